"""No file, however broken, raises anything: each ends in one clear line for each mistake.

``KMAP_FUZZ=20000`` tries that many broken registers instead of the usual few.
"""

import os
import random
import re
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kmap.catalogue import codes
from kmap.check import check
from kmap.register.source import Source
from tests.fuzz.mutations import MUTATIONS, SIGNS, WORDS, recode

ROOT = Path(__file__).parents[2]
SEEDS = [path.read_bytes() for path in (ROOT / "stakeholders.yaml", *sorted((ROOT / "examples").glob("*.yaml")))]
PYDANTIC_WORDS = re.compile("Input should|validation error|Field required|Extra inputs|pydantic|Traceback")


@st.composite
def broken_registers(draw: st.DrawFn) -> bytes:
    """Draw one of the registers of this project with up to eight things done to it."""
    chance = random.Random(draw(st.integers(0, 2**64)))
    content = chance.choice(SEEDS)
    lines = content.splitlines(keepends=True)
    if chance.random() < 0.7:  # a short one is read quicker, and broken in its middle more often
        start = chance.randrange(len(lines))
        content = b"".join(lines[: chance.randrange(1, 40)] + lines[start : start + 20])
    for _ in range(draw(st.integers(1, 8))):
        content = chance.choice(MUTATIONS)(chance, content)
    return recode(chance, content) if chance.random() < 0.05 else content


def assert_clear(content: bytes, path: Path) -> None:
    """Assert that checking `content` ends in clear lines, each with a place inside of it, or of what it extends."""
    path.write_bytes(content)
    checked = check([str(path)])
    for diagnostic in checked.diagnostics:
        text = Path(diagnostic.path).read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
        lines = Source(diagnostic.path, text).lines
        assert diagnostic.code in codes()
        assert 1 <= diagnostic.position.line <= len(lines) + 1
        assert 1 <= diagnostic.position.column <= len([*lines, ""][diagnostic.position.line - 1]) + 1
        for words in (diagnostic.message, diagnostic.tip):
            assert len(words.splitlines()) <= 1
            assert not PYDANTIC_WORDS.search(words)
        assert "unread-" not in diagnostic.message
        assert 0 < len(diagnostic.message) < 400


TRIES = int(os.environ.get("KMAP_FUZZ", "150"))
FUZZ = settings(
    max_examples=TRIES,
    derandomize=TRIES <= 1000,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.usefixtures("parser")
@FUZZ
@given(broken_registers())
def test_broken_register_ends_in_clear_lines(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert_clear(content, Path(folder) / "r.yaml")


@pytest.mark.usefixtures("parser")
@FUZZ
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_end_in_clear_lines(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert_clear(content, Path(folder) / "r.yaml")


@pytest.mark.usefixtures("parser")
@FUZZ
@given(st.lists(st.sampled_from(SIGNS + WORDS), max_size=25))
def test_any_signs_end_in_clear_lines(signs: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert_clear("".join(signs).encode("utf-8", "surrogatepass"), Path(folder) / "r.yaml")


FIELD_NAMES = [
    "title",
    "stakeholders",
    "id",
    "name",
    "scale",
    "min",
    "labels",
    "influence",
    "threshold",
    "stance",
    "tags",
]
FIELD_NAMES += ["equity", "topics", "by_topic", "assessments", "date", "by", "log", "with", "policy", "levels", "check"]
FIELD_NAMES += [
    "relationships",
    "from",
    "to",
    "team",
    "needs",
    "outputs",
    "uptake",
    "<group>",
    "<axes>",
    "<<",
    "0",
    "",
    "kind",
]
TREES = st.recursive(
    st.sampled_from(["4", "a", "2026-01-01", "true", "", "x y", "nhsa"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELD_NAMES), inner, max_size=4),
    max_leaves=25,
)


@pytest.mark.usefixtures("parser")
@FUZZ
@given(st.dictionaries(st.sampled_from(FIELD_NAMES), TREES, max_size=6))
def test_any_shape_ends_in_clear_lines(values: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert_clear(yaml.safe_dump(values).replace("'", "").encode(), Path(folder) / "r.yaml")


PROGRAMME = b"""\
title: Programme
topics: [{id: a}, {id: x}]
equity: [age, {id: renters, name: People who rent}]
stakeholders:
  - {id: nhsa, name: a, influence: 4, engagement: {target: inform, because: b}, by_topic: {a: {interest: 2}}}
  - {id: a, name: x y, stance: {current: neutral}, succeeded_by: nhsa}
relationships: [{from: nhsa, to: a}]
log: [{date: 2026-01-01, with: [a, nhsa]}]
needs: [{id: x, need: x, raised_by: a}]
outputs: [{id: y, title: y, audiences: [a], uptake: [{date: 2026-01-01, by: a}]}]
expect: [{stakeholder: a, scored: false}]
"""
PROJECT = b"""\
title: Project
extends: programme.yaml
topic: a
exclude: [a]
stakeholders:
  - id: nhsa
    interest: 3
    unset: [engagement.target, by_topic.a]
    assessments:
      - {date: 2026-01-01, by: K, influence: 4, topic: x}
  - {name: New, category: industry}
relationships:
  - {from: new, to: nhsa}
threshold: {interest: mean}
"""
WORDS_OF_PROJECTS = st.sampled_from(
    ["a", "nhsa", "x", "engagement.target", "by_topic.a.interest", "id", ".", "..", "[a]"]
)
PROJECTS = st.fixed_dictionaries(
    {"extends": st.sampled_from(["programme.yaml", "r.yaml", "./programme.yaml", "..", "", "-", "none.yaml"])},
    optional={
        "title": st.just("T"),
        "exclude": st.lists(WORDS_OF_PROJECTS, max_size=2) | WORDS_OF_PROJECTS | TREES,
        "stakeholders": st.lists(
            st.dictionaries(
                st.sampled_from([*FIELD_NAMES, "unset", "id", "id"]), TREES | WORDS_OF_PROJECTS, max_size=5
            ),
            max_size=3,
        ),
        "scale": TREES,
    }
    | {name: TREES for name in FIELD_NAMES if name and not name.startswith("<")},
)


@pytest.mark.usefixtures("parser")
@FUZZ
@given(PROJECTS, st.dictionaries(st.sampled_from(FIELD_NAMES), TREES, max_size=4) | st.none())
def test_project_of_any_shape_ends_in_clear_lines(values: dict[str, object], above: dict[str, object] | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        programme = PROGRAMME if above is None else yaml.safe_dump(above).replace("'", "").encode()
        (Path(folder) / "programme.yaml").write_bytes(programme)
        assert_clear(yaml.safe_dump(values).replace("'", "").encode(), Path(folder) / "r.yaml")


@pytest.mark.usefixtures("parser")
@FUZZ
@given(st.integers(0, 2**64), st.booleans(), st.integers(1, 6))
def test_broken_project_or_programme_ends_in_clear_lines(seed: int, of_project: bool, times: int) -> None:
    chance = random.Random(seed)
    texts = [PROGRAMME, PROJECT]
    for _ in range(times):
        texts[of_project] = chance.choice(MUTATIONS)(chance, texts[of_project])
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "programme.yaml").write_bytes(texts[0])
        assert_clear(texts[1], Path(folder) / "r.yaml")
