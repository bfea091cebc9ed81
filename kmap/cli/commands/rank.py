"""`kmap rank`: who comes first in the network?"""

from typing import Annotated

import typer

from kmap.cli.options import (
    AsOfOption,
    CategoryOption,
    FormatOption,
    OutputOption,
    RegisterArgument,
    TagOption,
    day,
    register_path,
)
from kmap.cli.tie_kinds import KindOption, tie_kinds

GROUP = "Network"


def run(
    register: RegisterArgument = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    category: CategoryOption = None,
    tag: TagOption = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="MEASURES",
            help="By this measure, such as betweenness (the default), degree or constraint; several by commas, or all.",
        ),
    ] = None,
    kind: KindOption = None,
) -> None:
    """Who comes first in the network, by any measure?

    Example: kmap rank stakeholders.yaml --by constraint
    """
    from kmap.analysis.network.ranking import DEFAULT, measure_names, rank
    from kmap.charts.ranking import draw
    from kmap.check import load
    from kmap.cli.choices import filters, one_of, words
    from kmap.cli.outcome import format_of, put
    from kmap.reports.rank import report

    wanted = format_of(format_, output)
    known = measure_names()
    asked = list(dict.fromkeys(one_of("--by", word, ("all", *known)) for word in words(by))) or [DEFAULT]
    loaded = load(register_path(register), day(as_of))
    filters(loaded, None, category, tag)
    measures = known if "all" in asked else asked
    ranking = rank(loaded, measures, tie_kinds(loaded, kind), category=category, tag=tag)
    put(lambda: report(loaded, ranking), wanted, output, lambda width: draw(loaded, ranking, width))
