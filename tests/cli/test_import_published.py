"""Data that nobody on this project wrote comes in with at most the options that a person would expect to need."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.register.models.stakeholder import Stakeholder
from kmap.register.reading import read
from kmap.register.register import Register

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the published data is kept beside the repository, not in it")

Kmap = Callable[..., subprocess.CompletedProcess[str]]
Imported = Callable[..., tuple[Register, str]]


@pytest.fixture
def imported(kmap: Kmap, tmp_path: Path) -> Imported:
    """Return a function that imports published files; it gives the register, and what was said."""

    def run(*arguments: str) -> tuple[Register, str]:
        files = [str(DATA / one) if (DATA / one).is_file() else one for one in arguments]
        result = kmap("import", *files, "--output", "new.yaml", COLUMNS="200")
        assert (result.returncode, result.stderr) == (0, "wrote new.yaml\n")
        reading = read(str(tmp_path / "new.yaml"))
        assert reading.problems == ()
        assert reading.register is not None
        assert kmap("check", "new.yaml", "--select", "KM1,KM2").returncode == 0
        return reading.register, result.stdout

    return run


def of(register: Register, name: str) -> Stakeholder:
    return next(one for one in register.stakeholders if one.name == name)


def test_words_with_steps_between_them(imported: Imported) -> None:
    register, said = imported("microplastics-clausen2020/table3_tidy.csv")
    assert len(register.stakeholders) == 28
    assert (register.scale.min, register.scale.max) == (1, 5)
    assert (of(register, "EFSA").interest, of(register, "EFSA").influence) == (2, 4)
    assert "importance is read as interest" in said
    assert "it holds ranks, which are no scores" in said


def test_numbers_beside_the_words_where_they_are_asked_for(imported: Imported) -> None:
    register, _ = imported(
        "microplastics-clausen2020/table3_tidy.csv",
        "--map",
        "importance_1to10=interest",
        "--map",
        "influence_1to10=influence",
    )
    assert (register.scale.min, register.scale.max) == (1, 10)
    assert (of(register, "UEFA").interest, of(register, "UEFA").influence) == (7.5, 5)


def test_two_scores_in_one_cell_with_signs_of_footnotes(imported: Imported) -> None:
    register, said = imported(
        "microplastics-clausen2020/table3_as_published.csv", "--map", "Psychometric scale=interest/influence"
    )
    assert (of(register, "UEFA").interest, of(register, "UEFA").influence) == (7.5, 5)
    assert (of(register, "RA").interest, of(register, "RA").influence) == (7, 5.5)
    assert "signs of footnotes are taken away behind scores: C25, C28" in said


def test_headings_among_the_rows(imported: Imported) -> None:
    register, said = imported("iran-pharma-subsidy/table2_as_published.csv")
    assert len(register.stakeholders) == 21
    assert "A10   Health insurance organizations" in said
    assert "A20   Pharmaceutical industry" in said
    opposed = [
        one.name for one in register.stakeholders if one.stance is not None and one.stance.current == "resistant"
    ]
    assert opposed == ["Manufacturers"]


def test_two_rounds_where_missing_and_zero_are_different(imported: Imported) -> None:
    register, _ = imported("dienbien-acs/stakeholder_course_MIT.csv")
    assert len(register.stakeholders) == 30
    assert (register.scale.min, register.scale.max) == (0, 5)
    planning = of(register, "Department of planning and investment").assessments
    assert [(one.round, one.interest, one.stance) for one in planning] == [("2019", 0, None), ("2020", 2, "neutral")]
    (director,) = of(register, "Director DARD").assessments
    assert (director.round, director.interest, director.influence) == ("2020", 1, 4)
    assert of(register, "Technical working group").assessments[1].interest == 4.5
    assert of(register, "Dien Bien District DARD").assessments[0].influence == 3  # the name ended in a blank


def test_no_interest_is_made_up(imported: Imported) -> None:
    register, said = imported("glaucoma-nl-holtzer2013/table5_as_published.csv")
    assert [one.interest for one in register.stakeholders] == [None] * 6
    assert of(register, "Glaucoma specialists").influence == 3
    assert "there is no column of interest: nobody gets one" in said


@pytest.mark.parametrize("file", ["stakeholders.csv", "stakeholders.json"])
def test_stances_in_other_words(imported: Imported, file: str) -> None:
    meant = ("cautious=neutral", "constructive_critic=neutral", "concerned=resistant", "opponent=resistant")
    register, _ = imported(f"za-policy-space/{file}", *(word for one in meant for word in ("--read", one)))
    assert len(register.stakeholders) == 38
    presidency = register.by_id["presidency"]
    assert (presidency.influence, presidency.interest, presidency.category) == (10, None, "government")
    assert presidency.stance is not None
    assert presidency.stance.current == "leading"
    assert register.by_id["cosatu"].category == "labour"


@pytest.mark.parametrize(("ties", "count"), [("information", 49), ("money", 22)])
def test_nodes_and_directed_ties_in_two_files(imported: Imported, ties: str, count: int) -> None:
    register, _ = imported("knokbur/nodes.csv", f"knokbur/{ties}_edges.csv", "--map", "rating=influence")
    assert len(register.stakeholders) == 10
    assert len(register.relationships) == count
    assert not any(tie.mutual for tie in register.relationships)
    assert of(register, "WRO").influence == 2.5


@pytest.mark.parametrize(("ties", "count"), [("business", 15), ("marriage", 20)])
def test_undirected_graphml_with_isolates(imported: Imported, ties: str, count: int) -> None:
    register, _ = imported(f"florentine/{ties}.graphml")
    assert len(register.stakeholders) == 16
    assert len(register.relationships) == count
    assert all(tie.mutual for tie in register.relationships)
    assert "pucci" in register.by_id


def test_a_large_directed_graphml(imported: Imported) -> None:
    register, _ = imported("lawfirm-advice/law_advice.graphml")
    assert (len(register.stakeholders), len(register.relationships)) == (71, 892)


def test_a_mid_size_network(imported: Imported) -> None:
    register, _ = imported("swiss-wetlands/nodes.csv", "swiss-wetlands/edges.csv")
    assert (len(register.stakeholders), len(register.relationships)) == (132, 541)


def test_tens_of_thousands_of_ties_in_many_languages(imported: Imported) -> None:
    register, said = imported(
        "mep-lobby-meetings/mep_org_edges.csv.gz", "--map", "mep=from", "--map", "org=to", "--map", "meetings=strength"
    )
    assert len(register.relationships) == 20_561
    assert len(register.stakeholders) == 15_926
    assert "names that differ in capitals or spaces only are taken for one: 566" in said


@pytest.mark.parametrize(
    ("file", "ties"), [("krackhardt_kite", 18), ("brokerage_case", 6), ("structural_holes_borgatti", 10)]
)
def test_lists_of_ties_alone(imported: Imported, file: str, ties: int) -> None:
    register, _ = imported(f"reference-small/{file}_edges.csv", "--undirected")
    assert len(register.relationships) == ties
    assert all(tie.mutual for tie in register.relationships)


def test_a_table_of_rules_is_no_register(kmap: Kmap) -> None:
    result = kmap("import", str(DATA / "reference-small" / "projectman_threshold_rule.csv"))
    assert result.returncode == 2
    assert "no column holds the names of stakeholders" in result.stderr
