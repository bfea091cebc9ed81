"""What a column is about, by the words at its head."""

import re
from typing import NamedTuple

_FIELDS: dict[str, tuple[str, ...]] = {
    "name": (
        "name", "stakeholder", "stakeholders", "stakeholder name", "actor", "actors", "actor stakeholder",
        "organisation", "organization", "organisation name", "organization name", "institution", "body", "label",
        "stakeholder group", "actor name", "full name", "who", "party",
    ),
    "id": ("id", "identifier", "stakeholder id", "short id"),
    "aliases": (
        "aliases", "alias", "acronym", "abbreviation", "abbrev", "short name", "other names", "other name",
        "also known as", "aka",
    ),
    "kind": ("kind", "type", "stakeholder type", "actor type"),
    "category": (
        "category", "sector", "stakeholder category", "class", "group", "constituency", "categories", "actor category",
        "actor group", "stakeholder class",
    ),
    "tags": ("tags", "tag", "keywords", "labels"),
    "influence": (
        "influence", "power", "influence power", "power influence", "power position", "power and influence",
        "influence and power", "authority", "ability influence", "decision power",
    ),
    "interest": ("interest", "interest project", "interest matter", "importance", "stake", "interest topic"),
    "impact": ("impact", "affected", "how affected", "impact them", "impact stakeholder", "how strongly affected"),
    "because": ("because", "reason", "reasons", "rationale", "justification", "why", "basis", "reason scores"),
    "stance.current": (
        "stance", "attitude", "position", "support", "support opposition", "supportive", "opposition support",
        "current stance", "current position", "current attitude", "stance towards project", "sentiment",
    ),
    "stance.desired": ("desired stance", "target stance", "desired position", "desired attitude", "wanted stance"),
    "at_the_table": ("at table", "represented in decision", "has a seat"),
    "represents": ("represents", "speaks for"),
    "salience.legitimacy": ("legitimacy",),
    "salience.urgency": ("urgency",),
    "capacity": ("capacity", "capacity engage"),
    "options": ("options", "what they can change", "what can they change"),
    "evidence_needs": ("evidence needs", "information needs", "needs", "what they need to know"),
    "formats": ("formats", "preferred formats", "preferred format"),
    "engagement.current": ("current engagement", "engagement now", "engagement"),
    "engagement.target": ("target engagement", "desired engagement", "planned engagement", "engagement target"),
    "engagement.owner": ("owner", "relationship owner", "responsible", "lead", "engagement owner", "account manager"),
    "contact": ("contact", "contact details", "email", "e mail", "phone", "telephone", "mobile", "email address"),
    "since": ("since", "active since"),
    "until": ("until", "active until"),
    "succeeded_by": ("succeeded by", "successor"),
    "notes": ("notes", "note", "comments", "comment", "remarks", "description", "additional notes"),
}  # fmt: skip
_TIES: dict[str, tuple[str, ...]] = {
    "from": ("from", "source", "from id", "sender", "from stakeholder", "start"),
    "to": ("to", "target", "to id", "receiver", "to stakeholder", "end"),
    "kind": ("kind", "type", "label", "relation", "relationship", "tie", "relationship type"),
    "strength": ("strength", "weight", "frequency", "closeness"),
    "mutual": ("mutual", "reciprocal"),
    "effect": ("effect",),
    "because": ("because", "reason", "evidence", "description", "notes", "comment"),
}
_SURVEY: dict[str, tuple[str, ...]] = {
    "stakeholder": (
        "stakeholder", "name", "organisation", "organization", "actor", "stakeholder name", "stakeholder id",
    ),
    "by": (
        "assessor", "rater", "respondent", "by", "expert", "scored by", "assessed by", "participant", "reviewer",
        "assessor name", "your name", "who scores", "who scored", "who assessed", "scorer",
    ),
    "criterion": ("criterion", "criteria", "axis", "dimension", "question", "attribute", "measure"),
    "score": ("score", "rating", "value", "answer", "points"),
    "date": ("date", "day", "assessed on", "timestamp"),
    "round": ("round", "wave"),
    "topic": ("topic",),
    "because": ("because", "reason", "comment", "rationale", "comments"),
}  # fmt: skip
_TEXTS = {"because", "notes"}
"""Fields of free text: of a heading that names several, the first counts."""
TABLES = {"stakeholders": _FIELDS, "relationships": _TIES, "survey": _SURVEY}
"""The usual words for the columns of sheets that people make themselves."""

