"""The plan in the terminal: what is overdue, then month by month, and what it asks of each of us."""

from collections.abc import Iterator

from kmap.analysis.listing import some
from kmap.analysis.plan.plan import Plan
from kmap.analysis.plan.task import Task
from kmap.charts.table import draw as draw_table
from kmap.report import Cell, Report
from kmap.reports.plan import NOBODY, SHARED_COLUMNS, notes, shared_in_words, title
from kmap.terminal import Line, Span, Style, pad, printable, wrap

_GAP = 2
_DATE = 10
_NARROW = 70  # below this the owner goes to the end of the line underneath
_OWNER = 20
_MOST_MONTHS = 6  # side by side; more are added up by year


def draw(plan: Plan, width: int = 80) -> list[Line]:
    """Return a plan as lines: a part for what is overdue and for each month, then the load.

    Parameters
    ----------
    plan
        The plan.
    width
        How many cells a line may take.
    """
    lines: list[Line] = [[Span(line, "bold")] for line in wrap(f"Plan: {printable(title(plan))}", width)]
    first = next(iter(plan.registers), "")
    kinds = max((len(task.kind) for task in plan.tasks), default=0) + _GAP
    part = ""
    for task in plan.tasks:
        late = task.date < plan.day
        heading = "Overdue" if late else f"{task.date:%B %Y}" if task.date != plan.day else "Today"
        if heading != part:
            part = heading
            lines += [[], [Span(heading, "warning" if late else "accent")]]
        lines += _task(
            plan, task, kinds, width, plan.registers.get(task.register, "") if task.register != first else ""
        )
    if not plan.tasks:
        lines += [[], [Span("nothing is due")]]
    lines += _load(plan, width)
    lines += _shared(plan, width)
    lines.append([])
    return lines + [[Span(line, "dim")] for note in notes(plan) for line in wrap(printable(note), width)]


def _task(plan: Plan, task: Task, kinds: int, width: int, where: str) -> Iterator[Line]:
    """Yield one task: its day, its kind and whom it is for; below that what it is."""
    lead = _DATE + _GAP + kinds
    beside = width >= _NARROW
    room = max(1, width - lead - (_OWNER + _GAP if beside else 0))
    names = printable(some(task.whom, len(task.whom), 2)) or printable(task.what)
    owner = printable(task.owner or "-")
    style: Style = "warning" if task.date < plan.day else ""
    owners = wrap(owner, _OWNER) if beside else []
    for number, (name, who) in enumerate(_side_by_side(wrap(names, room), owners)):
        start = pad(f"{task.date}", _DATE + _GAP) + pad(task.kind, kinds) if number == 0 else " " * lead
        line: Line = [Span(start, style if number == 0 else ""), Span(pad(name, room))]
        yield [*line, Span("  " + who, "dim")] if who else line
    late = (plan.day - task.date).days
    details = [f"overdue by {late} day{'s' * (late != 1)}"] if late > 0 else []
    if task.whom and task.number == 1:  # later ones are the same again, by the cadence
        details.append(task.what)
    details += [] if beside or task.owner is None else [f"owner {task.owner}"]
    details += [f"in {where}"] if where else []
    for detail in wrap(printable("; ".join(details)), max(1, width - _DATE - _GAP)) if details else ():
        yield [Span(" " * (_DATE + _GAP)), Span(detail, "dim")]


def _side_by_side(names: list[str], owners: list[str]) -> Iterator[tuple[str, str]]:
    for index in range(max(len(names), len(owners))):
        yield names[index] if index < len(names) else "", owners[index] if index < len(owners) else ""


def _load(plan: Plan, width: int) -> list[Line]:
    """Return how much there is for each owner in each month, or in each year where that is too many columns."""
    if not plan.loads:
        return []
    months = sorted({load.month for load in plan.loads})
    size = len("2026-10") if len(months) <= _MOST_MONTHS else len("2026")
    columns = list(dict.fromkeys(month[:size] for month in months))
    by_owner: dict[str, list[int]] = {}
    for load in plan.loads:
        counts = by_owner.setdefault(load.owner or NOBODY, [0] * len(columns))
        counts[columns.index(load.month[:size])] += load.contacts + load.others
    rows: list[tuple[Cell, ...]] = [(owner, *counts, sum(counts)) for owner, counts in by_owner.items()]
    if len(rows) > 1:
        totals = [sum(counts[index] for counts in by_owner.values()) for index in range(len(columns))]
        rows.append(("all", *totals, sum(totals)))
    note = "contacts and other tasks"
    if any(task.date < plan.day for task in plan.tasks):
        note += f"; what is overdue is counted in {plan.day:%B}"
    return [[], *_part("Load", ("owner", *columns, "all"), rows, note, width)]


def _shared(plan: Plan, width: int) -> list[Line]:
    if not plan.shared:
        return []
    rows: list[tuple[Cell, ...]] = [
        (one.name, one.held, one.planned, round(one.makes, 1), one.capacity, one.owners) for one in plan.shared
    ]
    columns = ("name", *SHARED_COLUMNS[2:7])
    return [[], *_part("Reached by several of us", columns, rows, shared_in_words(plan), width)]


def _part(heading: str, columns: tuple[str, ...], rows: list[tuple[Cell, ...]], note: str, width: int) -> list[Line]:
    drawn = draw_table(Report("part", heading, columns, tuple(rows), (note,)), width)
    return [[Span(span.text, "accent") for span in drawn[0]], *drawn[1:]]
