"""Overlays: registers that extend each other in chains, in loops, and from where they must not."""

import os
import random
from pathlib import Path
from typing import Any

from tests.fuzz.hostile import HOSTILE
from tests.fuzz.mutations import mutated
from tests.fuzz.registers import changed, dumped, register_values
from tests.fuzz.running import Kmap
from tests.fuzz.seeds import project_seeds, values_of
from tests.fuzz.targets.reader import clear
from tests.fuzz.values import at, ids_of, places, trimmed

WEIGHT = 100


def case(chance: random.Random, kmap: Kmap) -> None:
    """Read a programme, a project or two that extend it, and what stands between them."""
    names = written(chance)
    clear(kmap, *(names if chance.random() < 0.5 else names[-1:]))
    if chance.random() < 0.2:
        kmap(*chance.choice([["grid"], ["suggest"], ["check"], ["show", "a"], ["cycle"]]), names[-1])


def written(chance: random.Random) -> list[str]:
    """Write a chain of registers, and return their paths, the one that is extended by all first."""
    names = ["programme.yaml", "r.yaml", "projects/p.yaml"][: chance.choice([2, 2, 2, 3])]
    Path("projects").mkdir(exist_ok=True)
    if chance.random() < 0.2:  # the repository's own programme
        project = values_of(chance.choice(project_seeds()))
        programme = trimmed(chance, values_of(str(Path(project_seeds()[0]).parents[1] / "stakeholders.yaml")), 40)
    else:
        programme = register_values(chance, 5)
        project = made(chance, programme)
    texts = [changed(chance, programme, 2), changed(chance, project, 4)]
    texts += [made(chance, texts[1])] if len(names) == 3 else []
    for number, (name, values) in enumerate(zip(names, texts, strict=True)):
        if number and isinstance(values, dict):
            values["extends"] = os.path.relpath(names[number - 1], os.path.dirname(name) or ".")
        if isinstance(values, dict) and chance.random() < 0.08:
            values["extends"] = chance.choice(
                [*names, "..", "", "-", "none.yaml", "/etc/passwd", "../../../x.yaml", *HOSTILE]
            )
        content = dumped(chance, values)
        Path(name).write_bytes(mutated(chance, content, 2) if chance.random() < 0.15 else content)
    if chance.random() < 0.03:
        Path(names[0]).unlink()
        os.symlink(chance.choice([*names, "/etc/passwd", "none"]), names[0])
    return names


def made(chance: random.Random, programme: Any) -> dict[str, Any]:
    """Return a project of a programme: what is new, what differs, what is excluded and unset."""
    ids = ids_of(programme)
    source = register_values(chance, 3)
    project: dict[str, Any] = {"title": "Project"}
    people = programme.get("stakeholders") if isinstance(programme, dict) else None
    inherited = [one for one in people or () if isinstance(one, dict) and "id" in one]
    entries: list[Any] = []
    for one in inherited[: chance.randint(0, 3)]:
        fields = [route for route in places(one) if all(isinstance(key, str) for key in route) and route[0] != "id"]
        entry: dict[str, Any] = {"id": one["id"]}
        for route in chance.sample(fields, min(len(fields), chance.randint(0, 3))):
            entry.setdefault(route[0], at(one, route[:1]))
        if fields and chance.random() < 0.4:
            entry["unset"] = [".".join(chance.choice(fields)) for _ in range(chance.randint(1, 2))]
        entries.append(entry)
    entries += [one for one in source.get("stakeholders") or () if isinstance(one, dict)][: chance.randint(0, 2)]
    if entries:
        project["stakeholders"] = entries
    if chance.random() < 0.3:
        project["exclude"] = chance.sample(ids, min(len(ids), chance.randint(1, 2)))
    for name in (
        "relationships",
        "log",
        "needs",
        "questions",
        "outputs",
        "topics",
        "threshold",
        "policy",
        "check",
        "redact",
        "scale",
    ):
        if isinstance(source, dict) and name in source and chance.random() < 0.2:
            project[name] = source[name]
    return project
