"""`kmap explain` has a page for everything that other commands print."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.catalogue import rules
from kmap.charts.pages import draw, draw_contents
from kmap.errors import KmapError
from kmap.register.vocabulary import LEVELS, QUADRANTS
from kmap.reports.explain import FAMILIES, contents, page
from kmap.terminal import render

Kmap = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize("code", list(rules()))
def test_every_rule_has_a_page_by_code_and_by_name(code: str) -> None:
    rule = rules()[code]
    assert page(code) == page(code.lower())
    assert code in page(rule.name).title or code in page(rule.name).text
    assert rule.severity.word in page(code).text


@pytest.mark.parametrize(
    "word", [*QUADRANTS, "unscored", *LEVELS, "categories", "formats", "equity", "stances", "steps"]
)
def test_every_word_has_a_page(word: str) -> None:
    assert page(word).title.startswith(f"{word}:")
    assert len(page(word).text) > 60


def test_list_names_every_rule_quadrant_and_level() -> None:
    text = render(draw_contents(contents()), color=False)
    for word in [*rules(), *QUADRANTS, *LEVELS]:
        assert word in text


def test_every_family_of_codes_is_named() -> None:
    assert {code[:3] for code in rules()} <= set(FAMILIES)


@pytest.mark.parametrize(
    ("word", "meant"), [("keep_infromed", "keep-informed"), ("invovle", "involve"), ("dupicate-id", "duplicate-id")]
)
def test_mistyped_word_gets_the_nearest(word: str, meant: str) -> None:
    with pytest.raises(KmapError) as raised:
        page(word)
    assert f"`{meant}`" in raised.value.tip


def test_pages_fit_the_terminal() -> None:
    for code in rules():
        for line in render(draw(page(code), 80), color=False).splitlines():
            assert len(line) <= 80 or line.startswith(" "), line


def test_list_has_the_rules_as_the_register_sets_them(kmap: Kmap, folder: Path) -> None:
    text = (folder / "stakeholders.yaml").read_text(encoding="utf-8")
    settings = "check:\n  severity: {KM203: info}\n  ignore: {KM302: Elsewhere}\n"
    (folder / "stakeholders.yaml").write_text(text + settings, encoding="utf-8")
    lines = kmap("explain", COLUMNS="200").stdout.splitlines()
    (unscored,) = [line for line in lines if line.startswith("  KM203")]
    (unowned,) = [line for line in lines if line.startswith("  KM302")]
    assert unscored.split()[1] == "info"
    assert "(by stakeholders.yaml:" in unscored
    assert "usually warning)" in unscored
    assert unowned.split()[1] == "off"


def test_list_has_the_usual_rules_where_there_is_no_register(kmap: Kmap) -> None:
    lines = kmap("explain").stdout.splitlines()
    assert [line.split()[1] for line in lines if line.startswith("  KM203")] == ["warning"]
