"""`kmap brokers`: who stands between whom?"""

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
    kind: KindOption = None,
) -> None:
    """Who stands between whom, and in which role?

    Example: kmap brokers stakeholders.yaml
    """
    from kmap.analysis.network.brokerage import brokerage, in_view
    from kmap.charts.table import draw
    from kmap.check import load
    from kmap.cli.choices import filters
    from kmap.cli.outcome import format_of, put
    from kmap.reports.brokers import in_words, report

    wanted = format_of(format_, output)
    loaded = load(register_path(register), day(as_of))
    filters(loaded, None, category, tag)
    found = brokerage(loaded, tie_kinds(loaded, kind))
    shown = in_view(loaded, found, category, tag)
    put(lambda: report(loaded, found, shown), wanted, output, lambda width: draw(in_words(loaded, found, shown), width))
