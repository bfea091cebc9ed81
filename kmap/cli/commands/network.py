"""`kmap network`: who connects whom?"""

from typing import Annotated

import typer

from kmap.cli.options import (
    AsOfOption,
    CategoryOption,
    FormatOption,
    PictureOutputOption,
    RegisterArgument,
    SizeOption,
    TagOption,
    TopicOption,
    day,
    register_path,
)
from kmap.cli.tie_kinds import KindOption, tie_kinds

GROUP = "Network"


def run(
    register: RegisterArgument = None,
    format_: FormatOption = None,
    output: PictureOutputOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    category: CategoryOption = None,
    tag: TagOption = None,
    kind: KindOption = None,
    layout: Annotated[
        str | None,
        typer.Option(
            "--layout",
            metavar="LAYOUT",
            help="How a picture is laid out: free or grid; grid lays it over the power-interest grid.",
        ),
    ] = None,
    size: SizeOption = None,
) -> None:
    """Who connects whom, whom can't we lose, and what does the grid overlook?

    In a large network who is between whom is an estimate, as the output then says: seconds for
    10,000 stakeholders, half a minute or so for 100,000.

    Example: kmap network stakeholders.yaml --output network.svg
    """
    from kmap.check import load
    from kmap.cli.choices import filters, one_of
    from kmap.cli.outcome import format_of, put
    from kmap.cli.pictures import PICTURES, is_picture, put_picture, size_of
    from kmap.errors import KmapError

    picture = is_picture(output, format_)
    drawn_at = size_of(size, picture=picture)
    if layout is not None:
        one_of("--layout", layout, ("free", "grid"))
        if not picture:
            raise KmapError("--layout is about a picture", "add a file to draw to, such as --output network.svg")
    wanted = "text" if picture else format_of(format_, output, PICTURES)
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, category, tag)
    kinds = tie_kinds(loaded, kind)
    if picture:
        from kmap.analysis.grid import place
        from kmap.figures.network import draw as draw_figure

        grid = place(loaded, topic, category=category, tag=tag)
        put_picture(draw_figure(loaded, grid, kinds, over_grid=layout == "grid", size=drawn_at), output)
        return
    from kmap.analysis.network.network import network
    from kmap.charts.network import draw
    from kmap.reports.network import report

    found = network(loaded, topic, kinds, category=category, tag=tag)
    put(lambda: report(loaded, found), wanted, output, lambda width: draw(loaded, found, width))
