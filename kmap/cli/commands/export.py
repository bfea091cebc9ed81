"""`kmap export`: the map for spreadsheets, Kumu, Gephi and others."""

from typing import Annotated

import typer

from kmap.cli.options import AsOfOption, CategoryOption, RegisterArgument, TagOption, TopicOption, day, register_path

GROUP = "In and out"


def run(
    register: RegisterArgument = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="How to write it: csv, xlsx, json, kumu, graphml, gexf, dot, markdown, mermaid or mermaid-network.",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write to a file; its ending says the format: .csv, .xlsx, .json, .kumu.json, .graphml, .gexf, .dot, "
            ".gv, .md or .mmd.",
        ),
    ] = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    category: CategoryOption = None,
    tag: TagOption = None,
    table: Annotated[
        str | None,
        typer.Option("--table", metavar="TABLE", help="For csv: which table; left out, stakeholders."),
    ] = None,
) -> None:
    """Write the map for spreadsheets, Kumu, Gephi, Graphviz, READMEs.

    Example: kmap export stakeholders.yaml --output map.xlsx
    """
    from kmap.check import load
    from kmap.cli.choices import filters
    from kmap.cli.exporting import (
        exported_map,
        exported_tables,
        format_meant,
        is_table,
        put_out,
        say_left_out,
        table_meant,
    )
    from kmap.cli.printing import refuse_register
    from kmap.errors import KmapError

    if output is not None:
        refuse_register(output)
    wanted = format_meant(format_, output)
    chosen = table_meant(wanted, table)
    if is_table(wanted) and (topic or as_of):
        option = "--topic" if topic else "--as-of"
        raise KmapError(
            f"{option} has no meaning for {wanted}: it holds scores as they are written, for all topics and days",
            f"leave {option} out; kumu, graphml, gexf, dot, markdown and mermaid hold the scores that stand",
        )
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, category, tag)
    if is_table(wanted):
        content, left = exported_tables(loaded, wanted, chosen, category, tag)
    else:
        content, left = exported_map(loaded, wanted, topic, category, tag)
    put_out(content, wanted, output)
    say_left_out(left)
