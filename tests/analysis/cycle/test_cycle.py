"""The seven steps: each state by conditions that can be counted, worked out by hand here."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.analysis.cycle.criteria import criteria
from kmap.analysis.cycle.cycle import cycle
from kmap.analysis.cycle.steps import StepState
from kmap.register.reading import read as read_file
from kmap.register.register import Register
from kmap.register.vocabulary import STEPS

Read = Callable[..., Register]
REGISTER = Path(__file__).parents[2] / "registers" / "knowledge.yaml"

WHOLE = """
topics: [{id: damp, name: Damp}, {id: heat, name: Heat}]
equity: [{id: renters, name: Renters}]
stakeholders:
  - {id: a, name: Agency, category: government, influence: 5, interest: 4, formats: [sop],
     represents: [renters], engagement_points: [{date: 2026-10-01}]}
needs: [{id: n, need: N?, kind: policy, raised_by: [a], topic: damp}]
questions: [{id: q, question: Q?, design: Cohort, answers: [n], status: final, results: 2026-03}]
outputs:
  - {id: o, title: O, kind: sop, answers: [q], audiences: [a], status: published, published: 2026-05-01,
     uptake: [{date: 2026-06-01, by: [a], kind: used}]}
log:
  - {date: 2026-02-01, with: [a], level: consult}
  - {date: 2026-04-01, with: [a], step: 5}
  - {date: 2026-06-01, with: [a], output: o, feedback: {rating: 4}}
