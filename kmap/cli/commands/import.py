"""`kmap import`: a register from a spreadsheet, a survey or a network file, or into one."""  # noqa: N999  # the name of the command

from typing import Annotated

import typer

from kmap.cli.edit_options import DryRunOption

GROUP = "In and out"


def run(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="A .csv, .tsv, .xlsx, .json, .graphml or .gexf file; nodes and edges may be two."
        ),
    ],
    output: Annotated[
        str | None, typer.Option("--output", metavar="FILE", help="Write a new register to a file: .yaml; - prints it.")
    ] = None,
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="REGISTER", help="Bring it into this register, which keeps its comments."),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="HEADING=FIELD", help='What a column is: "Power=influence"; "Power=-" leaves it out.'
        ),
    ] = None,
    scale: Annotated[
        str | None,
        typer.Option("--scale", metavar="SCALE", help="The scale of the file: 1-10, or words from low to high: C,B,A."),
    ] = None,
    words: Annotated[
        list[str] | None, typer.Option("--read", metavar="WORD=VALUE", help='What a word means: "cautious=neutral".')
    ] = None,
    sheets: Annotated[list[str] | None, typer.Option("--sheet", metavar="NAME", help="Only this sheet.")] = None,
    undirected: Annotated[bool, typer.Option("--undirected", help="Ties run both ways.")] = False,
    headings: Annotated[
        bool, typer.Option("--headings", help="Take rows with nothing but a name for stakeholders, not for headings.")
    ] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="WHO", help="Scores come in as assessments by WHO.")] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="Scores come in as assessments of that day (YYYY-MM-DD)."),
    ] = None,
    same: Annotated[
        list[str] | None,
        typer.Option("--same", metavar="NAME=ID", help="That name is this stakeholder of the register."),
    ] = None,
    apart: Annotated[
        list[str] | None,
        typer.Option("--apart", metavar="NAME", help="That name is a stakeholder of its own; all says it of all."),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="An empty cell takes the value of the register away.")] = False,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What the register is about.")] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Make a register of a spreadsheet, a survey or a network file, or update one with it.

    What was understood is printed first; without --output or --into nothing is written.

    Example: kmap import workshop.xlsx --output stakeholders.yaml
    """
    from kmap.cli.answers import date as day
    from kmap.cli.importing import Import, bring_into, start_new
    from kmap.errors import KmapError
    from kmap.interchange.asked import Asked, columns_asked, words_asked
    from kmap.interchange.scales import asked_scale

    if into is not None and output is not None:
        raise KmapError(
            "--into and --output exclude each other", "--into updates a register, --output writes a new one"
        )
    if into is None and (same or apart or clear):
        raise KmapError("--same, --apart and --clear are for --into", "name the register: --into stakeholders.yaml")
    asked = Asked(
        columns=columns_asked(columns or ()),
        scale=asked_scale(scale) if scale is not None else None,
        words=words_asked(words or ()),
        sheets=tuple(sheets or ()),
        undirected=undirected,
        headings=headings,
        by=by,
        date=day("--date", date),
    )
    if into is None:
        start_new(Import(files, asked), output, title, dry_run=dry_run)
    else:
        bring_into(Import(files, asked), into, same or (), apart or (), clear=clear, dry_run=dry_run)
