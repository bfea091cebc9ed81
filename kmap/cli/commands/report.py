"""`kmap report`: what do we show to others?"""

from typing import Annotated

import typer

from kmap.cli.options import AsOfOption, CategoryOption, SinceOption, TagOption, TopicOption

GROUP = "In and out"


def run(
    registers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REGISTER|FOLDER]...",
            help="One register or more, or folders of them; left out, stakeholders.yaml here.",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", metavar="FILE", help="Write to a file; its ending says the format: .html, .docx or .md."
        ),
    ] = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    category: CategoryOption = None,
    tag: TagOption = None,
    since: SinceOption = None,
) -> None:
    """What do we show to others? A page that works offline, or a report for Word.

    Example: kmap report stakeholders.yaml --output map.html

    Example: kmap report programme.yaml projects/ --output map.html

    Example: kmap report stakeholders.yaml --output report.docx
    """
    from kmap.cli.reporting import put, written_as
    from kmap.cli.showing import projects

    kind = written_as(output)
    shown = projects(registers or [], topic, as_of, since, category, tag)
    put(shown, kind, str(output))
