"""`kmap add`: a new stakeholder."""

from typing import Annotated

import typer

from kmap.cli.edit_options import (
    BecauseOption,
    DryRunOption,
    EditedOption,
    ImpactOption,
    InfluenceOption,
    InterestOption,
)

GROUP = "Edit"


def run(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The name as people read it.")] = None,
    fields: Annotated[
        list[str] | None, typer.Argument(metavar="[FIELD=VALUE]...", help="More fields, such as tags=england,board.")
    ] = None,
    category: Annotated[str | None, typer.Option("--category", metavar="ID", help="The id of its category.")] = None,
    id_: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="The id; left out, it is made from the name.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="What it is: organisation, group, role or person; left out, organisation.",
        ),
    ] = None,
    influence: InfluenceOption = None,
    interest: InterestOption = None,
    impact: ImpactOption = None,
    because: BecauseOption = None,
    register: EditedOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Add a stakeholder.

    Scores that are not known are left out: missing is not the same as low.

    Example: kmap add "Tenants' federation" --category communities --influence 1 --interest 5
    """
    from typing import get_args

    from kmap.cli.answers import choice, given, score
    from kmap.cli.asking import needed, somebody_is_there, wanted
    from kmap.cli.edits import carry_out, opened, register_in
    from kmap.errors import KmapError
    from kmap.register.editing.adding import addition
    from kmap.register.editing.setting import settings
    from kmap.register.vocabulary import Kind

    words, path = register_in(fields or [], register)
    at = opened(path)
    alone = name is None
    name = needed(name, "Name", "the name is missing", 'write it in quotes: kmap add "Tenants\' federation"')
    chosen = settings(words, "stakeholder")
    if alone and somebody_is_there() and not chosen:
        category = category or wanted(f"Category: {', '.join(at.register.categories)}")
        influence = influence or wanted("Influence, their power over the decision")
        interest = interest or wanted("Interest, how much the matter means to them")
        because = because or wanted("Why, in a sentence")
    options = given(
        id=id_,
        kind=choice("--kind", kind, get_args(Kind)),
        category=choice("--category", category, at.register.categories),
        influence=score("--influence", influence, at.register),
        interest=score("--interest", interest, at.register),
        impact=score("--impact", impact, at.register),
        because=because,
    )
    twice = next((one.field for one in chosen if one.field in {"name", *options}), None)
    if twice is not None:
        raise KmapError(f"`{twice}` is given twice", "give it as an option or as a field, not both")
    made, edits = addition(at.register, at.values, name, options, chosen)
    carry_out(at, edits, f"added `{made}`, {name}", f"kmap show {made}", dry_run=dry_run)
