"""The short version of `python -m tests.fuzz`: a few hundred cases, always the same ones."""

from pathlib import Path

import pytest

import kmap
from tests.fuzz.fuzzing import TARGETS, kmap_in_a_folder, plan, tried
from tests.fuzz.options import commands
from tests.fuzz.running import BrokenError, Outcome, hold
from tests.fuzz.targets.editing import editing

CASES = {
    "commands": 130,
    "editing": 40,
    "formats": 60,
    "ignores": 30,
    "importing": 40,
    "overlays": 40,
    "pictures": 6,
    "reader": 300,
    "redacting": 25,
    "revisions": 4,
    "roundtrip": 25,
}


def test_every_target_has_its_share() -> None:
    assert set(CASES) == set(TARGETS)


def test_every_command_is_among_those_that_are_run() -> None:
    modules = (Path(kmap.__file__).parent / "cli" / "commands").glob("[a-z]*.py")
    assert set(commands()) == {module.stem.replace("_", "-") for module in modules}
    assert {"add", "set", "rename", "remove", "link", "log", "assess"} <= set(editing())


@pytest.mark.parametrize("target", TARGETS)
def test_all_goes_as_promised(target: str) -> None:
    with kmap_in_a_folder() as running:
        failures = [failure for name in plan(2, CASES[target], target) if (failure := tried(running, name))]
    assert not failures, "\n".join(f"{one.name}\n{one.told}" for one in failures)


@pytest.mark.parametrize(
    ("status", "out", "err"),
    [
        (3, b"", b"kmap: what is this\n"),
        (1, b"", b""),
        (2, b"", b"Traceback (most recent call last):\n"),
        (2, b"", b"kmap: Input should be a valid string\n"),
        (0, b"\x1b[2J\n", b""),
        (0, "a\u202eb\n".encode(), b""),
    ],
)
def test_what_no_run_may_do_is_seen(status: int, out: bytes, err: bytes) -> None:
    hold(Outcome(("check",), 0, b"all is well\n", b""))
    with pytest.raises(BrokenError):
        hold(Outcome(("check",), status, out, err))
