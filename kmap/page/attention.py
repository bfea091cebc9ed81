"""What needs attention, in plain words: what is late or due, who is not heard, and what is missing."""

from collections.abc import Iterator
from typing import NamedTuple

from kmap.analysis.cycle.cycle import cycle
from kmap.analysis.hearing import hearing
from kmap.analysis.listing import some
from kmap.analysis.plan.plan import Plan, plan
from kmap.analysis.plan.task import Task
from kmap.errors import Diagnostic, Severity
from kmap.page.project import Project
from kmap.reports.coverage import sentences
from kmap.reports.cycle import times_round
from kmap.terminal import listed

_TOLD_BY_THE_PLAN = ("KM305",)
"""Findings that would say again what is overdue."""


class Item(NamedTuple):
    """One thing that needs attention.

    Parameters
    ----------
    text
        What it is, in words.
    about
        The ids of the stakeholders shown that it is about.
    tip
        What to do about it; may be empty.
    """

    text: str
    about: tuple[str, ...] = ()
    tip: str = ""


class Group(NamedTuple):
    """Things of one kind that need attention.

    Parameters
    ----------
    heading
        What they are.
    items
        The things, what is most urgent first.
    intro
        Sentences that belong to all of them.
    """

    heading: str
    items: tuple[Item, ...]
    intro: tuple[str, ...] = ()


def attention(project: Project) -> tuple[Group, ...]:
    """Return what of a project needs attention, by kind; a kind with nothing to say is left out."""
    register, first = project.register, project.views[0]
    shown = frozenset(project.ids)
    made = plan([register], topic=first.topic)
    late = [task for task in made.tasks if task.date < made.day]
    coming = [task for task in made.tasks if task.date >= made.day and task.number == 1]
    groups = (
        Group("Overdue", tuple(_tasks(made, late, shown))),
        Group(f"In the next {made.weeks} weeks", tuple(_tasks(made, coming, shown))),
        _heard(project),
        _cycle(project),
        Group("What the check asks for", tuple(_findings(project, Severity.WARNING))),
        Group("What the check notes", tuple(_findings(project, Severity.INFO))),
    )
    return tuple(group for group in groups if group.items or group.intro)


def _tasks(made: Plan, tasks: list[Task], shown: frozenset[str]) -> Iterator[Item]:
    """Yield tasks that concern somebody shown, or nobody in particular."""
    for task in tasks:
        about = tuple(id_ for id_ in task.stakeholders if id_ in shown)
        if task.stakeholders and not about:
            continue
        days = (made.day - task.date).days
        late = f", {days} day{'s' * (days != 1)} ago" if days > 0 else ""
        whom = f"{some(task.whom, len(task.whom))}: " if task.whom else ""
        owner = f" ({task.owner})" if task.owner else " (nobody named)"
        kind = task.kind.replace("-", " ")
        yield Item(f"{whom}{kind}, {task.date}{late}; {task.what}{owner}", about)


def _heard(project: Project) -> Group:
    register, first = project.register, project.views[0]
    found = hearing(register, first.topic)
    shown = frozenset(project.ids)
    items = [
        Item(f"{name}: strongly affected, little say; {listed(one.reasons)}", (id_,))
        for one in found.unheard
        if (id_ := one.suggestion.stakeholder.id) in shown
        for name in (one.suggestion.stakeholder.name,)
    ]
    return Group("Who is heard", tuple(items), tuple(sentences(register, found)))


def _cycle(project: Project) -> Group:
    found = cycle(project.register, project.views[0].topic)
    done = [str(one.step) for one in found.steps if one.state == "done"]
    intro = f"{times_round(found.round)}; " + (f"done: steps {listed(done)} of 7" if done else "no step is done yet")
    items = tuple(
        Item(f"step {one.step}, {one.title} ({one.state}): missing {lack.text}", tip=_plain(lack.do))
        for one in found.steps
        for lack in one.lacks
    )
    return Group("The seven steps of knowledge mobilisation", items, (intro,))


def _findings(project: Project, severity: Severity) -> Iterator[Item]:
    ids = [one.id for one in project.register.stakeholders]
    shown = frozenset(project.ids)
    for one in project.findings:
        if one.code in _TOLD_BY_THE_PLAN or min(one.severity, Severity.WARNING) != severity:
            continue
        about = _about(one, ids)
        if about is None or about in shown:
            yield Item(f"{_plain(one.message)} [{one.code}]", (about,) if about is not None else (), _plain(one.tip))


def _plain(words: str) -> str:
    """Return words without the marks that set code apart in a terminal."""
    return words.replace("`", "")


def _about(diagnostic: Diagnostic, ids: list[str]) -> str | None:
    """Return the stakeholder that a finding is about; None where it is about no single one."""
    match diagnostic.place.split("/"):
        case ["stakeholders", id_, *_] if id_ in ids:
            return id_
    return None
