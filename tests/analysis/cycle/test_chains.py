"""Chains from needs to feedback: what is linked, how far it has come, which time round, and what is missing."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.cycle.audiences import in_words, is_empty, is_for, members
from kmap.analysis.cycle.chains import Chain, chains, holding
from kmap.analysis.cycle.progress import is_overdue, state
from kmap.analysis.cycle.rounds import rounds
from kmap.register.reading import read as read_file
from kmap.register.register import Register

Read = Callable[..., Register]
REGISTER = Path(__file__).parents[2] / "registers" / "knowledge.yaml"


@pytest.fixture
def knowledge() -> Register:
    register = read_file(str(REGISTER)).register
    assert register is not None
    return register


def chain_of(register: Register, need: str) -> Chain:
    return next(chain for chain in chains(register) if chain.need is not None and chain.need.id == need)


@pytest.mark.parametrize(
    ("need", "stage", "questions", "outputs", "count"),
    [
        ("threshold", "uptake", ["q-dose"], ["damp-brief"], 1),
        ("costs", "question", ["q-costs"], [], 2),
        ("visits", "output planned", [], ["visit-card"], 1),
        ("cooling", "published", [], ["heat-card"], 1),
        ("budgets", "need only", [], [], 1),
    ],
)
def test_a_chain_has_what_answers_its_need_and_has_come_so_far(
    knowledge: Register, need: str, stage: str, questions: list[str], outputs: list[str], count: int
) -> None:
    chain = chain_of(knowledge, need)
    assert chain.stage == stage
    assert [question.id for question in chain.questions] == questions
    assert [one.output.id for one in chain.outputs] == outputs
    assert chain.round == count


@pytest.mark.parametrize(
    ("need", "kinds"),
    [
        ("threshold", ["asked and not addressed"]),
        ("costs", ["no output"]),
        ("visits", ["overdue"]),
        ("cooling", ["no feedback"]),
        ("budgets", ["raised by nobody", "no question"]),
    ],
)
def test_what_is_missing_in_a_chain_is_named(knowledge: Register, need: str, kinds: list[str]) -> None:
    assert [gap.kind for gap in chain_of(knowledge, need).gaps] == kinds


def test_feedback_and_uptake_after_the_day_have_not_happened(knowledge: Register) -> None:
    (brief,) = chain_of(knowledge, "threshold").outputs
    assert [str(entry.date) for entry in brief.feedback] == ["2026-07-06", "2026-07-13"]
    assert [str(uptake.date) for uptake in brief.uptake] == ["2026-08-03"]
    assert not chain_of(knowledge, "cooling").outputs[0].feedback


def test_loose_ends_come_last_and_say_what_they_lack(knowledge: Register) -> None:
    loose = [chain for chain in chains(knowledge) if chain.need is None]
    assert loose == list(chains(knowledge)[-2:])
    assert [gap.kind for gap in loose[0].gaps] == ["no need", "no output"]
    assert [gap.kind for gap in loose[1].gaps] == ["no need", "no audience"]


def test_a_topic_has_its_needs_and_those_without_a_topic(knowledge: Register) -> None:
    assert [chain.need.id for chain in chains(knowledge, "heat") if chain.need] == ["cooling", "budgets"]


def test_a_category_has_the_needs_that_it_raised_and_no_loose_ends(knowledge: Register) -> None:
    made = chains(knowledge, category="communities")
    assert [chain.need.id if chain.need else None for chain in made] == ["threshold", "cooling"]


@pytest.mark.parametrize("id_", ["threshold", "q-dose", "damp-brief"])
def test_a_chain_is_found_by_any_of_its_parts(knowledge: Register, id_: str) -> None:
    (chain,) = holding(knowledge, id_)
    assert chain.need is not None
    assert chain.need.id == "threshold"


def test_a_register_without_needs_has_no_chains(read: Read) -> None:
    assert chains(read("stakeholders: []")) == ()


def test_the_output_that_a_need_follows_does_not_answer_it(read: Read) -> None:
    register = read(
        """
        stakeholders: []
        needs: [{id: first, need: A?}, {id: next, need: B?, follows: brief}]
        questions: [{id: q, question: Both?, answers: [first, next]}]
        outputs: [{id: brief, title: Brief, answers: [q, next]}]
        """
    )
    assert [one.output.id for one in chain_of(register, "first").outputs] == ["brief"]
    assert chain_of(register, "next").outputs == ()
    assert rounds(register) == {"first": 1, "next": 2}


def test_rounds_count_on_from_the_latest_need_that_an_output_answers(read: Read) -> None:
    register = read(
        """
        stakeholders: []
        needs:
          - {id: third, need: C?, follows: both}
          - {id: second, need: B?, follows: one}
          - {id: first, need: A?}
          - {id: of-nothing, need: D?, follows: idle}
        outputs:
          - {id: both, title: Both, answers: [first, second]}
          - {id: one, title: One, answers: [first]}
          - {id: idle, title: Idle}
        """
    )
    assert rounds(register) == {"first": 1, "second": 2, "third": 3, "of-nothing": 2}


def test_needs_and_outputs_in_a_circle_have_no_round(read: Read) -> None:
    register = read(
        """
        stakeholders: []
        needs: [{id: a, need: A?, follows: of-b}, {id: b, need: B?, follows: of-a}]
        outputs: [{id: of-a, title: A, answers: [a]}, {id: of-b, title: B, answers: [b]}]
        """
    )
    assert rounds(register) == {}
    assert [chain.round for chain in chains(register)] == [None, None]


def test_rounds_of_a_long_line_of_needs_are_counted(read: Read) -> None:
    count = 1500
    needs = ["  - {id: n0, need: First?}"] + [f"  - {{id: n{i}, need: N?, follows: o{i - 1}}}" for i in range(1, count)]
    outputs = [f"  - {{id: o{i}, title: O, answers: [n{i}]}}" for i in range(count)]
    register = read("\n".join(["stakeholders: []", "needs:", *needs, "outputs:", *outputs]))
    assert rounds(register)[f"n{count - 1}"] == count


@settings(max_examples=40)
@given(
    answered=st.lists(st.sets(st.integers(0, 5), max_size=3), min_size=4, max_size=4),
    followed=st.lists(st.none() | st.integers(0, 3), min_size=6, max_size=6),
    chance=st.randoms(use_true_random=False),
)
def test_the_order_of_needs_and_outputs_changes_no_round(
    read: Read, answered: list[set[int]], followed: list[int | None], chance: random.Random
) -> None:
    def follows(output: int | None) -> str:
        return f", follows: o{output}" if output is not None else ""

    needs = [f"  - {{id: n{i}, need: N?{follows(output)}}}" for i, output in enumerate(followed)]
    outputs = [
        f"  - {{id: o{i}, title: O, answers: [{', '.join(f'n{need}' for need in sorted(ids))}]}}"
        for i, ids in enumerate(answered)
    ]
    first = rounds(read("\n".join(["stakeholders: []", "needs:", *needs, "outputs:", *outputs])))
    chance.shuffle(needs)
    chance.shuffle(outputs)
    assert rounds(read("\n".join(["stakeholders: []", "needs:", *needs, "outputs:", *outputs]))) == first
    for number, output in enumerate(followed):
        if output is None:
            assert first[f"n{number}"] == 1
        elif f"n{number}" in first:
            others = [first[f"n{i}"] for i in answered[output] if followed[i] != output]
            assert first[f"n{number}"] == max(others, default=1) + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status: planned", "planned"),
        ("status: published", "published"),
        ("due: 2026-09-01", "planned"),
        ("published: 2026-10-01", "published"),
        ("status: draft, published: 2026-09-30", "published"),
        ("status: published, published: 2026-10-02", "draft"),
        ("status: planned, published: 2026-10-02", "planned"),
    ],
)
def test_an_output_is_published_by_its_date_else_by_its_status(read: Read, text: str, expected: str) -> None:
    register = read(f"stakeholders: []\noutputs: [{{id: a, title: A, {text}}}]")
    assert state(register.outputs[0], register.day) == expected


@pytest.mark.parametrize(("due", "late"), [("2026-09-30", True), ("2026-10-01", False), ("2026-10", False)])
def test_an_output_is_overdue_the_day_after(read: Read, due: str, late: bool) -> None:
    register = read(f"stakeholders: []\noutputs: [{{id: a, title: A, due: {due}}}]")
    assert is_overdue(register.outputs[0], register.day) is late


@pytest.mark.parametrize(
    ("output", "late"),
    [
        ("status: published, published: 2026-07-01", True),
        ("status: published, published: 2026-06-30", False),
        ("due: 2026-07-01", True),
        ("due: 2026-06-30", False),
        ("status: planned", False),
    ],
)
def test_an_answer_is_too_late_after_the_need_is_due(read: Read, output: str, late: bool) -> None:
    register = read(
        f"""
        stakeholders: [{{id: a, name: A}}]
        needs: [{{id: n, need: N?, raised_by: [a], due: 2026-06}}]
        outputs: [{{id: o, title: O, answers: [n], audiences: [a], {output}}}]
        """
    )
    assert ("too late" in [gap.kind for gap in chains(register)[0].gaps]) is late


def test_a_format_that_was_asked_for_and_is_not_made_is_missing(read: Read) -> None:
    text = """
        stakeholders: [{id: a, name: A}]
        needs: [{id: n, need: N?, raised_by: [a], formats: [toolkit, sop]}]
        outputs: [{id: o, title: O, answers: [n], audiences: [a], kind: KIND}]
        """
    assert [gap.kind for gap in chains(read(text.replace("KIND", "sop")))[0].gaps] == []
    assert [gap.kind for gap in chains(read(text.replace("KIND", "seminar")))[0].gaps] == ["not in a format asked for"]


AUDIENCES = """
stakeholders:
  - {id: a, name: A, category: government, tags: [north]}
  - {id: b, name: B, category: industry, tags: [north], until: 2026-09-30}
