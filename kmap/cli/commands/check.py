"""`kmap check`: is anything wrong, missing or out of date?"""

from typing import Annotated

import typer

from kmap.cli.options import AsOfOption, day, register_path

GROUP = "Check"


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS]...", help="Registers, and folders with registers; left out, stakeholders.yaml here."
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODES", help="Only these rules: codes or their beginnings, by commas."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODES", help="Not these rules: codes or their beginnings, by commas."),
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="SEVERITY", help="Fail from here on: error, warning or info.")
    ] = None,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="How to print it: text or json.")] = "text",
    as_of: AsOfOption = None,
) -> None:
    """Is anything wrong, missing or out of date?

    Exit status: 0 nothing that fails, 1 findings, 2 no register could be opened.

    Example: kmap check stakeholders.yaml
    """
    import sys

    from kmap.check import Selection, check
    from kmap.cli.choices import severity, words
    from kmap.cli.files import expand
    from kmap.cli.printing import show
    from kmap.errors import KmapError
    from kmap.terminal import terminal_width

    if format_ not in ("text", "json"):
        raise KmapError(f"there is no format `{format_}` for check", "write --format text or --format json")
    selection = Selection(words(select), words(ignore), severity(fail_on))
    checked = check(expand(paths or [register_path(None)]), selection, day(as_of))
    if format_ == "json":
        from kmap.formats.json import diagnostics

        sys.stdout.write(diagnostics(checked))
    else:
        from kmap.formats.text import diagnostics as in_text

        show(in_text(checked, terminal_width()))
    raise typer.Exit(checked.status)
