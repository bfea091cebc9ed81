"""Every command, with registers broken and sound, and whatever can be typed behind it."""

import os
import random
from pathlib import Path

from tests.fuzz.options import arguments, commands
from tests.fuzz.outputs import holds
from tests.fuzz.registers import dumped, register, sound_register
from tests.fuzz.running import BrokenError, Kmap, Outcome
from tests.fuzz.targets.overlays import written
from tests.fuzz.typed import HEAVY

WEIGHT = 160
_FORMATS = (
    "kumu",
    "mermaid",
    "mermaid-network",
    "text",
    "json",
    "csv",
    "markdown",
    "ics",
    "sarif",
    "junit",
    "github",
    "gitlab",
    "concise",
    "graphml",
    "gexf",
    "dot",
)


def case(chance: random.Random, kmap: Kmap) -> None:
    """Run a command."""
    run(chance, kmap)


def run(
    chance: random.Random, kmap: Kmap, command: str | None = None, format_: str | None = None, *, heavy: bool = False
) -> None:
    """Run a command on a register, now and then twice, and read back what comes out."""
    content, values = register(chance) if format_ is None and not heavy else sound_register(chance)
    Path("stakeholders.yaml").write_bytes(content)
    if chance.random() < 0.15:
        written(chance)
    else:
        Path("other.yaml").write_bytes(dumped(chance, values) if chance.random() < 0.5 else register(chance)[0])
    chosen = command or chance.choice(commands())
    typed = arguments(chance, chosen, values, heavy=heavy, format_=format_)
    variables = _variables(chance)
    before = _all()
    input_ = chance.choice([b"", content, b"a\nb\nc\nd\nq\n", b"1\n\xff\n?\n"])
    outcome = kmap(*typed, input_=input_, variables=variables)
    sound(outcome)
    made = files()
    if not any(word.startswith("--new-key") for word in typed):  # a key is of chance
        for path in made:
            kmap.saw(path.read_bytes())
    if chance.random() < 0.05 and before == _all():
        again = kmap.run(typed, input_, variables)
        if again != outcome:
            raise BrokenError(f"another time, another result: {outcome} and then {again}")


def _variables(chance: random.Random) -> dict[str, str]:
    found: dict[str, str] = {}
    if chance.random() < 0.3:
        found["COLUMNS"] = chance.choice(["1", "20", "40", "60", "120", "400", "0", "x", "²"])
    if chance.random() < 0.1:
        found |= {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "summary.md"}
    if chance.random() < 0.1:
        found["GITLAB_CI"] = "true"
    if chance.random() < 0.3:
        found["KMAP_REDACT_KEY"] = "0123456789abcdef" * 4
    return found


def _all() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(Path("..").rglob("*")) if path.is_file()}


def files() -> list[Path]:
    """Return the files that a case has made."""
    written_before = {"stakeholders.yaml", "other.yaml", "r.yaml", "programme.yaml", "p.yaml"}
    found = [path for path in sorted(Path("..").rglob("*")) if path.is_file() and not path.is_symlink()]
    return [path for path in found if path.name not in written_before]


def asked(outcome: Outcome, option: str) -> str | None:
    """Return what an option was set to, the last time that it was given."""
    found = None
    for number, word in enumerate(outcome.arguments):
        if word == option and number + 1 < len(outcome.arguments):
            found = outcome.arguments[number + 1]
        elif word.startswith(f"{option}="):
            found = word.partition("=")[2]
    return found


def sound(outcome: Outcome) -> None:
    """Read back what a run has printed or written, by the format that it was asked for in."""
    format_, output = asked(outcome, "--format"), asked(outcome, "--output")
    if outcome.status == 2 or "--help" in outcome.arguments or "--show-settings" in outcome.arguments:
        return
    if format_ in _FORMATS and output is None and outcome.out:
        holds(format_, outcome.out)
    if output is None or not os.path.isfile(output) or outcome.status:  # `isfile` bears any name
        return
    ending = Path(output).suffix[1:].lower()
    if output.endswith(".kumu.json"):
        ending = "kumu"
    known = format_ if format_ is not None else ending
    if outcome.arguments[0] in ("import", "redact", "init") or Path(output).suffix in (".yaml", ".yml"):
        return
    if format_ is not None and ending in HEAVY and known not in HEAVY:
        known = ending if Path(output).read_bytes()[:1] in (b"\x89", b"%") else known
    if known == "mermaid" and ending == "md":
        known = "markdown"
    holds(known, Path(output).read_bytes())
