"""The sheet of a workbook that explains the others."""

from typing import Literal, NamedTuple

from kmap.interchange.tables import Table, dotted
from kmap.register.register import Register
from kmap.register.vocabulary import AXES, LEVEL_MEANINGS, STANCE_MEANINGS
from kmap.terminal import number

Style = Literal["title", "heading", "plain"]

_PURPOSES = {
    "stakeholders": "who has a stake in the matter; one row each",
    "relationships": "ties between them, or with the team; from and to hold ids",
    "assessments": "dated scores by one or several assessors; where there are any, the latest round stands",
    "topic scores": "what differs for one topic; an empty cell means the general value",
    "engagement points": "dates at which evidence can change what somebody does",
    "log": "contacts that have taken place; `with` holds ids, category:ID or tag:ID",
    "needs": "what people need to know",
    "questions": "research questions that answer needs",
    "outputs": "what carries answers to audiences",
    "uptake": "what came of outputs",
    "training": "training of our own people",
    "topics": "the topics by which scores can differ",
}


class Explanation(NamedTuple):
    """The rows of the sheet, each of cells with a style, and where its lists of words are.

    Parameters
    ----------
    rows
        A style (``title``, ``heading`` or ``plain``), and the cells.
    categories, output_kinds
        The numbers of the first and the last row with an id in the first column; None where there is none.
    """

    rows: tuple[tuple[Style, tuple[str, ...]], ...]
    categories: tuple[int, int] | None
    output_kinds: tuple[int, int] | None


def explanation(register: Register, tables: dict[str, Table]) -> Explanation:
    """Return what the first sheet of a workbook says."""
    rows: list[tuple[Style, tuple[str, ...]]] = [("title", (register.title,))]
    rows += [("plain", (sentence,)) for sentence in _sentences(register)]
    rows += [_nothing(), ("heading", ("sheet", "rows", "what it holds"))]
    rows += [("plain", (name, f"{len(table.rows)}", _PURPOSES[name])) for name, table in tables.items()]
    rows += [_nothing(), ("heading", ("category", "name"))]
    categories = _block(rows, {id_: one.name or id_ for id_, one in register.categories.items()})
    rows += [_nothing(), ("heading", ("output kind", "name"))]
    kinds = _block(rows, register.formats)
    rows += [_nothing(), ("heading", ("engagement level", "what it means"))]
    _block(rows, {str(level): said for level, said in LEVEL_MEANINGS.items()})
    rows += [_nothing(), ("heading", ("stance", "what it means"))]
    _block(rows, {str(stance): said for stance, said in STANCE_MEANINGS.items()})
    labels = [(axis, score, word) for axis in AXES for score, word in sorted(register.scale.labels[axis].items())]
    if labels:
        rows += [_nothing(), ("heading", ("axis", "score", "what it means"))]
        rows += [("plain", (axis, number(score), word)) for axis, score, word in labels]
    rows += [_nothing(), ("heading", ("sheet", "column", "what it holds"))]
    rows += [("plain", (name, path, said)) for name in tables for path, said in dotted(name)]
    return Explanation(tuple(rows), categories, kinds)


def _sentences(register: Register) -> list[str]:
    scale = register.scale
    return [
        "This workbook was made from a stakeholder register by `kmap export`. Edit it, and send it back whole.",
        "Its edits go back with `kmap import FILE --into REGISTER`, which shows each of them before it is made.",
        f"Scores run from {number(scale.min)} to {number(scale.max)} in steps of {number(scale.step)}. "
        "Leave a cell empty where a score is not known: missing is not the same as low.",
        "Scores are those that are written in the register. Where somebody has assessments, the latest round stands.",
        "Don't change ids or the names of columns and sheets: they say where an edit belongs. "
        "A new row needs a name; its id may stay empty.",
        "Several words in one cell have a semicolon between them; a semicolon inside of a word has \\ before it.",
        "Dates are written YYYY-MM-DD. Keep no e-mail addresses and phone numbers here: "
        "`contact` says where these are kept.",
    ]


def _nothing() -> tuple[Style, tuple[str, ...]]:
    return ("plain", ())


def _block(rows: list[tuple[Style, tuple[str, ...]]], words: dict[str, str]) -> tuple[int, int] | None:
    """Add a row for each word, and return the numbers of the first and the last of them."""
    first = len(rows) + 1
    rows += [("plain", (id_, said)) for id_, said in words.items()]
    return (first, len(rows)) if words else None
