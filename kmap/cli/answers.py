"""What options of the commands that edit are set to, checked before an edit is made of it."""

import re
from collections.abc import Iterable

from kmap.cli.choices import one_of, words
from kmap.cli.options import day
from kmap.errors import KmapError
from kmap.register.editing.entry import unknown
from kmap.register.lookup import only_named
from kmap.register.register import Register
from kmap.terminal import number

_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)")


def score(option: str, text: str | None, register: Register) -> str | None:
    """Return a score as it was typed.

    Raises
    ------
    KmapError
        Where it is no number, or not on the scale.
    """
    scale = register.scale
    return _number(option, text, scale.min, scale.max, scale.tolerance)


def _number(option: str, text: str | None, least: float, most: float, tolerance: float = 0.0) -> str | None:
    if text is None:
        return None
    allowed = f"{number(least)} to {number(most)}"
    if not _NUMBER.fullmatch(text):
        raise KmapError(
            f"{option} `{text}` is not a number", f"write a number from {allowed}; leave it out where it is not known"
        )
    if not least - tolerance <= float(text) <= most + tolerance:
        raise KmapError(
            f"{option} `{text}` is outside {number(least)}..{number(most)}", f"write a number from {allowed}"
        )
    return text


def whole(option: str, text: str | None, least: int, most: int) -> str | None:
    """Return a whole number as it was typed.

    Raises
    ------
    KmapError
        Where it is none, or out of its bounds.
    """
    found = _number(option, text, least, most)
    if found is not None and not found.isdecimal():
        raise KmapError(f"{option} `{found}` is not a whole number", f"write {least} to {most}")
    return found


def rating(option: str, text: str | None) -> str | None:
    """Return a rating from 1 to 5 as it was typed.

    Raises
    ------
    KmapError
        Where it is none.
    """
    return _number(option, text, 1, 5)


def strength_of(option: str, text: str | None) -> str | None:
    """Return the strength of a tie as it was typed.

    Raises
    ------
    KmapError
        Where it is no number above 0.
    """
    if text is not None and not (_NUMBER.fullmatch(text) and float(text) > 0):
        raise KmapError(f"{option} `{text}` is not a number above 0", "write a number such as 2; more is closer")
    return text


def date(option: str, text: str | None) -> str | None:
    """Return a day as it was typed.

    Raises
    ------
    KmapError
        Where it is none.
    """
    found = day(text, option)
    return found.isoformat() if found is not None else None


def choice(option: str, word: str | None, known: Iterable[str]) -> str | None:
    """Return a word of a vocabulary, if one was given.

    Raises
    ------
    KmapError
        Where it is none of it.
    """
    return one_of(option, word, known) if word is not None else None


def topics(text: str | None, register: Register) -> str | list[str] | None:
    """Return the topics that an option names: one as a word, several as a list.

    Raises
    ------
    KmapError
        Where the register has not declared one of them.
    """
    named = [one_of("--topic", word, register.topics) for word in words([text] if text is not None else [])]
    return named[0] if len(named) == 1 else named or None


def audience(text: str, register: Register) -> list[str]:
    """Return whom a text such as ``nhsa,category:communities`` names, each by its id.

    Raises
    ------
    KmapError
        Where the register knows one of them by no such word.
    """
    named = list(words([text]))
    if not named:
        raise KmapError("nobody is named", "name ids, by commas; category:ID and tag:ID name all of one")
    tags = {tag for stakeholder in register.stakeholders for tag in stakeholder.tags}
    for index, word in enumerate(named):
        kind, colon, name = word.partition(":")
        if colon and kind in ("category", "tag"):
            if name not in (register.categories if kind == "category" else tags):
                raise unknown(register.path, name, register.categories if kind == "category" else tags, kind)
        else:
            named[index] = stakeholder_called(word, register)
    return named


def stakeholder_called(word: str, register: Register, others: Iterable[str] = ()) -> str:
    """Return the id that is typed, else that of the only stakeholder with such a name or alias.

    Parameters
    ----------
    word
        What is typed.
    register
        The register.
    others
        Ids that may stand there as well, such as that of the team.

    Raises
    ------
    KmapError
        Where there is none.
    """
    known = [*register.by_id, *others]
    if word in known:
        return word
    only = only_named(register.stakeholders, word)
    if only is None:
        raise unknown(register.path, word, known, "stakeholder")
    return only.id


def given(**fields: object) -> dict[str, object]:
    """Return the fields that something is given for, `from_` as ``from`` and the like."""
    return {name.rstrip("_"): value for name, value in fields.items() if value is not None}
