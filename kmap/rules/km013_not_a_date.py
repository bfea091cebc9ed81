"""A value is not a date, or not a day of the calendar.

Dates are written as `2026-03-31`. Where a month will do, such as for `due`, `since`
and `until`, `2026-03` may stand: the last day of that month, for `since` the first.

Bad::

    - {date: 31/03/2026, with: [councils]}

Good::

    - {date: 2026-03-31, with: [councils]}
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
