"""Registers of which a part could not be read: the rest is checked, and nothing follows from the hole."""

from collections.abc import Callable

import pytest

from kmap.check import check
from kmap.errors import Severity
from kmap.register.reading import read

Write = Callable[..., str]


def codes(path: str) -> list[str]:
    """Return the codes of what refuses a register, and of all that is said beside something that could not be read."""
    unread = not read(path).whole
    return [one.code for one in check([path]).diagnostics if unread or one.severity is Severity.ERROR]


def test_a_reference_to_an_entry_that_could_not_be_read_is_no_mistake_of_its_own(write: Write) -> None:
    path = write("""\
        title: Heat
        stakeholders:
          - {id: staff, influence: 3}
          - {name: Councils}
        relationships:
          - {from: staff, to: councils}
        """)
    assert codes(path) == ["KM010"]


def test_references_are_checked_although_a_score_could_not_be_read(write: Write) -> None:
    path = write("""\
        title: Heat
        stakeholders:
          - {name: Staff, influence: high}
        relationships:
          - {from: staff, to: nobody}
        """)
    assert codes(path) == ["KM012", "KM102"]


def test_a_score_that_could_not_be_read_is_not_called_missing(write: Write) -> None:
    path = write("title: Heat\nstakeholders: [{name: Staff, influence: high, interest: 3}]\n")
    assert codes(path) == ["KM012"]


def test_an_impossible_scale_is_said_once_not_at_every_score(write: Write) -> None:
    path = write("""\
        title: Heat
        scale: {min: 5, max: 1}
        threshold: 3
        stakeholders:
          - {name: Staff, influence: 4, interest: 2, because: They work there}
        """)
    assert codes(path) == ["KM202"]


def test_a_scale_of_one_point_is_impossible(write: Write) -> None:
    path = write("title: Heat\nscale: {min: 3, max: 3}\nstakeholders: []\n")
    assert codes(path) == ["KM202"]


@pytest.mark.parametrize("step", ["0", "-1"])
def test_a_step_of_nothing_or_less_is_impossible(write: Write, step: str) -> None:
    path = write(f"title: Heat\nscale: {{min: 1, max: 5, step: {step}}}\nstakeholders: []\n")
    assert codes(path) == ["KM202"]


def test_a_step_as_wide_as_the_scale_will_do(write: Write) -> None:
    assert codes(write("title: Heat\nscale: {min: 1, max: 5, step: 4}\nstakeholders: []\n")) == []


@pytest.mark.parametrize(("threshold", "found"), [("5", []), ("5.5", ["KM204"]), ("0", ["KM204"]), ("1", [])])
def test_one_threshold_for_all_axes_is_found_once(write: Write, threshold: str, found: list[str]) -> None:
    assert codes(write(f"title: Heat\nthreshold: {threshold}\nstakeholders: []\n")) == found


def test_what_a_broken_text_holds_before_the_break_is_checked(write: Write) -> None:
    path = write("""\
        title: Heat
        relationships:
          - {from: us, to: us}
        stakeholders:
          - name: Councils: local ones
        """)
    assert codes(path) == ["KM103", "KM003"]


def test_what_may_stand_below_a_break_is_not_called_missing(write: Write) -> None:
    path = write("""\
        title: Heat
        relationships:
          - {from: staff, to: us}
        stakeholders:
          - name: Councils: local ones
        """)
    assert codes(path) == ["KM003"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "- a list\n", "just text\n", "title: Heat\n"])
def test_a_text_that_is_no_register_is_one_finding(write: Write, text: str) -> None:
    assert len(codes(write(text))) == 1


def test_all_mistakes_are_told_in_one_go(write: Write) -> None:
    path = write("""\
        title: Heat
        treshold: mean
        stakeholders:
          - {name: Staff, influence: high, category: nurses}
          - {name: Staff, interest: 9}
        log:
          - {date: 2026-02-30, with: [staff]}
        """)
    assert sorted(codes(path)) == ["KM009", "KM012", "KM013", "KM101", "KM104", "KM201"]
