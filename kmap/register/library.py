"""The registers of one run, each read once."""

import datetime
import os
from collections.abc import Iterable
from functools import cached_property

from kmap.register.source import STDIN, Source, open_source
from kmap.register.text_reading import Reading, read_text


class Library:
    """The registers of one run, each read once.

    Parameters
    ----------
    asked
        The paths that were asked for. What is among them may be extended from anywhere.
    as_of
        The day as on which to read them; left out, each register's own, else today.

    Attributes
    ----------
    readings
        What has been read with all that it extends, by its place.
    """

    def __init__(self, asked: Iterable[str] = (), as_of: datetime.date | None = None) -> None:
        self.as_of = as_of
        self.readings: dict[str, Reading] = {}
        self._asked = tuple(asked)
        self._texts: dict[str, Reading] = {}

    @cached_property
    def asked(self) -> dict[str, str]:
        """The paths that were asked for, by their places; of several for one place, the first."""
        return {place_of(path): path for path in reversed(self._asked)}

    @property
    def several(self) -> bool:
        """Whether several registers were asked for, so that one may extend another."""
        return len(self._asked) > 1

    def hold(self, source: Source) -> None:
        """Take a text for what its file says, as where an edit of it has not been written yet."""
        self._texts[place_of(source.path)] = read_text(source, self.as_of)

    def text(self, path: str) -> Reading:
        """Return what the text of a register that is extended says by itself; it is opened once."""
        place = place_of(path)
        if place not in self._texts:
            source = open_source(path)
            self._texts[place] = (
                read_text(source, self.as_of) if isinstance(source, Source) else Reading(path, None, None, (source,))
            )
        return self._texts[place]


def place_of(path: str) -> str:
    """Return the one path of a file, all links resolved, by whatever path it is named; standard input has none."""
    return os.path.realpath(path) if path != STDIN else STDIN
