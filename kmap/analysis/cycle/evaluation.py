"""Evaluation: what came of it, between two days.

Step 7 of knowledge mobilisation: what stakeholders thought, whether stances moved as was
wanted, whether contacts were kept up, which outputs came out and what was done with them,
whom they served, and who was trained.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kmap.analysis.contacts import addressed, contacts
from kmap.analysis.cycle.audiences import members
from kmap.analysis.cycle.links import is_about
from kmap.analysis.cycle.period import Period
from kmap.analysis.cycle.progress import state
from kmap.analysis.cycle.ratings import Met, Ratings, feedback
from kmap.analysis.cycle.served import Served, served
from kmap.analysis.cycle.stance_moves import StanceMove, stance_moves
from kmap.analysis.engagement import Suggestion, suggest
from kmap.register.models.knowledge import Output, Training, Uptake
from kmap.register.models.network import LogEntry
from kmap.register.register import Register
from kmap.register.vocabulary import OutputStatus


class Kept(NamedTuple):
    """Contacts held with one stakeholder, against the cadence of the level that stands.

    Parameters
    ----------
    suggestion
        The engagement that it needs, as on the last day.
    planned
        How many contacts that cadence makes in the days of the period on which it
        counted: whole ones only. None without a level.
    held
        How many the log has in the period.
    """

    suggestion: Suggestion
    planned: int | None
    held: int

    @property
    def kept(self) -> bool | None:
        """Whether as many were held as planned; None where none was."""
        return self.held >= self.planned if self.planned else None


class Delivered(NamedTuple):
    """An output, and what came of it in the period.

    Parameters
    ----------
    output
        The output.
    state
        How far it is on the last day.
    in_period
        Whether it came out in the period.
    feedback
        The log entries of the period with feedback on it.
    uptake
        What came of it in the period.
    """

    output: Output
    state: OutputStatus
    in_period: bool
    feedback: tuple[LogEntry, ...]
    uptake: tuple[Uptake, ...]


class Evaluation(NamedTuple):
    """What came of it.

    Parameters
    ----------
    period
        From when to when.
    entries
        The log entries of the period, by date.
    met
        The ids of those who were met in it.
    feedback
        The ratings, all together and then by stakeholder, category, output and month.
    stances
        The moves of stance that were wanted and made.
    kept
        Contacts held against cadence, in the order of the register.
    delivered
        The outputs that came out in the period, were due in it, are not out yet, or had
        feedback or uptake in it; by the day they came out, then by when they are due.
    served
        The equity groups that the register declares or that a need or question names.
    training
        What was held in the period, by date.
    """

    period: Period
    entries: tuple[LogEntry, ...]
    met: frozenset[str]
    feedback: tuple[Ratings, ...]
    stances: tuple[StanceMove, ...]
    kept: tuple[Kept, ...]
    delivered: tuple[Delivered, ...]
    served: tuple[Served, ...]
    training: tuple[Training, ...]


def evaluate(
    register: Register,
    period: Period,
    topic: str | None = None,
    *,
    category: str | None = None,
    tag: str | None = None,
) -> Evaluation:
    """Evaluate what came of the engagement in a period.

    Parameters
    ----------
    register
        The register; its day is the last of the period.
    period
        From when to when.
    topic
        Only feedback, outputs, needs and questions that are about this topic or about no
        topic, and levels and stances for it; left out, the register's own, else all.
        Contacts count against their cadence whatever they were about.
    category, tag
        Only what concerns a stakeholder of this category, or with this tag.
    """
    about = topic if topic is not None else register.topic
    suggested = suggest(register, topic, category=category, tag=tag)
    shown = [placement.stakeholder for placement in suggested.grid.placements]
    ids = {one.id for one in shown} if (category, tag) != (None, None) else None
    entries: list[Met] = [
        (entry, addressed(register, entry.with_, entry.date))
        for entry in sorted(register.log, key=lambda entry: entry.date)
        if period.holds(entry.date) and (about is None or not entry.topic or about in entry.topic)
    ]
    entries = [(entry, met) for entry, met in entries if ids is None or not ids.isdisjoint(met)]
    kept = {one.suggestion.stakeholder.id: one for one in _kept(register, suggested.suggestions, period)}
    outputs = [one for one in register.outputs if is_about(register, one, about) and _is_for(register, one, ids)]
    return Evaluation(
        period=period,
        entries=tuple(entry for entry, _ in entries),
        met=frozenset(id_ for _, met in entries for id_ in met if ids is None or id_ in ids),
        feedback=tuple(feedback(register, entries, ids)),
        stances=tuple(stance_moves(shown, period, about)),
        kept=tuple(kept[one.id] for one in shown),
        delivered=_delivered(outputs, [entry for entry, _ in entries], period),
        served=tuple(served(register, outputs, about, period)),
        training=tuple(
            sorted((one for one in register.document.training if period.holds(one.date)), key=lambda one: one.date)
        ),
    )


def _is_for(register: Register, output: Output, ids: set[str] | None) -> bool:
    return ids is None or any(one.id in ids for one in members(register, output.audiences))


def _kept(register: Register, suggestions: Iterable[Suggestion], period: Period) -> Iterator[Kept]:
    met = contacts(register)
    for one in suggestions:
        since = one.stakeholder.since
        counted = Period(max(period.first, since) if since is not None else period.first, period.last).days
        held = sum(period.holds(entry.date) for entry in met.get(one.stakeholder.id, ()))
        yield Kept(one, counted // one.every if one.every is not None else None, held)


def _delivered(outputs: list[Output], entries: list[LogEntry], period: Period) -> tuple[Delivered, ...]:
    heard: dict[str, list[LogEntry]] = {}
    for entry in entries:
        if entry.output is not None and entry.feedback is not None:
            heard.setdefault(entry.output, []).append(entry)
    found = []
    for output in outputs:
        uptake = tuple(sorted((one for one in output.uptake if period.holds(one.date)), key=lambda one: one.date))
        how_far = state(output, period.last)
        one = Delivered(
            output,
            how_far,
            how_far == "published" and period.holds(output.published),
            tuple(heard.get(output.id, ())),
            uptake,
        )
        in_question = one.in_period or how_far != "published" or period.holds(output.due)
        if in_question or one.feedback or one.uptake or output.published is None:
            found.append(one)
    return tuple(sorted(found, key=_by_day))


def _by_day(one: Delivered) -> tuple[bool, str, str]:
    day = one.output.published if one.state == "published" else one.output.due
    return one.state != "published", day.isoformat() if day is not None else "~", one.output.id
