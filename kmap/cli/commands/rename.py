"""`kmap rename`: another id, everywhere."""

from typing import Annotated

import typer

from kmap.cli.edit_options import DryRunOption, EditedArgument

GROUP = "Edit"


def run(
    old: Annotated[str | None, typer.Argument(metavar="OLD", help="The id as it is.")] = None,
    new: Annotated[str | None, typer.Argument(metavar="NEW", help="The id as it is to be.")] = None,
    register: EditedArgument = None,
    what: Annotated[
        str | None,
        typer.Option(
            "--what",
            metavar="KIND",
            help='Which, where a word is several things: id, topic, category, tag, "output kind" or "equity group".',
        ),
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Give something another id, with all that refers to it.

    Stakeholders, needs, questions, outputs, the team, topics, categories, tags, output kinds and equity
    groups; here and in every register that extends this one. Names and comments stay as they are.

    Example: kmap rename tenants-groups tenants
    """
    from kmap.cli.answers import choice
    from kmap.cli.asking import needed
    from kmap.cli.edits import carry_out, opened
    from kmap.cli.options import is_register
    from kmap.register.editing.family import below
    from kmap.register.editing.renaming import SPACES, renaming

    if register is None and new is not None and is_register(new):
        new, register = None, new
    at = opened(register)
    usage = "write kmap rename OLD NEW"
    old = needed(old, "Id as it is", "the id is missing", usage)
    new = needed(new, "Id as it is to be", "the new id is missing", usage)
    by_source = renaming(at.source, old, new, choice("--what", what, SPACES))
    own = [edit for source, edits in by_source if source is at.source for edit in edits]
    others = [(source, edits) for source, edits in by_source if source is not at.source]
    counted = f"{len(own)} place" if len(own) == 1 else f"{len(own)} places"
    following = f"kmap show {new}" if old in at.register.by_id else "kmap check"
    carry_out(
        at,
        own,
        f"renamed `{old}` to `{new}` in {counted}",
        following,
        dry_run=dry_run,
        others=others,
        extending=below(at.source),
    )
