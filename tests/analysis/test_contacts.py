"""Who was met, and when, by the log."""

from collections.abc import Callable

from kmap.analysis.contacts import contacts
from kmap.register.register import Register

Read = Callable[..., Register]


def met(register: Register) -> dict[str, list[str]]:
    """Return the days on which each stakeholder was met."""
    return {id_: [str(entry.date) for entry in entries] for id_, entries in contacts(register).items()}


def test_entry_is_a_contact_with_each_id_that_it_names(read: Read) -> None:
    register = read(
        """
        stakeholders: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]
        log: [{date: 2026-05-01, with: [a, b]}]
        """
    )
    assert met(register) == {"a": ["2026-05-01"], "b": ["2026-05-01"]}


def test_category_means_each_stakeholder_of_it(read: Read) -> None:
    register = read(
        """
        stakeholders: [{id: a, name: A, category: industry}, {id: b, name: B, category: government}]
        log: [{date: 2026-05-01, with: 'category:industry'}]
        """
    )
    assert met(register) == {"a": ["2026-05-01"]}


def test_tag_means_each_stakeholder_that_has_it(read: Read) -> None:
    register = read(
        """
        stakeholders: [{id: a, name: A, tags: [x, y]}, {id: b, name: B, tags: y}, {id: c, name: C}]
        log: [{date: 2026-05-01, with: ['tag:y']}]
        """
    )
    assert met(register) == {"a": ["2026-05-01"], "b": ["2026-05-01"]}


def test_category_and_tag_mean_only_those_who_counted_on_the_day_of_the_entry(read: Read) -> None:
    register = read(
        """
        stakeholders:
          - {id: before, name: A, category: industry, until: 2026-04-30}
          - {id: then, name: B, category: industry, since: 2026-05-01, until: 2026-05-01}
          - {id: later, name: C, category: industry, since: 2026-05-02}
        log: [{date: 2026-05-01, with: ['category:industry']}]
        """
    )
    assert met(register) == {"then": ["2026-05-01"]}


def test_stakeholder_named_twice_by_one_entry_was_met_once(read: Read) -> None:
    register = read(
        """
        stakeholders: [{id: a, name: A, category: industry, tags: [x]}]
        log: [{date: 2026-05-01, with: [a, 'category:industry', 'tag:x', a]}]
        """
    )
    assert met(register) == {"a": ["2026-05-01"]}


def test_contact_of_the_day_itself_counts_and_of_the_day_after_does_not(read: Read) -> None:
    register = read(
        """
        stakeholders: [{id: a, name: A}]
        log: [{date: 2026-10-01, with: a}, {date: 2026-10-02, with: a}]
        """
    )
    assert met(register) == {"a": ["2026-10-01"]}


def test_contacts_are_sorted_by_date_whatever_the_order_of_the_log(read: Read) -> None:
    register = read(
        """
        stakeholders: [{id: a, name: A}]
        log: [{date: 2026-05-01, with: a}, {date: 2025-05-01, with: a}, {date: 2026-02-01, with: a}]
        """
    )
    assert met(register) == {"a": ["2025-05-01", "2026-02-01", "2026-05-01"]}
