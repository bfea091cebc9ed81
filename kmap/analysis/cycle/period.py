"""Periods: from one day to another, both included."""

import datetime
from typing import NamedTuple


class Period(NamedTuple):
    """The days from the first to the last, both included."""

    first: datetime.date
    last: datetime.date

    def holds(self, day: datetime.date | None) -> bool:
        """Say whether a day lies in it; where there is no day it does not."""
        return day is not None and self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has; 0 where it ends before it begins."""
        return max(0, (self.last - self.first).days + 1)

    @property
    def eve(self) -> datetime.date:
        """The day before it, as far as the calendar goes back."""
        return self.first - datetime.timedelta(days=1) if self.first > datetime.date.min else self.first


def year_up_to(day: datetime.date) -> Period:
    """Return the year that ends with a day.

    It begins on the day after the same day a year before; after 29 February, where that
    year has none, on 1 March.

    Examples
    --------
    >>> str(year_up_to(datetime.date(2026, 10, 1)).first), str(year_up_to(datetime.date(2028, 2, 29)).first)
    ('2025-10-02', '2027-03-01')
    """
    if day.year == datetime.MINYEAR:
        return Period(datetime.date.min, day)
    try:
        before = day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        before = day.replace(year=day.year - 1, day=28)
    return Period(before + datetime.timedelta(days=1), day)
