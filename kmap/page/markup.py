"""The page as HTML: everything that a register says passes through `text`, which leaves no mark-up in it."""

from collections.abc import Iterable
from html import escape

from kmap.page import table
from kmap.page.attention import Group, Item, attention
from kmap.page.looks import OUTLINES, Look, looks
from kmap.page.method import lead, method, sentence
from kmap.page.project import Project
from kmap.page.spots import MOST_NUMBERED
from kmap.register.vocabulary import LEVELS, QUADRANTS, UNSCORED
from kmap.terminal import printable

_CROWD = 150
_FEW = 8
"""So many things of a kind are shown at once; the rest unfolds."""


def text(words: object) -> str:
    """Return words as HTML shows them, as they are: no mark-up, no control characters, no change of direction."""
    return escape(printable(str(words)), quote=True)


def section(project: Project, number: int) -> str:
    """Return all that a page says of one project but for what its script adds.

    Parameters
    ----------
    project
        The project.
    number
        Which it is on the page, from 0; all ids of its elements begin with it.
    """
    register = project.register
    parts = (
        f'<section class="project" id="p{number}" aria-labelledby="p{number}-title">',
        f'<h2 id="p{number}-title"><bdi>{text(register.title)}</bdi></h2>',
        f'<p class="lead">{text(lead(project))}</p>',
        _controls(project, number),
        '<div class="board"><div class="pictures">',
        _picture(number, "grid", "Power and interest", _grid_in_words(project)),
        _picture(number, "network", "Who is tied to whom", _network_in_words(project)),
        _key(project),
        _since(project, number),
        "</div>",
        f'<aside class="portrait empty" id="p{number}-portrait" aria-labelledby="p{number}-who">'
        f'<h3 id="p{number}-who" tabindex="-1">Nobody chosen yet</h3>'
        "<p>Choose a dot in a picture, or a name in the table: it is marked in all of them, and what is known "
        "of it stands here.</p></aside></div>",
        _table(project, number),
        _ties(project, number),
        _attention(project, number),
        f"<footer><h3>How this map was made</h3><ul>{_items(method(project))}</ul></footer>",
        "</section>",
    )
    return "\n".join(parts)


def _controls(project: Project, number: int) -> str:
    register, view = project.register, project.views[0]
    used = {table.category(register, one): None for one in view.suggestions}
    owners = sorted({one.owner or table.NOBODY for one in view.suggestions}, key=str.casefold)
    selects = [
        _select(number, "topic", "Topic", [(str(i), one.name) for i, one in enumerate(project.views)], None)
        if len(project.views) > 1
        else "",
        _select(
            number, "category", "Category", [(one, one) for one in sorted(used, key=str.casefold)], "All categories"
        ),
        _select(number, "place", "Place on the grid", [(one, one) for one in (*QUADRANTS, UNSCORED)], "All places"),
        _select(number, "level", "Level", [(one, one) for one in (*LEVELS, "none")], "All levels"),
        _select(number, "owner", "Owner", [(one, one) for one in owners], "All owners"),
        _select(number, "doubt", "How sure", [("1", "doubtful"), ("2", "contested"), ("0", "sure")], "Sure or not"),
    ]
    return (
        f'<form class="controls" id="p{number}-controls" role="search" aria-label="Whom to show">'
        f'<label>Search by name<input type="search" id="p{number}-search" autocomplete="off"></label>'
        f"{''.join(selects)}"
        f'<button type="reset">Show all</button></form>'
        f'<p class="count" id="p{number}-count" role="status"></p>'
    )


def _select(number: int, name: str, label: str, options: Iterable[tuple[str, str]], every: str | None) -> str:
    made = [f'<option value="">{text(every)}</option>'] if every is not None else []
    made += [f'<option value="{text(value)}">{text(said)}</option>' for value, said in options]
    return f'<label>{text(label)}<select id="p{number}-{name}">{"".join(made)}</select></label>'


def _picture(number: int, name: str, heading: str, words: str) -> str:
    return (
        f'<figure class="picture {name}"><h3 id="p{number}-{name}-title">{text(heading)}</h3>'
        f'<div class="plot" id="p{number}-{name}" role="img" aria-labelledby="p{number}-{name}-title" '
        f'aria-describedby="p{number}-{name}-words"></div>'
        f'<figcaption id="p{number}-{name}-words">{words}</figcaption></figure>'
    )


def _grid_in_words(project: Project) -> str:
    view = project.views[0]
    placed = [one.placement.quadrant for one in view.suggestions]
    counts = ", ".join(f"{placed.count(place)} {place}" for place in QUADRANTS)
    said = f"Influence runs up, interest to the right: {counts}. Dots with the same scores stand beside each other."
    return f'{text(said)} <span class="unscored"></span>'


def _network_in_words(project: Project) -> str:
    tied = {end for one in project.links for end in (one.start, one.end)}
    alone = [name for name in project.ids if name not in tied]
    said = f"{len(project.links)} ties between {len(tied)}, the team included. "
    said += "Who is near in the network is near here; an arrow shows a tie that runs one way."
    if alone:
        said += f" No tie is recorded for {len(alone)}, who are not drawn."
    if len(tied) > _CROWD:
        said += " With so many, choose one or filter to see whom it is tied to."
    return text(said)


