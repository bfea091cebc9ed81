"""The two pictures of a page, made with Bokeh: the grid and the network over one source, so that they are linked.

All that changes on the page (topic, filters, movement) is changed by the page's own
script; there are no callbacks in the documents, so that the page needs no permission to
evaluate text as code.
"""

import json
from typing import Any

from bokeh.core.json_encoder import serialize_json
from bokeh.document import Document
from bokeh.models import Plot
from bokeh.resources import Resources

from kmap.page.grid_plot import grid_plot
from kmap.page.marks import people_source
from kmap.page.network_plot import network_plot
from kmap.page.project import Project


def script() -> str:
    """Return the script of Bokeh that the page runs: the smallest that draws figures."""
    return str(Resources(mode="inline", components=["bokeh"], minified=True).js_raw[0])


def plots(project: Project) -> tuple[dict[str, Any], list[str]]:
    """Return the document that holds grid and network, as values, and the ids of the two.

    Ids are numbered anew in the order in which they come, so that they do not depend on
    what was drawn before.
    """
    people = people_source(project)
    document = Document(title=project.register.title)
    roots: list[Plot] = [grid_plot(project, people), network_plot(project, people)]
    for root in roots:
        document.add_root(root)
    made: dict[str, Any] = json.loads(serialize_json(document.to_json()))
    document.clear()
    ids: dict[str, str] = {}
    _find_ids(made, ids)
    return _renamed(made, ids), [ids[root.id] for root in roots]


def _find_ids(part: Any, ids: dict[str, str]) -> None:
    """Collect the ids of all models in the order in which they come, each with its new one."""
    if isinstance(part, dict):
        if part.get("type") == "object" and isinstance(part.get("id"), str):
            ids.setdefault(part["id"], f"m{len(ids) + 1}")
        for value in part.values():
            _find_ids(value, ids)
    elif isinstance(part, list):
        for value in part:
            _find_ids(value, ids)


def _renamed(part: Any, ids: dict[str, str]) -> Any:
    """Return values with the ids of models replaced: those of an object, and those that refer to one."""
    if isinstance(part, dict):
        refers = set(part) == {"id"} or part.get("type") == "object"
        return {
            key: ids.get(value, value) if refers and key == "id" else _renamed(value, ids)
            for key, value in part.items()
        }
    return [_renamed(value, ids) for value in part] if isinstance(part, list) else part
