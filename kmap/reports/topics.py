"""Scores, places and levels by topic as a table: a row for each stakeholder and topic."""

from collections.abc import Iterator

from kmap.analysis.grid_rule import rule_in_words
from kmap.analysis.topics import ByTopic, Comparison, OnTopic
from kmap.register.vocabulary import AXES
from kmap.report import Cell, Report

COLUMNS = (
    "id",
    "name",
    "topic",
    "influence",
    "interest",
    "impact",
    "quadrant",
    "could_be",
    "suggested",
    "at_least",
    "target",
    "level",
    "differs",
)
NO_TOPICS = (
    "This register has no topics, so there is nothing to compare.",
    "Scores can differ by topic: list topics under `topics:`, and what differs for one under a stakeholder's "
    "`by_topic:`, or give assessments a `topic:`.",
)


def report(comparison: Comparison, *, differences: bool = False) -> Report:
    """Return a row for each stakeholder in general, then one for each topic, in the order of the register.

    Parameters
    ----------
    comparison
        The register by topic.
    differences
        Only the rows of topics that differ from the matter in general, and the general
        rows that these differ from.
    """
    rows = tuple(row for one in comparison.stakeholders for row in _rows(one, differences))
    title = comparison.grids[None].title
    notes = rules_in_words(comparison) if comparison.topics else NO_TOPICS
    return Report("topics", title, COLUMNS, rows, notes)


def rules_in_words(comparison: Comparison) -> tuple[str, ...]:
    """Return the scale and the thresholds in general, and those of topics that have others."""
    general = tuple(rule_in_words(comparison.grids[None], AXES))
    notes = list(general)
    for topic in comparison.topics:
        grid = comparison.grids[topic]
        own = [sentence for sentence in rule_in_words(grid, AXES) if sentence not in general]
        notes += [f"{grid.topic}: {sentence}" for sentence in own]
    return tuple(notes)


def _rows(one: ByTopic, differences: bool) -> Iterator[tuple[Cell, ...]]:
    topics = one.differing if differences else one.topics
    if topics or not differences:
        yield _row(one.general)
        yield from map(_row, topics)


def _row(one: OnTopic) -> tuple[Cell, ...]:
    suggestion = one.suggestion
    placement, who = suggestion.placement, suggestion.stakeholder
    return (
        who.id,
        who.name,
        one.topic,
        *(score.score if (score := placement.scores.on(axis)) is not None else None for axis in AXES),
        placement.quadrant,
        placement.could_be,
        suggestion.level,
        suggestion.at_least,
        suggestion.target,
        suggestion.standing,
        one.differs,
    )
