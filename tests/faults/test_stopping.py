"""Ctrl-C, SIGTERM and SIGHUP: one line, the exit status of the signal, and what was there before."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.cli.signals import Stopped, Stops

Kmap = Callable[..., subprocess.CompletedProcess[str]]
SAID = "kmap: stopped; no file is half-written\n"
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has these signals in name only")


def stop(number: int) -> Callable[..., None]:
    def at_this_moment(*_: object, **__: object) -> None:
        signal.raise_signal(number)

    return at_this_moment


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
@pytest.mark.parametrize("moment", ["os.fsync", "os.replace", "kmap.check.diagnose"])
def test_a_stop_while_reading_or_writing_leaves_the_old_file_and_nothing_else(
    kmap: Kmap, folder: Path, number: signal.Signals, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / "stakeholders.yaml").read_bytes()
    monkeypatch.setattr(moment, stop(number))
    command = ["check"] if moment.startswith("kmap") else ["set", "chm", "influence=4"]
    run = kmap(*command)
    assert (run.returncode, run.stderr) == (128 + number, SAID)
    assert [path.name for path in folder.iterdir()] == ["stakeholders.yaml"]
    assert (folder / "stakeholders.yaml").read_bytes() == before


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_stop_while_a_picture_is_drawn_leaves_none(
    kmap: Kmap, folder: Path, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matplotlib.figure.Figure.savefig", stop(number))
    run = kmap("grid", "--output", "grid.png")
    assert (run.returncode, run.stderr) == (128 + number, SAID)
    assert [path.name for path in folder.iterdir()] == ["stakeholders.yaml"]


def test_a_stop_while_git_runs_is_one_line(kmap: Kmap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess.Popen, "communicate", stop(signal.SIGINT))
    run = kmap("changes", "HEAD")
    assert (run.returncode, run.stderr) == (130, SAID)


def test_a_stop_in_the_middle_of_a_rename_puts_back_what_was_renamed(
    kmap: Kmap, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "p.stakeholders.yaml").write_text(
        "title: P\nextends: stakeholders.yaml\nrelationships: [{from: reg, to: chm}]\n"
    )
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    put, done = os.replace, []

    def stop_after_the_first(source: str, target: str) -> None:
        put(source, target)
        done.append(target)
        if len(done) == 1:
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(os, "replace", stop_after_the_first)
    run = kmap("rename", "chm", "homes")
    assert (run.returncode, run.stderr) == (143, SAID)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_signals_are_as_they_were_afterwards() -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    with pytest.raises(Stopped), Stops() as stops:
        signal.raise_signal(signal.SIGHUP)
    assert stops.status == 129
    assert [signal.getsignal(number) for number in SIGNALS] == before


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Stops() as stops:
            signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert stops.status == 130