def _key(project: Project) -> str:
    register, found = project.register, looks(project.register)
    used = {one.stakeholder.category for one in project.views[0].suggestions}
    entries = [
        f"<li>{_shape(found[id_])}{text(one.name or id_)}</li>"
        for id_, one in register.categories.items()
        if id_ in used
    ]
    if None in used:
        entries.append(f"<li>{_shape(found[None])}{text(table.NO_CATEGORY)}</li>")
    entries += [
        '<li><svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7.5" class="hollow"/></svg>'
        "hollow: on or near a threshold, so the place is doubtful</li>",
        '<li><svg viewBox="0 0 20 20" aria-hidden="true"><path d="M1 10h18" class="bar"/></svg>'
        "bar: how far assessors differ, twice as thick where the place is contested; of more than 40, only that of the "
        "one chosen</li>",
        '<li><svg viewBox="0 0 20 20" aria-hidden="true"><path d="M1 10h18" class="broken"/></svg>'
        "broken red line: conflict</li>",
    ]
    numbered = "The number in a dot is that of the row in the table. " if len(project.ids) <= MOST_NUMBERED else ""
    return f'<div class="key"><h3>Key</h3><p>{numbered}</p><ul>{"".join(entries)}</ul></div>'


def _shape(look: Look) -> str:
    return (
        f'<svg viewBox="-1 -1 22 22" aria-hidden="true"><path d="{OUTLINES[look.marker]}" fill="{look.colour}" '
        'class="shape"/></svg>'
    )


def _since(project: Project, number: int) -> str:
    if not any(view.since for view in project.views):
        return ""
    last = len(project.views[0].since)
    return (
        f'<div class="since"><h3>Movement</h3><p>A cross on the grid marks where they stood, a broken line leads '
        f'to where they stand.</p><label>Moved since <output id="p{number}-day"></output>'
        f'<input type="range" id="p{number}-since" min="0" max="{last}" step="1" value="{last}"></label>'
        f'<div role="status"><ul id="p{number}-moves"></ul></div></div>'
    )


def _table(project: Project, number: int) -> str:
    register, view = project.register, project.views[0]
    heads = "".join(
        f'<th scope="col" aria-sort="{"ascending" if name == "Number" else "none"}">'
        f'<button type="button" data-sort="{index}">{text(name)}</button></th>'
        for index, name in enumerate(table.COLUMNS)
    )
    rows = "\n".join(_row(table.row(register, place, one), place - 1) for place, one in enumerate(view.suggestions, 1))
    return (
        f'<h3 id="p{number}-people">Everybody in one table</h3>'
        f'<div class="wide" role="region" aria-labelledby="p{number}-people" tabindex="0">'
        f'<table class="people" id="p{number}-table"><thead><tr>{heads}</tr></thead><tbody>\n'
        f"{rows}\n</tbody></table></div>"
    )


def _row(cells: tuple[str, ...], index: int) -> str:
    number, name, *others = cells
    rest = "".join(f"<td>{text(cell)}</td>" for cell in others)
    choose = f'<button type="button" data-who="{index}" aria-pressed="false"><bdi>{text(name)}</bdi></button>'
    return f'<tr data-row="{index}"><td>{number}</td><th scope="row">{choose}</th>{rest}</tr>'


def _ties(project: Project, number: int) -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{text(cell)}</td>' for cell in cells)}</tr>" for cells in table.ties(project))
    if not rows:
        return ""
    heads = "".join(f'<th scope="col">{text(name)}</th>' for name in table.TIES)
    return (
        f'<details class="ties"><summary>The network as a table</summary><div class="wide" role="region" '
        f'aria-label="The network as a table" tabindex="0"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>'
        "</table></div></details>"
    )


def _attention(project: Project, number: int) -> str:
    places = {id_: index for index, id_ in enumerate(project.ids)}
    names = {id_: project.register.by_id[id_].name for id_ in project.ids}
    groups = "".join(_group(group, places, names) for group in attention(project))
    groups = groups or "<p>Nothing that the register knows of.</p>"
    return (
        f'<section class="attention" aria-labelledby="p{number}-attention"><h3 id="p{number}-attention">'
        f'What needs attention</h3><div class="groups">{groups}</div></section>'
    )


def _group(group: Group, places: dict[str, int], names: dict[str, str]) -> str:
    intro = f'<ul class="intro">{_items(group.intro)}</ul>' if group.intro else ""
    items = [_item(item, places, names) for item in group.items]
    shown = f"<ul>{''.join(items[:_FEW])}</ul>" if items else ""
    rest = items[_FEW:]
    more = f"<details><summary>and {len(rest)} more</summary><ul>{''.join(rest)}</ul></details>" if rest else ""
    count = f" ({len(items)})" if items else ""
    return f"<div><h4>{text(group.heading)}{count}</h4>{intro}{shown}{more}</div>"


def _item(item: Item, places: dict[str, int], names: dict[str, str]) -> str:
    known = [id_ for id_ in item.about if id_ in places][:4]
    show = "".join(
        f' <button type="button" class="show" data-who="{places[id_]}">show <bdi>{text(names[id_])}</bdi></button>'
        for id_ in known
    )
    tip = f'<span class="tip">{text(sentence(item.tip))}</span>' if item.tip else ""
    return f"<li>{text(sentence(item.text))}{tip}{show}</li>"


def _items(sentences: Iterable[str]) -> str:
    return "".join(f"<li>{text(sentence(one))}</li>" for one in sentences)
