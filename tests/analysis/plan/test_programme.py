"""Registers that extend the same one, and the log that they share."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from kmap.analysis.contacts import contacts
from kmap.analysis.engagement import suggest
from kmap.analysis.plan.plan import plan
from kmap.analysis.plan.programme import programmes
from kmap.errors import Route
from kmap.register.register import Register
from kmap.register.source import Source

Read = Callable[..., Register]

PARENT = """
title: Programme
stakeholders:
  - {id: agency, name: Agency, category: government, influence: 5, interest: 5, engagement: {owner: Director}}
  - {id: council, name: Council, category: government, influence: 5, interest: 1}
log:
  - {date: 2026-08-01, with: agency, follow_up: 2026-09-01, summary: We send the brief}
outputs: [{id: brief, title: Brief, audiences: [agency], due: 2026-10-20}]
"""


@dataclass(frozen=True, eq=False)
class Extended(Register):
    """A register in memory that stands for one which extends others.

    What it holds up to a count of entries is inherited, by the part that it stands in.
    """

    lines: tuple[str, ...] = ()
    inherited: dict[str, int] = field(default_factory=dict)
    parent: Source | None = None

    @property
    def lineage(self) -> tuple[str, ...]:
        return self.lines

    def origin(self, route: Route) -> tuple[Source, Route]:
        inherits = len(route) > 1 and isinstance(route[1], int) and route[1] < self.inherited.get(str(route[0]), 0)
        return (self.parent, route) if inherits and self.parent is not None else (self.source, route)


def extended(read: Read, path: str, text: str, day: str = "2026-10-01", **inherited: int) -> Register:
    """Return a register that extends `programme.yaml`, the first entries of its parts being inherited."""
    made = read(text, day)
    lines = (path,) if path == "programme.yaml" else (path, "programme.yaml")
    source = Source(path, made.source.text)
    return Extended(
        source, made.document, made.day, lines=lines, inherited=inherited, parent=Source("programme.yaml", PARENT)
    )


def programme(read: Read, *logs: str) -> list[Register]:
    """Return a programme and a project for each log that is added to it."""
    registers = [extended(read, "programme.yaml", PARENT)]
    for number, log in enumerate(logs):
        text = PARENT.replace("outputs:", f"  - {{{log}}}\noutputs:").replace("Programme", f"Project {number}")
        registers.append(extended(read, f"project-{number}.yaml", text, stakeholders=2, log=1, outputs=1))
    return registers


def test_register_by_itself_is_left_as_it_is(read: Read) -> None:
    register = read(PARENT)
    (one,) = programmes([register])
    assert one.registers == (register,)


def test_registers_that_extend_the_same_one_are_one_programme(read: Read) -> None:
    found = programmes([*reversed(programme(read, "date: 2026-09-01, with: council")), read("stakeholders: []")])
    titles = [[register.title for register in one.registers] for one in found]
    assert sorted(titles) == [["A map"], ["Programme", "Project 0"]]


def test_contact_that_several_inherit_is_one_contact(read: Read) -> None:
    (one,) = programmes(programme(read, "date: 2026-09-01, with: council", "date: 2026-09-02, with: council"))
    assert [str(contact.entry.date) for contact in one.log] == ["2026-08-01", "2026-09-01", "2026-09-02"]
    assert {len(contacts(register)["agency"]) for register in one.registers} == {1}


def test_body_met_by_one_project_is_met_for_all(read: Read) -> None:
    (one,) = programmes(programme(read, "date: 2026-09-29, with: agency", "date: 2026-09-02, with: council"))
    for register in one.registers:
        found = {item.stakeholder.id: item.last for item in suggest(register).suggestions}
        assert found == {"agency": datetime.date(2026, 9, 29), "council": datetime.date(2026, 9, 2)}


def test_category_means_those_of_the_register_that_says_so(read: Read) -> None:
    text = PARENT.replace("log:", "  - {id: shop, name: Shop, category: industry}\nlog:")
    registers = [
        *programme(read, "date: 2026-09-29, with: 'category:industry'"),
        extended(read, "other.yaml", text, stakeholders=2, log=1, outputs=1),
    ]
    (one,) = programmes(registers)
    assert all("shop" not in contacts(register) for register in one.registers)


def test_contact_to_come_in_one_register_is_none_in_another(read: Read) -> None:
    (one,) = programmes(programme(read, "date: 2026-10-02, with: agency"))
    assert [len(register.log) for register in one.registers] == [1, 2]


def test_plan_has_one_contact_for_a_body_that_several_registers_have(read: Read) -> None:
    made = plan(programme(read, "date: 2026-09-29, with: agency", "date: 2026-09-02, with: council"))
    agency = [str(task.date) for task in made.tasks if task.kind == "contact" and task.stakeholders == ("agency",)]
    assert agency == ["2026-10-29", "2026-11-28"]


def test_plan_takes_the_shortest_cadence_of_those_that_ask_for_a_body(read: Read) -> None:
    registers = programme(read)
    slower = PARENT.replace("influence: 5, interest: 5", "influence: 1, interest: 1").replace("Programme", "Project")
    registers.append(extended(read, "slow.yaml", slower, log=1, outputs=1))
    made = plan(registers)
    agency = [task for task in made.tasks if task.kind == "contact" and task.stakeholders == ("agency",)]
    assert [str(task.date) for task in agency] == ["2026-08-31", "2026-10-31", "2026-11-30"]
    assert made.contacts_a_year == suggest(registers[0]).contacts_a_year


def test_body_is_planned_for_until_it_counts_in_no_register(read: Read) -> None:
    registers = programme(read)
    ending = PARENT.replace("interest: 5,", "interest: 5, until: 2026-10-31,").replace("Programme", "Project")
    made = plan([extended(read, "ending.yaml", ending, log=1, outputs=1), *registers])
    agency = [str(task.date) for task in made.tasks if task.kind == "contact" and task.stakeholders == ("agency",)]
    assert agency == ["2026-08-31", "2026-10-31", "2026-11-30"]


def test_plan_has_what_is_inherited_once(read: Read) -> None:
    made = plan(programme(read, "date: 2026-07-29, with: council", "date: 2026-07-02, with: council"))
    assert [task.kind for task in made.tasks if task.kind != "contact"] == ["follow-up", "output"]


def test_promise_of_the_programme_is_met_by_a_project(read: Read) -> None:
    made = plan(programme(read, "date: 2026-08-29, with: agency"))
    assert [task.kind for task in made.tasks if task.kind != "contact"] == ["output"]


def test_promise_of_a_project_is_listed_once(read: Read) -> None:
    made = plan(
        programme(
            read, "date: 2026-09-01, with: council, follow_up: 2026-10-03", "date: 2026-08-02, with: agency, done: true"
        )
    )
    assert [str(task.date) for task in made.tasks if task.kind == "follow-up"] == ["2026-10-03"]


def test_body_that_two_projects_reach_is_shown_with_both(read: Read) -> None:
    made = plan(programme(read, "date: 2026-09-29, with: agency, owner: A", "date: 2026-09-02, with: agency, owner: B"))
    (agency,) = [one for one in made.shared if one.id == "agency"]
    assert agency.owners == ("A", "B", "Director")
    assert agency.registers == ("programme.yaml", "project-0.yaml", "project-1.yaml")
    assert (agency.held, agency.planned) == (3, 2)


def test_name_of_a_contact_is_that_of_the_programme(read: Read) -> None:
    alone, together = plan(programme(read)), plan(programme(read, "date: 2026-09-29, with: agency"))
    first = [next(uid for task, uid in zip(one.tasks, one.uids, strict=True) if task.stakeholders == ("agency",)
                  and task.kind == "contact") for one in (alone, together)]  # fmt: skip
    assert first[0] == first[1]


def test_record_of_an_earlier_day_counts_and_is_not_planned_for(read: Read) -> None:
    registers = programme(read)
    text = PARENT.replace("outputs:", "  - {date: 2026-08-20, with: agency}\noutputs:").replace("Brief", "Finished")
    made = plan([*registers, extended(read, "done.yaml", text, "2026-09-01", log=1)])
    assert made.left_out == ("done.yaml",)
    assert not any("Finished" in task.what for task in made.tasks)
    agency = next(task for task in made.tasks if task.kind == "contact" and task.stakeholders == ("agency",))
    assert str(agency.date) == "2026-09-19"
