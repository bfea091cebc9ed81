"""However large or deep a file is, it is answered, and what could grow without bound is refused."""

import pytest

from kmap.register.reading import read_source
from kmap.register.source import Source


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: " + "[" * 10_000, id="levels in brackets"),
        pytest.param("- " * 10_000, id="levels of lists"),
        pytest.param("".join(" " * level + "a:\n" for level in range(2_000)), id="levels of groups"),
        pytest.param(f"title: {'x' * 5_000_000}\nstakeholders: []\n", id="a long word"),
        pytest.param(f"title: |\n{'  ' + 'x ' * 40 + chr(10)}" * 1 + "  y\n" * 500_000, id="a long block"),
        pytest.param(f"title: '{'x ' * 1_000_000}\n", id="a long quote that is not closed"),
        pytest.param("stakeholders: []\n" + "title: T\n" * 100_000, id="many keys given twice"),
        pytest.param("title: T\nstakeholders:\n" + "  - intrest: 4\n" * 3_000, id="many mistakes"),
        pytest.param("title: T\nnotes: a #1\n" * 20_000, id="much lost text"),
        pytest.param("title: T # \u2028\n" + "notes: a #1\n" * 20_000, id="rare line ends"),
        pytest.param("a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a, *a]\n" for i in range(1_000)), id="many anchors"),
        pytest.param("a: " + " " * 1_000_000 + "#x", id="many spaces"),
        pytest.param("{" * 30 + "a, " * 50_000, id="many words in braces"),
    ],
)
def test_any_size_is_answered(text: str) -> None:
    assert read_source(Source("r.yaml", text)).problems != () or "\n  y\n" in text or "x" * 99 in text


def test_billion_laughs_are_told_of_one_by_one() -> None:
    laughs = "".join(f"l{n + 1}: &l{n + 1} [{', '.join([f'*l{n}'] * 9)}]\n" for n in range(9))
    reading = read_source(Source("r.yaml", f"title: T\nstakeholders: []\nl0: &l0 ha\n{laughs}"))
    codes = [problem.code for problem in reading.problems]
    assert (codes.count("KM007"), codes.count("KM009")) == (10 + 81, 10)
