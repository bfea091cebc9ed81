"""The pictures of chains, of the cycle and of the game's cards: readable, true, and the same bytes each time."""

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Wedge
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from kmap.analysis.cycle.chains import chains
from kmap.analysis.cycle.cycle import cycle
from kmap.analysis.game.game import deck
from kmap.check import load
from kmap.figures import cards, trace
from kmap.figures import cycle as ring
from kmap.figures.parts.style import save
from kmap.register.bundled import game_register
from kmap.register.register import Register

Read = Callable[..., Register]
ROOT = Path(__file__).parents[2]
KNOWLEDGE = str(ROOT / "tests" / "registers" / "knowledge.yaml")


def texts(figure: Figure) -> list[tuple[str, Bbox]]:
    """Return what is written in a figure, each with where it stands, in pixels: measured, not drawn."""
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib has no types for it
    renderer = canvas.get_renderer()
    written = [one for one in figure.findobj(Text) if isinstance(one, Text) and one.get_text().strip()]
    return [(one.get_text(), one.get_window_extent(renderer)) for one in written]


def crowded(count: int, words: int) -> str:
    """Return a register with many needs, whose questions and outputs are shared."""
    long = " ".join(["something"] * words)
    lines = ["stakeholders: [{id: a, name: Agency}]", "needs:"]
    lines += [f"  - {{id: n{i}, need: {long} {i}?, raised_by: [a]}}" for i in range(count)]
    lines += ["questions:", *(f"  - {{id: q{i}, question: {long}?, answers: [n{i}, n{i // 2}]}}" for i in range(count))]
    lines += ["outputs:"]
    lines += [f"  - {{id: o{i}, title: {long}, answers: [q{i // 3}, n{i}], audiences: [a]}}" for i in range(count)]
    return "\n".join(lines)


def figures(read: Read) -> dict[str, list[Figure]]:
    knowledge, many, empty = load(KNOWLEDGE), read(crowded(12, 6)), read("stakeholders: []")
    return {
        "trace": [trace.draw(one, chains(one)) for one in (knowledge, many, empty)],
        "cycle": [ring.draw(cycle(one)) for one in (knowledge, many, empty)],
        "cards": list(cards.pages("Heat", deck(load(game_register()), rounds=2))),
    }


@pytest.mark.parametrize("name", ["trace", "cycle", "cards"])
def test_no_text_covers_another_or_leaves_the_picture(name: str, read: Read) -> None:
    for figure in figures(read)[name]:
        found, page = texts(figure), figure.bbox
        for text, box in found:
            assert page.x0 <= box.x0 < box.x1 <= page.x1, text
            assert page.y0 <= box.y0 < box.y1 <= page.y1, text
        covering = [
            (one, other)
            for (one, first), (other, second) in combinations(found, 2)
            if min(first.x1, second.x1) - max(first.x0, second.x0) > 1
            and min(first.y1, second.y1) - max(first.y0, second.y0) > 3
        ]
        assert covering == []


def test_every_need_question_and_output_has_one_box(read: Read) -> None:
    register = read(crowded(9, 3))
    written = [text for text, _ in texts(trace.draw(register, chains(register)))]
    for id_ in (f"{letter}{number}" for letter in "nqo" for number in range(9)):
        assert written.count(id_) == 1


def test_boxes_of_the_trace_do_not_touch(read: Read) -> None:
    register = read(crowded(9, 3))
    boxes = trace.draw(register, chains(register)).findobj(FancyBboxPatch)
    places = [one.get_path().get_extents() for one in boxes if isinstance(one, FancyBboxPatch)]
    assert len(places) == 9 * 4 + 6  # six questions without an output
    assert not any(one.overlaps(other) for one, other in combinations(places, 2))


def test_what_is_missing_is_said_in_words_and_outlined_otherwise() -> None:
    register = load(KNOWLEDGE)
    figure = trace.draw(register, chains(register))
    written = " ".join(text for text, _ in texts(figure))
    for said in (
        "no output",
        "no audience",
        "no feedback yet",
        "no question, no output",
        "raised by nobody",
        "overdue",
    ):
        assert said in written
    styles = {str(one.get_linestyle()) for one in figure.findobj(FancyBboxPatch) if isinstance(one, FancyBboxPatch)}
    assert len(styles) > 1


def test_too_many_needs_for_a_page_are_counted(read: Read) -> None:
    register = read(crowded(150, 24))
    figure = trace.draw(register, chains(register))
    assert figure.get_size_inches()[1] * 72 <= trace.HIGHEST
    assert any("more do not fit on the page" in text for text, _ in texts(figure))


