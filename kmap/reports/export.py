"""A map as a table, for Markdown: who stands where, and the ties."""

from kmap.interchange.map import Map
from kmap.report import Report

COLUMNS = ("name", "category", "influence", "interest", "impact", "quadrant", "level")
TIE_COLUMNS = ("from", "to", "kind", "strength", "mutual", "effect")


def report(drawn: Map) -> Report:
    """Return the stakeholders of a map, a row for each; the ties are a part where there are any."""
    names = {node.id: node.name for node in drawn.nodes}
    rows = tuple(
        (
            node.name,
            drawn.categories.get(node.category, node.category) if node.category is not None else None,
            node.influence,
            node.interest,
            node.impact,
            node.quadrant,
            node.level,
        )
        for node in drawn.nodes
        if node.kind != "team"
    )
    ties = tuple(
        (
            names[tie.start],
            names[tie.end],
            tie.kind,
            tie.strength,
            tie.mutual,
            "negative" if tie.negative else "positive",
        )
        for tie in drawn.ties
    )
    parts = (Report("ties", "Ties", TIE_COLUMNS, ties),) if ties else ()
    return Report("export", drawn.title, COLUMNS, rows, drawn.rule, parts)
