"""Fixtures for the tests of the check."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return a function that writes a register into the folder that the test stands in, and returns its path."""
    monkeypatch.chdir(tmp_path)

    def write_register(text: str, path: str = "stakeholders.yaml") -> str:
        Path(path).write_text(dedent(text), encoding="utf-8", newline="")
        return path

    return write_register
