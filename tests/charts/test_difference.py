"""A difference is that of `diff -u`."""

import difflib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmap.charts.difference import draw
from kmap.register.editing.edits import Append, Drop, Edit, Put
from kmap.register.editing.revision import Revision, revised
from kmap.register.source import Source
from kmap.terminal import render

LINES = "".join(f"k{number}: {number}\n" for number in range(40))


def drawn(*edits: Edit, text: str = LINES) -> tuple[str, Revision]:
    revision = revised(Source("x.yaml", text), edits)
    return render(draw([revision]), color=False), revision


@given(st.lists(st.integers(0, 39), max_size=8), st.sets(st.integers(0, 39), max_size=5))
def test_it_is_the_difference_of_the_two_texts(put: list[int], dropped: set[int]) -> None:
    edits: list[Any] = [Put((f"k{number}",), "x") for number in put] + [Drop((f"k{number}",)) for number in dropped]
    shown, revision = drawn(*edits)
    before, after = LINES.splitlines(keepends=True), revision.text.splitlines(keepends=True)
    assert shown == "".join(difflib.unified_diff(before, after, "x.yaml", "x.yaml"))


def test_a_last_line_without_an_end_is_said_to_have_none() -> None:
    shown, _ = drawn(Append(("u",), "v"), text="t: 1")
    assert shown.splitlines() == [
        "--- x.yaml",
        "+++ x.yaml",
        "@@ -1 +1,2 @@",
        "-t: 1",
        "\\ No newline at end of file",
        "+t: 1",
        "+u: [v]",
        "\\ No newline at end of file",
    ]


def test_what_other_people_have_written_can_t_act_on_the_terminal() -> None:
    shown, _ = drawn(Put(("t",), "2"), text='t: 1  # \u202e turned\nu: "a\u2066b"\n')
    assert "\u202e" not in shown and "\u2066" not in shown


@pytest.mark.parametrize("edits", [[], [Put(("k1",), 1)]])
def test_no_change_is_no_line(edits: list[Edit]) -> None:
    assert drawn(*edits)[0] == ""
