"""Asking a person at a terminal for what was left out; in a pipe, nobody is asked."""

import sys

import typer

from kmap.cli.options import is_register
from kmap.errors import KmapError


def somebody_is_there() -> bool:
    """Say whether a person can be asked: what we read and what we write are both a terminal."""
    try:
        return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    except ValueError:  # closed
        return False


def needed(word: str | None, question: str, missing: str, tip: str) -> str:
    """Return what was given, else what a person answers.

    Parameters
    ----------
    word
        What was given.
    question
        What to ask for.
    missing, tip
        What to say where nobody can be asked: what is missing, and what to type.

    Raises
    ------
    KmapError
        Where it was left out, and nobody can be asked.
    """
    if word is not None and word.strip():
        return word.strip()
    if not somebody_is_there():
        raise KmapError(missing, tip)
    answer: str = typer.prompt(question)
    return answer.strip() or needed(None, question, missing, tip)


def wanted(question: str) -> str | None:
    """Return what a person answers to a question that need not be answered; None for no answer."""
    answer: str = typer.prompt(f"{question} (Enter: leave out)", default="", show_default=False)
    return answer.strip() or None


def id_and_register(id_: str | None, register: str | None) -> tuple[str | None, str | None]:
    """Return an id and a register as they were meant: a register alone, or before the id, is no id."""
    if id_ is not None and is_register(id_) and (register is None or not is_register(register)):
        return register, id_
    return id_, register
