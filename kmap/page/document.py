"""The page, whole: one file that needs nothing else."""

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from kmap.page.markup import section, text
from kmap.page.payload import payload
from kmap.page.plots import plots, script
from kmap.page.project import Project
from kmap.page.seal import policy


def page(projects: Sequence[Project]) -> str:
    """Return one HTML page that shows projects: self-contained, and the same bytes each time.

    Parameters
    ----------
    projects
        One or more; of several the page shows one at a time.
    """
    assert projects, "a page is about something"
    folder = files("kmap.page")
    own = folder.joinpath("page.js").read_text(encoding="utf-8")
    before = folder.joinpath("styles.js").read_text(encoding="utf-8")
    style = folder.joinpath("page.css").read_text(encoding="utf-8")
    engine = script()
    title = projects[0].register.title if len(projects) == 1 else f"{len(projects)} stakeholder maps"
    values = []
    for one in projects:
        document, roots = plots(one)
        values.append({**payload(one), "document": document, "roots": roots})
    parts = (
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy((before, engine, own), style)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{text(title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        f"<header><h1>Stakeholder map{'s' * (len(projects) > 1)}</h1>{_switch(projects)}</header>",
        "<noscript><p>Pictures and filters need JavaScript; the tables below hold all that they show.</p></noscript>",
        f"<main>{''.join(section(one, number) for number, one in enumerate(projects))}</main>",
        f'<script type="application/json" id="values">{_data(values)}</script>',
        f"<script>{before}</script>",
        f"<script>{engine}</script>",
        f"<script>{own}</script>",
        "</body>",
        "</html>",
        "",
    )
    return "\n".join(parts)


def _switch(projects: Sequence[Project]) -> str:
    if len(projects) == 1:
        return ""
    options = "".join(
        f'<option value="{number}">{text(one.register.title)}</option>' for number, one in enumerate(projects)
    )
    return f'<label>Map<select id="project">{options}</select></label>'


def _data(values: Any) -> str:
    """Return values as JSON that can stand in an HTML page: nothing in it can end the element around it."""
    written = json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written
