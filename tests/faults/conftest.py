"""Fixtures for the tests of what goes wrong outside of kmap: disks, pipes, signals, locales, permissions."""

import gc
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.cli.main import main

ROOT = Path(__file__).parents[2]
MAP = """\
title: Heat in care homes
as_of: 2026-10-01
stakeholders:
  - {id: chm, name: Care homes Łódź, category: practitioners, influence: 2, interest: 5, because: They run them}
  - {id: reg, name: Regulator, category: government, influence: 5, interest: 4, because: It closes homes}
relationships: [{from: chm, to: reg}]
"""
SETTINGS = ("COLUMNS", "GITHUB_ACTIONS", "GITLAB_CI", "KMAP_DEBUG", "KMAP_REGISTER", "NO_COLOR", "PYTHONIOENCODING")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one register, in which the test stands."""
    (tmp_path / "stakeholders.yaml").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


class Full(io.RawIOBase):
    """A stream that takes nothing."""

    def __init__(self, error: OSError) -> None:
        self.error = error

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        raise self.error


@pytest.fixture
def kmap(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs the command line in this process.

    `out_fails` and `err_fails` are what writing on standard output and error raises; `encoding` is theirs.
    """

    def run(
        *arguments: str,
        input_: bytes = b"",
        encoding: str = "utf-8",
        out_fails: OSError | None = None,
        err_fails: OSError | None = None,
    ) -> subprocess.CompletedProcess[str]:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["kmap", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(input_), encoding="utf-8"))
            for name, kept, fails in (("stdout", out, out_fails), ("stderr", err, err_fails)):
                raw = io.BufferedWriter(Full(fails), 64) if fails is not None else kept
                patch.setattr(sys, name, io.TextIOWrapper(raw, encoding=encoding, write_through=fails is not None))
            try:
                with pytest.raises(SystemExit) as end:
                    main()
            finally:
                gc.enable()
                for stream, fails in ((sys.stdout, out_fails), (sys.stderr, err_fails)):
                    if fails is None:
                        stream.flush()
                    else:  # what it still holds would fail once more when it is closed
                        stream.buffer.raw.write = len  # type: ignore[union-attr]
            assert isinstance(end.value.code, int)
            printed = (one.getvalue().decode("utf-8", "backslashreplace") for one in (out, err))
            return subprocess.CompletedProcess(arguments, end.value.code, *printed)

    return run


@pytest.fixture
def environment() -> dict[str, str]:
    """Return the environment of a kmap in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return kept | {"PYTHONPATH": str(ROOT)}
