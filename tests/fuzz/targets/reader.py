"""The reader: any bytes end in a register, or in clear lines, each with a place."""

import random
import re
from pathlib import Path

from kmap.catalogue import codes
from kmap.check import check
from kmap.register.source import Source
from tests.fuzz.mutations import INSERTS, mutated
from tests.fuzz.registers import register
from tests.fuzz.running import BrokenError, Kmap, unsafe
from tests.fuzz.seeds import content_of, project_seeds, rule_seeds, seeds

WEIGHT = 1500
LIBRARY_WORDS = re.compile("Input should|validation error|Field required|Extra inputs|pydantic|Traceback")


def case(chance: random.Random, kmap: Kmap) -> None:
    """Read something broken."""
    content = broken(chance)
    Path("r.yaml").write_bytes(content)
    clear(kmap, "r.yaml")


def broken(chance: random.Random) -> bytes:
    """Return a register with something done to it, in one of several ways."""
    kind = chance.random()
    if kind < 0.5:
        return register(chance, 4)[0]
    if kind < 0.55:
        return b"".join(chance.choice(INSERTS) for _ in range(chance.randint(0, 30)))
    if kind < 0.58:
        return chance.randbytes(chance.randint(0, 200))
    path = chance.choice([*seeds(), *project_seeds(), *rule_seeds()])
    content = content_of(path)
    lines = content.splitlines(keepends=True) or [b""]
    if chance.random() < 0.9:  # a short one is read quicker, and broken in its middle more often
        start = chance.randrange(len(lines))
        content = b"".join(lines[: chance.randrange(1, 40)] + lines[start : start + 20])
    return mutated(chance, content)


def clear(kmap: Kmap, *paths: str) -> None:
    """Assert that checking registers ends in clear lines, each with a place inside of them or of what they extend."""
    checked = check(paths)
    kmap.saw(repr(checked.diagnostics).encode("utf-8", "surrogatepass"))
    for one in checked.diagnostics:
        lines = Source(one.path, _text(one.path)).lines
        line, column = one.position.line, one.position.column
        if one.code not in codes():
            raise BrokenError(f"no such code: {one}")
        if not 1 <= line <= len(lines) + 1 or not 1 <= column <= len([*lines, ""][line - 1]) + 1:
            raise BrokenError(f"no place of the text: {one}")
        for words in (one.message, one.tip):
            if len(words.splitlines()) > 1 or LIBRARY_WORDS.search(words) or unsafe(words) in ("\x1b", "\n"):
                raise BrokenError(f"no clear line: {one}")
        own = re.sub("`[^`]*`", "``", one.message)  # what the register says may be as long as it likes
        if not 0 < len(own) < 400 or "unread-" in one.message:
            raise BrokenError(f"no clear line: {one}")


def _text(path: str) -> str:
    try:
        return Path(path).read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
    except OSError:  # there is none: the first place is the only one
        return ""
