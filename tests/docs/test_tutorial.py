"""The tutorial: what it tells a newcomer of messages is so. Its commands are run by test_blocks.py."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.docs.conftest import Terminal

PAGE = (Path(__file__).parents[2] / "docs" / "tutorial.md").read_text(encoding="utf-8")
EXPLAINED = PAGE.partition("## When it says something else")[2]
SAID = {
    "kmap check": "there is no stakeholders.yaml in this folder",
    "kmap init here.yaml & kmap init here.yaml": "is there already",
    "kmap assess agency --influence 4 --because Came with a budget": "is one word too many",
}
"""What a newcomer types, and what the page says that it answers."""


@pytest.mark.parametrize("typed", SAID)
def test_message_that_the_page_explains_is_said(typed: str, terminal: "Terminal") -> None:
    printed = "".join(terminal.run(command).printed for command in typed.split(" & "))
    assert SAID[typed] in printed
    assert SAID[typed] in EXPLAINED


def test_rule_that_the_page_names_is_the_one_that_it_shows() -> None:
    (named,) = re.findall(r"kmap explain (KM[0-9]{3})", EXPLAINED)
    assert f"error: unknown field `intrest` in entry 2 of stakeholders [{named}]" in PAGE
