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
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="How to print it: text, concise, json, github, gitlab, sarif or junit; auto takes what the CI reads.",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", metavar="FILE", help="Write to a file; its ending says the format: .txt, .json, .sarif or .xml."
        ),
    ] = None,
    as_of: AsOfOption = None,
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
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="Report only what this baseline does not know.")
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option("--write-baseline", metavar="FILE", help="Write what is found now into a baseline, and succeed."),
    ] = None,
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Show which settings are in force and from where; check nothing.")
    ] = False,
) -> None:
    """Is anything wrong, missing or out of date?

    Exit status: 0 nothing that fails, 1 findings, 2 no register could be opened.

    Example: kmap check stakeholders.yaml
    """
    import os

    from kmap.check import check
    from kmap.cli.check_format import check_format
    from kmap.cli.choices import severity, words
    from kmap.cli.files import expand
    from kmap.cli.findings import put, put_settings
    from kmap.cli.printing import write, wrote
    from kmap.cli.progress import progress
    from kmap.errors import KmapError
    from kmap.settings import Selection

    if baseline is not None and write_baseline is not None:
        raise KmapError("--baseline and --write-baseline can't both be given", "write it first, then check against it")
    if output is not None and write_baseline is not None:
        raise KmapError("--output and --write-baseline can't both be given", "one is for findings, one for a baseline")
    wanted = check_format(format_, os.environ, output)
    selection = Selection(words(select), words(ignore), severity(fail_on))
    registers = expand(paths or [register_path(None)])
    if show_settings:
        put_settings(registers, selection)
        return
    with progress(len(registers), "checking") as tell:
        checked = check(registers, selection, day(as_of), tell)
    if write_baseline is not None and checked.opened:
        from kmap.baseline import written

        write(write_baseline, written(checked))
        wrote(write_baseline)
        return
    if baseline is not None:
        from kmap.baseline import less_known

        checked = less_known(checked, baseline)
    put(checked, wanted, output)
    if wanted == "github":
        from kmap.cli.step_summary import write_summary

        write_summary(checked, os.environ, day(as_of))
    raise typer.Exit(checked.status)
