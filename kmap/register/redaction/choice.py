"""What is left out of a copy to share: the default, and what a register adds to it or takes away."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from kmap.errors import KmapError
from kmap.register.models.document import Document
from kmap.register.models.knowledge import Uptake
from kmap.register.models.settings import RedactSettings
from kmap.register.nearest import did_you_mean

DEFAULT = (
    "contact",
    "notes",
    "because",
    "summary",
    "comment",
    "evidence_needs",
    "capacity",
    "stance",
    "salience",
    "log",
    "by",
    "owner",
    "lead",
)
"""The fields that are left out wherever they stand; of `by` only that of assessments, which names an assessor."""

PSEUDONYMS = {"persons": "person", "roles": "role"}
"""Whom `keep` can take away from those who get a pseudonym, with their kind of stakeholder."""

_NEEDED = frozenset({"id", "name", "kmap"})
NEVER_IN = frozenset({"extends", "exclude", "unset", "redact"})
"""What a copy, which stands by itself, has no use for."""


class Choice(NamedTuple):
    """What is left out.

    Parameters
    ----------
    fields
        The fields that are left out wherever they stand.
    kinds
        The kinds of stakeholder that get a pseudonym.
    """

    fields: frozenset[str]
    kinds: frozenset[str]

    def leaves_out(self, section: type[BaseModel], name: str) -> bool:
        """Say whether a field of a part of a register is left out."""
        if name == "by" and section is Uptake:  # ids of those who took it up, not an assessor's name
            return False
        return name in self.fields


def choice(settings: RedactSettings | None, path: str = "the register") -> Choice:
    """Return what a register leaves out of a copy to share.

    Parameters
    ----------
    settings
        What the register says under ``redact``.
    path
        The register, for messages.

    Raises
    ------
    KmapError
        Where it names what is no field, or a field that a register can't be without.

    Examples
    --------
    >>> "stance" in choice(RedactSettings(keep=("stance",))).fields
    False
    """
    drop = settings.drop if settings is not None else ()
    keep = settings.keep if settings is not None else ()
    known = droppable()
    for word in drop:
        if word not in known:
            _refuse(path, "drop", word, known)
    for word in keep:
        if word not in known and word not in PSEUDONYMS:
            _refuse(path, "keep", word, {*DEFAULT, *PSEUDONYMS})
    return Choice(
        frozenset({*DEFAULT, *drop} - set(keep)),
        frozenset(kind for word, kind in PSEUDONYMS.items() if word not in keep),
    )


def _refuse(path: str, where: str, word: str, known: Iterator[str] | set[str] | frozenset[str]) -> None:
    needed = {name for section in _sections(Document) for name in _written(section)} - set(known)
    if word in needed:
        raise KmapError(f"redact.{where} in {path}: a register can't be without `{word}`", "take it out of the list")
    tip = did_you_mean(word, sorted(known))
    raise KmapError(f"redact.{where} in {path}: `{word}` is no field of a register", tip)


@cache
def droppable() -> frozenset[str]:
    """Return the fields that `drop` can name: those that some part of a register has and no part needs."""
    sections = list(_sections(Document))
    needed = {
        field.alias or name
        for section in sections
        for name, field in section.model_fields.items()
        if field.is_required()
    }
    written = {name for section in sections for name in _written(section)}
    return frozenset(written - needed - _NEEDED - NEVER_IN)


def _written(section: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in section.model_fields.items()]


def _sections(section: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a part of a register and all parts in it."""
    yield section
    for field in section.model_fields.values():
        for inner in _models(field.annotation):
            yield from _sections(inner)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
