"""The evaluation as a report: a summary in sentences, the headline figures, and a table for each question."""

import datetime
from collections.abc import Iterator

from kmap.analysis.cycle.audiences import in_words
from kmap.analysis.cycle.evaluation import Evaluation
from kmap.analysis.listing import some
from kmap.register.register import Register
from kmap.report import Cell, Report
from kmap.terminal import listed, number

FIGURE_COLUMNS = ("what", "count", "of")
FEEDBACK_COLUMNS = ("by", "of", "ratings", "median", "lowest", "highest")
COMMENT_COLUMNS = ("date", "who", "output", "rating", "comment")
STANCE_COLUMNS = ("id", "name", "before", "now", "desired", "move", "reached")
KEPT_COLUMNS = ("id", "name", "level", "every_days", "planned", "held", "kept")
OUTPUT_COLUMNS = ("id", "title", "kind", "state", "due", "published", "on_time", "feedback", "uptake")
UPTAKE_COLUMNS = ("date", "output", "by", "kind", "what", "evidence")
SERVED_COLUMNS = ("group", "name", "declared", "needs", "questions", "outputs", "published_in_period")
TRAINING_COLUMNS = ("date", "title", "audience", "attended")

_FOR_PEOPLE = {
    "stances": ("name", "before", "now", "desired", "move"),
    "contacts": ("name", "level", "planned", "held"),
    "outputs": ("title", "state", "published", "due", "feedback", "uptake"),
    "equity": ("name", "needs", "questions", "outputs", "published_in_period"),
}
"""What people read of a table; the others they read whole."""


def report(register: Register, title: str, evaluation: Evaluation) -> Report:
    """Return the evaluation: the figures, with the summary as notes, and the tables behind them."""
    about = f"What came of it, {evaluation.period.first} to {evaluation.period.last}: {title}"
    tables = (
        Report("feedback", "Feedback, rated from 1 to 5", FEEDBACK_COLUMNS, tuple(_feedback(evaluation))),
        Report("comments", "What they said", COMMENT_COLUMNS, tuple(_comments(register, evaluation))),
        Report("stances", "Stances wanted and moved", STANCE_COLUMNS, tuple(_stances(evaluation))),
        Report("contacts", "Contacts held against cadence", KEPT_COLUMNS, tuple(_kept(evaluation))),
        Report("outputs", "Outputs", OUTPUT_COLUMNS, tuple(_outputs(register, evaluation))),
        Report("uptake", "Uptake", UPTAKE_COLUMNS, tuple(_uptake(register, evaluation))),
        Report("equity", "Whom it served", SERVED_COLUMNS, tuple(_served(evaluation))),
        Report("training", "Training held", TRAINING_COLUMNS, tuple(_training(evaluation))),
    )
    kept = tuple(table for table in tables if table.rows)
    return Report("evaluate", about, FIGURE_COLUMNS, tuple(figures(evaluation)), tuple(summary(evaluation)), kept)


def figures(evaluation: Evaluation) -> Iterator[tuple[Cell, ...]]:
    """Yield the headline figures: what is counted, how many, and of how many."""
    kept = [one for one in evaluation.kept if one.planned]
    published = [one for one in evaluation.delivered if one.in_period]
    due = [one for one in evaluation.delivered if evaluation.period.holds(one.output.due)]
    moved = [one for one in evaluation.stances if one.move != "not known"]
    wanted = [one for one in evaluation.stances if one.reached is not None]
    rated = [one.given for one in evaluation.feedback if one.by == "all"]
    yield "contacts in the log", len(evaluation.entries), None
    yield "stakeholders met", sum(one.held > 0 for one in evaluation.kept), len(evaluation.kept)
    yield "met as often as their level asks", sum(bool(one.kept) for one in kept), len(kept)
    yield "ratings given", sum(rated), None
    yield "stances that moved forward", sum(one.move == "forward" for one in moved), len(moved)
    yield "stances that moved back", sum(one.move == "back" for one in moved), len(moved)
    yield "stances where we want them", sum(bool(one.reached) for one in wanted), len(wanted)
    yield "outputs that were due", len(due), None
    yield "of these, published by now", sum(one.state == "published" for one in due), len(due)
    yield "outputs published", len(published), None
    yield "of those published, with feedback", sum(bool(one.feedback) for one in published), len(published)
    yield "outputs not published yet", sum(one.state != "published" for one in evaluation.delivered), None
    yield "signs of uptake", sum(len(one.uptake) for one in evaluation.delivered), None
    yield "training sessions held", len(evaluation.training), None


def summary(evaluation: Evaluation) -> Iterator[str]:
    """Yield the evaluation in whole sentences, each built from the figures."""
    first, last = (_in_words(day) for day in evaluation.period)
    met, on_map = sum(one.held > 0 for one in evaluation.kept), len(evaluation.kept)
    logged = _counted(len(evaluation.entries), "contact")
    yield f"From {first} to {last} the log has {logged}; {met} of {_counted(on_map, 'stakeholder')} were met."
    kept = [one for one in evaluation.kept if one.planned]
    if kept:
        held = sum(bool(one.kept) for one in kept)
        yield f"Of the {len(kept)} with whom contacts fell due, {held or 'none'} had as many as their level asks for."
    yield _ratings_in_words(evaluation)
    yield from _stances_in_words(evaluation)
    yield from _outputs_in_words(evaluation)
    declared = [one for one in evaluation.served if one.declared]
    if declared:
        served = [one for one in declared if one.published]
        missed = [one.name for one in declared if not one.published]
        sentence = f"Outputs published in this time serve {len(served)} of the {len(declared)} groups that we set out"
        yield f"{sentence} to hear" + (f"; not {some(missed, len(missed))}." if missed else ".")
    if evaluation.training:
        attended = sum(one.attended or 0 for one in evaluation.training)
        held_ = _counted(len(evaluation.training), "training session")
        yield f"{held_} for our own people {_were(len(evaluation.training))} held, attended by {attended}."


