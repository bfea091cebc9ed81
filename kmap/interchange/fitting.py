"""Whether the values of a column fit what its heading says."""

from collections.abc import Sequence

from kmap.interchange import cells
from kmap.interchange.asked import plain
from kmap.interchange.headings import SCORES
from kmap.interchange.scales import is_missing, looks_like_score
from kmap.interchange.sections import fields

_FIT = 0.5
"""The share of a column's values that have to fit what its heading says."""
_KINDS = {"organisation", "organization", "group", "role", "person"}


def fitting(section: str, field: str, values: Sequence[str], words: frozenset[str]) -> tuple[str, str]:
    """Return the field that a column is, given its values, and why it is none, if so."""
    known = [value for value in values if not is_missing(value)]
    if field in SCORES:
        if known and sum(looks_like_score(value) or plain(value) in words for value in known) < _FIT * len(known):
            return "", f"it may be meant as {field}, but holds no scores"
    elif field in ("stance.current", "stance.desired", "stance"):
        if known and sum(cells.stance(value) is not None for value in known) < _FIT * len(known):
            if sum(map(looks_like_score, known)) >= _FIT * len(known):
                return "", "it may be meant as stance, but holds scores or letters; --read says what they mean"
            return "", "it may be meant as stance, but holds no stances (supportive, neutral, resistant)"
    elif field == "kind" and section == "stakeholders":
        if known and sum(value.casefold() in _KINDS for value in known) < _FIT * len(known):
            return "category", ""
    elif field in ("engagement.current", "engagement.target"):
        levels = fields("stakeholders")[field].choices
        if known and sum(value.casefold() in levels for value in known) < _FIT * len(known):
            return "", f"it may be meant as {field}, but holds no levels ({', '.join(levels)})"
    elif field == "strength" and known and not all(looks_like_score(value) for value in known):
        return "", "it may be meant as strength, but holds no numbers"
    return field, ""
