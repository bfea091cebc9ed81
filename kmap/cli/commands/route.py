"""`kmap route`: who could introduce us?"""

from typing import Annotated

import typer

from kmap.cli.options import (
    AsOfOption,
    FormatOption,
    OutputOption,
    RegisterArgument,
    TopicOption,
    day,
    is_register,
    register_path,
)
from kmap.cli.tie_kinds import KindOption, tie_kinds

GROUP = "Network"


def run(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of the stakeholder to be introduced to.")],
    register: RegisterArgument = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="ID", help="From this stakeholder, not from us.")
    ] = None,
    kind: KindOption = None,
) -> None:
    """Who could introduce us? The strongest paths along recorded ties.

    Example: kmap route landlords stakeholders.yaml
    """
    from kmap.analysis.network.introductions import introductions
    from kmap.analysis.network.nodes import node_named
    from kmap.charts.route import draw
    from kmap.check import load
    from kmap.cli.choices import filters
    from kmap.cli.outcome import format_of, put
    from kmap.errors import KmapError
    from kmap.reports.route import report

    if register is not None and is_register(id_) and not is_register(register):
        id_, register = register, id_  # the other way round is clear enough
    if is_register(id_):
        tip = f"write `kmap route ID {id_}`; `kmap grid {id_} --format csv` lists the ids"
        raise KmapError(f"`{id_}` is a register, not the id of a stakeholder", tip)
    wanted = format_of(format_, output)
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, None, None)
    start = loaded.team.id if from_ is None else node_named(loaded, from_)
    target = node_named(loaded, id_)
    if start == target:
        asked = f"`{target}` is you yourselves" if from_ is None else f"`{target}` is both ends"
        raise KmapError(f"{asked}: no introduction is needed", "name the stakeholder whom you want to meet")
    found = introductions(loaded, target, start, topic, tie_kinds(loaded, kind))
    put(lambda: report(loaded, found), wanted, output, lambda width: draw(loaded, found, width))
