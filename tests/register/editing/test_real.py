"""Edits of the registers that come with kmap."""

from pathlib import Path

import pytest

from kmap.errors import Route
from kmap.register.editing.edits import Put
from kmap.register.editing.revision import revised
from kmap.register.parse import parse
from kmap.register.source import Source

ROOT = Path(__file__).parents[3]
REGISTERS = sorted([ROOT / "stakeholders.yaml", *ROOT.glob("examples/*.yaml")])


def scalars(values: object, route: Route = ()) -> list[tuple[Route, str]]:
    """Return every text in values with its route."""
    if isinstance(values, str):
        return [(route, values)]
    steps = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    return [found for step, inner in steps for found in scalars(inner, (*route, step))]


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.name)
def test_a_scalar_is_changed_on_its_lines_alone(path: Path) -> None:
    source = Source("x.yaml", path.read_text(encoding="utf-8"))
    found = scalars(parse(source).values)
    for route, value in found[:: max(1, len(found) // 12)]:
        revision = revised(source, [Put(route, f"{value} x, y")])
        assert len(revision.blocks) == 1
        assert revision.text.count("#") == source.text.count("#")


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.name)
def test_all_scalars_are_changed_in_one_go_and_no_comment_is_lost(path: Path) -> None:
    source = Source("x.yaml", path.read_text(encoding="utf-8"))
    found = scalars(parse(source).values)
    revision = revised(source, [Put(route, f"{value} x, y") for route, value in found])
    assert scalars(parse(revision.after).values) == [(route, f"{value} x, y") for route, value in found]
    assert revision.text.count("#") == source.text.count("#")
