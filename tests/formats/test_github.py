"""GitHub: annotations that its runner reads as meant, and a summary that Markdown shows as meant."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmap.check import Checked
from kmap.errors import Diagnostic, Position, Severity
from kmap.formats.github import LONGEST_SUMMARY, diagnostics, summary

FOUND = Diagnostic(
    "maps/a.yaml",
    Position(3, 16),
    Severity.ERROR,
    "KM201",
    "score-outside-scale",
    "influence `11` is outside 1..5",
    "write a score",
    ("stakeholders", 0, "influence"),
    "    influence: 11",
    "stakeholders/nhsa/influence",
)
HOSTILE = [
    "a\n::error::b",
    "a\r\n::stop-commands::b",
    "%0A::error::b",
    "a%0Ab %25 %",
    "a::b,line=1,file=x:y",
    "##[error]b",
    "##[add-mask]b;c]",
    "]]>",
    "<script>alert(1)</script>",
    "``` `x` ````",
    "| a | b |",
    "[a](https://example.org) ![b](c) @team #1",
    "\x1b[31mred\x1b[0m",
    "\u202eturned\u2066",
    "\x00\x07\x9b",
    "\u2028\u2029\x85",
    "\ud800",
    "",
]


def checked(*found: Diagnostic, registers: int = 1) -> Checked:
    return Checked(tuple(f"{number}.yaml" for number in range(registers)), found, 1)


@dataclass
class Command:
    """What GitHub's runner reads from a line."""

    name: str
    properties: dict[str, str]
    message: str


def obey(line: str) -> Command | None:
    """Read a line as GitHub's runner does: a command, or None for a line that it prints."""
    found = re.match(r"\s*::([a-z-]+)(?: (.*?))?::(.*)", line, re.DOTALL)
    if found is None:
        assert re.search(r"##\[[a-z-]", line) is None, "the old form is a command wherever it stands"
        return None
    name, written, message = found.groups()
    pairs = [pair.split("=", 1) for pair in (written or "").split(",")]
    for token in ("0D\r", "0A\n", "3A:", "2C,", "25%"):
        pairs = [[key, value.replace(f"%{token[:2]}", token[2])] for key, value in pairs]
        message = message if token[2] in ":," else message.replace(f"%{token[:2]}", token[2])
    return Command(name, dict(pairs), message)


def test_a_finding_is_an_annotation_at_its_place_with_rule_message_and_tip() -> None:
    line, _ = diagnostics(checked(FOUND)).splitlines()
    assert line == (
        "::error file=maps/a.yaml,line=3,col=16,title=KM201 score-outside-scale::"
        "maps/a.yaml:3:16: influence `11` is outside 1..5%0Atip: write a score"
    )


def test_a_finding_without_a_tip_is_one_line() -> None:
    line, _ = diagnostics(checked(FOUND._replace(tip=""))).splitlines()
    assert line.endswith("::maps/a.yaml:3:16: influence `11` is outside 1..5")


def test_a_remark_is_a_notice() -> None:
    text = diagnostics(checked(FOUND._replace(severity=Severity.INFO)))
    assert text.startswith("::notice file=")
    assert text.endswith("\n1 notice in 1 register\n")


def test_errors_come_first_and_the_last_line_counts() -> None:
    found = [FOUND._replace(severity=severity) for severity in (Severity.INFO, Severity.WARNING, Severity.ERROR)]
    lines = diagnostics(checked(*found, found[1], registers=2)).splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ["::error", "::warning", "::warning", "::notice"]
    assert lines[-1] == "1 error, 2 warnings and 1 notice in 2 registers"


def test_ten_of_each_kind_are_shown_in_their_order_and_the_rest_is_counted() -> None:
    found = [
        FOUND._replace(severity=severity, position=Position(number + 1, 1))
        for number in range(300)
        for severity in (Severity.WARNING, Severity.ERROR)
    ]
    *lines, count = diagnostics(checked(*found)).splitlines()
    commands = [command for command in map(obey, lines) if command is not None]
    assert [command.name for command in commands] == ["error"] * 10 + ["warning"] * 10
    assert [command.properties["line"] for command in commands] == 2 * [str(line) for line in range(1, 11)]
    assert count == (
        "300 errors and 300 warnings in 1 register (580 of them without an annotation: GitHub shows 10 of each kind)"
    )


def test_nothing_found_is_one_plain_line() -> None:
    assert diagnostics(checked(registers=3)) == "3 registers: nothing to find fault with\n"


def test_standard_input_has_no_file_to_annotate() -> None:
    command = obey(diagnostics(checked(FOUND._replace(path="-"))).splitlines()[0])
    assert command is not None
    assert command.properties == {"title": "KM201 score-outside-scale"}
    assert command.message.startswith("stdin:3:16: ")