def _ratings_in_words(evaluation: Evaluation) -> str:
    together = next((one for one in evaluation.feedback if one.by == "all"), None)
    if together is None:
        return "No feedback was rated."
    spread = f", from {number(together.lowest)} to {number(together.highest)}" if together.given > 1 else ""
    given = f"{_counted(together.given, 'rating')} of 1 to 5 {_were(together.given)} given"
    return f"{given}: median {number(together.median)}{spread}."


def _stances_in_words(evaluation: Evaluation) -> Iterator[str]:
    known = [one for one in evaluation.stances if one.move != "not known"]
    wanted = [one for one in evaluation.stances if one.reached is not None]
    if known:
        forward, back = sum(one.move == "forward" for one in known), sum(one.move == "back" for one in known)
        moved = f"{forward or 'none'} moved forward and {back or 'none'} back"
        yield f"{_counted(len(known), 'stance')} can be compared over this time: {moved}."
    if wanted:
        reached = sum(bool(one.reached) for one in wanted)
        yield f"{reached} of {len(wanted)} stakeholders stand where we would like them to, or further on."


def _outputs_in_words(evaluation: Evaluation) -> Iterator[str]:
    published = [one for one in evaluation.delivered if one.in_period]
    titles = [one.output.title for one in published]
    if published:
        answered = sum(bool(one.feedback) for one in published)
        told = (
            f"{_counted(len(published), 'output')} {_were(len(published))} published: {some(titles, len(titles), 5)}."
        )
        yield f"{told} {answered or 'None'} of them had feedback."
    else:
        yield "No output was published."
    coming = [one for one in evaluation.delivered if one.state != "published"]
    late = sum(one.output.due is not None and one.output.due < evaluation.period.last for one in coming)
    if coming:
        more = f"{_counted(len(coming), 'more output')} {_are(len(coming))} planned or in draft"
        yield f"{more}, {late or 'none'} of them overdue."
    kinds = [sign.kind for one in evaluation.delivered for sign in one.uptake]
    if kinds:
        each = [f"{kinds.count(kind)} {kind}" for kind in ("read", "cited", "used", "changed") if kind in kinds]
        each += [f"{kinds.count(None)} of another kind"] if None in kinds else []
        yield f"Uptake was seen {_times(len(kinds))}: {listed(each)}."


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _in_words(day: datetime.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def for_people(report: Report) -> Report:
    """Return an evaluation without the columns that only programs need."""
    return report._replace(parts=tuple(map(_less, report.parts)))


def _less(part: Report) -> Report:
    if part.name not in _FOR_PEOPLE:
        return part
    columns = _FOR_PEOPLE[part.name]
    places = [part.columns.index(column) for column in columns]
    return part._replace(columns=columns, rows=tuple(tuple(row[place] for place in places) for row in part.rows))


def _feedback(evaluation: Evaluation) -> Iterator[tuple[Cell, ...]]:
    for one in evaluation.feedback:
        yield one.by, one.of, one.given, one.median, one.lowest, one.highest


def _comments(register: Register, evaluation: Evaluation) -> Iterator[tuple[Cell, ...]]:
    titles = {output.id: output.title for output in register.outputs}
    for entry in evaluation.entries:
        if entry.feedback is not None and entry.feedback.comment:
            about = titles.get(entry.output, entry.output) if entry.output is not None else None
            yield entry.date, in_words(register, entry.with_), about, entry.feedback.rating, entry.feedback.comment


def _stances(evaluation: Evaluation) -> Iterator[tuple[Cell, ...]]:
    for one in evaluation.stances:
        yield one.stakeholder.id, one.stakeholder.name, one.before, one.now, one.desired, one.move, one.reached


def _kept(evaluation: Evaluation) -> Iterator[tuple[Cell, ...]]:
    for one in evaluation.kept:
        body, suggestion = one.suggestion.stakeholder, one.suggestion
        yield body.id, body.name, suggestion.standing, suggestion.every, one.planned, one.held, one.kept


def _outputs(register: Register, evaluation: Evaluation) -> Iterator[tuple[Cell, ...]]:
    for one in evaluation.delivered:
        output = one.output
        kind = register.formats.get(output.kind, output.kind) if output.kind is not None else None
        published = output.published if one.state == "published" else None
        on_time = published <= output.due if published is not None and output.due is not None else None
        counts = len(one.feedback), len(one.uptake)
        yield output.id, output.title, kind, one.state, output.due, published, on_time, *counts


def _uptake(register: Register, evaluation: Evaluation) -> Iterator[tuple[Cell, ...]]:
    signs = [(sign, one.output.title) for one in evaluation.delivered for sign in one.uptake]
    for sign, title in sorted(signs, key=lambda pair: (pair[0].date, pair[1])):
        yield sign.date, title, in_words(register, sign.by), sign.kind, sign.what, sign.evidence


def _served(evaluation: Evaluation) -> Iterator[tuple[Cell, ...]]:
    yield from evaluation.served


def _training(evaluation: Evaluation) -> Iterator[tuple[Cell, ...]]:
    for one in evaluation.training:
        yield one.date, one.title, one.audience, one.attended
