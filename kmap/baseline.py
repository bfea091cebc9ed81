"""A baseline: the findings that a team has when it begins to check, so that only new ones fail.

It is a file in JSON that lives in git beside the registers. A finding is known again by
its register, rule and place, wherever its line has moved to; of findings that agree in
these, as many are known as there were.
"""

import json
import os
import stat
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Literal

from kmap.check import Checked
from kmap.errors import KmapError
from kmap.fingerprint import fingerprints
from kmap.relative_path import relative_path

FORMAT: Literal["kmap-baseline"] = "kmap-baseline"
VERSION: Literal[1] = 1
_MOST_CHARACTERS = 100_000_000


@dataclass(frozen=True)
class KnownFinding:
    """A finding that a team knows of.

    Parameters
    ----------
    path
        Its register, from where the check was run.
    code
        The rule that found it.
    place
        What the place is called, whatever line it stands on.
    fingerprint
        By which it is known again.
    """

    path: str
    code: str
    place: str
    fingerprint: str


@dataclass(frozen=True)
class WrittenBaseline:
    """A baseline, as `kmap check --write-baseline` writes it.

    Parameters
    ----------
    format
        That it is a baseline.
    version
        The version of this format.
    findings
        The findings that are known, sorted.
    """

    format: Literal["kmap-baseline"]
    version: Literal[1]
    findings: list[KnownFinding]


def written(checked: Checked) -> str:
    """Return the text of a baseline that knows all findings of a check."""
    entries = [
        KnownFinding(path, diagnostic.code, diagnostic.place, mark) for diagnostic, path, mark in _marked(checked)
    ]
    entries.sort(key=lambda entry: (entry.path, entry.code, entry.place, entry.fingerprint))
    return json.dumps(WrittenBaseline(FORMAT, VERSION, entries), default=vars, indent=1, ensure_ascii=True) + "\n"


def less_known(checked: Checked, path: str) -> Checked:
    """Return a check less what a baseline knows.

    Parameters
    ----------
    checked
        The check.
    path
        The file of the baseline.

    Returns
    -------
    Checked
        With the findings that are new; how many are known; and what the baseline knows
        of the registers that were checked and is found no longer.

    Raises
    ------
    KmapError
        Where the file is not a baseline.
    """
    entries = _read(path)
    left = Counter((entry["path"], entry["fingerprint"]) for entry in entries)
    new = []
    for diagnostic, where, mark in _marked(checked):
        if left[where, mark] > 0:
            left[where, mark] -= 1
        else:
            new.append(diagnostic)
    looked_at = {relative_path(register) for register in checked.paths}
    gone = []
    for entry in entries:
        key = (entry["path"], entry["fingerprint"])
        if left[key] > 0 and entry["path"] in looked_at:
            left[key] -= 1
            gone.append(f"{entry['path']}: {entry['code']} at {entry['place'] or 'the file'}")
    return replace(checked, diagnostics=tuple(new), known=len(checked.diagnostics) - len(new), gone=tuple(gone))


def _marked(checked: Checked) -> list[tuple[Any, str, str]]:
    """Return each finding with the path and the fingerprint that a baseline knows it by."""
    marks = fingerprints(checked.diagnostics)
    pairs = zip(checked.diagnostics, marks, strict=True)
    return [(diagnostic, relative_path(diagnostic.path), mark) for diagnostic, mark in pairs]


def _content(path: str) -> str:
    """Return the text of a file, which in a repository that somebody else has made may be a link to anything."""
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
        raise OSError(0, "it is not an ordinary file")
    with open(path, encoding="utf-8") as file:
        text = file.read(_MOST_CHARACTERS + 1)
    if len(text) > _MOST_CHARACTERS:
        raise OSError(0, f"it has more than {_MOST_CHARACTERS:,} characters")
    return text


def _read(path: str) -> list[dict[str, str]]:
    tip = "write one with `kmap check --write-baseline FILE`"
    try:
        content = json.loads(_content(path))
    except OSError as error:
        raise KmapError(f"the baseline `{path}` can't be read: {(error.strerror or 'no file').lower()}", tip) from None
    except (ValueError, RecursionError):
        raise KmapError(f"`{path}` is no baseline: it is not JSON", tip) from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise KmapError(f"`{path}` is no baseline", tip)
    if content.get("version") != VERSION:
        raise KmapError(f"`{path}` is a baseline of another version than {VERSION}, the one that this kmap reads", tip)
    entries = content.get("findings")
    fields = ("path", "code", "place", "fingerprint")
    if not isinstance(entries, list) or not all(
        isinstance(entry, dict) and all(isinstance(entry.get(field), str) for field in fields) for entry in entries
    ):
        raise KmapError(f"`{path}` is a baseline that has been damaged", tip)
    return entries
