"""GEXF 1.2, for Gephi and others: the version that every reader knows.

A directed graph; a tie that runs both ways is one edge of type ``mutual``. Parallel ties are
edges of their own. Attributes have types; one that a node has not is left out.
"""

from collections.abc import Iterator

from kmap.interchange.map import NODE_FIELDS, TIE_FIELDS, Map, attributes_of, attributes_of_tie
from kmap.interchange.outgoing.writing import attribute, decimal
from kmap.interchange.sheet import Value

ENDINGS = (".gexf",)
_TYPES = {"text": "string", "number": "double", "truth": "boolean"}
_OWN = frozenset({"mutual"})
"""What an edge of GEXF says by its type."""


def content(drawn: Map) -> str:
    """Return a map as GEXF; node ids are those of the register, `weight` is a tie's strength."""
    return "".join(f"{line}\n" for line in _lines(drawn))


def _lines(drawn: Map) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    yield f"  <meta><creator>kmap</creator><description>{attribute(drawn.title)}</description></meta>"
    yield '  <graph defaultedgetype="directed" mode="static">'
    ties = {name: type_ for name, type_ in TIE_FIELDS.items() if name not in _OWN}
    for whose, declared in (("node", NODE_FIELDS), ("edge", ties)):
        yield f'    <attributes class="{whose}" mode="static">'
        for name, type_ in declared.items():
            yield f'      <attribute id="{name}" title="{name}" type="{_TYPES[type_]}"/>'
        yield "    </attributes>"
    yield "    <nodes>"
    for node in drawn.nodes:
        named = f'id="{attribute(node.id)}" label="{attribute(node.name)}"'
        yield f"      <node {named}>{_values(attributes_of(node))}</node>"
    yield "    </nodes>"
    yield "    <edges>"
    for number, tie in enumerate(drawn.ties):
        ends = f'source="{attribute(tie.start)}" target="{attribute(tie.end)}"'
        said = f'type="{"mutual" if tie.mutual else "directed"}" weight="{decimal(tie.strength)}"'
        label = f' label="{attribute(tie.kind)}"' if tie.kind else ""
        held = {name: value for name, value in attributes_of_tie(tie).items() if name not in _OWN}
        yield f'      <edge id="{number}" {ends} {said}{label}>{_values(held)}</edge>'
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _values(held: dict[str, Value]) -> str:
    inside = "".join(f'<attvalue for="{name}" value="{_shown(value)}"/>' for name, value in held.items())
    return f"<attvalues>{inside}</attvalues>" if inside else ""


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return decimal(value) if isinstance(value, float) else attribute(str(value))
