"""Files near a path that leads to no register: what the user most likely means."""

import os
from collections.abc import Iterable

from kmap.register.nearest import nearest

REGISTER = "stakeholders.yaml"
"""What a register is called where nothing else is said."""

_ENDINGS = (".stakeholders.yaml", ".yaml", ".yml")
_TABLES = (".xlsx", ".xlsm", ".csv", ".tsv", ".graphml", ".gexf")
_UP = 4
"""How many folders above are looked at."""


def importing(path: str) -> str | None:
    """Return how a register is made of a file that is a spreadsheet or a network; None where it is neither."""
    if path.lower().removesuffix(".gz").endswith(_TABLES):
        return f"make a register of it: kmap import {_quoted(path)} --output {REGISTER}"
    return None


def meant(path: str) -> str | None:
    """Return a tip with the register that is meant by a path to none; None where nothing is near."""
    if any(sign in path for sign in "*?"):
        return "name the folder: `kmap check .` takes all registers below this one"
    folder, name = os.path.split(path)
    if os.path.isdir(path):
        inside = os.path.join(path, REGISTER)
        return f"did you mean `{inside}`?" if os.path.isfile(inside) else None
    match = alike(name, listed(folder, _ENDINGS), _ENDINGS)
    if match is not None:
        return f"did you mean `{os.path.join(folder, match)}`?"
    if os.path.isfile(f"{path}.txt"):
        return f"`{path}.txt` has one ending too many: rename it, without the .txt"
    if folder and os.path.isfile(name):
        return f"`{name}` lies in this folder: name it without `{folder}`"
    there = listed(folder, _ENDINGS)
    where = f"in `{folder}`" if folder else "here"
    return f"{where} there is {_few(there)}" if there else None


def elsewhere() -> str | None:
    """Return a tip with a register near this folder, which has none of the usual name; None where there is none."""
    if os.path.isfile(f"{REGISTER}.txt"):
        return f"`{REGISTER}.txt` has one ending too many: rename it to {REGISTER}"
    here = listed("", _ENDINGS[:1]) or listed("", _ENDINGS[1:])
    if here:
        return f"name one that is here, as the last word: {_few(here)}"
    above = [os.path.join(*[os.pardir] * up, REGISTER) for up in range(1, _UP)]
    below = [os.path.join(folder, REGISTER) for folder in sorted(filter(os.path.isdir, listed("", ("",))))]
    for found in filter(os.path.isfile, (*above, *below)):
        return f"there is `{found}`: name it, the last word, or go there with `cd {_quoted(os.path.dirname(found))}`"
    return None


def alike(name: str, known: Iterable[str], endings: tuple[str, ...]) -> str | None:
    """Return the file name most like another, their endings apart; None where none is like it."""
    stems: dict[str, str] = {}
    for one in known:
        stems.setdefault(_stem(one, endings), one)
    match = nearest(_stem(name, endings), stems)
    return stems[match] if match is not None else None


def listed(folder: str, endings: tuple[str, ...]) -> list[str]:
    """Return the names in a folder that have one of these endings, sorted; none where it can't be read."""
    try:
        return sorted(
            name for name in os.listdir(folder or os.curdir) if name.lower().endswith(endings) and name[0] != "."
        )
    except (OSError, ValueError):
        return []


def _stem(name: str, endings: tuple[str, ...]) -> str:
    return next((name[: -len(ending)] for ending in endings if name.lower().endswith(ending)), name)


def _few(names: list[str], most: int = 4) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(f"`{name}`" for name in names[:most]) + more


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
