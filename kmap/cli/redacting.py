"""Redacting: the key, the check that nothing is left, and the copy on its way into a file."""

import os
import stat
import sys
from collections import Counter

from kmap.cli.printing import complain, wrote
from kmap.diagnosis import diagnose
from kmap.errors import Diagnostic, KmapError, RegisterRefused, Route, Severity
from kmap.register.editing.entry import positions
from kmap.register.editing.replacing import create, replace, target_of
from kmap.register.parse import parse
from kmap.register.reading import read_source
from kmap.register.redaction.leftovers import Leftover
from kmap.register.redaction.pseudonyms import checked_key
from kmap.register.redaction.redacted import HEAD, Redacted
from kmap.register.register import Register
from kmap.register.revisions import Repository
from kmap.register.source import Source
from kmap.settings import Selection
from kmap.terminal import Line, Span, listed, printable, render, wants_color

VARIABLE = "KMAP_REDACT_KEY"
_MOST_SHOWN = 20
_LONGEST_KEY = 10_000
_LONGEST_SHOWN = 60


def write_key(path: str) -> None:
    """Write a new random key into a file that only its owner can read, never over anything.

    Raises
    ------
    KmapError
        Where something is there already, or nothing can be written.
    """
    import secrets

    try:
        create(path, f"{secrets.token_hex(32)}\n".encode("ascii"), 0o600)
    except FileExistsError:
        tip = "keep it: with another key everybody gets another pseudonym; or name another file"
        raise KmapError(f"`{path}` is there already", tip) from None
    except OSError as error:
        raise _unwritten(path, error, "--new-key") from None
    wrote(path, ", a new key: keep it to yourselves, and keep it")
    _warn_of_git(path)


def key_of(path: str | None) -> bytes:
    """Return the key in a file, else in ``KMAP_REDACT_KEY``.

    Raises
    ------
    KmapError
        Where there is none, or it is no good.
    """
    if path is None:
        named = os.environ.get(VARIABLE)
        if not named:
            raise KmapError(
                "persons and roles get pseudonyms, which need a key, and there is none",
                f"make one once: kmap redact --new-key redact.key; then give it with --key-file, or in {VARIABLE}",
            )
        return checked_key(named, VARIABLE)
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read(_LONGEST_KEY)
        mode = stat.S_IMODE(os.stat(path).st_mode)
    except (OSError, UnicodeDecodeError) as error:
        reason = (getattr(error, "strerror", None) or "it is no text").lower()
        raise KmapError(f"the key `{path}` can't be read: {reason}", "let one be made: --new-key FILE") from None
    key = checked_key(text, f"`{path}`")
    if os.name == "posix" and mode & 0o077:
        _warn(f"others can read the key `{path}`: chmod 600 {path}")
    _warn_of_git(path)
    return key


def _warn_of_git(path: str) -> None:
    try:
        repository = Repository.of(os.path.realpath(path))
    except KmapError:
        return
    if repository.would_commit(os.path.realpath(path)):
        _warn(f"`{path}` is where git would take it up: move it out of the repository, or add it to .gitignore")


def refuse_target(path: str, register: Register) -> None:
    """Refuse to write a copy where it would not be one: over a register, or under the name of something else.

    Raises
    ------
    KmapError
        Where the file is no register by its name, or is there and is no copy that was made before.
    """
    if not path.lower().endswith((".yaml", ".yml")):
        raise KmapError(f"`{path}` does not have the ending of a register", "name a file that ends in .yaml")
    target = os.path.realpath(path)
    if target in register.lineage:
        raise KmapError(f"`{path}` is the register itself", "name another file with --output")
    try:
        with open(target, encoding="utf-8", errors="replace") as file:
            first = file.readline(len(HEAD) + 1).rstrip("\r\n")
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unwritten(path, error, "--output") from None
    if first != HEAD:
        raise KmapError(f"`{path}` is there already, and is no copy that kmap redact has made", "name another file")


