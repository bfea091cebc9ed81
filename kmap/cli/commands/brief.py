"""`kmap brief`: what to know of one stakeholder before meeting them?"""

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

GROUP = "Decide"


def run(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of the stakeholder.")],
    register: RegisterArgument = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
) -> None:
    """What to know of one stakeholder before a meeting? One page.

    Example: kmap brief health-agency stakeholders.yaml
    """
    from kmap.analysis.briefing import brief
    from kmap.analysis.network.nodes import node_named
    from kmap.charts.briefing import draw
    from kmap.check import load
    from kmap.cli.choices import filters
    from kmap.cli.outcome import format_of, put
    from kmap.errors import KmapError
    from kmap.reports.brief import report

    if register is not None and is_register(id_) and not is_register(register):
        id_, register = register, id_  # the other way round is clear enough
    if is_register(id_):
        tip = f"write `kmap brief ID {id_}`; `kmap grid {id_} --format csv` lists the ids"
        raise KmapError(f"`{id_}` is a register, not the id of a stakeholder", tip)
    wanted = format_of(format_, output)
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, None, None)
    whom = node_named(loaded, id_)
    if whom == loaded.team.id:
        raise KmapError(f"`{id_}` is the team itself", "name the stakeholder whom you are to meet")
    page = report(loaded, brief(loaded, whom, topic))

    def markdown() -> str:
        """Return the page as prose."""
        from kmap.formats.prose import page as written

        return written(page)

    put(lambda: page, wanted, output, lambda width: draw(page, width), own={"markdown": markdown})
