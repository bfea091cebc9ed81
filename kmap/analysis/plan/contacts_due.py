"""Contacts that fall due: the next one with each body, and how it goes on from there."""

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kmap.analysis.contacts import DAYS_A_YEAR
from kmap.analysis.engagement import Suggestion, suggest
from kmap.analysis.plan.task import Task
from kmap.register.register import Register


class Claim(NamedTuple):
    """What one register asks of the contact with one body.

    Parameters
    ----------
    register
        The register.
    suggestion
        The engagement that the body needs by this register.
    at
        Where the stakeholder stands in it.
    """

    register: Register
    suggestion: Suggestion
    at: int

    @property
    def every(self) -> int:
        """Days between contacts."""
        assert self.suggestion.every is not None, "only those with a level are claimed"
        return self.suggestion.every

    @property
    def due(self) -> datetime.date:
        """The day of the next contact."""
        assert self.suggestion.due is not None, "only those with a level are claimed"
        return self.suggestion.due

    def holds(self, day: datetime.date) -> bool:
        """Say whether the body still counts in this register on a day."""
        until = self.suggestion.stakeholder.until
        return until is None or day <= until


def claims(registers: Iterable[Register], topic: str | None) -> dict[str, list[Claim]]:
    """Return what each register asks for each body that has a level, by its id, in the order of the registers.

    Parameters
    ----------
    registers
        Registers of one programme, which know of each other's contacts.
    topic
        The id of a topic; left out, each register's own, else the matter in general.
    """
    found: dict[str, list[Claim]] = {}
    for register in registers:
        by_id = {one.stakeholder.id: one for one in suggest(register, topic).suggestions}
        for index, stakeholder in enumerate(register.stakeholders):
            suggestion = by_id.get(stakeholder.id)
            if suggestion is not None and suggestion.every is not None and suggestion.stakeholder is stakeholder:
                found.setdefault(stakeholder.id, []).append(Claim(register, suggestion, index))
    return found


def contacts_a_year(claimed: dict[str, list[Claim]]) -> float:
    """Return how many contacts a year the levels make; a body in several registers is met at the shortest cadence."""
    return sum(DAYS_A_YEAR / min(claim.every for claim in ones) for ones in claimed.values())


def contact_tasks(claimed: dict[str, list[Claim]], day: datetime.date, end: datetime.date) -> Iterator[Task]:
    """Yield each contact that is due up to a day, those included that recur.

    The first is due by the cadence since the last contact logged, the next ones by the
    cadence since the one before, which is taken to be held when it is due, or on `day`
    where that has passed. Of several registers that have the same body, the one that asks
    for a contact soonest sets the day; and nobody is due once they have stopped counting.

    Parameters
    ----------
    claimed
        What `claims` returns.
    day
        The day as on which the plan is made.
    end
        The last day of the plan.
    """
    for id_, ones in claimed.items():
        standing = [claim for claim in ones if claim.holds(claim.due)]
        date = min((claim.due for claim in standing), default=datetime.date.max)
        number = 1
        while date <= end and (live := [claim for claim in standing if claim.holds(date)]):
            shortest = min(live, key=lambda claim: (claim.every, claim.due))
            yield _task(id_, standing[0].register, shortest, date, number)
            try:
                date = max(date, day) + datetime.timedelta(days=shortest.every)
            except OverflowError:
                break
            number += 1


def _task(id_: str, first: Register, claim: Claim, date: datetime.date, number: int) -> Task:
    suggestion = claim.suggestion
    last = f"the last was on {suggestion.last}" if suggestion.last is not None else "none so far"
    if number > 1:
        last = f"{claim.every} day{'s' * (claim.every != 1)} after the one before"
    return Task(
        kind="contact",
        date=date,
        what=f"{suggestion.standing}: {last}",
        whom=(suggestion.stakeholder.name,),
        stakeholders=(id_,),
        owner=suggestion.owner,
        route=("stakeholders", claim.at),
        key=(id_,),
        number=number,
        level=suggestion.standing,
        register=claim.register.path,
        series=first.title,
    )
