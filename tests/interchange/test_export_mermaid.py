"""Mermaid: texts that it draws letter by letter, and everybody on the right side of the line."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmap.analysis.standing_map import standing_map
from kmap.interchange.outgoing.maps import mermaid, mermaid_network
from kmap.interchange.outgoing.mermaid_text import label
from kmap.register.register import Register

Read = Callable[[str], Register]

POINT = re.compile(r'    "([^"]*)": \[(1|0(?:\.\d+)?), (1|0(?:\.\d+)?)\]')
"""The form of a point in the grammar of Mermaid's quadrantChart."""


def points(register: Register) -> dict[str, tuple[float, float]]:
    lines = [line for line in mermaid.content(standing_map(register)).splitlines() if ": [" in line]
    matches = [POINT.fullmatch(line) for line in lines]
    assert all(matches), lines
    return {match[1]: (float(match[2]), float(match[3])) for match in matches if match is not None}


def test_interest_runs_across_and_influence_up(read: Read) -> None:
    assert points(
        read("stakeholders: [{name: A, influence: 5, interest: 1}, {name: B, influence: 2, interest: 4}]")
    ) == {
        "A": (0, 1),
        "B": (0.75, 0.25),
    }


def test_quadrants_have_the_numbers_that_mermaid_gives_them(read: Read) -> None:
    content = mermaid.content(standing_map(read("stakeholders: []")))
    assert re.findall('quadrant-([1-4]) "(.*)"', content) == [
        ("1", "Manage closely"),
        ("2", "Keep satisfied"),
        ("3", "Monitor"),
        ("4", "Keep informed"),
    ]


@given(st.integers(0, 10), st.integers(0, 10), st.sampled_from([0.0, 0.3, 2.0, 5.0, 9.9999, 10.0]))
def test_who_is_high_is_beyond_the_middle_and_nobody_else(
    read: Read, influence: int, interest: int, threshold: float
) -> None:
    register = read(
        f"scale: {{min: 0, max: 10}}\nthreshold: {threshold}\n"
        f"stakeholders: [{{name: A, influence: {influence}, interest: {interest}}}]"
    )
    across, up = points(register)["A"]
    assert (across > 0.5, up > 0.5) == (interest > threshold, influence > threshold)


def test_who_is_unscored_has_no_point(read: Read) -> None:
    content = mermaid.content(standing_map(read("stakeholders: [{name: A, influence: 5}]")))
    assert points(read("stakeholders: [{name: A, influence: 5}]")) == {}
    assert "    %% unscored: A\n" in content


def test_those_with_the_same_scores_are_one_point(read: Read) -> None:
    entries = ", ".join(f"{{name: {name}, influence: 1, interest: 1}}" for name in "ABCDE")
    assert list(points(read(f"stakeholders: [{entries}]"))) == ["A, B, C and 2 more"]


@given(st.text(max_size=30))
def test_a_label_holds_nothing_that_mermaid_takes_for_its_own(text: str) -> None:
    inside = label(text)[1:-1]
    assert re.fullmatch(r"(?:#\d+;|[^\W_]|[ ,.()'/-])*", inside)
    assert re.sub(r"#(\d+);", lambda match: chr(int(match[1])), inside) == " ".join(text.split())


@pytest.mark.parametrize("text", ["1. Ministry", "- of health", "12.Board"])
def test_a_label_is_no_list(text: str) -> None:
    assert not re.match(r"\d+\.|-", label(text)[1:])


def test_the_network_has_arrows_as_ties_run(read: Read) -> None:
    register = read("""
        stakeholders: [{id: end, name: end}, {id: b, name: B}, {id: c, name: C}]
        relationships:
          - {from: end, to: b, kind: advises}
          - {from: b, to: us, mutual: true}
          - {from: us, to: end, kind: 'a|b', effect: negative}
    """)
    assert mermaid_network.content(standing_map(register)).splitlines() == [
        "graph LR",
        '    n0(["Us"])',
        '    n1["end"]:::unscored',
        '    n2["B"]:::unscored',
        '    n1 -->|"advises"| n2',
        "    n2 <--> n0",
        '    n0 -.->|"a#124;b"| n1',
        "    classDef unscored fill:#ffffff,stroke:#445566,color:#111111",
    ]


def test_the_network_tells_who_is_not_drawn(read: Read) -> None:
    drawn = standing_map(read("stakeholders: [{name: A}, {name: B}, {name: C}]\nrelationships: [{from: a, to: b}]"))
    assert "stakeholders without a tie (1)" in mermaid_network.left_out(drawn)
