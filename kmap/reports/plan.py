"""The plan as a table: what to do next, for whom, and by when; how much that is for each of us."""

from kmap.analysis.plan.occasions import LEAD_WEEKS
from kmap.analysis.plan.plan import Plan
from kmap.analysis.plan.task import Task
from kmap.report import Cell, Report
from kmap.terminal import number

COLUMNS = (
    "date",
    "overdue_days",
    "kind",
    "stakeholders",
    "whom",
    "what",
    "level",
    "number",
    "owner",
    "topics",
    "register",
    "uid",
)
LOAD_COLUMNS = ("owner", "month", "contacts", "others")
SHARED_COLUMNS = ("id", "name", "held", "planned", "cadence_makes", "capacity", "owners", "registers")
NOBODY = "nobody named"
FOR_PEOPLE = ("date", "overdue_days", "kind", "whom", "what", "owner")
"""What people read of the tasks."""


def report(plan: Plan) -> Report:
    """Return a row for each task by date, what is overdue first, with the load and the bodies that several reach.

    ``uid`` is the name by which a calendar program knows the task again.
    """
    rows = tuple(_row(plan, task, uid) for task, uid in zip(plan.tasks, plan.uids, strict=True))
    load = tuple((one.owner or NOBODY, one.month, one.contacts, one.others) for one in plan.loads)
    shared = tuple(
        (one.id, one.name, one.held, one.planned, round(one.makes, 1), one.capacity, one.owners, one.registers)
        for one in plan.shared
    )
    return Report(
        "plan",
        f"Plan: {title(plan)}",
        COLUMNS,
        rows,
        notes(plan),
        (
            Report("load", "Load of each owner in each month", LOAD_COLUMNS, load),
            Report("shared", "Reached by several of us", SHARED_COLUMNS, shared, (shared_in_words(plan),)),
        ),
    )


def for_people(report: Report) -> Report:
    """Return a plan without the columns that only programs need."""
    places = [report.columns.index(column) for column in FOR_PEOPLE]
    return report._replace(columns=FOR_PEOPLE, rows=tuple(tuple(row[place] for place in places) for row in report.rows))


def title(plan: Plan) -> str:
    """Return what the plan is for: the title of its register, or of the first with how many more there are."""
    first, *others = plan.registers.values() or ["no register"]
    return first + (f" and {len(others)} more register{'s' * (len(others) != 1)}" if others else "")


def notes(plan: Plan) -> tuple[str, ...]:
    """Return what the plan covers, and by which rules."""
    weeks = f"{plan.weeks} week{'s' * (plan.weeks != 1)}"
    said = [
        f"{plan.day} to {plan.end}, {weeks}; what is overdue comes first",
        "a contact that recurs is counted from the one before, taken to be held when it is due, or today where "
        "that has passed",
        f"preparing for an engagement point begins {LEAD_WEEKS} weeks before it",
        f"contacts a year at the levels that stand: {number(round(plan.contacts_a_year, 1))}",
    ]
    if plan.left_out:
        count = len(plan.left_out)
        said.append(
            f"{count} register{'s are' if count != 1 else ' is'} as on an earlier day: contacts count, nothing is "
            "planned"
        )
    return tuple(said)


def shared_in_words(plan: Plan) -> str:
    """Return how the contacts with bodies that several of us reach are counted."""
    return (
        f"held in the {plan.weeks} weeks up to {plan.day}, planned in the {plan.weeks} weeks after it; what the "
        "cadence makes in both together"
    )


def _row(plan: Plan, task: Task, uid: str) -> tuple[Cell, ...]:
    return (
        task.date,
        max((plan.day - task.date).days, 0),
        task.kind,
        task.stakeholders,
        task.whom,
        task.what,
        task.level,
        task.number if task.kind == "contact" else None,
        task.owner,
        task.topics,
        task.register,
        uid,
    )
