"""The output kinds that suit somebody: the need's, else what they asked for, else what is usual for their category."""

from collections.abc import Callable

import pytest

from kmap.analysis.output_kinds import KIND_PURPOSES, asked_for, in_words, output_kinds
from kmap.register.register import Register

Read = Callable[..., Register]

TEXT = """
topics: [{id: heat, name: Heat}, {id: damp, name: Damp}, {id: noise, name: Noise}]
formats: [{id: podcast, name: Podcast}]
stakeholders:
  - {id: a, name: A, category: industry, formats: [sop], by_topic: {heat: {formats: [podcast]}, noise: {formats: []}}}
  - {id: b, name: B, category: industry}
  - {id: c, name: C}
needs:
  - {id: n, need: N?, raised_by: [a], topic: damp, formats: [seminar]}
  - {id: m, need: M?, raised_by: [a], topic: damp}
"""
INDUSTRY = ("toolkit", "good-practice-guide", "seminar")


@pytest.mark.parametrize(
    ("who", "topic", "expected"),
    [
        ("a", "damp", (("seminar",), "need")),
        ("a", None, (("seminar",), "need")),
        ("a", "heat", (("podcast",), "asked")),
        ("a", "noise", (INDUSTRY, "category")),
        ("b", "heat", (INDUSTRY, "category")),
        ("c", "heat", ((), "")),
    ],
)
def test_the_first_who_says_anything_counts(
    read: Read, who: str, topic: str | None, expected: tuple[tuple[str, ...], str]
) -> None:
    register = read(TEXT)
    assert output_kinds(register, register.by_id[who], topic) == expected


def test_a_topic_of_which_nothing_is_said_has_what_they_asked_for_in_general(read: Read) -> None:
    one = read(TEXT).by_id["a"]
    assert asked_for(one, "damp") == asked_for(one, None) == ("sop",)


def test_kinds_are_said_by_name_with_who_said_so(read: Read) -> None:
    register = read(TEXT)
    assert in_words(register, ["podcast", "sop"], "asked") == "Podcast, Standard operating procedure (as they asked)"
    assert in_words(register, (), "") == ""


def test_every_kind_that_comes_with_kmap_has_a_purpose(read: Read) -> None:
    assert list(KIND_PURPOSES) == list(read("stakeholders: []").formats)
