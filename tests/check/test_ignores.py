"""Findings that are ignored by a comment on their line or by the register, and ignores without use."""

from collections.abc import Callable

import pytest

from kmap.check import check
from kmap.register.ignores import Ignore, ignores
from kmap.register.source import Source
from kmap.settings import Selection

Write = Callable[..., str]

MAP = """\
title: Heat
as_of: 2026-10-01
stakeholders:
  - name: Councils
    category: government
    influence: 2{comment}
    interest: 4
"""


def found(path: str, *select: str) -> list[tuple[int, str]]:
    return [(one.position.line, one.code) for one in check([path], Selection(select)).diagnostics]


def test_comment_ignores_the_finding_on_its_line(write: Write) -> None:
    assert found(write(MAP.format(comment="")), "KM205", "KM9") == [(6, "KM205")]
    assert found(write(MAP.format(comment=" # kmap: ignore[KM205] the minutes say why")), "KM205", "KM9") == []


def test_comment_on_another_line_ignores_nothing_and_is_found(write: Write) -> None:
    path = write(MAP.format(comment="") + "# kmap: ignore[KM205] why\n")
    assert found(path, "KM205", "KM9") == [(6, "KM205"), (8, "KM904")]


def test_comment_for_another_rule_ignores_nothing(write: Write) -> None:
    path = write(MAP.format(comment=" # kmap: ignore[KM203] why"))
    assert found(path, "KM203", "KM205", "KM9") == [(6, "KM205"), (6, "KM904")]


def test_codes_in_a_comment_may_be_small_and_several(write: Write) -> None:
    assert found(write(MAP.format(comment=" # kmap: ignore[km205, KM302] why")), "KM205") == []


def test_comment_without_a_reason_is_found_and_ignores_all_the_same(write: Write) -> None:
    path = write(MAP.format(comment=" # kmap: ignore[KM205]"))
    assert found(path, "KM205", "KM9") == [(6, "KM902")]


def test_comment_without_a_code_is_found(write: Write) -> None:
    path = write(MAP.format(comment=" # kmap: ignore they know why"))
    assert found(path, "KM205", "KM9") == [(6, "KM205"), (6, "KM901")]


def test_comment_with_an_unknown_code_is_found(write: Write) -> None:
    path = write(MAP.format(comment=" # kmap: ignore[KM250] why"))
    diagnostics = check([path], Selection(("KM9",))).diagnostics
    assert [(one.code, one.position.column) for one in diagnostics] == [("KM901", 18)]
    assert diagnostics[0].tip.startswith("did you mean `KM2")


def test_comment_can_not_ignore_what_refuses_a_register(write: Write) -> None:
    path = write(MAP.format(comment="").replace("influence: 2", "influence: 9 # kmap: ignore[KM201] why"))
    assert found(path, "KM201", "KM9") == [(6, "KM201"), (6, "KM903")]


def test_warning_of_reading_can_be_ignored_by_a_comment(write: Write) -> None:
    text = MAP.format(comment="") + "    notes: {see: 1}\n".replace("{see: 1}", "minutes #14")
    path = write(text + "    because: They came\n")
    assert found(path, "KM018") == [(8, "KM018")]


@pytest.mark.parametrize("select", ["KM3", "KM203"])
def test_ignore_of_a_rule_that_was_not_run_is_not_idle(select: str, write: Write) -> None:
    path = write(MAP.format(comment=" # kmap: ignore[KM205] why") + "check: {ignore: {KM206: they differ}}\n")
    assert found(path, select, "KM904") == []


def test_ignore_in_the_register_that_finds_nothing_is_idle(write: Write) -> None:
    path = write(MAP.format(comment="") + "check:\n  ignore:\n    KM205: minutes\n    KM203: open\n")
    assert found(path, "KM2", "KM904") == [(11, "KM904")]


def test_idle_ignores_can_be_ignored(write: Write) -> None:
    path = write(MAP.format(comment="") + "check:\n  ignore:\n    KM203: open\n    KM904: we plan ahead\n")
    assert (10, "KM904") not in found(path, "KM203", "KM904")


def test_register_with_mistakes_has_no_idle_ignores(write: Write) -> None:
    path = write(MAP.format(comment="") + "    intrest: 4\ncheck: {ignore: {KM203: open}}\n")
    assert found(path, "KM203", "KM904") == [(8, "KM009")]


def test_what_stands_inside_of_a_text_is_no_comment() -> None:
    text = 'a: "x # kmap: ignore[KM205] y"\nb: |\n  z # kmap: ignore[KM205] y\nc: 1 # kmap: ignore[KM205] why\n'
    assert [one.position.line for one in ignores(Source("x.yaml", text))] == [4]


def test_parts_of_a_comment_are_read() -> None:
    text = "a: 1   #kmap:ignore[KM205,KM302]: because they said so  \nb: 1 # kmap: ignore\n"
    first, second = ignores(Source("x.yaml", text))
    assert (first.codes, first.reason) == (("KM205", "KM302"), "because they said so")
    assert second == Ignore(second.position, (), "")
    assert (first.position.line, first.position.column) == (1, 8)
