"""`kmap set`: fields of what has an id."""

from typing import Annotated

import typer

from kmap.cli.edit_options import BecauseOption, DryRunOption, EditedOption

GROUP = "Edit"


def run(
    id_: Annotated[
        str | None, typer.Argument(metavar="ID", help="The id of a stakeholder, need, question or output.")
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FIELD=VALUE...",
            help="Such as interest=4, engagement.target=involve, tags=england,board; FIELD= takes it away.",
        ),
    ] = None,
    because: BecauseOption = None,
    register: EditedOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Set fields of a stakeholder, need, question or output.

    The reason goes beside the score or the engagement that is set.

    Example: kmap set tenants-groups engagement.target=involve --because "The board asked for it"
    """
    from kmap.cli.asking import needed
    from kmap.cli.edits import carry_out, opened, register_in
    from kmap.errors import KmapError
    from kmap.register.editing.entry import entry
    from kmap.register.editing.setting import refuse_hidden, setting_edits, settings, told, with_reason
    from kmap.register.naming import behind

    words, path = register_in(fields or [], register)
    at = opened(path)
    usage = "write kmap set ID FIELD=VALUE, such as kmap set landlords interest=4"
    id_ = needed(id_, "Id", "the id is missing", usage)
    found = entry(at.path, at.values, at.register.by_id, id_)
    if not words:
        words = [needed(None, "Field and value, as in interest=4", "what to set is missing", usage)]
    chosen = settings(words, found.kind)
    if any(one.path == ("id",) for one in chosen):
        tip = f"kmap rename {found.id} NEW{behind(at.path)}"
        raise KmapError("an id is not set but renamed, with all that refers to it", tip)
    refuse_hidden(at.register, found, chosen)
    said = "; ".join(told(at.values, found, one) for one in chosen)
    if because is not None:
        chosen = with_reason(chosen, because)
    edits = setting_edits(at.register, at.values, found, chosen)
    following = f"kmap show {found.id}" if found.kind == "stakeholder" else "kmap check"
    carry_out(at, edits, f"`{found.id}`: {said}", following, dry_run=dry_run)
