"""The page in a real browser."""

import base64
import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("bokeh", reason="a page needs Bokeh")

from kmap.check import load
from kmap.page.document import page
from kmap.page.project import project
from kmap.register.register import Register

Open = Callable[..., Any]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def street() -> str:
    return page([project(load(str(ROOT / "stakeholders.yaml")))])


@pytest.fixture(scope="module")
def attacked(hostile: Register) -> str:
    return page([project(hostile)])


def middle_of(shown: Any, plot: str, index: int, x: str, y: str) -> tuple[float, float]:
    """Return where on the screen the dot of a stakeholder is."""
    place = shown.run(
        """
        const model = Bokeh.documents[0].get_model_by_name(arguments[0]);
        const view = Bokeh.index.get(model);
        const people = Bokeh.documents[0].get_model_by_name("people").data;
        const box = view.el.getBoundingClientRect();
        const shown = view.canvas_view.el.getBoundingClientRect();
        const sx = view.frame.x_scale.compute(people[arguments[2]][arguments[1]]);
        const sy = view.frame.y_scale.compute(people[arguments[3]][arguments[1]]);
        return [shown.left + sx, shown.top + sy];
        """,
        plot,
        index,
        x,
        y,
    )
    return float(place[0]), float(place[1])


def click(shown: Any, plot: str, index: int, x: str, y: str) -> None:
    shown.run(f"document.getElementById('p0-{plot}').scrollIntoView({{block: 'center'}})")
    left, top = middle_of(shown, plot, index, x, y)
    for kind in ("mousePressed", "mouseReleased"):
        event = {"type": kind, "x": left, "y": top, "button": "left", "clickCount": 1}
        shown.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)


def place_of(shown: Any, name: str) -> int:
    return int(shown.model("people", "data.name").index(name))


class TestChoosing:
    @pytest.mark.parametrize(("plot", "x", "y"), [("grid", "x", "y"), ("network", "nx", "ny")])
    def test_dot_marks_the_row_and_its_dot_in_both_pictures(
        self, opened: Open, street: str, plot: str, x: str, y: str
    ) -> None:
        shown = opened(street)
        index = place_of(shown, "Tenants' groups")
        click(shown, plot, index, x, y)
        assert shown.texts("tr.chosen th") == ["Tenants' groups"]
        assert shown.model("people", "selected.indices") == [index]
        assert shown.model("grid-chosen", "data.name") == ["Tenants' groups"]
        assert shown.model("network-chosen", "data.name") == ["Tenants' groups"]
        assert shown.logged() == []

    def test_name_in_the_table_marks_both_dots_by_keyboard(self, opened: Open, street: str) -> None:
        from selenium.webdriver.common.keys import Keys

        shown = opened(street)
        button = shown.driver.find_element("css selector", ".people tbody button")
        button.send_keys(Keys.ENTER)
        assert shown.model("people", "selected.indices") == [0]
        assert button.get_attribute("aria-pressed") == "true"
        shown.driver.find_element("css selector", "body").send_keys(Keys.ESCAPE)
        assert shown.model("people", "selected.indices") == []
        assert button.get_attribute("aria-pressed") == "false"

    def test_beside_stand_reasons_needs_contacts_and_route(self, opened: Open, street: str) -> None:
        shown = opened(street)
        shown.run(
            "document.querySelector(`[data-who='${arguments[0]}']`).click()", place_of(shown, "Landlords' association")
        )
        [portrait] = shown.texts("#p0-portrait")
        assert "Why this level" in portrait
        assert "What a damp repair costs" in portrait
        assert "2026-07-22, meeting, consult: Heard their view on costs" in portrait
        assert "\u2192 Landlords' association" in portrait

    def test_ties_of_the_one_chosen_stand_out(self, opened: Open, street: str) -> None:
        shown = opened(street)
        shown.run("document.querySelector('[data-who=\"0\"]').click()")
        alphas = shown.model("ties", "data.alpha")
        assert 1 in alphas
        assert min(alphas) < 0.5

    def test_thing_that_needs_attention_shows_whom_it_is_about(self, opened: Open, street: str) -> None:
        shown = opened(street)
        button = shown.driver.find_element("css selector", ".attention .show")
        shown.run("arguments[0].click()", button)
        [name] = shown.texts("tr.chosen th")
        assert button.text == f"show {name}"


