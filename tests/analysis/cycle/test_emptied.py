"""What a project excludes leaves nothing missing in the programme's needs and outputs."""

from pathlib import Path

import pytest

from kmap.analysis.cycle.chains import chains
from kmap.analysis.cycle.cycle import cycle
from kmap.analysis.cycle.emptied import is_emptied
from kmap.catalogue import rules
from kmap.check import load
from kmap.register.register import Register

PROGRAMME = """
title: Programme
as_of: 2026-10-01
stakeholders: [{id: a, name: A}, {id: b, name: B}]
needs: [{id: n, need: What?, kind: policy, raised_by: [a]}, {id: open, need: And?, kind: policy}]
outputs:
  - {id: o, title: O, answers: [n], audiences: [a], status: published, published: 2026-01-01}
  - {id: nobody, title: P, answers: [open]}
log: [{date: 2026-02-01, with: [a], output: o, feedback: {rating: 4}}]
"""
EXCLUDING = "title: Project\nextends: {above}\nas_of: 2026-10-01\nstakeholders: []\n{more}"


@pytest.fixture
def projects(tmp_path: Path) -> list[Register]:
    """Return a register that excludes the one who asked, one that extends it, and one that takes the names away."""
    emptying = "needs: [{id: n, need: What?, raised_by: []}]\noutputs: [{id: o, title: O, audiences: []}]\n"
    texts = {
        "stakeholders.yaml": PROGRAMME,
        "near.yaml": EXCLUDING.format(above="stakeholders.yaml", more="exclude: [a]\n"),
        "far.yaml": EXCLUDING.format(above="near.yaml", more=""),
        "own.yaml": EXCLUDING.format(above="stakeholders.yaml", more=emptying),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [load(str(tmp_path / name)) for name in list(texts)[1:]]


def emptied(register: Register) -> set[str]:
    needs = {need.id for need in register.needs if is_emptied(register, need)}
    return needs | {output.id for output in register.outputs if is_emptied(register, output)}


def found(register: Register, code: str) -> list[str]:
    return [finding.message for finding in rules()[code].findings(register)]


def test_need_and_output_of_those_excluded_are_emptied_and_all_that_build_on_it_know(projects: list[Register]) -> None:
    for register in projects[:2]:
        assert emptied(register) == {"n", "o"}


def test_what_a_register_empties_itself_is_its_own_word(projects: list[Register]) -> None:
    register = projects[2]
    assert register.needs[0].raised_by == ()
    assert emptied(register) == set()
    assert len(found(register, "KM607")) == 2


def test_rules_find_what_is_missing_and_not_what_is_excluded(projects: list[Register]) -> None:
    for register in projects[:2]:
        assert found(register, "KM607") == ["nobody is said to have raised the need `open`"]
        assert found(register, "KM603") == ["output `nobody` has no audience"]
        assert found(register, "KM605") == []


def test_chains_miss_what_is_missing_and_not_what_is_excluded(projects: list[Register]) -> None:
    for register in projects[:2]:
        gaps = {chain.need.id: [gap.kind for gap in chain.gaps] for chain in chains(register) if chain.need is not None}
        assert gaps == {"n": [], "open": ["raised by nobody", "no audience"]}


def test_the_cycle_asks_only_who_raised_what_nobody_has(projects: list[Register]) -> None:
    said = [lack.text for step in cycle(projects[0]).steps for lack in step.lacks]
    assert "who raised open" in said
