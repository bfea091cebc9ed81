"""`kmap topics`: how does it differ by topic?"""

from typing import Annotated

import typer

from kmap.cli.options import (
    AsOfOption,
    CategoryOption,
    FormatOption,
    OutputOption,
    RegisterArgument,
    TagOption,
    day,
    register_path,
)

GROUP = "Look"


def run(
    register: RegisterArgument = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    topic: Annotated[
        list[str] | None, typer.Option("--topic", metavar="ID", help="Only this topic; several by commas, or repeated.")
    ] = None,
    as_of: AsOfOption = None,
    category: CategoryOption = None,
    tag: TagOption = None,
    differences: Annotated[bool, typer.Option("--differences", help="Only what differs from the general map.")] = False,
) -> None:
    """How does it differ by topic: scores, places, levels?

    Example: kmap topics stakeholders.yaml --topic heat
    """
    from kmap.analysis.topics import compare
    from kmap.charts.topics import draw
    from kmap.check import load
    from kmap.cli.choices import filters, words
    from kmap.cli.outcome import format_of, put
    from kmap.reports.topics import report

    wanted, topics = format_of(format_, output), words(topic)
    loaded = load(register_path(register), day(as_of))
    filters(loaded, None, category, tag)
    for one in topics:
        filters(loaded, one, None, None)
    found = compare(loaded, topics, category=category, tag=tag)
    put(
        lambda: report(found, differences=differences),
        wanted,
        output,
        lambda width: draw(found, width, differences=differences),
    )
