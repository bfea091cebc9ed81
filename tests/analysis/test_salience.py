"""Salience: eight types from three attributes, said only where all are given."""

from collections.abc import Callable
from itertools import product

import pytest

from kmap.analysis.salience import SALIENCE_TYPES, classify, salience_type
from kmap.register.register import Register

Read = Callable[..., Register]


@pytest.mark.parametrize(
    ("held", "type_", "claim"),
    [
        ("P", "dormant", "latent"),
        ("L", "discretionary", "latent"),
        ("U", "demanding", "latent"),
        ("PL", "dominant", "expectant"),
        ("PU", "dangerous", "expectant"),
        ("LU", "dependent", "expectant"),
        ("PLU", "definitive", "definitive"),
        ("", "non-stakeholder", "none"),
    ],
)
def test_types_are_those_of_mitchell_agle_and_wood(held: str, type_: str, claim: str, read: Read) -> None:
    attributes = {"power": "P", "legitimacy": "L", "urgency": "U"}
    given = ", ".join(f"{name}: {str(letter in held).lower()}" for name, letter in attributes.items())
    (one,) = classify(read(f"stakeholders: [{{name: A, salience: {{{given}}}}}]")).classified
    assert (one.type, one.claim) == (type_, claim)


def test_every_combination_has_a_type_of_its_own() -> None:
    found = {salience_type(*held) for held in product((True, False), repeat=3)}
    assert found == set(SALIENCE_TYPES)


def test_an_attribute_left_out_is_not_absent(read: Read) -> None:
    (one,) = classify(read("stakeholders: [{name: A, salience: {power: true, urgency: true}}]")).classified
    assert one.type is None
    assert one.claim is None
    assert one.missing == ("legitimacy",)


def test_who_does_not_count_or_is_filtered_is_not_shown(read: Read) -> None:
    register = read("""
        stakeholders:
          - {name: A, category: government}
          - {name: B, category: industry}
          - {name: C, category: government, until: 2020-01-01}
    """)
    assert [one.stakeholder.name for one in classify(register).classified] == ["A", "B"]
    assert [one.stakeholder.name for one in classify(register, category="industry").classified] == ["B"]


def test_empty_register_has_nobody(read: Read) -> None:
    assert classify(read("stakeholders: []")).classified == ()


def test_those_of_a_type_are_in_the_order_of_the_register(read: Read) -> None:
    given = [
        "power: true, legitimacy: true, urgency: true",
        "power: true",
        "legitimacy: true, power: true, urgency: true",
    ]
    people = ", ".join(
        f"{{id: {id_}, name: {id_}, salience: {{{one}}}}}" for id_, one in zip("abc", given, strict=True)
    )
    found = classify(read(f"stakeholders: [{people}]"))
    assert [one.stakeholder.id for one in found.of("definitive")] == ["a", "c"]
    assert [one.stakeholder.id for one in found.of(None)] == ["b"]
