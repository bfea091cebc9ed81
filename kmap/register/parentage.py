"""Where `extends` leads: the file that it names, or why this one can't be extended."""

import os
import re
import stat
from typing import NamedTuple

from kmap.register.fields import shown
from kmap.register.library import Library, place_of
from kmap.register.links import is_inside
from kmap.register.nearest import nearest
from kmap.register.source import STDIN, Source

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:")
_REGISTER = "stakeholders.yaml"
_ENDINGS = (".yaml", ".yml")


class Parent(NamedTuple):
    """A file that can be extended.

    Parameters
    ----------
    place
        Its one path, all links resolved.
    path
        The path to name it by: as it was asked for, else from the register that extends it.
    """

    place: str
    path: str


class Refusal(NamedTuple):
    """Why what `extends` names can't be extended, and what to do about it."""

    message: str
    tip: str


def find_parent(source: Source, extends: str, library: Library) -> Parent | Refusal:
    """Return the file that a register extends.

    Parameters
    ----------
    source
        The text of the register.
    extends
        What it says that it extends: a path from the register's own folder, or from the
        current one for a register that is no file, as standard input.
    library
        The registers that were asked for, which may be extended from anywhere.

    Returns
    -------
    Parent | Refusal
        The file; or why not, as where it lies outside of the tree in which registers may
        extend each other: the work tree of git that the register is in, else the folder
        above its own. Nothing outside of that tree is looked at.
    """
    refusal = _no_path(extends)
    if refusal is not None:
        return refusal
    folder = _folder(source.path)
    try:
        place = place_of(os.path.join(folder, extends))
        if place not in library.asked and not is_inside(place, tree := tree_of(folder)):
            return _outside(extends, tree)
        mode = os.stat(place).st_mode
    except (OSError, ValueError) as error:
        return _unopened(folder, extends, error)
    if stat.S_ISDIR(mode):
        inside = os.path.exists(os.path.join(place, _REGISTER))
        tip = f"write `extends: {_in(extends, _REGISTER)}`" if inside else "name the register in it"
        return Refusal(f"extends {shown(extends)} is a folder, not a register", tip)
    if not place.lower().endswith(_ENDINGS):  # a message about it would show a line of what may be no register
        return Refusal(f"extends {shown(extends)} does not have the ending of a register", "name a file in .yaml")
    if not stat.S_ISREG(mode):
        return Refusal(f"extends {shown(extends)} is not an ordinary file", "name a register: a YAML file")
    return Parent(place, library.asked.get(place) or _name(source.path, extends, place))


def _no_path(extends: str) -> Refusal | None:
    """Return why a text is no path from here, whatever there is; None where it is one."""
    tip = "write the path from this register's folder, as in `extends: ../stakeholders.yaml`"
    if not extends.strip():
        return Refusal("extends is empty", tip)
    if extends == STDIN:
        return Refusal("extends `-`: standard input can't be extended", tip)
    if _ABSOLUTE.match(extends):
        return Refusal(f"extends {shown(extends)} is a path that holds on one computer only", tip)
    if _ADDRESS.match(extends):
        return Refusal(f"extends {shown(extends)} is an address, not a path", f"save a copy beside this one, and {tip}")
    return None


def _folder(path: str) -> str:
    """Return the folder of a register, all links resolved; the current one where it is no file in a folder."""
    place = place_of(path)
    return os.path.dirname(place) if os.path.isfile(place) else os.path.realpath(os.curdir)


def tree_of(folder: str) -> str:
    """Return the folder within which a register in `folder` may extend others: the work tree of git, else one above.

    Parameters
    ----------
    folder
        The folder, all links resolved.
    """
    here = folder
    while not os.path.lexists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return os.path.dirname(folder)
        here = above
    return here


def _outside(extends: str, tree: str) -> Refusal:
    under_git = os.path.lexists(os.path.join(tree, ".git"))
    what = "the work tree of git that this register is in" if under_git else "the folder above this register's own"
    tip = "move it there, or name it on the command line beside this one, as in `kmap check THIS THAT`"
    return Refusal(f"extends {shown(extends)} lies outside of {what}", tip)


def _unopened(folder: str, extends: str, error: OSError | ValueError) -> Refusal:
    if not isinstance(error, FileNotFoundError):
        reason = (getattr(error, "strerror", None) or "the name is not a file's").lower()
        return Refusal(f"extends {shown(extends)} can't be read: {reason}", "name a register: a YAML file")
    return Refusal(f"extends {shown(extends)}: no such file", _did_you_mean(folder, extends))


def _did_you_mean(folder: str, extends: str) -> str:
    """Return a tip with the nearest path that there is."""
    plain = extends.replace("\\", "/")
    if plain != extends and os.path.isfile(os.path.join(folder, plain)):
        return f"write `extends: {plain}`, with forward slashes"
    beside, name = os.path.split(extends)
    try:
        files = [file for file in os.listdir(os.path.join(folder, beside)) if file.endswith((".yaml", ".yml"))]
    except OSError:
        return "the path leads from this register's folder: check the folders in it"
    match = nearest(name, files)
    if match is not None:
        return f"did you mean `{_in(beside, match)}`?"
    return "the path leads from this register's folder: check it"


def _in(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}" if folder else name


def _name(path: str, extends: str, place: str) -> str:
    """Return the path of what is extended as users would name it, from the path of the register that extends it."""
    named = os.path.normpath(os.path.join(os.path.dirname(path) if path != STDIN else "", extends))
    return named if place_of(named) == place else place
