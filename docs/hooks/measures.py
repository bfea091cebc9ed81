"""The page of the measures of the network, told by their files: definition, view, range and source."""

import inspect
from collections.abc import Iterator

from docs.hooks.prose import prose, table
from kmap import rooms
from kmap.analysis.network.ranking import DEFAULT, MEASURES, measure_names

PARTS = ("Definition", "View of the graph", "Range", "Source")
"""What each measure says of itself, after what it is and what for."""


def pages() -> dict[str, str]:
    """Return the page: the measures side by side, then a section for each."""
    return {"reference/measures.md": "\n".join(_lines())}


def _lines() -> Iterator[str]:
    names = sorted(measure_names())
    modules = {name: rooms.module(MEASURES, name.replace("-", "_")) for name in names}
    yield from (
        "# Measures of the network",
        "",
        f"The {len(names)} measures of `kmap rank`; `kmap rank --by {DEFAULT}` is its default, `--by all` sets all of "
        "them side by side, and `kmap explain constraint` prints one of these texts in the terminal. "
        "[The network](../network.md#ranks) shows them at work.",
        "",
        table(
            ("measure", "what it says of somebody", "what to look for", "view of the network"),
            (
                (f"[{name}](#{name})", prose(one.MEANING), f"{one.FIRST} values", prose(one.VIEW))
                for name, one in modules.items()
            ),
        ),
    )
    for name, module in modules.items():
        yield from (f"## {name.replace('-', ' ').capitalize()} {{#{name}}}", "")
        for paragraph in inspect.cleandoc(module.__doc__ or "").split("\n\n"):
            part, colon, rest = paragraph.partition(":")
            named = colon and part in PARTS
            yield from (f"**{part}.** {prose(rest[1:2].upper() + rest[2:])}" if named else prose(paragraph), "")
