"""What can be explained: rules, quadrants, levels, formats, measures and the other words of the field."""

import inspect
import re
from collections.abc import Callable

from kmap.catalogue import Rule, rules
from kmap.errors import KmapError
from kmap.register.nearest import nearest
from kmap.register.register import Register
from kmap.register.vocabulary import FORMATS, LEVEL_MEANINGS, QUADRANT_MEANINGS, UNSCORED
from kmap.reports.glossary import VOCABULARIES, Page, measures, pages
from kmap.reports.settings import USUAL, state
from kmap.settings import Settings

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


_EXTENDED = ("formats", "categories", "equity")
"""The lists that a register can add to."""


def page(word: str, register: Callable[[], Register | None] = lambda: None) -> Page:
    """Return the page of a rule (by code or name), a quadrant, a level, a format, a measure or a list of these.

    Parameters
    ----------
    word
        What to explain.
    register
        Reads the register whose own formats, categories and groups are told of too; it
        is called only where the word may be about these.

    Raises
    ------
    KmapError
        Where there is no page of this word.
    """
    wanted = word.strip().lower()
    usual = pages()
    if wanted in usual and wanted not in _EXTENDED and wanted not in FORMATS:
        return usual[wanted]
    if wanted not in usual:
        for rule in rules().values():
            if wanted in (rule.code.lower(), rule.name):
                return _of_rule(rule)
    own = pages(register())
    if wanted in own:
        return own[wanted]
    known = [*own, *(rule.code for rule in rules().values()), *(rule.name for rule in rules().values())]
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
    if measures():
        parts.append(("Measures of the network", list(measures().items())))
    parts.append(("Lists", list(VOCABULARIES.items())))
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