def test_a_path_below_the_current_folder_is_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = diagnostics(checked(FOUND._replace(path=str(tmp_path / "maps" / "a.yaml"))))
    assert text.startswith("::error file=maps/a.yaml,")


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_register_holds_is_one_annotation_at_the_right_place(text: str) -> None:
    found = FOUND._replace(path=f"maps/{text}.yaml", message=f"{text}!", tip=f"{text}?")
    assert_one_annotation(found)


@given(st.text(), st.text(), st.text().filter(lambda path: "\x00" not in path))
def test_no_text_is_more_than_one_annotation(message: str, tip: str, path: str) -> None:
    assert_one_annotation(FOUND._replace(path=f"maps/{path}.yaml", message=message, tip=f"{tip}."))


def assert_one_annotation(found: Diagnostic) -> None:
    line, count, end = diagnostics(checked(found)).split("\n")
    command = obey(line)
    assert command is not None
    assert command.name == "error"
    assert set(command.properties) == {"file", "line", "col", "title"}
    assert (command.properties["line"], command.properties["col"]) == ("3", "16")
    assert command.properties["title"] == "KM201 score-outside-scale"
    assert command.message.count("\n") == 1
    assert command.message.replace("\n", "").isprintable() or not command.message.isascii()
    assert "\x1b" not in line
    assert obey(count) is None
    assert end == ""


def test_percent_signs_come_back_as_they_were() -> None:
    command = obey(diagnostics(checked(FOUND._replace(message="100 %0A 5%25", tip=""))).splitlines()[0])
    assert command is not None
    assert command.message == "maps/a.yaml:3:16: 100 %0A 5%25"


def test_a_summary_holds_counts_findings_and_grids() -> None:
    minor = FOUND._replace(severity=Severity.WARNING, tip="", message="no owner", code="KM302", name="no-owner")
    assert summary(checked(minor, FOUND), ["  A\n  B  \n"]) == (
        "## kmap check\n"
        "\n"
        "1 error and 1 warning in 1 register\n"
        "\n"
        "| severity | where | what | rule |\n"
        "| --- | --- | --- | --- |\n"
        "| error | maps/a.yaml:3:16 | influence \\`11\\` is outside 1..5; write a score | KM201 score-outside-scale |\n"
        "| warning | maps/a.yaml:3:16 | no owner | KM302 no-owner |\n"
        "\n"
        "```text\n"
        "  A\n"
        "  B\n"
        "```\n"
    )


def test_a_summary_without_findings_has_no_table() -> None:
    assert summary(checked()) == "## kmap check\n\n1 register: nothing to find fault with\n"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_finding_is_one_row_of_four_cells_without_mark_up(text: str) -> None:
    found = FOUND._replace(path=f"{text}.yaml", message=f"{text}!", tip=f"{text}?")
    rows = summary(checked(found)).split("\n")[6:]
    assert rows[1:] == [""]
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", rows[0])) == 5
    assert re.search(r"(?<!\\)(?:\\\\)*[<`\[]", rows[0]) is None
    assert "\x1b" not in rows[0]
    assert "\u202e" not in rows[0]


@pytest.mark.parametrize("fence", ["```", "````text", "`" * 30, "~~~", "a ``` b"])
def test_no_drawing_closes_its_fence(fence: str) -> None:
    drawing = f"grid\n{fence}\n<script>\n\x1b[31m"
    opened, *inside, closed, end = summary(checked(), [drawing]).split("\n")[4:]
    assert opened == f"{closed}text"
    assert set(closed) == {"`"}
    assert len(closed) > max(map(len, re.findall("`+", drawing)), default=2)
    assert inside == ["grid", fence, "<script>", "\\x1b[31m"]
    assert end == ""


def test_a_summary_stays_below_the_limit_and_says_what_it_leaves_out() -> None:
    found = [FOUND._replace(severity=Severity.INFO, message="é" * 200)] * 5000
    text = summary(checked(FOUND, *found), ["█" * 100_000, "█" * 300_000, "small"])
    assert len(text.encode()) <= LONGEST_SUMMARY < 2**20
    rows = text.count("\n| info ")
    assert "\n| error " in text
    assert "\nsmall\n" in text
    assert 0 < rows < 5000
    assert text.endswith(f"\n{5000 - rows} findings and 1 grid left out, for want of room: GitHub takes 1 MiB.\n")


def test_one_endless_message_leaves_room_for_the_others() -> None:
    text = summary(checked(FOUND._replace(message="x" * 2_000_000), FOUND))
    assert text.count("| error |") == 1
    assert text.endswith("\n1 finding left out, for want of room: GitHub takes 1 MiB.\n")
