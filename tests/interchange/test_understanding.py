"""What a sheet that people made says: headings found, columns guessed, rows skipped, and nothing made up."""

import csv
import io
from typing import Any

import pytest

from kmap.analysis.private_details import holds_private_details
from kmap.errors import KmapError
from kmap.interchange.asked import Asked, columns_asked, words_asked
from kmap.interchange.draft import draft
from kmap.interchange.entries import collect
from kmap.interchange.incoming.csv import sheets
from kmap.interchange.scales import asked_scale
from kmap.interchange.settling import Settled, settled
from kmap.interchange.understanding import Understanding, layouts, scales


def understand(text: str, *maps: str, words: tuple[str, ...] = (), **more: Any) -> tuple[Understanding, Settled]:
    asked = Asked(columns=columns_asked(maps), words=words_asked(words), **more)
    found = layouts(sheets("x.csv", text.encode()), asked, holds_private_details)
    result = collect(found, scales(found, asked, None), asked)
    return result, settled(result, asked, None)


def fields(text: str, *maps: str, **more: Any) -> list[dict[str, Any]]:
    _, by_id = understand(text, *maps, **more)
    return [{path: value for path, value in one.fields.items() if path != "id"} for one in by_id.entries]


def taken(text: str, *maps: str) -> dict[str, str]:
    result, _ = understand(text, *maps)
    return {column.head: "/".join(column.fields) for layout in result.layouts for column in layout.columns}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Power", "influence"),
        ("Level of influence", "influence"),
        ("influence_score", "influence"),
        ("Influence/power", "influence"),
        ("interest (1-5)", "interest"),
        ("Importance", "interest"),
        ("Degree of impact", "impact"),
    ],
)
def test_a_score_is_known_by_the_usual_words(heading: str, field: str) -> None:
    assert taken(f"Organisation,{heading}\nA,3\nB,5\n") == {"Organisation": "name", heading: field}


@pytest.mark.parametrize(
    "heading", ["Stakeholder", "Actor", "ORGANISATION", "Institution ", "Stakeholder name", "Body"]
)
def test_names_are_known_by_the_usual_words(heading: str) -> None:
    assert fields(f"{heading},Power\nA,3\n")[0]["name"] == "A"


def test_titles_above_the_headings_are_no_headings() -> None:
    text = "Our workshop,,\nof 3 March,,\n,,\nStakeholder,Power,Interest\nA,3,4\n"
    assert fields(text) == [{"name": "A", "influence": 3, "interest": 4}]


def test_blank_columns_make_no_difference() -> None:
    assert fields(",Stakeholder,,Power\n,A,,3\n") == [{"name": "A", "influence": 3}]


def test_a_column_of_titles_is_not_taken_for_stances() -> None:
    assert taken("Stakeholder,Position\nA,Director\nB,Vice Director\n")["Position"] == ""


def test_a_column_of_stances_is_taken_for_them() -> None:
    assert fields("Stakeholder,Position\nA,Moderate support\nB,Opposed\n") == [
        {"name": "A", "stance.current": "supportive"},
        {"name": "B", "stance.current": "resistant"},
    ]


def test_text_is_not_taken_for_scores() -> None:
    assert taken("Stakeholder,Interest\nA,Wants a clean river\nB,Wants work\n")["Interest"] == ""


def test_ranks_are_not_taken_for_scores() -> None:
    assert taken("Stakeholder,Influence rank\nA,1\nB,2\n")["Influence rank"] == ""


def test_no_column_of_interest_makes_no_interest() -> None:
    assert fields("Stakeholder,Power\nA,High\nB,Low\n") == [
        {"name": "A", "influence": 3},
        {"name": "B", "influence": 1},
    ]


def test_a_missing_score_stays_missing_and_zero_stays_zero() -> None:
    text = "Stakeholder,Power,Interest\nA,0,NA\nB,,5\nC,?,0\n"
    assert fields(text) == [
        {"name": "A", "influence": 0},
        {"name": "B", "interest": 5},
        {"name": "C", "interest": 0},
    ]


