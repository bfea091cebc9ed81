"""Registers made of nodes and ties, for the tests of the network."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

import pytest

from kmap.register.register import Register


@pytest.fixture(scope="session")
def linked(read: Callable[..., Register]) -> Callable[..., Register]:
    """Return a function that makes a register of stakeholders and of ties: from, to and, if wanted, strength."""

    def make(
        nodes: Iterable[str],
        edges: Iterable[tuple[str, str] | tuple[str, str, float]],
        *,
        mutual: bool = True,
        categories: Mapping[str, str] | None = None,
    ) -> Register:
        nodes = list(nodes)
        lines = ["stakeholders:" if nodes else "stakeholders: []"]
        for node in nodes:
            category = f", category: {categories[node]}" if categories is not None and node in categories else ""
            lines.append(f"  - {{id: {node}, name: The {node}{category}}}")
        ties = []
        for start, end, *strength in edges:
            given = f", strength: {Decimal(repr(strength[0])):f}" if strength else ""
            ties.append(f"  - {{from: {start}, to: {end}{given}{', mutual: true' if mutual else ''}}}")
        return read("\n".join([*lines, "relationships:" if ties else "", *ties]))

    return make
