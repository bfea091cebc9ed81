"""An edit from the command line to the file: made, checked, shown or written, and told of in a line."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from kmap.cli.options import register_path
from kmap.cli.printing import confirm, show
from kmap.diagnosis import diagnose
from kmap.errors import Diagnostic, KmapError, RegisterRefused, Severity
from kmap.formats import text
from kmap.register.editing.edits import Edit, EditRefused
from kmap.register.editing.entry import positions
from kmap.register.editing.renaming import Named
from kmap.register.editing.revision import Revision, revised, sound_values
from kmap.register.editing.saving import save
from kmap.register.library import Library, place_of
from kmap.register.naming import behind
from kmap.register.reading import Reading, read, read_source
from kmap.register.register import Register
from kmap.register.source import STDIN, Source
from kmap.settings import Selection
from kmap.terminal import Line, Span, printable, render, terminal_width, wants_color

_REFUSALS = Selection(refusals_only=True)
_REMARKS = Selection(select=("KM111", "KM7"))
"""What is said of an edit that has been made: a name that is there already, and private details."""


_MOST_PLACES = 12
_LONGEST_LINE = 100


class Opened(NamedTuple):
    """A register that is to be edited.

    Parameters
    ----------
    reading
        What came of reading it; it may have errors, which an edit may be there to mend.
    source, values
        Its own text, and the values of that.
    register
        The register as a whole, with what it inherits.
    """

    reading: Reading
    source: Source
    values: dict[str, Any]
    register: Register

    @property
    def path(self) -> str:
        """The path as the user named it."""
        return self.source.path


def opened(argument: str | None) -> Opened:
    """Open the register that a command is to edit.

    Parameters
    ----------
    argument
        Its path; None for the usual one.

    Raises
    ------
    KmapError
        Where it can't be edited: there is none, or it can't be read to its end.
    """
    path = register_path(argument)
    if path == STDIN:
        raise KmapError("standard input can't be edited", "name a register: a file that ends in .yaml")
    reading = read(path)
    if reading.source is None or reading.register is None:
        raise RegisterRefused(path, _errors(reading), opened=reading.source is not None)
    try:
        values = sound_values(reading.source)
    except EditRefused:
        raise RegisterRefused(path, _errors(reading), opened=True) from None
    return Opened(reading, reading.source, values, reading.register)


def carry_out(
    register: Opened,
    edits: Iterable[Edit],
    said: str,
    following: str,
    *,
    dry_run: bool = False,
    others: Sequence[tuple[Source, Sequence[Edit]]] = (),
    extending: Sequence[Source] = (),
) -> None:
    """Make edits, check what comes of them, and write it; or show what would change.

    Parameters
    ----------
    register
        The register.
    edits
        The edits.
    said
        What has been done, in a few words, to stand behind the file and the line.
    following
        What to type next, without the register.
    dry_run
        Whether to show it only.
    others
        Edits of other registers that belong to these: all are written, or none is.
    extending
        The registers that extend it, edited or not, which are checked as well.

    Raises
    ------
    KmapError
        Where the register, or one that extends it, would have an error that it does not have now,
        where an edit can't be made, or where a file can't be written. Nothing has been written then.
    """
    revision = revised(register.source, edits, register.values)
    revisions = [revision, *(revised(source, more) for source, more in others)]
    if not any(one.changed for one in revisions):
        show([[Span(f"{printable(register.path)}: nothing to change: it says so already")]])
        return
    after = read_source(revision.after)
    brought = _brought(register.reading, after)
    who = "the register"
    if not brought and extending:
        brought = _brought_below(revisions, extending)
        who = f"what extends {register.path}"
    if brought:
        _complain_of(brought)
        message = f"nothing was written: {who} would have " + ("this error" if len(brought) == 1 else "these errors")
        error = KmapError(message, "change what you typed; where it was right, mend the register first")
        error.status = 1
        raise error
    if dry_run:
        from kmap.charts.difference import draw

        show(draw(revisions))
        return
    save(revisions)
    confirm(_told(revisions, said, following))
    _complain_of(_remarks(after, revision))


def _told(revisions: Sequence[Revision], said: str, following: str) -> list[Line]:
    """Return what has been done, where, and what to do next."""
    first, *others = [one for one in revisions if one.changed]
    lines: list[Line] = [[Span(f"{printable(first.source.path)}:{first.line}: {printable(said)}", "good")]]
    lines += [[Span(f"{printable(one.source.path)}:{one.line}: changed with it", "good")] for one in others]
    for one in (first, *others):
        lines += [
            [Span(f"{printable(one.source.path)}:{line}: the comment above it stays: see whether it still fits")]
            for line in one.comments_left
        ]
    path = first.source.path
    return [*lines, [Span(printable(f"next: {following}{behind(path)}"))]]


def _errors(reading: Reading) -> tuple[Diagnostic, ...]:
    """Return what refuses a register."""
    return tuple(one for one in diagnose(reading, _REFUSALS) if one.severity is Severity.ERROR)


def _brought(before: Reading, after: Reading) -> list[Diagnostic]:
    """Return the errors of a register that it did not have before."""
    errors = _errors(after)
    if not errors:
        return []
    known = Counter((one.code, one.message) for one in _errors(before))
    brought = []
    for one in errors:
        known[one.code, one.message] -= 1
        if known[one.code, one.message] < 0:
            brought.append(one)
    return brought


def _brought_below(revisions: Sequence[Revision], extending: Sequence[Source]) -> list[Diagnostic]:
    """Return the errors that registers which extend an edited one would have, and do not have now."""
    before, after = Library(), Library()
    for one in revisions:
        before.hold(one.source)
        after.hold(one.after)
    texts = {place_of(one.source.path): one.after for one in revisions}
    brought: list[Diagnostic] = []
    for source in extending:
        now = read_source(source, library=before)
        then = read_source(texts.get(place_of(source.path), source), library=after)
        brought += [one for one in _brought(now, then) if one.path == then.path]
    return brought


def _remarks(reading: Reading, revision: Revision) -> list[Diagnostic]:
    """Return what is to be said of the lines that are new."""
    new = {line for block in revision.blocks for line in range(block.new_line, block.new_line + len(block.new))}
    found = [one for one in diagnose(reading, _REMARKS) if one.path == reading.path and one.position.line in new]
    return [one for one in found if one.code.startswith(_REMARKS.select) and one.severity >= Severity.WARNING]


def _complain_of(diagnostics: Sequence[Diagnostic]) -> None:
    lines = text.found(diagnostics, terminal_width(sys.stderr))
    sys.stderr.write(render(lines, color=wants_color(sys.stderr)))


def refuse_referred(thing: Named, path: str, *, ties: bool) -> None:
    """Refuse to remove what something refers to, having said on standard error where.

    Parameters
    ----------
    thing
        What is to be removed.
    path
        The register, as the user named it.
    ties
        Whether its ties go with it, and so do not count.

    Raises
    ------
    KmapError
        Where something refers to it.
    """
    places = [place for place in thing.references if not (ties and place.mention.route[0] == "relationships")]
    if not places:
        return
    word = places[0].mention.word
    lines: list[Line] = []
    for source in dict.fromkeys(place.source for place in places[:_MOST_PLACES]):
        routes = [place.mention.route for place in places[:_MOST_PLACES] if place.source is source]
        for number in dict.fromkeys(position.line for position in positions(source, routes).values()):
            text = source.line(number).strip()[:_LONGEST_LINE]
            lines.append([Span(f"{printable(source.path)}:{number}: "), Span(printable(text), "dim")])
    if len(places) > _MOST_PLACES:
        lines.append([Span(f"and {len(places) - _MOST_PLACES} more")])
    sys.stderr.write(render(lines, color=wants_color(sys.stderr)))
    tip = "take these away first"
    if thing.kind == "stakeholder":
        all_ties = all(place.mention.route[0] == "relationships" for place in places)
        first = "--ties takes its ties with it" if all_ties else "take these away first"
        tip = f"{first}, or keep it and its history: kmap set {word} until=DATE{behind(path)}"
    error = KmapError(
        f"nothing was written: {len(places)} place{'s refer' if len(places) > 1 else ' refers'} to `{word}`", tip
    )
    error.status = 1
    raise error


def register_in(words: Sequence[str], option: str | None) -> tuple[list[str], str | None]:
    """Return fields as they are typed, and the register, which may stand among them.

    Raises
    ------
    KmapError
        Where two registers are named.
    """
    paths = [word for word in words if word == STDIN or ("=" not in word and word.lower().endswith((".yaml", ".yml")))]
    named = [*paths, *([option] if option is not None else [])]
    if len(named) > 1:
        raise KmapError(f"two registers are named: {' and '.join(named)}", "name one, with --register")
    return [word for word in words if word not in paths], named[0] if named else None
