"""`kmap show`: what do we know of one stakeholder, and from where?"""

from typing import Annotated

import typer

from kmap.cli.options import AsOfOption, OutputOption, RegisterArgument, TopicOption, day, is_register, register_path

GROUP = "Look"


def run(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of the stakeholder.")],
    register: RegisterArgument = None,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="How to print it: text, json, csv or markdown.")
    ] = None,
    output: OutputOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
) -> None:
    """What do we know of one stakeholder, from where, and what follows?

    Example: kmap show health-agency stakeholders.yaml
    """
    from kmap.analysis.engagement import suggest
    from kmap.charts.card import draw
    from kmap.check import load
    from kmap.cli.choices import filters
    from kmap.cli.outcome import format_of, put
    from kmap.errors import KmapError
    from kmap.reports.show import report

    if register is not None and is_register(id_) and not is_register(register):
        id_, register = register, id_  # the other way round is clear enough
    if is_register(id_):
        tip = f"write `kmap show ID {id_}`; `kmap grid {id_} --format csv` lists the ids"
        raise KmapError(f"`{id_}` is a register, not the id of a stakeholder", tip)
    wanted = format_of(format_, output)
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, None, None)
    card = report(loaded, suggest(loaded, topic), id_)
    put(lambda: card, wanted, output, lambda width: draw(card, width))
