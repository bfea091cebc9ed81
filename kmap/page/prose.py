"""A report as Markdown, with its pictures in files beside it."""

from collections.abc import Sequence

from kmap.formats.markdown import escape
from kmap.page.chapters import Block, chapters
from kmap.page.project import Project


def prose(projects: Sequence[Project], stem: str) -> tuple[str, dict[str, bytes]]:
    """Return a report as Markdown, and its pictures by the names of their files.

    Parameters
    ----------
    projects
        One or more, one after the other.
    stem
        How the names of the pictures begin: the name of the report's own file.
    """
    pictures: dict[str, bytes] = {}
    parts = []
    for number, project in enumerate(projects, 1):
        before = f"{stem}-{number}" if len(projects) > 1 else stem
        parts += [_written(block, before, pictures) for block in chapters(project)]
    return "\n\n".join(parts) + "\n", pictures


def _written(block: Block, stem: str, pictures: dict[str, bytes]) -> str:
    if block.kind == "heading":
        return f"{'#' * block.level} {escape(block.lines[0])}"
    if block.kind == "list":
        return "\n".join(f"- {escape(line)}" for line in block.lines)
    if block.kind == "table":
        head, *rows = block.rows
        lines = [head, ("---",) * len(head), *(tuple(map(escape, row)) for row in rows)]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)
    if block.picture is not None:
        name = f"{stem}-{block.picture.name}.png"
        pictures[name] = block.picture.png
        return f"![{escape(block.picture.words)}](<{name}>)"
    return "\n\n".join(map(escape, block.lines))
