"""Edits of registers in the styles that people write: what changes, letter by letter."""

import datetime
from textwrap import dedent

import pytest

from kmap.register.editing.edits import Append, Drop, Edit, EditRefused, Put, Rename
from kmap.register.editing.revision import edited, revised
from kmap.register.parse import Quoted
from kmap.register.source import Source

pytestmark = pytest.mark.usefixtures("parser")


def after(text: str, *edits: Edit) -> str:
    return edited(Source("x.yaml", dedent(text)), edits)


BLOCK = """\
title: Heat   # of 2026
stakeholders:
  # Government
  - id: nhsa
    name: "Agency"
    tags: [a, b]   # two
    influence: 5          # decides
    # a remark
    because: 'Sets the guidance'
  - id: board
    name: Board
"""


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Put(("title",), "Cold"), "title: Heat   #", "title: Cold   #"),
        (Put(("stakeholders", 0, "influence"), 4), "influence: 5  ", "influence: 4  "),
        (Put(("stakeholders", 0, "influence"), 4.5), "influence: 5  ", "influence: 4.5  "),
        (Put(("stakeholders", 0, "name"), "Office"), '"Agency"', '"Office"'),
        (Put(("stakeholders", 0, "because"), "It's theirs"), "'Sets the guidance'", "'It''s theirs'"),
        (Put(("stakeholders", 0, "because"), "4"), "'Sets the guidance'", "4"),
        (Put(("stakeholders", 0, "name"), Quoted("4")), '"Agency"', '"4"'),
        (Put(("stakeholders", 1, "name"), "NO"), "name: Board", "name: NO"),
        (Put(("stakeholders", 1, "name"), "a: b"), "name: Board", 'name: "a: b"'),
        (Put(("stakeholders", 1, "name"), "minutes #14"), "name: Board", 'name: "minutes #14"'),
        (Put(("stakeholders", 1, "name"), 'the "a: b"'), "name: Board", "name: 'the \"a: b\"'"),
        (Put(("stakeholders", 1, "name"), "one\ntwo"), "name: Board\n", "name: |-\n      one\n      two\n"),
        (Put(("stakeholders", 0, "because"), "one\ntwo"), "'Sets the guidance'", "|-\n      one\n      two"),
        (Put(("stakeholders", 0, "influence"), "one\ntwo"), "influence: 5 ", 'influence: "one\\ntwo" '),
        (Put(("stakeholders", 0, "tags"), ["a", "c, d"]), "[a, b]", '[a, "c, d"]'),
        (Put(("stakeholders", 0, "tags"), ["b"]), "[a, b]", "[b]"),
        (Put(("stakeholders", 0, "tags"), ["x", "a", "b"]), "[a, b]", "[x, a, b]"),
        (Put(("stakeholders", 0, "tags"), []), "[a, b]", "[]"),
        (Put(("stakeholders", 0, "tags"), "a"), "[a, b]", "a"),
        (Append(("stakeholders", 0, "tags"), "c"), "[a, b]", "[a, b, c]"),
        (Append(("stakeholders", 1, "name"), "c"), "name: Board", "name: [Board, c]"),
        (Drop(("stakeholders", 0, "tags", 0)), "[a, b]", "[b]"),
        (Drop(("stakeholders", 0, "tags")), "    tags: [a, b]   # two\n", ""),
        (Drop(("stakeholders", 0, "influence")), "    influence: 5          # decides\n", ""),
        (Drop(("stakeholders", 0, "id")), "- id: nhsa\n    name", "- name"),
        (Drop(("stakeholders", 1)), "  - id: board\n    name: Board\n", ""),
        (Drop(("title",)), "title: Heat   # of 2026\n", ""),
        (Rename(("stakeholders", 0, "tags"), "aliases"), "tags:", "aliases:"),
        (Put(("stakeholders", 1, "id"), "the-board"), "id: board", "id: the-board"),
        (Put(("stakeholders", 1, "category"), "x"), "name: Board\n", "name: Board\n    category: x\n"),
        (Put(("stakeholders", 0, "kind"), "role"), '"Agency"\n', '"Agency"\n    kind: role\n'),
        (Put(("stakeholders", 0, "interest"), 4), "# decides\n", "# decides\n    interest: 4\n"),
        (Put(("as_of",), datetime.date(2026, 10, 1)), "title: Heat", "as_of: 2026-10-01\ntitle: Heat"),
        (Put(("topic",), "heat"), "# of 2026\n", "# of 2026\ntopic: heat\n"),
        (
            Put(("stakeholders", 0, "engagement", "target"), "involve"),
            "guidance'\n",
            "guidance'\n    engagement: {target: involve}\n",
        ),
        (
            Put(("stakeholders", 0, "by_topic", "heat", "interest"), 4),
            "guidance'\n",
            "guidance'\n    by_topic:\n      heat: {interest: 4}\n",
        ),
        (
            Append(("stakeholders",), {"interest": 3, "name": "New", "id": "new"}),
            "name: Board\n",
            "name: Board\n  - id: new\n    name: New\n    interest: 3\n",
        ),
        (
            Append(("stakeholders", 1, "assessments"), {"by": "AK", "date": datetime.date(2026, 3, 2), "interest": 3}),
            "name: Board\n",
            "name: Board\n    assessments:\n      - {date: 2026-03-02, by: AK, interest: 3}\n",
        ),
        (
            Append(("relationships",), {"from": "nhsa", "to": "board", "mutual": True}),
            "name: Board\n",
            "name: Board\nrelationships:\n  - {from: nhsa, to: board, mutual: true}\n",
        ),
    ],
    ids=str,
)
def test_an_edit_changes_this_and_nothing_else(edit: Edit, old: str, new: str) -> None:
    assert BLOCK.count(old) == 1
    assert after(BLOCK, edit) == BLOCK.replace(old, new)


