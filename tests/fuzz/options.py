"""What is typed behind a command: its own declared options and arguments.

Nothing here knows a command by its name. What an option takes is read off its declaration:
the words and endings that its help and its metavar name.
"""

import random
import re
from functools import cache
from typing import Any

from typer.main import get_command

from kmap.cli.app import app
from tests.fuzz.typed import HEAVY, Parameter, value


@cache
def commands() -> tuple[str, ...]:
    """Return the names of all commands."""
    group: Any = get_command(app)
    return tuple(group.list_commands(None))


@cache
def parameters(command: str) -> tuple[Parameter, ...]:
    """Return the options and arguments of a command, but not its help."""
    group: Any = get_command(app)
    declared = group.get_command(None, command).params
    return tuple(_parameter(one) for one in declared if "--help" not in one.opts)


def _parameter(declared: Any) -> Parameter:
    option = declared.param_type_name == "option"
    said = str(getattr(declared, "help", "") or "")
    said = said.rpartition(":")[2] if ":" in said and not said.rstrip().endswith(")") else said
    words = tuple(dict.fromkeys(re.findall(r"\.[a-z]{2,7}\b|\b[a-z]+(?:-[a-z]+)*\b", said)))
    many = bool(getattr(declared, "multiple", False)) or declared.nargs == -1
    return Parameter(
        declared.opts[0] if option else "",
        declared.metavar or "",
        words,
        bool(getattr(declared, "is_flag", False)),
        many,
    )


def arguments(
    chance: random.Random, command: str, values: Any, *, heavy: bool = False, format_: str | None = None
) -> list[str]:
    """Return what is typed: the command, and some of what it declares.

    Parameters
    ----------
    chance
        Where chance comes from.
    command
        The command.
    values
        The register, whose words and ids are used.
    heavy
        Whether it may be asked for what takes long to draw.
    format_
        The format to ask for, where the command has that option.
    """
    behind: list[str] = []
    before: list[list[str]] = []
    hostile = chance.choice([0.0, 0.0, 0.0, 0.05, 0.3]) if not heavy and format_ is None else 0.0
    often = chance.choice([0.05, 0.1, 0.3]) if not heavy and format_ is None else 0.1
    prints = any(one.name == "--format" for one in parameters(command))
    for one in parameters(command):
        if one.name:
            wanted = one.name == "--format" and format_ is not None
            wanted = wanted or (heavy and "FILE" in one.metavar and bool(set(HEAVY) & set(one.endings)))
            likely = "SCORE" in one.metavar or (one.name == "--output" and not prints)  # what does not print, writes
            if not wanted and chance.random() > (0.6 if likely else often):
                continue
            for _ in range(chance.randint(1, 2) if one.many else 1):
                if one.flag:
                    before.append([one.name])
                    continue
                word = (
                    format_
                    if one.name == "--format" and format_ is not None
                    else value(chance, one, values, hostile=hostile, heavy=heavy)
                )
                before.append([one.name, word] if chance.random() < 0.7 else [f"{one.name}={word}"])
        elif chance.random() < (0.9 if not one.many else 0.7):
            behind += [
                value(chance, one, values, hostile=hostile, heavy=heavy)
                for _ in range(chance.randint(1, 3) if one.many else 1)
            ]
    chance.shuffle(before)
    typed = [word for words in before for word in words]
    if chance.random() < 0.02:
        typed.append(chance.choice(["--nonsense", "--help", "-h", "--", "--format", "--outptu=x"]))
    return [command, *typed, *behind] if chance.random() < 0.8 else [command, *behind, *typed]
