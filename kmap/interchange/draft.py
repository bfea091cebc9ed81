"""A new register from what a file says: YAML that a person goes on writing by hand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kmap.interchange.scales import Scale
from kmap.interchange.sections import without_defaults
from kmap.interchange.settling import Settled
from kmap.interchange.understanding import Entry, Fields
from kmap.register.editing.edits import EditRefused, as_read
from kmap.register.editing.layout import Layout, entry, item
from kmap.register.parse import parse
from kmap.register.slug import slug
from kmap.register.source import Source

_BESIDE = ("relationships", "log", "needs", "questions", "outputs", "training")


def draft(title: str, source: str, found: Settled, scale: Scale | None, remarks: Sequence[str] = ()) -> str:
    """Return the text of a new register.

    Parameters
    ----------
    title
        What it is about.
    source
        What it was imported from: the name of a file.
    found
        What it is to hold.
    scale
        The scale of its scores.
    remarks
        What a reader should know, as comments at its head.

    Raises
    ------
    EditRefused
        Where it would not be read as meant.
    """
    head = [f"# Imported from {_comment(source)} by kmap import."]
    head += [f"# {_comment(remark)}" for remark in remarks]
    head += ["# Write here where it comes from, and under which licence.", ""]
    lines = [*head, *entry("title", as_read(title), ("title",), 0, Layout())]
    values: dict[str, Any] = {"title": title}
    if scale is not None and (own := _scale(scale)):
        values["scale"] = own
        lines += ["", *entry("scale", as_read(own), ("scale",), 0, Layout())]
    for section, declared in (("categories", found.categories), ("formats", found.formats), ("topics", found.topics)):
        if declared:
            values[section] = [{"id": id_, "name": name} for id_, name in declared.items()]
            lines += ["", *entry(section, as_read(values[section]), (section,), 0, Layout())]
    values["stakeholders"] = stakeholders(found)
    lines += ["", "stakeholders:" if values["stakeholders"] else "stakeholders: []"]
    for one in values["stakeholders"]:
        lines += item(as_read(one), ("stakeholders", 0), 2, Layout())
    for section in _BESIDE:
        entries = [nested(without_defaults(section, one.fields)) for one in found.entries if one.section == section]
        if section == "outputs":
            _with_uptake(entries, found.entries)
        if entries:
            values[section] = entries
            lines += ["", *entry(section, as_read(entries), (section,), 0, Layout())]
    text = "\n".join(lines) + "\n"
    parsed = parse(Source("", text))
    if parsed.problems or parsed.values != as_read(values):
        raise EditRefused(f"{source} holds a text that would not be read as it stands", "please report it")
    return text


def stakeholders(found: Settled) -> list[Fields]:
    """Return the stakeholders of a file as a register writes them; an id only where it is needed."""
    tied = any(one.section == "relationships" for one in found.entries)
    entries: dict[str, Fields] = {}
    for one in found.entries:
        if one.section != "stakeholders":
            continue
        values = nested(one.fields)
        id_ = values["id"]
        if not tied and slug(str(values.get("name", ""))) == id_:
            del values["id"]
        entries[id_] = values
    for one in found.entries:
        whose = one.fields.get("stakeholder")
        if whose not in entries:
            continue
        values = nested({path: value for path, value in one.fields.items() if path != "stakeholder"})
        if one.section == "assessments":
            entries[whose].setdefault("assessments", []).append(values)
        elif one.section == "engagement points":
            entries[whose].setdefault("engagement_points", []).append(values)
        elif one.section == "topic scores":
            topic = values.pop("topic", None)
            if topic is not None:
                entries[whose].setdefault("by_topic", {})[topic] = values
    return list(entries.values())


def _with_uptake(outputs: Iterable[Fields], entries: Iterable[Entry]) -> None:
    by_id = {one.get("id"): one for one in outputs}
    for one in entries:
        output = by_id.get(one.fields.get("output")) if one.section == "uptake" else None
        if output is not None:
            values = nested({path: value for path, value in one.fields.items() if path != "output"})
            output.setdefault("uptake", []).append(values)


def nested(fields: Mapping[str, Any]) -> Fields:
    """Return fields such as `stance.current` in their groups."""
    group: Fields = {}
    for path, value in fields.items():
        *above, last = path.split(".")
        inner = group
        for step in above:
            inner = inner.setdefault(step, {})
        inner[last] = value
    return group


def _scale(scale: Scale) -> Fields:
    """Return a scale as a register writes it; empty where it is the usual one."""
    if (scale.min, scale.max) == (1, 5) and not scale.labels and scale.step is None:
        return {}
    own: Fields = {"min": scale.min, "max": scale.max}
    if scale.step is not None:
        own["step"] = scale.step
    if scale.labels:
        own["labels"] = {f"{value:g}": word for value, word in scale.labels.items()}
    return own


def _comment(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
