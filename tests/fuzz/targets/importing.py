"""The importers: what they make of a foreign file is a sound register, or a refusal that leaves all as it was."""

import random
from pathlib import Path

from kmap.check import check
from tests.fuzz.foreign import foreign_file
from tests.fuzz.options import arguments
from tests.fuzz.registers import dumped, register_values
from tests.fuzz.running import BrokenError, Kmap

WEIGHT = 120


def case(chance: random.Random, kmap: Kmap) -> None:
    """Import something broken, to be shown, into a new register, or into one that is there."""
    register = register_values(chance, 4)
    before = b"# kept-0\n" + dumped(chance, register)
    Path("stakeholders.yaml").write_bytes(before)
    names = [foreign_file(chance, kmap) for _ in range(chance.choice([1, 1, 1, 1, 2]))]
    kind = chance.random()
    if kind < 0.35:
        typed = ["import", *names, "--output", chance.choice(["new.yaml", "new.yaml", "new.yaml", "-"])]
    elif kind < 0.7:
        typed = ["import", *names, "--into", "stakeholders.yaml"]
        typed += [word for word in ("--clear", "--undirected", "--headings") if chance.random() < 0.2]
        typed += ["--apart", "all"] if chance.random() < 0.4 else []
        typed += ["--by", "AK", "--date", "2026-09-01"] if chance.random() < 0.3 else []
    else:
        typed = ["import", *names, *arguments(chance, "import", register)[1:]]
        typed = [word for word in typed if word not in ("-",)]
    outcome = kmap(*typed)
    new = Path("new.yaml")
    if new.exists():
        kmap.saw(new.read_bytes())
        if outcome.status:
            raise BrokenError("a register in spite of a failure")
        if any(one.severity.word == "error" for one in check(["new.yaml"]).diagnostics):
            raise BrokenError(f"a register with errors:\n{new.read_text('utf-8')}")
    after = Path("stakeholders.yaml").read_bytes()
    kmap.saw(after)
    if after != before:
        if outcome.status or "--dry-run" in typed:
            raise BrokenError(f"{outcome.status}, and yet it has changed")
        if not after.startswith(b"# kept-0\n"):
            raise BrokenError("a comment is lost")
        _no_new_errors(before, after)


def _no_new_errors(before: bytes, after: bytes) -> None:
    Path("before.yaml").write_bytes(before)
    known, now = (
        [
            (one.code, one.message)
            for one in check([path]).diagnostics
            if one.severity.word == "error" and one.code < "KM2"
        ]
        for path in ("before.yaml", "stakeholders.yaml")
    )
    if len(now) > len(known):
        raise BrokenError(f"new errors: {now}, before {known}\n{after.decode()}")
