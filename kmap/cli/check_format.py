"""The format of `kmap check`: the one that was asked for, or the one that the CI reads."""

from collections.abc import Mapping

from kmap import rooms
from kmap.errors import KmapError
from kmap.register.nearest import did_you_mean

AUTO = "auto"
_ROOM = "formats"


def check_format(word: str, environment: Mapping[str, str]) -> str:
    """Return the name of a format that findings can be printed in.

    Parameters
    ----------
    word
        What `--format` is set to; ``auto`` for what suits the environment.
    environment
        The variables of the process, such as `os.environ`.

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
