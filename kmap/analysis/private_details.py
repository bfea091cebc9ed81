"""Private details in the texts of a register: email addresses, phone numbers, postal addresses.

A register is meant to be read by many and kept for good, and what has once been
committed stays in the history. So every text of it is looked at, wherever it stands.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from operator import itemgetter
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from kmap.analysis.contact_details import APART, Kind, contact_details, may_hold_contact_details
from kmap.errors import Route
from kmap.register.models.document import Document
from kmap.register.register import Register


class PrivateDetail(NamedTuple):
    """One private detail in a text of a register.

    Parameters
    ----------
    kind
        What it is.
    route
        Where the text stands.
    masked
        Its beginning, which is enough to find it by and gives nothing away.
    """

    kind: Kind
    route: Route
    masked: str


@lru_cache(maxsize=4)
def private_details(register: Register) -> tuple[PrivateDetail, ...]:
    """Return the private details in all texts of a register, at most one of each kind for each text.

    Parameters
    ----------
    register
        The register; those of its stakeholders that do not count on the day are looked at too.
    """
    if not may_hold_contact_details(APART.join(_distinct_texts(register.document))):
        return ()
    texts: list[tuple[Route, str]] = []
    _collect(register.document, (), texts)
    return tuple(PrivateDetail(kind, route, masked) for route, text in texts for kind, masked in contact_details(text))


def holds_private_details(text: str) -> bool:
    """Say whether a text that is in no register yet holds an email address, a phone number or a postal address.

    Examples
    --------
    >>> holds_private_details("write to jo@nhs.uk"), holds_private_details("minutes of 2026-03-02")
    (True, False)
    """
    return next(contact_details(text), None) is not None


_REFERENCES = frozenset(
    {"answers", "audiences", "category", "exclude", "follows", "formats", "from_", "id", "output"}
    | {"raised_by", "represents", "stakeholder", "succeeded_by", "tag", "to", "topic", "unset", "with_"}
)
"""Fields whose words name something by its id, and hold no text of people."""


def _distinct_texts(document: Document) -> set[str]:
    """Return the texts of a register without their routes, which are needed only where one of them is suspect."""
    texts: set[str] = set()
    parts: list[Any] = [document]
    for part in parts:  # which grows while it is walked
        if isinstance(part, tuple):
            below: Iterable[Any] = part
        elif isinstance(part, dict):
            below = (*part, *part.values())
        elif (values := _values(part.__class__)) is not None:
            below = values(part.__dict__)
        else:
            continue
        for value in filter(None, below):
            if isinstance(value, str):
                texts.add(value)
            else:
                parts.append(value)
    return texts


def _collect(part: Any, route: Route, texts: list[tuple[Route, str]]) -> None:
    """Add the texts below a part of a register, each with its route, in the order of the fields."""
    values = part.__dict__
    for field, written in _fields(part.__class__):
        if values[field]:
            _look(values[field], (*route, written), texts)


def _look(value: Any, route: Route, texts: list[tuple[Route, str]]) -> None:
    if isinstance(value, str):
        texts.append((route, value))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _look(item, (*route, index), texts)
    elif isinstance(value, dict):
        for key, item in value.items():
            _look(key, (*route, key), texts)
            _look(item, (*route, key), texts)
    elif _fields(value.__class__):
        _collect(value, route, texts)


@cache
def _values(kind: Any) -> Callable[[dict[str, Any]], tuple[Any, ...]] | None:
    """Return what gives the values of a part's fields that can hold text; None where none can."""
    names = [name for name, _ in _fields(kind)]
    if not names:
        return None
    get = itemgetter(*names)
    return get if len(names) > 1 else lambda values: (get(values),)


@cache
def _fields(kind: Any) -> tuple[tuple[str, str], ...]:
    """Return the fields of a part that can hold text somewhere below, each with the key by which it is written."""
    return tuple(
        (name, field.alias or name)
        for name, field in getattr(kind, "model_fields", {}).items()
        if _holds_text(field.annotation, words=name not in _REFERENCES)
    )


def _holds_text(annotation: Any, *, words: bool) -> bool:
    """Say whether a value can hold text: in a part of its own, or, where `words` are meant too, by itself."""
    origin = get_origin(annotation)
    if origin is Literal:
        return False
    if origin is Annotated:
        return _holds_text(get_args(annotation)[0], words=words)
    if origin in (Union, UnionType, tuple, dict):
        return any(_holds_text(inner, words=words) for inner in get_args(annotation))
    return (annotation is str and words) or hasattr(annotation, "model_fields")
