"""A copy to share: what is left out, who gets a pseudonym, and that nothing else changes."""

import datetime
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.references import references
from kmap.errors import KmapError
from kmap.register.models.settings import RedactSettings
from kmap.register.reading import read_source
from kmap.register.redaction.choice import choice, droppable
from kmap.register.redaction.leftovers import leftovers
from kmap.register.redaction.redacted import Redacted, redacted
from kmap.register.register import Register
from kmap.register.scores import standing_scores
from kmap.register.source import Source

Read = Callable[[str], Register]
KEY = b"k" * 32
OTHER = b"o" * 32
DAY = datetime.date(2026, 10, 1)


def copied(register: Register, key: bytes = KEY) -> Redacted:
    return redacted(register.document, choice(register.document.redact), key)


def text_of(register: Register, key: bytes = KEY) -> str:
    return copied(register, key).text(choice(register.document.redact).fields)


def reread(register: Register) -> Register:
    reading = read_source(Source("shared.yaml", text_of(register)), register.day)
    assert reading.problems == (), reading.problems
    assert reading.register is not None
    return reading.register


REGISTER = """
    # A comment about jane
    stakeholders:
      - id: jane
        name: Jane Smith
        aliases: [JS]
        kind: person
        category: government
        influence: 4
        because: Secret reason one here
        stance: {current: resistant}
        salience: {power: true}
        capacity: low
        evidence_needs: What damp does
        contact: Card 7
        notes: Secret note two here
        engagement: {target: consult, owner: KM lead, because: Secret reason three}
        by_topic: {heat: {interest: 3, because: Secret four here, stance: {current: leading}}}
      - {id: chair, name: The chair, kind: role, succeeded_by: jane}
      - id: board
        name: Board
        aliases: [HB]
        assessments: [{date: 2026-01-02, by: AK, influence: 4, stance: neutral, because: Secret five here}]
    topics: [{id: heat}]
    relationships: [{from: jane, to: board, because: Secret six here}, {from: us, to: chair}]
    log:
      - {date: 2026-02-03, with: [jane], summary: Secret seven here, owner: RM, feedback: {comment: Secret eight here}}
    needs: [{id: n, need: What, raised_by: jane}]
    questions: [{id: q, question: Why, lead: Professor X}]
    outputs:
      - {id: o, title: Brief, audiences: [jane, 'category:government'], owner: KM lead,
         uptake: [{date: 2026-03-04, by: [jane, board], what: Read it}]}
    expect: [{stakeholder: jane, scored: false, because: Secret nine here}]
"""


def test_what_the_format_leaves_out_is_gone(read: Read) -> None:
    text = text_of(read(REGISTER))
    gone = ("Secret", "Card 7", "KM lead", "AK", "RM", "Professor", "Jane", "jane", "JS", "chair", "comment about")
    body = text.split("\n\n", 1)[1]
    assert [word for word in gone if word in body] == []
    for field in ("because:", "stance:", "salience:", "capacity:", "evidence_needs:", "log:", "owner:", "lead:"):
        assert field not in body


def test_everything_else_stays(read: Read) -> None:
    copy = reread(read(REGISTER))
    board = copy.by_id["board"]
    assert (board.aliases, board.assessments[0].influence, board.assessments[0].by) == (("HB",), 4, None)
    assert copy.stakeholders[0].engagement is not None
    assert copy.stakeholders[0].engagement.target == "consult"
    assert copy.stakeholders[0].by_topic["heat"].interest == 3
    assert (copy.outputs[0].title, copy.outputs[0].uptake[0].what) == ("Brief", "Read it")


def test_references_lead_to_the_pseudonym(read: Read) -> None:
    copy = reread(read(REGISTER))
    person, role = copy.stakeholders[:2]
    assert re.fullmatch("person-[0-9a-f]{10}", person.id)
    assert person.name == person.id.replace("-", " ").capitalize()
    assert re.fullmatch("role-[0-9a-f]{10}", role.id)
    assert role.succeeded_by == person.id
    assert [(tie.from_, tie.to) for tie in copy.relationships] == [(person.id, "board"), ("us", role.id)]
    assert copy.needs[0].raised_by == (person.id,)
    assert copy.outputs[0].audiences == (person.id, "category:government")
    assert copy.outputs[0].uptake[0].by == (person.id, "board")
    assert copy.document.expect[0].stakeholder == person.id


def test_every_reference_of_the_copy_is_known_in_it(read: Read) -> None:
    copy = reread(read(REGISTER))
    referred = {one.word for one in references(copy) if one.target == "stakeholder"}
    assert referred == set(copy.by_id)


def test_a_pseudonym_is_stable_and_another_key_makes_another(read: Read) -> None:
    register = read(REGISTER)
    assert text_of(register) == text_of(register)
    assert text_of(register, OTHER) != text_of(register)
    alone = read("stakeholders: [{id: jane, name: Jane, kind: person}]")
    assert copied(alone).values["stakeholders"][0]["id"] == copied(register).values["stakeholders"][0]["id"]


