"""`kmap check`: comments that ask for a finding to be ignored, baselines, and the settings of a register."""

import json
import random
from pathlib import Path

from kmap.catalogue import codes
from tests.fuzz.hostile import HOSTILE
from tests.fuzz.mutations import mutated
from tests.fuzz.outputs import holds
from tests.fuzz.registers import dumped, register, register_values
from tests.fuzz.running import BrokenError, Kmap
from tests.fuzz.seeds import content_of, rule_seeds

WEIGHT = 50
_REASONS = ["the minutes say why", "", "]", "[", "a, b", ": c"]


def case(chance: random.Random, kmap: Kmap) -> None:
    """Check with ignores, or against a baseline."""
    content = content_of(chance.choice(rule_seeds())) if chance.random() < 0.2 else register(chance, 4)[0]
    if chance.random() < 0.7:
        content = _with_ignores(chance, content)
    if chance.random() < 0.3:
        content += _settings(chance)
    Path("stakeholders.yaml").write_bytes(content)
    if chance.random() < 0.5:
        baseline(chance, kmap)
        return
    format_ = chance.choice(["text", "json", "sarif", "junit", "github", "gitlab", "concise"])
    options = [] if chance.random() < 0.6 else [chance.choice(["--select", "--ignore"]), ",".join(_codes(chance))]
    outcome = kmap("check", "--format", format_, *options)
    if outcome.status < 2:
        holds(format_, outcome.out)
    found = kmap("check", "--format", "json", *options)
    if found.status < 2 and json.loads(found.out)["failed"] != (outcome.status == 1):
        raise BrokenError("two formats, two verdicts")


def baseline(chance: random.Random, kmap: Kmap) -> None:
    """Write a baseline: with it nothing is found; a broken one is refused in a line, or known for what it is."""
    wrote = kmap("check", "--write-baseline", "known.json")
    path = Path("known.json")
    if wrote.status:
        if path.exists():
            raise BrokenError("a baseline in spite of a failure")
        return
    holds("json", path.read_bytes())
    known = kmap("check", "--baseline", "known.json", "--format", "json")
    said = json.loads(known.out) if known.out else {"diagnostics": ["?"]}
    if known.status or said["diagnostics"] or said["gone"]:
        raise BrokenError(f"a baseline does not know what it was made of: {known}")
    path.write_bytes(mutated(chance, path.read_bytes(), 3))
    kmap("check", "--baseline", "known.json")
    if chance.random() < 0.3:
        Path("stakeholders.yaml").write_bytes(dumped(chance, register_values(chance)))
        kmap("check", "--baseline", "known.json", "--format", chance.choice(["text", "json", "sarif"]))


def _codes(chance: random.Random) -> list[str]:
    pool = [*sorted(codes()), "KM", "KM2", "KM9999", "km203", "*", "", *HOSTILE[:12]]
    return [chance.choice(pool).replace("\n", " ") for _ in range(chance.randint(1, 3))]


def _with_ignores(chance: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        comment = f"# kmap: ignore[{','.join(_codes(chance))}] {chance.choice(_REASONS + HOSTILE)}".replace("\n", " ")
        comment = chance.choice(
            [comment, comment, comment.replace("]", ""), "# kmap: ignore", "# kmap:ignore[]x", "#kmap: ignore[KM203]"]
        )
        lines[at] = lines[at] + b" " + comment.encode("utf-8", "surrogatepass")
    return b"\n".join(lines)


def _settings(chance: random.Random) -> bytes:
    codes_ = [code.strip() or "KM203" for code in _codes(chance)]
    ignore = ", ".join(f"{code}: {chance.choice([*_REASONS[:1], '', 'x'])}" for code in codes_)
    severity = ", ".join(f"{code}: {chance.choice(['info', 'warning', 'error', 'x', ''])}" for code in codes_)
    fail_on = chance.choice(["info", "error", "x"])
    return f"\ncheck: {{fail_on: {fail_on}, severity: {{{severity}}}, ignore: {{{ignore}}}}}\n".encode()
