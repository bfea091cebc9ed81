"""What rules say, where the words depend on what was found."""

from collections.abc import Callable

import pytest

from kmap.check import check

Write = Callable[..., str]

STAFF = "title: Heat\nstakeholders: [{name: Staff, %s}]\n"


def said(path: str, code: str) -> list[tuple[str, str]]:
    """Return the messages and tips of one rule."""
    return [(one.message, one.tip) for one in check([path]).diagnostics if one.code == code]


@pytest.mark.parametrize(
    ("fields", "message", "tip"),
    [
        ("influence: 3", "`Staff` has no interest: the grid can't place it", "add `interest: ...`"),
        ("interest: 3", "`Staff` has no influence: the grid can't place it", "add `influence: ...`"),
        ("impact: 3", "`Staff` has no influence and no interest: the grid can't place it", "add `influence: ...`"),
    ],
)
def test_an_unscored_stakeholder_is_told_with_the_scores_that_it_lacks(
    write: Write, fields: str, message: str, tip: str
) -> None:
    assert said(write(STAFF % fields), "KM203") == [(message, f"{tip}; missing is never read as low")]


@pytest.mark.parametrize("axis", ["influence", "interest"])
def test_scores_all_alike_are_told_with_their_axis(write: Write, axis: str) -> None:
    other = {"influence": "interest", "interest": "influence"}[axis]
    entries = "".join(f"  - {{name: {name}, {axis}: 2, {other}: {n}}}\n" for n, name in enumerate("abc", 1))
    [(message, tip)] = said(write(f"title: Heat\nstakeholders:\n{entries}"), "KM206")
    assert message == f"all 3 scores of {axis} are `2`: the grid can't tell them apart"
    assert tip == f"compare them: who has more {axis} than whom?"


@pytest.mark.parametrize(("assessed", "says"), [("4", "`4`"), ("2", "the same")])
def test_a_hidden_score_is_told_with_what_hides_it(write: Write, assessed: str, says: str) -> None:
    path = write(STAFF % f"influence: 2, assessments: [{{date: 2026-03-02, influence: {assessed}}}]")
    [(message, _)] = said(path, "KM207")
    assert message == f"influence `2` no longer counts: the assessment of `2026-03-02` says {says}"


@pytest.mark.parametrize(
    ("word", "tip"),
    [
        ("governmint", "did you mean `government`? Else declare it under `categories:`"),
        ("xyz", "declare it under `categories:`"),
    ],
)
def test_an_unknown_word_is_told_with_the_nearest_where_one_is_near(write: Write, word: str, tip: str) -> None:
    assert said(write(STAFF % f"category: {word}"), "KM104") == [(f"there is no category `{word}`", tip)]


@pytest.mark.parametrize(
    ("group", "tip"),
    [
        ("ages", "did you mean `age`? Else write {id: ages, name: ...}"),
        ("renters", "write {id: renters, name: ...}"),
    ],
)
def test_an_equity_group_without_a_name_is_told_how_to_give_it_one(write: Write, group: str, tip: str) -> None:
    [(_, told)] = said(write(f"title: Heat\nequity: [{group}]\nstakeholders: []\n"), "KM107")
    assert told == tip


@pytest.mark.parametrize(
    ("code", "tip"),
    [
        ("KM203X", "did you mean `KM203`?"),
        ("unscored", "did you mean `KM203`?"),
        ("everything", "`kmap explain` lists all codes"),
    ],
)
def test_an_unknown_code_is_told_with_the_nearest_where_one_is_near(write: Write, code: str, tip: str) -> None:
    path = write(f"title: Heat\nstakeholders: []\ncheck: {{ignore: {{{code}: Because}}}}\n")
    assert said(path, "KM901") == [(f"no rule has the code `{code}`; codes are written out, as `KM205`", tip)]


def test_the_beginning_of_a_code_is_told_with_the_codes_that_begin_so(write: Write) -> None:
    [(_, tip)] = said(write("title: Heat\nstakeholders: []\ncheck: {ignore: {KM01: Because}}\n"), "KM901")
    assert tip.startswith("write each of the rules that you mean on a line of its own: KM010, KM011, ")


