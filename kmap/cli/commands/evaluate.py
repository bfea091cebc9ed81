"""`kmap evaluate`: what came of it?"""

from typing import Annotated

import typer

from kmap.cli.options import (
    AsOfOption,
    CategoryOption,
    FormatOption,
    OutputOption,
    RegisterArgument,
    TagOption,
    TopicOption,
    day,
    register_path,
)

GROUP = "Knowledge mobilisation"


def run(
    register: RegisterArgument = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    category: CategoryOption = None,
    tag: TagOption = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="From this day (YYYY-MM-DD); left out, a year up to --as-of."),
    ] = None,
) -> None:
    """What came of it? Feedback, stances, contacts, outputs, uptake, equity, training.

    Example: kmap evaluate stakeholders.yaml --since 2026-01-01 --output annual-return.md
    """
    from kmap.analysis.cycle.evaluation import evaluate
    from kmap.analysis.cycle.period import Period, year_up_to
    from kmap.analysis.grid import place
    from kmap.charts.evaluation import draw
    from kmap.check import load
    from kmap.cli.choices import filters
    from kmap.cli.outcome import format_of, put
    from kmap.errors import KmapError
    from kmap.reports.evaluate import for_people, report

    wanted = format_of(format_, output)
    first = day(since, "--since")
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, category, tag)
    if first is not None and first > loaded.day:
        raise KmapError(f"--since {first} is after {loaded.day}, the day of the register", "name an earlier day")
    period = Period(first, loaded.day) if first is not None else year_up_to(loaded.day)
    grid = place(loaded, topic, category=category, tag=tag)
    title = f"{grid.title}: {grid.topic}" if grid.topic is not None else grid.title
    made = report(loaded, title, evaluate(loaded, period, topic, category=category, tag=tag))

    def markdown() -> str:
        """Return the report as prose, with its figures below."""
        from kmap.formats.prose import essay

        return essay(for_people(made), "Figures")

    put(lambda: made, wanted, output, lambda width: draw(made, width), own={"markdown": markdown})
