"""From a file to its sheets, in whatever format it is."""

import gzip
import io
import os
import zlib
from collections.abc import Callable

from kmap import rooms
from kmap.errors import KmapError
from kmap.interchange.incoming.xml import corrupt
from kmap.interchange.limits import MOST_BYTES, too_large
from kmap.interchange.sheet import Sheet
from kmap.register.links import OUTSIDE, leads_out
from kmap.register.nearby import alike, listed

_FORMATS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".json": "json",
    ".graphml": "graphml",
    ".gexf": "gexf",
}
_OLD = {".xls": "Excel 97", ".ods": "OpenDocument", ".numbers": "Numbers", ".xlsb": "Excel binary"}

_NETWORKS = {".gml", ".net", ".paj", ".dl", ".vna", ".gephi", ".cys", ".graphmlz"}


def sheets(path: str, tell: Callable[[int], None] | None = None) -> list[Sheet]:
    """Return the sheets of a file; its ending says its format, and ``.gz`` behind that is unpacked.

    Parameters
    ----------
    path
        The file.
    tell
        Called with how much of it has been read, in thousandths, where reading may take a while.

    Raises
    ------
    KmapError
        Where there is no such file, its format is not known, or it can't be read.
    """
    name = path.lower().removesuffix(".gz")
    ending = os.path.splitext(name)[1]
    if ending not in _FORMATS and not os.path.exists(path) and (tip := _meant(path)) is not None:
        raise KmapError(f"`{path}` can't be read: no such file", tip)
    if os.path.isdir(path):
        raise KmapError(f"`{path}` is a folder", "name a file in it")
    if ending in _OLD:
        raise KmapError(f"`{path}` is in a format that is not read: {_OLD[ending]}", "save it as .xlsx or .csv")
    if ending not in _FORMATS:
        known = ", ".join(sorted({".csv", ".tsv", ".xlsx", ".json", ".graphml", ".gexf"}))
        tip = f"known are {known}, and .gz behind one"
        if ending in _NETWORKS:
            tip = f"save it as .graphml in the program that it comes from; {tip}"
        raise KmapError(f"`{path}` has an ending that says no format", tip)
    content = _content(path)
    if not content.strip():
        raise KmapError(f"`{path}` is empty", "name a file with a table in it")
    reader = rooms.module("interchange.incoming", _FORMATS[ending])
    found: list[Sheet] = (
        reader.sheets(path, content, tell) if _FORMATS[ending] == "xlsx" else reader.sheets(path, content)
    )
    return found


def _meant(path: str) -> str | None:
    """Return a tip with the file that is meant by a path to none, among those whose format is known."""
    folder, name = os.path.split(path)
    match = alike(name, listed(folder, tuple(_FORMATS)), (*_FORMATS, *_OLD))
    return f"did you mean `{os.path.join(folder, match)}`?" if match is not None else None


def _content(path: str) -> bytes:
    """Return the bytes of a file, unpacked, no more of them than may be."""
    if leads_out(path):
        raise KmapError(f"`{path}` can't be read: {OUTSIDE}", "name the file that it leads to, if you trust it")
    try:
        with open(path, "rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it is no file").lower()
        tip = (_meant(path) if isinstance(error, FileNotFoundError) else None) or "name the file to import"
        if isinstance(error, PermissionError):  # on Windows, what Excel has open can't be read
            tip = "close it where it is open, or ask for the right to read it"
        raise KmapError(f"`{path}` can't be read: {reason}", tip) from None
    if path.lower().endswith(".gz") and len(content) <= MOST_BYTES:
        try:
            with gzip.open(io.BytesIO(content)) as packed:
                content = packed.read(MOST_BYTES + 1)
        except (OSError, EOFError, ValueError, zlib.error):
            raise corrupt(path, "it is no sound .gz file") from None
    if len(content) > MOST_BYTES:
        raise too_large(path, "bytes", MOST_BYTES)
    return content
