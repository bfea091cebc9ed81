"""`kmap key-players`: whom to talk to, and whom we can't lose?"""

from typing import Annotated

import typer

from kmap.cli.options import AsOfOption, FormatOption, OutputOption, RegisterArgument, day, register_path
from kmap.cli.tie_kinds import KindOption, tie_kinds

GROUP = "Network"


def run(
    register: RegisterArgument = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    size: Annotated[
        int, typer.Option("--k", metavar="N", min=1, help="How many to talk to, or to lose, at once; left out, 3.")
    ] = 3,
    kind: KindOption = None,
) -> None:
    """Whom to talk to so that all are soon reached, and whom can't we lose?

    How soon word gets from each to all is worked out for everybody up to some thousands of
    stakeholders. Beyond, it is an estimate whom to look at, as the output then says: half a
    minute or so for 100,000.

    Example: kmap key-players stakeholders.yaml --k 3
    """
    from kmap.analysis.network.key_players import key_players
    from kmap.charts.table import draw
    from kmap.check import load
    from kmap.cli.outcome import format_of, put
    from kmap.reports.key_players import in_words, report

    wanted = format_of(format_, output)
    loaded = load(register_path(register), day(as_of))
    found = key_players(loaded, size, tie_kinds(loaded, kind))
    put(lambda: report(loaded, found), wanted, output, lambda width: draw(in_words(loaded, found), width))
