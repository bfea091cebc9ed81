"""XML of other people, read so that it can do no harm; the one place where defusedxml is used."""

import re
from collections.abc import Iterator
from typing import IO, Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError, iterparse

from kmap.errors import KmapError
from kmap.interchange.limits import LONGEST_CELL

_PIECE = 1 << 16
_LARGE_PIECE = 1 << 22
_LONGEST_TAG = 4 * LONGEST_CELL
"""Bytes of a tag or a comment. Parsers that read in small pieces begin it anew with each of them: in expat before
2.6 a long one takes hours."""


class _InLargePieces:
    """A stream that gives more than it is asked for, so that a long tag is begun anew a few times only."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        """Return the next piece, whatever is asked for."""
        return self._stream.read(_LARGE_PIECE)


def elements(path: str, stream: IO[bytes]) -> Iterator[tuple[str, Any]]:
    """Yield the elements of a document at their start and their end; what is below the root is let go at its end.

    Parameters
    ----------
    path
        The file, for messages.
    stream
        Its bytes.

    Yields
    ------
    tuple[str, Element]
        ``"start"`` or ``"end"``, and the element.

    Raises
    ------
    KmapError
        Where the document declares entities or a document type, or is no XML.
    """
    try:
        yield from iterparse(_InLargePieces(stream), events=("start", "end"), forbid_dtd=True)
    except DefusedXmlException:
        raise unsafe(path) from None
    except (ParseError, ValueError, LookupError) as error:
        raise corrupt(path, f"it is no sound XML ({_reason(error)})") from None


def walk(path: str, stream: IO[bytes], target: Any) -> None:
    """Hand the start and end of each element to `target`, and refuse what could do harm; see `elements`."""
    try:
        parser = DefusedXMLParser(target=target, forbid_dtd=True)
        fed = 0
        while piece := stream.read(_PIECE):
            parser.feed(piece)
            fed += len(piece)
            if fed - parser.parser.CurrentByteIndex > _LONGEST_TAG:
                raise corrupt(path, f"a tag in it is longer than {_LONGEST_TAG:,} bytes")
        parser.close()
    except DefusedXmlException:
        raise unsafe(path) from None
    except (ParseError, ValueError, LookupError) as error:
        raise corrupt(path, f"it is no sound XML ({_reason(error)})") from None


def local(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rsplit("}", 1)[-1]


def unsafe(path: str) -> KmapError:
    """Return the error that says that a file may do harm."""
    return KmapError(
        f"`{path}` declares a document type or entities, which no such file needs and which can do harm",
        "export it anew from the program that it comes from; don't open it if you don't know who made it",
    )


def corrupt(path: str, reason: str) -> KmapError:
    """Return the error that says that a file can't be read."""
    return KmapError(f"`{path}` can't be read: {reason}", "export it anew from the program that it comes from")


def _reason(error: Exception) -> str:
    return re.sub(r"\s+", " ", str(error)) or "broken off"
