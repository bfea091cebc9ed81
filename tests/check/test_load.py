"""Loading a register to work with."""

import datetime
from collections.abc import Callable

import pytest

from kmap.check import check, load
from kmap.errors import RegisterRefused, Severity

Write = Callable[..., str]


def test_a_register_with_warnings_is_loaded(write: Write) -> None:
    register = load(write("title: Heat #1\nstakeholders: [{name: Staff}]\n"))
    assert [one.id for one in register.stakeholders] == ["staff"]


def test_a_warning_made_an_error_refuses_no_register(write: Write) -> None:
    text = "title: Heat #1\nstakeholders: [{name: Staff}]\ncheck: {severity: {KM203: error, KM018: error}}\n"
    assert load(write(text)).title == "Heat"


def test_a_register_is_read_as_on_the_day_asked_for(write: Write) -> None:
    path = write("title: Heat\nas_of: 2026-10-01\nstakeholders: []\n")
    assert load(path, datetime.date(2027, 1, 1)).day == datetime.date(2027, 1, 1)


def test_a_register_with_errors_is_refused_with_all_of_them(write: Write) -> None:
    path = write("title: Heat\nstakeholders: [{name: Staff, influence: 11, interest: high}]\n")
    with pytest.raises(RegisterRefused) as refused:
        load(path)
    assert [diagnostic.code for diagnostic in refused.value.diagnostics] == ["KM201", "KM012"]


def test_a_refusal_holds_no_warnings(write: Write) -> None:
    path = write("title: Heat #1\nstakeholders: [{name: Staff, influence: 11}]\n")
    with pytest.raises(RegisterRefused) as refused:
        load(path)
    assert {diagnostic.severity for diagnostic in refused.value.diagnostics} == {Severity.ERROR}


def test_the_text_of_a_refusal_is_what_the_check_says(write: Write) -> None:
    path = write("title: Heat\nstakeholders: [{name: Staff, influence: 11}]\n")
    with pytest.raises(RegisterRefused) as refused:
        load(path)
    assert str(refused.value) == next(d.line for d in check([path]).diagnostics if d.severity is Severity.ERROR)


def test_a_refused_register_ends_a_command_with_1(write: Write) -> None:
    path = write("title: Heat\n")
    with pytest.raises(RegisterRefused) as refused:
        load(path)
    assert refused.value.status == 1


def test_a_missing_register_ends_a_command_with_2(write: Write) -> None:
    with pytest.raises(RegisterRefused) as refused:
        load("there-is-none.yaml")
    assert refused.value.status == 2


def test_a_refused_register_cannot_be_let_through_by_its_own_settings(write: Write) -> None:
    text = "title: Heat\nstakeholders: [{name: Staff, influence: 11}]\ncheck: {ignore: {KM201: So it is}}\n"
    with pytest.raises(RegisterRefused):
        load(write(text))
