"""Relationships that came, went or changed: without ids, and whatever their order."""

from typing import Any

import pytest

from kmap.analysis.change.tie_changes import tie_changes
from kmap.register.models.network import Relationship


def tie(from_: str, to: str, **fields: Any) -> Relationship:
    return Relationship.model_validate({"from": from_, "to": to, **fields})


FUNDS = tie("a", "b", kind="funds")


def test_same_ties_in_another_order_are_no_change() -> None:
    other = tie("b", "c", kind="advises")
    assert tie_changes([FUNDS, other, FUNDS], [FUNDS, FUNDS, other]) == ()


def test_tie_comes_and_goes() -> None:
    (came,), (went,) = tie_changes([], [FUNDS]), tie_changes([FUNDS], [])
    assert (came.before, came.after) == (None, FUNDS)
    assert (went.before, went.after) == (FUNDS, None)


def test_one_of_two_alike_goes() -> None:
    (went,) = tie_changes([FUNDS, FUNDS], [FUNDS])
    assert (went.before, went.after) == (FUNDS, None)


@pytest.mark.parametrize(
    "now",
    [
        tie("a", "b", kind="funds", strength=3),
        tie("a", "b", kind="funds", effect="negative"),
        tie("a", "b", kind="funds", because="Minutes"),
        tie("a", "b", kind="advises"),
        tie("b", "a", kind="funds"),
        tie("a", "b"),
    ],
    ids=["strength", "effect", "because", "kind", "direction", "kind left out"],
)
def test_tie_between_the_same_two_has_changed(now: Relationship) -> None:
    (change,) = tie_changes([FUNDS], [now])
    assert (change.before, change.after) == (FUNDS, now)


def test_kind_decides_which_of_two_has_changed() -> None:
    advises, stronger = tie("a", "b", kind="advises"), tie("a", "b", kind="advises", strength=3)
    (change,) = tie_changes([FUNDS, advises], [stronger, FUNDS])
    assert (change.before, change.after) == (advises, stronger)


def test_mutual_tie_is_the_same_from_either_end() -> None:
    assert tie_changes([tie("a", "b", mutual=True)], [tie("b", "a", mutual=True)]) == ()


def test_thousands_of_ties_between_the_same_two_are_paired() -> None:
    before = [tie("a", "b", kind=str(number)) for number in range(5_000)]
    after = [tie("a", "b", kind=f"{number} now") for number in range(5_000)]
    assert len(tie_changes(before, after)) == 5_000
