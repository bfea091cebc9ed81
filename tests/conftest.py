"""Fixtures for all tests."""

import datetime
import re
from collections.abc import Callable
from textwrap import dedent

import pytest
from hypothesis import settings

from kmap.register.reading import read_source
from kmap.register.register import Register
from kmap.register.source import Source

settings.register_profile("kmap", deadline=None)  # a busy machine is no mistake
settings.load_profile("kmap")


@pytest.fixture(scope="session")
def read() -> Callable[..., Register]:
    """Return a function that reads a register from YAML text, which has to be right.

    `title:` is added where the text has none; the day is 2026-10-01 unless another is given.
    """

    def read_text(text: str, day: str | None = "2026-10-01") -> Register:
        text = dedent(text)
        if not re.search("^title:", text, re.MULTILINE):
            text = "title: A map\n" + text
        reading = read_source(Source("x.yaml", text), datetime.date.fromisoformat(day) if day else None)
        assert reading.problems == (), reading.problems
        assert reading.register is not None
        return reading.register

    return read_text
