"""`kmap show`: what do we know of one stakeholder, and from where?"""

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

GROUP = "Look"


def run(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of the stakeholder.")],
    register: RegisterArgument = None,
    format_: FormatOption = None,
    output: PictureOutputOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    size: SizeOption = None,
) -> None:
    """What do we know of one stakeholder, from where, and what follows?

    A picture shows the history of its scores.

    Example: kmap show health-agency stakeholders.yaml
    """
    from kmap.analysis.change.history import history
    from kmap.analysis.engagement import suggest
    from kmap.charts.card import draw
    from kmap.charts.history import draw as draw_history
    from kmap.check import load
    from kmap.cli.choices import filters
    from kmap.cli.outcome import format_of, put
    from kmap.cli.pictures import PICTURES, is_picture, put_picture, size_of
    from kmap.errors import KmapError
    from kmap.reports.history import report as history_report
    from kmap.reports.show import report

    if register is not None and is_register(id_) and not is_register(register):
        id_, register = register, id_  # the other way round is clear enough
    if is_register(id_):
        tip = f"write `kmap show ID {id_}`; `kmap grid {id_} --format csv` lists the ids"
        raise KmapError(f"`{id_}` is a register, not the id of a stakeholder", tip)
    picture = is_picture(output, format_)
    drawn_at = size_of(size, picture=picture)
    wanted = "text" if picture else format_of(format_, output, PICTURES)
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, None, None)
    card = report(loaded, suggest(loaded, topic), id_)
    found = history(loaded, next(str(row[2]) for row in card.rows if row[:2] == ("who", "id")), topic)
    if picture:
        from kmap.figures.history import draw as draw_figure

        put_picture(draw_figure(found, size=drawn_at), output)
        return
    if found.rounds:
        card = card._replace(parts=(*card.parts, history_report(found)))
    put(lambda: card, wanted, output, lambda width: [*draw(card, width), *draw_history(found, width)])
