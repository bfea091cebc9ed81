"""A register that goes out as tables and comes back in has not changed, byte for byte."""

import random
from pathlib import Path

from kmap.check import check
from kmap.interchange.tables import SHEETS
from tests.fuzz.outputs import holds
from tests.fuzz.registers import changed, dumped, register_values
from tests.fuzz.running import BrokenError, Kmap

WEIGHT = 30


def case(chance: random.Random, kmap: Kmap) -> None:
    """Send a register out, and bring it back."""
    values = changed(chance, register_values(chance), 3, hostility=chance.choice([0.0, 0.3, 0.8]))
    content = dumped(chance, values)
    path = Path("stakeholders.yaml")
    path.write_bytes(content)
    if any(one.severity.word == "error" for one in check([str(path)]).diagnostics):
        return
    format_ = chance.choice(["xlsx", "json", "csv", "csv"])
    table = ["--table", chance.choice(SHEETS)] if format_ == "csv" else []
    out = f"out.{format_}"
    exported = kmap("export", "--output", out, *table)
    if exported.status:
        if Path(out).exists():
            raise BrokenError("an export in spite of a failure")
        return
    holds(format_, Path(out).read_bytes())
    kmap.saw(Path(out).read_bytes())
    back = kmap("import", out, "--into", "stakeholders.yaml", *(["--clear"] if chance.random() < 0.5 else []))
    if path.read_bytes() != content:
        now = path.read_text("utf-8")
        raise BrokenError(f"{format_} {table} changes what it came from:\n{content.decode()}\n---\n{now}\n{back.text}")
    if back.status and values["stakeholders"]:  # of nobody there is nothing to bring
        raise BrokenError(f"{format_} {table} does not come back: {back.err.decode()}\n{content.decode()}")
