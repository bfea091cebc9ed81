"""Fields as they are set on a command line, `engagement.target=involve`, turned into edits."""

import os
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from kmap.errors import KmapError, Route
from kmap.register.editing.edits import Append, Drop, Edit, Put
from kmap.register.editing.entry import Entry
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.naming import behind
from kmap.register.nearest import did_you_mean
from kmap.register.register import Register
from kmap.register.scores import StandingScore, standing_scores
from kmap.register.shape import known_fields, sections_at, takes_any_word, takes_words
from kmap.register.slug import slug
from kmap.register.vocabulary import AXES

SECTIONS = {
    "team": ("team",),
    "stakeholder": ("stakeholders", 0),
    "need": ("needs", 0),
    "question": ("questions", 0),
    "output": ("outputs", 0),
}
"""The route of one of each kind of entry, from which its fields are known."""


_LONGEST_TOLD = 30


class Setting(NamedTuple):
    """A field and what it is set to.

    Parameters
    ----------
    path
        The keys from the entry down.
    value
        Text, or a list of words; None takes the field away.
    """

    path: tuple[str, ...]
    value: str | list[str] | None

    @property
    def field(self) -> str:
        """The field as it is written on the command line."""
        return ".".join(self.path)


def settings(words: Iterable[str], kind: str) -> list[Setting]:
    """Return the fields that words such as ``tags=a,b`` set.

    Parameters
    ----------
    words
        Of the form ``field=value``, ``group.field=value``, or ``field=`` to take a field away.
    kind
        Of what: ``stakeholder``, ``need``, ``question``, ``output`` or ``team``.

    Raises
    ------
    KmapError
        Where a word has another form, or there is no such field.
    """
    found: dict[tuple[str, ...], Setting] = {}
    for word in words:
        field, equals, value = word.partition("=")
        if not equals:
            raise KmapError(f"`{word}` sets nothing", f"write `{word}=VALUE`, or `{word}=` to take the field away")
        path = tuple(step.strip() for step in field.split("."))
        setting = Setting(path, _value(kind, path, value.strip()))
        if path in found:
            raise KmapError(f"`{setting.field}` is set twice", "set it once")
        found[path] = setting
    return list(found.values())


def _value(kind: str, path: tuple[str, ...], text: str) -> str | list[str] | None:
    route: Route = SECTIONS[kind]
    for step in path:
        known = known_fields(route)
        if known is None and not takes_any_word(route):
            raise KmapError(f"`{route[-1]}` has no fields", f"write `{route[-1]}=VALUE`")
        if known is not None and step not in known:
            where = f"{'an' if kind == 'output' else 'a'} {kind}" if route == SECTIONS[kind] else f"`{route[-1]}`"
            inner = [f"{group}.{step}" for group in known if step in (known_fields((*route, group)) or ())]
            tip = f"did you mean `{inner[0]}`?" if len(inner) == 1 else did_you_mean(step, known)
            raise KmapError(f"there is no field `{step}` in {where}", tip)
        route = (*route, step)
    if not text:
        return None
    field = ".".join(path)
    if sections_at((*route, 0)):
        told = {"assessments": "`kmap assess` adds one"}.get(path[-1], "add an entry to it in an editor")
        raise KmapError(f"`{field}` is a list of groups, which can't be set as a whole", told)
    known = known_fields(route)
    if known is not None or takes_any_word(route):
        example = next(iter(known)) if known else "ID"
        raise KmapError(f"`{field}` is a group of fields", f"set a field in it, such as `{field}.{example}=VALUE`")
    return [word.strip() for word in text.split(",") if word.strip()] if takes_words(route) else text


def told(values: dict[str, Any], entry: Entry, setting: Setting) -> str:
    """Return in a few words what is set, from what to what where that is short."""
    if setting.value is None:
        return f"{setting.field} taken away"
    new = setting.value if isinstance(setting.value, str) else ", ".join(setting.value)
    old = _at(values, (*entry.route, *setting.path)) if entry.route is not None else None
    if len(new) > _LONGEST_TOLD or "\n" in new:
        return f"{setting.field} set"
    was = f", was {old}" if isinstance(old, str) and len(old) <= _LONGEST_TOLD else ""
    return f"{setting.field} set to {new}{was}"


