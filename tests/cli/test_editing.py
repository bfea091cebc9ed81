"""The commands that edit: what they write, what they say, what they refuse."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Kmap = Callable[..., subprocess.CompletedProcess[str]]

MAP = """\
# Our map.
title: Heat in care homes
as_of: 2026-10-01
topics: [{id: nights, name: Hot nights}]

stakeholders:
  - id: regulator            # closes homes
    name: Care regulator
    category: government
    tags: [england]
    influence: 5
    interest: 4
    because: It closes homes
    engagement: {owner: KM lead}

  - name: Care home managers
    category: practitioners
    by_topic: {nights: {interest: 4}}
    assessments:
      - {date: 2026-03-02, by: AK, influence: 2, interest: 5, because: Asked them}

relationships:
  - {from: regulator, to: care-home-managers, kind: inspects}

log:
  - {date: 2026-05-14, with: [regulator], kind: meeting, topic: nights}

needs:
  - {id: limits, need: How hot is too hot?, raised_by: regulator}

outputs:
  - id: brief
    title: Too hot
    audiences: [regulator, category:practitioners]
    answers: limits
"""
EDITING = [
    ["add", "New body"],
    ["set", "regulator", "interest=5"],
    ["assess", "regulator", "--influence", "4"],
    ["log", "regulator", "--kind", "call"],
    ["link", "regulator", "us"],
    ["rename", "regulator", "inspector"],
]


@pytest.fixture(autouse=True)
def register(tmp_path: Path) -> Path:
    path = tmp_path / "stakeholders.yaml"
    path.write_text(MAP, encoding="utf-8")
    return path


def changed(register: Path) -> tuple[str, str]:
    """Return the lines that have gone, and those that have come."""
    old, new = MAP.splitlines(keepends=True), register.read_text(encoding="utf-8").splitlines(keepends=True)
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return "".join(old), "".join(new)


def test_add_writes_a_stakeholder_behind_the_last(kmap: Kmap, register: Path) -> None:
    run = kmap(
        *("add", "Tenants' federation", "tags=london, board", "stance.current=supportive", "at_the_table=false"),
        *("--category", "communities", "--influence", "1", "--interest", "5", "--because", "They live there: all year"),
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == (
        "stakeholders.yaml:22: added `tenants-federation`, Tenants' federation\nnext: kmap show tenants-federation\n"
    )
    assert changed(register) == (
        "",
        "  - name: Tenants' federation\n    category: communities\n    tags: [london, board]\n"
        '    influence: 1\n    interest: 5\n    because: "They live there: all year"\n'
        "    at_the_table: false\n    stance: {current: supportive}\n\n",
    )


def test_add_writes_the_id_where_the_last_stakeholder_has_one(kmap: Kmap, register: Path) -> None:
    register.write_text(
        MAP.replace("- name: Care home", "- id: homes\n    name: Care home").replace("care-home-managers", "homes")
    )
    kmap("add", "Tenants")
    assert "  - id: tenants\n    name: Tenants\n" in register.read_text()


def test_add_takes_an_id(kmap: Kmap, register: Path) -> None:
    assert kmap("add", "Tenants", "--id", "renters").returncode == 0
    assert "  - id: renters\n    name: Tenants\n" in register.read_text()


def test_add_remarks_on_a_name_that_is_nearly_there(kmap: Kmap, register: Path) -> None:
    run = kmap("add", "Regulator, care")
    assert run.returncode == 0
    assert "stakeholders.yaml:22:11: warning: `Regulator, care` is nearly `Care regulator`" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "message", "tip"),
    [
        (
            ["add", "Care home managers"],
            "there is a stakeholder `care-home-managers` already",
            "--id gives the new one",
        ),
        (["add", "世界"], "no id can be made from the name", "--id WORD"),
        (["add", "A", "--category", "goverment"], "--category `goverment` is not known", "did you mean `government`?"),
        (["add", "A", "--influence", "high"], "--influence `high` is not a number", "from 1 to 5"),
        (["add", "A", "--influence", "6"], "--influence `6` is outside 1..5", "from 1 to 5"),
        (["add", "A", "--kind", "firm"], "--kind `firm` is not known", "write one of these"),
        (["add", "A", "influence=1", "--influence", "1"], "`influence` is given twice", "not both"),
        (["add"], "the name is missing", "kmap add"),
        (["set"], "the id is missing", "kmap set ID FIELD=VALUE"),
        (["set", "regulator"], "what to set is missing", "kmap set ID FIELD=VALUE"),
        (["set", "regulater", "interest=1"], "there is no id `regulater`", "did you mean `regulator`?"),
        (["set", "regulator", "intrest=1"], "there is no field `intrest` in a stakeholder", "did you mean `interest`?"),
        (["set", "regulator", "engagement.traget=x"], "no field `traget` in `engagement`", "did you mean `target`?"),
        (["set", "brief", "influence=1"], "there is no field `influence` in an output", "allowed here"),
        (["set", "regulator", "interest"], "`interest` sets nothing", "write `interest=VALUE`"),
        (["set", "regulator", "engagement=x"], "`engagement` is a group of fields", "`engagement.current=VALUE`"),
        (["set", "regulator", "by_topic=x"], "`by_topic` is a group of fields", "`by_topic.ID=VALUE`"),
        (["set", "regulator", "assessments=x"], "is a list of groups", "`kmap assess` adds one"),
        (["set", "regulator", "name.x=1"], "`name` has no fields", "write `name=VALUE`"),
        (["set", "regulator", "id=x"], "an id is not set but renamed", "kmap rename regulator NEW"),
        (["set", "regulator", "interest=1", "interest=2"], "`interest` is set twice", "once"),
        (["set", "regulator", "notes=x", "--because", "y"], "`notes` has no place for a reason", "leave --because out"),
        (
            ["set", "regulator", "interest=1", "because=x", "--because", "y"],
            "the reason is given twice",
            "not both",
        ),
        (
            ["set", "care-home-managers", "interest=1"],
            "interest of `care-home-managers` has been assessed, on 2026-03-02",
            "kmap assess care-home-managers --interest 1 --by WHO",
        ),
        (["assess"], "the id is missing", "kmap assess ID"),
        (["assess", "regulator"], "a score is missing", "--influence SCORE"),
        (["assess", "brief", "--influence", "1"], "there is no stakeholder `brief`", ""),
        (["assess", "regulator", "--interest", "x"], "--interest `x` is not a number", ""),
        (["assess", "regulator", "--stance", "neutrl"], "--stance `neutrl` is not known", "did you mean `neutral`?"),
        (["assess", "regulator", "--impact", "1", "--date", "1.2.2026"], "--date `1.2.2026` is not a date", ""),
        (["assess", "regulator", "--impact", "1", "--topic", "night"], "--topic `night` is not known", "`nights`"),
        (["log"], "whom it was with is missing", "kmap log IDS"),
        (["log", "regulater"], "there is no stakeholder `regulater`", "did you mean `regulator`?"),
        (["log", "category:x"], "there is no category `x`", ""),
        (["log", "tag:englnd"], "there is no tag `englnd`", "did you mean `england`?"),
        (["log", "regulator", "--step", "8"], "--step `8` is outside 1..7", "1 to 7"),
        (["log", "regulator", "--step", "1.5"], "--step `1.5` is not a whole number", "1 to 7"),
        (["log", "regulator", "--rating", "0"], "--rating `0` is outside 1..5", ""),
        (["log", "regulator", "--level", "tell"], "--level `tell` is not known", ""),
        (["log", "regulator", "--about", "brif"], "there is no output `brif`", "did you mean `brief`?"),
        (["link", "regulator"], "one end of the tie is missing", "kmap link FROM TO"),
        (["link", "regulator", "uss"], "there is no stakeholder `uss`", "did you mean `us`?"),
        (["link", "regulator", "us", "--strength", "0"], "--strength `0` is not a number above 0", ""),
        (["rename", "regulator"], "the new id is missing", "kmap rename OLD NEW"),
        (["rename", "regulater", "x"], "there is no id `regulater`", "did you mean `regulator`?"),
        (["rename", "regulator", "The Inspector"], "`The Inspector` is not an id", "write the-inspector"),
        (["rename", "regulator", "brief"], "`brief` is taken: output at stakeholders.yaml:32", "another word"),
        (["rename", "regulator", "regulator"], "`regulator` is called that already", ""),
        (["rename", "government", "x"], "`government` is one of the category words that every register knows", ""),
        (["rename", "regulator", "x", "--what", "topik"], "--what `topik` is not known", "did you mean `topic`?"),
        (["remove", "regulater"], "there is no id `regulater`", "did you mean `regulator`?"),
        (["set", "regulator", "x.yaml", "y.yaml"], "two registers are named: x.yaml and y.yaml", "--register"),
        (["log", "-", "--kind", "call"], "standard input can't be edited", ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_can_t_be_done_is_said_in_a_line_and_nothing_is_written(
    kmap: Kmap, register: Path, arguments: list[str], message: str, tip: str
) -> None:
    run = kmap(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    said, advice = run.stderr.splitlines()
    assert said.startswith("kmap: ") and message in said
    assert advice.startswith("tip: ") and tip in advice
    assert register.read_text() == MAP


def test_set_changes_fields_and_gives_the_reason_beside_them(kmap: Kmap, register: Path) -> None:
    run = kmap("set", "regulator", "interest=5", "engagement.target=involve", "--because", "Asked, twice")
    assert run.stdout == (
        "stakeholders.yaml:12: `regulator`: interest set to 5, was 4; engagement.target set to involve\n"
        "next: kmap show regulator\n"
    )
    assert changed(register)[1] == (
        "    interest: 5\n    because: Asked, twice\n"
        '    engagement: {target: involve, because: "Asked, twice", owner: KM lead}\n'
    )


@pytest.mark.parametrize(
    ("fields", "old", "new"),
    [
        (["tags=a, b"], "    tags: [england]\n", "    tags: [a, b]\n"),
        (["tags="], "    tags: [england]\n", ""),
        (["influence="], "    influence: 5\n", ""),
        (["notes=A: b"], "", '    notes: "A: b"\n'),
        (["by_topic.nights.interest=2"], "", "    by_topic:\n      nights: {interest: 2}\n"),
        (["category=communities"], "    category: government\n", "    category: communities\n"),
        (["salience.power=true"], "", "    salience: {power: true}\n"),
    ],
)
def test_set_writes_each_kind_of_field(kmap: Kmap, register: Path, fields: list[str], old: str, new: str) -> None:
    assert kmap("set", "regulator", *fields).returncode == 0
    assert changed(register) == (old, new)


def test_set_changes_a_need_and_an_output_too(kmap: Kmap, register: Path) -> None:
    assert kmap("set", "limits", "due=2027-03", "step=1").stdout.endswith("next: kmap check\n")
    kmap("set", "brief", "status=draft")
    text = register.read_text()
    assert "  - {id: limits, need: How hot is too hot?, step: 1, raised_by: regulator, due: 2027-03}\n" in text
    assert "    audiences: [regulator, category:practitioners]\n    status: draft\n" in text


def test_a_new_name_leaves_the_id_that_the_old_one_made(kmap: Kmap, register: Path) -> None:
    assert kmap("set", "care-home-managers", "name=Managers").returncode == 0
    assert changed(register)[1] == "  - id: care-home-managers\n    name: Managers\n"


def test_a_score_of_a_topic_that_was_not_assessed_can_be_set(kmap: Kmap, register: Path) -> None:
    assert kmap("set", "care-home-managers", "by_topic.nights.interest=5").returncode == 0


def test_a_hidden_score_can_be_taken_away(kmap: Kmap, register: Path) -> None:
    register.write_text(MAP.replace("    assessments:\n", "    influence: 1\n    assessments:\n"))
    assert kmap("set", "care-home-managers", "influence=").returncode == 0
    assert register.read_text() == MAP


def test_an_error_that_an_edit_would_bring_is_shown_as_the_check_shows_it(kmap: Kmap, register: Path) -> None:
    run = kmap("set", "regulator", "interest=11", "stance.current=angry")
    assert (run.returncode, run.stdout) == (1, "")
    assert "stakeholders.yaml:12:15: error: interest `11` is outside 1..5 [KM201]" in run.stderr
    assert "error: current `angry` is not one of" in run.stderr
    assert "kmap: nothing was written: the register would have these errors\n" in run.stderr
    assert register.read_text() == MAP


def test_an_error_that_is_there_already_does_not_keep_from_mending(kmap: Kmap, register: Path) -> None:
    register.write_text(MAP.replace("interest: 4\n", "interest: 11\n").replace("kind: inspects", "strength: x"))
    assert kmap("set", "regulator", "interest=3").returncode == 0
    assert "    interest: 3\n" in register.read_text()
    assert kmap("set", "regulator", "influence=7").returncode == 1


def test_a_text_that_can_t_be_read_is_refused_as_the_check_refuses_it(kmap: Kmap, register: Path) -> None:
    register.write_text(MAP + "title: Twice\n")
    run = kmap("set", "regulator", "interest=3")
    assert run.returncode == 1
    assert "stakeholders.yaml:36:1: error: `title` is given twice [KM006]" in run.stderr


def test_what_is_so_already_is_no_change(kmap: Kmap, register: Path) -> None:
    before = register.stat().st_mtime_ns
    run = kmap("set", "regulator", "interest=4")
    assert (run.returncode, run.stdout) == (0, "stakeholders.yaml: nothing to change: it says so already\n")
    assert register.stat().st_mtime_ns == before


def test_assess_adds_dated_scores_on_the_day_of_the_register(kmap: Kmap, register: Path) -> None:
    run = kmap(
        "assess", "care-home-managers", "--influence", "3", "--stance", "neutral", "--by", "RM", "--round", "autumn"
    )
    assert run.stdout == (
        "stakeholders.yaml:21: `care-home-managers` assessed on 2026-10-01\nnext: kmap show care-home-managers\n"
    )
    assert changed(register) == (
        "",
        "      - {date: 2026-10-01, by: RM, round: autumn, influence: 3, stance: neutral}\n",
    )


def test_assess_begins_the_list(kmap: Kmap, register: Path) -> None:
    kmap("assess", "regulator", "--interest", "3", "--by", "RM", "--date", "2026-09-08", "--topic", "nights")
    assert changed(register)[1] == (
        "    assessments:\n      - {date: 2026-09-08, by: RM, topic: nights, interest: 3}\n"
    )


def test_the_same_assessor_on_the_same_day_twice_is_refused(kmap: Kmap, register: Path) -> None:
    run = kmap("assess", "care-home-managers", "--influence", "3", "--by", "AK", "--date", "2026-03-02")
    assert run.returncode == 1
    assert "[KM208]" in run.stderr
    assert register.read_text() == MAP


def test_log_adds_a_contact(kmap: Kmap, register: Path) -> None:
    run = kmap(
        *("log", "regulator,category:practitioners", "--kind", "workshop", "--level", "involve", "--step", "3"),
        *("--topic", "nights", "--owner", "KM lead", "--follow-up", "2026-11-01", "--rating", "4", "--comment", "Good"),
        *("--about", "brief", "--date", "2026-09-30", "--summary", "Agreed, at last, what has to be found out first"),
    )
    assert run.stdout == (
        "stakeholders.yaml:27: logged a contact with `regulator` and `category:practitioners`\n"
        "next: kmap show regulator\n"
    )
    assert changed(register)[1] == (
        "  - date: 2026-09-30\n    with: [regulator, category:practitioners]\n    kind: workshop\n    level: involve\n"
        "    topic: nights\n    step: 3\n    summary: Agreed, at last, what has to be found out first\n"
        "    owner: KM lead\n    follow_up: 2026-11-01\n    feedback: {rating: 4, comment: Good}\n    output: brief\n"
    )


def test_link_writes_a_tie_and_changes_it_the_second_time(kmap: Kmap, register: Path) -> None:
    run = kmap("link", "us", "regulator", "--kind", "advises", "--strength", "2", "--because", "Quarterly")
    assert run.stdout == "stakeholders.yaml:24: tied `us` to `regulator`\nnext: kmap show regulator\n"
    tie = "  - {from: us, to: regulator, kind: advises, strength: 2, because: Quarterly}\n"
    assert changed(register)[1] == tie
    again = kmap("link", "us", "regulator", "--kind", "advises", "--strength", "3", "--mutual", "--negative")
    assert again.stdout.startswith("stakeholders.yaml:24: changed the tie from `us` to `regulator`\n")
    changed_tie = tie.replace("strength: 2", "strength: 3, mutual: true, effect: negative")
    assert changed(register)[1] == changed_tie


def test_a_tie_to_itself_is_refused(kmap: Kmap, register: Path) -> None:
    assert "[KM103]" in kmap("link", "regulator", "regulator").stderr
    assert register.read_text() == MAP


@pytest.mark.parametrize("arguments", EDITING, ids=lambda arguments: arguments[0])
def test_a_dry_run_shows_the_difference_and_writes_nothing(kmap: Kmap, register: Path, arguments: list[str]) -> None:
    run = kmap(*arguments, "--dry-run")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("--- stakeholders.yaml\n+++ stakeholders.yaml\n@@ ")
    assert register.read_text() == MAP
    assert "\x1b" not in run.stdout


@pytest.mark.parametrize("arguments", [*EDITING, ["remove", "brief"]], ids=lambda arguments: arguments[0])
def test_the_register_can_be_named(kmap: Kmap, register: Path, arguments: list[str]) -> None:
    other = register.rename(register.parent / "other map.yaml")
    named = ["--register", other.name] if arguments[0] in ("add", "set") else [other.name]
    run = kmap(*arguments, *named)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("other map.yaml:")
    assert run.stdout.endswith(" 'other map.yaml'\n")
    assert other.read_text() != MAP


def test_a_register_among_the_fields_is_the_register(kmap: Kmap, register: Path) -> None:
    other = register.rename(register.parent / "other.yaml")
    assert kmap("set", "regulator", "interest=5", "other.yaml").returncode == 0
    assert other.read_text() != MAP


def test_a_line_that_names_somebody_s_address_is_remarked_on(kmap: Kmap, register: Path) -> None:
    run = kmap("set", "regulator", "notes=Write to a.person@council.gov.uk")
    assert run.returncode == 0
    assert "[KM701]" in run.stderr


def test_what_is_private_on_other_lines_is_not_remarked_on(kmap: Kmap, register: Path) -> None:
    register.write_text(MAP.replace("title: Too hot", "title: a.person@council.gov.uk"))
    assert kmap("set", "regulator", "notes=Write to them").stderr == ""


@pytest.mark.parametrize("name", ["add", "set", "assess", "log", "link", "rename", "remove"])
def test_help_says_what_it_does_with_an_example(kmap: Kmap, name: str) -> None:
    shown = kmap(name, "--help").stdout
    assert f"Example: kmap {name} " in shown
    assert "--dry-run" in shown


def test_a_command_that_edits_loads_what_reading_loads_and_nothing_beside(program: Kmap, register: Path) -> None:
    code = (
        "import atexit, sys; atexit.register(lambda: print('LOADED', *sys.modules, file=sys.stderr));"
        "from kmap.cli.main import main; main()"
    )
    run = program("set", "regulator", "interest=5", command=("-c", code))
    loaded = {name.partition(".")[0] for name in run.stderr.rpartition("LOADED ")[2].split()}
    assert run.returncode == 0
    assert loaded & {"matplotlib", "networkx", "numpy", "pydantic", "rich", "typer", "yaml"} == {
        "pydantic",
        "typer",
        "yaml",
    }
    assert os.listdir(register.parent) == [register.name]