def test_a_new_first_key_comes_to_stand_behind_the_dash() -> None:
    text = "title: T\nstakeholders:\n  - name: A  # x\n"
    assert after(text, Put(("stakeholders", 0, "id"), "b")) == text.replace("- name", "- id: b\n    name")


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("t: {a: 1, b: 2}", Put(("t", "c"), "x"), "t: {a: 1, b: 2, c: x}"),
        ("t: {a: 1, b: 2}", Drop(("t", "a")), "t: {b: 2}"),
        ("t: {a: 1, b: 2}", Drop(("t", "b")), "t: {a: 1}"),
        ("t: {a: 1, b: 2, }", Drop(("t", "b")), "t: {a: 1, }"),
        ("t: {a: 1}\nu: 2", Drop(("t", "a")), "u: 2"),
        ("t: {}", Put(("t", "a"), "x, y"), 't: {a: "x, y"}'),
        ("t: {a: , b: 2}", Put(("t", "a"), 1), "t: {a: 1, b: 2}"),
        ("t: {a, b: 2}", Put(("t", "a"), 1), "t: {a: 1, b: 2}"),
        ("t: {a: 1}", Rename(("t", "a"), "b, c"), 't: {"b, c": 1}'),
        ("t: {a: [1], b: {c: 1}}", Put(("t", "b", "d"), [1, {"e": "f"}]), "t: {a: [1], b: {c: 1, d: [1, {e: f}]}}"),
        ("t: {a: 1,  # one\n  b: 2}", Drop(("t", "b")), "t: {a: 1  # one\n  }"),
        ("t: {a: 1,  # one\n  b: 2}", Put(("t", "c"), 3), "t: {a: 1,  # one\n  b: 2, c: 3}"),
        ("{title: T, topics: [{id: a}]}", Append(("topics",), {"id": "b"}), "{title: T, topics: [{id: a}, {id: b}]}"),
        ("t: [a, b]", Put(("t",), ["b", "a"]), "t: [b, a]"),
    ],
)
def test_brackets_stay_brackets(text: str, edit: Edit, expected: str) -> None:
    assert after(text, edit) == expected


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("t:\nu: 1\n", Put(("t",), 2), "t: 2\nu: 1\n"),
        ("t:   # c\n", Put(("t",), 2), "t: 2   # c\n"),
        ("t:  # c\nu: 1\n", Append(("t",), {"a": "b"}), "t:  # c\n  - {a: b}\nu: 1\n"),
        ("t: []  # c\n", Append(("t",), {"a": "b"}), "t:  # c\n  - {a: b}\n"),
        ("t: |  # c\n  one\n  two\nu: 1\n", Put(("t",), "three"), "t: three  # c\nu: 1\n"),
        ("t: >-\n  one\n  two\n\nu: 1\n", Put(("t",), "three"), "t: three\n\nu: 1\n"),
        ("t: one\n  two\nu: 1\n", Put(("t",), "three"), "t: three\nu: 1\n"),
        ("t: 'one\n  two'  # c\n", Put(("t",), "three"), "t: 'three'  # c\n"),
        ("t:\n  one  # c\n", Put(("t",), "two"), "t:\n  two  # c\n"),
        ("t:  # c\n  - a\n  - b\nu: 1\n", Put(("t",), "x"), "t: x  # c\nu: 1\n"),
        ("t:\n- a\n-\n- b  # c\nu: 1\n", Drop(("t", 1)), "t:\n- a\n-\nu: 1\n"),
        ("t:\n- a\n- b\n", Append(("t",), "c: d"), 't:\n- a\n- b\n- "c: d"\n'),
        (
            "t:\n    -   a: 1\n        b: 2\n",
            Append(("t",), {"a": 3}),
            "t:\n    -   a: 1\n        b: 2\n    -   a: 3\n",
        ),
        ("t:\n  - a: 1\n    # of b\n    b: 2\n", Drop(("t", 0, "a")), "t:\n  -\n    # of b\n    b: 2\n"),
        ('? "a b"\n: 1\nt: 2\n', Put(("t",), 3), '? "a b"\n: 1\nt: 3\n'),
        ("t: |+\n  one\n\nu: 1\n", Put(("v",), 2), "t: |+\n  one\n\nu: 1\nv: 2\n"),
    ],
)
def test_empty_folded_and_listed_values(text: str, edit: Edit, expected: str) -> None:
    assert after(text, edit) == expected


