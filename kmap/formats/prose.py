"""Markdown to be read from the top: a paragraph before the tables, and lists under headings."""

from itertools import groupby

from kmap.formats.markdown import escape
from kmap.formats.markdown import report as table
from kmap.report import Report, words


def essay(report: Report, heading: str) -> str:
    """Return a report as Markdown: its title, its notes as a paragraph, its rows and its parts as tables.

    Parameters
    ----------
    report
        The report; its notes are whole sentences.
    heading
        The title of its own rows.
    """
    figures = Report(report.name, heading, report.columns, report.rows)
    parts = [f"# {escape(report.title)}\n", f"{escape(' '.join(report.notes))}\n"]
    return "\n".join([*parts, *map(table, (figures, *report.parts))])


def page(report: Report) -> str:
    """Return a report of facts as Markdown: its title, its notes, and a list under a heading for each part.

    Parameters
    ----------
    report
        The report; of each row the first cell is the part and the second the fact.
    """
    lines = [f"# {escape(report.title)}", ""]
    lines += [f"{escape(note)}\n" for note in report.notes]
    for part, rows in groupby(report.rows, key=lambda row: words(row[0])):
        lines += [f"## {escape(part)}", "", *(f"- {escape(words(row[1]))}" for row in rows), ""]
    return "\n".join(lines).rstrip() + "\n"
