"""Options that mean the same in every command that edits a register."""

from typing import Annotated

import typer

EditedArgument = Annotated[
    str | None,
    typer.Argument(metavar="[REGISTER]", help="The register; left out, KMAP_REGISTER, else stakeholders.yaml here."),
]
EditedOption = Annotated[
    str | None,
    typer.Option(
        "--register", metavar="REGISTER", help="The register; left out, KMAP_REGISTER, else stakeholders.yaml here."
    ),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would come of it; write nothing.")]
BecauseOption = Annotated[str | None, typer.Option("--because", metavar="TEXT", help="The reason, in a sentence.")]
InfluenceOption = Annotated[
    str | None, typer.Option("--influence", metavar="SCORE", help="Power over the decision, on the register's scale.")
]
InterestOption = Annotated[
    str | None, typer.Option("--interest", metavar="SCORE", help="How much the matter means to them.")
]
ImpactOption = Annotated[str | None, typer.Option("--impact", metavar="SCORE", help="How strongly they are affected.")]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="The day (YYYY-MM-DD); left out, the register's, else today."),
]
EditedTopicOption = Annotated[str | None, typer.Option("--topic", metavar="ID", help="The topic that it is about.")]
EditedTopicsOption = Annotated[
    str | None, typer.Option("--topic", metavar="IDS", help="The topics that it is about, by commas.")
]
