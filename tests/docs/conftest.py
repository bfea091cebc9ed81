"""Runs the commands that the pages show, as their reader would, in a folder of their own."""

import gc
import io
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from kmap.cli.main import main

ROOT = Path(__file__).parents[2]
NOON = 1790856000.0  # 2026-10-01 12:00 UTC, the day of the bundled register
SETTINGS = ("GITHUB_ACTIONS", "GITLAB_CI", "KMAP_DEBUG", "KMAP_REDACT_KEY", "KMAP_REGISTER", "XDG_CONFIG_HOME")
SHIM = """\
#!{python}
import sys, time
sys.path.insert(0, {root!r})
time.time = lambda: {noon}
from kmap.cli.main import main
main()
"""


class Done(NamedTuple):
    """What a command has printed, on both streams as it came, and its exit status."""

    printed: str
    status: int


class Terminal:
    """A terminal of 80 columns in a folder, on 2026-10-01.

    A command of kmap runs within this process; whatever else a page says (git, a pipe) runs in a shell.
    """

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.home = self.folder = folder
        self.patch = patch
        self.shims = folder.parent / f"{folder.name}-shims"

    def run(self, command: str) -> Done:
        """Run one line."""
        words = shlex.split(command, comments=True)
        if words[0] == "cd" and len(words) == 2:
            self.folder = (self.folder / words[1].replace("~", str(self.home), 1)).resolve(strict=True)
            return Done("", 0)
        if words[0] == "kmap" and not _asks_for_a_shell(command):
            return self._kmap(words)
        return self._shell(command)

    def _kmap(self, words: list[str]) -> Done:
        both = io.BytesIO()
        with self.patch.context() as patch:
            patch.chdir(self.folder)
            patch.setattr(time, "time", lambda: NOON)
            patch.setattr(sys, "argv", words)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
            for name in ("stdout", "stderr"):
                patch.setattr(sys, name, io.TextIOWrapper(both, encoding="utf-8", write_through=True))
            try:
                with pytest.raises(SystemExit) as end:
                    main()
            finally:
                gc.enable()
            sys.stdout.flush()
            sys.stderr.flush()
            assert isinstance(end.value.code, int)
            return Done(both.getvalue().decode(), end.value.code)

    def _shell(self, command: str) -> Done:
        shell = shutil.which("sh")
        if shell is None:
            pytest.skip("sh is not installed")
        if not self.shims.exists():
            self.shims.mkdir()
            shim = self.shims / "kmap"
            shim.write_text(SHIM.format(python=sys.executable, root=str(ROOT), noon=NOON), encoding="utf-8")
            shim.chmod(0o755)
        done = subprocess.run(
            [shell, "-c", command],
            cwd=self.folder,
            env=os.environ | {"PATH": f"{self.shims}{os.pathsep}{os.environ['PATH']}"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        return Done(done.stdout, done.returncode)


def _asks_for_a_shell(command: str) -> bool:
    parts = shlex.shlex(command, posix=True, punctuation_chars=True)
    parts.whitespace_split = True
    return any(part and set(part) <= set("();<>|&") for part in parts)


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal in an empty folder, which is also the home folder."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    settings = {"COLUMNS": "80", "NO_COLOR": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
    git = {
        f"GIT_{who}_{what}": word
        for who in ("AUTHOR", "COMMITTER")
        for what, word in (("NAME", "A reader"), ("EMAIL", "reader@example.org"), ("DATE", "2026-09-30T12:00:00Z"))
    }
    git |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, value in (settings | git | {"HOME": str(folder)}).items():
        monkeypatch.setenv(name, value)
    return Terminal(folder, monkeypatch)
