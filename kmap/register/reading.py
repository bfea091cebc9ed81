"""From files to registers: each with those that it extends, and all that is wrong with their texts."""

import datetime

from kmap.register.library import Library, place_of
from kmap.register.source import STDIN, Source, open_source
from kmap.register.text_reading import Reading as Reading
from kmap.register.text_reading import read_text


def read(path: str, as_of: datetime.date | None = None, library: Library | None = None) -> Reading:
    """Read a register.

    Parameters
    ----------
    path
        The path of a file, or ``-`` for standard input.
    as_of
        The day as on which to read it; left out, the register's own, else today.
    library
        What has been read in this run, which says the day too; left out, nothing has.

    Returns
    -------
    Reading
        The register, with what it extends, and every problem with its text. Nothing
        that the file holds raises an exception.
    """
    library = library or Library([path], as_of)
    if not library.several or path == STDIN:
        return _opened(path, library)
    place = place_of(path)
    known = library.readings.get(place)
    if known is not None and known.path == path:
        return known
    reading = _opened(path, library)
    return library.readings.setdefault(place, reading) if known is None else reading


def _opened(path: str, library: Library) -> Reading:
    source = open_source(path)
    if isinstance(source, Source):
        return read_source(source, library=library)
    return Reading(path, None, None, (source,))


def read_source(source: Source, as_of: datetime.date | None = None, library: Library | None = None) -> Reading:
    """Read a register from a text that is open already; see `read`."""
    library = library or Library([source.path], as_of)
    reading = read_text(source, library.as_of)
    if reading.register is None or reading.register.document.extends is None:
        return reading
    from kmap.register.extending import extended  # most registers stand by themselves

    return extended(reading, library)
