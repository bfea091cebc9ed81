"""The conditions by which each of the seven steps of knowledge mobilisation is begun or done.

Each step is *not begun*, *begun* or *done* by conditions that can be counted in the
register, given in the docstring of the function of each step; nobody ticks a box. A
step has begun where one of its signs is there, and is done where it has begun and none
of its conditions is unmet. Steps do not wait for each other: feedback goes back to
steps 1 and 4, and what was done once is begun again by a new need.
"""

import datetime
import inspect
from collections.abc import Callable, Iterator, Sequence

from kmap.analysis.contacts import contacts
from kmap.analysis.cycle.emptied import is_emptied
from kmap.analysis.cycle.links import links
from kmap.analysis.cycle.progress import is_overdue
from kmap.analysis.cycle.steps import Found, Lack, Scope, State, StepState
from kmap.analysis.engagement import Suggestion, suggest
from kmap.register.models.knowledge import Question
from kmap.register.models.network import LogEntry
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.vocabulary import LEVELS, UNSCORED
from kmap.terminal import listed

_NAMED = 4
"""So many ids are named in a sentence; of more, the first ones and how many follow."""


def steps(scope: Scope) -> tuple[StepState, ...]:
    """Return what a register shows of each of the seven steps, in their order."""
    return tuple(_state(number, look(scope)) for number, look in _LOOKS.items())


def criteria(step: int) -> str:
    """Return the conditions by which a step is begun and done, in words.

    Examples
    --------
    >>> criteria(6).splitlines()[0]
    'Step 6. Begun: an output is a draft or published, or a contact served step 6.'
    """
    return inspect.cleandoc(_LOOKS[step].__doc__ or "")


def _state(step: int, looked: Found) -> StepState:
    done = looked.begun and not looked.lacks
    state: State = "done" if done else "begun" if looked.begun else "not begun"
    return StepState(step, state, tuple(looked.found), tuple(looked.lacks))


def _identify(scope: Scope) -> Found:
    """Step 1. Begun: a need is written down, noted (`evidence_needs`), or a contact served step 1.

    Done: there is a need; each has a `kind` and was raised by somebody; each first note
    (`evidence_needs`) is from a stakeholder that has raised a need.
    """
    raised = {id_ for need in scope.register.needs for id_ in need.raised_by}
    notes = [one.id for one in scope.register.counting if _note(one, scope.topic) and one.id not in raised]
    kinds = [need.kind for need in scope.needs if need.kind is not None]
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    found = [_count(len(scope.needs), "need") + (f" ({counts})" if counts else "")]
    lacks = [
        *_lack(not scope.needs, "a need", "write one under needs: with raised_by:"),
        *_lacking(
            "who raised",
            [one.id for one in scope.needs if not one.raised_by and not is_emptied(scope.register, one)],
            "add raised_by: to each",
        ),
        *_lacking("the kind of", [one.id for one in scope.needs if one.kind is None], "add kind: to each"),
        *_lacking("a need for what is noted of", notes, "make evidence_needs: an entry under needs:"),
    ]
    return Found(bool(scope.needs or notes or scope.at(1)), [*found, *_contacts(scope, 1)], lacks)


def _note(one: Stakeholder, topic: str | None) -> str | None:
    entry = one.by_topic.get(topic) if topic is not None else None
    return entry.evidence_needs if entry is not None and entry.evidence_needs else one.evidence_needs


def _map(scope: Scope) -> Found:
    """Step 2. Begun: a stakeholder counts on the day, or a contact served step 2.

    Done: there is a stakeholder; each is scored on influence and interest (for the
    topic) and has a category; somebody represents each group named under `equity`.
    """
    ones = suggest(scope.register, scope.topic).suggestions
    unscored = sorted(one.stakeholder.id for one in ones if one.placement.quadrant == UNSCORED)
    represented = {group for one in scope.register.counting for group in one.represents}
    categories = {one.category for one in scope.register.counting if one.category is not None}
    silent = [group for group in scope.register.equity if group not in represented]
    found = [
        f"{_count(len(ones), 'stakeholder')} in {_count(len(categories), 'category')}",
        f"{len(ones) - len(unscored)} scored",
    ]
    uncategorised = [one.id for one in scope.register.counting if one.category is None]
    lacks = [
        *_lack(not ones, "anybody on the map", "write them under stakeholders:"),
        *_lacking("influence or interest of", unscored, "add influence: and interest:, or an assessment"),
        *_lacking("the category of", uncategorised, "add category: to each"),
        *_lacking("somebody who speaks for", silent, "find them, and add represents:"),
    ]
    return Found(bool(ones or scope.at(2)), [*found, *_contacts(scope, 2)], lacks)


