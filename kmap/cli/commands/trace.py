"""`kmap trace`: from needs to feedback, and what is missing on the way."""

from typing import Annotated

import typer

from kmap.cli.options import (
    AsOfOption,
    FormatOption,
    PictureOutputOption,
    RegisterArgument,
    SizeOption,
    TopicOption,
    day,
    is_register,
    register_path,
)

GROUP = "Knowledge mobilisation"


def run(
    id_: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="A stakeholder, need, question or output; left out, all needs."),
    ] = None,
    register: RegisterArgument = None,
    format_: FormatOption = None,
    output: PictureOutputOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    category: Annotated[
        str | None, typer.Option("--category", metavar="ID", help="Only needs that this category raised.")
    ] = None,
    size: SizeOption = None,
) -> None:
    """From needs over questions and outputs to feedback: what is missing?

    With the id of a stakeholder: what it asked for, was promised, got and said.

    Example: kmap trace health-agency stakeholders.yaml
    """
    from kmap.analysis.cycle.chains import chains, holding
    from kmap.analysis.cycle.exchange import exchange
    from kmap.check import load
    from kmap.cli.choices import filters
    from kmap.cli.outcome import format_of, put
    from kmap.cli.pictures import PICTURES, is_picture, put_picture, size_of
    from kmap.errors import KmapError
    from kmap.reports.trace import exchange_report, report, subject

    if id_ is not None and is_register(id_):
        if register is not None and is_register(register):
            raise KmapError(f"`{id_}` and `{register}` are both registers", "write `kmap trace ID REGISTER`")
        id_, register = register, id_
    picture = is_picture(output, format_)
    drawn_at = size_of(size, picture=picture)
    wanted = "text" if picture else format_of(format_, output, PICTURES)
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, category, None)
    stakeholder = None
    if id_ is not None:
        id_, stakeholder = subject(loaded, id_)
    if stakeholder is not None:
        from kmap.charts.table import draw as draw_table

        if picture:
            raise KmapError("what a stakeholder asked for and got has no picture", "write it to .md, .csv or .json")
        if category is not None:
            raise KmapError("--category does not go with a stakeholder", "leave one of them out")
        table = exchange_report(loaded, stakeholder, exchange(loaded, stakeholder, topic))
        put(lambda: table, wanted, output, lambda width: draw_table(table, width))
        return
    topic = topic if topic is not None else loaded.topic if id_ is None else None
    traced = holding(loaded, id_) if id_ is not None else chains(loaded, topic, category)
    if picture:
        from kmap.figures.trace import draw as draw_figure

        put_picture(draw_figure(loaded, traced, topic, size=drawn_at), output)
        return
    from kmap.charts.trace import draw

    put(lambda: report(loaded, traced, topic), wanted, output, lambda width: draw(loaded, traced, topic, width))
