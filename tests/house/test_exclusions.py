"""No line of the package is left out of the measured coverage without a reason beside it."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "kmap").rglob("*.py"))
TEXT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
COVERAGE = tomllib.loads(TEXT)["tool"]["coverage"]

PRAGMA = re.compile(r"#\s*pragma\b", re.IGNORECASE)
WITH_REASON = re.compile(r"# pragma: no (cover|branch): \w+( \S+)+$")
LEAVES_OUT = ("exclude_lines", "exclude_also", "partial_branches", "partial_branches_always", "partial_also", "omit")


def silent(text: str) -> list[str]:
    """Return the lines of a module that ask to be left out and do not say why in two words or more."""
    return [line for line in text.split("\n") if PRAGMA.search(line) and not WITH_REASON.search(line)]


def unexplained(setting: str, text: str) -> list[str]:
    """Return the entries of a list in the settings that have no comment behind them on their line."""
    block = re.search(rf"^{setting} = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    return [line for line in block[1].splitlines() if not re.search(r'", # \w+( \S+)+$', line)] if block else []


def test_a_line_is_left_out_only_with_a_reason() -> None:
    asking = {str(file.relative_to(ROOT)): silent(file.read_text(encoding="utf-8")) for file in FILES}
    assert FILES and {name: lines for name, lines in asking.items() if lines} == {}


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("x = 1  # pragma: no cover", False),
        ("x = 1  # pragma: no branch", False),
        ("x = 1  # PRAGMA: NO COVER: said too loud", False),
        ("x = 1  # pragma: no cover: why", False),
        ("x = 1  # pragma: no cover: only Windows comes here", True),
        ("x = 1  # pragma: no branch: the loop always ends by its return", True),
        ("x = 1", True),
    ],
)
def test_a_reason_is_more_than_a_word(line: str, kept: bool) -> None:
    assert (silent(line) == []) is kept


def test_branches_are_measured_in_the_programs_too_that_tests_start() -> None:
    assert COVERAGE["run"]["branch"] is True
    assert COVERAGE["run"]["source_pkgs"] == ["kmap"]
    assert "subprocess" in COVERAGE["run"]["patch"]


def test_less_than_95_in_a_hundred_fails() -> None:
    assert COVERAGE["report"]["fail_under"] >= 95


def test_the_settings_stand_in_the_place_of_what_coverage_leaves_out_by_itself() -> None:
    assert {"exclude_lines", "partial_branches", "partial_branches_always"} <= set(COVERAGE["report"])
    assert not (set(COVERAGE["run"]) | set(COVERAGE["report"])) & {"omit", "include", "exclude_also", "partial_also"}


@pytest.mark.parametrize("setting", LEAVES_OUT)
def test_every_pattern_has_its_reason_behind_it(setting: str) -> None:
    patterns = COVERAGE["report"].get(setting, [])
    assert unexplained(setting, TEXT) == []
    assert not patterns or len(patterns) == len(re.findall(r'", # ', _block(setting)))


def _block(setting: str) -> str:
    match = re.search(rf"^{setting} = \[\n(.*?)^\]", TEXT, re.MULTILINE | re.DOTALL)
    assert match is not None, f"{setting}: one pattern to a line, please"
    return match[1]


@pytest.mark.parametrize("pattern", COVERAGE["report"]["exclude_lines"] + COVERAGE["report"]["partial_branches"])
def test_a_pattern_leaves_out_no_pragma_without_a_reason(pattern: str) -> None:
    assert not re.search(pattern, "    pass  # pragma: no cover")
    assert not re.search(pattern, "    pass  # pragma: no branch")
    assert not re.search(pattern, "    return value")
