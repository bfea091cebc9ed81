"""`kmap explain` has a page for everything that other commands print."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.analysis.output_kinds import KIND_PURPOSES
from kmap.catalogue import rules
from kmap.charts.pages import draw, draw_contents
from kmap.errors import KmapError
from kmap.register.register import Register
from kmap.register.vocabulary import CATEGORIES, CATEGORY_FORMATS, FORMATS, LEVELS, QUADRANTS, STANCES, STEPS
from kmap.reports.explain import FAMILIES, contents, page
from kmap.reports.glossary import VOCABULARIES, measures, pages
from kmap.terminal import render

Kmap = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize("code", list(rules()))
def test_every_rule_has_a_page_by_code_and_by_name(code: str) -> None:
    rule = rules()[code]
    assert page(code) == page(code.lower())
    assert code in page(rule.name).title or code in page(rule.name).text
    assert rule.severity.word in page(code).text


@pytest.mark.parametrize(
    "word", [*QUADRANTS, "unscored", *LEVELS, *VOCABULARIES, *FORMATS, *STANCES, *(f"step-{step}" for step in STEPS)]
)
def test_every_word_has_a_page(word: str) -> None:
    assert page(word).title.startswith(f"{word}:")
    assert len(page(word).text) > 60


def test_list_names_every_rule_quadrant_level_measure_and_list() -> None:
    text = render(draw_contents(contents()), color=False)
    for word in [*rules(), *QUADRANTS, *LEVELS, *measures(), *VOCABULARIES]:
        assert word in text


def test_formats_have_what_each_is_for_and_which_suit_each_category() -> None:
    text = page("formats").text
    assert set(KIND_PURPOSES) == set(FORMATS)
    for kind, purpose in KIND_PURPOSES.items():
        assert re.search(f"(?m)^  {kind} +{re.escape(purpose)}$", text)
    for category in CATEGORIES:
        assert re.search(f"(?m)^  {category} +{', '.join(CATEGORY_FORMATS[category])}$", text)


def test_every_measure_has_a_page_that_says_definition_and_source() -> None:
    for name in measures():
        text = page(name).text
        assert "Definition" in text
        assert "Source" in text


def test_every_type_of_salience_is_explained() -> None:
    assert page("dangerous") == page("salience")
    assert re.search("(?m)^  dangerous +power and urgency$", page("salience").text)


def test_a_step_is_explained_by_its_conditions() -> None:
    assert "Begun: an output is a draft or published" in page("step-6").text
    assert "Done: an output is published" in page("step-6").text


OWN = """
categories: [{id: care, name: Care sector, formats: [podcast, toolkit]}, {id: quiet, name: Quiet}]
formats: [{id: podcast, name: Podcast}]
equity: [{id: renters, name: People who rent}]
stakeholders: [{id: a, name: Care homes, category: care, formats: [podcast]}]
"""


def test_lists_have_what_a_register_adds(read: Callable[..., Register]) -> None:
    register = read(OWN)
    formats = page("formats", lambda: register).text
    assert re.search(r"(?m)^  podcast +Podcast \(of this register\)$", formats)
    assert re.search("(?m)^  care +podcast, toolkit$", formats)
    assert re.search("(?m)^  quiet +nothing is said$", formats)
    assert re.search("(?m)^  care +Care sector$", page("categories", lambda: register).text)
    assert "renters" in page("equity", lambda: register).text


def test_a_format_of_a_register_says_for_whom_it_is(read: Callable[..., Register]) -> None:
    register = read(OWN)
    assert "Usual for: care." in page("podcast", lambda: register).text
    assert "Asked for by: Care homes." in page("podcast", lambda: register).text
    with pytest.raises(KmapError):
        page("podcast")


def test_a_register_is_read_only_for_what_it_can_add_to() -> None:
    def refuse() -> Register:
        raise AssertionError("it is not needed")

    for word in ("KM101", "involve", "step-1", "salience", "monitor", "unscored"):
        assert page(word, refuse).text


def test_formats_are_explained_with_the_register_here(kmap: Kmap, folder: Path) -> None:
    path = folder / "stakeholders.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "formats: [{id: podcast, name: Podcast}]\n", encoding="utf-8")
    assert "podcast" in kmap("explain", "formats").stdout
    assert "podcast" in kmap("explain", "podcast").stdout
    (folder / "other.yaml").write_text("title: T\nstakeholders: []\n", encoding="utf-8")
    assert "podcast" not in kmap("explain", "formats", "--register", "other.yaml").stdout


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_pages_of_words_fit_the_terminal(columns: int) -> None:
    for word in pages():
        lines = render(draw(page(word), columns), color=False).splitlines()
        assert max(map(len, lines)) <= columns, word


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
