"""Where the headings of a sheet are: not always in its first row."""

from collections import Counter

from kmap.interchange.asked import Asked, plain
from kmap.interchange.headings import TABLES, meaning
from kmap.interchange.sections import SECTIONS, fields
from kmap.interchange.sheet import Row, Sheet, text_of

_LOOKED_AT = 25
"""Rows in which the headings are looked for."""


def headings(sheet: Sheet, asked: Asked) -> tuple[int, list[str]]:
    """Return which row holds the headings, and these."""
    if not sheet.rows:
        return 0, []
    best, place = -1, 0
    fallback: int | None = None
    if not sheet.keyed:
        for index, row in enumerate(sheet.rows[:_LOOKED_AT]):
            texts = [text_of(row.at(column)) for column in row.filled]
            known = len({text for text in texts if _is_known(text, asked)})
            if known > best and known:
                best, place = known, index
            if fallback is None and len(set(texts)) > 1 and all(isinstance(row.at(c), str) for c in row.filled):
                fallback = index
        if best < 1:
            place = fallback or 0
    width = max(len(row.cells) for row in sheet.rows)
    heads = [text_of(sheet.rows[place].at(column)) for column in range(width)]
    if place and not sheet.keyed:
        heads = _with_above(heads, sheet.rows[place - 1])
    return place, heads


def _is_known(text: str, asked: Asked) -> bool:
    if plain(text) in asked.columns or _exact(text) is not None:
        return True
    return len(text) < 80 and any(meaning(table, text)[0] for table in TABLES)


def _exact(text: str) -> str | None:
    """Return the field of some section that a heading names as the register does."""
    word = text.strip().casefold().replace(" ", "_")
    return next((word for section in SECTIONS if word in fields(section)), None)


def _with_above(heads: list[str], row: Row) -> list[str]:
    """Return headings of which several are alike with what stands above them, from the left on."""
    times = Counter(map(plain, heads))
    if not any(count > 1 and head for head, count in times.items()):
        return heads
    above, result = "", []
    for column, head in enumerate(heads):
        above = text_of(row.at(column)) or above
        result.append(f"{above} {head}".strip() if times[plain(head)] > 1 and head else head)
    return result
