"""Looking up a stakeholder by what a person calls it."""

from collections.abc import Callable

import pytest

from kmap.errors import KmapError
from kmap.register.lookup import find
from kmap.register.register import Register

Read = Callable[..., Register]

REGISTER = """
    stakeholders:
      - {id: council, name: Town Council, aliases: [TC]}
      - {id: old-council, name: Old council, until: 2020-12-31}
      - {id: a, name: Panel}
      - {id: b, name: panel}
    """


@pytest.mark.parametrize("asked", ["council", "Town Council", "town council", "tc"])
def test_id_name_or_alias_will_do(read: Read, asked: str) -> None:
    assert find(read(REGISTER), asked).id == "council"


@pytest.mark.parametrize(
    ("asked", "message", "tip"),
    [
        ("counsil", "there is no stakeholder `counsil` in x.yaml", "did you mean `council`?"),
        ("Town Counsil", "there is no stakeholder `Town Counsil` in x.yaml", "did you mean `council`?"),
        ("PANEL", "there is no stakeholder `PANEL` in x.yaml", "did you mean"),
        ("xyz", "there is no stakeholder `xyz` in x.yaml", "`kmap grid --format csv` lists all ids"),
        ("old-council", "`old-council` does not count on 2026-10-01: since ever, until 2020-12-31", "--as-of"),
    ],
)
def test_who_is_not_there_is_said_with_what_to_do(read: Read, asked: str, message: str, tip: str) -> None:
    with pytest.raises(KmapError) as error:
        find(read(REGISTER), asked)
    assert error.value.message == message
    assert tip in error.value.tip
