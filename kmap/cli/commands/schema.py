"""`kmap schema`: what can stand in a register, and in what kmap writes, for editors and other programs."""

from typing import Annotated

import typer

GROUP = "Check"


def run(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[NAME]",
            help="Of what: register, report, check, baseline or export; left out, register.",
        ),
    ] = "register",
    output: Annotated[str | None, typer.Option("--output", metavar="FILE", help="Write to a file: .json.")] = None,
) -> None:
    """Print the JSON Schema of registers, for editors, or of what kmap writes.

    report: what --format json of all commands that show something writes; check: of kmap check;
    baseline: of kmap check --write-baseline; export: of kmap export, which is a register.

    Example: kmap schema --output kmap.schema.json

    Example: kmap schema report
    """
    import json

    from kmap.cli.printing import print_out, write, wrote
    from kmap.cli.schemas import refuse_other_ending, schema

    if output is not None:
        refuse_other_ending(output)
    text = json.dumps(schema(name), indent=2) + "\n"
    if output is None:
        print_out(text)
        return
    write(output, text)
    wrote(output)