def test_entries_that_blank_lines_keep_apart_are_kept_apart() -> None:
    text = "stakeholders:\n  - name: A\n\n  - name: B\n\nlog: []\n"
    added = after(text, Append(("stakeholders",), {"name": "C"}))
    assert added == "stakeholders:\n  - name: A\n\n  - name: B\n\n  - name: C\n\nlog: []\n"
    assert after(added, Drop(("stakeholders", 1))) == "stakeholders:\n  - name: A\n\n  - name: C\n\nlog: []\n"


def test_a_new_section_stands_apart_where_sections_do() -> None:
    text = "title: T\n\nstakeholders:\n  - name: A\n\n# What happened.\nlog:\n  - {date: 2026-01-01, with: a}\n"
    added = after(text, Append(("relationships",), {"from": "a", "to": "us"}))
    assert added == text.replace("- name: A\n", "- name: A\n\nrelationships:\n  - {from: a, to: us}\n")


def test_comments_below_an_entry_stay_with_it() -> None:
    text = "t:\n  - a: 1\n    # more of a\n  # of b\n  - a: 2\n    # more of b\n# the end\n"
    assert after(text, Put(("t", 0, "b"), 3)) == text.replace("more of a\n", "more of a\n    b: 3\n")
    assert after(text, Drop(("t", 0))) == "t:\n  # of b\n  - a: 2\n    # more of b\n# the end\n"
    assert after(text, Append(("t",), {"a": 3})) == text.replace("more of b\n", "more of b\n  - a: 3\n")


def test_comments_above_what_goes_stay_and_are_told_of() -> None:
    text = "title: T\nt:\n  # of a\n  - a\n\n  - b\n"
    revision = revised(Source("x.yaml", text), [Put(("as_of",), "2026-01-01"), Drop(("t", 0))])
    assert revision.text == "as_of: 2026-01-01\ntitle: T\nt:\n  # of a\n\n  - b\n"
    assert revision.comments_left == (4,)


def test_what_has_nothing_left_goes_but_for_the_stakeholders() -> None:
    text = "title: T\nstakeholders:  # none yet\n  - name: A\nlog:\n  - {date: 2026-01-01}\n"
    assert (
        after(text, Drop(("stakeholders", 0)), Drop(("log", 0, "date"))) == "title: T\nstakeholders: []  # none yet\n"
    )


def test_edits_are_made_one_on_the_other() -> None:
    text = "t: [a, b, c]\nu: {v: 1}\n"
    edits = (Drop(("t", 0)), Put(("t", 0), "x"), Append(("t",), "d"), Drop(("u", "v")), Put(("u", "w"), 2))
    assert after(text, *edits) == "t: [x, c, d]\nu: {w: 2}\n"


