"""Deadlines: what a register has promised, planned or asked for by a day, and is open until it is met."""

from collections.abc import Iterable, Iterator

from kmap.analysis.contacts import addressed
from kmap.analysis.cycle.audiences import in_words, members
from kmap.analysis.cycle.links import answered_needs
from kmap.analysis.cycle.progress import state
from kmap.analysis.decided import engagement_of
from kmap.analysis.plan.promises import open_promises
from kmap.analysis.plan.reviews import reviews
from kmap.analysis.plan.task import Task, numbered
from kmap.register.register import Register
from kmap.terminal import listed


def deadlines(register: Register, topic: str | None) -> Iterator[Task]:
    """Yield what is open: promises, outputs, first results, needs, and scores to assess again.

    Each stays until it is met, however late it is.

    Parameters
    ----------
    register
        The register.
    topic
        The id of the topic whose engagement says who the owners are; None for the matter in general.
    """
    yield from _promises(register, topic)
    yield from _outputs(register)
    yield from _results(register)
    yield from _needs(register, topic)
    yield from _reviews(register, topic)


def _promises(register: Register, topic: str | None) -> Iterator[Task]:
    alike = numbered((entry.date.isoformat(), *entry.with_) for entry in register.log)
    for promise in open_promises(register):
        entry = promise.entry
        told = entry.summary or entry.kind or "no note of what"
        yield Task(
            kind="follow-up",
            date=promise.due,
            what=f"promised on {entry.date}: {told}",
            whom=in_words(register, entry.with_),
            stakeholders=promise.stakeholders,
            owner=entry.owner or owner_of(register, promise.stakeholders, topic),
            route=("log", promise.at, "follow_up"),
            key=(entry.date.isoformat(), *entry.with_, alike[promise.at]),
            topics=entry.topic,
        )


def _outputs(register: Register) -> Iterator[Task]:
    for index, output in enumerate(register.outputs):
        status = state(output, register.day)
        if output.due is None or status == "published":
            continue
        kind = register.formats.get(output.kind, output.kind) if output.kind is not None else "output"
        yield Task(
            kind="output",
            date=output.due,
            what=f"{kind}, {status}: {output.title}",
            whom=in_words(register, output.audiences),
            stakeholders=tuple(one.id for one in members(register, output.audiences)),
            owner=output.owner,
            route=("outputs", index, "due"),
            key=(output.id,),
            topics=_topics_of_output(register, output.id),
        )


def _topics_of_output(register: Register, id_: str) -> tuple[str, ...]:
    """Return the topics of the needs that an output answers; none where one of these is about every topic."""
    needs = answered_needs(register).get(id_, ())
    if any(not need.topic for need in needs):
        return ()
    return tuple(dict.fromkeys(topic for need in needs for topic in need.topic))


def _results(register: Register) -> Iterator[Task]:
    needs = {need.id: need for need in register.needs}
    for index, question in enumerate(register.questions):
        if question.results is None or question.status in ("preliminary", "final"):
            continue
        answered = [needs[id_] for id_ in dict.fromkeys(question.answers) if id_ in needs]
        raised_by = tuple(dict.fromkeys(id_ for need in answered for id_ in need.raised_by))
        general = any(not need.topic for need in answered)
        yield Task(
            kind="result",
            date=question.results,
            what=f"first results: {question.question}",
            whom=in_words(register, raised_by),
            stakeholders=addressed(register, raised_by, register.day),
            owner=question.lead,
            route=("questions", index, "results"),
            key=(question.id,),
            topics=() if general else tuple(dict.fromkeys(topic for need in answered for topic in need.topic)),
        )


def _needs(register: Register, topic: str | None) -> Iterator[Task]:
    published = [one.id for one in register.outputs if state(one, register.day) == "published"]
    met = {need.id for id_ in published for need in answered_needs(register)[id_]}
    for index, need in enumerate(register.needs):
        if need.due is not None and need.id not in met:
            yield Task(
                kind="need",
                date=need.due,
                what=f"answer needed: {need.need}",
                whom=in_words(register, need.raised_by),
                stakeholders=addressed(register, need.raised_by, register.day),
                owner=owner_of(register, need.raised_by, topic),
                route=("needs", index, "due"),
                key=(need.id,),
                topics=need.topic,
            )


def _reviews(register: Register, topic: str | None) -> Iterator[Task]:
    for review in reviews(register):
        one = register.stakeholders[review.at]
        about = f" for {register.topics.get(review.topic, review.topic)}" if review.topic is not None else ""
        yield Task(
            kind="review",
            date=review.due,
            what=f"assess {listed(review.axes)} again{about}, last done on {review.last}",
            whom=(one.name,),
            stakeholders=(one.id,),
            owner=owner_of(register, (one.id,), topic),
            route=("stakeholders", review.at, "assessments"),
            key=(one.id, review.topic or ""),
            topics=(review.topic,) if review.topic is not None else (),
        )


def owner_of(register: Register, ids: Iterable[str], topic: str | None) -> str | None:
    """Return who keeps up the engagement with the first of some stakeholders that has somebody."""
    for id_ in ids:
        one = register.by_id.get(id_)
        owner = engagement_of(one, topic).owner if one is not None else None
        if owner:
            return owner
    return None
