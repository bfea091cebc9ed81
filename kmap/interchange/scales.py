"""Scores as people write them: numbers, words from low to high, letters; and the scale that they are on."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kmap.errors import KmapError
from kmap.terminal import number

MISSING = frozenset(
    {"", "na", "n/a", "n.a.", "n.a", "nan", "#n/a", "null", "?", "-", "--", "\u2013", "\u2014", "unknown", "not known"}
    | {"no information", "no info", "not available", "not applicable", "not assessed", "not scored", "missing"}
    | {"tbc", "tbd", "don't know", "dont know", "do not know", "no answer", "x"}
)
"""What people write where they know nothing; never a score, and never low."""

_WORDS = {
    "very low": 0, "vl": 0, "lowest": 0,
    "low": 2, "l": 2, "weak": 2,
    "low to medium": 3,
    "medium": 4, "m": 4, "moderate": 4, "med": 4, "mid": 4, "average": 4, "middle": 4,
    "medium to high": 5,
    "high": 6, "h": 6, "strong": 6,
    "very high": 8, "vh": 8, "highest": 8,
}  # fmt: skip
_LADDERS = ((2, 4, 6), (2, 3, 4, 5, 6), (0, 2, 4, 6, 8), (0, 2, 3, 4, 5, 6, 8))
_NAMES = {0: "Very low", 2: "Low", 3: "Low to medium", 4: "Medium", 5: "Medium to high", 6: "High", 8: "Very high"}
_MIDDLE = re.compile("(?:moderate|med|mid|average|middle)(?= |$)")
_USUAL = ((1.0, 5.0), (0.0, 5.0), (1.0, 10.0), (0.0, 10.0), (0.0, 100.0))
_STEPS = (1.0, 0.5, 0.25, 0.2, 0.1, 0.05, 0.01)

_NUMBER = re.compile(r"[-+]?(?:\d{1,15}(?:[.,]\d{0,15})?|[.,]\d{1,15})")
_OF = re.compile(r"([\d.,]+)\s*(?:of|out of)\s*(\d{1,3})")
_MARKS = ("*\u2020\u2021\u00a7", "\u00b9\u00b2\u00b3\u2070\u2071\u2072\u2073\u2074\u2075\u2076\u2077\u2078\u2079")
_SIGNS = "+-\u2212"
_RANGE = re.compile(r"[-+]?[\d.,]+\s*(?:-|\u2013|\u2014|to|/)\s*[\d.,]+")


class Scale(NamedTuple):
    """The scale of the scores in a file.

    Parameters
    ----------
    min, max
        Its ends.
    step
        The distance between neighbouring scores; None for the usual one.
    labels
        Its words by score, in the spelling of the file; empty where it has numbers.
    said
        How it was found out: a phrase for people.
    """

    min: float
    max: float
    step: float | None = None
    labels: Mapping[float, str] = {}
    said: str = ""

    @property
    def range(self) -> float:
        """The distance between its ends."""
        return self.max - self.min


class Unread(NamedTuple):
    """A value that is no score, and what to write."""

    why: str


def is_missing(text: str) -> bool:
    """Say whether a cell says that nothing is known."""
    return " ".join(text.casefold().split()) in MISSING


def plain_number(text: str) -> float | None:
    """Return the number that a cell spells, a comma standing for a point; None where it spells none.

    Examples
    --------
    >>> plain_number("4,5"), plain_number("7.5"), plain_number("0"), plain_number("Low")
    (4.5, 7.5, 0.0, None)
    """
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def without_mark(text: str) -> str:
    """Return a value without the sign of a footnote behind it."""
    if not text[:1].isalnum():
        return text
    bare = text.rstrip()
    marks = next((marks for marks in _MARKS if bare[-1] in marks), "")
    return bare.rstrip(marks).strip() if marks else bare


def word_place(text: str) -> int | None:
    """Return where a word stands between very low and very high; None where it is no such word."""
    word = re.sub(r"\s*(?:\bto\b|-|\u2013)\s*", " to ", " ".join(text.casefold().replace("_", " ").split()))
    return _WORDS.get(_MIDDLE.sub("medium", word), _WORDS.get(word))


def looks_like_score(text: str) -> bool:
    """Say whether a value may be a score, one that can't be read included."""
    return (
        plain_number(without_mark(text)) is not None
        or word_place(text) is not None
        or refused(text) is not None
        or re.fullmatch("[A-Ea-e]", text) is not None
    )


def refused(text: str) -> Unread | None:
    """Return why a value is no score although it means to be one: a range, or signs."""
    if text and not text.strip(_SIGNS):
        return Unread("signs have no scale; write a number, or say what they mean: --read '++=5'")
    parts = re.split(r"\s*(?:\bto\b|[-\u2013\u2014/])\s*", " ".join(text.casefold().split()))
    if _RANGE.fullmatch(text) or (
        len(parts) == 2 and all(word_place(part) is not None for part in parts) and word_place(text) is None
    ):
        return Unread("a range is no score; write one value, or two assessments, or leave it empty")
    return None


