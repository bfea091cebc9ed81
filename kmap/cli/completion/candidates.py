"""What can stand at the cursor of a command line: commands, options, and the words that an option or a place takes."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import typer

from kmap import rooms
from kmap.cli.app import COMPLETION, ROOM, app
from kmap.cli.completion.asked import Asked
from kmap.cli.completion.words import REGISTER_WORDS, WORDS, Naming
from kmap.cli.options import is_register

SHELLS = ("bash", "zsh", "fish", "powershell")

_WORD_LIST = re.compile(r": ((?:[\w-]+, )*[\w-]+ or [\w-]+)(?:[.;]|$)")
# Nothing that a shell would act on: what registers hold is other people's text, and stands on somebody's prompt.
_HARMLESS = re.compile(r"[\w@][\w.,:/=@%+-]*")
_HARMFUL = re.compile(r"[^\w .,:/=@%+()–-]")
_LONGEST_MEANING = 80


class Candidate(NamedTuple):
    """A word that can stand at the cursor.

    Parameters
    ----------
    word
        The word.
    meaning
        What it is, for shells that show it.
    """

    word: str
    meaning: str = ""


def candidates(asked: Asked) -> list[Candidate]:
    """Return what can stand at the cursor, in order; nothing where a file belongs, or anything can stand."""
    group: Any = typer.main.get_command(app)
    place = next((at for at, word in enumerate(asked.words) if not word.startswith("-")), None)
    if asked.words and asked.words[-1] in COMPLETION:
        return _beginning(asked.begun, [(shell, "") for shell in SHELLS])
    if place is None:
        if asked.begun.startswith("-"):
            return _options(group, (), asked.begun)
        return _beginning(asked.begun, _commands())
    name, words = asked.words[place], asked.words[place + 1 :]
    command: Any = group.get_command(None, name)
    if command is None:
        return []
    return _within(command, name, words, asked.begun)


def _commands() -> list[tuple[str, str]]:
    modules = [(name.replace("_", "-"), rooms.module(ROOM, name)) for name in rooms.names(ROOM)]
    return [(name, (module.run.__doc__ or "").strip().split("\n")[0]) for name, module in modules]


def _within(command: Any, name: str, words: tuple[str, ...], begun: str) -> list[Candidate]:
    """Return what can stand at the cursor behind the name of a command."""
    options = {option: one for one in command.params if one.param_type_name == "option" for option in one.opts}
    free, naming, awaited = _read(options, words)
    if awaited is not None:
        return _values(name, awaited, naming, begun)
    option, equals, value = begun.partition("=")
    if equals and option in options:
        found = _values(name, options[option], naming, value)
        return [one._replace(word=f"{option}={one.word}") for one in found]
    if begun.startswith("-"):
        return _options(command, words, begun)
    places = [one for one in command.params if one.param_type_name == "argument"]
    if not places:
        return []
    return _values(name, places[min(len(free), len(places) - 1)], naming, begun) if _has_room(places, free) else []


def _has_room(places: list[Any], free: list[str]) -> bool:
    return len(free) < len(places) or places[-1].nargs == -1


def _read(options: dict[str, Any], words: Iterable[str]) -> tuple[list[str], Naming, Any]:
    """Return the words that are no options, what names the register, and the option that awaits its value."""
    free: list[str] = []
    named: str | None = None
    awaited = None
    for word in words:
        if awaited is not None:
            if awaited.opts[0] in ("--register", "--into"):
                named = word
            awaited = None
        elif word.startswith("-") and word != "-":
            option, equals, value = word.partition("=")
            if option in options and not options[option].is_flag and not equals:
                awaited = options[option]
            elif option in ("--register", "--into"):
                named = value
        else:
            free.append(word)
    return free, Naming(named or next((word for word in free if is_register(word)), None)), awaited


def _options(command: Any, words: Iterable[str], begun: str) -> list[Candidate]:
    """Return the options that can still be given."""
    given = {word.partition("=")[0] for word in words}
    known = [one for one in command.params if one.param_type_name == "option"]
    rows = [(option, one.help or "") for one in known if one.multiple or not given & {*one.opts} for option in one.opts]
    return _beginning(begun, [*rows, ("--help", "Show this message and exit.")])


def _values(command: str, parameter: Any, naming: Naming, begun: str) -> list[Candidate]:
    """Return what an option can be set to, or what can stand in a place for a word."""
    known = _known(command, parameter, naming)
    if known is None:
        return _beginning(begun, [(word, "") for word in listed_in(parameter.help or "")])
    before, comma, last = begun.rpartition(",")
    if not comma or not _takes_several(parameter):
        return _beginning(begun, known)
    given = set(before.split(","))
    found = _beginning(last, (row for row in known if row[0] not in given))
    return [one._replace(word=f"{before},{one.word}") for one in found]


def listed_in(help_: str) -> list[str]:
    """Return the words that a help text lists behind a colon, as all do that list what can stand.

    Examples
    --------
    >>> listed_in("How to print it: text, json or csv; left out, text.")
    ['text', 'json', 'csv']
    >>> listed_in("The day.")
    []
    """
    found = _WORD_LIST.search(help_)
    return [word for word in re.findall(r"[\w-]+", found[1]) if word != "or"] if found is not None else []


def _takes_several(parameter: Any) -> bool:
    return bool(parameter.multiple or (parameter.metavar or "").strip("[]").endswith("S"))


def _known(command: str, parameter: Any, naming: Naming) -> Iterable[tuple[str, str]] | None:
    """Return the words that are known for a parameter: by its name and metavar, or by its metavar alone."""
    metavar = (parameter.metavar or "").strip("[].")
    name = parameter.opts[0] if parameter.param_type_name == "option" else ""
    light: Callable[[], Iterable[tuple[str, str]]] | None = WORDS.get((name, metavar))
    if light is not None:
        return light()
    heavy = REGISTER_WORDS.get((name, metavar))
    if heavy is None:
        return None
    return ((word, meaning) for word, meaning in heavy(naming, command))


def _beginning(begun: str, rows: Iterable[tuple[str, str]]) -> list[Candidate]:
    """Return those that begin as the word at the cursor does, each once, made harmless."""
    return list(dict.fromkeys(_harmless(begun, rows)))


def _harmless(begun: str, rows: Iterable[tuple[str, str]]) -> Iterator[Candidate]:
    for word, meaning in rows:
        if word.startswith(begun) and (_HARMLESS.fullmatch(word) or word.startswith("--")):
            yield Candidate(word, " ".join(_HARMFUL.sub(" ", meaning).split())[:_LONGEST_MEANING])
