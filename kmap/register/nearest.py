"""The known word that a mistyped one most likely means."""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

_PATIENCE = 50_000  # comparisons, a second or two


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like `word`, or None where none is like it.

    Upper case, spaces, hyphens and underscores make no difference.

    Examples
    --------
    >>> nearest("Intrest", ["influence", "interest"])
    'interest'
    >>> nearest("colour", ["influence", "interest"]) is None
    True
    """
    return _nearest(_plain(word[:80]), tuple(sorted(known)))


@lru_cache
def _nearest(plain: str, known: tuple[str, ...]) -> str | None:
    return _most_alike(plain, _by_plain(known))


class Spelling:
    """Known words, for looking up many mistyped ones.

    Comparing thousands of words with thousands would take hours: after the first
    50,000 comparisons only a word that is one slip away is found.

    Parameters
    ----------
    known
        The words.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = _by_plain(sorted(known))
        self._patience = _PATIENCE

    def nearest(self, word: str) -> str | None:
        """Return the known word most like `word`, or None where none is like it; see `nearest`."""
        plain = _plain(word[:80])
        if self._patience < len(self._known):
            slips = (self._by_slip[slip] for slip in _slips(plain) if slip in self._by_slip)
            return next(slips, None)
        self._patience -= len(self._known)
        return _most_alike(plain, self._known)

    @cached_property
    def _by_slip(self) -> dict[str, str]:
        return {slip: word for plain, word in self._known.items() for slip in _slips(plain)}


def _most_alike(plain: str, known: Mapping[str, str]) -> str | None:
    from difflib import get_close_matches  # only where somebody has mistyped

    matches = get_close_matches(plain, known, n=1, cutoff=0.6)
    return known[matches[0]] if matches else None


def _by_plain(known: Iterable[str]) -> dict[str, str]:
    """Return words by what is compared of them; of several alike in this the first."""
    by_plain: dict[str, str] = {}
    for word in known:
        by_plain.setdefault(_plain(word), word)
    return by_plain


def _slips(plain: str) -> list[str]:
    """Return a word, and it less each one of its letters: one slip apart, two words share one of these."""
    return [plain, *(plain[:index] + plain[index + 1 :] for index in range(len(plain)))]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a tip: the nearest known word, or all that are allowed where none is near."""
    known = list(known)
    match = nearest(word, known)
    if match is not None:
        return f"did you mean `{match}`?"
    return f"allowed here: {', '.join(known)}" if known else "nothing is declared that could stand here"


def _plain(word: str) -> str:
    return word.lower().replace("_", "-").replace(" ", "-")
