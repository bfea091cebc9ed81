"""Keyed, stable pseudonyms: who holds the key can tell who is meant, nobody else can try names out."""

import hashlib
import hmac
from collections.abc import Iterable
from typing import NamedTuple

from kmap.errors import KmapError
from kmap.register.models.stakeholder import Stakeholder

SHORTEST_KEY = 32
"""Characters of a key; what `kmap redact --new-key` writes has twice as many."""

_SHORTEST = 10
_PURPOSE = b"kmap redact 1\0"


class Pseudonym(NamedTuple):
    """What stands for a person or a role: an id, and a name."""

    id: str
    name: str


def checked_key(text: str, where: str) -> bytes:
    """Return a key as it is used.

    Parameters
    ----------
    text
        The key as it is written; white space around it does not count.
    where
        Where it was found, for messages.

    Raises
    ------
    KmapError
        Where it is too short to keep anybody from trying out all keys.
    """
    key = text.strip()
    if len(key) < SHORTEST_KEY:
        raise KmapError(
            f"the key in {where} has {len(key)} characters; it needs {SHORTEST_KEY} or more",
            "let one be made: kmap redact --new-key redact.key",
        )
    return key.encode("utf-8", "surrogatepass")


def pseudonyms(stakeholders: Iterable[Stakeholder], taken: Iterable[str], key: bytes) -> dict[str, Pseudonym]:
    """Return the pseudonyms of stakeholders, by id.

    A pseudonym is made from the id by HMAC-SHA256 (RFC 2104) under the key: it stays the same
    from one copy to the next, and in every register in which the same id is meant, as long as
    the key does.

    Parameters
    ----------
    stakeholders
        Those who get one.
    taken
        The ids of all others in the register.
    key
        The key.
    """
    digests = {one.id: (one.kind, _digest(one.id, key)) for one in stakeholders}
    length, others = _SHORTEST, set(taken)
    while True:  # ten digits of sixteen are enough for hundreds of thousands
        made = {id_: f"{kind}-{digest[:length]}" for id_, (kind, digest) in digests.items()}
        if len(set(made.values())) == len(made) and others.isdisjoint(made.values()):
            break
        length += 1
    return {id_: Pseudonym(word, word.replace("-", " ", 1).capitalize()) for id_, word in made.items()}


def _digest(id_: str, key: bytes) -> str:
    return hmac.new(key, _PURPOSE + id_.encode("utf-8"), hashlib.sha256).hexdigest()
