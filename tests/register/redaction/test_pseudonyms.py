"""Keyed, stable pseudonyms."""

import hashlib
import hmac

import pytest

from kmap.errors import KmapError
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.redaction.pseudonyms import checked_key, pseudonyms

KEY = b"k" * 32


def someone(id_: str, kind: str = "person") -> Stakeholder:
    return Stakeholder.model_validate({"id": id_, "name": id_, "kind": kind})


def test_a_pseudonym_is_the_hmac_of_the_id() -> None:
    digest = hmac.new(KEY, b"kmap redact 1\0jane", hashlib.sha256).hexdigest()[:10]
    made = pseudonyms([someone("jane")], [], KEY)["jane"]
    assert (made.id, made.name) == (f"person-{digest}", f"Person {digest}")


def test_it_does_not_depend_on_who_else_is_there() -> None:
    alone = pseudonyms([someone("jane")], [], KEY)["jane"]
    assert pseudonyms([someone(f"p{n}") for n in range(50)] + [someone("jane")], ["board"], KEY)["jane"] == alone


def test_one_that_is_taken_gets_longer() -> None:
    (taken,) = pseudonyms([someone("jane")], [], KEY).values()
    (other,) = pseudonyms([someone("jane")], [taken.id], KEY).values()
    assert other.id.startswith(taken.id)
    assert len(other.id) == len(taken.id) + 1


def test_a_key_that_could_be_guessed_is_refused() -> None:
    with pytest.raises(KmapError, match="the key in KMAP_REDACT_KEY has 6 characters; it needs 32 or more"):
        checked_key("secret\n", "KMAP_REDACT_KEY")