class TestFiltering:
    def test_category_hides_rows_and_dots_alike(self, opened: Open, street: str) -> None:
        shown = opened(street)
        shown.set("p0-category", "Industry")
        assert shown.rows() == ["Housebuilders", "Landlords' association", "Sensor makers"]
        assert sum(shown.model("grid-shown", "booleans")) == 3
        assert sum(shown.model("network-shown", "booleans")) == 2  # sensor makers have no tie
        assert shown.texts(".count")[0].startswith("3 of ")

    @pytest.mark.parametrize(
        ("control", "value", "names"),
        [
            ("search", "TENANTS", ["Tenants' groups"]),
            ("place", "unscored", ["Residents by main roads"]),
            ("owner", "KM lead", None),
            ("level", "collaborate", None),
            ("doubt", "2", ["Landlords' association"]),
        ],
    )
    def test_each_filter_shows_those_who_fit(
        self, opened: Open, street: str, control: str, value: str, names: list[str] | None
    ) -> None:
        shown = opened(street)
        every = shown.rows()
        shown.set(f"p0-{control}", value)
        assert 0 < len(shown.rows()) < len(every)
        assert names is None or shown.rows() == names
        shown.driver.find_element("css selector", "button[type=reset]").click()
        shown.run("return new Promise(done => setTimeout(done, 50))")
        assert shown.rows() == every

    def test_topic_changes_scores_places_and_reasons(self, opened: Open, street: str) -> None:
        shown = opened(street)
        index = place_of(shown, "Housebuilders")
        before = shown.model("people", "data.place")[index]
        topics = shown.run("return [...document.querySelectorAll('#p0-topic option')].map(one => one.textContent)")
        shown.set("p0-topic", topics.index("Hot weather"))
        after = shown.model("people", "data.place")[index]
        cells = shown.run(
            "return [...document.querySelector(`tr[data-row='${arguments[0]}']`).cells].map(c => c.textContent)", index
        )
        assert after == cells[6]
        assert (before, after) == ("keep-satisfied", "manage-closely")


class TestMoving:
    def test_slider_shows_who_moved_since_a_round(self, opened: Open, hostile: Register) -> None:
        shown = opened(page([project(hostile)]))
        assert shown.model("moves", "data.x0") == []
        shown.set("p0-since", "0")
        assert shown.model("moves", "data.x0") == [1]
        assert shown.model("moves", "data.y0") == [1]
        assert shown.texts("#p0-moves li") == [
            "Judged by two: from monitor to keep-informed, influence 1 to 3, interest 1 to 5 (</script>)"
        ]

    def test_page_opens_with_the_movement_asked_for(self, opened: Open, hostile: Register) -> None:
        import datetime

        shown = opened(page([project(hostile, since=datetime.date(2025, 6, 1))]))
        assert shown.texts("#p0-day") == ["2025-06-01"]
        assert shown.model("moves", "data.x0") == [1]


