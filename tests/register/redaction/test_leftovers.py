"""What was left out is found wherever it stands still, and mere words are not taken for it."""

from collections.abc import Callable

import pytest

from kmap.register.redaction.choice import choice
from kmap.register.redaction.leftovers import leftovers
from kmap.register.redaction.redacted import redacted
from kmap.register.register import Register

Read = Callable[[str], Register]


def found(register: Register, *allowed: str) -> list[tuple[object, str, bool]]:
    copy = redacted(register.document, choice(register.document.redact), b"k" * 32)
    return [(".".join(map(str, one.route)), one.text, one.sure) for one in leftovers(copy, allowed)]


def person(read: Read, rest: str, name: str = "Dr Jane O'Neill", id_: str = "jane-oneill") -> Register:
    return read(
        f'stakeholders: [{{id: {id_}, name: "{name}", kind: person, aliases: [JON]}}, {{id: b, name: Board}}]\n{rest}'
    )


@pytest.mark.parametrize(
    "title", ["Talks with Dr Jane O'Neill", "dr. jane o'neill's view", "DR JANE O NEILL", "the JON group"]
)
def test_a_name_in_the_title_is_found(read: Read, title: str) -> None:
    assert [(place, sure) for place, _, sure in found(person(read, f'title: "{title}"'))] == [("title", True)]


@pytest.mark.parametrize(
    ("rest", "place"),
    [
        ("needs: [{id: n, need: 'What Dr Jane O''Neill asked'}]", "needs.0.need"),
        ("needs: [{id: jane-oneill-asks, need: What}]", "needs.0.id"),
        ("outputs: [{id: o, title: O, url: https://example.org/jane-oneill}]", "outputs.0.url"),
        ("relationships: [{from: b, to: us, kind: JON}]", "relationships.0.kind"),
        ("topics: [{id: t, name: As Dr Jane O'Neill says}]", "topics.0.name"),
        ("check: {ignore: {KM205: Ask JON}}", "check.ignore.KM205"),
    ],
)
def test_a_name_is_found_wherever_text_can_stand(read: Read, rest: str, place: str) -> None:
    assert [(at, sure) for at, _, sure in found(person(read, rest))] == [(place, True)]


def test_a_name_in_a_tag_is_found(read: Read) -> None:
    register = read(
        "stakeholders: [{id: jane, name: Jane, kind: person}, {name: B, tags: [asked-by-jane, Jane, janes]}]"
    )
    assert found(register) == [
        ("stakeholders.1.tags.0", "jane", True),
        ("stakeholders.1.tags.1", "Jane", True),
    ]


def test_accents_make_no_difference(read: Read) -> None:
    assert found(person(read, "title: Nach Jose Munoz", name="José Muñoz", id_="p1"))[0][1:] == ("José Muñoz", True)


def test_a_name_without_spaces_around_it_is_found_in_scripts_that_have_none(read: Read) -> None:
    assert found(person(read, "title: 与王小明会谈", name="王小明", id_="p1")) == [("title", "王小明", True)]


def test_a_family_name_alone_may_be_the_person(read: Read) -> None:
    assert found(person(read, "title: As Neill said, and as the board did")) == [("title", "Neill", False)]


@pytest.mark.parametrize("title", ["The Drains of Janesville", "an o neill", "Jonathan", "jon", "Dr No"])
def test_other_words_are_not_taken_for_a_name(read: Read, title: str) -> None:
    assert found(person(read, f"title: {title}")) == []


def test_a_role_of_one_word_is_not_found_in_the_mere_word(read: Read) -> None:
    role = "stakeholders: [{id: chair, name: Chair, kind: role}, {name: B, tags: [chair]}]\ntitle: "
    assert found(read(f"{role}They chair it")) == [("stakeholders.1.tags.0", "chair", False)]
    assert ("title", "Chair", True) in found(read(f"{role}The Chair decides"))


def test_the_names_of_assessors_and_owners_are_looked_for(read: Read) -> None:
    register = read("""
        title: Map by AK and Kim Lee
        stakeholders:
          - name: A
            assessments: [{date: 2026-01-02, by: AK, influence: 4}]
            engagement: {owner: Kim Lee, target: consult}
    """)
    assert [text for _, text, _ in found(register)] == ["Kim Lee", "AK"]


def test_an_owner_who_is_on_the_map_is_no_secret(read: Read) -> None:
    register = read("stakeholders: [{name: Public Health Team}, {name: B, engagement: {owner: Public Health Team}}]")
    assert found(register) == []


def test_a_text_that_was_left_out_is_found_word_for_word(read: Read) -> None:
    register = read("""
        stakeholders: [{name: A, notes: "Quarrelled with the board", options: "Quarrelled  with the Board in May"}]
    """)
    assert found(register) == [("stakeholders.0.options", "Quarrelled with the board", True)]


def test_a_short_text_that_stands_elsewhere_is_coincidence(read: Read) -> None:
    assert found(read("stakeholders: [{name: A, notes: Board minutes, options: Board minutes}]")) == []


def test_an_evidence_need_that_became_an_entry_under_needs_is_no_secret(read: Read) -> None:
    text = "What damp does to lungs"
    assert found(read(f"stakeholders: [{{name: A, evidence_needs: {text}}}]\nneeds: [{{id: n, need: {text}}}]")) == []


def test_what_somebody_has_allowed_may_stand(read: Read) -> None:
    register = person(read, "title: Talks with Dr Jane O'Neill and Neill")
    assert found(register, "dr jane o'neill", "Neill") == []


def test_nothing_is_looked_for_where_persons_keep_their_names(read: Read) -> None:
    assert found(person(read, "title: Dr Jane O'Neill\nredact: {keep: [persons]}")) == []
