"""What can be explained: rules, quadrants, levels and the words of the vocabularies."""

import inspect
import re
from dataclasses import dataclass

from kmap.catalogue import Rule, rules
from kmap.errors import KmapError
from kmap.register.models.settings import Policy
from kmap.register.nearest import nearest
from kmap.register.vocabulary import (
    CATEGORIES,
    CATEGORY_FORMATS,
    EQUITY_GROUPS,
    FORMATS,
    LEVEL_MEANINGS,
    LEVELS,
    QUADRANT_MEANINGS,
    QUADRANTS,
    STANCE_MEANINGS,
    STEPS,
    UNSCORED,
    Quadrant,
)
from kmap.reports.settings import USUAL, state
from kmap.settings import Settings

_EDEN_AND_ACKERMANN: dict[Quadrant, tuple[str, str]] = {
    "manage-closely": ("influence high, interest high", "players"),
    "keep-satisfied": ("influence high, interest low", "context setters"),
    "keep-informed": ("influence low, interest high", "subjects"),
    "monitor": ("influence low, interest low", "crowd"),
}

FAMILIES = {
    "KM0": "reading",
    "KM1": "identity and references",
    "KM2": "scores and assessments",
    "KM3": "engagement",
    "KM4": "network",
    "KM5": "coverage and equity",
    "KM6": "knowledge mobilisation",
    "KM7": "privacy",
    "KM8": "expectations",
    "KM9": "the checks themselves",
}
"""What the rules whose codes begin so are about."""


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to say of one word.

    Parameters
    ----------
    title
        The word, and what kind of word it is.
    text
        The explanation; examples are indented.
    """

    title: str
    text: str


def page(word: str) -> Page:
    """Return the page of a rule (by code or name), a quadrant, a level or a vocabulary.

    Raises
    ------
    KmapError
        Where there is no page of this word.
    """
    wanted = word.strip().lower()
    pages = _of_words()
    if wanted in pages:
        return pages[wanted]
    for rule in rules().values():
        if wanted in (rule.code.lower(), rule.name):
            return _of_rule(rule)
    known = [*pages, *(rule.code for rule in rules().values()), *(rule.name for rule in rules().values())]
    match = nearest(word, known)
    tip = f"did you mean `{match}`? " if match is not None else ""
    raise KmapError(f"there is nothing to explain under `{word}`", f"{tip}`kmap explain` lists what there is")


def contents(settings: Settings | None = None) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what can be explained: headings, each with words and what they mean.

    Parameters
    ----------
    settings
        The settings of a register; rules are shown as they are set there: with another
        severity, or off, and from where. Left out, as they usually are.
    """
    settings = settings or Settings()
    parts: list[tuple[str, list[tuple[str, str]]]] = []
    for family, about in FAMILIES.items():
        of_family = [rule for rule in rules().values() if rule.code.startswith(family)]
        rows = [_rule_row(rule, settings) for rule in of_family]
        if rows:
            parts.append((f"Rules {family}: {about}", rows))
    parts.append(
        ("Quadrants of the grid", [*QUADRANT_MEANINGS.items(), (UNSCORED, "not on the grid: a score is missing")])
    )
    parts.append(("Levels of engagement", list(LEVEL_MEANINGS.items())))
    parts.append(("Vocabularies", [(name, text) for name, (text, _) in _VOCABULARIES.items()]))
    return parts


def _rule_row(rule: Rule, settings: Settings) -> tuple[str, str]:
    value, origin, _ = state(settings, rule)
    where = "" if origin == USUAL else f" (by {origin}; usually {rule.severity.word})"
    return f"{rule.code} {value:<7}", f"{rule.name}: {_sentence(rule)}{where}"


def _sentence(rule: Rule) -> str:
    """Return what a rule finds, from the first line of its page."""
    first = inspect.cleandoc(rule.module.__doc__ or "").split("\n\n")[0].replace("\n", " ")
    return first[:1].lower() + first[1:].rstrip(".")


