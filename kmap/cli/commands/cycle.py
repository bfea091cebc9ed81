"""`kmap cycle`: where are we in the seven steps?"""

from kmap.cli.options import (
    AsOfOption,
    FormatOption,
    PictureOutputOption,
    RegisterArgument,
    SizeOption,
    TopicOption,
    day,
    register_path,
)

GROUP = "Knowledge mobilisation"


def run(
    register: RegisterArgument = None,
    format_: FormatOption = None,
    output: PictureOutputOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    size: SizeOption = None,
) -> None:
    """Where are we in the seven steps, and what is missing?

    What the register holds says it, by conditions that `kmap explain step-1` and so on give.

    Example: kmap cycle stakeholders.yaml --output cycle.png
    """
    from kmap.analysis.cycle.cycle import cycle
    from kmap.check import load
    from kmap.cli.choices import filters
    from kmap.cli.outcome import format_of, put
    from kmap.cli.pictures import PICTURES, is_picture, put_picture, size_of

    picture = is_picture(output, format_)
    drawn_at = size_of(size, picture=picture)
    wanted = "text" if picture else format_of(format_, output, PICTURES)
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, None, None)
    stand = cycle(loaded, topic)
    if picture:
        from kmap.figures.cycle import draw as draw_figure

        put_picture(draw_figure(stand, size=drawn_at), output)
        return
    from kmap.charts.cycle import draw
    from kmap.reports.cycle import report

    put(lambda: report(stand), wanted, output, lambda width: draw(stand, width))
