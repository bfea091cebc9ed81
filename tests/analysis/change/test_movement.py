"""Movement on the grid: who came, left and moved, by which scores, and under which thresholds."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest

from kmap.analysis.change.movement import Move, Movement, arrival, departure, movement, successor
from kmap.register.register import Register

Read = Callable[..., Register]

ROUNDS = """
    topics: [{id: heat}]
    stakeholders:
      - id: nhsa
        name: NHSA
        assessments:
          - {date: 2025-06-01, by: AK, influence: 3, interest: 4}
          - {date: 2026-03-02, by: RM, round: spring, influence: 5, because: Board minutes}
          - {date: 2026-03-01, by: AK, round: spring, influence: 4, because: Budget}
          - {date: 2026-04-01, by: AK, topic: heat, interest: 1}
      - {id: still, name: Still, influence: 2, interest: 2}
      - {id: old, name: Old body, influence: 4, interest: 4, until: 2026-02-01, succeeded_by: new}
      - {id: new, name: New body, influence: 4, interest: 4, since: 2026-02-02}
    """


def since(register: Register, day: str, topic: str | None = None) -> Movement:
    return movement(replace(register, day=datetime.date.fromisoformat(day)), register, topic)


def between(read: Read, before: str, after: str) -> Movement:
    return movement(read(before), read(after))


def only(moved: Movement) -> Move:
    (move,) = moved.moves
    return move


def test_move_says_from_where_to_where(read: Read) -> None:
    move = only(since(read(ROUNDS), "2026-01-01"))
    assert (move.stakeholder.id, move.crossed) == ("nhsa", True)
    assert (move.before.quadrant, move.after.quadrant) == ("keep-informed", "manage-closely")


def test_changed_score_has_its_assessors_its_latest_day_and_its_reasons(read: Read) -> None:
    (change,) = only(since(read(ROUNDS), "2026-01-01")).scores
    assert change.axis == "influence"
    assert change.before is not None
    assert change.after is not None
    assert (change.before.score, change.after.score) == (3, 4.5)
    assert (change.assessors, change.date) == (("AK", "RM"), datetime.date(2026, 3, 2))
    assert change.reasons == ("Budget", "Board minutes")


def test_written_score_has_neither_assessor_nor_day(read: Read) -> None:
    entry = "stakeholders: [{{id: a, name: A, influence: {}, interest: 1, because: They said so}}]"
    (change,) = only(between(read, entry.format(2), entry.format(5))).scores
    assert (change.assessors, change.date, change.reasons) == ((), None, ("They said so",))


def test_topic_moves_by_its_own_assessments(read: Read) -> None:
    moved = since(read(ROUNDS), "2026-03-31", "heat")
    assert [change.axis for change in only(moved).scores] == ["interest"]
    assert since(read(ROUNDS), "2026-03-31").moves == ()


def test_who_begins_to_count_came_and_who_ends_left(read: Read) -> None:
    moved = since(read(ROUNDS), "2026-01-01")
    assert [one.stakeholder.id for one in moved.came] == ["new"]
    assert [one.stakeholder.id for one in moved.left] == ["old"]
    assert arrival(moved, moved.came[0]) == "counts since 2026-02-02"
    assert departure(moved, moved.left[0]) == "counted until 2026-02-01"


def test_one_that_left_names_its_successor(read: Read) -> None:
    moved = since(read(ROUNDS), "2026-01-01")
    follower = successor(moved, moved.left[0])
    assert follower is not None
    assert follower.name == "New body"


def test_entry_that_is_added_or_taken_away_came_or_left(read: Read) -> None:
    one, both = "stakeholders: [{id: a, name: A}]", "stakeholders: [{id: a, name: A}, {id: b, name: B}]"
    came, left = between(read, one, both), between(read, both, one)
    assert arrival(came, came.came[0]) == "new in the register"
    assert departure(left, left.left[0]) == "no longer in the register"
    assert successor(left, left.left[0]) is None


def test_successor_is_what_the_later_register_says(read: Read) -> None:
    before = "stakeholders: [{id: a, name: A}, {id: b, name: B}]"
    after = "stakeholders: [{id: a, name: A, until: 2025-12-31, succeeded_by: b}, {id: b, name: B}]"
    moved = between(read, before, after)
    follower = successor(moved, moved.left[0])
    assert follower is not None
    assert follower.id == "b"


def test_missing_is_no_score_on_either_side(read: Read) -> None:
    before = "stakeholders: [{id: a, name: A, influence: 5}]"
    after = "scale: {min: 1, max: 5}\nstakeholders: [{id: a, name: A, influence: 5, interest: 1}]"
    move = only(between(read, before, after))
    assert (move.before.quadrant, move.after.quadrant) == ("unscored", "keep-satisfied")
    assert [(change.axis, change.before) for change in move.scores] == [("interest", None)]
    back = only(between(read, after, before))
    assert [(change.axis, change.after) for change in back.scores] == [("interest", None)]
    assert back.scores[0].reasons == ()


def test_place_moves_without_a_score_where_the_threshold_does(read: Read) -> None:
    entry = "threshold: {}\nstakeholders: [{{id: a, name: A, influence: 3, interest: 1}}]"
    move = only(between(read, entry.format("midpoint"), entry.format(2)))
    assert (move.before.quadrant, move.after.quadrant) == ("monitor", "keep-satisfied")
    assert (move.scores, move.thresholds) == ((), ("influence",))


def test_mean_moves_a_place_when_others_are_scored_anew(read: Read) -> None:
    register = read("""
        threshold: mean
        stakeholders:
          - {id: a, name: A, influence: 3, interest: 3}
          - id: b
            name: B
            assessments:
              - {date: 2025-01-01, influence: 1, interest: 3}
              - {date: 2026-06-01, influence: 5, interest: 3}
        """)
    moves = {move.stakeholder.id: move for move in since(register, "2026-01-01").moves}
    assert (moves["a"].scores, moves["a"].thresholds) == ((), ("influence",))
    assert moves["a"].after.quadrant == "monitor"


def test_score_within_the_quadrant_is_a_move_that_crosses_nothing(read: Read) -> None:
    entry = "stakeholders: [{{id: a, name: A, influence: {}, interest: 5}}]"
    move = only(between(read, entry.format(4), entry.format(5)))
    assert (move.crossed, move.is_drawn) == (False, True)


def test_impact_alone_moves_nobody_on_the_grid(read: Read) -> None:
    entry = "stakeholders: [{{id: a, name: A, influence: 4, interest: 5, impact: {}}}]"
    move = only(between(read, entry.format(1), entry.format(5)))
    assert (move.crossed, move.is_drawn) == (False, False)


def test_difference_within_the_tolerance_is_none(read: Read) -> None:
    entry = "stakeholders: [{{id: a, name: A, influence: {}, interest: 5}}]"
    assert between(read, entry.format("4"), entry.format("4.000000001")).moves == ()


def test_filters_hold_on_both_sides(read: Read) -> None:
    register = read(ROUNDS)
    earlier = replace(register, day=datetime.date(2026, 1, 1))
    moved = movement(earlier, register, category="government")
    assert (moved.moves, moved.came, moved.left) == ((), (), ())


@pytest.mark.parametrize("text", ["stakeholders: []", "stakeholders: [{name: A}]", ROUNDS])
def test_register_and_itself_differ_in_nothing(text: str, read: Read) -> None:
    register = read(text)
    moved = movement(register, register)
    assert (moved.moves, moved.came, moved.left) == ((), (), ())


def test_threshold_of_one_axis_moves_a_place_where_the_other_stays(read: Read) -> None:
    entry = "threshold: {{influence: 4, interest: {}}}\nstakeholders: [{{id: a, name: A, influence: 3, interest: 3}}]"
    move = only(between(read, entry.format(4), entry.format(2)))
    assert (move.before.quadrant, move.after.quadrant) == ("monitor", "keep-informed")
    assert move.thresholds == ("interest",)
