"""`kmap redact`: a copy to share."""

from typing import Annotated

import typer

from kmap.cli.edit_options import DryRunOption
from kmap.cli.options import RegisterArgument, register_path

GROUP = "In and out"


def run(
    register: RegisterArgument = None,
    output: Annotated[
        str | None, typer.Option("--output", metavar="FILE", help="Write the copy to a file: .yaml.")
    ] = None,
    key_file: Annotated[
        str | None,
        typer.Option("--key-file", metavar="FILE", help="The key of the pseudonyms; left out, KMAP_REDACT_KEY."),
    ] = None,
    new_key: Annotated[
        str | None, typer.Option("--new-key", metavar="FILE", help="Make a key, once, and write it to a file.")
    ] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option("--allow", metavar="TEXT", help="Let this stand in the copy; can be given several times."),
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Write a copy to share, without notes, names and opinions.

    Example: kmap redact stakeholders.yaml --output shared.yaml --key-file redact.key
    """
    from kmap.check import load
    from kmap.cli.printing import confirm, show, wrote
    from kmap.cli.redacting import key_of, proven, put, refuse_leftovers, refuse_target, said_of, write_key
    from kmap.errors import KmapError
    from kmap.register.redaction.choice import choice
    from kmap.register.redaction.leftovers import leftovers
    from kmap.register.redaction.redacted import needs_key, redacted
    from kmap.terminal import Span

    if new_key is not None:
        write_key(new_key)
        if output is None:
            return
        key_file = key_file or new_key
    loaded = load(register_path(register))
    if output is None and not dry_run:
        raise KmapError("no file is named for the copy", "name one with --output shared.yaml, or see first: --dry-run")
    if output is not None:
        refuse_target(output, loaded)
    chosen = choice(loaded.document.redact, loaded.path)
    key = key_of(key_file) if needs_key(loaded.document, chosen) else None
    copy = redacted(loaded.document, chosen, key, loaded.day)
    refuse_leftovers(loaded, copy, leftovers(copy, allow or ()))
    text = copy.text(chosen.fields)
    proven(copy, text, output or "the copy", loaded)
    if not dry_run and output is not None:
        put(output, text)
        wrote(output)
    (show if dry_run else confirm)(said_of(copy))
    if dry_run:
        show([[Span("nothing was written", "dim")]])
