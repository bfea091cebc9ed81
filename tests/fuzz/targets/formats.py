"""Every machine format of every command that has it: what comes out is read back by another reader."""

import random
from functools import cache

from kmap.cli.exporting import formats as export_formats
from tests.fuzz.options import commands, parameters
from tests.fuzz.running import Kmap
from tests.fuzz.targets.commands import run

WEIGHT = 80
_OF_CHECK = ("json", "sarif", "junit", "github", "gitlab", "concise")
_OF_REPORTS = ("json", "csv", "markdown")


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for command in commands():
        if any(one.name == "--format" for one in parameters(command)):
            known = {"check": _OF_CHECK, "export": tuple(export_formats())}.get(command, _OF_REPORTS)
            pairs += [(command, format_) for format_ in known]
    return (*pairs, ("plan", "ics"), ("plan", "ics"))


def case(chance: random.Random, kmap: Kmap) -> None:
    """Ask a command for a format."""
    command, format_ = chance.choice(_pairs())
    run(chance, kmap, command, format_)
