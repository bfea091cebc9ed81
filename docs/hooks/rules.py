"""The page of the rules, told by the rules themselves, and links to it from the tables that list them."""

import inspect
import re
from collections.abc import Iterator

from docs.hooks.prose import prose
from kmap.catalogue import Rule, rules
from kmap.reports.explain import FAMILIES

_PAGE = "reference/rules.md"
_EXAMPLE = re.compile(r"^(\w[^\n]*)::\n\n((?: {4}[^\n]*\n|\n)+)", re.MULTILINE)


def pages() -> dict[str, str]:
    """Return the page: a section for each family of rules, one for each rule in it."""
    return {_PAGE: "\n".join(_lines())}


def linked(markdown: str, where: str) -> str:
    """Return a page on which the codes in the first column of a table lead to their rules."""
    page = "../" * where.count("/") + _PAGE
    return re.sub(r"(?m)^\| (KM[0-9]{3}) \|", lambda row: f"| [{row[1]}]({page}#{row[1].lower()}) |", markdown)


def _lines() -> Iterator[str]:
    yield from (
        "# Rules",
        "",
        f"The {len(rules())} rules of `kmap check`. `kmap explain KM205` prints one of them in the terminal; "
        "[Living with the checks](../checks.md) says how to choose among them, and how to let a finding stand.",
        "",
    )
    for family, about in FAMILIES.items():
        yield from (f"## {family}: {about} {{#{family.lower()}}}", "")
        for rule in rules().values():
            if rule.code.startswith(family):
                yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield from (f"### {rule.code} {rule.name} {{#{rule.code.lower()}}}", "")
    refuses = "; a register with it is refused by all commands, and the rule can't be ignored or lowered"
    yield from (f"Severity: *{rule.severity.word}*{refuses if rule.refuses else ''}.", "")
    text = inspect.cleandoc(rule.module.__doc__ or "") + "\n"
    end = 0
    for example in _EXAMPLE.finditer(text):
        yield from _prose(text[end : example.start()])
        yield from (f"{example[1]}:", "", "```yaml", inspect.cleandoc("\n" + example[2]).rstrip(), "```", "")
        end = example.end()
    yield from _prose(text[end:])


def _prose(text: str) -> Iterator[str]:
    for paragraph in filter(str.strip, text.split("\n\n")):
        yield from (prose(paragraph), "")
