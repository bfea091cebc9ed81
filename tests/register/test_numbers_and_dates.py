"""What a plain scalar can spell: numbers, dates and truth values are strict, text is as written."""

import datetime
from typing import Any

import pytest

from kmap.register.reading import Reading, read_source
from kmap.register.source import Source


def reading(line: str) -> Reading:
    return read_source(Source("r.yaml", f"title: T\nstakeholders:\n  - name: A\n    {line}\n"))


def value(field: str, written: str) -> Any:
    register = reading(f"{field}: {written}")
    assert register.problems == ()
    assert register.register is not None
    return getattr(register.register.stakeholders[0], field)


def problem(field: str, written: str) -> tuple[str, int, int, str]:
    [found] = reading(f"{field}: {written}").problems
    assert found.position.column == len(field) + 7
    assert found.position.line == 4
    return found.code, found.position.line, found.position.column, found.tip


@pytest.mark.parametrize(
    ("written", "number"),
    [("4", 4), ("3.5", 3.5), (".5", 0.5), ("4.", 4), ("0", 0), ("-1", -1), ("+2", 2), ("0.10", 0.1), ("10", 10)],
)
def test_decimal_number_is_a_score(written: str, number: float) -> None:
    assert value("influence", written) == number


@pytest.mark.parametrize(
    "written",
    [
        "yes",
        "no",
        "true",
        "on",
        "high",
        "012",
        "0o14",
        "0x1F",
        "1_000",
        "3:30",
        ".nan",
        ".inf",
        "-.inf",
        "1e3",
        "3,5",
        "~",
        "null",
        "five",
        "²",
        "٣",
        "--1",
        "1.2.3",
        "99999999999999999",
    ],
)
def test_other_word_is_no_score(written: str) -> None:
    assert problem("influence", written)[0] == "KM012"


@pytest.mark.parametrize("written", ['"4"', "'4'", '""', '"true"'])
def test_quoted_number_is_no_score(written: str) -> None:
    assert problem("influence", written)[0] == "KM012"


def test_number_in_a_block_is_no_score() -> None:
    assert [found.code for found in reading("influence: |\n      4").problems] == ["KM012"]


@pytest.mark.parametrize(
    ("written", "tip"),
    [
        ('"4"', "write 4 without the quotes"),
        ("012", "write 12: a leading 0 could mean an octal number"),
        ("1_000", "write 1000"),
        ("3,5", "write 3.5, with a point"),
        ("high", "write a decimal number, such as 4 or 3.5; leave the line out where it is not known"),
    ],
)
def test_tip_says_what_to_write_for_a_score(written: str, tip: str) -> None:
    assert problem("influence", written)[3] == tip


@pytest.mark.parametrize("written", ["[4]", "{a: 4}", "[]"])
def test_list_or_group_is_no_score(written: str) -> None:
    assert problem("influence", written)[0] == "KM011"


@pytest.mark.parametrize("field", ["category", "contact", "notes", "because"])
@pytest.mark.parametrize(
    "written", ["NO", "no", "007", "0116", "2026", "2026-02-30", "1_000", "true", "~", "1e3", ".5"]
)
def test_text_stays_as_written(field: str, written: str) -> None:
    assert value(field, written) == written


def test_quoted_text_is_plain_text_in_the_register() -> None:
    found = value("notes", '"007"')
    assert (type(found), found) == (str, "007")


def test_assessor_of_digits_stays_as_written() -> None:
    register = reading("assessments: [{date: 2026-01-01, by: 007, interest: 4}]").register
    assert register is not None
    assert register.stakeholders[0].assessments[0].by == "007"


@pytest.mark.parametrize(("written", "truth"), [("true", True), ("false", False)])
def test_true_and_false_are_truth_values(written: str, truth: bool) -> None:
    assert value("at_the_table", written) is truth


@pytest.mark.parametrize("written", ["yes", "no", "on", "off", "True", "FALSE", "1", "0", "y", '"true"', "~", "maybe"])
def test_other_word_is_no_truth_value(written: str) -> None:
    assert problem("at_the_table", written)[0] == "KM014"


@pytest.mark.parametrize(("written", "tip"), [("yes", "write true"), ("Off", "write false"), ("True", "write true")])
def test_tip_says_which_truth_value_is_meant(written: str, tip: str) -> None:
    assert problem("at_the_table", written)[3] == tip


