"""`kmap changes`: what moved, and why?"""

from typing import Annotated

import typer

from kmap.cli.options import AsOfOption, FormatOption, PictureOutputOption, SizeOption, TopicOption

GROUP = "Over time"


def run(
    arguments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REVISIONS] [REGISTER]...",
            help="Two registers, or a revision (v2025: up to the working tree; v2025..HEAD) and a register.",
        ),
    ] = None,
    format_: FormatOption = None,
    output: PictureOutputOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="From this day (YYYY-MM-DD) on, in one register.")
    ] = None,
    size: SizeOption = None,
) -> None:
    """What changed between two days, two files or two revisions, and why?

    A picture shows who moved on the grid.

    Example: kmap changes --since 2026-01-01 stakeholders.yaml

    Example: kmap changes OLD.yaml NEW.yaml

    Example: kmap changes v2025..HEAD stakeholders.yaml --format markdown

    Example: kmap changes --since 2026-01-01 stakeholders.yaml --output moved.png
    """
    from kmap.analysis.change.change import changes
    from kmap.charts.changes import draw
    from kmap.cli.choices import one_of
    from kmap.cli.outcome import format_of, put
    from kmap.cli.pictures import PICTURES, is_picture, put_picture, size_of
    from kmap.cli.versions import versions
    from kmap.reports.change_sentences import sentences
    from kmap.reports.changes import report

    picture = is_picture(output, format_)
    drawn_at = size_of(size, picture=picture)
    wanted = "text" if picture else format_of(format_, output, PICTURES)
    compared = versions(arguments or [], since, as_of)
    if topic is not None:
        one_of("--topic", topic, compared.after.topics | compared.before.topics)
    if picture:
        from kmap.analysis.change.movement import movement
        from kmap.figures.grid import draw as draw_figure

        moves = movement(compared.before, compared.after, topic)
        names = {id_: one.name or id_ for id_, one in compared.after.categories.items()}
        put_picture(draw_figure(moves.after, names, moves, size=drawn_at), output)
        return
    found = changes(compared.before, compared.after, topic)

    told = sentences(found, compared.compared)
    put(
        lambda: told if wanted == "markdown" else report(found, compared.compared),
        wanted,
        output,
        lambda width: draw(told, width),
    )
