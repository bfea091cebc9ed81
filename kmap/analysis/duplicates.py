"""Names that most likely mean one body, written twice.

Two names are near-duplicates where the words that tell bodies apart are the same, or
all but one are and that one differs by a slip of the pen. Words are compared, not
letters over the whole name: over a long name `North` and `South` differ by little, and
they are two bodies.

What makes no difference: upper case, accents, punctuation, spaces, the order of words,
a plural, small words (`of`, `the`, `de`, `und`), a legal form at the end (`Ltd`, `GmbH`,
`e.V.`, `asbl`), an acronym of three letters or more that is made of the initials
(`European Banking Authority (EBA)`), and a few abbreviations (`Dept` for `Department`).

A slip of the pen is one letter left out, put in or swapped with its neighbour, and from
eight letters on also one letter for another (`Bolton` and `Boston` are two towns). The
word keeps its first letter and has five letters at least, in a name of one word eight.
Words with digits, and short ones, must be the same: `NHS trust 1` and `NHS trust 2` are two.

Not found are two slips in one name, a word more or less (`Greenpeace`, `Greenpeace
Brussels`), other names for the same (`BMA`, `British Medical Association`) and names in
two languages.

Names of more than 30 words, and words of more than 60 letters, must be the same; of many words
that all are a slip apart, each is compared with the first 30.

No two names are compared that share nothing: each is filed under its words with one left
out, and under that word with one letter left out, so that the time grows with the names
and not with their pairs, and no pair is lost by it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from kmap.register.slug import slug

# fmt: off
_SMALL = frozenset({
    "an", "and", "at", "das", "de", "del", "den", "der", "des", "det", "die", "du", "el", "en", "et", "for",
    "fur", "het", "im", "in", "la", "las", "le", "les", "los", "och", "of", "og", "on", "the", "to", "und",
    "van", "von", "voor",
})
_LEGAL = frozenset({
    "ab", "ag", "aisbl", "aps", "as", "asbl", "bv", "cic", "cio", "corp", "eg", "ev", "ggmbh", "gmbh", "inc",
    "ivzw", "kg", "limited", "llc", "llp", "ltd", "nv", "oy", "plc", "ry", "sa", "sarl", "sas", "se", "spa",
    "srl", "vzw",
})
# fmt: on
_ABBREVIATIONS = {
    "assn": "association",
    "assoc": "association",
    "dept": "department",
    "govt": "government",
    "inst": "institute",
    "intl": "international",
    "natl": "national",
    "org": "organisation",
    "univ": "university",
}
_ASCII_WORD = re.compile("[a-z0-9]+")
_WORD = re.compile(r"\w+")

SHORTEST = 5
"""A word of fewer letters must be the same in both names: `east` and `west` are a slip apart."""
SHORTEST_ALONE = 8
"""The same for a name of one word, and for one letter in place of another."""
FEWEST_INITIALS = 3
"""Fewer letters are no acronym to be sure of: `Red Cross (UK)` and `Red Cross (US)` are two."""
MOST_WORDS = 30
"""A name of more words is no name, and comparing it word by word would take for ever."""
LONGEST = 60
"""The same for the letters of a word."""
_MOST_ALIKE = 30


def near_duplicates(names: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of names that most likely mean one body.

    Parameters
    ----------
    names
        The names, as people write them.

    Returns
    -------
    list[tuple[int, int]]
        The indices of two names, the earlier first, sorted. Of several names in the
        same words each is paired with the first of them only, and that one alone with
        names that differ by a slip.

    Examples
    --------
    >>> near_duplicates(["Local council", "Region North", "Local Councils", "Region South"])
    [(0, 2)]
    """
    first: dict[str, int] = {}
    pairs: set[tuple[int, int]] = set()
    leaders: list[tuple[int, list[str]]] = []
    singular: dict[str, str] = {}
    for index, name in enumerate(names):
        own = _telling_words(name, singular)
        unordered = _unordered(own)
        same = first.setdefault("".join(own), index)
        if unordered is not own:
            joined = "".join(unordered)
            same = first["".join(own)] = min(same, first.setdefault(joined, same))
            first[joined] = same
        if same == index:
            leaders.append((index, unordered))
        else:
            pairs.add((same, index))
    pairs.update(_slips(leaders))
    return sorted(pairs)


def _telling_words(name: str, singular: dict[str, str]) -> list[str]:
    """Return the words of a name by which it is told from others, plain and in the singular.

    The same words come in many names: `singular` holds those that have been seen, and is added to.
    """
    plain = name
    if "." in name or "'" in name or "\u2019" in name:
        plain = name.replace("e. V.", "eV").replace(".", "").replace("'", "").replace("\u2019", "")
    if plain.isascii():
        every = _ASCII_WORD.findall(plain.lower())
    else:
        every = [slug(word) or word.casefold() for word in _WORD.findall(plain)]
    if FEWEST_INITIALS < len(every) <= MOST_WORDS:
        initials = "".join([word[0] for word in every])
        every = [
            word
            for place, word in enumerate(every)
            if not (FEWEST_INITIALS <= len(word) < len(initials) and _is_acronym(word, initials, place))
        ] or every
    words = [_ABBREVIATIONS.get(word, word) for word in every if word not in _SMALL]
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return [singular.get(word) or singular.setdefault(word, _singular(word)) for word in words or every]


def _is_acronym(word: str, initials: str, place: int) -> bool:
    """Say whether a word is made of the initials of the other words, in their order; some may be left out."""
    others = iter(initials[:place] + initials[place + 1 :])
    return all(letter in others for letter in word)


def _singular(word: str) -> str:
    if len(word) < SHORTEST or word[-1] != "s" or word[-2] in "sui":
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _unordered(words: list[str]) -> list[str]:
    """Return the words sorted where their order tells nothing: with numbers and letters among them it does."""
    for word in words:
        if len(word) <= 2 or not word.isalpha():
            return words
    return sorted(words)


def _slips(leaders: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of names, each with its words, that are the same but for one word, which differs by a slip."""
    by_rest: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for index, own in leaders:
        if len(own) > MOST_WORDS:
            continue
        shortest = SHORTEST if len(own) > 1 else SHORTEST_ALONE
        for place, word in enumerate(own):
            if shortest <= len(word) <= LONGEST and word.isalpha():
                by_rest.setdefault((word[0], *own[:place], *own[place + 1 :]), []).append((word, index))
    for named in by_rest.values():
        if len(named) < 2:
            continue
        candidates = dict(reversed(named))  # of one word in two names, the first
        filed: dict[str, list[str]] = {}
        for word in candidates:
            for form in {word, *(word[:cut] + word[cut + 1 :] for cut in range(1, len(word)))}:
                filed.setdefault(form, []).append(word)
        for alike in filed.values():
            for number, word in enumerate(alike):
                for other in alike[: min(number, _MOST_ALIKE)]:
                    if _is_slip(word, other):
                        one, another = sorted((candidates[word], candidates[other]))
                        yield one, another


def _is_slip(one: str, other: str) -> bool:
    """Say whether two words differ by one letter more, two swapped, or, if long, one for another."""
    begin = 0
    while begin < min(len(one), len(other)) and one[begin] == other[begin]:
        begin += 1
    end = 0
    while end < min(len(one), len(other)) - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[begin : len(one) - end], other[begin : len(other) - end]
    if len(left) == len(right) == 1:
        return len(one) >= SHORTEST_ALONE
    return len(left) + len(right) == 1 or (len(left) == 2 and left == right[::-1])