def test_what_is_put_into_something_new_comes_with_it() -> None:
    edits = (
        Append(("t",), {"name": "A"}),
        Put(("t", 0, "influence"), 4),
        Put(("t", 0, "stance", "current"), "neutral"),
    )
    assert after("title: T\n", *edits) == "title: T\nt:\n  - {name: A, influence: 4, stance: {current: neutral}}\n"


def test_a_long_group_has_a_line_for_each_field() -> None:
    contact = {"date": "2026-01-01", "with": ["a", "b"], "summary": "word " * 20 + "end", "feedback": {"rating": 4}}
    assert after("log:\n  - {date: 2025-01-01, with: a}\n", Append(("log",), contact)).splitlines()[2:] == [
        "  - date: 2026-01-01",
        "    with: [a, b]",
        f"    summary: {'word ' * 20}end",
        "    feedback: {rating: 4}",
    ]


def test_none_takes_away() -> None:
    assert after("t: 1\nu: {v: 2, w: 3}\n", Put(("t",), None), Put(("u",), {"v": None, "w": 3})) == "u: {w: 3}\n"


def test_a_number_that_is_the_same_keeps_its_spelling() -> None:
    assert not revised(Source("x.yaml", "t: 4.0\n"), [Put(("t",), 4)]).changed


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("end", [True, False])
def test_line_ends_stay_as_they_are(line_end: str, end: bool) -> None:
    text = BLOCK.replace("\n", line_end)
    text = text if end else text.removesuffix(line_end)
    new = edited(Source("x.yaml", text), [Append(("log",), {"date": "2026-01-01", "with": "nhsa"})])
    assert (
        new == text + ("" if end else line_end) + f"log:{line_end}  - {{date: 2026-01-01, with: nhsa}}" + line_end * end
    )


def test_a_text_without_a_line_end_at_its_end_gets_one_only_where_a_block_needs_it() -> None:
    assert after("t: 1", Put(("u",), 2)) == "t: 1\nu: 2"
    assert after("t: 1", Put(("u",), "a\nb\n")) == "t: 1\nu: |\n  a\n  b\n"
    assert after("t: 1\nu: 2", Drop(("u",))) == "t: 1"


@pytest.mark.parametrize(
    ("text", "edit", "message"),
    [
        ("t: 1\nt: 2\n", Put(("t",), 3), "x.yaml:2:1: `t` is given twice"),
        ("t: [1\n", Put(("t",), 3), "this is not YAML"),
        ("t: &a 1\n", Put(("t",), 3), "anchor `&a` is not allowed"),
        ("t: 1\n---\nt: 2\n", Put(("t",), 3), "a second document"),
        ("- a\n", Put(("t",), 3), "holds no register"),
        ("", Put(("t",), 3), "holds no register"),
        ("t: a\n", Put(("t", "u"), 3), "`t` is text where a group of fields belongs"),
        ("t: [a]\n", Put(("t", "u"), 3), "`t` is a list where a group of fields belongs"),
        ("t: {a: 1}\n", Put(("t", 0), 3), "`t` is a group of fields where a list belongs"),
        ("t: [a]\n", Put(("t", 5), 3), "`t` has 1 entries, none with number 6"),
        ("t: {a: 1}\n", Append(("t",), 3), "`t` is a group of fields where a list belongs"),
        ("t: 1\nu: 2\n", Rename(("t",), "u"), "`u` is there already"),
        ("t: 1\n", Rename(("v",), "u"), "there is no `v` to rename"),
        ("t: 1\n", Put(("t",), "\x1b[31m"), "control character U+001B can't stand in a register"),
        ("t: 1\n", Put(("t",), "\ud800"), "control character U+D800 can't stand in a register"),
        ("t: 1\n", Put(("t",), float("nan")), "nan is no number that can stand in a register"),
        ("t: 1\n", Put(("t",), object()), "a value of type object can't stand in a register"),
        ("? t\n: 1\n", Put(("t",), 2), "a key that is written with `? ` can't be edited"),
        ("t: [a: 1]\n", Put(("t", 0, "b"), 2), "a group without braces"),
    ],
)
def test_what_can_t_be_edited_is_refused(text: str, edit: Edit, message: str) -> None:
    with pytest.raises(EditRefused) as refused:
        after(text, edit)
    assert message in refused.value.message


def test_dropping_what_is_not_there_is_no_change() -> None:
    assert not revised(Source("x.yaml", BLOCK), [Drop(("log", 3)), Drop(("stakeholders", 0, "stance"))]).changed
