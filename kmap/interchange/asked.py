"""What a person says of a file beside the file itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kmap.errors import KmapError
from kmap.interchange.headings import SCORES
from kmap.interchange.scales import Scale
from kmap.interchange.sections import SECTIONS, fields
from kmap.register.nearest import did_you_mean

NOT_TAKEN = "-"
"""What a column is mapped to in order to be left out."""
SURVEY = ("criterion", "score")
"""What a column of a survey in long form can be beside the fields of an assessment."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a file is to be read.

    Parameters
    ----------
    columns
        Fields by the head of the column, or by its letter; several where a cell is split at ``/``,
        none where the column is to be left out.
    scale
        The scale of its scores, if it was said.
    words
        What words in it mean, by the words in lower case.
    sheets
        The sheets to read; all where empty.
    undirected
        Whether its ties run both ways.
    headings
        Whether rows with nothing but a name are stakeholders, not headings.
    by, date
        Who assessed and when, for scores that are to come in as assessments.
    """

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scale: Scale | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    undirected: bool = False
    headings: bool = False
    by: str | None = None
    date: str | None = None


def columns_asked(options: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return what columns are to be, from options such as ``Power=influence``.

    Raises
    ------
    KmapError
        Where one has another form, or names no field.
    """
    known = dict.fromkeys(path for section in SECTIONS for path in fields(section)) | dict.fromkeys(SURVEY)
    found: dict[str, tuple[str, ...]] = {}
    for option in options:
        head, equals, meant = option.rpartition("=")
        if not equals or not head.strip() or not meant.strip():
            raise KmapError(
                f"--map `{option}` maps nothing", 'write --map "Power=influence", or "Power=-" to leave it out'
            )
        paths = tuple(path.strip() for path in meant.split("/"))
        if paths == (NOT_TAKEN,):
            paths = ()
        for path in paths:
            if path not in known:
                raise KmapError(f"--map `{option}`: there is no field `{path}`", did_you_mean(path, known))
        if len(paths) > 1 and not all(path in SCORES for path in paths):
            raise KmapError(f"--map `{option}`: only scores can be split at /", "map it to one field")
        if plain(head) in found:
            raise KmapError(f"--map says twice what `{head.strip()}` is", "say it once")
        found[plain(head)] = paths
    return found


def words_asked(options: Iterable[str]) -> dict[str, str]:
    """Return what words mean, from options such as ``cautious=neutral``.

    Raises
    ------
    KmapError
        Where one has another form.
    """
    found: dict[str, str] = {}
    for option in options:
        word, equals, meant = option.rpartition("=")
        if not equals or not word.strip():
            raise KmapError(f"--read `{option}` says nothing", 'write --read "cautious=neutral"')
        found[plain(word)] = meant.strip()
    return found


def plain(text: str) -> str:
    """Return a text as heads of columns are compared: lower case, single spaces."""
    return " ".join(text.casefold().split())
