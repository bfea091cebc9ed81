"""Names that most likely mean one body, and names that are near and mean two."""

import csv
import gzip
from pathlib import Path

import pytest

from kmap.analysis.duplicates import near_duplicates

MEETINGS = Path(__file__).parents[3] / "shared/data/mep-lobby-meetings/mep_org_edges.csv.gz"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Local council", "LOCAL COUNCILS"),
        ("Local authority", "Local authorities"),
        ("Food bank", "Food banks"),
        ("Ministère de la Santé", "Ministere de la Sante"),
        ("Tenants' union", "Tenants’ union"),
        ("Bill & Melinda Gates Foundation", "Bill and Melinda Gates Foundation"),
        ("Dept of Health", "Department of Health"),
        ("Astra Zeneca", "AstraZeneca"),
        ("Konrad-Adenauer-Stiftung", "Konrad Adenauer Stiftung"),
        ("University of Leeds", "Leeds University"),
        ("Deutsche Bahn", "Deutsche Bahn AG"),
        ("Deutsche Umwelthilfe e.V.", "Deutsche Umwelthilfe e. V."),
        ("European Banking Authority", "European Banking Authority (EBA)"),
        ("European Association of Obesity", "EAO - European Association of Obesity"),
        ("Finnish Institute of International Affairs", "Finnish Institute of International Affairs (FIIA)"),
        ("Transport and Enviroment", "Transport and Environment"),
        ("Center for Rights", "Centre for Rights"),
        ("Medicines for Europe", "Medecines for Europe"),
        ("Buisness forum", "Business forum"),
        ("Harbour board", "Habour board"),
        ("Greenpeace", "Greenpeaces"),
        ("Transparency", "Transparancy"),
        ("Министерство здравоохранения", "министерство здравоохранения"),
        ("Министерство здравоохранения", "Министерство здравохранения"),
        ("世界保健機関", "世界 保健機関"),
    ],
)
def test_names_mean_one_body(name: str, other: str) -> None:
    assert near_duplicates([name, other]) == [(0, 1)]
    assert near_duplicates([other, name]) == [(0, 1)]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Region North", "Region South"),
        ("NHS trust 1", "NHS trust 2"),
        ("NHS trust 12345", "NHS trust 1234"),
        ("Pillar II", "Pillar III"),
        ("Panel A", "Panel"),
        ("Panel A", "Panel B"),
        ("Ward 1 of region 2", "Ward 2 of region 1"),
        ("Team A for B", "Team B for A"),
        ("Bolton Council", "Boston Council"),
        ("Embassy of Iceland", "Embassy of Ireland"),
        ("Red Cross (UK)", "Red Cross (US)"),
        ("Food bank", "Wood bank"),
        ("Water board", "Later board"),
        ("East area", "Eas area"),
        ("Criteo", "Citeo"),
        ("Concord", "Concorde"),
        ("Greenpeace", "Greenpeace Brussels"),
        ("Advance biofuel forum", "Advanced biofuel forrum"),
        ("British Medical Association", "BMA"),
        ("WHO 世界", "WHO"),
        ("Basis", "Bas"),
        ("AG", "GmbH"),
    ],
)
def test_names_mean_two_bodies(name: str, other: str) -> None:
    assert near_duplicates([name, other]) == []


def test_several_in_the_same_words_are_paired_with_the_first() -> None:
    names = ["Local council", "Region North", "Local councils", "LOCAL COUNCIL"]
    assert near_duplicates(names) == [(0, 2), (0, 3)]


def test_a_slip_is_paired_with_the_first_of_the_same_words() -> None:
    assert near_duplicates(["Local counncil", "Local council", "Local councils"]) == [(0, 1), (1, 2)]


def test_no_names_have_no_pairs() -> None:
    assert near_duplicates([]) == []
    assert near_duplicates(["Local council"]) == []


def test_names_of_which_nothing_is_left_do_not_break() -> None:
    assert near_duplicates(["...", "The", "Ltd", "of the", "?"]) == [(0, 4)]


@pytest.mark.skipif(not MEETINGS.exists(), reason="the folder with the data sets is not here")
def test_finds_the_near_duplicates_among_sixteen_thousand_organisations() -> None:
    with gzip.open(MEETINGS, "rt", encoding="utf-8") as file:
        names = list(dict.fromkeys(row["org"] for row in csv.DictReader(file)))
    assert len(names) == 16_095
    assert len(near_duplicates(names)) == 1_820