class TestSafety:
    def test_text_of_a_register_is_shown_as_text(self, opened: Open, attacked: str) -> None:
        shown = opened(attacked)
        names = shown.rows()
        assert "<script>alert(1)</script>" in names
        assert "{{7*7}} ${7*7} @name @{level}" in names
        assert 'O\'Neill "and" <sons> & co' in names
        assert "\u05de\u05e9\u05e8\u05d3 \u05d4\u05d1\u05e8\u05d9\u05d0\u05d5\u05ea" in names
        assert "Emoji \U0001f600 club" in names
        assert shown.texts("h2") == ["<b>Map</b> & {{7*7}} 'quoted' \"twice\""]
        assert shown.run("return document.scripts.length") == 4
        assert shown.run("return document.querySelectorAll('img, iframe, object, link, u, s, sons').length") == 0
        for index in range(len(names)):
            shown.run("document.querySelector(`[data-who='${arguments[0]}']`).click()", index)
        assert shown.run("return document.querySelectorAll('.portrait img, .portrait script').length") == 0
        assert shown.logged() == []

    def test_tooltip_shows_a_name_as_it_is(self, opened: Open, attacked: str) -> None:
        shown = opened(attacked)
        shown.run("document.getElementById('p0-grid').scrollIntoView({block: 'center'})")
        for name in ("<script>alert(1)</script>", "{{7*7}} ${7*7} @name @{level}"):
            left, top = middle_of(shown, "grid", place_of(shown, name), "x", "y")
            event = {"type": "mouseMoved", "x": left, "y": top}
            shown.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {**event, "x": left - 40})
            shown.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)
            shown.run("return new Promise(done => setTimeout(done, 300))")
            text = shown.run(
                """
                const deep = (node) => [...node.querySelectorAll("*")].flatMap(
                  (one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
                return deep(document).filter((one) => one.children.length === 0)
                  .map((one) => one.textContent).join(" | ");
                """
            )
            assert name in text

    def test_nothing_is_fetched_and_nothing_goes_wrong(self, opened: Open, attacked: str) -> None:
        shown = opened(attacked)
        events = [json.loads(one["message"])["message"] for one in shown.driver.get_log("performance")]
        asked = [one["params"]["request"]["url"] for one in events if one["method"] == "Network.requestWillBeSent"]
        assert [url for url in asked if not url.startswith(("file:///", "data:"))] == []
        assert len([url for url in asked if url.startswith("file:")]) == 1
        assert shown.logged() == []

    def test_policy_forbids_to_evaluate_text_and_to_run_other_scripts(self, opened: Open, attacked: str) -> None:
        shown = opened(attacked)
        script = """
            const added = document.createElement("script");
            added.textContent = "window.ran = true";
            document.body.append(added);
            const fetched = fetch("data:text/plain,x").then(() => "fetched", () => "refused");
            return fetched.then((said) => [window.ran === true, said]);
        """
        assert shown.run(script) == [False, "refused"]
        evaluated = shown.run(
            "let said = 'no'; document.addEventListener('securitypolicyviolation', () => {}); "
            'const timer = setTimeout("window.evaluated = true", 0);'
            "return new Promise(done => setTimeout(() => done(window.evaluated === true), 100))"
        )
        assert evaluated is False
        assert shown.logged() != []  # the console says what was refused


class TestReading:
    @pytest.mark.parametrize("width", [390, 800, 1400])
    def test_page_is_no_wider_than_the_screen(self, opened: Open, street: str, width: int) -> None:
        shown = opened(street, width=width)
        assert shown.run("return document.documentElement.scrollWidth") <= width

    def test_style_sheets_of_pictures_are_adopted_and_grow_no_more_when_drawn_again(
        self, opened: Open, street: str
    ) -> None:
        shown = opened(street)
        count = """
            const view = Bokeh.index.get(Bokeh.documents[0].get_model_by_name("grid"));
            if (arguments[0]) view.rerender();
            return [view.shadow_el.adoptedStyleSheets.length, getComputedStyle(view.el).position];
        """
        first = shown.run(count, False)
        assert first[0] > 1
        assert shown.run(count, True) == first
        assert shown.run("return document.querySelectorAll('style').length") == 1
        assert shown.logged() == []

    def test_dark_page_is_dark(self, opened: Open, street: str) -> None:
        shown = opened(street, dark=True)
        assert shown.run("return getComputedStyle(document.body).backgroundColor") == "rgb(27, 28, 30)"
        assert shown.logged() == []

    def test_numbers_are_dark_in_dots_that_stay_bright_on_a_dark_screen(self, opened: Open, street: str) -> None:
        columns = "const { pen, fill, colour, middling } = Bokeh.documents[0].get_model_by_name('people').data;"
        script = f"{columns} return pen.map((one, at) => [one, fill[at] === colour[at] && middling[at]])"
        assert {pen for pen, _ in opened(street).run(script)} == {"#1a1a1a"}
        found = {tuple(one) for one in opened(street, dark=True).run(script)}
        assert found == {("#ffffff", True), ("#1a1a1a", False)}  # of the canvas, which is inverted

    def test_a_long_word_in_a_narrow_table_is_not_split(self, opened: Open, read: Callable[..., Register]) -> None:
        register = read("stakeholders: [{name: Interministerial committee for sustainable development}]")
        shown = opened(page([project(register)]), width=400)
        word = """
        const range = document.createRange();
        const name = document.querySelector(".people tbody th");
        const text = document.createTreeWalker(name, NodeFilter.SHOW_TEXT).nextNode();
        range.setStart(text, 0);
        range.setEnd(text, "Interministerial".length);
        return range.getClientRects().length;
        """
        assert shown.run(word) == 1

    def test_paper_has_both_pictures_and_the_table(self, opened: Open, street: str) -> None:
        shown = opened(street, dark=True)
        printed = shown.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})
        assert base64.b64decode(printed["data"]).startswith(b"%PDF")
        assert shown.run("return document.querySelectorAll('canvas.paper').length") == 0  # taken away again
        assert shown.logged() == []

    def test_checker_finds_no_serious_barrier(self, opened: Open, street: str, axe: str) -> None:
        for dark in (False, True):
            shown = opened(street, dark=dark)
            shown.run("document.querySelector('[data-who=\"0\"]').click()")
            shown.driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
            shown.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
            found = shown.run("return axe.run({exclude: [['.plot']]}).then((one) => one.violations)")
            serious = [
                (one["id"], [node["target"] for node in one["nodes"]][:3], one["nodes"][0]["failureSummary"])
                for one in found
                if one["impact"] in ("serious", "critical")
            ]
            assert serious == []


