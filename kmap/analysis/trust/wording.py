"""Wording: how numbers of things and ages are said in sentences."""

from collections.abc import Iterator

from kmap.analysis.trust.staleness import Age


def counted(count: int, one: str, several: str = "") -> str:
    """Return a number of things in words.

    Examples
    --------
    >>> counted(1, "place"), counted(1200, "person", "people")
    ('1 place', '1,200 people')
    """
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"


def sentences(*clauses: str) -> str:
    """Return clauses as sentences.

    Examples
    --------
    >>> sentences("nobody is unscored", "every score comes with a reason")
    'Nobody is unscored. Every score comes with a reason.'
    """
    return " ".join(f"{clause[:1].upper()}{clause[1:]}." for clause in clauses)


def age_in_words(ages: tuple[Age, ...], allowed: int) -> Iterator[str]:
    """Yield how old scores are, and which are stale, the oldest given first."""
    dated = [one.days for one in ages if one.days is not None]
    stale = sum(one.stale for one in ages)
    if not ages:
        yield "there is no score whose age could be told"
    elif stale:
        verb = "is" if stale == 1 else "are"
        yield f"of {counted(len(dated), 'dated score')}, {stale} {verb} stale, older than {allowed} days"
    elif dated:
        yield f"no score is known to be stale: the oldest date is {counted(dated[0], 'day')} ago, {allowed} are allowed"
    undated = len(ages) - len(dated)
    if undated:
        they = "it is" if undated == 1 else "they are"
        yield f"{counted(undated, 'score has', 'scores have')} no date, and nobody can tell how old {they}"