def test_what_a_column_is_can_be_said() -> None:
    assert taken("Who,Rating,Power\nA,3,4\n", "Rating=influence", "Power=-") == {
        "Who": "name",
        "Rating": "influence",
        "Power": "",
    }


def test_a_column_can_be_called_by_its_letter() -> None:
    assert fields("Stakeholder,\nA,3\n", "B=influence") == [{"name": "A", "influence": 3}]


def test_two_scores_in_one_cell_are_split_where_that_is_said() -> None:
    text = "Stakeholder,Scores\nA,4/5\nB,7\n"
    result, by_id = understand(text, "Scores=interest/influence")
    assert by_id.entries[0].fields == {"id": "a", "name": "A", "interest": 4, "influence": 5}
    assert [one.place for one in result.unread] == ["B3"]


def test_a_value_that_cannot_be_read_is_told_with_its_cell_and_left_out() -> None:
    result, by_id = understand("Stakeholder,Power\nA,Low-High\nB,4\nC,5\n")
    assert [(one.place, one.value) for one in result.unread] == [("B2", "Low-High")]
    assert "influence" not in by_id.entries[0].fields


def test_a_heading_among_the_rows_is_no_stakeholder() -> None:
    text = "Stakeholder,Power\nMinistry,5\nInsurers,\nFund A,3\nFund B,2\nFund C,1\n"
    result, _ = understand(text)
    assert [(one.place, one.value) for one in result.skipped] == [("A3", "Insurers")]
    assert len(fields(text, headings=True)) == 5


def test_many_without_scores_are_stakeholders() -> None:
    assert len(fields("Stakeholder,Power\nA,\nB,5\nC,\nD,\nE,1\n")) == 5


def test_totals_and_repeated_headings_are_skipped() -> None:
    result, _ = understand("Stakeholder,Power\nA,5\nStakeholder,Power\nB,4\nTotal,9\n")
    assert [one.why for one in result.skipped] == ["the headings again", "a total"]


def test_a_row_without_a_name_is_skipped_and_told() -> None:
    result, _ = understand("Stakeholder,Power\n,5\nA,4\n")
    assert [(one.place, one.value, one.why) for one in result.skipped] == [("A2", "5", "no name")]


def test_a_stakeholder_that_stands_there_twice_is_taken_once() -> None:
    result, by_id = understand("Stakeholder,Power\nA,5\na,4\n")
    assert len(by_id.entries) == 1
    assert result.skipped[0].why == "it is there already, in A2"


def test_a_column_with_private_details_is_left_out_unless_asked_for() -> None:
    text = "Stakeholder,Contact,Notes\nA,jo@nhs.uk,met\nB,,call 020 7946 0958\n"
    assert taken(text) == {"Stakeholder": "name", "Contact": "", "Notes": ""}
    assert taken(text, "Notes=notes")["Notes"] == "notes"


def test_columns_of_a_year_become_dated_assessments() -> None:
    _, by_id = understand("Stakeholder,Power_2019,Power_2020\nA,2,4\nB,,0\n")
    assert [one.fields for one in by_id.entries if one.section == "assessments"] == [
        {"stakeholder": "a", "date": "2019-12-31", "round": "2019", "influence": 2},
        {"stakeholder": "a", "date": "2020-12-31", "round": "2020", "influence": 4},
        {"stakeholder": "b", "date": "2020-12-31", "round": "2020", "influence": 0},
    ]


def test_a_survey_in_long_form_becomes_assessments() -> None:
    text = (
        "Assessor,Stakeholder,Criterion,Score,Date\n"
        "AK,Ministry,Power,4,13/03/2026\nAK,Ministry,Interest,5,13/03/2026\nRM,Ministry,Trust,5,13/03/2026\n"
    )
    result, by_id = understand(text)
    assert [one.fields for one in by_id.entries if one.section == "assessments"] == [
        {"stakeholder": "ministry", "date": "2026-03-13", "by": "AK", "influence": 4, "interest": 5}
    ]
    assert [one.value for one in result.unread] == ["Trust"]


def test_a_date_that_may_be_two_days_is_not_guessed() -> None:
    result, _ = understand("Assessor,Stakeholder,Criterion,Score,Date\nAK,A,Power,4,03/04/2026\n")
    assert "2026-04-03 or 2026-03-04" in result.unread[0].why


