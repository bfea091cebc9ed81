"""Dates on paper: from days to points, with as many ticks as there is room for."""

import datetime
from dataclasses import dataclass

_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months from one tick to the next."""

_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """A span of days on paper.

    Parameters
    ----------
    first, last
        The first and the last day, at least a day apart.
    left, right
        Where these two are, in points.
    """

    first: datetime.date
    last: datetime.date
    left: float
    right: float

    def at(self, day: datetime.date) -> float:
        """Return where a day is, in points."""
        share = (day - self.first).days / (self.last - self.first).days
        return self.left + share * (self.right - self.left)

    def ticks(self, most: int) -> list[tuple[datetime.date, str]]:
        """Return the days that have a tick, each with what is written at it: firsts of months, at most so many.

        Parameters
        ----------
        most
            How many ticks there may be, at least 2. A span without the first of a
            month has a tick at both its ends.

        Examples
        --------
        >>> year = TimeAxis(datetime.date(2025, 11, 3), datetime.date(2026, 12, 1), 0, 100)
        >>> [text for _, text in year.ticks(3)]
        ['Jan 2026', 'Jul 2026']
        """
        for step in _MONTHS:
            days = [day for day in self._firsts(step) if self.first <= day <= self.last]
            if len(days) <= most:
                if len(days) < 2 and step == 1:
                    return [(day, day.isoformat()) for day in (self.first, self.last)]
                return [(day, _written(day, step)) for day in days]
        return [(day, day.isoformat()) for day in (self.first, self.last)]

    def _firsts(self, step: int) -> list[datetime.date]:
        """Return the firsts of every so many months, counted from the beginning of our years."""
        months = range(self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month)
        return [datetime.date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]


def _written(day: datetime.date, step: int) -> str:
    return str(day.year) if step % 12 == 0 else f"{_NAMES[day.month - 1]} {day.year}"
