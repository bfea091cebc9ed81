"""Options and arguments that mean the same in every command."""

import datetime
import os
import re
from typing import Annotated

import typer

from kmap.errors import KmapError
from kmap.register.nearby import REGISTER, elsewhere, importing, meant

DEFAULT_REGISTER = REGISTER

RegisterArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[REGISTER]",
        help="The register; left out, KMAP_REGISTER, else stakeholders.yaml here. - is standard input.",
    ),
]
FormatOption = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", help="How to print it: text, json, csv or markdown.")
]
TopicOption = Annotated[
    str | None, typer.Option("--topic", metavar="ID", help="For this topic, not for the matter in general.")
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="As on this day (YYYY-MM-DD), not today.")
]
CategoryOption = Annotated[
    str | None, typer.Option("--category", metavar="ID", help="Only stakeholders of this category.")
]
TagOption = Annotated[str | None, typer.Option("--tag", metavar="TAG", help="Only stakeholders with this tag.")]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output", metavar="FILE", help="Write to a file; its ending says the format: .txt, .json, .csv or .md."
    ),
]
PictureOutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        metavar="FILE",
        help="Write to a file; its ending says the format: .png, .svg, .pdf, .txt, .json, .csv or .md.",
    ),
]
SizeOption = Annotated[
    str | None,
    typer.Option(
        "--size", metavar="SIZE", help="The size of a picture: slide, page, or width x height in cm, such as 16x9."
    ),
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Show who moved since this day (YYYY-MM-DD).")
]


def register_path(argument: str | None) -> str:
    """Return the path of the register that a command is about.

    Raises
    ------
    KmapError
        Where none is named and there is none here.
    """
    if argument is not None:
        _look_like_a_register(argument)
        return argument
    named = os.environ.get("KMAP_REGISTER")
    if named:
        return named
    if not os.path.exists(DEFAULT_REGISTER):
        tip = "name one (kmap grid path/to/register.yaml), or run `kmap init` to write a first one"
        raise KmapError(f"there is no {DEFAULT_REGISTER} in this folder", elsewhere() or tip)
    return DEFAULT_REGISTER


def _look_like_a_register(argument: str) -> None:
    """Refuse a word that stands where a register does and is no path to anything, or to a spreadsheet."""
    tip = importing(argument)
    if tip is not None:
        raise KmapError(f"`{argument}` is no register", tip)
    if not is_register(argument) and not os.path.exists(argument):
        several = "text of several words, such as a name, needs quotes around it"
        tip = f"{several}; {meant(argument) or 'a register ends in .yaml'}"
        raise KmapError(f"there is no register `{argument}`", tip)


def is_register(argument: str) -> bool:
    """Say whether an argument names a register, not an id: it ends in .yaml or .yml, or holds a separator."""
    return argument == "-" or argument.lower().endswith((".yaml", ".yml")) or "/" in argument or os.sep in argument


def day(text: str | None, option: str = "--as-of") -> datetime.date | None:
    """Return the day that an option such as ``--as-of`` names.

    Raises
    ------
    KmapError
        Where it names none.
    """
    if text is None:
        return None
    tip = "write it as YYYY-MM-DD, such as 2026-03-31"
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise KmapError(f"{option} `{text}` is not a date", tip)
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise KmapError(f"{option} `{text}` is not a day of the calendar", tip) from None
