"""`kmap remove`: what nothing refers to."""

from typing import Annotated

import typer

from kmap.cli.edit_options import DryRunOption, EditedArgument

GROUP = "Edit"


def run(
    id_: Annotated[str | None, typer.Argument(metavar="ID", help="The id.")] = None,
    register: EditedArgument = None,
    ties: Annotated[bool, typer.Option("--ties", help="Take its ties with it.")] = False,
    dry_run: DryRunOption = False,
) -> None:
    """Remove what was entered by mistake.

    Refuses while anything refers to it, and says where. Who has left stays in the register, with the
    day: kmap set ID until=2026-09-30.

    Example: kmap remove heat-guide
    """
    from kmap.cli.asking import id_and_register, needed
    from kmap.cli.edits import carry_out, opened, refuse_referred
    from kmap.register.editing.family import below
    from kmap.register.editing.renaming import named, removal

    id_, register = id_and_register(id_, register)
    at = opened(register)
    id_ = needed(id_, "Id", "the id is missing", "write kmap remove ID")
    thing = named(at.source, id_)
    if thing.inherited is None:
        refuse_referred(thing, at.path, ties=ties)
    by_source = removal(thing, ties=ties)
    own = [edit for source, edits in by_source if source is at.source for edit in edits]
    others = [(source, edits) for source, edits in by_source if source is not at.source]
    said = f"removed {thing.kind} `{id_}`"
    if thing.inherited is not None:
        said = f"removed what is said of `{id_}` here; {thing.inherited.path} still has it"
    carry_out(at, own, said, "kmap check", dry_run=dry_run, others=others, extending=below(at.source))
