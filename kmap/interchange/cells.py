"""Cells read as the fields of a register: stances, truth values, dates, lists."""

import datetime
import re
from collections.abc import Iterable
from typing import Literal

from kmap.interchange.scales import MISSING, Unread

_STANCES = {
    "unaware": "unaware", "not aware": "unaware",
    "resistant": "resistant", "oppose": "resistant", "opposes": "resistant", "opposed": "resistant",
    "opposition": "resistant", "against": "resistant", "negative": "resistant", "blocker": "resistant",
    "opponent": "resistant", "critical": "resistant", "con": "resistant", "resist": "resistant", "hostile": "resistant",
    "neutral": "neutral", "indifferent": "neutral", "undecided": "neutral", "mixed": "neutral",
    "supportive": "supportive", "support": "supportive", "supports": "supportive", "supporter": "supportive",
    "positive": "supportive", "for": "supportive", "in favour": "supportive", "in favor": "supportive",
    "pro": "supportive", "ally": "supportive",
    "leading": "leading", "champion": "leading", "leader": "leading", "advocate": "leading",
}  # fmt: skip
_HOW_MUCH = re.compile(
    r"^(?:very|strong(?:ly)?|high(?:ly)?|moderate(?:ly)?|medium|low|weak(?:ly)?|some|slight(?:ly)?)\s+"
)
_TRUTHS = {"true": True, "yes": True, "y": True, "1": True, "false": False, "no": False, "n": False, "0": False}
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_TURNED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[T ,].*)?")
_NAMED = re.compile(r"(\d{1,2})\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

Order = Literal["day first", "month first", ""]


def is_unknown(text: str) -> bool:
    """Say whether a cell of words says that nothing is known."""
    return " ".join(text.casefold().split()) in MISSING - {"x"}


def stance(text: str) -> str | None:
    """Return the stance that a word means; None where it means none.

    How much support or opposition there is has no place in a register and is left behind.

    Examples
    --------
    >>> stance("Moderate support"), stance("Positive"), stance("Strong opposition"), stance("cautious")
    ('supportive', 'supportive', 'resistant', None)
    """
    plain = re.sub(r"[\s_-]+", " ", text.casefold()).strip()
    return _STANCES.get(plain) or _STANCES.get(_HOW_MUCH.sub("", plain))


def truth(text: str) -> bool | Unread:
    """Return the truth value that a cell means: yes and no in the usual ways."""
    found = _TRUTHS.get(text.casefold().strip())
    return Unread("neither yes nor no") if found is None else found


def order_of(texts: Iterable[str]) -> Order:
    """Return whether the day or the month stands first in the dates of a column; empty where both may."""
    for text in texts:
        match = _TURNED.fullmatch(text.strip())
        if match is not None and int(match[1]) > 12:
            return "day first"
        if match is not None and int(match[2]) > 12:
            return "month first"
    return ""


def date(text: str, order: Order, *, month: bool = False) -> str | Unread:
    """Return a date as a register writes it.

    Parameters
    ----------
    text
        The cell.
    order
        Which stands first where it is written as ``03/04/2026``.
    month
        Whether a month without a day will do.

    Examples
    --------
    >>> date("2 March 2026", ""), date("02/03/2026", "day first"), date("2026-03", "", month=True)
    ('2026-03-02', '2026-03-02', '2026-03')
    """
    text = text.strip()
    if month and re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", text):
        return text
    if match := _DAY.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NAMED.fullmatch(text):
        name = match[2].lower()[:3]
        return _day(int(match[3]), _MONTHS.index(name) + 1, int(match[1])) if name in _MONTHS else _no_date()
    if match := _TURNED.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first != second and not order and "." not in text:
            return Unread(
                f"may be {year}-{second:02}-{first:02} or {year}-{first:02}-{second:02}; write dates as YYYY-MM-DD"
            )
        return _day(year, first, second) if order == "month first" else _day(year, second, first)
    return _no_date()


def _day(year: int, month: int, day: int) -> str | Unread:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return Unread("no day of the calendar")


def _no_date() -> Unread:
    return Unread("no date; write it as YYYY-MM-DD")