SECOND_BEST = frozenset(
    {"importance", "stake", "stakeholder group", "group", "label", "authority", "description", "who"}
)
"""Words that mean a field where no better one is there."""

SCORES = ("influence", "interest", "impact")

_SCALE = re.compile(r"(?<![\d.])(-?\d{1,3}(?:\.\d+)?)\s*(?:to|[-\u2013\u2014]|\.\.)\s*(\d{1,3}(?:\.\d+)?)(?![\d.])")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_LONGEST = 500
"""Of what stands at the head of a column so many characters are looked at."""
_FILLING = frozenset(
    {"score", "scores", "level", "levels", "rating", "ratings", "degree", "of", "the", "their", "this", "on"}
    | {"in", "for", "value", "values", "ordinal", "numeric", "scale", "assessment", "assessed", "to", "a", "an", "our"}
)


class Heading(NamedTuple):
    """What the head of a column says.

    Parameters
    ----------
    words
        Its words in lower case, without what is told by the other fields.
    scale
        The scale that it names, as in ``Interest (1-5)``.
    year
        The year that it names, as in ``Interest_2019``.
    rank
        Whether it holds places in an order, which are no scores.
    """

    words: str
    scale: tuple[float, float] | None = None
    year: str = ""
    rank: bool = False


def heading(text: str) -> Heading:
    """Return what the head of a column says.

    Examples
    --------
    >>> heading("Level of influence (1-5)")
    Heading(words='influence', scale=(1.0, 5.0), year='', rank=False)
    >>> heading("Interest_2019").year
    '2019'
    """
    plain = " ".join(text[:_LONGEST].casefold().replace("_", " ").split())
    years = _YEAR.findall(plain)
    year = years[0] if len(years) == 1 else ""
    plain = _YEAR.sub(" ", plain) if year else plain
    scale = _SCALE.search(plain)
    bounds = (float(scale[1]), float(scale[2])) if scale is not None and float(scale[1]) < float(scale[2]) else None
    plain = _SCALE.sub(" ", plain) if bounds else plain
    words = re.findall(r"[^\W_]+", re.sub(r"\([^)]*\)", " ", plain)) or re.findall(r"[^\W_]+", plain)
    rank = any(word in ("rank", "ranks", "ranking", "ranked") for word in words)
    kept = [word for word in words if word not in _FILLING] or words
    return Heading(" ".join(kept), bounds, year, rank)


def meaning(table: str, text: str) -> tuple[str, bool]:
    """Return the field that the head of a column means, and whether there may be a better column for it.

    The field is empty where it means none.
    """
    plain = " ".join(text[:_LONGEST].casefold().replace("_", " ").split())
    found = heading(text)
    for words in (plain, found.words):
        for field, usual in TABLES[table].items():
            if words in usual:
                return field, words in SECOND_BEST
    for field, usual in TABLES[table].items():
        if any(_sorted(one) == _sorted(found.words) for one in usual):  # a type of stakeholder is a stakeholder type
            return field, found.words in SECOND_BEST
    parts = [part for part in re.split(r"[/&,;+]|\band\b|\bor\b", plain) if part.strip()]
    if len(parts) > 1:
        meant = [meaning(table, part)[0] for part in parts]
        if all(meant) and (len(set(meant)) == 1 or _TEXTS.issuperset(meant)):
            return meant[0], True
    return "", False


def _sorted(words: str) -> list[str]:
    return sorted(word for word in words.split() if word not in _FILLING)
