"""`kmap explain`: what does a rule, a level, a measure or a format mean?"""

from typing import Annotated

import typer

from kmap.cli.edit_options import EditedOption

GROUP = "Check"


def run(
    word: Annotated[
        str | None,
        typer.Argument(metavar="[WORD]", help="A rule (KM101), level, measure, format, ...; left out, the list."),
    ] = None,
    register: EditedOption = None,
) -> None:
    """What does a rule, a level, a measure or a format mean?

    With the settings, formats and categories of the register here, if there is one.

    Example: kmap explain KM203

    Example: kmap explain formats

    Example: kmap explain involve
    """
    import os

    from kmap.charts.pages import draw, draw_contents
    from kmap.cli.options import DEFAULT_REGISTER
    from kmap.cli.printing import show
    from kmap.register.reading import read
    from kmap.register.register import Register
    from kmap.reports.explain import contents, page
    from kmap.settings import Settings
    from kmap.terminal import terminal_width

    path = register or os.environ.get("KMAP_REGISTER") or DEFAULT_REGISTER

    def found() -> Register | None:
        """Read the register, where one is named or stands here."""
        return read(path).register if register is not None or os.path.exists(path) else None

    width = terminal_width()
    if word is not None:
        show(draw(page(word, found), width))
        return
    show(draw_contents(contents(Settings(register=found())), width))
