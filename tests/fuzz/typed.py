"""The words that an option or an argument may be given: plain ones mostly, and hostile ones.

What fits is guessed from how it is declared, and from the ids and words of the register.
"""

import random
import re
from typing import Any, NamedTuple

from kmap.catalogue import codes
from tests.fuzz.hostile import ABSURD, DATES, HOSTILE, IDS
from tests.fuzz.values import at, ids_of, people_of, places, words_of

HEAVY = ("png", "svg", "pdf", "html", "htm", "docx")
"""The endings of what takes long to draw."""

ENGLISH = {"a", "and", "as", "by", "else", "here", "is", "it", "its", "left", "many", "of", "on", "or", "out", "such"}
ENGLISH |= {"takes", "the", "these", "this", "to", "what", "with"}
"""What stands between the words that a help names."""

FIELDS: list[str] = re.findall(
    r"\S+",
    "influence interest impact because name kind category tags aliases at_the_table represents stance.current "
    "stance.desired salience.power capacity options evidence_needs formats engagement.current engagement.target "
    "engagement.owner by_topic.heat.interest by_topic.heat.because contact since until succeeded_by notes id unset "
    "log nonsense need due status url raised_by answers audiences message question published engagement_points",
)
_SCORES = ["1", "4", "2.5", ""]
_FITTING = {
    "influence": _SCORES,
    "interest": _SCORES,
    "impact": _SCORES,
    "by_topic.heat.interest": _SCORES,
    "category": ["government", "industry", ""],
    "kind": ["person", "role", "group", ""],
    "tags": ["england,board", "x", ""],
    "at_the_table": ["true", "false", ""],
    "salience.power": ["true", "false", ""],
    "stance.current": ["neutral", "resistant", ""],
    "stance.desired": ["leading", ""],
    "capacity": ["low", "high", ""],
    "formats": ["policy-brief,dataset", "seminar", ""],
    "engagement.current": ["inform", "involve", ""],
    "engagement.target": ["collaborate", "empower", ""],
    "since": ["2020-01-01", "2021-02", ""],
    "until": ["2030-03-31", "2031-02", ""],
    "represents": ["age", "disability", ""],
    "due": ["2027-01-31", "2027-02", ""],
    "published": ["2026-01-31", ""],
}
_TEXTS = [*HOSTILE, "A sentence", "Two: parts", "", ""]
_VALUES = re.findall(r"\S+", "4 2.5 true false neutral involve england,board government 2027-01-31 2027-02 low")


