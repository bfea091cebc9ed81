"""iCalendar (RFC 5545), for calendar programs: each task of a plan as an event of one whole day.

Events, not to-dos: Google's calendar takes no to-dos from a file, and Apple's and
Outlook's put them elsewhere. They last all day, so that no time zone moves them, and
leave their day free, so that nobody seems busy.
"""

import datetime

import icalendar

from kmap.analysis.plan.plan import Plan
from kmap.analysis.plan.task import KIND_MEANINGS, Task
from kmap.terminal import printable

_PRODUCT = "-//kmap//plan//EN"
_FIRST = datetime.date(2000, 1, 1)  # sequence numbers are days since then


def calendar(plan: Plan, name: str) -> str:
    r"""Return a plan as a calendar.

    An event keeps its UID whatever happens to its date, and its SEQUENCE grows with the
    plan's day, so that importing a later plan updates what an earlier one has put in.
    What is overdue stands on the plan's day, where it will be seen, and says since when.

    Parameters
    ----------
    plan
        The plan.
    name
        What calendar programs are to call it.
    """
    made = icalendar.Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", printable(name))
    for task, uid in zip(plan.tasks, plan.uids, strict=True):
        made.add_component(_event(plan, task, uid))
    text: str = made.to_ical().decode("utf-8")
    # A long line goes on in the next, behind a space; where that would begin with a command to the runner of GitHub
    # Actions, it goes on once more: the same to a reader.
    return text.replace("\r\n ::", "\r\n :\r\n :")


def _event(plan: Plan, task: Task, uid: str) -> icalendar.Event:
    day = max(task.date, plan.day)
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("dtstamp", _midnight(plan.day))
    event.add("sequence", max(0, (plan.day - _FIRST).days))
    event.add("dtstart", day)
    if day < datetime.date.max:
        event.add("dtend", day + datetime.timedelta(days=1))  # the first day that is not in it any more
    event.add("summary", printable(_summary(plan, task)))
    event.add("description", "\n".join(map(printable, _description(plan, task))))
    event.add("categories", [task.kind])
    event.add("transp", "TRANSPARENT")
    return event


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _summary(plan: Plan, task: Task) -> str:
    """Return what stands in the calendar: whether it is late, what kind it is, for whom."""
    late = "overdue " if task.date < plan.day else ""
    kind = f"{late}{task.kind.replace('-', ' ')}"
    about = ", ".join(task.whom) if task.whom and task.kind not in ("output", "result", "need", "training") else ""
    return f"{kind[0].upper()}{kind[1:]}: {about or task.what}"


def _description(plan: Plan, task: Task) -> list[str]:
    lines = [task.what]
    if task.date < plan.day:
        lines.append(f"Due on {task.date}, overdue by {(plan.day - task.date).days} days on {plan.day}")
    if task.whom:
        lines.append(f"For: {', '.join(task.whom)}")
    lines += [f"Owner: {task.owner or 'nobody named'}", f"({KIND_MEANINGS[task.kind]})"]
    return lines