def test_the_ring_has_seven_segments_that_say_how_far_they_are(read: Read) -> None:
    figure = ring.draw(cycle(load(KNOWLEDGE)))
    segments = [one for one in figure.findobj(Wedge) if isinstance(one, Wedge)]
    assert len(segments) == 7
    words = [text for text, _ in texts(figure)]
    assert words.count("begun") == 6
    assert words.count("done") == 1
    looks = {(one.get_facecolor(), one.get_hatch()) for one in segments}
    assert len(looks) == 2
    assert "second time round" in words
    empty = ring.draw(cycle(read("stakeholders: []")))
    assert [text for text, _ in texts(empty)].count("not begun") == 7


def test_steps_run_clockwise_from_the_top() -> None:
    boxes = {text: box for text, box in texts(ring.draw(cycle(load(KNOWLEDGE)))) if text in set("1234567")}
    middle = (boxes["7"].x0 + boxes["1"].x1) / 2
    assert all(boxes[number].x0 > middle for number in "123")
    assert all(boxes[number].x1 < middle for number in "567")
    assert boxes["1"].y0 > boxes["2"].y0 > boxes["3"].y0 > boxes["4"].y0 < boxes["5"].y0 < boxes["6"].y0 < boxes["7"].y0


def test_questions_and_answers_lie_back_to_back() -> None:
    pages = cards.pages("Heat", deck(load(game_register()), rounds=2))
    assert len(pages) == 4
    front, back = (dict(texts(page)) for page in pages[2:])
    width = pages[2].bbox.width
    for number in range(1, 9):
        column = (front[str(number)].x1 > width / 2, back[str(number)].x1 > width / 2)
        assert column[0] is not column[1]
        assert front[str(number)].y0 == pytest.approx(back[str(number)].y0)


def test_a_card_that_says_more_than_fits_ends_in_an_ellipsis(read: Read) -> None:
    because = "word " * 400
    register = read(f"stakeholders: [{{id: a, name: A, influence: 1, interest: 5, because: {because}}}]")
    written = [text for text, _ in texts(cards.pages("T", deck(register))[2])]
    assert any(text.endswith("...") for text in written)


NAMES = ["$x^2$", r"a\alpha_b", "{{7*7}}", "<script>", "世界 🌍", "عربي", "A & B", "_" * 60]


def test_names_are_other_people_s_text(read: Read, tmp_path: Path) -> None:
    lines = ["stakeholders:"]
    lines += [
        f"  - {{id: a{i}, name: '{name}', influence: 2, interest: 5, because: '{name}'}}"
        for i, name in enumerate(NAMES)
    ]
    lines += ["needs:", *(f"  - {{id: n{i}, need: '{name}', raised_by: [a{i}]}}" for i, name in enumerate(NAMES))]
    lines += ["outputs:"]
    lines += [f"  - {{id: o{i}, title: '{name}', answers: [n{i}], audiences: [a{i}]}}" for i, name in enumerate(NAMES)]
    register = read("\n".join(lines))
    chain = trace.draw(register, chains(register))
    written = [one.get_text() for one in chain.findobj(Text) if isinstance(one, Text)]
    for name in NAMES[:-1]:
        assert written.count(name) == 3  # as need, as output, as audience
    save(chain, tmp_path / "trace.svg")
    save(chain, tmp_path / "trace.png")
    save(ring.draw(cycle(register)), tmp_path / "cycle.png")
    assert cards.pdf(" ".join(NAMES), deck(register)).startswith(b"%PDF")


ALL_PICTURES = """
import sys
from kmap.cli.main import main
for line in sys.argv[1:]:
    sys.argv[1:] = line.split("\\n")
    try:
        main()
    except SystemExit as ended:
        assert not ended.code, line
"""


def test_same_register_same_bytes_in_two_processes(tmp_path: Path) -> None:
    drawn = {"a.png": ["trace", KNOWLEDGE], "a.svg": ["cycle", KNOWLEDGE], "a.pdf": ["game", "--rounds", "1"]}
    running = []
    for seed in ("0", "1"):
        (tmp_path / seed).mkdir()
        lines = [
            "\n".join([*words, "--print" if name == "a.pdf" else "--output", name]) for name, words in drawn.items()
        ]
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", ALL_PICTURES, *lines]
        running.append(subprocess.Popen(command, cwd=tmp_path / seed, env=environment, stdout=subprocess.DEVNULL))
    assert [one.wait() for one in running] == [0, 0]
    for name in drawn:
        assert (tmp_path / "0" / name).read_bytes() == (tmp_path / "1" / name).read_bytes(), name
