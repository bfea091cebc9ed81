"""Putting results on standard output or into a file, and errors on standard error."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress

from kmap.errors import KmapError, RegisterRefused
from kmap.register.editing import replacing
from kmap.terminal import Line, Span, printable, render, terminal_width, wants_color

MOST_REASONS = 10
"""How many errors of a register a command shows that is not there to find them; `kmap check` shows all."""


def show(lines: list[Line]) -> None:
    """Print styled lines on standard output."""
    sys.stdout.write(render(lines, color=wants_color(sys.stdout)))


def complain(error: KmapError) -> None:
    """Print an error on standard error: what is wrong, and under it what to do."""
    if isinstance(error, RegisterRefused):
        sys.stderr.write(render(_reasons(error), color=wants_color(sys.stderr)))
        return
    lines: list[Line] = [[Span("kmap: ", "error"), Span(printable(error.message))]]
    if error.tip:
        lines.append([Span("tip: ", "good"), Span(printable(error.tip))])
    sys.stderr.write(render(lines, color=wants_color(sys.stderr)))


def _reasons(refused: RegisterRefused) -> list[Line]:
    """Return why a register is refused: the first errors in full, of the others their number."""
    from kmap.formats.text import found

    shown, more = refused.diagnostics[:MOST_REASONS], len(refused.diagnostics) - MOST_REASONS
    lines = found(shown, terminal_width(sys.stderr))
    if more > 0:
        what = "1 more error" if more == 1 else f"{more:,} more errors"
        lines += [[Span("kmap: ", "error"), Span(what)], [Span("tip: ", "good"), Span("`kmap check` shows all")]]
    return lines


def wrote(path: str, more: str = "") -> None:
    """Say on standard error, in one line, that a file has been written, and what there is to add.

    Of a device, such as /dev/stdout, nothing is said: whoever names one sees what came there.
    """
    if os.path.abspath(path).startswith("/dev/") or not os.path.isfile(path):
        return
    line: Line = [Span(f"wrote {printable(path)}{more}", "good")]
    with suppress(OSError):  # it is written all the same
        sys.stdout.flush()  # what was printed before it stands before it, where both go into one place
        sys.stderr.write(render([line], color=wants_color(sys.stderr)))


def tell(lines: list[Line]) -> None:
    """Show lines on the way to what matters: that their reader has gone, as `head` does, is no reason to stop."""
    try:
        show(lines)
        sys.stdout.flush()
    except BrokenPipeError:
        give_up_output()


def give_up_output() -> None:
    """Let what is left of the output go nowhere, or Python would try once more at its end."""
    with suppress(OSError, ValueError):  # it is closed, or no file
        number = sys.stdout.fileno()
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, number)
        os.close(nothing)


def confirm(lines: list[Line]) -> None:
    """Say on standard output what has been written, now that it has been.

    Raises
    ------
    KmapError
        Where it can't be said: the file is written all the same, and the error says so.
    """
    try:
        show(lines)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # whoever has closed the pipe wants to hear no more
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"all is written, but standard output does not take what there is to say of it: {reason}"
        raise KmapError(message, "there is no need to run it again") from None


def print_out(content: str) -> None:
    """Print what another program is to read: in UTF-8, with the ends of line that it has.

    Only a terminal gets it in its own encoding, since it would take the bytes of another for commands.
    """
    if hasattr(sys.stdout, "reconfigure") and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(content)


def write(path: str, content: str | bytes) -> None:
    """Write a result to a file, whole or not at all; a link is followed, a device written to.

    Raises
    ------
    KmapError
        Where the file is a register, or can't be written.
    """
    _refuse(path)
    sys.stdout.flush()  # the file may be where standard output leads to
    try:
        replacing.write(path, _encoded(content))
    except BrokenPipeError:
        raise  # a pipe that has been closed early, as by `head`, is no error
    except OSError as error:
        raise _unwritten(path, error) from None


def write_all(contents: Mapping[str, str | bytes]) -> None:
    """Write results to several files, all of them or none; links are followed.

    Raises
    ------
    KmapError
        Where one of them is a register, or can't be written.
    """
    for path in contents:
        _refuse(path)
    try:
        replacing.write_all({path: _encoded(content) for path, content in contents.items()})
    except OSError as error:
        raise _unwritten(list(contents)[-1], error) from None


def _encoded(content: str | bytes) -> bytes:
    return content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content


def _refuse(path: str) -> None:
    refuse_register(path)
    target = os.path.realpath(path)
    refuse_register(target)
    if os.path.isdir(target):
        raise KmapError(f"`{path}` is a folder", "name a file in it")


def _unwritten(path: str, error: OSError) -> KmapError:
    reason = (error.strerror or "it is no place for a file").lower()
    tip = "name another file with --output"
    if isinstance(error, PermissionError):  # on Windows, what Excel or Word has open can't be written
        tip = f"close it where it is open, or {tip}"
    return KmapError(f"`{path}` can't be written: {reason}", tip)


def refuse_register(path: str) -> None:
    """Refuse to write a result over what may be a register.

    Raises
    ------
    KmapError
        Where the path ends as registers do.
    """
    if path.lower().endswith((".yaml", ".yml")):
        raise KmapError(
            f"`{path}` has the ending of a register", "name a file that ends in .png, .svg, .pdf, .csv, .json or .md"
        )