def _of_rule(rule: Rule) -> Page:
    text = _unwrapped(inspect.cleandoc(rule.module.__doc__ or "").replace("::\n", ":\n"))
    usual = f"Severity: {rule.severity.word}."
    if rule.refuses:
        usual += " A register with it is refused by all commands; the rule can't be ignored or lowered."
    else:
        other, never = f"`check: {{severity: {{{rule.code}: info}}}}`", f"`check: {{ignore: {{{rule.code}: why}}}}`"
        usual += f" Another one: {other}; not at all: {never}."
    return Page(f"{rule.code} {rule.name}", f"{text}\n\n{usual}")


def _unwrapped(text: str) -> str:
    """Return text with each paragraph on one line; what is indented stays as it is."""
    return re.sub(r"(?m)^(\S.*)\n(?=\S)", r"\1 ", text)


_VOCABULARIES = {
    "categories": ("kinds of stakeholder that exist from the start", CATEGORIES),
    "formats": ("output kinds, and which suit which category", FORMATS),
    "equity": ("groups whose voice is easily missed: PROGRESS-Plus", EQUITY_GROUPS),
    "stances": (
        "where a stakeholder stands, in rising order",
        {str(stance): text for stance, text in STANCE_MEANINGS.items()},
    ),
    "steps": ("the seven steps of knowledge mobilisation", {str(step): text for step, text in STEPS.items()}),
}


def _of_words() -> dict[str, Page]:
    words: dict[str, Page] = {quadrant: _of_quadrant(quadrant) for quadrant in QUADRANTS}
    words[UNSCORED] = Page(
        "unscored: not on the grid",
        "Influence or interest is missing. A missing score is never read as a low one: "
        "the stakeholder is listed beside the grid, and its level is shown as at least. The rule KM203 finds them.",
    )
    for level in LEVELS:
        words[level] = _of_level(level)
    for name, (about, entries) in _VOCABULARIES.items():
        width = max(map(len, entries)) + 2
        lines = [f"  {word:<{width}}{text}".rstrip() for word, text in entries.items()]
        if name == "formats":
            lines += ["", "Where nobody has said what they prefer, these suit a category:", ""]
            width = max(map(len, CATEGORY_FORMATS)) + 2
            lines += [f"  {category:<{width}}{', '.join(kinds)}" for category, kinds in CATEGORY_FORMATS.items()]
        words[name] = Page(f"{name}: {about}", "\n".join(lines))
    return words


def _of_quadrant(quadrant: Quadrant) -> Page:
    where, players = _EDEN_AND_ACKERMANN[quadrant]
    level = Policy.model_construct().levels.of(quadrant)
    return Page(
        f"{quadrant}: a quadrant of the power-interest grid",
        f"{where[0].upper()}{where[1:]}. High means above the threshold, not on it.\n"
        f"What it calls for: {QUADRANT_MEANINGS[quadrant]}.\n"
        f"The usual policy suggests: {level}.\n\n"
        f"Eden and Ackermann call them {players} (Making Strategy, Sage 1998). The grid goes back "
        "to A.L. Mendelow (ICIS Proceedings, 1981); see J.M. Bryson, Public Management Review 6(1):21-53, 2004.",
    )


def _of_level(level: str) -> Page:
    policy = Policy.model_construct()
    every = getattr(policy.every, level)
    chosen = "Never suggested; a person chooses it." if level == "empower" else ""
    order = " < ".join(LEVELS)
    return Page(
        f"{level}: a level of engagement",
        f"{LEVEL_MEANINGS[level]}.".capitalize()  # type: ignore[index]  # one of LEVELS
        + f"\nThe usual policy has a contact every {every} days. {chosen}".rstrip()
        + f"\n\nThe levels: {order}. They are levels, not steps, and higher is not better: "
        "after the Spectrum of Public Participation (International Association for Public "
        "Participation, 2018); compare S.R. Arnstein, J. Am. Inst. Planners 35(4):216-224, 1969.",
    )
