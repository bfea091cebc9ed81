"""Registers of a handy size, and what is done to their values.

The raw text of a register is broken by `mutations`; here its values are changed, so that
what comes of it still reads more often than not, and reaches what stands behind the reader.
"""

import copy
import random
import re
from typing import Any

import yaml

from kmap.register.slug import slug
from tests.fuzz.hostile import ABSURD, DATES, HOSTILE, IDS
from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import content_of, rule_seeds, seeds, values_as_read, values_of
from tests.fuzz.values import Route, at, ids_of, places, put, trimmed, words_of


class _Plain(yaml.CDumper):
    """Writes every scalar plainly where YAML lets it, so that the reader has to say what it is."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # PyYAML's own way

    def ignore_aliases(self, data: Any) -> bool:
        return True


def dumped(chance: random.Random, values: Any) -> bytes:
    """Return values as a register, in one of the layouts of YAML."""
    text = yaml.dump(
        values,
        Dumper=_Plain,
        allow_unicode=chance.random() < 0.9,
        sort_keys=False,
        default_flow_style=chance.choice([False, False, None, None, True]),
        width=chance.choice([80, 80, 10_000, 20]),
        indent=chance.choice([2, 2, 4]),
    )
    return str(text).encode("utf-8", "surrogatepass")


_DATED = ("date", "since", "until", "as_of", "due", "results", "follow_up", "published")
_NUMBERS = ("influence", "interest", "impact", "min", "max", "step", "strength", "rating", "borderline", "threshold")


def _plausible(chance: random.Random, values: Any, route: Route) -> Any:
    """Return another value for a place: one that stands in a place of the same name, or one of its kind."""
    name = next((key for key in reversed(route) if isinstance(key, str)), "")
    kind = chance.random()
    if name == "id":
        return f"{chance.choice(ids_of(values))}-{chance.randint(2, 9)}"
    if kind < 0.5:
        same = [one for one in places(values) if one[-1] == route[-1] and one != route]
        if same:
            return copy.deepcopy(at(values, chance.choice(same)))
    if name in _DATED:
        return chance.choice(DATES)
    if name in _NUMBERS:
        return chance.choice(["1", "2", "3", "4", "5", "2.5", "3", "0", "10"])
    if name in (
        "id",
        "from",
        "to",
        "succeeded_by",
        "raised_by",
        "with",
        "audiences",
        "stakeholder",
        "answers",
        "follows",
    ):
        return chance.choice(ids_of(values))
    return chance.choice(words_of(values) or ["a"])


def _change(chance: random.Random, values: Any, hostility: float) -> None:
    routes = list(places(values))
    if not routes:
        return
    leaves = [route for route in routes if isinstance(at(values, route), str)]
    kind = chance.random()
    if kind < 0.15:
        route = chance.choice(routes)
        del at(values, route[:-1])[route[-1]]
    elif kind < 0.25:
        items = [route for route in routes if isinstance(route[-1], int)]
        if items:
            route = chance.choice(items)
            twin = copy.deepcopy(at(values, route))
            if isinstance(twin, dict) and "id" in twin and chance.random() < 0.8:
                twin["id"] = f"{twin['id']}-{chance.randint(2, 9)}"
                if "name" in twin:
                    twin["name"] = f"{twin['name']} {chance.randint(2, 9)}"
            at(values, route[:-1]).insert(chance.randint(0, len(at(values, route[:-1]))), twin)
    elif kind < 0.30 and chance.random() < hostility:
        put(values, chance.choice(routes), copy.deepcopy(at(values, chance.choice(routes))))
    elif kind < 0.36 and chance.random() < hostility:
        put(values, chance.choice(routes), chance.choice([[], {}, [[]], {"a": "b"}, ["a"], "", "a"]))
    elif kind < 0.65 and leaves and chance.random() < hostility:
        route = chance.choice(leaves)
        name = next((key for key in reversed(route) if isinstance(key, str)), "")
        pool = DATES if name in _DATED else ABSURD if name in _NUMBERS else IDS if name == "id" else HOSTILE
        put(values, route, chance.choice(pool if chance.random() < 0.8 else HOSTILE + ABSURD + DATES))
    elif leaves:
        route = chance.choice(leaves)
        put(values, route, _plausible(chance, values, route))


def changed(chance: random.Random, values: Any, most: int = 4, hostility: float = 0.4) -> Any:
    """Return values with up to `most` changes; `hostility` says how many of these are meant to harm."""
    values = copy.deepcopy(values)
    for _ in range(chance.randint(0, most)):
        _change(chance, values, hostility)
    return values


_BEARABLE = [
    text
    for text in HOSTILE
    if text and text not in ("null", "~") and not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
]
"""The hostile texts that a register can hold."""

TEXTS = (
    "name",
    "because",
    "notes",
    "summary",
    "title",
    "need",
    "question",
    "message",
    "what",
    "options",
    "owner",
    "by",
)


def hostile_texts(chance: random.Random, values: Any, often: float = 0.2) -> Any:
    """Return values with some of their texts, which may say anything, made hostile; what refers stays sound."""
    values = copy.deepcopy(values)
    for route in list(places(values)):
        if route[-1] in TEXTS and isinstance(at(values, route), str) and chance.random() < often:
            entry = at(values, route[:-1])
            if route[-1] == "name" and "id" not in entry:  # others know it by the id that is made of its name
                entry["id"] = slug(entry["name"])
            put(values, route, chance.choice(_BEARABLE))
    return values


def register_values(chance: random.Random, most: int = 6) -> Any:
    """Return the values of a register of handy size, which is sound more often than not."""
    path = chance.choice(seeds()) if chance.random() < 0.8 else chance.choice(rule_seeds())
    whole = values_as_read(path) if isinstance(values_as_read(path), dict) else values_as_read(seeds()[0])
    values = copy.deepcopy(trimmed(chance, whole, most))
    values.pop("extends", None)
    if chance.random() < 0.4:
        values = hostile_texts(chance, values)
    return values


def register(chance: random.Random, most: int = 6) -> tuple[bytes, Any]:
    """Return a register, broken or not, and the values that it was made of."""
    kind = chance.random()
    if kind < 0.05:
        path = chance.choice(seeds())
        return content_of(path), values_of(path)
    values = changed(chance, register_values(chance, most), hostility=chance.choice([0.0, 0.0, 0.2, 0.8]))
    content = dumped(chance, values)
    return (mutated(chance, content, 3) if kind > 0.95 else content), values


def sound_register(chance: random.Random) -> tuple[bytes, Any]:
    """Return a register that reads more often than not, with hostile texts, and the values that it was made of."""
    values = hostile_texts(chance, register_values(chance), chance.choice([0.1, 0.3, 0.6]))
    values = changed(chance, values, 2, hostility=0.2) if chance.random() < 0.4 else values
    return dumped(chance, values), values
