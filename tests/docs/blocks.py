"""What a page of the docs has its reader do: blocks of commands and of files, and what is said of them in comments."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import openpyxl

FENCE = re.compile(r"^(?P<indent> *)(?P<ticks>`{3,}|~{3,})(?P<kind>[\w+-]*)[^`\n]*$")
MARK = re.compile(r"^ *<!-- (?P<what>file|cell|change|command|picture): (?P<text>.*?) -->$")
CELL = re.compile(r"(?P<file>\S+) (?P<sheet>[^!]+)!(?P<cell>[A-Z]+[0-9]+) = (?P<value>.*)")
CHANGE = re.compile(r"(?P<file>\S+): (?P<old>.*) -> (?P<new>.*)")
IMAGE = re.compile(r"!\[.*\]\((?P<shown>[^)]+)\)")
SESSIONS = {"console", "sh"}
DOTS = "...\n"


class Block(NamedTuple):
    """A fenced block: its kind, its lines without the indent, and where they stand in the page."""

    kind: str
    indent: str
    lines: list[str]
    first: int  # the line after the fence, counted from 0
    mark: tuple[str, str] | None


class Cell(NamedTuple):
    """A value that somebody types into a workbook."""

    file: str
    sheet: str
    cell: str
    value: str


class Change(NamedTuple):
    """A slip that the reader mends in a file, in an editor."""

    file: str
    old: str
    new: str


class Picture(NamedTuple):
    """A picture that the commands above it have written, and the one that the page shows."""

    file: str
    shown: str


TYPED_IN: dict[str, tuple[type[Cell | Change], re.Pattern[str]]] = {"cell": (Cell, CELL), "change": (Change, CHANGE)}


def contents(text: str) -> Iterator[Block | Cell | Change | Picture]:
    """Yield what a page has its reader do, in order."""
    lines = text.splitlines()
    at, mark = 0, None
    while at < len(lines):
        line, at = lines[at], at + 1
        if marked := MARK.match(line):
            mark = (marked["what"], marked["text"])
            if mark[0] in TYPED_IN:
                kind, pattern = TYPED_IN[mark[0]]
                typed = pattern.fullmatch(mark[1])
                assert typed, mark[1]
                yield kind(**typed.groupdict())
                mark = None
        elif fence := FENCE.match(line):
            first = at
            while lines[at].strip() != fence["ticks"]:
                at += 1
            inner = [one.removeprefix(fence["indent"]) for one in lines[first:at]]
            yield Block(fence["kind"], fence["indent"], inner, first, mark)
            at, mark = at + 1, None
        elif line.strip():
            if mark and mark[0] == "picture":
                image = IMAGE.search(line)
                assert image, f"a picture stands behind its mark, not {line}"
                yield Picture(mark[1], image["shown"])
            mark = None


def steps(block: Block) -> list[tuple[str, str]]:
    """Return the commands of a block, each with the output that is shown."""
    if block.mark and block.mark[0] == "command":
        return [(block.mark[1], DOTS + "".join(f"{line}\n" for line in block.lines) + DOTS)]
    found: list[tuple[str, str]] = []
    for line in block.lines:
        if block.kind == "sh" and line.strip() and not line.startswith("#"):
            found.append((line, ""))
        elif line.startswith("$ "):
            found.append((line[2:], ""))
        elif block.kind == "console":
            assert found, f"a session begins with a command, not with {line}"
            found[-1] = (found[-1][0], f"{found[-1][1]}{line}\n")
    return found


def is_run(block: Block) -> bool:
    return block.kind in SESSIONS or (block.mark is not None and block.mark[0] == "command")


def agrees(shown: str, printed: str) -> bool:
    """Say whether the output is the one that is shown, three dots standing for any lines."""
    parts = re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE)
    pattern = "(?:.*\n)*?".join(re.escape(part) for part in parts)
    return re.fullmatch(pattern, printed) is not None


def renewed(shown: str, printed: str) -> str | None:
    """Return the output as it is now, with three dots where the page has them, or None where a part is gone."""
    parts = re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE)
    if len(parts) == 1:
        return printed
    lines, place, found = printed.splitlines(keepends=True), 0, []
    for part in parts:
        old = part.splitlines(keepends=True)
        if old and old[0] not in lines[place:]:
            return None
        start = lines.index(old[0], place) if old else place
        place = start + len(old)
        found.append("".join(lines[start:place]))
    return DOTS.join(found) if agrees(DOTS.join(found), printed) else None


def written(block: Block, outputs: list[str]) -> list[str]:
    """Return the lines of a block with other outputs."""
    if block.kind == "sh":
        return [f"{block.indent}{line}".rstrip() for line in block.lines]
    shown = [
        line
        for (command, _), output in zip(steps(block), outputs, strict=True)
        for line in (output.splitlines()[1:-1] if block.mark else [f"$ {command}", *output.splitlines()])
    ]
    return [f"{block.indent}{line}".rstrip() for line in shown]


def save(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix != ".xlsx":
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for row in csv.reader(lines):
        sheet.append([value(cell) for cell in row])
    workbook.save(path)


def type_into(folder: Path, typed: Cell | Change) -> None:
    if isinstance(typed, Change):
        text = (folder / typed.file).read_text(encoding="utf-8")
        assert text.count(typed.old) == 1, f"`{typed.old}` does not stand in {typed.file} once"
        (folder / typed.file).write_text(text.replace(typed.old, typed.new), encoding="utf-8")
        return
    workbook = openpyxl.load_workbook(folder / typed.file)
    workbook[typed.sheet][typed.cell] = value(typed.value)
    workbook.save(folder / typed.file)


def value(typed: str) -> str | float | None:
    """Return what a spreadsheet program makes of what is typed."""
    return float(typed) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", typed) else typed or None