def asked_scale(text: str) -> Scale:
    """Return the scale that ``--scale`` names: ``1-5``, or words from the lowest to the highest, by commas.

    Raises
    ------
    KmapError
        Where it names none.

    Examples
    --------
    >>> asked_scale("0-10")[:2], asked_scale("C,B,A").labels
    ((0.0, 10.0), {1.0: 'C', 2.0: 'B', 3.0: 'A'})
    """
    tip = "write --scale 1-5, or words from the lowest to the highest: --scale Low,Medium,High"
    words = [word.strip() for word in text.split(",")]
    if len(words) > 1:
        if not all(words) or len({word.casefold() for word in words}) < len(words):
            raise KmapError(f"--scale `{text}` has an empty or repeated word", tip)
        return Scale(1.0, float(len(words)), 1.0 if len(words) > 2 else None, _labels(words), "as --scale says")
    match = re.fullmatch(
        r"\s*(-?\d{1,15}(?:\.\d{1,15})?)\s*(?:-|\u2013|to|\.\.)\s*(-?\d{1,15}(?:\.\d{1,15})?)\s*", text
    )
    if match is None or float(match[1]) >= float(match[2]):
        raise KmapError(f"--scale `{text}` is no scale", tip)
    return Scale(float(match[1]), float(match[2]), said="as --scale says")


def _labels(words: Iterable[str]) -> dict[float, str]:
    return {float(place): word for place, word in enumerate(words, 1)}


def found_scale(values: Iterable[str], stated: Iterable[tuple[float, float]]) -> Scale | None:
    """Return the scale that scores are on; None where there are none.

    Parameters
    ----------
    values
        All scores of a file, as they are written.
    stated
        The scales that the heads of their columns name.

    Raises
    ------
    KmapError
        Where they fit no usual scale, or the heads of columns name two.
    """
    values = [without_mark(value) for value in values if not is_missing(value)]
    numbers = [found for value in values if (found := plain_number(value)) is not None]
    scales = sorted(set(stated))
    if len(scales) > 1:
        named = " and ".join(f"{number(low)}-{number(high)}" for low, high in scales)
        raise KmapError(
            f"the columns name several scales: {named}", "import them one by one, leaving others out: --map"
        )
    if scales:
        low, high = scales[0]
        return Scale(low, high, _step(numbers, low), said="as the heading says")
    if numbers:
        least, most = min(numbers), max(numbers)
        if least >= 0 and most <= 1 and not all(one.is_integer() for one in numbers):
            return Scale(0.0, 1.0, said=f"the scores run from {number(least)} to {number(most)}")
        for low, high in _USUAL:
            if low <= least and most <= high:
                seen = f"run from {number(least)} to {number(most)}" if least < most else f"are all {number(least)}"
                said = f"the scores {seen}; --scale says if it is another"
                return Scale(low, high, _step(numbers, low), said=said)
        raise KmapError(
            f"the scores run from {number(least)} to {number(most)}, which fits no usual scale", "say it: --scale 1-7"
        )
    return _ladder(values)


def _step(numbers: list[float], low: float) -> float | None:
    """Return the largest usual step on which all numbers are; None where they are whole, or on none."""
    for step in _STEPS:
        if all(abs((one - low) / step - round((one - low) / step)) < 1e-6 for one in numbers):
            return step if step < 1 else None
    return None


def _ladder(values: list[str]) -> Scale | None:
    places = {place for value in values if (place := word_place(value)) is not None}
    if places:
        ladder = next((one for one in _LADDERS if places <= set(one)), _LADDERS[-1])
        spelling = {
            place: " ".join(value.split()) for value in reversed(values) if (place := word_place(value)) is not None
        }
        names = [spelling.get(place, _NAMES[place]) for place in ladder]
        return Scale(1.0, float(len(ladder)), labels=_labels(names), said="words from low to high")
    letters = {value.upper() for value in values if re.fullmatch("[A-Ea-e]", value)}
    if letters:
        count = max(3, max(map(ord, letters)) - ord("A") + 1)
        names = [chr(ord("A") + place) for place in reversed(range(count))]
        return Scale(
            1.0, float(count), labels=_labels(names), said="letters, A being the highest; --scale C,B,A says so"
        )
    return None


def score(text: str, own: Scale, onto: Scale) -> float | Unread | None:
    """Return a score as it stands on a scale; None where the cell says that nothing is known.

    Parameters
    ----------
    text
        The cell.
    own
        The scale of the file.
    onto
        The scale of the register; scores are carried over in proportion where it is another.
    """
    if (signs := refused(text)) is not None and (not is_missing(text) or "+" in text):
        return signs
    if is_missing(text):
        return None
    text = without_mark(text)
    fraction = _OF.fullmatch(text)
    if fraction is not None and float(fraction[2]) == own.max and (part := plain_number(fraction[1])) is not None:
        text = number(part)
    found = plain_number(text)
    if found is None:
        found = _word(text, own)
    if found is None:
        return Unread("no score; write a number, or say what it means: --read 'WORD=NUMBER'")
    if not own.min - 1e-9 * own.range <= found <= own.max + 1e-9 * own.range:
        return Unread(f"outside {number(own.min)} to {number(own.max)}; --scale says if the file has another scale")
    if (own.min, own.max) == (onto.min, onto.max):
        return found
    return round(onto.min + (found - own.min) / own.range * onto.range, 4)


def _word(text: str, own: Scale) -> float | None:
    """Return the score that a word stands for: by the words of the scale, else in proportion between low and high."""
    plain = " ".join(text.casefold().split())
    by_word = {" ".join(word.casefold().split()): value for value, word in own.labels.items()}
    if plain in by_word:
        return by_word[plain]
    place = word_place(text)
    if place is None:
        return None
    by_place = {found: value for value, word in own.labels.items() if (found := word_place(word)) is not None}
    if by_place:
        return by_place.get(place)
    ladder = next((one for one in _LADDERS if place in one), _LADDERS[-1])
    return own.min + ladder.index(place) / (len(ladder) - 1) * own.range
