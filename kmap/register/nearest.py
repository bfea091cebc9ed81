"""The known word that a mistyped one most likely means."""

from collections.abc import Iterable


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
    from difflib import get_close_matches  # only where somebody has mistyped

    by_plain = {_plain(candidate): candidate for candidate in known}
    matches = get_close_matches(_plain(word[:80]), by_plain, n=1, cutoff=0.6)
    return by_plain[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a tip: the nearest known word, or all that are allowed where none is near."""
    known = list(known)
    match = nearest(word, known)
    if match is not None:
        return f"did you mean `{match}`?"
    return f"allowed here: {', '.join(known)}" if known else "nothing is declared that could stand here"


def _plain(word: str) -> str:
    return word.lower().replace("_", "-").replace(" ", "-")
