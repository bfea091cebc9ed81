"""The picture of a history: one panel for each axis, every assessor, the same bytes each time."""

import datetime
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from kmap.analysis.change.history import history
from kmap.errors import KmapError
from kmap.figures.history import draw
from kmap.figures.parts.style import save
from kmap.figures.parts.time_axis import TimeAxis
from kmap.register.register import Register

Read = Callable[..., Register]

REGISTER = """
    scale: {min: 1, max: 5, labels: {1: none, 5: decides}}
    topics: [{id: heat, name: Hot weather}]
    stakeholders:
      - id: a
        name: National $agency$ & <b>
        interest: 2
        assessments:
          - {date: 2024-02-01, by: AK, influence: 1}
          - {date: 2025-06-01, by: RM, influence: 5, interest: 4}
          - {date: 2025-06-01, by: AK, influence: 5, interest: 3}
          - {date: 2026-03-02, influence: 2, interest: 4}
          - {date: 2026-04-02, by: AK, topic: heat, interest: 1}
      - {id: b, name: B}
      - {id: c, name: C, assessments: [{date: 2026-01-01, topic: heat, interest: 1}]}
    log: [{date: 2026-02-01, with: a}]
    """


def texts(figure: Figure) -> list[tuple[str, Bbox]]:
    """Return what is written in a figure, each with where it stands, in pixels."""
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib has no types for it
    canvas.draw()
    found = [one for one in figure.findobj(Text) if isinstance(one, Text) and one.get_text().strip()]
    return [(one.get_text(), one.get_window_extent(canvas.get_renderer())) for one in found if one.get_visible()]


def written(read: Read, topic: str | None = None, text: str = REGISTER) -> list[str]:
    return [text for text, _ in texts(draw(history(read(text), "a", topic)))]


def test_there_is_a_panel_for_each_axis_that_was_scored(read: Read) -> None:
    found = written(read)
    assert "Influence" in found
    assert "Interest" in found
    assert "Impact" not in found


def test_every_assessor_is_in_the_legend(read: Read) -> None:
    found = written(read)
    assert {"AK", "RM", "an assessor without a name"} <= set(found)


def test_quadrants_and_contacts_are_named(read: Read) -> None:
    found = written(read)
    assert {"quadrant", "monitor", "manage closely", "keep informed", "contacts"} <= set(found)
    assert "contacts" not in written(read, text=REGISTER.partition("log:")[0])


def test_topic_is_said(read: Read) -> None:
    assert any("topic: Hot weather" in text for text in written(read, "heat"))


def test_name_is_other_people_s_text(read: Read) -> None:
    assert "National $agency$ & <b>" in written(read)


@pytest.mark.parametrize("topic", [None, "heat"])
def test_no_text_covers_another_or_leaves_the_picture(read: Read, topic: str | None) -> None:
    figure = draw(history(read(REGISTER), "a", topic))
    found = texts(figure)
    assert all(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 for _, box in found)
    covering = [
        (one, other)
        for (one, first), (other, second) in combinations(found, 2)
        if min(first.x1, second.x1) - max(first.x0, second.x0) > 1
        and min(first.y1, second.y1) - max(first.y0, second.y0) > 3
    ]
    assert covering == []


@pytest.mark.parametrize("id_", ["b", "c"])
def test_without_rounds_it_says_so(read: Read, id_: str) -> None:
    with pytest.raises(KmapError, match=f"`{id_}` has no assessments up to 2026-10-01"):
        draw(history(read(REGISTER), id_))


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_same_history_same_bytes(read: Read, tmp_path: Path, ending: str) -> None:
    for number in range(2):
        save(draw(history(read(REGISTER), "a")), tmp_path / f"{number}.{ending}")
    assert (tmp_path / f"0.{ending}").read_bytes() == (tmp_path / f"1.{ending}").read_bytes()


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        ("2026-01-01", "2026-06-30", ["Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026", "Jun 2026"]),
        ("2024-06-01", "2026-10-01", ["Jul 2024", "Jan 2025", "Jul 2025", "Jan 2026", "Jul 2026"]),
        ("2000-01-01", "2026-01-01", ["2000", "2005", "2010", "2015", "2020", "2025"]),
        ("2026-03-05", "2026-03-20", ["2026-03-05", "2026-03-20"]),
    ],
)
def test_dates_have_few_round_ticks(first: str, last: str, texts: list[str]) -> None:
    days = TimeAxis(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last), 0, 100)
    assert [text for _, text in days.ticks(6)] == texts


def test_days_stand_in_proportion() -> None:
    days = TimeAxis(datetime.date(2026, 1, 1), datetime.date(2026, 1, 11), 100, 200)
    assert [days.at(datetime.date(2026, 1, day)) for day in (1, 6, 11)] == [100, 150, 200]
