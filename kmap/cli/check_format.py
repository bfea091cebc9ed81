"""The format of `kmap check`: the one that was asked for, the one that a file's ending says, or what the CI reads."""

import os
from collections.abc import Mapping

from kmap import rooms
from kmap.errors import KmapError
from kmap.register.nearest import did_you_mean

AUTO = "auto"
ENDINGS = {".txt": "text", ".json": "json", ".sarif": "sarif", ".xml": "junit"}
"""The endings of files that say a format by themselves."""

_ROOM = "formats"


def check_format(word: str | None, environment: Mapping[str, str], output: str | None = None) -> str:
    """Return the name of a format that findings can be printed in.

    Parameters
    ----------
    word
        What `--format` is set to; ``auto`` for what suits the environment, None where it is left out.
    environment
        The variables of the process, such as `os.environ`.
    output
        The file to write, whose ending says the format where `word` does not; any other
        ending is that of a text.

    Returns
    -------
    str
        The name of a module in `kmap/formats/`. For ``auto`` it is ``github`` under GitHub
        Actions, ``gitlab`` under GitLab CI, else ``text``.

    Raises
    ------
    KmapError
        Where no format for findings has this name.
    """
    if word is None:
        return ENDINGS.get(os.path.splitext(output or "")[1].lower(), "text")
    if word == AUTO:
        return _of_environment(environment)
    if word in rooms.names(_ROOM) and _holds_findings(word):
        return word
    known = [AUTO, *filter(_holds_findings, rooms.names(_ROOM))]
    raise KmapError(f"--format `{word}` is not known; known are {', '.join(known)}", did_you_mean(word, known))


def _of_environment(environment: Mapping[str, str]) -> str:
    """Return the format that the service which runs us reads; each says so in its documentation."""
    if environment.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "gitlab" if environment.get("GITLAB_CI") == "true" else "text"


def _holds_findings(name: str) -> bool:
    return hasattr(rooms.module(_ROOM, name), "diagnostics")
