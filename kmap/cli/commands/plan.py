"""`kmap plan`: what is next, for whom, by when?"""

from typing import Annotated

import typer

from kmap.cli.options import AsOfOption, CategoryOption, TagOption, TopicOption, day, register_path

GROUP = "Over time"

MOST_WEEKS = 520
"""Ten years: what lies further off is no plan."""


def run(
    register: Annotated[
        str | None,
        typer.Argument(
            metavar="[REGISTER|FOLDER]",
            help="The register, or a folder of registers to plan for together; left out, stakeholders.yaml here.",
        ),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="How to print it: text, json, csv, markdown or ics."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write to a file; its ending says the format: .ics, .txt, .json, .csv or .md.",
        ),
    ] = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    category: CategoryOption = None,
    tag: TagOption = None,
    weeks: Annotated[
        int,
        typer.Option(
            "--weeks", metavar="N", min=1, max=MOST_WEEKS, help="How many weeks to plan for, 1 to 520; left out, 12."
        ),
    ] = 12,
    owner: Annotated[str | None, typer.Option("--owner", metavar="WHO", help="Only what this person sees to.")] = None,
) -> None:
    """What is next, for whom, by when?

    An .ics file is for a calendar.

    Example: kmap plan stakeholders.yaml --weeks 8 --output plan.ics
    """
    from kmap.analysis.plan.plan import plan
    from kmap.charts.plan import draw
    from kmap.cli.outcome import format_of, put
    from kmap.cli.registers import filters_of, load_all, owner_of_ours
    from kmap.reports.plan import for_people, report, title

    wanted = format_of(format_, output, own={".ics": "ics"})
    registers = load_all(register_path(register), day(as_of))
    filters_of(registers, topic, category, tag)
    made = plan(registers, weeks, topic, owner=owner_of_ours(registers, owner), category=category, tag=tag)

    def ics() -> str:
        """Return the plan as a calendar."""
        from kmap.formats.ics import calendar

        return calendar(made, title(made))

    def markdown() -> str:
        """Return the plan as a table for people."""
        from kmap.formats.markdown import report as table

        return table(for_people(report(made)))

    own = {"ics": ics, "markdown": markdown}
    put(lambda: report(made), wanted, output, lambda width: draw(made, width), own=own)
