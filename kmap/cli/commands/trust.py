"""`kmap trust`: how far can this map be trusted?"""

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
    is_register,
    register_path,
)

GROUP = "Decide"


def run(
    id_: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="The id of a stakeholder, to see each case of its place.")
    ] = None,
    register: RegisterArgument = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    category: CategoryOption = None,
    tag: TagOption = None,
) -> None:
    """How far can this map be trusted: agreement, doubt, age, gaps?

    With an id, each case of the place of that stakeholder.

    Example: kmap trust stakeholders.yaml

    Example: kmap trust health-agency stakeholders.yaml
    """
    from kmap.check import load
    from kmap.cli.choices import filters
    from kmap.cli.outcome import format_of, put
    from kmap.errors import KmapError

    if id_ is not None and is_register(id_):
        if register is not None and is_register(register):
            raise KmapError(f"`{id_}` and `{register}` are both registers", "name one: `kmap trust REGISTER`")
        id_, register = register, id_  # the other way round is clear enough
    wanted = format_of(format_, output)
    if id_ is not None and (category is not None or tag is not None):
        option = "--category" if category is not None else "--tag"
        raise KmapError(f"{option} chooses among stakeholders, and `{id_}` is one", f"leave out {option} or the id")
    loaded = load(register_path(register), day(as_of))
    filters(loaded, topic, category, tag)
    if id_ is not None:
        from kmap.analysis.trust.scrutiny import scrutinise
        from kmap.charts.scrutiny import draw as draw_one
        from kmap.register.lookup import find
        from kmap.reports.scrutiny import report as report_one

        scrutiny = scrutinise(loaded, find(loaded, id_), topic)
        put(lambda: report_one(scrutiny), wanted, output, lambda width: draw_one(scrutiny, width))
        return
    from kmap.analysis.trust.trust import trust
    from kmap.charts.trust import draw
    from kmap.reports.trust import report

    found = trust(loaded, topic, category=category, tag=tag)
    put(lambda: report(found), wanted, output, lambda width: draw(found, width))
