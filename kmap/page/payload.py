"""What the page's own script works on: plain values, ready to be written as JSON."""

from typing import Any

from kmap.analysis.engagement import Suggestion
from kmap.page import table
from kmap.page.portrait import Part, by_topic, in_general
from kmap.page.project import Project, Since, View
from kmap.page.spots import spots
from kmap.register.vocabulary import UNSCORED


class _Words:
    """All texts of a project, each once: most are the same for every topic."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        """Return the place of a text in the list of all."""
        return self.places.setdefault(text, len(self.places))


def payload(project: Project) -> dict[str, Any]:
    """Return a project as values: its stakeholders by their place in the table, and one view for each topic.

    Cells and facts are places in the list of ``words``.
    """
    register, say = project.register, _Words()
    index = {id_: place for place, id_ in enumerate(project.ids)}
    return {
        "title": register.title,
        "people": [
            {"words": " ".join((one.id, one.name, *one.aliases, *one.tags)).casefold(), "facts": _facts(facts, say)}
            for id_, facts in zip(project.ids, in_general(project), strict=True)
            for one in (register.by_id[id_],)
        ],
        "links": [[index.get(one.start, -1), index.get(one.end, -1)] for one in project.links],
        "views": [_view(project, view, index, say) for view in project.views],
        "since": _asked(project),
        "words": list(say.places),
    }


def _asked(project: Project) -> int:
    """Return which of the days of the first view movement is shown from; how many there are where from none."""
    days = [one.day for one in project.views[0].since]
    return days.index(project.asked) if project.asked in days else len(days)


def _facts(parts: tuple[Part, ...], say: _Words) -> list[list[int]]:
    """Return for each part the place of its heading, and after it those of its facts."""
    return [[say(part.heading), *map(say, part.facts)] for part in parts]


def _view(project: Project, view: View, index: dict[str, int], say: _Words) -> dict[str, Any]:
    register = project.register
    placed = [one.placement for one in view.suggestions]
    places = spots(placed, view.grid.scale)
    return {
        "name": view.name,
        "rows": [list(map(say, table.row(register, number, one))) for number, one in enumerate(view.suggestions, 1)],
        "facts": [_facts(by_topic(register, view, one), say) for one in view.suggestions],
        "spots": places,
        "level": [one.standing or "none" for one in view.suggestions],
        "doubt": [int(bool(one.placement.could_be)) + 2 * one.placement.contested for one in view.suggestions],
        "ranges": [
            line for one, spot in zip(enumerate(view.suggestions), places, strict=True) for line in _range(one, spot)
        ],
        "limits": [view.grid.thresholds[axis].value for axis in ("interest", "influence")],
        "since": [_since(one, index) for one in view.since],
    }


def _range(numbered: tuple[int, Suggestion], spot: tuple[float, float] | None) -> list[list[float]]:
    """Return the lines that show how far assessors differ on one stakeholder: its index and both ends."""
    number, suggestion = numbered
    if spot is None:
        return []
    (x, y), found = spot, []
    interest, influence = suggestion.placement.scores.interest, suggestion.placement.scores.influence
    if interest is not None and interest.assessed and interest.lowest < interest.highest:
        found.append([number, interest.lowest, y, interest.highest, y])
    if influence is not None and influence.assessed and influence.lowest < influence.highest:
        found.append([number, x, influence.lowest, x, influence.highest])
    return found


def _since(since: Since, index: dict[str, int]) -> dict[str, Any]:
    moved = [one for one in since.movement.moves if one.is_drawn and one.before.quadrant != UNSCORED]
    return {
        "day": str(since.day),
        "name": since.name,
        "from": [[index[one.stakeholder.id], one.before.interest, one.before.influence] for one in moved],
        "told": [[index.get(id_, -1), text] for id_, text in table.moves(since.movement)],
    }
