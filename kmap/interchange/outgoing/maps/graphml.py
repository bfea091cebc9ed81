"""GraphML, for networkx, igraph, yEd, Gephi, Cytoscape and others.

A directed graph: a tie that runs both ways is two edges, each with `mutual` true. Parallel ties
are edges of their own. Attributes have types; one that a node has not is left out, so that an
unscored axis stays without a number.
"""

from collections.abc import Iterator

from kmap.interchange.map import NODE_FIELDS, TIE_FIELDS, Map, attributes_of, attributes_of_tie
from kmap.interchange.outgoing.writing import attribute, decimal, text
from kmap.interchange.sheet import Value

ENDINGS = (".graphml",)
_TYPES = {"text": "string", "number": "double", "truth": "boolean"}


def content(drawn: Map) -> str:
    """Return a map as GraphML; node ids are those of the register, `weight` is a tie's strength."""
    return "".join(f"{line}\n" for line in _lines(drawn))


def _lines(drawn: Map) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    yield '    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    yield '    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    yield '    http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
    for name, type_ in ({"label": "text"} | NODE_FIELDS).items():
        yield f'  <key id="n_{name}" for="node" attr.name="{name}" attr.type="{_TYPES[type_]}"/>'
    for name, type_ in ({"weight": "number"} | TIE_FIELDS).items():
        yield f'  <key id="e_{name}" for="edge" attr.name="{name}" attr.type="{_TYPES[type_]}"/>'
    yield '  <key id="g_title" for="graph" attr.name="title" attr.type="string"/>'
    yield '  <graph edgedefault="directed">'
    yield f'    <data key="g_title">{text(drawn.title)}</data>'
    for node in drawn.nodes:
        inside = _parts("n_", {"label": node.name, **attributes_of(node)})
        yield f'    <node id="{attribute(node.id)}">{inside}</node>'
    for number, tie in enumerate(drawn.ties):
        inside = _parts("e_", {"weight": tie.strength, **attributes_of_tie(tie)})
        start, end = attribute(tie.start), attribute(tie.end)
        yield f'    <edge id="t{number}" source="{start}" target="{end}">{inside}</edge>'
        if tie.mutual:
            yield f'    <edge id="t{number}-back" source="{end}" target="{start}">{inside}</edge>'
    yield "  </graph>"
    yield "</graphml>"


def _parts(prefix: str, held: dict[str, Value]) -> str:
    return "".join(f'<data key="{prefix}{name}">{_shown(value)}</data>' for name, value in held.items())


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return decimal(value) if isinstance(value, float) else text(str(value))
