"""`kmap init`: write a first register, with comments, to fill in."""

from typing import Annotated

import typer

GROUP = "In and out"


def run(
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help="The file to write, or the folder to write stakeholders.yaml into.")
    ] = "stakeholders.yaml",
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="What the register is about.")
    ] = "Our stakeholders",
) -> None:
    """Write a first register, with comments, to fill in.

    Example: kmap init --title "Heat in care homes"
    """
    from kmap.cli.first import write_first
    from kmap.cli.printing import confirm
    from kmap.terminal import Span, printable

    written = write_first(path, title)
    confirm(
        [
            [Span(f"wrote {printable(written)}: open it in an editor and make it yours", "good")],
            [Span(f"next: kmap grid {printable(written)}")],
        ]
    )
