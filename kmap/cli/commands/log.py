"""`kmap log`: what happened with whom."""

from typing import Annotated

import typer

from kmap.cli.edit_options import DateOption, DryRunOption, EditedArgument, EditedTopicsOption

GROUP = "Edit"


def run(
    with_: Annotated[
        str | None,
        typer.Argument(metavar="IDS", help="With whom: ids by commas; category:ID and tag:ID name all of one."),
    ] = None,
    register: EditedArgument = None,
    topic: EditedTopicsOption = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="WORD", help="What it was, such as meeting, call or workshop.")
    ] = None,
    level: Annotated[
        str | None,
        typer.Option(
            "--level",
            metavar="LEVEL",
            help="How much engagement: inform, consult, involve, collaborate or empower.",
        ),
    ] = None,
    summary: Annotated[str | None, typer.Option("--summary", metavar="TEXT", help="What was said and agreed.")] = None,
    date: DateOption = None,
    step: Annotated[
        str | None, typer.Option("--step", metavar="NUMBER", help="Which of the seven steps it served, 1 to 7.")
    ] = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="WHO", help="Who on our side was there.")] = None,
    follow_up: Annotated[
        str | None, typer.Option("--follow-up", metavar="DATE", help="The day by which something was promised.")
    ] = None,
    rating: Annotated[
        str | None, typer.Option("--rating", metavar="NUMBER", help="What they thought of it, 1 to 5, 5 best.")
    ] = None,
    comment: Annotated[str | None, typer.Option("--comment", metavar="TEXT", help="What they said of it.")] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="ID", help="The output that the feedback is about.")
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Log a contact with stakeholders.

    Example: kmap log regulator,landlords --kind meeting --level consult --summary "Went through the draft"
    """
    from kmap.cli.answers import audience, choice, given, topics, whole
    from kmap.cli.answers import date as day
    from kmap.cli.answers import rating as rated
    from kmap.cli.asking import id_and_register, needed, somebody_is_there, wanted
    from kmap.cli.edits import carry_out, opened
    from kmap.register.editing.edits import Append
    from kmap.register.editing.entry import unknown
    from kmap.register.vocabulary import LEVELS
    from kmap.terminal import listed

    with_, register = id_and_register(with_, register)
    at = opened(register)
    usage = "write kmap log IDS --kind meeting --level consult"
    alone = with_ is None or not any((kind, level, summary))
    named = audience(needed(with_, "With whom: ids, by commas", "whom it was with is missing", usage), at.register)
    if alone and somebody_is_there():
        kind = kind or wanted("What it was, such as meeting, call or workshop")
        level = level or wanted(f"Level: {', '.join(LEVELS)}")
        summary = summary or wanted("What was said and agreed, in a sentence")
    if about is not None and about not in (known := [output.id for output in at.register.outputs]):
        raise unknown(at.path, about, known, "output")
    feedback = given(rating=rated("--rating", rating), comment=comment)
    contact = given(
        date=day("--date", date) or at.register.day.isoformat(),
        with_=named,
        kind=kind,
        level=choice("--level", level, LEVELS),
        topic=topics(topic, at.register),
        step=whole("--step", step, 1, 7),
        summary=summary,
        owner=owner,
        follow_up=day("--follow-up", follow_up),
        feedback=feedback or None,
        output=about,
    )
    people = listed([f"`{word}`" for word in named])
    following = f"kmap show {named[0]}" if named[0] in at.register.by_id else "kmap check"
    carry_out(at, [Append(("log",), contact)], f"logged a contact with {people}", following, dry_run=dry_run)