@pytest.mark.parametrize(
    ("scores", "suggested"),
    [("influence: 4, interest: 2", "the policy suggests `consult`"), ("interest: 2", "the policy suggests no level")],
)
def test_a_target_without_a_reason_is_told_with_what_the_policy_suggests(
    write: Write, scores: str, suggested: str
) -> None:
    [(message, _)] = said(write(STAFF % f"{scores}, engagement: {{target: involve}}"), "KM304")
    assert message == f"target `involve` for `Staff` has no reason; {suggested}"


@pytest.mark.parametrize(
    ("fields", "claim", "message"),
    [
        ("influence: 3", "scored: true", "`Staff` has no interest; expected is that it is scored"),
        ("influence: 3, interest: 3", "scored: false", "`Staff` is scored; expected is that it is not scored"),
    ],
)
def test_an_expectation_of_scores_is_told_with_what_is_expected(
    write: Write, fields: str, claim: str, message: str
) -> None:
    path = write(STAFF % fields + f"expect: [{{stakeholder: staff, {claim}}}]\n")
    assert [one for one, _ in said(path, "KM801")] == [message]


def test_stale_scores_are_told_with_the_age_of_the_youngest(write: Write) -> None:
    path = write(
        "title: Heat\nas_of: 2026-10-01\ntopics: [{id: heat, name: Heat}]\n"
        "stakeholders:\n  - name: Staff\n    assessments:\n"
        "      - {date: 2023-10-02, influence: 3}\n      - {date: 2024-10-01, interest: 3}\n"
        "      - {date: 2025-09-30, topic: heat, influence: 3}\n"
    )
    assert [message.partition(";")[0] for message, _ in said(path, "KM209")] == [
        "influence and interest of `Staff` were last assessed 730 days ago",
        "influence of `Staff` for topic `heat` was last assessed 366 days ago",
    ]


CONTACTED = "title: Heat\nas_of: 2026-10-01\nstakeholders: [{name: Staff, influence: 5, interest: 1%s}]\nlog: [%s]\n"


@pytest.mark.parametrize(
    ("fields", "entry", "begin"),
    [
        ("", "{date: 2026-01-01, with: [x]}", "the log has no contact with `Staff`;"),
        (
            "",
            "{date: 2026-07-02, with: [staff]}",
            "contact with `Staff` is overdue by 1 day: the last was on 2026-07-02, and",
        ),
        (
            ", since: 2026-01-01",
            "{date: 2026-01-01, with: [x]}",
            "contact with `Staff` is overdue by 183 days: none since 2026-01-01, and",
        ),
    ],
)
def test_an_overdue_contact_is_told_with_the_last(write: Write, fields: str, entry: str, begin: str) -> None:
    assert [message for message, _ in said(write(CONTACTED % (fields, entry)), "KM305")] == [
        f"{begin} `consult` asks for one every 90 days"
    ]


@pytest.mark.parametrize(("entries", "count"), [(1, "1 contact"), (2, "2 contacts")])
def test_too_few_contacts_are_told_with_their_number(write: Write, entries: int, count: str) -> None:
    log = ", ".join(["{date: 2025-09-01, with: [x]}", *["{date: 2026-09-01, with: [staff]}"] * entries])
    path = write(CONTACTED % ("", log) + "policy: {every: {consult: 60}}\n")
    assert [message for message, _ in said(path, "KM306")] == [
        f"{count} with `Staff` in 365 days, where `consult` makes 6"
    ]


@pytest.mark.parametrize(
    ("dates", "begin"),
    [
        (["2027-01-01"], "the assessment of `2027-01-01` does not count yet: "),
        (["2027-01-01", "2027-02-01"], "2 assessments do not count yet, this one of `2027-01-01` among them: "),
    ],
)
def test_assessments_after_the_day_are_told_with_their_number(write: Write, dates: list[str], begin: str) -> None:
    rows = ", ".join(f"{{date: {date}, influence: 2}}" for date in dates)
    path = write("as_of: 2026-10-01\n" + STAFF % f"assessments: [{rows}]")
    assert [message for message, _ in said(path, "KM210")] == [f"{begin}this is read as on 2026-10-01"]


@pytest.mark.parametrize(("influence", "what"), [(5, "in `manage-closely`"), (3, "in doubt on the grid")])
def test_a_single_assessor_is_told_with_what_rests_on_them(write: Write, influence: int, what: str) -> None:
    path = write(STAFF % f"assessments: [{{date: 2026-09-01, by: AK, influence: {influence}, interest: 5}}]")
    assert [message for message, _ in said(path, "KM211")] == [f"`Staff` is {what} by the judgement of `AK` alone"]
