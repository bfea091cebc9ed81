"""`kmap plan`, `coverage`, `evaluate` and `brief` on the command line."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest

Kmap = Callable[..., subprocess.CompletedProcess[str]]
PROGRAMME = (Path(__file__).parents[1] / "analysis" / "programme.yaml").read_text(encoding="utf-8")
COMMANDS = (["plan"], ["coverage"], ["evaluate"], ["brief", "council"])


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    (tmp_path / "stakeholders.yaml").write_text(PROGRAMME, encoding="utf-8")
    return tmp_path


def name(command: list[str]) -> str:
    return command[0]


@pytest.mark.parametrize("command", COMMANDS, ids=name)
@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(kmap: Kmap, programme: Path, command: list[str], columns: int) -> None:
    run = kmap(*command, COLUMNS=str(columns))
    assert (run.returncode, run.stderr) == (0, "")
    assert max(map(len, run.stdout.split("\n"))) <= columns


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_json_names_the_report(kmap: Kmap, programme: Path, command: list[str]) -> None:
    assert json.loads(kmap(*command, "--format", "json").stdout)["format"] == f"kmap-{command[0]}"


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_csv_has_as_many_cells_in_each_row(kmap: Kmap, programme: Path, command: list[str]) -> None:
    rows = list(csv.reader(io.StringIO(kmap(*command, "--format", "csv").stdout)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("command", COMMANDS, ids=name)
@pytest.mark.parametrize("ending", ["txt", "json", "csv", "md"])
def test_the_ending_of_the_file_says_the_format(kmap: Kmap, programme: Path, command: list[str], ending: str) -> None:
    run = kmap(*command, "--output", f"out.{ending}")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", f"wrote out.{ending}\n")
    assert (programme / f"out.{ending}").stat().st_size > 100


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_empty_register_is_no_mistake(kmap: Kmap, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "stakeholders.yaml").write_text("title: T\nstakeholders: []\n", encoding="utf-8")
    for format_ in ("text", "json", "csv", "markdown"):
        run = kmap(*command, "--format", format_)
        assert run.returncode == (2 if command[0] == "brief" else 0), run.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_unknown_topic_is_refused_with_those_that_are_known(kmap: Kmap, programme: Path, command: list[str]) -> None:
    run = kmap(*command, "--topic", "crosings")
    assert run.returncode == 2
    assert "--topic `crosings` is not known; known are crossings, air" in run.stderr
    assert "did you mean `crossings`?" in run.stderr


@pytest.mark.parametrize("command", [command for command in COMMANDS if command[0] != "brief"], ids=name)
def test_register_that_is_refused_is_told_as_by_check(kmap: Kmap, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "stakeholders.yaml").write_text("title: T\nstakeholders: [{nme: A}]\n", encoding="utf-8")
    run = kmap(*command)
    assert run.returncode == 1
    assert "unknown field `nme`" in run.stderr


LOADED = """
import atexit, sys
atexit.register(lambda: print("LOADED", *{name.partition(".")[0] for name in sys.modules}, file=sys.stderr))
from kmap.cli.main import main
main()
"""
HEAVY = {"icalendar", "krippendorff", "matplotlib", "networkx", "numpy", "rich", "rustworkx"}


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_command_loads_neither_graphs_nor_pictures_nor_calendars(
    program: Kmap, programme: Path, command: list[str]
) -> None:
    run = program(*command, command=("-c", LOADED))
    assert run.returncode == 0
    assert not HEAVY.intersection(run.stderr.split())


def test_calendar_alone_loads_the_library_for_calendars(program: Kmap, programme: Path) -> None:
    run = program("plan", "--format", "ics", command=("-c", LOADED))
    assert HEAVY.intersection(run.stderr.split()) == {"icalendar"}


class TestPlan:
    def test_calendar_is_written_to_a_file(self, kmap: Kmap, programme: Path) -> None:
        assert kmap("plan", "--output", "plan.ics").returncode == 0
        content = (programme / "plan.ics").read_bytes()
        assert content.startswith(b"BEGIN:VCALENDAR\r\n")
        assert str(icalendar.Calendar.from_ical(content)["x-wr-calname"]) == "Streets and schools"

    def test_calendar_is_printed(self, kmap: Kmap, programme: Path) -> None:
        assert kmap("plan", "--format", "ics").stdout.startswith("BEGIN:VCALENDAR\r\n")

    def test_no_other_command_writes_a_calendar(self, kmap: Kmap, programme: Path) -> None:
        run = kmap("coverage", "--format", "ics")
        assert run.returncode == 2
        assert "known are text, json, csv, markdown\n" in run.stderr

    def test_ending_that_says_no_format_is_refused_with_those_that_do(self, kmap: Kmap, programme: Path) -> None:
        run = kmap("plan", "--output", "plan.docx")
        assert "end it in .txt, .json, .csv, .md, .ics" in run.stderr

    def test_markdown_has_what_people_read(self, kmap: Kmap, programme: Path) -> None:
        lines = kmap("plan", "--format", "markdown").stdout.splitlines()
        assert lines[2] == "| date | overdue days | kind | whom | what | owner |"
        assert {line.count(" | ") for line in lines[2:10]} == {5}

    @pytest.mark.parametrize("weeks", ["0", "-3", "521"])
    def test_weeks_out_of_range_are_refused(self, kmap: Kmap, programme: Path, weeks: str) -> None:
        run = kmap("plan", "--weeks", weeks)
        assert run.returncode == 2
        assert f"--weeks `{weeks}` is outside 1 to 520" in run.stderr

    def test_unknown_owner_is_refused_with_the_nearest(self, kmap: Kmap, programme: Path) -> None:
        run = kmap("plan", "--owner", "KM led")
        assert run.returncode == 2
        assert "did you mean `KM lead`?" in run.stderr

    def test_owner_is_found_whatever_the_case(self, kmap: Kmap, programme: Path) -> None:
        rows = json.loads(kmap("plan", "--owner", "km LEAD", "--format", "json").stdout)["rows"]
        assert {row["owner"] for row in rows} == {"KM lead"}

    def test_as_of_another_day_it_is_another_plan(self, kmap: Kmap, programme: Path) -> None:
        rows = json.loads(kmap("plan", "--as-of", "2026-09-01", "--format", "json").stdout)["rows"]
        assert {"kind": "engagement-point", "date": "2026-09-30"}.items() <= next(
            row for row in rows if row["kind"] == "engagement-point"
        ).items()

    def test_folder_is_planned_for_as_one(self, kmap: Kmap, programme: Path) -> None:
        other = "title: Other\nas_of: 2026-10-01\nstakeholders: [{name: Mill, influence: 1, interest: 1}]\n"
        (programme / "more").mkdir()
        (programme / "more" / "mill.stakeholders.yaml").write_text(other, encoding="utf-8")
        rows = json.loads(kmap("plan", ".", "--format", "json").stdout)["rows"]
        assert {row["register"] for row in rows} == {"stakeholders.yaml", "more/mill.stakeholders.yaml"}
        assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)

    def test_folder_tells_the_mistakes_of_all_its_registers(self, kmap: Kmap, tmp_path: Path) -> None:
        for file in ("a", "b"):
            (tmp_path / f"{file}.stakeholders.yaml").write_text(f"title: T\nstakeholders: [{{{file}: 1}}]\n")
        run = kmap("plan", ".")
        assert run.returncode == 1
        assert "unknown field `a`" in run.stderr
        assert "unknown field `b`" in run.stderr

    def test_folder_without_registers_is_said_to_be_so(self, kmap: Kmap, tmp_path: Path) -> None:
        run = kmap("plan", ".")
        assert run.returncode == 2
        assert "there is no register below the folder `.`" in run.stderr


class TestEvaluate:
    def test_period_is_the_year_up_to_the_day(self, kmap: Kmap, programme: Path) -> None:
        assert "2025-10-02 to 2026-10-01" in kmap("evaluate").stdout

    def test_period_begins_on_the_day_asked_for(self, kmap: Kmap, programme: Path) -> None:
        assert "2026-08-21 to 2026-10-01" in kmap("evaluate", "--since", "2026-08-21").stdout

    def test_beginning_after_the_end_is_refused(self, kmap: Kmap, programme: Path) -> None:
        run = kmap("evaluate", "--since", "2026-10-02")
        assert run.returncode == 2
        assert "--since 2026-10-02 is after 2026-10-01" in run.stderr

    def test_word_that_is_no_date_is_refused_by_its_option(self, kmap: Kmap, programme: Path) -> None:
        assert "--since `yesterday` is not a date" in kmap("evaluate", "--since", "yesterday").stderr

    def test_markdown_begins_with_a_paragraph(self, kmap: Kmap, programme: Path) -> None:
        title, empty, paragraph, *_ = kmap("evaluate", "--format", "markdown").stdout.split("\n")
        assert title.startswith("# What came of it")
        assert empty == ""
        assert paragraph.startswith("From 2 October 2025 to 1 October 2026 the log has 5 contacts")


class TestBrief:
    def test_id_and_register_can_change_places(self, kmap: Kmap, programme: Path) -> None:
        assert kmap("brief", "stakeholders.yaml", "council").stdout == kmap("brief", "council").stdout

    def test_name_does_as_well_as_an_id(self, kmap: Kmap, programme: Path) -> None:
        assert kmap("brief", "town COUNCIL").stdout == kmap("brief", "council").stdout

    def test_unknown_id_is_refused_with_the_nearest(self, kmap: Kmap, programme: Path) -> None:
        run = kmap("brief", "counsil")
        assert run.returncode == 2
        assert "did you mean `council`?" in run.stderr

    def test_team_itself_has_no_brief(self, kmap: Kmap, programme: Path) -> None:
        assert "`unit` is the team itself" in kmap("brief", "unit").stderr

    def test_register_alone_is_no_id(self, kmap: Kmap, programme: Path) -> None:
        assert "is a register, not the id of a stakeholder" in kmap("brief", "stakeholders.yaml").stderr

    def test_one_who_does_not_count_any_more_is_said_to_be_so(self, kmap: Kmap, programme: Path) -> None:
        assert "`shops` does not count on 2026-11-16" in kmap("brief", "shops", "--as-of", "2026-11-16").stderr

    def test_markdown_has_a_heading_for_each_part(self, kmap: Kmap, programme: Path) -> None:
        text = kmap("brief", "council", "--format", "markdown").stdout
        assert text.startswith("# Town council\n")
        assert [line for line in text.splitlines() if line.startswith("## ")] == [
            "## Who they are",
            "## Place and level",
            "## What they need",
            "## Their dates",
            "## What we promised",
            "## Last contacts",
            "## Who introduces us",
            "## What may go wrong",
        ]
