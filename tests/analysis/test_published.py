"""Two published stakeholder analyses: the registers say what the papers say, and the grid what follows."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kmap.analysis.grid import place
from kmap.check import load
from kmap.register.register import Register
from kmap.register.slug import slug

ROOT = Path(__file__).parents[2]
SHARED = ROOT / ".." / "shared" / "data"
MICROPLASTICS = ROOT / "examples" / "microplastics.stakeholders.yaml"
SUBSIDY = ROOT / "examples" / "iran-pharma-subsidy.stakeholders.yaml"

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
    for register in (MICROPLASTICS, SUBSIDY):
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
