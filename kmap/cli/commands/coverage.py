"""`kmap coverage`: who is heard, and who is not?"""

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
) -> None:
    """Who is heard, who is not, and who could introduce us to them?

    Example: kmap coverage stakeholders.yaml
    """
    from kmap.analysis.grid import place
    from kmap.analysis.hearing import hearing
    from kmap.charts.coverage import draw
    from kmap.check import load
    from kmap.cli.choices import filters
    from kmap.cli.outcome import format_of, put
    from kmap.reports.coverage import report

    wanted = format_of(format_, output)
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, category, tag)
    grid = place(loaded, topic, category=category, tag=tag)
    title = f"{grid.title}: {grid.topic}" if grid.topic is not None else grid.title
    heard = hearing(loaded, topic, category=category, tag=tag)
    put(lambda: report(loaded, title, heard), wanted, output, lambda width: draw(loaded, title, heard, width))
