"""What a register says of its own check: `ignore`, `severity`, `fail_on`."""

from collections.abc import Callable

import pytest

from kmap.check import check
from kmap.errors import Severity
from kmap.settings import Selection

Write = Callable[..., str]

UNSCORED = """\
    title: Heat
    stakeholders:
      - {name: Staff}
    """
LOST_TEXT = """\
    title: Heat #1
    stakeholders: []
    """


def found(path: str, code: str) -> list[Severity]:
    """Return the severities with which one rule is reported."""
    return [diagnostic.severity for diagnostic in check([path]).diagnostics if diagnostic.code == code]


def test_an_ignored_rule_is_not_reported(write: Write) -> None:
    assert found(write(UNSCORED + "check: {ignore: {KM203: Known}}"), "KM203") == []


def test_an_ignored_code_may_stand_in_lower_case(write: Write) -> None:
    assert found(write(UNSCORED + "check: {ignore: {km203: Known}}"), "KM203") == []


def test_an_ignore_without_a_reason_ignores_and_is_found_itself(write: Write) -> None:
    path = write(UNSCORED + "check:\n      ignore:\n        KM203:")
    assert found(path, "KM203") == []
    assert found(path, "KM902") == [Severity.WARNING]


def test_a_rule_has_the_severity_that_the_register_gives_it(write: Write) -> None:
    assert found(write(UNSCORED + "check: {severity: {KM203: info}}"), "KM203") == [Severity.INFO]


def test_a_code_with_a_severity_may_stand_in_lower_case(write: Write) -> None:
    assert found(write(UNSCORED + "check: {severity: {km203: error}}"), "KM203") == [Severity.ERROR]


def test_a_warning_of_reading_can_be_ignored(write: Write) -> None:
    assert found(write(LOST_TEXT + "check: {ignore: {KM018: Meant so}}"), "KM018") == []


def test_a_warning_of_reading_has_the_severity_that_the_register_gives_it(write: Write) -> None:
    assert found(write(LOST_TEXT + "check: {severity: {KM018: error}}"), "KM018") == [Severity.ERROR]


@pytest.mark.parametrize("setting", ["{ignore: {KM101: So it is}}", "{severity: {KM101: info}}"])
def test_a_rule_that_refuses_registers_can_be_neither_ignored_nor_lowered(write: Write, setting: str) -> None:
    twins = "title: Heat\nstakeholders: [{name: Staff}, {name: Staff}]\ncheck: "
    assert found(write(twins + setting), "KM101") == [Severity.ERROR]


def test_a_reading_error_can_be_neither_ignored_nor_lowered(write: Write) -> None:
    text = "title: Heat\nstakeholders: [{name: Staff, influence: high}]\n"
    path = write(text + "check: {ignore: {KM012: So it is}, severity: {KM012: info}}")
    assert found(path, "KM012") == [Severity.ERROR]


def test_the_register_says_from_which_severity_on_it_fails(write: Write) -> None:
    assert check([write(UNSCORED + "check: {fail_on: warning}")]).failed


def test_the_severity_that_the_register_gives_counts_for_failing(write: Write) -> None:
    assert check([write(UNSCORED + "check: {severity: {KM203: error}}")]).failed


def test_what_is_asked_for_stands_above_what_the_register_says(write: Write) -> None:
    path = write(UNSCORED + "check: {fail_on: warning}")
    assert not check([path], Selection(fail_on=Severity.ERROR)).failed


def test_what_one_register_fails_on_does_not_count_for_another(write: Write) -> None:
    strict = write("title: Heat\nstakeholders: []\ncheck: {fail_on: info}", "a.yaml")
    lenient = write(UNSCORED, "b.yaml")
    assert not check([strict, lenient]).failed


def test_settings_count_although_something_else_could_not_be_read(write: Write) -> None:
    path = write("title: Heat #1\nstakeholders: [{name: Staff, influence: high}]\ncheck: {ignore: {KM018: Meant so}}")
    assert found(path, "KM012") == [Severity.ERROR]
    assert found(path, "KM018") == []
