"""`kmap suggest`: how much engagement, and why?"""

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

GROUP = "Decide"


def run(
    register: RegisterArgument = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    category: CategoryOption = None,
    tag: TagOption = None,
) -> None:
    """How much engagement does each stakeholder need, and why?

    Example: kmap suggest stakeholders.yaml --category communities
    """
    from kmap.analysis.engagement import suggest
    from kmap.charts.suggestions import draw
    from kmap.check import load
    from kmap.cli.choices import filters
    from kmap.cli.outcome import format_of, put
    from kmap.reports.suggest import report

    wanted = format_of(format_, output)
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, category, tag)
    suggestions = suggest(loaded, topic, category=category, tag=tag)
    put(lambda: report(loaded, suggestions), wanted, output, lambda width: draw(loaded, suggestions, width))