def test_drop_adds_to_what_is_left_out_and_keep_takes_away(read: Read) -> None:
    register = read("""
        stakeholders: [{name: A, tags: [x], stance: {current: neutral}, notes: n}, {name: B, kind: person}]
        outputs: [{id: o, title: O, audiences: [a, 'tag:x']}]
        expect: [{tag: x, count_at_least: 1}]
        log: [{date: 2026-01-02, with: [a], summary: s, owner: KM}, {date: 2026-01-03, with: ['tag:x']}]
        redact: {drop: [tags], keep: [stance, persons, log]}
    """)
    assert copied(register).values == {
        "title": "A map",
        "stakeholders": [
            {"id": "a", "name": "A", "stance": {"current": "neutral"}},
            {"id": "b", "name": "B", "kind": "person"},
        ],
        "outputs": [{"id": "o", "title": "O", "audiences": ["a"]}],
        "log": [{"date": "2026-01-02", "with": ["a"]}],
    }


@pytest.mark.parametrize(
    ("settings_", "message", "tip"),
    [
        (RedactSettings(drop=("aliasses",)), "`aliasses` is no field", "did you mean `aliases`?"),
        (RedactSettings(keep=("stanse",)), "`stanse` is no field", "did you mean `stance`?"),
        (RedactSettings(drop=("name",)), "a register can't be without `name`", "take it out of the list"),
    ],
)
def test_a_word_that_is_no_field_is_refused_with_the_nearest(settings_: RedactSettings, message: str, tip: str) -> None:
    with pytest.raises(KmapError) as error:
        choice(settings_)
    assert message in error.value.message
    assert error.value.tip == tip


def test_every_part_of_a_register_can_be_dropped_but_what_it_needs() -> None:
    assert {"tags", "options", "url", "outputs", "influence"} <= droppable()
    assert droppable().isdisjoint({"title", "name", "id", "stakeholders", "from", "to", "date", "with"})


def test_a_score_that_its_assessor_replaced_does_not_count_again(read: Read) -> None:
    register = read("""
        stakeholders:
          - name: A
            assessments:
              - {date: 2026-01-02, round: r, by: AK, influence: 1}
              - {date: 2026-01-05, round: r, by: AK, influence: 5}
              - {date: 2026-01-03, round: r, by: RM, influence: 4}
    """)
    assert [one.influence for one in reread(register).stakeholders[0].assessments] == [5, 4]


SCORE = st.sampled_from(["1", "2", "3", "4", "5"])
MARK = st.integers(100, 999).map(lambda number: f"zq{number} hidden words here")


@st.composite
def registers(draw: st.DrawFn) -> tuple[Register, set[str]]:
    """Return a register, and the texts in it that must not be shared."""
    hidden: set[str] = set()

    def secret() -> str:
        text = f"{draw(MARK)} {len(hidden)}"
        hidden.add(text)
        return text

    lines = ["title: A map", "topics: [{id: heat}]", "stakeholders:"]
    count = draw(st.integers(1, 5))
    ids = []
    for number in range(count):
        kind = draw(st.sampled_from(["organisation", "group", "role", "person"]))
        personal = kind in ("role", "person")
        name = secret() if personal else f"Body {number}"
        ids.append(f"hid-{number}-zq" if personal else f"body-{number}")
        hidden |= {ids[-1]} if personal else set()
        lines += [f"  - id: {ids[-1]}", f"    name: {name}", f"    kind: {kind}"]
        for field in ("because", "notes", "contact", "evidence_needs"):
            if draw(st.booleans()):
                lines.append(f"    {field}: {secret()}")
        if draw(st.booleans()):
            lines.append(f"    engagement: {{target: involve, owner: {secret()}, because: {secret()}}}")
        if draw(st.booleans()):
            lines.append(f"    influence: {draw(SCORE)}")
        given_ = draw(
            st.lists(
                st.tuples(st.integers(1, 28), st.sampled_from("AB"), SCORE), max_size=4, unique_by=lambda one: one[:2]
            )
        )
        if given_:
            lines.append("    assessments:")
        for day, by, score in given_:
            scored = f"by: zq {by} assessor, round: r, influence: {score}"
            lines.append(f"      - {{date: 2026-01-{day:02}, {scored}, because: {secret()}}}")
            hidden.add(f"zq {by} assessor")
    one = st.sampled_from(ids)
    lines += ["log:", f"  - {{date: 2026-02-03, with: [{draw(one)}], summary: {secret()}, owner: {secret()}}}"]
    lines += ["needs:", f"  - {{id: need, need: What, raised_by: [{draw(one)}]}}"]
    lines += ["outputs:", f"  - {{id: out, title: Brief, audiences: [{draw(one)}], owner: {secret()}}}"]
    reading = read_source(Source("r.yaml", "\n".join(lines) + "\n"), DAY)
    assert reading.register is not None and reading.problems == (), (lines, reading.problems)
    return reading.register, hidden


@given(registers())
@settings(max_examples=60)
def test_nothing_that_is_left_out_is_found_in_the_copy(made: tuple[Register, set[str]]) -> None:
    register, hidden = made
    text = text_of(register)
    assert [one for one in hidden if one in text] == []
    assert "zq" not in text
    assert leftovers(copied(register)) == []


@given(registers())
@settings(max_examples=60)
def test_standing_scores_stay_what_they_are(made: tuple[Register, set[str]]) -> None:
    register, _ = made
    after = reread(register)

    def scores(one: Register) -> list[list[float | None]]:
        return [[s.score if s else None for s in standing_scores(who, DAY)] for who in one.stakeholders]

    assert scores(after) == scores(register)


@given(registers())
@settings(max_examples=30)
def test_a_copy_of_a_copy_leaves_out_nothing_more(made: tuple[Register, set[str]]) -> None:
    register, _ = made
    assert sum(copied(reread(register)).left_out.values()) == 0
