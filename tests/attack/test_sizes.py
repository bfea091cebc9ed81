"""Registers that are small to write and large to read, or to report on."""

from pathlib import Path

import pytest

from tests.attack.running import Kmap, Within

DEEP = {
    "list in a line": "title: A\nstakeholders: " + "[" * 10_000 + "]" * 10_000 + "\n",
    "group in a line": "title: " + "{a: " * 10_000 + "}" * 10_000 + "\n",
    "list in lines": "- " * 10_000 + "a\n",
    "group in lines": "".join(f"{' ' * level}a:\n" for level in range(2_000)),
    "never closed": "title: " + "{a: [" * 10_000,
    "keys of keys": "? " * 10_000 + "a\n",
}
SAME = (
    "{title: A, as_of: 2026-10-01, stakeholders: [{id: a, name: %s, engagement_points: [%s]}], relationships: [%s]}\n"
)
POINT, TIE = "{date: 2026-10-09, what: x}", "{from: a, to: a}"
KINDS = ("text", "concise", "json", "github", "gitlab", "junit", "sarif")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "stakeholders.yaml"


@pytest.mark.parametrize("shape", DEEP)
def test_ten_thousand_levels_of_nesting_end_in_a_few_lines(
    kmap: Kmap, register: Path, within: Within, shape: str
) -> None:
    register.write_text(DEEP[shape], encoding="utf-8")
    with within(20):
        run = kmap("check")
    assert run.returncode == 1
    assert "[KM008]" in run.stdout or "[KM003]" in run.stdout
    assert len(run.stdout) < 10_000


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.mkdir [made]", "!!python/object/new:os.mkdir [[made]]"])
def test_a_tag_makes_nothing_but_a_finding(kmap: Kmap, tmp_path: Path, register: Path, tag: str) -> None:
    register.write_text(f"title: A\nstakeholders: []\nteam: {tag}\n", encoding="utf-8")
    assert "[KM007]" in kmap("check").stdout
    assert not (tmp_path / "made").exists()


def test_a_hundred_megabytes_in_one_text_are_refused_in_a_few_lines(kmap: Kmap, register: Path, within: Within) -> None:
    register.write_text(f"title: A\nstakeholders:\n  - name: {'x' * 100_000_000}\n", encoding="utf-8")
    with within(60):
        run = kmap("check")
    assert run.returncode == 1
    assert "3:11: error: a text of 100,000,000 characters; 100,000 are allowed [KM011]" in run.stdout
    assert len(run.stdout) < 1_000


@pytest.mark.parametrize(
    "line",
    ["title: %s", "title: '%s'", "title: |-\n  %s", "title: A\nequity: [%s]", "title: A\nscale: {labels: {1: %s}}"],
)
def test_a_text_has_an_end_wherever_it_stands(kmap: Kmap, register: Path, line: str) -> None:
    for length, refused in ((100_000, False), (100_001, True)):
        register.write_text(f"{line % ('x' * length)}\nstakeholders: [{{name: B}}]\n", encoding="utf-8")
        assert (f"a text of {length:,} characters" in kmap("check").stdout) is refused


@pytest.mark.parametrize("kind", KINDS)
def test_no_long_line_and_no_long_name_is_told_with_every_finding(kmap: Kmap, register: Path, kind: str) -> None:
    register.write_text(SAME % ("N" * 90_000, ", ".join([POINT] * 300), ", ".join([TIE] * 300)), encoding="utf-8")
    run = kmap("check", "--format", kind)
    assert run.returncode == 1
    assert "KM103" in run.stdout and "KM608" in run.stdout
    assert len(run.stdout) < 600 * 10_000  # the line, or the name, with each of them would be 27 million and more


def test_a_file_without_an_end_is_not_read_to_its_end(kmap: Kmap, within: Within) -> None:
    with within(20):
        run = kmap("check", "/dev/zero")
    assert (run.returncode, "not an ordinary file" in run.stdout) == (2, True)
