"""`kmap grid --since` and the history in `kmap show`, from the command line."""

import csv
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Kmap = Callable[..., subprocess.CompletedProcess[str]]

MAP = """\
title: Heat in care homes
as_of: 2026-10-01
stakeholders:
  - id: nhsa
    name: NHSA
    assessments:
      - {date: 2025-06-01, by: AK, influence: 3, interest: 4}
      - {date: 2026-03-02, by: RM, influence: 5, interest: 4}
  - {id: other, name: Other, influence: 1, interest: 1}
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "stakeholders.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


def test_grid_since_lists_who_moved(kmap: Kmap, here: Path) -> None:
    run = kmap("grid", "--since", "2026-01-01")
    assert (run.returncode, run.stderr) == (0, "")
    assert "Moved since 2026-01-01 (1):\n  NHSA moved from keep-informed to manage-closely" in run.stdout


def test_grid_without_since_is_as_it_was(kmap: Kmap, here: Path) -> None:
    assert "since" not in kmap("grid").stdout
    assert "parts" not in json.loads(kmap("grid", "--format", "json").stdout)


def test_grid_since_has_a_part_for_programs(kmap: Kmap, here: Path) -> None:
    moves = json.loads(kmap("grid", "--since", "2026-01-01", "--format", "json").stdout)["parts"]["moves"]
    assert [(row["field"], row["before"], row["after"]) for row in moves["rows"]] == [
        ("quadrant", "keep-informed", "manage-closely"),
        ("influence", 3, 5),
    ]


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_grid_since_is_drawn(kmap: Kmap, here: Path, ending: str) -> None:
    kmap("grid", "--output", f"plain.{ending}")
    run = kmap("grid", "--since", "2026-01-01", "--output", f"moved.{ending}")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", f"wrote moved.{ending}\n")
    assert (here / f"moved.{ending}").read_bytes() != (here / f"plain.{ending}").read_bytes()


@pytest.mark.parametrize("since", ["2026-10-01", "2027-01-01"])
def test_grid_since_a_day_that_is_not_before_is_refused(kmap: Kmap, here: Path, since: str) -> None:
    run = kmap("grid", "--since", since)
    assert run.returncode == 2
    assert f"--since {since} is not before 2026-10-01" in run.stderr


def test_show_ends_with_the_history(kmap: Kmap, here: Path) -> None:
    text = kmap("show", "nhsa").stdout
    assert "\n\nhistory\n  influence  ▅█  3 to 5, high above 3\n" in text
    assert text.rstrip().endswith("manage closely")


def test_show_without_assessments_has_no_history(kmap: Kmap, here: Path) -> None:
    assert "history" not in kmap("show", "other").stdout
    assert "parts" not in json.loads(kmap("show", "other", "--format", "json").stdout)


def test_history_is_found_by_name_too(kmap: Kmap, here: Path) -> None:
    assert kmap("show", "NHSA").stdout == kmap("show", "nhsa").stdout


def test_show_has_a_part_for_programs(kmap: Kmap, here: Path) -> None:
    rows = json.loads(kmap("show", "nhsa", "--format", "json").stdout)["parts"]["history"]["rows"]
    assert [(row["round"], row["influence"], row["quadrant"]) for row in rows] == [
        ("2025-06-01", 3, "keep-informed"),
        ("2026-03-02", 5, "manage-closely"),
    ]
    table = list(csv.DictReader(kmap("show", "nhsa", "--format", "csv").stdout.splitlines()))
    assert [row["round"] for row in table if row["table"] == "history"] == ["2025-06-01", "2026-03-02"]


def test_show_markdown_has_the_history_below(kmap: Kmap, here: Path) -> None:
    assert "### History of the scores\n\n| round |" in kmap("show", "nhsa", "--format", "markdown").stdout


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_show_draws_the_history(kmap: Kmap, here: Path, ending: str) -> None:
    run = kmap("show", "nhsa", "--output", f"a.{ending}")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", f"wrote a.{ending}\n")
    assert (here / f"a.{ending}").stat().st_size > 1000


def test_show_has_nothing_to_draw_without_assessments(kmap: Kmap, here: Path) -> None:
    run = kmap("show", "other", "--output", "a.png")
    assert (run.returncode, run.stdout) == (2, "")
    assert "`other` has no assessments up to 2026-10-01" in run.stderr
    assert not (here / "a.png").exists()


def test_history_ends_on_the_day_asked(kmap: Kmap, here: Path) -> None:
    assert "2026-03-02" not in kmap("show", "nhsa", "--as-of", "2026-02-01").stdout
