"""Standard input, output and error as they have to be before anything is read or printed."""

import codecs
import os
import sys

ERRORS = "kmap"
"""How what a terminal has no characters for is printed; see `spelled`."""

_PLAIN = {
    **dict.fromkeys("│┆", "|"),
    **dict.fromkeys("─┄", "-"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼", "+"),
    **dict(zip("▁▂▃▄▅▆▇█", "1234567#", strict=True)),
    **dict(zip("↑→▶●○◐◆◇·±", "^>>*o%#&.~", strict=True)),
}
"""What drawings are made of, and the ASCII that stands in for it, one for one, so that they keep their shape."""


def prepare() -> None:
    """Let all three be open, and none fail over a character.

    One that is closed is opened onto nothing: what is printed there is lost, as whoever closed
    it wants, and no file that is opened later takes its place and gets what was printed.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            _open_onto_nothing(number, name)
    codecs.register_error(ERRORS, spelled)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=ERRORS)
    if hasattr(sys.stdin, "reconfigure"):  # an answer that is no text is one that nobody understands
        sys.stdin.reconfigure(errors="replace")


def spelled(error: UnicodeError) -> tuple[str, int]:
    r"""Return what is printed for characters that an encoding does not have, and where to go on.

    Lines and dots of drawings become ASCII; anything else is spelled out as Python does, such as
    ``\u0142``, so that nothing is lost in silence.

    Examples
    --------
    >>> spelled(UnicodeEncodeError("ascii", "a─●ł", 1, 4, ""))
    ('-*\\u0142', 4)
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = error.object[error.start : error.end]
    return "".join(_PLAIN.get(one) or one.encode("ascii", "backslashreplace").decode() for one in found), error.end


def _open_onto_nothing(number: int, name: str) -> None:
    handle = os.open(os.devnull, os.O_RDONLY if number == 0 else os.O_WRONLY)
    if handle != number:
        try:
            os.fstat(number)
        except OSError:  # the number is free
            os.dup2(handle, number)
            os.close(handle)
            handle = number
    if name != "stdin":  # whoever reads it is to know that there is none
        setattr(sys, name, open(handle, "w", encoding="utf-8", closefd=False))  # noqa: SIM115  # until the end
