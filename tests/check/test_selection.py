"""Which rules run: `--select` and `--ignore`."""

from collections.abc import Callable

import pytest

from kmap.check import check
from kmap.errors import KmapError
from kmap.settings import Selection

Write = Callable[..., str]

# An unscored stakeholder (KM203), one scored without a reason (KM205), a tie to nobody (KM102), lost text (KM018).
SEVERAL = """\
    title: Heat
    stakeholders:
      - {name: Councils, influence: 4, interest: 2}
      - {name: Staff, contact: Book #14
        }
    relationships:
      - {from: councils, to: nobody}
    """


def codes(path: str, selection: Selection) -> set[str]:
    return {diagnostic.code for diagnostic in check([path], selection).diagnostics}


def test_all_rules_run_where_none_is_selected(write: Write) -> None:
    assert codes(write(SEVERAL), Selection()) >= {"KM018", "KM102", "KM203", "KM205"}


def test_only_the_selected_rule_runs(write: Write) -> None:
    assert codes(write(SEVERAL), Selection(select=("KM203",))) == {"KM203"}


def test_several_rules_can_be_selected(write: Write) -> None:
    assert codes(write(SEVERAL), Selection(select=("KM203", "KM102"))) == {"KM102", "KM203"}


def test_the_beginning_of_a_code_selects_its_family(write: Write) -> None:
    assert codes(write(SEVERAL), Selection(select=("KM20",))) == {"KM203", "KM205"}


def test_codes_are_known_in_lower_case_too(write: Write) -> None:
    assert codes(write(SEVERAL), Selection(select=("km20",), ignore=("km203",))) == {"KM205"}


def test_an_ignored_rule_does_not_run(write: Write) -> None:
    found = codes(write(SEVERAL), Selection(ignore=("KM203",)))
    assert "KM203" not in found
    assert found >= {"KM018", "KM102", "KM205"}


def test_what_is_selected_and_ignored_is_ignored(write: Write) -> None:
    assert codes(write(SEVERAL), Selection(select=("KM203", "KM205"), ignore=("KM20",))) == set()


def test_a_warning_of_reading_can_be_ignored(write: Write) -> None:
    assert "KM018" not in codes(write(SEVERAL), Selection(ignore=("KM018",)))


def test_a_warning_of_reading_can_be_selected(write: Write) -> None:
    assert codes(write(SEVERAL), Selection(select=("KM018",))) == {"KM018"}


def test_ignoring_a_family_leaves_its_refusals(write: Write) -> None:
    found = codes(write(SEVERAL), Selection(ignore=("KM1", "KM2")))
    assert {code for code in found if code.startswith(("KM1", "KM2"))} == {"KM102"}


def test_what_reading_refuses_is_found_whatever_is_selected(write: Write) -> None:
    path = write("title: Heat\nstakeholders: [{name: Staff, influence: high}]")
    assert codes(path, Selection(select=("KM302",))) == {"KM012"}


def test_an_unknown_code_is_refused_and_the_nearest_is_named() -> None:
    with pytest.raises(KmapError, match="no rule has the code `KM203X`") as refused:
        Selection(select=("KM203X",))
    assert "did you mean `KM203`?" in refused.value.tip


def test_the_name_of_a_rule_is_answered_with_its_code() -> None:
    with pytest.raises(KmapError) as refused:
        Selection(ignore=("scored-without-reason",))
    assert "did you mean `KM205`?" in refused.value.tip


def test_a_code_like_no_other_is_answered_with_where_the_codes_are_listed() -> None:
    with pytest.raises(KmapError) as refused:
        Selection(ignore=("everything",))
    assert refused.value.tip == "`kmap explain` lists all"


@pytest.mark.parametrize("code", ["KM012", "KM101", "km201"])
def test_a_rule_that_refuses_registers_cannot_be_ignored(code: str) -> None:
    with pytest.raises(KmapError, match=f"`{code.upper()}` can't be ignored"):
        Selection(ignore=(code,))


@pytest.mark.parametrize("code", ["KM018", "KM110", "KM203", "KM304"])
def test_a_rule_that_refuses_nothing_can_be_ignored(code: str) -> None:
    assert Selection(ignore=(code,)).ignore == (code,)
