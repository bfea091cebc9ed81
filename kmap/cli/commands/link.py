"""`kmap link`: a tie between two stakeholders, or with the team."""

from typing import Annotated

import typer

from kmap.cli.edit_options import BecauseOption, DryRunOption, EditedArgument

GROUP = "Edit"


def run(
    from_: Annotated[
        str | None, typer.Argument(metavar="FROM", help="The id of the one that the tie starts from, or the team's.")
    ] = None,
    to: Annotated[str | None, typer.Argument(metavar="TO", help="The id of the one that it leads to.")] = None,
    register: EditedArgument = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="WORD", help="What it is, such as advises, funds or collaborates.")
    ] = None,
    strength: Annotated[
        str | None, typer.Option("--strength", metavar="NUMBER", help="How close it is; more is closer, 1 as left out.")
    ] = None,
    mutual: Annotated[bool, typer.Option("--mutual", help="It runs both ways.")] = False,
    negative: Annotated[bool, typer.Option("--negative", help="It is a conflict, which carries no knowledge.")] = False,
    because: BecauseOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Tie a stakeholder, or the team, to another.

    A tie of the same kind between the same two is changed, not written twice.

    Example: kmap link regulator landlords --kind advises --because "Quarterly call"
    """
    from kmap.cli.answers import given, stakeholder_called, strength_of
    from kmap.cli.asking import needed, somebody_is_there, wanted
    from kmap.cli.edits import carry_out, opened
    from kmap.cli.options import is_register
    from kmap.register.editing.adding import linking

    if register is None and to is not None and is_register(to):
        to, register = None, to
    at = opened(register)
    usage = "write kmap link FROM TO --kind advises"
    alone = from_ is None or to is None
    ends = []
    for word, question in ((from_, "From: an id"), (to, "To: an id")):
        end = needed(word, question, "one end of the tie is missing", usage)
        ends.append(stakeholder_called(end, at.register, (at.register.team.id,)))
    if alone and kind is None and somebody_is_there():
        kind = wanted("What it is, such as advises, funds or collaborates")
    tie = given(
        from_=ends[0],
        to=ends[1],
        kind=kind,
        strength=strength_of("--strength", strength),
        mutual=mutual or None,
        effect="negative" if negative else None,
        because=because,
    )
    edits, known = linking(at.values, tie)
    done = "changed the tie from" if known else "tied"
    shown = next((end for end in ends if end in at.register.by_id), ends[0])
    carry_out(at, edits, f"{done} `{ends[0]}` to `{ends[1]}`", f"kmap show {shown}", dry_run=dry_run)