def test_a_survey_without_dates_needs_one() -> None:
    text = "Assessor,Stakeholder,Criterion,Score\nAK,A,Power,4\n"
    result, _ = understand(text)
    assert result.skipped[0].why == "an assessment needs a date: --date"
    _, by_id = understand(text, date="2026-03-02")
    assert by_id.entries[-1].fields["date"] == "2026-03-02"


def test_ties_bring_along_those_they_name() -> None:
    _, by_id = understand("From,To,Type,Strength\nMinistry,Tenants,advises,2\n")
    assert [one.fields for one in by_id.entries] == [
        {"id": "ministry", "name": "Ministry"},
        {"id": "tenants", "name": "Tenants"},
        {"from": "ministry", "to": "tenants", "kind": "advises", "strength": 2},
    ]


def test_a_tie_to_itself_is_skipped() -> None:
    result, _ = understand("source,target\nA,A\nA,B\n")
    assert result.skipped[0].why == "a tie to itself"


def test_two_names_of_one_slug_get_two_ids() -> None:
    _, by_id = understand("Stakeholder\nA & B\nA B\n")
    assert [one.fields["id"] for one in by_id.entries] == ["a-b", "a-b-2"]


def test_a_name_of_which_no_id_can_be_made_gets_one() -> None:
    _, by_id = understand("Stakeholder\n世界\n")
    assert by_id.entries[0].fields == {"id": "stakeholder", "name": "世界"}


def test_unknown_categories_are_declared_and_known_ones_found() -> None:
    _, by_id = understand("Stakeholder,Sector\nA,Government\nB,Labour unions\nC,NA\n")
    assert [one.fields.get("category") for one in by_id.entries] == ["government", "labour-unions", None]
    assert by_id.categories == {"labour-unions": "Labour unions"}


def test_words_mean_what_is_said() -> None:
    text = "Stakeholder,Stance\nA,cautious\nB,champion\n"
    _, by_id = understand(text, words=("cautious=neutral",))
    assert [one.fields["stance.current"] for one in by_id.entries] == ["neutral", "leading"]


def test_importance_gives_way_to_a_column_of_interest() -> None:
    assert taken("Stakeholder,Importance,Interest\nA,1,2\n") == {
        "Stakeholder": "name",
        "Importance": "",
        "Interest": "interest",
    }


def test_a_file_without_names_or_ties_says_how_to_name_them() -> None:
    with pytest.raises(KmapError, match="no column holds the names") as caught:
        understand("power,interest\n3,4\n")
    assert "--map" in caught.value.tip


@pytest.mark.parametrize("option", ["Power", "=influence", "Power=", "Power=influense", "Power=name/influence"])
def test_a_map_that_says_nothing_is_refused(option: str) -> None:
    with pytest.raises(KmapError):
        columns_asked([option])


def test_a_heading_that_is_not_there_is_refused() -> None:
    with pytest.raises(KmapError, match="no column is headed `powr`"):
        understand("Stakeholder,Power\nA,1\n", "Powr=influence")


def test_words_of_a_scale_that_was_said_are_scores() -> None:
    text = "Stakeholder,Power\nA,Hardly\nB,greatly\nC,Somewhat\n"
    _, by_id = understand(text, scale=asked_scale("Hardly,Somewhat,Greatly"))
    assert [one.fields["influence"] for one in by_id.entries] == [1, 3, 2]


AWKWARD = [
    "NO",
    "007",
    "2026-03-02",
    "a: b",
    "# no comment",
    "- dash",
    '"quoted"',
    "'",
    "a\nb",
    "~",
    "{x}",
    "é",
]


def test_any_text_comes_out_in_the_register_as_it_stands() -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([["Name", "Notes"], *([f"N{index}", text] for index, text in enumerate(AWKWARD))])
    result, by_id = understand(stream.getvalue())
    assert [one.fields["notes"] for one in by_id.entries] == AWKWARD
    assert "N0" in draft("A: title", "x.csv", by_id, result.onto)  # which reads its text again
