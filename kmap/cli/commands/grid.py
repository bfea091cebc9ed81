"""`kmap grid`: where is everyone?"""

from typing import Annotated

import typer

from kmap.cli.options import AsOfOption, CategoryOption, RegisterArgument, TagOption, TopicOption, day, register_path

GROUP = "Look"


def run(
    register: RegisterArgument = None,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="How to print it: text, json, csv or markdown.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help="Write to a file: .png, .svg, .pdf, .txt, .json, .csv or .md."),
    ] = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    category: CategoryOption = None,
    tag: TagOption = None,
) -> None:
    """Where is everyone? The power-interest grid.

    Example: kmap grid stakeholders.yaml --output grid.png
    """
    from kmap.analysis.grid import place
    from kmap.check import load
    from kmap.cli.choices import filters
    from kmap.cli.outcome import format_of, put
    from kmap.cli.printing import refuse_register

    if output is not None:
        refuse_register(output)
    pictures = (".png", ".svg", ".pdf")
    picture = output is not None and output.lower().endswith(pictures) and format_ is None
    wanted = "text" if picture else format_of(format_, output, pictures)
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, category, tag)
    grid = place(loaded, topic, category=category, tag=tag)
    if picture and output is not None:
        from kmap.figures.grid import draw as draw_figure
        from kmap.figures.parts.style import save

        save(draw_figure(grid, {id_: one.name or id_ for id_, one in loaded.categories.items()}), output)
        return
    from kmap.charts.grid import draw
    from kmap.reports.grid import report

    put(lambda: report(grid), wanted, output, lambda width: draw(grid, width))
