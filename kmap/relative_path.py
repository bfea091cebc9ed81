"""The paths of registers as services that read results know them: relative, with forward slashes."""

import os
from pathlib import Path, PurePath
from urllib.parse import quote

from kmap.register.source import STDIN

STDIN_NAME = "stdin"
"""What standard input is called where a path is wanted."""


def relative_path(path: str) -> str:
    """Return the path of a register from the current folder, with forward slashes.

    A path outside of the current folder stays as it is; standard input is ``stdin``.

    Examples
    --------
    >>> relative_path("./maps/../stakeholders.yaml"), relative_path("-")
    ('stakeholders.yaml', 'stdin')
    """
    if path == STDIN:
        return STDIN_NAME
    plain = PurePath(os.path.normpath(path))
    if plain.is_absolute() and plain.is_relative_to(here := Path.cwd()):
        plain = plain.relative_to(here)
    return plain.as_posix()


def relative_uri(path: str) -> str:
    """Return `relative_path` as a URI reference (RFC 3986): what isn't a letter, digit or slash is encoded.

    Examples
    --------
    >>> relative_uri("maps/Größe 1.yaml"), relative_uri("a:b.yaml")
    ('maps/Gr%C3%B6%C3%9Fe%201.yaml', 'a%3Ab.yaml')
    """
    return quote(relative_path(path), errors="surrogatepass")
