"""What options can be set to, checked against the register and the vocabularies."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from kmap.cli.options import day
from kmap.errors import KmapError, Severity
from kmap.register.nearest import nearest

if TYPE_CHECKING:
    from kmap.register.register import Register


def words(options: Iterable[str] | None) -> tuple[str, ...]:
    """Return the words of an option that can be repeated and can hold several, by commas."""
    return tuple(word.strip() for option in options or () for word in option.split(",") if word.strip())


def severity(word: str | None) -> Severity | None:
    """Return the severity that a word names.

    Raises
    ------
    KmapError
        Where it names none.
    """
    if word is None:
        return None
    return Severity.named(one_of("--fail-on", word, [severity.word for severity in reversed(Severity)]))


def one_of(option: str, word: str, known: Iterable[str]) -> str:
    """Return a word that an option is set to.

    Raises
    ------
    KmapError
        Where it is not one of the known ones.
    """
    known = list(known)
    if word not in known:
        match = nearest(word, known)
        tip = f"did you mean `{match}`?" if match is not None else f"leave {option} out, or write one of these"
        raise KmapError(f"{option} `{word}` is not known; known are {', '.join(known) or 'none'}", tip)
    return word


def filters(register: "Register", topic: str | None, category: str | None, tag: str | None) -> None:
    """Check the words that choose what of a register is shown.

    Raises
    ------
    KmapError
        Where the register knows a topic, category or tag by no such word.
    """
    if topic is not None:
        one_of("--topic", topic, register.topics)
    if category is not None:
        one_of("--category", category, register.categories)
    if tag is not None:
        one_of("--tag", tag, dict.fromkeys(tag for one in register.stakeholders for tag in one.tags))


def on_two_days(register: "Register", since: str) -> "tuple[Register, Register]":
    """Return a register as on the day that ``--since`` names, and as it was given.

    Raises
    ------
    KmapError
        Where that is no date, or not before the register's own day.
    """
    earlier = day(since, "--since")
    assert earlier is not None, "it was given"
    if earlier >= register.day:
        tip = "name an earlier day, or a later one with --as-of"
        raise KmapError(
            f"--since {earlier} is not before {register.day}, the day as on which the register is read", tip
        )
    return replace(register, day=earlier), register
