"""`kmap assess`: dated scores by one assessor."""

from typing import Annotated

import typer

from kmap.cli.edit_options import (
    BecauseOption,
    DateOption,
    DryRunOption,
    EditedArgument,
    EditedTopicOption,
    ImpactOption,
    InfluenceOption,
    InterestOption,
)

GROUP = "Edit"


def run(
    id_: Annotated[str | None, typer.Argument(metavar="ID", help="The id of the stakeholder.")] = None,
    register: EditedArgument = None,
    topic: EditedTopicOption = None,
    influence: InfluenceOption = None,
    interest: InterestOption = None,
    impact: ImpactOption = None,
    stance: Annotated[
        str | None,
        typer.Option(
            "--stance",
            metavar="STANCE",
            help="Where they stand: unaware, resistant, neutral, supportive or leading.",
        ),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who assesses: initials or a role.")] = None,
    because: BecauseOption = None,
    date: DateOption = None,
    round_: Annotated[
        str | None,
        typer.Option("--round", metavar="NAME", help="The round that it belongs to; left out, the date is the round."),
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Add dated scores of a stakeholder.

    From its date on an assessment stands above a score without a date, and the latest round above those before.

    Example: kmap assess landlords --influence 4 --interest 3 --by AK --because "Came to the hearing"
    """
    from kmap.cli.answers import choice, given, score, topics
    from kmap.cli.answers import date as day
    from kmap.cli.asking import id_and_register, needed, somebody_is_there, wanted
    from kmap.cli.edits import carry_out, opened
    from kmap.errors import KmapError
    from kmap.register.editing.adding import assessing
    from kmap.register.editing.entry import entry, unknown
    from kmap.register.vocabulary import STANCES

    id_, register = id_and_register(id_, register)
    at = opened(register)
    usage = "write kmap assess ID --influence SCORE --interest SCORE --by WHO"
    id_ = needed(id_, "Id of the stakeholder", "the id is missing", usage)
    found = entry(at.path, at.values, at.register.by_id, id_)
    if found.kind != "stakeholder":
        raise unknown(at.path, id_, at.register.by_id, "stakeholder")
    if influence is None and interest is None and impact is None and stance is None:
        if not somebody_is_there():
            raise KmapError("a score is missing", usage)
        influence = wanted("Influence, their power over the decision")
        interest = wanted("Interest, how much the matter means to them")
        by = by or wanted("By whom: initials or a role")
        because = because or wanted("Why, in a sentence")
    assessment = given(
        date=day("--date", date) or at.register.day.isoformat(),
        by=by,
        round=round_,
        topic=topics(topic, at.register),
        influence=score("--influence", influence, at.register),
        interest=score("--interest", interest, at.register),
        impact=score("--impact", impact, at.register),
        stance=choice("--stance", stance, STANCES),
        because=because,
    )
    if not {"influence", "interest", "impact", "stance"} & set(assessment):
        raise KmapError("nothing was scored", usage)
    edits = assessing(at.values, found, assessment)
    carry_out(at, edits, f"`{found.id}` assessed on {assessment['date']}", f"kmap show {found.id}", dry_run=dry_run)
