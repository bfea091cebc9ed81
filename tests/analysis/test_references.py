"""Every place where a register names something that is declared elsewhere."""

from collections.abc import Callable

import pytest

from kmap.analysis.references import Reference, references
from kmap.register.register import Register

Read = Callable[..., Register]

STAKEHOLDERS = "stakeholders: [{id: a, name: A, category: industry, tags: [x]}]\n"


def found(register: Register) -> set[tuple[str, str, tuple[str | int, ...]]]:
    return {(one.target, one.word, one.route) for one in references(register)}


@pytest.mark.parametrize(
    ("text", "target", "word", "route"),
    [
        ("topic: heat", "topic", "heat", ("topic",)),
        ("categories: [{id: c, formats: [sop]}]", "output kind", "sop", ("categories", 0, "formats", 0)),
        ("relationships: [{from: a, to: b}]", "stakeholder", "a", ("relationships", 0, "from")),
        ("relationships: [{from: a, to: b}]", "stakeholder", "b", ("relationships", 0, "to")),
        ("log: [{date: 2026-05-01, with: [x, b]}]", "stakeholder", "b", ("log", 0, "with", 1)),
        ("log: [{date: 2026-05-01, with: ['category:c']}]", "category", "c", ("log", 0, "with", 0)),
        ("log: [{date: 2026-05-01, with: ['tag:t']}]", "tag", "t", ("log", 0, "with", 0)),
        ("log: [{date: 2026-05-01, with: a, topic: heat}]", "topic", "heat", ("log", 0, "topic", 0)),
        ("log: [{date: 2026-05-01, with: a, output: o}]", "output", "o", ("log", 0, "output")),
        ("needs: [{id: n, need: N, raised_by: b}]", "stakeholder", "b", ("needs", 0, "raised_by", 0)),
        ("needs: [{id: n, need: N, topic: heat}]", "topic", "heat", ("needs", 0, "topic", 0)),
        ("needs: [{id: n, need: N, formats: [sop]}]", "output kind", "sop", ("needs", 0, "formats", 0)),
        ("needs: [{id: n, need: N, equity: [age]}]", "equity group", "age", ("needs", 0, "equity", 0)),
        ("needs: [{id: n, need: N, follows: o}]", "output", "o", ("needs", 0, "follows")),
        ("questions: [{id: q, question: Q, answers: [n]}]", "need", "n", ("questions", 0, "answers", 0)),
        ("outputs: [{id: o, title: O, kind: sop}]", "output kind", "sop", ("outputs", 0, "kind")),
        ("outputs: [{id: o, title: O, answers: [q]}]", "answer", "q", ("outputs", 0, "answers", 0)),
        ("outputs: [{id: o, title: O, audiences: ['tag:t']}]", "tag", "t", ("outputs", 0, "audiences", 0)),
        ("expect: [{stakeholder: b, scored: true}]", "stakeholder", "b", ("expect", 0, "stakeholder")),
        ("expect: [{represents: age, count_at_least: 1}]", "equity group", "age", ("expect", 0, "represents")),
    ],
)
def test_reference_is_found_with_its_place(
    read: Read, text: str, target: str, word: str, route: tuple[str | int, ...]
) -> None:
    assert (target, word, route) in found(read(f"{STAKEHOLDERS}{text}\n"))


@pytest.mark.parametrize(
    ("fields", "target", "word", "route"),
    [
        ("category: c", "category", "c", ("category",)),
        ("represents: [age]", "equity group", "age", ("represents", 0)),
        ("formats: [sop]", "output kind", "sop", ("formats", 0)),
        ("succeeded_by: b", "stakeholder", "b", ("succeeded_by",)),
        ("by_topic: {heat: {influence: 1}}", "topic", "heat", ("by_topic", "heat")),
        ("by_topic: {heat: {formats: sop}}", "output kind", "sop", ("by_topic", "heat", "formats", 0)),
        ("assessments: [{date: 2026-05-01, topic: heat}]", "topic", "heat", ("assessments", 0, "topic")),
    ],
)
def test_reference_of_a_stakeholder_is_found_with_its_place(
    read: Read, fields: str, target: str, word: str, route: tuple[str | int, ...]
) -> None:
    register = read(f"stakeholders: [{{id: z, name: Z}}, {{id: a, name: A, {fields}}}]\n")
    assert (target, word, ("stakeholders", 1, *route)) in found(register)


def test_topic_under_by_topic_is_named_by_a_key(read: Read) -> None:
    register = read("stakeholders: [{id: a, name: A, by_topic: {heat: {influence: 1}}}]")
    assert Reference("topic", "heat", ("stakeholders", 0, "by_topic", "heat"), at_key=True) in list(
        references(register)
    )


def test_blank_after_the_colon_of_a_category_is_part_of_the_word(read: Read) -> None:
    # What is met is looked up letter by letter, so a word that is not quite right may not pass for right.
    register = read(f"{STAKEHOLDERS}log: [{{date: 2026-05-01, with: ['category: industry']}}]\n")
    assert ("category", " industry", ("log", 0, "with", 0)) in found(register)
