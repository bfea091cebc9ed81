"""`kmap trace` and `kmap cycle`: trees, matrices, one stakeholder, and what is said where something can't be."""

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Kmap = Callable[..., "subprocess.CompletedProcess[str]"]
KNOWLEDGE = Path(__file__).parents[1] / "registers" / "knowledge.yaml"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return Path(shutil.copy(KNOWLEDGE, tmp_path / "stakeholders.yaml"))


def test_each_need_is_a_tree_with_what_is_missing(kmap: Kmap, register: Path) -> None:
    out = kmap("trace").stdout
    assert "threshold: Which level of damp harms health?\n│  policy need; raised by" in out
    assert "└─ question q-dose: How do dose and duration of damp act on asthma?\n" in out
    assert "   └─ output damp-brief: Damp and asthma\n" in out
    assert "feedback 2026-07-06: 4 of 5 from National health security agency: Wants" in out
    assert "uptake 2026-08-03: cited by Local councils: Cited in the licence rules\n" in out
    assert "│  came out of feedback on damp-brief: second time round\n" in out
    assert "missing  nobody is said to have raised it\n         no question and no output answers it\n" in out
    assert out.endswith("2 questions or outputs without a need\n10 things missing\n")


def test_the_matrix_has_a_row_for_each_need_and_each_loose_end(kmap: Kmap, register: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(kmap("trace", "--format", "csv").stdout)))
    assert [row["need"] for row in rows] == ["threshold", "costs", "visits", "cooling", "budgets", "", ""]
    first = rows[0]
    assert first["questions"] == "q-dose"
    assert first["outputs"] == "damp-brief"
    assert first["status"] == "uptake"
    assert first["audiences"] == "nhsa; category:practitioners"
    assert first["feedback"].startswith("2026-07-06 damp-brief 4/5 nhsa: Wants a table of costs; 2026-07-13 damp-brief")
    assert first["uptake"] == "2026-08-03 damp-brief cited councils: Cited in the licence rules"
    assert first["missing"] == "no output is for Tenants' federation, by whom it was raised"


def test_the_matrix_in_markdown_is_a_table_with_the_same_columns(kmap: Kmap, register: Path) -> None:
    out = kmap("trace", "--format", "markdown").stdout
    assert "| need | what | raised by | round | questions | outputs | status | audiences | feedback |" in out
    assert out.count("\n| ") == 7 + 2


def test_json_has_lists_and_nothing_as_null(kmap: Kmap, register: Path) -> None:
    rows = json.loads(kmap("trace", "--format", "json").stdout)["rows"]
    assert rows[1]["round"] == 2
    assert rows[4]["missing"] == ["nobody is said to have raised it", "no question and no output answers it"]
    assert rows[5]["need"] is None


@pytest.mark.parametrize("asked", ["nhsa", "NHSA", "National health security agency"])
def test_a_stakeholder_is_traced_from_its_own_end(kmap: Kmap, register: Path, asked: str) -> None:
    out = kmap("trace", asked).stdout
    parts = ["What they asked for", "What was promised", "What they got", "What they said, and did with it"]
    places = [out.index(part) for part in parts]
    assert places == sorted(places)
    assert "answered by damp-brief" in out


def test_a_stakeholder_with_nothing_is_told_what_to_write(kmap: Kmap, register: Path) -> None:
    out = kmap("trace", "old-agency").stdout
    assert "a need goes under needs:, with their id in raised_by:" in out


def test_the_exchange_is_one_table_in_csv(kmap: Kmap, register: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(kmap("trace", "nhsa", "--format", "csv").stdout)))
    assert [row["part"] for row in rows] == ["asked", "asked", "promised", "promised", "got", "said"]


@pytest.mark.parametrize("asked", ["threshold", "q-dose", "damp-brief"])
def test_a_need_question_or_output_shows_its_chain(kmap: Kmap, register: Path, asked: str) -> None:
    out = kmap("trace", asked).stdout
    assert "threshold: Which level" in out
    assert "visit-card" not in out


