"""Pictures, pages and documents for Word, which take longer to draw than all the rest together."""

import random
from functools import cache

from tests.fuzz.options import commands, parameters
from tests.fuzz.running import Kmap
from tests.fuzz.targets.commands import run
from tests.fuzz.typed import HEAVY

WEIGHT = 18
SECONDS = 40.0  # all cards of the bundled game fill twenty-two pages


@cache
def _drawing() -> tuple[str, ...]:
    return tuple(name for name in commands() if any(set(HEAVY) & set(one.endings) for one in parameters(name)))


def case(chance: random.Random, kmap: Kmap) -> None:
    """Ask a command that draws for whatever it writes."""
    run(chance, kmap, chance.choice(_drawing()), heavy=True)