def nested(chosen: Iterable[Setting]) -> dict[str, Any]:
    """Return the fields that are set as one group."""
    group: dict[str, Any] = {}
    for setting in chosen:
        inner = group
        for step in setting.path[:-1]:
            inner = inner.setdefault(step, {})
        if setting.value is not None:
            inner[setting.path[-1]] = setting.value
    return group


def with_reason(chosen: Sequence[Setting], because: str) -> list[Setting]:
    """Return what is set, with the reason beside it: that of scores, and that of engagement.

    Raises
    ------
    KmapError
        Where nothing that is set has a place for a reason, or it has been given already.
    """
    given = [one.path for one in chosen if one.value is not None]
    groups = dict.fromkeys(path[:-1] for path in given if path[-1] in AXES or path[-2:-1] == ("engagement",))
    if not groups:
        tip = "leave --because out: it is the reason of a score or of an engagement"
        raise KmapError(f"`{chosen[0].field}` has no place for a reason", tip)
    reasons = [Setting((*group, "because"), because) for group in groups]
    twice = {one.path for one in chosen} & {one.path for one in reasons}
    if twice:
        raise KmapError("the reason is given twice", "give it with --because or as a field, not both")
    return [*chosen, *reasons]


def hidden_by(register: Register, stakeholder: Stakeholder, path: tuple[str, ...]) -> StandingScore | None:
    """Return the assessed score of this register that would hide what is set; None where none would."""
    axis = next((axis for axis in AXES if axis == path[-1]), None)
    if axis is None or path[:-1] not in ((), ("by_topic", path[1] if len(path) > 1 else "")):
        return None
    topic = path[1] if len(path) > 1 else None
    score = standing_scores(stakeholder, register.day, topic).on(axis)
    if score is None or not score.assessed or score.topic != topic:
        return None
    index = next(index for index, one in enumerate(register.stakeholders) if one is stakeholder)
    route = ("stakeholders", index, *score.ratings[0].route)
    source, _ = register.origin(route)
    return score if os.path.realpath(source.path) == os.path.realpath(register.path) else None


def refuse_hidden(register: Register, entry: Entry, chosen: Iterable[Setting]) -> None:
    """Refuse to set a score that would not count, because an assessment stands above it.

    Raises
    ------
    KmapError
        It says which assessment, and how to add another.
    """
    stakeholder = register.by_id.get(entry.id) if entry.kind == "stakeholder" else None
    if stakeholder is None:
        return
    for setting in chosen:
        score = hidden_by(register, stakeholder, setting.path) if setting.value is not None else None
        if score is not None:
            about = f" --topic {score.topic}" if score.topic is not None else ""
            raise KmapError(
                f"{setting.field} of `{entry.id}` has been assessed, on {score.date}, and a score without a date "
                "would not count",
                f"kmap assess {entry.id}{behind(register.path)} --{setting.path[-1]} {setting.value}{about} "
                "--by WHO --because ...",
            )


def setting_edits(register: Register, values: dict[str, Any], entry: Entry, chosen: Iterable[Setting]) -> list[Edit]:
    """Return the edits that set fields of an entry.

    An inherited stakeholder gets an entry of its own in the register, with what differs alone; a
    field that it inherits is taken away by `unset`. A name that is changed leaves the id as it is.

    Parameters
    ----------
    register
        The register as a whole.
    values
        The values of its own text.
    entry
        The entry.
    chosen
        The fields.
    """
    edits: list[Edit] = []
    route = entry.route
    if route is None:
        route = ("stakeholders", len(values.get("stakeholders") or ()))
        edits.append(Append(("stakeholders",), {"id": entry.id}))
    for setting in chosen:
        if setting.value is not None:
            edits.append(Put((*route, *setting.path), setting.value))
        elif _at(values, (*route, *setting.path)) is not None:
            edits.append(Drop((*route, *setting.path)))
        elif len(register.lineage) > 1 and entry.kind == "stakeholder":
            edits.append(Append((*route, "unset"), setting.field))
    name = next((one.value for one in chosen if one.path == ("name",) and isinstance(one.value, str)), None)
    if (
        name is not None
        and entry.kind == "stakeholder"
        and slug(name) != entry.id
        and _at(values, (*route, "id")) is None
    ):
        edits.append(Put((*route, "id"), entry.id))
    return edits


def _at(values: Any, route: Route) -> Any:
    """Return what stands at a route; None where nothing does."""
    for step in route:
        if isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
        elif isinstance(values, dict) and step in values:
            values = values[str(step)]
        else:
            return None
    return values
