"""`kmap schema`: what can stand in a register, for editors and other programs."""

from typing import Annotated

import typer

GROUP = "Check"


def run(
    output: Annotated[
        str | None, typer.Option("--output", metavar="FILE", help="Write to a file, such as kmap.schema.json.")
    ] = None,
) -> None:
    """Print the JSON Schema of registers, for editors.

    Example: kmap schema --output kmap.schema.json
    """
    import json
    import sys

    from kmap.cli.printing import write
    from kmap.register.schema import json_schema

    text = json.dumps(json_schema(), indent=2) + "\n"
    if output is None:
        sys.stdout.write(text)
    else:
        write(output, text)
