"""The words that options and places take which no help text lists: those of kmap, and those of the register here.

The register is read only where it has the words, by the function that needs them.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from kmap import rooms
from kmap.cli.options import DEFAULT_REGISTER
from kmap.register.vocabulary import LEVEL_MEANINGS, QUADRANT_MEANINGS, STEPS

if TYPE_CHECKING:
    from kmap.register.register import Register

LARGEST = 2_000_000
"""Bytes of a register that is still read for completion: a longer one would let the prompt wait."""

Row = tuple[str, str]


class Naming(NamedTuple):
    """What a command line says of the register; None for the usual one."""

    path: str | None


def _register(naming: Naming) -> "Register | None":
    """Return the register that is meant; None where there is none to read in a moment."""
    path = naming.path or os.environ.get("KMAP_REGISTER") or DEFAULT_REGISTER
    if not os.path.isfile(path) or os.path.getsize(path) > LARGEST:
        return None
    from kmap.register.reading import read

    return read(path).register


def _topics(register: "Register", command: str) -> Iterator[Row]:
    return iter(register.topics.items())


def _categories(register: "Register", command: str) -> Iterator[Row]:
    return ((id_, one.name or "") for id_, one in register.categories.items())


def _tags(register: "Register", command: str) -> Iterator[Row]:
    return ((tag, "") for tag in sorted({tag for one in register.stakeholders for tag in one.tags}))


def _stakeholders(register: "Register", command: str) -> Iterator[Row]:
    return ((one.id, one.name or "") for one in register.stakeholders)


_WITH_ALL_IDS = ("set", "remove", "rename", "trace")


def _ids(register: "Register", command: str) -> Iterator[Row]:
    """Yield the ids that a command takes: those of stakeholders, or of all that has one."""
    yield from _stakeholders(register, command)
    if command in _WITH_ALL_IDS:
        document = register.document
        yield from ((one.id, one.need) for one in document.needs)
        yield from ((one.id, one.question) for one in document.questions)
        yield from ((one.id, one.title) for one in document.outputs)


def _ends(register: "Register", command: str) -> Iterator[Row]:
    yield register.team.id, register.team.name or ""
    yield from _stakeholders(register, command)


def _audience(register: "Register", command: str) -> Iterator[Row]:
    yield from _stakeholders(register, command)
    yield from ((f"category:{id_}", meaning) for id_, meaning in _categories(register, command))
    yield from ((f"tag:{tag}", "") for tag, _ in _tags(register, command))


def _outputs(register: "Register", command: str) -> Iterator[Row]:
    return ((one.id, one.title or "") for one in register.outputs)


def _kinds(register: "Register", command: str) -> Iterator[Row]:
    return ((kind, "") for kind in sorted({one.kind for one in register.relationships if one.kind is not None}))


def _owners(register: "Register", command: str) -> Iterator[Row]:
    from kmap.cli.registers import owners

    return ((owner, "") for owner in sorted(set(owners(register))))


def _rules() -> Iterator[Row]:
    for name in rooms.names("rules"):
        code, _, words = name.partition("_")
        yield code.upper(), words.replace("_", " ")


def _measures() -> Iterator[Row]:
    return ((name.replace("_", "-"), "") for name in rooms.names("analysis.network.measures"))


def _explained() -> Iterator[Row]:
    yield from _rules()
    yield from LEVEL_MEANINGS.items()
    yield from QUADRANT_MEANINGS.items()
    yield from ((f"step-{number}", name) for number, name in STEPS.items())
    yield from _measures()


def _steps() -> Iterator[Row]:
    return ((str(number), name) for number, name in STEPS.items())


WORDS: dict[tuple[str, str], Callable[[], Iterable[Row]]] = {
    ("--select", "CODES"): _rules,
    ("--ignore", "CODES"): _rules,
    ("--by", "MEASURES"): lambda: (*_measures(), ("all", "every measure")),
    ("--step", "NUMBER"): _steps,
    ("--size", "SIZE"): lambda: (("slide", ""), ("page", "")),
    ("", "WORD"): _explained,
}
"""Words that no register is needed for, by the name of the option (empty for a place) and its metavar."""


def _of(words: "Callable[[Register, str], Iterator[Row]]") -> Callable[[Naming, str], Iterable[Row]]:
    def found(naming: Naming, command: str) -> Iterable[Row]:
        """Return the words, where there is a register that can be read."""
        register = _register(naming)
        return words(register, command) if register is not None else ()

    return found


REGISTER_WORDS: dict[tuple[str, str], Callable[[Naming, str], Iterable[Row]]] = {
    ("--topic", "ID"): _of(_topics),
    ("--topic", "IDS"): _of(_topics),
    ("--category", "ID"): _of(_categories),
    ("--tag", "TAG"): _of(_tags),
    ("--owner", "WHO"): _of(_owners),
    ("--about", "ID"): _of(_outputs),
    ("--from", "ID"): _of(_ends),
    ("--kind", "KINDS"): _of(_kinds),
    ("", "ID"): _of(_ids),
    ("", "IDS"): _of(_audience),
    ("", "FROM"): _of(_ends),
    ("", "TO"): _of(_ends),
    ("", "OLD"): _of(_ids),
}
"""Words of the register, likewise."""
