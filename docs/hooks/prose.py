"""Text of the code as Markdown: what stands in backticks stays code, all else is shown as it is written."""

import inspect
import re
from collections.abc import Iterable

from kmap.formats.markdown import escape


def prose(text: str) -> str:
    """Return a paragraph as one line of Markdown."""
    parts = re.split(r"(``[^`]+``|`[^`]+`)", " ".join(text.split()))
    return "".join(f"`{part.strip('`')}`" if part.startswith("`") else escape(part) for part in parts)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a docstring, each as it is written."""
    return re.split(r"\n\n+", inspect.cleandoc(text))


def first_sentence(text: str) -> str:
    """Return what the first paragraph of a docstring says, as Markdown."""
    return prose(paragraphs(text)[0])


def code(text: str) -> str:
    """Return text as code that can stand in a cell of a table."""
    return f"`{text}`".replace("|", "\\|")


def table(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table; its cells are Markdown already."""
    heading = list(heading)
    return "".join(f"| {' | '.join(row)} |\n" for row in (heading, ["---"] * len(heading), *rows))
