"""What options can be set to, checked against the register and the vocabularies."""

from collections.abc import Iterable

from kmap.errors import KmapError, Severity
from kmap.register.nearest import did_you_mean
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
    known = [one.word for one in reversed(Severity)]
    if word not in known:
        raise KmapError(f"there is no severity `{word}`", did_you_mean(word, known))
    return Severity.named(word)


def one_of(option: str, word: str, known: Iterable[str]) -> str:
    """Return a word that an option is set to.

    Raises
    ------
    KmapError
        Where it is not one of the known ones.
    """
    known = list(known)
    if word not in known:
        raise KmapError(
            f"{option} `{word}` is not known; known are {', '.join(known) or 'none'}", did_you_mean(word, known)
        )
    return word


def filters(register: Register, topic: str | None, category: str | None, tag: str | None) -> None:
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
