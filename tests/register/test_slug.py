"""The id that a name makes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmap.register.slug import slug


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Local councils", "local-councils"),
        ("  Local   councils  ", "local-councils"),
        ("NHS (England)", "nhs-england"),
        ("R&D", "r-d"),
        ("Tenants’ federation", "tenants-federation"),
        ("O'Neill", "oneill"),
        ("Müller–Lüdenscheidt", "muller-ludenscheidt"),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("Łódź", "lodz"),
        ("Ǿresund", "oresund"),
        ("Æ Ǽ Œ", "ae-ae-oe"),
        ("İstanbul", "istanbul"),
        ("ﬁsheries", "fisheries"),
        ("Việt Nam", "viet-nam"),
        ("Care — 世界", "care"),
        ("2026", "2026"),
        ("世界", ""),
        ("", ""),
        ("--", ""),
        ("\U0001f600", ""),
    ],
)
def test_name_makes_an_id(name: str, made: str) -> None:
    assert slug(name) == made


@given(st.text())
def test_what_is_made_is_an_id_or_nothing(name: str) -> None:
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", slug(name))


@given(st.text())
def test_id_makes_itself(name: str) -> None:
    assert slug(slug(name)) == slug(name)