"""
"""A register in which all seven steps are done."""


def step(register: Register, number: int, topic: str | None = None) -> StepState:
    return cycle(register, topic).steps[number - 1]


def test_nothing_has_begun_in_an_empty_register(read: Read) -> None:
    stand = cycle(read("stakeholders: []"))
    assert [one.state for one in stand.steps] == ["not begun"] * 7
    assert all(one.lacks for one in stand.steps)
    assert (stand.round, stand.rounds) == (1, ())


def test_all_steps_are_done_where_all_conditions_are_met(read: Read) -> None:
    stand = cycle(read(WHOLE))
    assert [(one.state, one.lacks) for one in stand.steps] == [("done", ())] * 7
    assert stand.next is None


@pytest.mark.parametrize(
    ("number", "without", "instead", "missing"),
    [
        (1, "raised_by: [a], ", "", "who raised n"),
        (1, "kind: policy, ", "", "the kind of n"),
        (1, "raised_by: [a], topic", "raised_by: [], topic", "who raised n"),
        (2, "interest: 4, ", "", "influence or interest of a"),
        (2, "category: government, ", "", "the category of a"),
        (2, "represents: [renters], ", "", "somebody who speaks for renters"),
        (3, "level: consult", "level: inform", "a contact at consult or above with a"),
        (3, "formats: [sop],", "", "the formats that suit a"),
        (3, "date: 2026-10-01", "date: 2026-09-30", "an engagement point ahead"),
        (3, "influence: 5, interest: 4", "influence: 1, interest: 1", "a stakeholder that stands at involve or above"),
        (4, "answers: [n]", "answers: []", "a question or output for n"),
        (4, "answers: [n]", "answers: []", "the need behind q"),
        (4, "design: Cohort, ", "", "the design of q"),
        (4, "status: final", "status: idea", "a status beyond idea for q"),
        (5, "answers: [q]", "answers: [n]", "an output for the results of q"),
        (5, "kind: sop, ", "", "the kind of o"),
        (5, "audiences: [a], ", "", "the audience of o"),
        (5, "status: published, published: 2026-05-01", "status: draft", "the due date of o"),
        (5, "status: published, published: 2026-05-01", "status: draft", "the owner of o"),
        (5, "step: 5", "step: 4", "a contact to show first results"),
        (6, "status: published, published: 2026-05-01", "status: draft", "a published output"),
        (6, "status: published, published: 2026-05-01", "due: 2026-09-30", "the overdue publication of o"),
        (6, "answers: [q]", "answers: []", "a published answer to n"),
        (7, "output: o, feedback: {rating: 4}", "output: o", "feedback on o"),
        (7, ",\n     uptake: [{date: 2026-06-01, by: [a], kind: used}]", "", "uptake of o"),
        (7, "status: published, published: 2026-05-01", "status: draft", "a published output to judge"),
    ],
)
def test_a_step_is_not_done_without_one_of_its_conditions(
    read: Read, number: int, without: str, instead: str, missing: str
) -> None:
    assert without in WHOLE
    found = step(read(WHOLE.replace(without, instead)), number)
    assert found.state != "done"
    assert missing in [lack.text for lack in found.lacks]
    assert all(lack.do for lack in found.lacks)


SOMEBODY = "stakeholders: [{id: a, name: A}]\n"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "needs: [{id: n, need: N?}]"),
        (1, "log: [{date: 2026-09-01, with: [a], step: 1}]"),
        (2, ""),
        (3, "log: [{date: 2026-09-01, with: [a], level: consult}]"),
        (3, "log: [{date: 2026-09-01, with: [a], step: 3}]"),
        (3, "needs: [{id: n, need: N?, step: 3}]"),
        (4, "questions: [{id: q, question: Q?}]"),
        (4, "log: [{date: 2026-09-01, with: [a], step: 4}]"),
        (4, "needs: [{id: n, need: N?}, {id: m, need: M?}]\noutputs: [{id: o, title: O, answers: [n]}]"),
        (5, "outputs: [{id: o, title: O}]"),
        (5, "log: [{date: 2026-09-01, with: [a], step: 5}]"),
        (6, "outputs: [{id: o, title: O, status: draft}]"),
        (6, "log: [{date: 2026-09-01, with: [a], step: 6}]"),
        (7, "outputs: [{id: o, title: O, uptake: [{date: 2026-09-01}]}]"),
        (7, "outputs: [{id: o, title: O}]\nlog: [{date: 2026-09-01, with: [a], output: o, feedback: {}}]"),
        (7, "log: [{date: 2026-09-01, with: [a], step: 7}]"),
    ],
)
def test_one_sign_is_enough_for_a_step_to_have_begun(read: Read, number: int, text: str) -> None:
    assert step(read(SOMEBODY + text), number).state == "begun"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (3, "log: [{date: 2026-09-01, with: [a], level: inform}]"),
        (3, "log: [{date: 2026-10-02, with: [a], level: consult}]"),
        (5, "log: [{date: 2026-10-02, with: [a], step: 5}]"),
        (6, "outputs: [{id: o, title: O, status: planned}]"),
        (7, "outputs: [{id: o, title: O, uptake: [{date: 2026-10-02}]}]"),
    ],
)
def test_what_is_less_or_later_is_no_sign(read: Read, number: int, text: str) -> None:
    assert step(read(SOMEBODY + text), number).state == "not begun"


def test_a_note_of_a_need_begins_step_1_and_is_missing_as_a_need(read: Read) -> None:
    found = step(read("stakeholders: [{id: a, name: A, evidence_needs: What it costs}]"), 1)
    assert found.state == "begun"
    assert "a need for what is noted of a" in [lack.text for lack in found.lacks]


def test_a_topic_is_looked_at_with_its_own_contacts_needs_and_outputs(read: Read) -> None:
    heat = cycle(read(WHOLE), "heat")
    states = ["not begun", "done", "begun", "not begun", "begun", "not begun", "not begun"]
    assert heat.topic == "Heat"
    assert [one.state for one in heat.steps] == states


def test_the_register_s_own_topic_is_meant_where_none_is_asked_for(read: Read) -> None:
    assert cycle(read("topic: heat\n" + WHOLE)) == cycle(read(WHOLE), "heat")


def test_many_that_lack_something_are_counted(read: Read) -> None:
    names = ", ".join(f"{{id: s{number}, name: S{number}}}" for number in range(6))
    lacks = step(read(f"stakeholders: [{names}]"), 2).lacks
    assert lacks[0].text == "influence or interest of s0, s1, s2, s3 and 2 more"


@pytest.fixture
def knowledge() -> Register:
    register = read_file(str(REGISTER)).register
    assert register is not None
    return register


def test_times_round_are_told_apart_with_how_far_each_has_come(knowledge: Register) -> None:
    stand = cycle(knowledge)
    assert stand.round == 2
    assert [tuple(one) for one in stand.rounds] == [(1, 4, 1, 3, 2, 1), (2, 1, 1, 0, 0, 0)]


def test_feedback_goes_back_to_needs_and_questions(knowledge: Register) -> None:
    stand = cycle(knowledge)
    assert stand.back_to_needs == ("costs",)
    assert stand.back_to_questions == ("q-costs",)


def test_the_first_thing_to_do_is_in_the_first_step_that_is_not_done(knowledge: Register) -> None:
    following = cycle(knowledge).next
    assert following is not None
    number, lack = following
    assert (number, lack.text, lack.do) == (1, "who raised budgets", "add raised_by: to each")


@pytest.mark.parametrize("number", STEPS)
def test_every_step_says_when_it_is_begun_and_when_done(number: int) -> None:
    text = criteria(number)
    assert text.startswith(f"Step {number}. ")
    assert "Begun: " in text
    assert "Done: " in text


def test_the_map_says_how_many_there_are_in_how_many_categories(read: Read) -> None:
    some = "{name: A, category: government}, {name: B, category: government}, {name: C, category: researchers}"
    register = read(f"stakeholders: [{some}, {{name: D}}]")
    assert step(register, 2).found == ("4 stakeholders in 2 categories", "0 scored")


def test_outputs_and_results_are_counted(read: Read) -> None:
    found = step(read(WHOLE.replace("status: published, published: 2026-05-01", "due: 2027-01-01")), 5).found
    assert found[:2] == ("1 output, 1 of them to come", "1 question with results")


def test_needs_that_existing_evidence_answers_are_counted(read: Read) -> None:
    assert step(read(WHOLE), 4).found == ("1 question",)
    register = read(
        "needs: [{id: n, need: N?}, {id: m, need: M?}]\noutputs: [{id: o, title: O, answers: [n]}]\nstakeholders: []"
    )
    assert step(register, 4).found[:2] == ("0 questions", "1 need answered from existing evidence")


def test_needs_that_came_out_of_feedback_are_counted(read: Read) -> None:
    assert step(read(WHOLE), 7).found == ("1 entry of feedback, 1 of uptake",)
    again = WHOLE.replace("needs: [", "needs: [{id: m, need: M?, follows: o}, ")
    assert step(read(again), 7).found[:2] == ("1 entry of feedback, 1 of uptake", "1 need came out of feedback")


def test_needs_are_counted_by_kind(read: Read) -> None:
    needs = "{id: n, need: N?, kind: policy}, {id: m, need: M?, kind: policy}, {id: o, need: O?}"
    assert step(read(f"stakeholders: []\nneeds: [{needs}]"), 1).found[0] == "3 needs (2 policy)"


def test_formats_asked_for_with_a_need_are_known(read: Read) -> None:
    register = read(WHOLE.replace("formats: [sop],", "").replace("kind: policy,", "kind: policy, formats: [sop],"))
    assert "the formats that suit a" not in [lack.text for lack in step(register, 3).lacks]
