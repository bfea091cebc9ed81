"""A foreign file understood: what it says, entry by entry, and what of it was not taken, with its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kmap.errors import KmapError
from kmap.interchange.asked import Asked, plain
from kmap.interchange.headings import SCORES
from kmap.interchange.layout import Layout, Private, understood, without
from kmap.interchange.scales import Scale, found_scale, is_missing, looks_like_score
from kmap.interchange.sheet import Sheet, text_of
from kmap.register.nearest import did_you_mean
from kmap.register.register import Register

Fields = dict[str, Any]
"""Values by the fields of an entry, `stance.current` for one in a group."""


class Entry(NamedTuple):
    """One entry of a register as a file has it.

    Parameters
    ----------
    section
        What it is an entry of: a name in `SECTIONS`.
    fields
        Its values.
    empty
        The fields for which the file has a column, and this row nothing in it.
    place
        The cell in which it begins.
    """

    section: str
    fields: Fields
    empty: tuple[str, ...]
    place: str


class Told(NamedTuple):
    """Something that was not taken as it stands: where, what, and why."""

    place: str
    value: str
    why: str


@dataclass(slots=True)
class Understanding:
    """What a file says.

    Parameters
    ----------
    layouts
        Its sheets, with what their columns are.
    own, onto
        The scale of its scores, and the one that they are carried over to; None where it has none.
    entries
        What it says, in its order.
    skipped
        The rows that were skipped.
    unread
        The values that could not be read.
    remarks
        What else is to be known: sentences.
    """

    layouts: tuple[Layout, ...]
    own: Scale | None
    onto: Scale | None
    entries: list[Entry] = field(default_factory=list)
    skipped: list[Told] = field(default_factory=list)
    unread: list[Told] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def of(self, section: str) -> list[Entry]:
        """Return the entries of a section."""
        return [one for one in self.entries if one.section == section]


def layouts(
    sheets: Sequence[Sheet], asked: Asked, private: Private, register: Register | None = None
) -> tuple[Layout, ...]:
    """Return how the sheets of a file are laid out.

    Raises
    ------
    KmapError
        Where none holds anything that a register could, or something was asked for that is not there.
    """
    chosen = _chosen(sheets, asked)
    labels = [*(asked.scale.labels.values() if asked.scale is not None else ())]
    labels += [*(_words_of(register).values() if register is not None else ())]
    words = frozenset(map(plain, labels))
    topics = frozenset(register.topics) - frozenset(register.by_id) if register is not None else frozenset()
    found = []
    for sheet in chosen:
        if sheet.name and plain(sheet.name) in ("read me", "readme"):
            continue
        found.append(understood(sheet, asked, private, words, topics))
    heads = {plain(column.head) for one in found for column in one.columns}
    used = {plain(column.head) for one in found for column in one.columns if column.asked}
    for head in asked.columns:
        if head not in used and not (len(head) <= 2 and head.isalpha()):
            raise KmapError(f"--map: no column is headed `{head}`", did_you_mean(head, heads))
    if not any(one.section for one in found):
        raise KmapError(
            "no column holds the names of stakeholders, or the ends of ties" + _seen(found),
            'say which does: --map "HEADING=name", or --map "A=from" --map "B=to"',
        )
    known = [one for one in found if one.section]
    if any(one.exact for one in known) and len(known) > 1:  # a workbook of ours: sheets of other people's are beside
        return tuple(found)
    return tuple(one if one.section else without(one, "the sheet has no names and no ties") for one in found)


def _seen(found: Iterable[Layout]) -> str:
    heads = [column.head for one in found for column in one.columns if column.head][:8]
    return f"; the headings are {', '.join(heads)}" if heads else ""


def _chosen(sheets: Sequence[Sheet], asked: Asked) -> list[Sheet]:
    if not asked.sheets:
        return [sheet for sheet in sheets if sheet.rows]
    by_name = {sheet.name: sheet for sheet in sheets}
    for name in asked.sheets:
        if name not in by_name:
            raise KmapError(f"--sheet: there is no sheet `{name}`", did_you_mean(name, by_name))
    return [by_name[name] for name in asked.sheets]


def scales(found: Iterable[Layout], asked: Asked, register: Register | None) -> tuple[Scale | None, Scale | None]:
    """Return the scale of the scores in a file, and the one that they are carried over to.

    The scale of the file is the one that was said, else the one that its headings name, else, into
    a register, that of the register where there are numbers, else the one that the scores show.

    Raises
    ------
    KmapError
        Where there are scores and no scale fits them.
    """
    values, stated = [], []
    for layout in found:
        for column in layout.taken():
            if not set(column.fields) & {*SCORES, "score"}:
                continue
            if column.about.scale is not None:
                stated.append(column.about.scale)
            for row in layout.rows:
                text = text_of(row.at(column.place))
                text = asked.words.get(plain(text), text)
                parts = text.split("/") if len(column.fields) > 1 else [text]
                values += [part.strip() for part in parts if part.strip()]
    onto = None
    if register is not None:
        onto = Scale(register.scale.min, register.scale.max, register.scale.step, _words_of(register), "the register's")
    own = asked.scale
    if own is None and onto is not None and not stated and (not _only_words(values) or _said_in(values, onto)):
        own = onto
    if own is None:
        own = found_scale(values, stated)
    return own, onto or own


def _only_words(values: Iterable[str]) -> bool:
    """Say whether scores are words: not one is a number."""
    return not any(looks_like_score(value) and any(letter.isdigit() for letter in value) for value in values)


def _said_in(values: Iterable[str], scale: Scale) -> bool:
    """Return whether scores are in the words of a scale."""
    words = {plain(word) for word in scale.labels.values()}
    return bool(words) and all(plain(value) in words or is_missing(value) for value in values)


def _words_of(register: Register) -> dict[float, str]:
    """Return the words for the scores of a register where they are the same on all axes."""
    labels = list(register.scale.labels.values())
    return dict(labels[0]) if labels and all(one == labels[0] for one in labels) else {}