class TestSeveral:
    def test_switch_shows_one_map_at_a_time(self, opened: Open, hostile: Register) -> None:
        shown = opened(page([project(load(str(ROOT / "stakeholders.yaml"))), project(hostile)]))
        assert len(shown.texts("h2")) == 1
        shown.set("project", "1")
        shown.run("return new Promise(done => setTimeout(done, 1500))")
        assert shown.texts("h2") == ["<b>Map</b> & {{7*7}} 'quoted' \"twice\""]
        shown.run("document.querySelector('#p1-table [data-who=\"0\"]').click()")
        assert len(shown.texts("tr.chosen th")) == 1
        shown.set("project", "0")
        assert len(shown.texts("h2")) == 1
        assert shown.logged() == []


def made_up(count: int) -> str:
    lines = ["title: Made up", "stakeholders:"]
    lines += [
        f"  - {{id: s{one}, name: Body number {one}, category: {('government', 'industry')[one % 2]}, "
        f"influence: {one % 5 + 1}, interest: {one * 7 % 5 + 1}, because: Known from meeting {one}}}"
        for one in range(count)
    ]
    lines += ["relationships:", "  - {from: us, to: s0}"]
    lines += [f"  - {{from: s{one // 3}, to: s{one}, kind: advises}}" for one in range(1, count)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("count", [0, 1, 30, 300, 2000])
def test_page_of_any_size_opens(opened: Open, read: Callable[..., Register], count: int) -> None:
    register = read(made_up(count) if count else "stakeholders: []\n")
    html = page([project(register)])
    assert count > 300 or len(html.encode()) < 3_000_000
    shown = opened(html)
    assert shown.logged() == []
    assert len(shown.rows()) == count


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the script of axe-core, from npm; without npm the test is skipped, unless the environment says CI=true."""
    folder = tmp_path_factory.mktemp("axe")
    npm = shutil.which("npm")
    if npm is not None:
        run = subprocess.run([npm, "pack", "axe-core@4"], cwd=folder, capture_output=True, timeout=120, check=False)
        found = list(folder.glob("axe-core-*.tgz"))
        if run.returncode == 0 and found:
            with tarfile.open(found[0]) as archive:
                member = archive.extractfile("package/axe.min.js")
                assert member is not None
                return member.read().decode("utf-8")
    if os.environ.get("CI") == "true":
        pytest.fail("npm cannot fetch axe-core")
    pytest.skip("npm cannot fetch axe-core")
