"""A baseline: the findings that a team has when it begins to check, so that only new ones fail.

It is a file in JSON that lives in git beside the registers. A finding is known again by
its register, rule and place, wherever its line has moved to; of findings that agree in
these, as many are known as there were.
"""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from kmap.check import Checked
from kmap.errors import KmapError
from kmap.fingerprint import fingerprints
from kmap.relative_path import relative_path

FORMAT = "kmap-baseline"
VERSION = 1


def written(checked: Checked) -> str:
    """Return the text of a baseline that knows all findings of a check."""
    entries = [
        {"path": path, "code": diagnostic.code, "place": diagnostic.place, "fingerprint": mark}
        for diagnostic, path, mark in _marked(checked)
    ]
    entries.sort(key=lambda entry: (entry["path"], entry["code"], entry["place"], entry["fingerprint"]))
    return json.dumps({"format": FORMAT, "version": VERSION, "findings": entries}, indent=1, ensure_ascii=True) + "\n"


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


def _read(path: str) -> list[dict[str, str]]:
    tip = "write one with `kmap check --write-baseline FILE`"
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
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