"""


@pytest.mark.parametrize(
    ("audience", "found"),
    [(["a"], ["a"]), (["tag:north", "a"], ["a"]), (["category:industry"], []), (["b"], []), (["unknown", "tag:x"], [])],
)
def test_an_audience_holds_those_who_count_each_once(read: Read, audience: list[str], found: list[str]) -> None:
    register = read(AUDIENCES)
    assert [one.id for one in members(register, audience)] == found
    assert is_empty(register, audience) is not bool(found)


def test_an_audience_names_a_stakeholder_by_id_category_and_tag(read: Read) -> None:
    one = read(AUDIENCES).by_id["a"]
    assert all(is_for(one, [word]) for word in ("a", "category:government", "tag:north"))
    assert not is_for(one, ["b", "category:a", "tag:government"])


def test_an_audience_is_said_by_name(read: Read) -> None:
    assert in_words(read(AUDIENCES), ["a", "category:industry", "tag:north", "none"]) == (
        "A",
        "all Industry",
        "all tagged north",
        "none",
    )


def test_a_format_that_is_missing_is_named_as_people_name_it(read: Read) -> None:
    register = read(
        """
        stakeholders: [{id: a, name: A}]
        needs: [{id: n, need: N?, raised_by: [a], formats: [lay-summary, sheet]}]
        outputs: [{id: o, title: O, answers: [n], audiences: [a], kind: seminar}]
        formats: [{id: sheet, name: One sheet}]
        """
    )
    assert [gap.text for gap in chains(register)[0].gaps] == ["asked for as lay-summary, One sheet; no output is one"]
