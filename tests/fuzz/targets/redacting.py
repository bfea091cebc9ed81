"""`kmap redact`: what was left out stands nowhere in the copy, which is a sound register by itself."""

import random
from pathlib import Path
from typing import Any

import yaml

from kmap.check import check
from kmap.register.redaction.choice import DEFAULT
from tests.fuzz.hostile import HOSTILE
from tests.fuzz.registers import changed, dumped, register_values
from tests.fuzz.running import KEY, BrokenError, Kmap
from tests.fuzz.targets.overlays import made
from tests.fuzz.values import at, places, put

WEIGHT = 30


def case(chance: random.Random, kmap: Kmap) -> None:
    """Make a copy of a register with words in it that stand nowhere else, and look for them there."""
    values = changed(chance, register_values(chance), 2, hostility=chance.choice([0.0, 0.2]))
    if not isinstance(values, dict):
        return
    kept = _settings(chance, values)
    secret = _marked(chance, values, kept)
    path, content = Path("stakeholders.yaml"), dumped(chance, values)
    path.write_bytes(content)
    asked = "stakeholders.yaml"
    if chance.random() < 0.2:
        Path("r.yaml").write_bytes(dumped(chance, {"extends": asked, **_of_the_same_kind(made(chance, values))}))
        asked = "r.yaml"
    variables = {"KMAP_REDACT_KEY": KEY} if chance.random() < 0.9 else {}
    options = [] if chance.random() < 0.8 else ["--allow", chance.choice([*secret, *HOSTILE, "a"])]
    outcome = kmap("redact", asked, "--output", "copy.yaml", *options, variables=variables)
    copy = Path("copy.yaml")
    if path.read_bytes() != content:
        raise BrokenError("the register itself has changed")
    if outcome.status:
        if copy.exists():
            raise BrokenError("a copy in spite of a failure")
        return
    text = copy.read_text("utf-8")
    kmap.saw(text.encode())
    if not options:
        for word in secret:
            if word in text:
                raise BrokenError(f"{word} stands in the copy of\n{content.decode()}\n---\n{text}")
    if any(one.severity.word == "error" and one.code < "KM2" for one in check(["copy.yaml"]).diagnostics):
        raise BrokenError(f"the copy has errors:\n{text}")
    if yaml.load(text, yaml.CBaseLoader).get("extends") or "redact:" in text.split("\n"):
        raise BrokenError("the copy does not stand by itself")
    again = kmap("redact", asked, "--output", "again.yaml", *options, variables=variables)
    if again.status or Path("again.yaml").read_text("utf-8") != text:
        raise BrokenError("another time, another copy")


def _of_the_same_kind(project: dict[str, Any]) -> dict[str, Any]:
    """Return what a project says, less that somebody is no person after all: whose name is left out stays known."""
    entries = project.get("stakeholders")
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("unset"), list):
            entry["unset"] = [path for path in entry["unset"] if path != "kind"]
    return project


def _settings(chance: random.Random, values: dict[str, Any]) -> set[str]:
    """Write what a register keeps and drops, now and then; return what it keeps."""
    values.pop("redact", None)
    if chance.random() < 0.7:
        return set()
    keep = chance.sample([*DEFAULT, "persons", "roles"], 2)
    drop = chance.sample(
        ["tags", "options", "url", "message", "title", "nonsense", "aliases", "formats", "category"], 2
    )
    values["redact"] = chance.choice([{"keep": keep}, {"drop": drop}, {"keep": keep, "drop": drop}])
    return set(values["redact"].get("keep", ()))


def _marked(chance: random.Random, values: dict[str, Any], kept: set[str]) -> list[str]:
    """Put words of their own into what is left out, and return them."""
    secret: list[str] = []
    for route in list(places(values)):
        if not isinstance(at(values, route), str) or chance.random() < 0.2:
            continue
        names = [key for key in route if isinstance(key, str)]
        left_out = [name for name in names if name in DEFAULT]
        text = names[-1] in (
            "because",
            "notes",
            "summary",
            "comment",
            "contact",
            "evidence_needs",
            "owner",
            "lead",
            "by",
        )
        if left_out and text and not kept & set(left_out) and not (names[-1] == "by" and "uptake" in names):
            word = f"Zq{len(secret)}vex{chance.randint(100, 999)}"
            said = chance.choice([f"{word} told us {word}", word, f"{word}\n{word} then", f"{word}: a 'b' \"c\" # d"])
            put(values, route, said)
            secret.append(word)
    for one in values.get("stakeholders") or ():
        if isinstance(one, dict) and not kept & {"persons", "roles"} and chance.random() < 0.3 and "id" in one:
            word = f"Zq{len(secret)}vex{chance.randint(100, 999)}"
            one["kind"] = chance.choice(["person", "role"])
            one["name"] = chance.choice([f"{word} Holder", f"Holder {word}", word])
            if chance.random() < 0.5:
                one["aliases"] = [f"{word} Alias"]
            secret.append(word)
    return secret
