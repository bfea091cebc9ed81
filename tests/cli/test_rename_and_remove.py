"""Renaming and removing: with all that refers to it, in every register that belongs to it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Kmap = Callable[..., subprocess.CompletedProcess[str]]

PROGRAMME = """\
title: Programme
team: {id: unit, name: The unit}
topics: [{id: heat}]
categories: [{id: care-sector, name: Care sector, formats: [podcast]}]
formats: [{id: podcast, name: Podcast}]
equity: [age, {id: renters, name: People who rent}]
stakeholders:
  - name: Care homes   # keep this
    category: care-sector
    tags: [heat]
    represents: [renters]
    formats: podcast
    by_topic: {heat: {influence: 3, formats: [podcast]}}
    assessments: [{date: 2026-03-02, topic: heat, interest: 4}]
  - id: old-homes
    name: Old homes
    until: 2025-12-31
    succeeded_by: care-homes
relationships:
  - {from: care-homes, to: unit}
log:
  - date: 2026-01-02
    with: [care-homes, "category:care-sector", tag:heat]
    topic: heat
    output: brief
needs:
  - {id: limits, need: Heat?, raised_by: care-homes, topic: [heat], formats: [podcast], equity: renters, follows: brief}
questions:
  - {id: q-limits, question: Why heat?, answers: limits}
outputs:
  - id: brief
    title: Heat
    kind: podcast
    answers: [q-limits, limits]
    audiences: [care-homes, category:care-sector]
    uptake:
      - {date: 2026-05-05, by: care-homes}
expect:
  - {stakeholder: care-homes, scored: true, topic: heat}
  - {category: care-sector, count_at_least: 1}
  - {tag: heat, count_at_least: 1}
  - {represents: renters, count_at_least: 1}
"""
PROJECT = """\
title: Project
extends: ../programme.yaml
topic: heat
exclude: [old-homes]
stakeholders:
  - id: care-homes          # inherited
    interest: 3
log:
  - {date: 2026-02-02, with: care-homes}
