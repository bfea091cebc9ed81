"""Fixtures for the tests of attacks: a register of hostile texts, and a stopwatch."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.attack.hostile import FEW, REGISTER
from tests.attack.running import Within
from tests.cli.conftest import kmap, program

__all__ = ["kmap", "program"]


@contextmanager
def _within(seconds: int) -> Iterator[None]:
    def late(*_: object) -> None:
        pytest.fail(f"not done within {seconds} seconds", pytrace=False)

    if not hasattr(signal, "SIGALRM"):  # Windows: what hangs there ends with the job
        yield
        return
    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture
def within() -> Within:
    """Return a context that fails a test which is not done within so many seconds: far more than it needs."""
    return _within


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Return a register every text of which is an attack."""
    path = tmp_path / "stakeholders.yaml"
    path.write_text(REGISTER, encoding="utf-8")
    return path


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Return the same with few stakeholders, for what takes long to make."""
    path = tmp_path / "stakeholders.yaml"
    path.write_text(FEW, encoding="utf-8")
    return path
