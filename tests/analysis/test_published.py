"""Three published stakeholder analyses: the registers say what the tables say, and the grid what follows."""

import csv
import datetime
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kmap.analysis.change.change import changes
from kmap.analysis.change.history import history
from kmap.analysis.grid import place
from kmap.check import load
from kmap.register.register import Register
from kmap.register.slug import slug

ROOT = Path(__file__).parents[2]
SHARED = ROOT / ".." / "shared" / "data"
MICROPLASTICS = ROOT / "examples" / "microplastics.stakeholders.yaml"
SUBSIDY = ROOT / "examples" / "iran-pharma-subsidy.stakeholders.yaml"
CLIMATE = ROOT / "examples" / "dienbien.stakeholders.yaml"
FIRST_ROUND = datetime.date(2019, 12, 31)

needs_tables = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the published tables are not part of the repository: no ../shared/data beside it"
)


def rows(name: str) -> Iterator[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def quadrants(register: Register) -> dict[str, set[str]]:
    """Return the ids in each quadrant."""
    members: dict[str, set[str]] = {}
    for placement in place(register).placements:
        members.setdefault(placement.quadrant, set()).add(placement.stakeholder.id)
    return members


@needs_tables
def test_microplastics_has_the_published_scores() -> None:
    published = {
        slug(row["stakeholder"]): (float(row["influence_1to10"]), float(row["importance_1to10"]))
        for row in rows("microplastics-clausen2020/table3_tidy.csv")
    }
    grid = place(load(str(MICROPLASTICS)))
    assert {one.stakeholder.id: (one.influence, one.interest) for one in grid.placements} == published
    assert len(published) == 28


@needs_tables
def test_subsidy_has_the_published_scores_and_positions() -> None:
    scores = {"Low": 1.0, "Moderate": 2.0, "High": 3.0}
    stances = {"Opposition": "resistant", "Neutral": "neutral"}  # and all kinds of support: supportive
    published = {
        row["Actor/stakeholder"].strip().removesuffix(" (MoHME)"): (
            scores[row["Influence/power"].strip()],
            scores[row["Interest"].strip()],
            stances.get(row["Position"].strip(), "supportive"),
        )
        for row in rows("iran-pharma-subsidy/table2_as_published.csv")
        if row["Interest"]  # the others are headings
    }
    found = {}
    for one in place(load(str(SUBSIDY))).placements:
        assert one.stakeholder.stance is not None
        found[one.stakeholder.name] = (one.influence, one.interest, one.stakeholder.stance.current)
    assert found == published
    assert len(found) == 21


@needs_tables
def test_published_registers_are_made_again_byte_for_byte(tmp_path: Path) -> None:
    script = ROOT / "examples" / "make_published.py"
    subprocess.run([sys.executable, script, SHARED, tmp_path], check=True, capture_output=True)
    for register in (MICROPLASTICS, SUBSIDY, CLIMATE):
        assert (tmp_path / register.name).read_bytes() == register.read_bytes()


def test_microplastics_quadrants_worked_out_by_hand() -> None:
    # 5.5 is the middle of 1 to 10.
    assert quadrants(load(str(MICROPLASTICS))) == {
        "manage-closely": {"cefic", "ec", "echa", "eosca", "l-companies", "negb", "ng", "un"},
        "keep-satisfied": {"ecouncil", "efsa", "ep", "iogp", "ipec-europe"},
        "keep-informed": {"eupc", "iucn", "nsa-ngos", "ra", "sme", "uefa"},
        "monitor": {"amap", "eea", "ic-ngos", "ie-ngos", "ncm", "ne-ngos", "nep", "on-ngos", "researchers"},
    }


def test_microplastics_has_one_score_on_the_threshold() -> None:
    doubtful = [one for one in place(load(str(MICROPLASTICS))).placements if one.could_be]
    assert [(one.stakeholder.id, one.influence, one.could_be) for one in doubtful] == [("ra", 5.5, ("manage-closely",))]


def test_subsidy_quadrants_worked_out_by_hand() -> None:
    # Moderate, 2 of 1 to 3, is on the threshold and so not high.
    assert quadrants(load(str(SUBSIDY))) == {
        "manage-closely": {"government", "planning-and-budget-organization", "iran-food-and-drug-administration"},
        "keep-satisfied": {
            "iranian-parliament",
            "ministry-of-health-and-medical-education",
            "media",
            "central-bank-of-iran",
        },
        "keep-informed": {"support-associations", "charity-foundation-for-special-diseases", "importers"},
        "monitor": {
            "general-population",
            "special-diseases-department-in-the-mohme",
            "ministry-of-cooperatives-labour-and-social-welfare",
            "social-security-organization",
            "iran-health-insurance-organization",
            "other-health-insurance-organizations",
            "scientific-associations",
            "ministry-of-industry-mining-and-trade",
            "manufacturers",
            "distributors-and-exporters",
            "customs-administration",
        },
    }


def test_subsidy_has_every_moderate_in_doubt() -> None:
    placements = place(load(str(SUBSIDY))).placements
    moderate = [one for one in placements if 2 in (one.influence, one.interest)]
    assert [one for one in placements if one.could_be] == moderate
    assert len(moderate) == 12


# --- Climate services in Dien Bien: two rounds ----------------------------------------------------


def score(row: dict[str, str], column: str) -> float | None:
    """Return a score of the table; None where the cell is empty, which is not 0."""
    cell = row[column].strip()
    return float(cell) if cell else None


def corner(row: dict[str, str], year: int) -> str:
    """Return the quadrant by the authors' own lines, at 2.5: worked out here, not by kmap."""
    influence, interest = score(row, f"Influence_{year}"), score(row, f"Interest_{year}")
    if influence is None or interest is None:
        return "unscored"
    return {
        (True, True): "manage-closely",
        (True, False): "keep-satisfied",
        (False, True): "keep-informed",
        (False, False): "monitor",
    }[influence > 2.5, interest > 2.5]


def dienbien() -> dict[str, dict[str, str]]:
    return {slug(row["stakeholders"]): row for row in rows("dienbien-acs/stakeholder_course_MIT.csv")}


@needs_tables
@pytest.mark.parametrize("year", [2019, 2020])
def test_dienbien_has_the_published_scores_of_both_years(year: int) -> None:
    register = replace(load(str(CLIMATE)), day=datetime.date(year, 12, 31))
    found = {one.stakeholder.id: (one.influence, one.interest) for one in place(register).placements}
    assert found == {
        id_: (score(row, f"Influence_{year}"), score(row, f"Interest_{year}")) for id_, row in dienbien().items()
    }
    assert len(found) == 30


@needs_tables
def test_dienbien_moves_between_the_rounds_as_the_lines_at_2_5_say() -> None:
    register = load(str(CLIMATE))
    found = changes(replace(register, day=FIRST_ROUND), register)
    assert {one.stakeholder.id: (one.before.quadrant, one.after.quadrant) for one in found.moved} == {
        id_: (corner(row, 2019), corner(row, 2020))
        for id_, row in dienbien().items()
        if corner(row, 2019) != corner(row, 2020)
    }
    assert (found.movement.came, found.movement.left) == ((), ())


@needs_tables
def test_dienbien_scores_otherwise_in_the_same_place_are_those_of_the_table() -> None:
    register = load(str(CLIMATE))
    found = changes(replace(register, day=FIRST_ROUND), register)
    assert {one.stakeholder.id for one in found.rescored} == {
        id_
        for id_, row in dienbien().items()
        if corner(row, 2019) == corner(row, 2020)
        and any(score(row, f"{axis}_2019") != score(row, f"{axis}_2020") for axis in ("Influence", "Interest"))
    }


@needs_tables
def test_dienbien_stances_are_the_published_attitudes() -> None:
    stances = {"Positive": "supportive", "Neutral": "neutral", "Negative": "resistant", "No information": None}
    register = load(str(CLIMATE))
    for id_, row in dienbien().items():
        for one in history(register, id_).rounds:
            assert one.stance == stances[row[f"Attitude_{one.name}"]]


def test_dienbien_movement_worked_out_by_hand() -> None:
    register = load(str(CLIMATE))
    found = changes(replace(register, day=FIRST_ROUND), register)
    assert {one.stakeholder.id: (one.before.quadrant, one.after.quadrant) for one in found.moved} == {
        "vice-chairman-pc": ("keep-informed", "manage-closely"),  # influence 2 to 4.5
        "vice-director-dard": ("keep-satisfied", "manage-closely"),  # interest 2 to 3.5
        "muong-ang-district-pc": ("keep-satisfied", "manage-closely"),  # interest 2 to 3
        "vice-director-hydromet": ("monitor", "manage-closely"),  # 2 and 2.5, on the line, to 3 and 5
        "director-hydromet": ("keep-informed", "monitor"),  # both to 0, which is a score
        "vsla": ("monitor", "keep-informed"),  # interest 2 to 3
        "director-dard": ("unscored", "keep-satisfied"),  # no score in 2019, which is not 0
        "city-agri-department": ("unscored", "monitor"),
        "sms-company": ("unscored", "keep-informed"),
    }