class Parameter(NamedTuple):
    """An option or an argument as a command declares it.

    Parameters
    ----------
    name
        How it is typed; empty for an argument.
    metavar
        What stands for its value in the help.
    words
        The words that its help names, endings of files among them.
    flag, many
        Whether it takes no value, and whether it may be repeated.
    """

    name: str
    metavar: str
    words: tuple[str, ...]
    flag: bool
    many: bool

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of files that its help names, without their dots."""
        found = [word[1:] for word in self.words if word.startswith(".")]
        return tuple(found)


def set_field(chance: random.Random, values: Any) -> str:
    """Return a field and what it is set to, which fits it more often than not."""
    name = chance.choice([*_FITTING] if chance.random() < 0.7 else FIELDS)
    fitting = _FITTING.get(name, _TEXTS)
    return f"{name}={chance.choice(fitting if chance.random() < 0.7 else [*_VALUES, '', *ids_of(values), *HOSTILE])}"


def value(chance: random.Random, one: Parameter, values: Any, *, hostile: float = 0.15, heavy: bool = False) -> str:
    """Return a value for a parameter."""
    if chance.random() < hostile:
        word = chance.choice([*HOSTILE, *ABSURD, *DATES, *IDS, "-", "--", "-x", "../x", "\udcff", "x" * 5000, "."])
    else:
        word = _fitting(chance, one, values, heavy)
    return word.replace("\0", "")


def _fitting(chance: random.Random, one: Parameter, values: Any, heavy: bool) -> str:
    metavar = one.metavar.upper().strip("[].")
    if "=" in metavar:
        return _pair(chance, metavar, one, values)
    if "FILE" in metavar and one.name:
        return _file(chance, one, heavy)
    if "REVISION" in metavar and chance.random() < 0.5:
        return chance.choice(["other.yaml", "HEAD", "HEAD~1", "HEAD~1..HEAD", "v1", "v1..", "..", "-n", "@{1}"])
    if "REGISTER" in metavar or "PATH" in metavar or "FOLDER" in metavar:
        new = ["new.yaml", "new/stakeholders.yaml"] * (5 if metavar == "PATH" else 0)
        return chance.choice([*["stakeholders.yaml"] * 18, ".", "other.yaml", "-", "none.yaml", "projects", *new])
    if "DATE" in metavar:
        dated = [word for word in words_of(values) if re.fullmatch(r"\d{4}-\d\d-\d\d", word)]
        return chance.choice([*DATES, *dated, *dated])
    if one.name and re.search(r"^IDS?$|^TAG$|^WHO$|^NAME$", metavar) and chance.random() < 0.9:
        same = named(values, one.name.strip("-"))
        if same:
            return chance.choice(same)
    if metavar in _KNOWN:
        return chance.choice(_KNOWN[metavar])
    if re.search(r"\bID|FROM|TO$|OLD", metavar):
        return chance.choice(
            (people_of(values) or ids_of(values)) if chance.random() < 0.85 else [*words_of(values), *IDS]
        )
    offered = [word for word in one.words if word not in ENGLISH]
    if metavar in ("CODES", "WORD"):
        offered += [*codes(), *codes(), "KM2", "KM30"]
    return chance.choice(
        offered if offered and chance.random() < 0.8 else [*one.words, *words_of(values), *ids_of(values)] or ["a"]
    )


_KNOWN = {
    "N": ["1", "2", "3", "5", "12", "52", "0", "-1", "1.5", "520"],
    "SCORE": ["1", "2", "3", "4", "5", "2.5", "0", ""],
    "SIZE": ["slide", "page", "16x9", "8x8", "40x30", "1x1", "100x2", "0x0"],
    "SCALE": ["1-5", "0-10", "1-3", "1..4", "low,medium,high", "5-1", "0-0"],
    "TABLE": ["stakeholders", "relationships", "log", "assessments", "needs", "questions", "outputs"],
}
_KNOWN["NUMBER"] = _KNOWN["N"]


def _pair(chance: random.Random, metavar: str, one: Parameter, values: Any) -> str:
    if metavar.startswith("FIELD"):
        return set_field(chance, values)
    words = words_of(values)
    if metavar.endswith("=ID"):
        return f"{chance.choice(words or ['a'])}={chance.choice(ids_of(values))}"
    if metavar.endswith("=FIELD"):
        return f"{chance.choice([*FIELDS, 'name', 'power', *words])}={chance.choice(FIELDS)}"
    return f"{chance.choice(words or ['a'])}={chance.choice([*words, *one.words, '4', ''])}"


def named(values: Any, name: str) -> list[str]:
    """Return the words of a register that stand under a field which begins with a name, such as `topic`."""
    found = [at(values, route) for route in places(values) if any(str(key).startswith(name) for key in route)]
    return list(dict.fromkeys(one for one in found if isinstance(one, str) and "\0" not in one))


def _file(chance: random.Random, one: Parameter, heavy: bool) -> str:
    endings = [ending for ending in one.endings if heavy or ending not in HEAVY]
    ending = chance.choice(endings or ["csv", "json", "md", "txt"])
    if chance.random() < 0.1:
        ending = chance.choice(["csv", "json", "md", "txt", "yaml", ""])
    name = chance.choice(["out"] * 20 + ["folder/out", "a b", "-o", "é", "out.tar", "../out", "projects"])
    return f"{name}.{ending}" if ending else name
