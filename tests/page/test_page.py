"""The page as text: the same bytes each time, safe, and with all that its pictures show."""

import base64
import datetime
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from numpy.typing import NDArray

pytest.importorskip("bokeh", reason="a page needs Bokeh")

from bokeh.models.annotations import BoxAnnotation, Span

from kmap.check import check, load
from kmap.figures.parts.style import NO_COLOUR, PALETTE
from kmap.page.document import page
from kmap.page.grid_plot import grid_plot
from kmap.page.looks import is_middling, paler
from kmap.page.marks import people_source
from kmap.page.project import Project, project
from kmap.register.register import Register

Array = NDArray[np.float64]
ROOT = Path(__file__).parents[2]
OWN = str(ROOT / "stakeholders.yaml")


def shown(path: str = OWN) -> Project:
    return project(load(path), findings=check([path]).diagnostics)


@pytest.fixture(scope="module")
def html() -> str:
    return page([shown()])


class Elements(HTMLParser):
    """The elements of a page, and the text of its rows."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id" and value]


def seen_dark(colour: Array) -> Array:
    """Return a colour of a canvas as a dark screen has it: `invert(1) hue-rotate(180deg)` of CSS Filter Effects 1."""
    turned = [[-0.574, 1.43, 0.144], [0.426, 0.43, 0.144], [0.426, 1.43, -0.856]]
    return np.clip(np.asarray(turned) @ (1 - colour), 0, 1)


def contrast(one: Array, other: Array) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""

    def light(colour: Array) -> float:
        linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [*PALETTE, NO_COLOUR])
def test_numbers_in_dots_can_be_read_on_bright_and_dark_screens(colour: str) -> None:
    fill, pale, ink, paper = (np.array(to_rgb(one)) for one in (colour, paler(colour), "#1a1a1a", "#ffffff"))
    assert contrast(fill, ink) >= 4.2
    assert contrast(pale, ink) >= 4.2
    assert contrast(seen_dark(fill), seen_dark(paper if is_middling(colour) else ink)) >= 4.2
    assert contrast(seen_dark(pale), seen_dark(ink)) >= 4.2


def test_lines_of_the_grid_run_below_dots(read: Callable[..., Register]) -> None:
    made = project(read("borderline: 0.5\nstakeholders: [{name: A, influence: 3, interest: 3}]"))
    plot = grid_plot(made, people_source(made))
    lines = [*plot.select(Span), *plot.select(BoxAnnotation)]
    assert [getattr(one, "level", None) for one in lines] == ["underlay"] * 4


def test_two_builds_are_equal(html: str) -> None:
    assert page([shown()]) == html


def test_build_does_not_depend_on_what_was_drawn_before(html: str, hostile: Register) -> None:
    page([project(hostile)])
    assert page([shown()]) == html


def test_policy_names_the_hash_of_each_script_and_allows_no_other(html: str) -> None:
    policy = re.search('Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    scripts = re.findall("<script>(.*?)</script>", html, re.DOTALL)
    hashes = ["'sha256-" + base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() + "'" for one in scripts]
    assert len(scripts) == 3
    rules = dict(part.split(" ", 1) for part in policy[1].split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == hashes
    [style] = re.findall("<style>(.*?)</style>", html, re.DOTALL)
    assert rules["style-src"] == "'sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() + "'"
    assert "unsafe" not in policy[1]


def test_no_element_refers_to_anything_outside(html: str, hostile: Register) -> None:
    for text in (html, page([project(hostile)])):
        for tag, attributes in Elements(text).found:
            assert tag not in {"img", "iframe", "object", "embed", "link", "base", "form action"}
            assert not {"src", "srcset", "action", "style"}.intersection(attributes)
            assert not any(name.startswith("on") for name in attributes)


def test_text_of_a_register_ends_no_element(hostile: Register) -> None:
    text = page([project(hostile)])
    assert text.count("</script>") == 4
    assert "<script>alert" not in text
    assert "<img" not in text


def test_ids_are_unique_with_several_projects(hostile: Register) -> None:
    ids = Elements(page([shown(), project(hostile)])).ids
    assert sorted(ids) == sorted(set(ids))


def test_every_label_belongs_to_a_control_and_every_reference_to_an_element(html: str) -> None:
    elements = Elements(html)
    for _, attributes in elements.found:
        for name in ("aria-labelledby", "aria-describedby", "for"):
            for id_ in (attributes.get(name) or "").split():
                assert id_ in elements.ids


def test_table_has_everybody_and_the_ties_all_relationships(html: str) -> None:
    register = load(OWN)
    for one in register.counting:
        assert f"<bdi>{one.name.replace(chr(39), '&#x27;')}</bdi>" in html
    ties = html[html.index("The network as a table") :]
    assert ties[: ties.index("</table>")].count("<tr>") == 1 + len(register.relationships)


def test_foot_says_day_scale_and_thresholds(html: str) -> None:
    foot = html[html.index("<footer>") : html.index("</footer>")]
    assert f"As on {load(OWN).day}" in foot
    assert "Scale 1 to 5 in steps of 1" in foot
    assert "are high above 3 (midpoint)" in foot


def test_what_needs_attention_comes_from_plan_coverage_cycle_and_check(html: str) -> None:
    heads = re.findall("<h4>(.*?)</h4>", html)
    assert [re.sub(r" \(\d+\)$", "", one) for one in heads] == [
        "Overdue",
        "In the next 12 weeks",
        "Who is heard",
        "The seven steps of knowledge mobilisation",
        "What the check asks for",
        "What the check notes",
    ]


def test_contact_details_and_notes_are_left_out(read: Callable[..., Register]) -> None:
    register = read("stakeholders: [{name: A, influence: 1, interest: 1, contact: Book 7, notes: Between us}]")
    text = page([project(register)])
    assert "Book 7" not in text
    assert "Between us" not in text


def test_empty_register_is_a_page(read: Callable[..., Register]) -> None:
    assert "0 stakeholders" in page([project(read("stakeholders: []"))])


def test_category_leaves_out_the_others(read: Callable[..., Register]) -> None:
    register = read(
        "stakeholders: [{name: Aa, category: industry, influence: 1}, {name: Bb, category: government, influence: 1}]\n"
        "relationships: [{from: aa, to: bb}, {from: us, to: aa}]"
    )
    text = page([project(register, category="industry")])
    assert "<bdi>Aa</bdi>" in text
    assert "<bdi>Bb</bdi>" not in text


class TestProject:
    def test_first_view_is_the_topic_asked_for(self) -> None:
        views = project(load(OWN), "heat").views
        assert [one.topic for one in views] == ["heat", None, "indoor-air", "traffic"]

    def test_round_ends_with_its_last_assessment_whoever_it_is_of(self, read: Callable[..., Register]) -> None:
        register = read(
            """
            stakeholders:
              - name: A
                assessments: [{date: 2025-03-01, round: spring, influence: 1, interest: 1}]
              - name: B
                assessments:
                  - {date: 2025-03-09, round: spring, influence: 1, interest: 1}
                  - {date: 2026-03-09, influence: 5, interest: 1}
                  - {date: 2026-10-01, influence: 4, interest: 1}
            """
        )
        found = [(one.day, one.name) for one in project(register).views[0].since]
        assert found == [(datetime.date(2025, 3, 9), "spring"), (datetime.date(2026, 3, 9), "")]

    def test_matter_in_general_is_a_view_of_a_register_with_a_topic(self, read: Callable[..., Register]) -> None:
        register = read(
            """
            topic: heat
            topics: [{id: heat}]
            stakeholders: [{name: A, influence: 1, interest: 1, by_topic: {heat: {influence: 5}}}]
            """
        )
        views = project(register).views
        assert [(one.topic, one.grid.placements[0].influence) for one in views] == [("heat", 5), (None, 1)]
