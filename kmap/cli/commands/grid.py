"""`kmap grid`: where is everyone?"""

from typing import Annotated

import typer

from kmap.cli.options import (
    AsOfOption,
    CategoryOption,
    FormatOption,
    PictureOutputOption,
    RegisterArgument,
    SinceOption,
    SizeOption,
    TagOption,
    TopicOption,
    day,
    register_path,
)

GROUP = "Look"


def run(
    register: RegisterArgument = None,
    format_: FormatOption = None,
    output: PictureOutputOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    category: CategoryOption = None,
    tag: TagOption = None,
    view: Annotated[
        str,
        typer.Option(
            "--view", metavar="VIEW", help="What to look at: grid, salience, impact, stance or matrix; left out, grid."
        ),
    ] = "grid",
    size: SizeOption = None,
    since: SinceOption = None,
) -> None:
    """Where is everyone? The power-interest grid, and other views.

    --view salience: whose claim calls for attention; impact: whom it affects; stance: who blocks;
    matrix: who should move where.

    Example: kmap grid stakeholders.yaml --output grid.png

    Example: kmap grid stakeholders.yaml --view stance --size slide --output stance.pdf
    """
    from kmap.check import load
    from kmap.cli.choices import filters, on_two_days, one_of
    from kmap.cli.outcome import format_of, put
    from kmap.cli.pictures import PICTURES, is_picture, put_picture, size_of
    from kmap.cli.views import GRID, VIEWS, put_view
    from kmap.errors import KmapError

    one_of("--view", view, VIEWS)
    if view != GRID and since is not None:
        raise KmapError(
            f"--since shows who moved on the grid, not in --view {view}", "leave --view out, or see `kmap changes`"
        )
    picture = is_picture(output, format_)
    drawn_at = size_of(size, picture=picture)
    wanted = None if picture else format_of(format_, output, PICTURES)
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, category, tag)
    if view != GRID:
        put_view(view, loaded, topic, category, tag, wanted, output, drawn_at)
        return
    from kmap.analysis.grid import place

    grid = place(loaded, topic, category=category, tag=tag)
    moves = None
    if since is not None:
        from kmap.analysis.change.movement import movement

        earlier, _ = on_two_days(loaded, since)
        moves = movement(earlier, loaded, topic, category=category, tag=tag)
    if wanted is None:
        from kmap.figures.grid import draw as draw_figure

        names = {id_: one.name or id_ for id_, one in loaded.categories.items()}
        put_picture(draw_figure(grid, names, moves, size=drawn_at), output)
        return
    from kmap.charts.grid import draw
    from kmap.reports.grid import report

    put(lambda: report(grid, moves), wanted, output, lambda width: draw(grid, width, moves))