def test_register_and_id_may_stand_either_way_round(kmap: Kmap, register: Path) -> None:
    assert kmap("trace", "nhsa", "stakeholders.yaml").stdout == kmap("trace", "stakeholders.yaml", "nhsa").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nsha"], "tip: did you mean `nhsa`?"),
        (["damp-breif"], "tip: did you mean `damp-brief`?"),
        (["xyzzy"], "there is no stakeholder, need, question or output `xyzzy`"),
        (["a.yaml", "b.yaml"], "are both registers"),
        (["nhsa", "--output", "x.png"], "has no picture"),
        (["nhsa", "--category", "government"], "--category does not go with a stakeholder"),
        (["--topic", "dampp"], "did you mean `damp`?"),
        (["--output", "x.docx"], "end it in .txt, .json, .csv, .md, .png, .svg, .pdf"),
    ],
)
def test_what_can_t_be_traced_is_said_with_what_to_type(
    kmap: Kmap, register: Path, arguments: list[str], said: str
) -> None:
    run = kmap("trace", *arguments)
    assert run.returncode == 2
    assert said in run.stderr


def test_a_topic_and_a_category_narrow_the_needs(kmap: Kmap, register: Path) -> None:
    assert "Damp in rented homes: Heat\n" in kmap("trace", "--topic", "heat").stdout
    assert "threshold" not in kmap("trace", "--topic", "heat").stdout
    assert "visits:" not in kmap("trace", "--category", "government").stdout


def test_an_earlier_day_knows_nothing_of_what_came_later(kmap: Kmap, register: Path) -> None:
    out = kmap("trace", "damp-brief", "--as-of", "2026-07-01").stdout
    assert "published 2026-05-18" in out
    assert "feedback 2026" not in out
    assert "without feedback" in out


def test_a_register_without_needs_is_told_where_to_write_them(kmap: Kmap, folder: Path) -> None:
    run = kmap("trace")
    assert run.returncode == 0
    assert "write what people need to know under needs:" in run.stdout


@pytest.mark.parametrize("command", [["trace"], ["trace", "nhsa"], ["cycle"]], ids=" ".join)
@pytest.mark.parametrize("columns", [40, 60, 80, 160])
def test_no_line_is_wider_than_the_terminal(kmap: Kmap, register: Path, command: list[str], columns: int) -> None:
    run = kmap(*command, COLUMNS=str(columns))
    assert run.returncode == 0
    assert max(map(len, run.stdout.split("\n"))) <= columns


@pytest.mark.parametrize("command", ["trace", "cycle"])
def test_text_of_others_can_t_act_on_the_terminal(kmap: Kmap, tmp_path: Path, command: str) -> None:
    text = 'title: "A\\e[31m"\nstakeholders: []\nneeds: [{id: n, need: "B\\e[31m\\u202e"}]\n'
    (tmp_path / "stakeholders.yaml").write_text(text, encoding="utf-8")
    out = kmap(command).stdout
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_the_cycle_says_state_what_is_missing_and_what_to_do(kmap: Kmap, register: Path) -> None:
    out = kmap("cycle").stdout
    assert "┌▶ ◐ 1 Identify policy and practice needs: begun\n" in out
    assert "│  ● 2 Map key stakeholders: done\n" in out
    assert "│    missing who raised budgets\n│         do add raised_by: to each\n" in out
    assert "└─ ◐ 7 Evaluate, feedback included: begun\n" in out
    assert "as on 2026-10-01, second time round\n" in out
    assert "feedback went back to step 1: costs; to step 4: q-costs\n" in out


def test_the_cycle_as_a_table_has_seven_rows_and_a_part_for_the_rounds(kmap: Kmap, register: Path) -> None:
    whole = json.loads(kmap("cycle", "--format", "json").stdout)
    assert [row["step"] for row in whole["rows"]] == [1, 2, 3, 4, 5, 6, 7]
    assert whole["rows"][0]["missing"] == ["who raised budgets", "the kind of budgets"]
    assert whole["rows"][0]["next"] == ["add raised_by: to each", "add kind: to each"]
    assert whole["parts"]["rounds"]["rows"][1] == {
        "round": 2, "needs": 1, "with_question": 1, "with_output": 0, "published": 0, "with_feedback": 0,
    }  # fmt: skip


@pytest.mark.parametrize("command", ["trace", "cycle"])
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_both_are_drawn_into_a_picture(kmap: Kmap, register: Path, command: str, ending: str) -> None:
    run = kmap(command, "--output", f"a.{ending}")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", f"wrote a.{ending}\n")
    assert (register.parent / f"a.{ending}").stat().st_size > 1000


@pytest.mark.parametrize("command", ["trace", "cycle", "game"])
def test_no_result_is_written_over_a_register(kmap: Kmap, register: Path, command: str) -> None:
    before = register.read_bytes()
    run = kmap(command, "--print" if command == "game" else "--output", "stakeholders.yaml")
    assert run.returncode == 2
    assert "has the ending of a register" in run.stderr
    assert register.read_bytes() == before
