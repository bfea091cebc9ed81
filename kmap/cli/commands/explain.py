"""`kmap explain`: what does a rule, a quadrant or a level mean?"""

from typing import Annotated

import typer

GROUP = "Check"


def run(
    word: Annotated[
        str | None, typer.Argument(metavar="[WORD]", help="A rule (KM101), a quadrant, a level; left out, the list.")
    ] = None,
) -> None:
    """What does a rule, a quadrant or a level mean?

    Example: kmap explain KM203
    """
    from kmap.charts.pages import draw, draw_contents
    from kmap.cli.printing import show
    from kmap.reports.explain import contents, page
    from kmap.terminal import terminal_width

    width = terminal_width()
    show(draw_contents(contents(), width) if word is None else draw(page(word), width))
