"""The progress bar: on a terminal, after a while, and never in the way of what is printed."""

import contextlib
import math
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kmap.cli import progress as module
from kmap.cli.progress import progress

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")

ROOT = Path(__file__).parents[2]
REGISTER = "title: Heat\nas_of: 2026-10-01\nstakeholders:\n  - {name: Councils, influence: 2, interest: 4}\n"
AT_ONCE = "from kmap.cli import main, progress; progress.PATIENCE = 0; main.main()"
HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"


class Terminal:
    """A pseudo-terminal, and what has been written to it."""

    def __init__(self) -> None:
        self.master, self.slave = pty.openpty()
        self.stream = os.fdopen(self.slave, "w", encoding="utf-8")

    def columns(self, count: int) -> None:
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, count, 0, 0))

    def written(self) -> str:
        """Return all that was written; nothing can be written after this."""
        self.stream.close()
        pieces = []
        with contextlib.suppress(OSError):  # the end, where nobody holds the other side
            while piece := os.read(self.master, 65536):
                pieces.append(piece)
        return b"".join(pieces).decode()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """Return a terminal of 80 columns, and let the patience be over at once."""
    opened = Terminal()
    opened.columns(80)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(module, "PATIENCE", 0)
    yield opened
    os.close(opened.master)


def work(terminal: Terminal, *done: int, length: int = 4) -> None:
    """Tell the bar that so many things are done, one number after the other."""
    with contextlib.redirect_stderr(terminal.stream), progress(length, "checking") as tell:
        for count in done:
            tell(count)


def test_patience_is_two_seconds() -> None:
    assert module.PATIENCE == 2


def test_bar_appears_on_a_terminal_once_patience_is_over(terminal: Terminal) -> None:
    work(terminal, 1, 2, 3, 4)
    written = terminal.written()
    assert written.startswith(f"\r{HIDE_CURSOR}checking  [#######")
    assert "25%" in written


def test_bar_ends_full_on_a_line_of_its_own_and_gives_the_cursor_back(terminal: Terminal) -> None:
    work(terminal, 1, 2, 3, 4)
    assert terminal.written().endswith(f"[{'#' * 30}]  100%{SHOW_CURSOR}\r\n")


def test_nothing_is_written_before_patience_is_over(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", math.inf)
    work(terminal, *range(1, 301), length=300)
    assert terminal.written() == ""


def test_bar_does_not_appear_when_all_is_done(terminal: Terminal) -> None:
    work(terminal, 4)
    assert terminal.written() == ""


def test_one_thing_alone_has_no_bar(terminal: Terminal) -> None:
    work(terminal, 1, length=1)
    assert terminal.written() == ""


def test_narrow_terminal_has_a_bar_on_one_line(terminal: Terminal) -> None:
    terminal.columns(44)
    work(terminal, 1, 2, 3, 4)
    drawn = terminal.written().replace(HIDE_CURSOR, "").replace(SHOW_CURSOR, "")
    lines = [line.rstrip("\n") for line in drawn.split("\r")]
    assert max(map(len, lines)) < 44
    assert f"checking  [{'#' * 15}]  100%" in lines


@pytest.mark.parametrize("columns", [1, 20, 37])
def test_terminal_too_narrow_for_a_bar_has_none(terminal: Terminal, columns: int) -> None:
    terminal.columns(columns)
    work(terminal, 1, 2, 3, 4)
    assert terminal.written() == ""


def test_terminal_that_does_not_know_its_size_has_a_bar(terminal: Terminal) -> None:
    terminal.columns(0)
    work(terminal, 1, 2, 3, 4)
    assert "100%" in terminal.written()


def test_terminal_that_can_not_move_its_cursor_has_no_bar(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    work(terminal, 1, 2, 3, 4)
    assert terminal.written() == ""


def test_error_in_the_middle_gives_the_cursor_back(terminal: Terminal) -> None:
    def begin() -> None:
        with progress(4, "checking") as tell:
            tell(1)
            raise KeyboardInterrupt

    with contextlib.redirect_stderr(terminal.stream), pytest.raises(KeyboardInterrupt):
        begin()
    assert terminal.written().endswith(f"{SHOW_CURSOR}\r\n")


def test_closed_standard_error_has_no_bar(terminal: Terminal) -> None:
    terminal.stream.close()
    work(terminal, 1, 2, 3, 4)
    assert terminal.written() == ""


Check = Callable[[int, int], "subprocess.CompletedProcess[str]"]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Return a function that checks three registers, with a bar at once, in a process of its own."""
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.stakeholders.yaml").write_text(REGISTER, encoding="utf-8")

    def run(stdout: int, stderr: int) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", AT_ONCE, "check", ".", "--format", "concise"],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "80"},
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run


def test_pipe_gets_no_bar(check: Check) -> None:
    done = check(subprocess.PIPE, subprocess.PIPE)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 3


def test_bar_leaves_what_is_printed_into_a_pipe_as_it_is(check: Check) -> None:
    plain, terminal = check(subprocess.PIPE, subprocess.PIPE).stdout, Terminal()
    beside = check(subprocess.PIPE, terminal.slave).stdout
    bar = terminal.written()
    os.close(terminal.master)
    assert beside == plain
    assert "100%" in bar


def test_findings_on_the_same_terminal_begin_on_the_line_below_the_bar(check: Check) -> None:
    plain, terminal = check(subprocess.PIPE, subprocess.PIPE).stdout, Terminal()
    check(terminal.slave, terminal.slave)
    written = terminal.written()
    os.close(terminal.master)
    bar, _, below = written.partition(f"{SHOW_CURSOR}\r\n")
    assert bar.endswith("100%")
    assert below == plain.replace("\n", "\r\n")
