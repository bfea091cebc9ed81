"""`kmap grid --view`, `--size` and `kmap changes` as a picture, on the command line."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Kmap = Callable[..., "subprocess.CompletedProcess[str]"]
VIEWS = ("grid", "salience", "impact", "stance", "matrix")


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_every_format(view: str, kmap: Kmap, folder: Path) -> None:
    for format_ in ("text", "json", "csv", "markdown"):
        run = kmap("grid", "--view", view, "--format", format_)
        assert run.returncode == 0, run.stderr
        assert "Care regulator" in run.stdout
    assert json.loads(kmap("grid", "--view", view, "--format", "json").stdout)


@pytest.mark.parametrize("view", VIEWS[1:])
def test_every_view_has_a_picture(view: str, kmap: Kmap, folder: Path) -> None:
    run = kmap("grid", "--view", view, "--output", f"{view}.svg", "--topic", "nights", "--category", "government")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", f"wrote {view}.svg\n")
    svg = (folder / f"{view}.svg").read_text(encoding="utf-8")
    assert "Care regulator" in svg
    assert "Care home managers" not in svg
    assert "Hot nights" in svg


def test_unknown_view_gets_the_nearest(kmap: Kmap, folder: Path) -> None:
    run = kmap("grid", "--view", "stances")
    assert run.returncode == 2
    assert "did you mean `stance`?" in run.stderr


def test_since_is_for_the_grid_alone(kmap: Kmap, folder: Path) -> None:
    run = kmap("grid", "--view", "stance", "--since", "2026-01-01")
    assert run.returncode == 2
    assert "--since shows who moved on the grid" in run.stderr
    assert kmap("grid", "--view", "grid", "--since", "2026-01-01").returncode == 0


@pytest.mark.parametrize("arguments", [("--size", "slide"), ("--size", "slide", "--output", "a.csv")])
def test_size_without_a_picture_is_refused(arguments: tuple[str, ...], kmap: Kmap, folder: Path) -> None:
    run = kmap("grid", *arguments)
    assert run.returncode == 2
    assert "--size is about a picture" in run.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("grid",),
        ("grid", "--view", "salience"),
        ("network",),
        ("network", "--layout", "grid"),
        ("cycle",),
        ("trace",),
        ("changes", "--since", "2026-01-01"),
    ],
)
def test_every_command_that_draws_takes_a_size(arguments: tuple[str, ...], kmap: Kmap, folder: Path) -> None:
    run = kmap(*arguments, "--size", "16x12", "--output", "a.svg")
    assert run.returncode == 0, run.stderr
    assert 'width="453.54' in (folder / "a.svg").read_text(encoding="utf-8")


def test_too_small_a_size_is_drawn_and_told_of(kmap: Kmap, folder: Path) -> None:
    run = kmap("cycle", "--size", "5x5", "--output", "a.png")
    assert run.returncode == 0
    assert run.stderr.partition("\n")[2].startswith("note: at 5 x 5 cm the smallest letters are")


def test_changes_are_drawn_on_the_grid(kmap: Kmap, folder: Path) -> None:
    old = (folder / "stakeholders.yaml").read_text(encoding="utf-8")
    (folder / "new.yaml").write_text(old.replace("influence: 2, interest: 5", "influence: 4, interest: 4"), "utf-8")
    run = kmap("changes", "stakeholders.yaml", "new.yaml", "--output", "moved.svg")
    assert (run.returncode, run.stderr) == (0, "wrote moved.svg\n")
    svg = (folder / "moved.svg").read_text(encoding="utf-8")
    assert "Care home managers" in svg
    assert "1 moved, 0 came and 0 left" in svg


def test_a_picture_over_a_register_is_refused(kmap: Kmap, folder: Path) -> None:
    run = kmap("grid", "--view", "matrix", "--output", "stakeholders.yaml")
    assert run.returncode == 2
    assert "has the ending of a register" in run.stderr
