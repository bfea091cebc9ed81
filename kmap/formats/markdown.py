"""Markdown, for merge requests and wikis."""

import re

from kmap.report import Report, words
from kmap.terminal import printable

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def report(report: Report) -> str:
    """Return a report as a Markdown table under its title, its notes as a list, its parts under lower titles."""
    return "\n".join([_table(report, "##"), *(_table(part, "###") for part in report.parts)])


def _table(report: Report, level: str) -> str:
    lines = [f"{level} {escape(report.title)}", ""]
    if report.rows or not report.notes:
        headings = [column.replace("_", " ") for column in report.columns]
        lines += [_row(headings), _row(["---"] * len(headings))]
        lines += [_row([escape(words(cell)) for cell in row]) for row in report.rows]
        lines.append("")
    lines += [f"- {escape(note)}" for note in report.notes]
    return "\n".join(lines).rstrip() + "\n"


def escape(text: str) -> str:
    """Return text that Markdown shows as it is: no mark-up, no HTML, no new cell."""
    return _SPECIAL.sub(r"\\\1", printable(text)).replace("&", "&amp;")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