def refuse_leftovers(register: Register, copy: Redacted, found: list[Leftover]) -> None:
    """Say on standard error what has been found in a copy, and refuse it where it is sure.

    Raises
    ------
    KmapError
        Where something that was left out stands in the copy.
    """
    sure = [one for one in found if one.sure]
    _say(register, copy, sure, "error", "holds {}, which is left out elsewhere")
    _say(register, copy, [one for one in found if not one.sure], "warning", "holds {}: is that somebody left out?")
    if sure:
        places = "1 place holds" if len(sure) == 1 else f"{len(sure)} places hold"
        error = KmapError(
            f"nothing was written: {places} what is left out elsewhere",
            "change these texts in the register, or leave their fields out (redact: drop); "
            "--allow TEXT lets one stand that gives nobody away",
        )
        error.status = 1
        raise error


def _say(register: Register, copy: Redacted, found: list[Leftover], style: str, sentence: str) -> None:
    lines: list[Line] = []
    routes = {one.route: copy.origins[one.route] for one in found[:_MOST_SHOWN]}
    places = _places(register, list(routes.values()))
    for one in found[:_MOST_SHOWN]:
        text = one.text if len(one.text) <= _LONGEST_SHOWN else f"{one.text[:_LONGEST_SHOWN]}..."
        said = sentence.format(f"`{text}`")
        label = Span(f"{style}: ", "error" if style == "error" else "warning")
        lines.append([Span(f"{printable(places[routes[one.route]])}: "), label, Span(printable(said))])
    if len(found) > _MOST_SHOWN:
        lines.append([Span(f"and {len(found) - _MOST_SHOWN:,} more")])
    sys.stderr.write(render(lines, color=wants_color(sys.stderr)))


def _places(register: Register, routes: list[Route]) -> dict[Route, str]:
    """Return where in which text routes of a register lead to: path, line, column."""
    by_source: dict[int, tuple[Source, dict[Route, Route]]] = {}
    for route in routes:
        source, own = register.origin(route)
        by_source.setdefault(id(source), (source, {}))[1][route] = own
    said: dict[Route, str] = {}
    for source, within in by_source.values():
        found = positions(source, within.values())
        said |= {route: f"{source.path}:{found[to].line}:{found[to].column}" for route, to in within.items()}
    return said


def proven(copy: Redacted, text: str, path: str, register: Register) -> None:
    """See that a copy, as it will be written, reads back as what it is to say, without an error.

    Raises
    ------
    KmapError
        Where it does not.
    """
    source = Source(path, text)
    reading = read_source(source, register.day)
    errors = [one for one in diagnose(reading, Selection(refusals_only=True)) if one.severity is Severity.ERROR]
    if errors or reading.register is None:
        _complain_of(path, errors)
        error = KmapError(
            "nothing was written: without what is left out, the copy would have errors",
            "what `redact: drop` takes away is referred to: take that away too, or keep it",
        )
        error.status = 1
        raise error
    if parse(source).values != copy.values:
        raise KmapError("nothing was written: the copy would not read back as what it says", "please report this")


def _complain_of(path: str, errors: list[Diagnostic]) -> None:
    complain(RegisterRefused(path, tuple(errors), opened=True))


def put(path: str, text: str) -> None:
    """Write a copy into a file, whole or not at all.

    Raises
    ------
    KmapError
        Where it can't be written.
    """
    try:
        replace(target_of(path), text.encode("utf-8"))
    except OSError as error:
        raise _unwritten(path, error, "--output") from None


def said_of(copy: Redacted) -> list[Line]:
    """Return what has been left out and replaced, for people."""
    lines: list[Line] = []
    if copy.left_out:
        lines.append([Span(f"left out: {_counted(copy.left_out)}")])
    if copy.replaced:
        plural = {kind: f"{kind}{'s' if count != 1 else ''}" for kind, count in copy.replaced.items()}
        said = listed([f"{count:,} {plural[kind]}" for kind, count in sorted(copy.replaced.items())])
        lines.append([Span(f"under a pseudonym: {said}")])
    return lines or [[Span("nothing to leave out")]]


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} ({count:,})" for name, count in sorted(counts.items()))


def _warn(message: str) -> None:
    lines: list[Line] = [[Span("warning: ", "warning"), Span(printable(message))]]
    sys.stderr.write(render(lines, color=wants_color(sys.stderr)))


def _unwritten(path: str, error: OSError, option: str) -> KmapError:
    reason = (error.strerror or "it is no place for a file").lower()
    return KmapError(f"`{path}` can't be written: {reason}", f"name another file with {option}")