def _meet(scope: Scope) -> Found:
    """Step 3. Key stakeholders are those whose standing level is involve or above.

    Begun: a contact at consult or above, or one that served step 3; or a need with
    `step: 3`. Done: there is a key stakeholder; with each there was such a contact; each
    has raised a need or has a first note of one; of each it is known which formats they
    want; at least one of them has an engagement point on or after the day.
    """
    key = [one for one in suggest(scope.register, scope.topic).suggestions if _is_key(one)]
    key.sort(key=lambda one: one.stakeholder.id)
    register, logged = scope.register, set(map(id, scope.log))
    met = {id_ for id_, ones in contacts(register).items() if any(id(one) in logged and _meets(one) for one in ones)}
    raised = {id_ for need in scope.needs for id_ in need.raised_by}
    ids = [one.stakeholder.id for one in key]
    silent = [
        one.stakeholder.id
        for one in key
        if not _note(one.stakeholder, scope.topic) and one.stakeholder.id not in raised
    ]
    points = [p for one in key for p in one.stakeholder.engagement_points if p.date >= register.day]
    meetings = sum(map(_meets, scope.log))
    found = [
        f"{len(met.intersection(ids))} of {_count(len(key), 'key stakeholder')} met",
        f"{len(points)} engagement points to come" if len(points) != 1 else "1 engagement point to come",
    ]
    lacks = [
        *_lack(not key, "a stakeholder that stands at involve or above", "run `kmap suggest`"),
        *_lacking(
            "a contact at consult or above with", [id_ for id_ in ids if id_ not in met], "meet them; log: with step: 3"
        ),
        *_lacking("the evidence gaps of", silent, "add a need with raised_by:, or evidence_needs:"),
        *_lacking(
            "the formats that suit",
            [one.stakeholder.id for one in key if one.formats_from not in ("need", "asked")],
            "ask, and add formats: to each",
        ),
        *_lack(bool(key) and not points, "an engagement point ahead", "add engagement_points: with dates"),
    ]
    begun = bool(meetings) or any(need.step == 3 for need in scope.needs)
    return Found(begun, [*found, *_contacts(scope, 3)], lacks)


def _is_key(suggestion: Suggestion) -> bool:
    standing = suggestion.standing
    return standing is not None and LEVELS.index(standing) >= LEVELS.index("involve")


def _meets(entry: LogEntry) -> bool:
    """Say whether a contact was at consult or above, or served step 3."""
    return entry.step == 3 or (entry.level is not None and LEVELS.index(entry.level) >= LEVELS.index("consult"))


def _formulate(scope: Scope) -> Found:
    """Step 4. Begun: a question, an output that answers a need directly, or a contact that served step 4.

    Done: there is a need; a question or an output answers each; each question answers a
    need, has a `design` and a status beyond idea.
    """
    open_needs = [one.need.id for one in scope.chains if one.need is not None and not one.questions and not one.outputs]
    direct = sum(bool(chain.outputs) and not chain.questions for chain in scope.chains if chain.need is not None)
    loose = [question.id for chain in scope.chains if chain.need is None for question in chain.questions]
    found = [_count(len(scope.questions), "question")]
    found += [f"{_count(direct, 'need')} answered from existing evidence"] if direct else []
    lacks = [
        *_lack(not scope.needs, "a need to answer", "begin with step 1"),
        *_lacking("a question or output for", open_needs, "write a question with answers:"),
        *_lacking("the need behind", loose, "add answers: to each"),
        *_lacking("the design of", [one.id for one in scope.questions if not one.design], "add design: to each"),
        *_lacking(
            "a status beyond idea for",
            [one.id for one in scope.questions if one.status in (None, "idea")],
            "add status: to each",
        ),
    ]
    return Found(bool(scope.questions or direct or scope.at(4)), [*found, *_contacts(scope, 4)], lacks)