"""


@pytest.fixture(autouse=True)
def programme(tmp_path: Path) -> Path:
    path = tmp_path / "programme.yaml"
    path.write_text(PROGRAMME)
    (tmp_path / "damp").mkdir()
    (tmp_path / "damp" / "project.yaml").write_text(PROJECT)
    (tmp_path / "other.yaml").write_text("title: Another\nstakeholders: [{name: Care homes}]\n")
    return path


@pytest.mark.parametrize(
    ("old", "new", "what", "kept"),
    [
        ("care-homes", "homes", None, []),
        ("unit", "team-heat", None, ["The unit"]),
        ("limits", "the-limits", None, ["q-limits"]),
        ("q-limits", "q-heat", None, []),
        ("brief", "podcast-1", None, []),
        ("heat", "hot-weather", "topic", ["tags: [heat]", "tag:heat", "tag: heat,"]),
        ("heat", "hot", "tag", ["{id: heat}", "topic: heat"]),
        ("care-sector", "carers", None, ["Care sector"]),
        ("podcast", "radio", None, ["name: Podcast"]),
        ("renters", "tenants", None, ["People who rent"]),
    ],
)
def test_a_word_is_renamed_wherever_it_stands(
    kmap: Kmap, programme: Path, old: str, new: str, what: str | None, kept: list[str]
) -> None:
    run = kmap("rename", old, new, "programme.yaml", *(["--what", what] if what else []))
    assert (run.returncode, run.stderr) == (0, "")
    text = programme.read_text()
    assert all(word in text for word in kept)
    assert len(text.splitlines()) - len(PROGRAMME.splitlines()) == (old == "care-homes")
    assert "error" not in kmap("check", "programme.yaml", "--format", "concise").stdout


def test_no_place_is_left_and_names_and_comments_stay(kmap: Kmap, programme: Path) -> None:
    kmap("rename", "care-homes", "homes", "programme.yaml")
    text = programme.read_text()
    assert "care-homes" not in text
    assert "  - id: homes\n    name: Care homes   # keep this\n" in text
    assert (
        text.replace("  - id: homes\n    name", "  - name")
        .replace("[homes", "[care-homes")
        .replace(": homes", ": care-homes")
        == PROGRAMME
    )


def test_registers_that_extend_it_are_changed_with_it_and_others_are_not(kmap: Kmap, programme: Path) -> None:
    run = kmap("rename", "care-homes", "homes", "programme.yaml")
    assert run.stdout.splitlines() == [
        "programme.yaml:8: renamed `care-homes` to `homes` in 8 places",
        "damp/project.yaml:6: changed with it",
        "next: kmap show homes programme.yaml",
    ]
    assert (programme.parent / "damp" / "project.yaml").read_text() == PROJECT.replace("care-homes", "homes")
    assert "Care homes" in (programme.parent / "other.yaml").read_text()


def test_registers_are_looked_for_in_the_whole_work_tree(kmap: Kmap, programme: Path, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "base").mkdir()
    programme.rename(tmp_path / "base" / "programme.yaml")
    project = tmp_path / "damp" / "project.yaml"
    project.write_text(PROJECT.replace("../programme", "../base/programme"))
    further = tmp_path / "further.yaml"
    further.write_text("title: F\nextends: damp/project.yaml\nexclude: care-homes\nstakeholders: []\n")
    assert kmap("rename", "care-homes", "homes", "base/programme.yaml").returncode == 0
    assert "care-homes" not in project.read_text()
    assert "exclude: homes\n" in further.read_text()


def test_what_is_inherited_is_renamed_where_it_is_declared(kmap: Kmap, programme: Path) -> None:
    run = kmap("rename", "care-homes", "homes", "damp/project.yaml")
    assert run.returncode == 2
    assert "`care-homes` is declared in programme.yaml, which damp/project.yaml extends" in run.stderr
    assert "tip: edit it there: name programme.yaml as the register\n" in run.stderr


def test_a_word_that_a_register_below_has_taken_is_refused(kmap: Kmap, programme: Path) -> None:
    project = programme.parent / "damp" / "project.yaml"
    project.write_text(PROJECT + "  - {date: 2026-02-03, with: x}\n" + "needs: [{id: homes, need: Why?}]\n")
    run = kmap("rename", "care-homes", "homes", "programme.yaml")
    assert run.returncode == 2
    assert "`homes` is taken: need at damp/project.yaml:11" in run.stderr
    assert programme.read_text() == PROGRAMME


def test_a_register_below_that_can_t_be_read_keeps_all_as_they_are(kmap: Kmap, programme: Path) -> None:
    (programme.parent / "damp" / "project.yaml").write_text(PROJECT + "title: Twice\n")
    run = kmap("rename", "care-homes", "homes", "programme.yaml")
    assert run.returncode == 2
    assert "damp/project.yaml:10:1: `title` is given twice" in run.stderr
    assert "tip: mend this first: it extends programme.yaml\n" in run.stderr
    assert programme.read_text() == PROGRAMME


def test_a_word_that_is_several_things_has_to_be_told_apart(kmap: Kmap, programme: Path) -> None:
    run = kmap("rename", "heat", "hot", "programme.yaml")
    assert run.returncode == 2
    assert "`heat` is a topic and a tag in programme.yaml" in run.stderr
    assert "--what topic" in run.stderr


def test_a_dry_run_shows_every_file(kmap: Kmap, programme: Path) -> None:
    shown = kmap("rename", "care-homes", "homes", "programme.yaml", "--dry-run").stdout
    assert "+++ programme.yaml\n" in shown and "+++ damp/project.yaml\n" in shown
    assert programme.read_text() == PROGRAMME


def test_what_is_referred_to_is_not_removed_and_it_is_said_where(kmap: Kmap, programme: Path) -> None:
    run = kmap("remove", "care-homes", "programme.yaml")
    assert (run.returncode, run.stdout) == (1, "")
    lines = run.stderr.splitlines()
    assert "programme.yaml:20: - {from: care-homes, to: unit}" in lines
    assert "damp/project.yaml:9: - {date: 2026-02-02, with: care-homes}" in lines
    assert lines[-2] == "kmap: nothing was written: 8 places refer to `care-homes`"
    assert "kmap set care-homes until=DATE" in lines[-1]
    assert programme.read_text() == PROGRAMME


def test_what_nothing_refers_to_goes(kmap: Kmap, programme: Path) -> None:
    (programme.parent / "damp" / "project.yaml").unlink()
    run = kmap("remove", "old-homes", "programme.yaml")
    assert run.stdout == "programme.yaml:15: removed stakeholder `old-homes`\nnext: kmap check programme.yaml\n"
    start, end = PROGRAMME.index("  - id: old-homes"), PROGRAMME.index("relationships")
    assert programme.read_text() == PROGRAMME[:start] + PROGRAMME[end:]


def test_what_is_added_and_removed_again_leaves_the_file_as_it_was(kmap: Kmap, programme: Path) -> None:
    kmap("add", "Passing guest", "--influence", "1", "--register", "programme.yaml")
    assert kmap("remove", "passing-guest", "programme.yaml").returncode == 0
    assert programme.read_text() == PROGRAMME


def test_ties_go_with_it_where_they_are_asked_to(kmap: Kmap, programme: Path) -> None:
    kmap("add", "Passing guest", "--register", "programme.yaml")
    kmap("link", "passing-guest", "care-homes", "programme.yaml")
    kmap("link", "unit", "passing-guest", "programme.yaml")
    refused = kmap("remove", "passing-guest", "programme.yaml")
    assert "2 places refer" in refused.stderr and "--ties takes its ties with it" in refused.stderr
    assert kmap("remove", "passing-guest", "programme.yaml", "--ties").returncode == 0
    assert programme.read_text() == PROGRAMME


def test_needs_questions_and_outputs_are_removed_from_the_end_of_the_chain(kmap: Kmap, programme: Path) -> None:
    assert "2 places refer to `brief`" in kmap("remove", "brief", "programme.yaml").stderr
    kmap("set", "limits", "follows=", "--register", "programme.yaml")
    programme.write_text(programme.read_text().replace("    output: brief\n", ""))
    assert kmap("remove", "brief", "programme.yaml").returncode == 0
    assert kmap("remove", "q-limits", "programme.yaml").returncode == 0
    assert kmap("remove", "limits", "programme.yaml").returncode == 0
    assert not {"needs:", "questions:", "outputs:"} & set(programme.read_text().splitlines())


def test_a_comment_above_what_is_removed_stays_and_is_told_of(kmap: Kmap, programme: Path) -> None:
    programme.write_text(PROGRAMME.replace("  - id: old-homes", "  # Closed last year.\n  - id: old-homes"))
    (programme.parent / "damp" / "project.yaml").unlink()
    run = kmap("remove", "old-homes", "programme.yaml")
    assert "programme.yaml:15: the comment above it stays: see whether it still fits\n" in run.stdout
    assert "  # Closed last year.\nrelationships:\n" in programme.read_text()


def test_what_a_project_says_of_somebody_inherited_is_taken_away_alone(kmap: Kmap, programme: Path) -> None:
    project = programme.parent / "damp" / "project.yaml"
    run = kmap("remove", "care-homes", "damp/project.yaml")
    assert run.returncode == 0
    assert "removed what is said of `care-homes` here; programme.yaml still has it" in run.stdout
    assert "interest: 3" not in project.read_text()
    assert programme.read_text() == PROGRAMME


def test_what_is_inherited_alone_is_not_removed_here(kmap: Kmap, programme: Path) -> None:
    run = kmap("remove", "brief", "damp/project.yaml")
    assert run.returncode == 2
    assert "`brief` is declared in programme.yaml, which damp/project.yaml extends" in run.stderr
