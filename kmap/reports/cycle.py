"""The seven steps as a table: what the register shows of each, what is missing, and what to do next."""

from kmap.analysis.cycle.cycle import Cycle, Round
from kmap.report import Report
from kmap.terminal import listed

COLUMNS = ("step", "name", "state", "found", "missing", "next")
ROUND_COLUMNS = ("round", "needs", "with_question", "with_output", "published", "with_feedback")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def report(cycle: Cycle) -> Report:
    """Return a row for each step, and a part with a row for each time round.

    ``missing`` and ``next`` belong together: what is to be done about the first thing
    missing is said first.
    """
    about = f"{cycle.title}: {cycle.topic}" if cycle.topic is not None else cycle.title
    rows = tuple(
        (
            one.step,
            one.title,
            one.state,
            one.found,
            tuple(lack.text for lack in one.lacks),
            tuple(lack.do for lack in one.lacks),
        )
        for one in cycle.steps
    )
    parts = (Report("rounds", "Times round", ROUND_COLUMNS, tuple(map(_row, cycle.rounds))),) if cycle.rounds else ()
    return Report("cycle", about, COLUMNS, rows, tuple(notes(cycle)), parts)


def _row(one: Round) -> tuple[int, ...]:
    return one.number, one.needs, one.questions, one.outputs, one.published, one.feedback


def notes(cycle: Cycle) -> list[str]:
    """Return what is said of all steps together: which time round, what went back, and what is next."""
    sentences = [f"as on {cycle.day}, {times_round(cycle.round)}"]
    if cycle.back_to_needs:
        back = f"feedback went back to step 1: {listed(cycle.back_to_needs)}"
        if cycle.back_to_questions:
            back += f"; to step 4: {listed(cycle.back_to_questions)}"
        sentences.append(back)
    else:
        sentences.append("no need came out of feedback yet: write follows: with the id of the output at one that did")
    if cycle.next is not None:
        step, lack = cycle.next
        sentences.append(f"first missing, in step {step}: {lack.text}; what to do: {lack.do}")
    return sentences


def times_round(count: int) -> str:
    """Return which time round it is, in words.

    Examples
    --------
    >>> times_round(2), times_round(12)
    ('second time round', 'time round 12')
    """
    return f"{_ORDINALS[count - 1]} time round" if 0 < count <= len(_ORDINALS) else f"time round {count}"
