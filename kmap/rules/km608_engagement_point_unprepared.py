"""A date at which evidence can change something is near, and nothing is planned for it.

An engagement point lies from the day to 60 days after it, and none of these is there:
an output for them that is due by then; one that was published in the 90 days before the
point; an entry in the log, dated from the day on, of a contact arranged by then; a
follow-up promised to them for a day from today to the point. For them means by id, by
category or by tag.

Bad::

    as_of: 2026-10-01
    stakeholders:
      - name: Local councils
        engagement_points:
          - {date: 2026-11-15, what: Licence rules are revised}

Good::

    as_of: 2026-10-01
    stakeholders:
      - name: Local councils
        engagement_points:
          - {date: 2026-11-15, what: Licence rules are revised}
    outputs:
      - {id: brief, title: Damp and asthma, audiences: [local-councils], due: 2026-11-01}
"""

import datetime
from collections.abc import Iterator

from kmap.analysis.cycle.audiences import words_for
from kmap.analysis.cycle.progress import state
from kmap.errors import Finding, Severity
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.register import Register, counts

SEVERITY = Severity.WARNING

AHEAD = 60
"""How many days ahead something should be planned."""
FRESH = 90
"""An output published so many days before an engagement point still serves it."""

_Days = dict[str, datetime.date]
"""A day by the word that names an audience."""


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each engagement point that is near and for which nothing is planned."""
    found: tuple[_Days, _Days] | None = None
    for index, one in register.counting_by_index:
        for number, point in enumerate(one.engagement_points):
            days = (point.date - register.day).days
            if not 0 <= days <= AHEAD or not counts(one, point.date):
                continue
            found = found or _planned(register)
            if not _is_prepared(one, point.date, *found):
                what = f" (`{point.what}`)" if point.what else ""
                when = "today" if days == 0 else f"in {days} day{'s' * (days != 1)}"
                message = f"nothing is planned for `{one.name}` by {point.date}{what}, which is {when}"
                tip = "plan an output with them in `audiences:` and a `due:` before it, or log the contact arranged"
                yield Finding(("stakeholders", index, "engagement_points", number), message, tip)


def _is_prepared(one: Stakeholder, point: datetime.date, planned: _Days, published: _Days) -> bool:
    words = words_for(one)
    fresh = datetime.timedelta(days=FRESH)
    return any(planned[word] <= point for word in words if word in planned) or any(
        point - published[word] <= fresh for word in words if word in published
    )


def _planned(register: Register) -> tuple[_Days, _Days]:
    """Return for each audience the first day on which something planned is there, and the last publication."""
    planned: _Days = {}
    published: _Days = {}
    for output in register.outputs:
        if state(output, register.day) == "published":
            if output.published is not None:
                for word in output.audiences:
                    published[word] = max(published.get(word, output.published), output.published)
            continue
        due = output.published or output.due
        if due is not None:
            for word in output.audiences:
                planned[word] = min(planned.get(word, due), due)
    for entry in register.log:
        for day in (entry.date, entry.follow_up):
            if day is not None and day >= register.day and not (day == entry.follow_up and entry.done):
                for word in entry.with_:
                    planned[word] = min(planned.get(word, day), day)
    return planned, published