@pytest.mark.parametrize(
    ("field", "written", "day"),
    [
        ("since", "2026-03-31", datetime.date(2026, 3, 31)),
        ("since", "2026-02", datetime.date(2026, 2, 1)),
        ("until", "2026-02", datetime.date(2026, 2, 28)),
        ("until", "2028-02", datetime.date(2028, 2, 29)),
        ("until", "2028-02-29", datetime.date(2028, 2, 29)),
        ("until", "9999-12", datetime.date(9999, 12, 31)),
    ],
)
def test_day_or_month_is_a_date(field: str, written: str, day: datetime.date) -> None:
    assert value(field, written) == day


@pytest.mark.parametrize(
    ("written", "tip"),
    [
        ("2026-02-30", "2026-02 has days 01 to 28"),
        ("2100-02-29", "2100-02 has days 01 to 28"),
        ("2026-13-01", "a year has months 01 to 12"),
        ("2026-00-01", "a year has months 01 to 12"),
        ("2026-13", "a year has months 01 to 12"),
        ("0000-01-01", "write the year in four digits, such as 2026"),
        ('"2026-03-31"', "write 2026-03-31 without the quotes"),
        ("2026-3-1", "write 2026-03-01"),
        ("2026/03/01", "write 2026-03-01"),
        ("31.03.2026", "write 2026-03-31"),
        ("03/31/2026", "write 2026-03-31"),
        ("05/05/2026", "write 2026-05-05"),
        ("01/02/2026", "write 2026-02-01 if the day stands first, 2026-01-02 if the month does"),
        ("31.02.2026", "write it as YYYY-MM-DD or YYYY-MM, such as 2026-03-31 or 2026-03"),
        ("2026/45/45", "write it as YYYY-MM-DD or YYYY-MM, such as 2026-03-31 or 2026-03"),
        ("March", "write it as YYYY-MM-DD or YYYY-MM, such as 2026-03-31 or 2026-03"),
        ("2026", "write it as YYYY-MM-DD or YYYY-MM, such as 2026-03-31 or 2026-03"),
        ("2026-03-31T10:00:00Z", "write it as YYYY-MM-DD or YYYY-MM, such as 2026-03-31 or 2026-03"),
        ("２０２６-03-31", "write it as YYYY-MM-DD or YYYY-MM, such as 2026-03-31 or 2026-03"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_write(written: str, tip: str) -> None:
    code, *_, said = problem("since", written)
    assert (code, said) == ("KM013", tip)


def test_month_is_no_day_of_an_assessment() -> None:
    assert [found.code for found in reading("assessments: [{date: 2026-03, interest: 4}]").problems] == ["KM013"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("borderline: -1", "KM012"),
        ("review_every: 0", "KM012"),
        ("review_every: 1.5", "KM012"),
        ("review_every: 180.0", None),
        ("kmap: 1", None),
        ("kmap: 2", "KM017"),
        ("kmap: 2.0", "KM017"),
        ("kmap: 0", "KM017"),
        ("kmap: 99999999999", "KM017"),
        ('kmap: "1"', "KM012"),
        ("kmap: ²", "KM012"),
        ("kmap: one", "KM012"),
        ("kmap: [1]", "KM011"),
        ("threshold: mean", None),
        ("threshold: 3.5", None),
        ('threshold: "3"', "KM015"),
        ("threshold: average", "KM015"),
        ("threshold: [3]", "KM011"),
        ("threshold: {influence: 3, interest: mean}", None),
        ("threshold: {influence: average}", "KM015"),
        ("log: [{date: 2026-01-01, with: a, step: 8}]", "KM012"),
        ("log: [{date: 2026-01-01, with: a, feedback: {rating: 6}}]", "KM012"),
        ("training: [{date: 2026-01-01, title: T, attended: -1}]", "KM012"),
        ("relationships: [{from: a, to: us, strength: 0}]", "KM012"),
        ("default_categories: yes", "KM014"),
        ("as_of: 2026-02-30", "KM013"),
    ],
)
def test_number_word_or_date_that_can_not_stand_there_is_refused(line: str, code: str | None) -> None:
    found = read_source(Source("r.yaml", f"title: T\nstakeholders: [{{name: A}}]\n{line}\n"))
    assert [problem.code for problem in found.problems] == ([code] if code else [])
