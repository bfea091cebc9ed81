"""A real browser, and pages for it to open."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kmap.register.register import Register

HOSTILE = """
    title: "<b>Map</b> & {{7*7}} 'quoted' \\"twice\\""
    team: {id: unit, name: "The </script><script>alert(2)</script> unit"}
    topics: [{id: heat, name: "Heat </option><img src=x>"}]
    stakeholders:
      - {id: evil, name: "<script>alert(1)</script>", category: government, influence: 5, interest: 5,
         because: "<img src=https://example.org/x onerror=alert(3)>", aliases: ["{{7*7}} @x $index"]}
      - {id: braces, name: "{{7*7}} ${7*7} @name @{level}", category: industry, influence: 2, interest: 4}
      - {id: quotes, name: "O'Neill \\"and\\" <sons> & co", category: industry, influence: 4, interest: 2}
      - {id: right, influence: 1, interest: 1,
         name: "\u05de\u05e9\u05e8\u05d3 \u05d4\u05d1\u05e8\u05d9\u05d0\u05d5\u05ea"}
      - {id: smile, name: "Emoji \\U0001F600 club", category: communities, influence: 3, interest: 3}
      - {id: unscored, name: "Not asked yet", category: communities, interest: 3}
      - id: judged
        name: Judged by two
        category: researchers
        assessments:
          - {date: 2026-03-01, by: A, influence: 4, interest: 5, because: "</script>"}
          - {date: 2026-03-01, by: B, influence: 2, interest: 5}
          - {date: 2025-03-01, by: A, influence: 1, interest: 1}
        by_topic: {heat: {interest: 1}}
        engagement: {owner: "<i>Ada</i>"}
    relationships:
      - {from: unit, to: evil, kind: "<u>advises</u>", strength: 3}
      - {from: evil, to: braces, mutual: true}
      - {from: quotes, to: evil, effect: negative}
    log:
      - {date: 2026-05-01, with: [evil], kind: "<s>call</s>", level: consult, summary: "</script><script>x()</script>"}
    needs:
      - {id: need, need: "What <is> it?", raised_by: [evil]}
    """
"""A register in which everything that can be text tries to be more."""


@pytest.fixture(scope="session")
def hostile(read: Callable[..., Register]) -> Register:
    return read(HOSTILE)


@pytest.fixture(scope="session")
def driver() -> Iterator[Any]:
    """Return a headless Chromium; without one the test is skipped, unless the environment says CI=true."""
    missing = None
    try:
        from selenium import webdriver
        from selenium.webdriver.chrome.options import Options
        from selenium.webdriver.chrome.service import Service
    except ModuleNotFoundError:
        missing = "selenium is not installed"
    browser = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    chromedriver = shutil.which("chromedriver")
    if missing is None and (browser is None or chromedriver is None):
        missing = "there is no Chromium with chromedriver on the PATH"
    if missing is not None:
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    options = Options()
    options.binary_location = str(browser)
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    started = webdriver.Chrome(options=options, service=Service(str(chromedriver)))
    yield started
    started.quit()


class Opened:
    """A page in the browser.

    Parameters
    ----------
    driver
        The browser.
    """

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def run(self, script: str, *arguments: object) -> Any:
        """Run a script and return what it returns."""
        return self.driver.execute_script(script, *arguments)

    def model(self, name: str, attribute: str) -> Any:
        """Return an attribute of a model of the first document of Bokeh."""
        return self.run(f"return Bokeh.documents[0].get_model_by_name(arguments[0]).{attribute}", name)

    def texts(self, selector: str) -> list[str]:
        """Return the text of all elements that can be seen."""
        script = (
            "return [...document.querySelectorAll(arguments[0])].filter(one => one.getClientRects().length)"
            ".map(one => one.textContent)"
        )
        found: list[str] = self.run(script, selector)
        return found

    def rows(self) -> list[str]:
        """Return the names in the rows of the table that can be seen."""
        return self.texts("section:not([hidden]) .people tbody th")

    def set(self, element: str, value: object) -> None:
        """Set a control as a user does."""
        self.run(
            "const one = document.getElementById(arguments[0]); one.value = arguments[1];"
            "one.dispatchEvent(new Event('input', {bubbles: true}))",
            element,
            value,
        )

    def logged(self) -> list[str]:
        """Return what the console has of errors and warnings since this was last asked."""
        return [one["message"] for one in self.driver.get_log("browser") if one["level"] in ("SEVERE", "WARNING")]


@pytest.fixture
def opened(driver: Any, tmp_path: Path) -> Callable[..., Opened]:
    """Return a function that opens a page and waits until it is ready."""

    def open_(html: str, *, width: int = 1400, dark: bool = False) -> Opened:
        from selenium.webdriver.support.ui import WebDriverWait

        file = tmp_path / "map.html"
        file.write_text(html, encoding="utf-8")
        size = {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": width < 500}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        for log in ("browser", "performance"):
            driver.get_log(log)
        driver.get(file.as_uri())
        WebDriverWait(driver, 60).until(
            lambda one: one.execute_script("return document.documentElement.dataset.ready") == "yes"
        )
        return Opened(driver)

    return open_
