"""What is private stays out of what a check prints."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kmap import rooms
from kmap.check import check

SECRETS = ("jane.doe@unit.ac.uk", "020 7946 0958", "12 High Street, Leeds LS1 4AP")
FORMATS = [name for name in rooms.names("formats") if hasattr(rooms.module("formats", name), "diagnostics")]


@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_repeats_what_should_not_be_in_the_register(format_: str, write: Callable[..., str]) -> None:
    lines = "".join(f"  - {{name: Body {number}, notes: '{secret}'}}\n" for number, secret in enumerate(SECRETS))
    checked = check([write(f"title: Heat\nas_of: 2026-10-01\nstakeholders:\n{lines}")])
    assert {"KM701", "KM702", "KM703"} <= {diagnostic.code for diagnostic in checked.diagnostics}
    printed = str(rooms.module("formats", format_).diagnostics(checked))
    for secret in SECRETS:
        assert secret not in printed


def test_other_findings_on_the_same_line_hide_it_too(write: Callable[..., str], tmp_path: Path) -> None:
    text = "title: Heat\nas_of: 2026-10-01\nstakeholders:\n  - {name: Body, notes: jane.doe@unit.ac.uk}\n"
    assert all("jane.doe" not in one.source_line for one in check([write(text)]).diagnostics)