def _plan(scope: Scope) -> Found:
    """Step 5. Begun: an output, planned or further, or a contact that served step 5.

    Done: there is an output; each has a kind and an audience and, until it is published,
    a due date and an owner; an output answers each question with results (status
    preliminary or final, or `results` not after the day); and where there is such a
    question, a contact served step 5.
    """
    day, outputs = scope.register.day, [one.output for one in scope.outputs]
    ready = [one for one in scope.questions if _has_results(one, day)]
    pending = [one.output for one in scope.outputs if one.state != "published"]
    unplanned = [one.id for one in ready if one.id not in links(scope.register).outputs]
    found = [
        f"{_count(len(outputs), 'output')}, {len(pending)} of them to come",
        f"{_count(len(ready), 'question')} with results",
    ]
    lacks = [
        *_lack(not outputs, "an output", "write one under outputs:"),
        *_lacking("an output for the results of", unplanned, "plan an output with answers:"),
        *_lacking("the kind of", [one.id for one in outputs if not one.kind], "add kind:; `kmap explain formats`"),
        *_lacking("the audience of", [one.id for one in outputs if not one.audiences], "add audiences: to each"),
        *_lacking("the due date of", [one.id for one in pending if one.due is None], "add due: to each"),
        *_lacking("the owner of", [one.id for one in pending if not one.owner], "add owner: to each"),
        *_lack(bool(ready) and not scope.at(5), "a contact to show first results", "show them; log: with step: 5"),
    ]
    return Found(bool(outputs or scope.at(5)), [*found, *_contacts(scope, 5)], lacks)


def _has_results(question: Question, day: datetime.date) -> bool:
    return question.status in ("preliminary", "final") or (question.results is not None and question.results <= day)


def _mobilise(scope: Scope) -> Found:
    """Step 6. Begun: an output is a draft or published, or a contact served step 6.

    Done: an output is published; a published one answers each need; none is overdue.
    """
    day = scope.register.day
    published = [one for one in scope.outputs if one.state == "published"]
    drafts = [one for one in scope.outputs if one.state == "draft"]
    waiting = [
        chain.need.id
        for chain in scope.chains
        if chain.need is not None and not any(one.state == "published" for one in chain.outputs)
    ]
    late = [one.output.id for one in scope.outputs if is_overdue(one.output, day)]
    found = [f"{len(published)} published, {len(drafts)} in draft"]
    lacks = [
        *_lack(not published, "a published output", "finish an output: status: published, published: DATE"),
        *_lacking("the overdue publication of", late, "publish them, or move due:"),
        *_lacking("a published answer to", waiting, "`kmap trace` shows how far each is"),
    ]
    return Found(bool(published or drafts or scope.at(6)), [*found, *_contacts(scope, 6)], lacks)


def _evaluate(scope: Scope) -> Found:
    """Step 7. Begun: feedback on an output, uptake of one, or a contact that served step 7.

    Done: an output is published, and each that is has feedback in the log and uptake.
    """
    published = [one for one in scope.outputs if one.state == "published"]
    heard = sum(len(one.feedback) for one in scope.outputs)
    used = sum(len(one.uptake) for one in scope.outputs)
    followers = sum(need.follows is not None for need in scope.needs)
    found = [f"{_count(heard, 'entry')} of feedback, {used} of uptake"]
    found += [f"{_count(followers, 'need')} came out of feedback"] if followers else []
    lacks = [
        *_lack(not published, "a published output to judge", "begin with step 6"),
        *_lacking(
            "feedback on",
            [one.output.id for one in published if not one.feedback],
            "ask; log: with feedback: and output:",
        ),
        *_lacking(
            "uptake of",
            [one.output.id for one in published if not one.uptake],
            "find out what came of it; add uptake:",
        ),
    ]
    return Found(bool(heard or used or scope.at(7)), [*found, *_contacts(scope, 7)], lacks)


_LOOKS: dict[int, Callable[[Scope], Found]] = {
    1: _identify,
    2: _map,
    3: _meet,
    4: _formulate,
    5: _plan,
    6: _mobilise,
    7: _evaluate,
}


def _lack(lacks: bool, text: str, do: str) -> Iterator[Lack]:
    if lacks:
        yield Lack(text, do)


def _lacking(what: str, ids: Sequence[str], do: str) -> Iterator[Lack]:
    """Yield that something is missing for some, named by their ids."""
    if ids:
        named = [*ids[:_NAMED], *([f"{len(ids) - _NAMED} more"] if len(ids) > _NAMED else [])]
        yield Lack(f"{what} {listed(named)}", do)


def _contacts(scope: Scope, step: int) -> list[str]:
    return [f"{_count(scope.at(step), 'contact')} logged for it"] if scope.at(step) else []


def _count(number: int, word: str) -> str:
    """Return a number of things in words.

    Examples
    --------
    >>> _count(1, "category"), _count(2, "category"), _count(0, "need")
    ('1 category', '2 categories', '0 needs')
    """
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{number} {word if number == 1 else plural}"
