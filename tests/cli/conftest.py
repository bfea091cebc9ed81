"""Fixtures for the tests of the command line."""

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
topics: [{id: nights, name: Hot nights}]
stakeholders:
  - id: regulator
    name: Care regulator
    category: government
    tags: [england]
    influence: 5
    interest: 4
    because: It closes homes
    engagement: {owner: KM lead}
  - {name: Care home managers, category: practitioners, influence: 2, interest: 5, because: They run the homes}
"""
SETTINGS = ("COLUMNS", "GITHUB_ACTIONS", "GITLAB_CI", "KMAP_DEBUG", "KMAP_REGISTER", "NO_COLOR")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one register, `stakeholders.yaml`, without any finding."""
    (tmp_path / "stakeholders.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


@pytest.fixture
def kmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs the command line in the test's folder, within this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, input_: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["kmap", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(input_.encode()), encoding="utf-8"))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8"))
            for name, value in variables.items():
                patch.setenv(name, value)
            try:
                with pytest.raises(SystemExit) as end:
                    main()
            finally:
                gc.enable()
            sys.stdout.flush()
            sys.stderr.flush()
            assert isinstance(end.value.code, int)
            return subprocess.CompletedProcess(
                arguments, end.value.code, out.getvalue().decode(), err.getvalue().decode()
            )

    return run


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs `python -m kmap` in the test's folder, for what only a process of its own shows."""
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}

    def run(
        *arguments: str,
        command: tuple[str, ...] = ("-m", "kmap"),
        stdout: int = subprocess.PIPE,
        stderr: int = subprocess.PIPE,
        **variables: str,
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *command, *arguments],
            cwd=tmp_path,
            env=inherited | {"PYTHONPATH": str(ROOT)} | variables,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run
