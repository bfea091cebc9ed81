"""Traces as tables: a row for each need with all that follows, or all there is between us and one stakeholder."""

from kmap.analysis.cycle.audiences import in_words
from kmap.analysis.cycle.chains import STAGES, Chain
from kmap.analysis.cycle.emptied import is_emptied
from kmap.analysis.cycle.exchange import PARTS, Item, Part
from kmap.analysis.cycle.progress import Traced
from kmap.errors import KmapError
from kmap.register.models.network import LogEntry
from kmap.register.models.stakeholder import Stakeholder
from kmap.register.nearest import nearest
from kmap.register.register import Register
from kmap.report import Cell, Report
from kmap.terminal import listed, number

COLUMNS = (
    "need",
    "what",
    "raised_by",
    "round",
    "questions",
    "outputs",
    "status",
    "audiences",
    "feedback",
    "uptake",
    "missing",
)
EXCHANGE_COLUMNS = ("kind", "id", "what", "date", "state")
HEADINGS: dict[Part, str] = {
    "asked": "What they asked for",
    "promised": "What was promised",
    "got": "What they got",
    "said": "What they said, and did with it",
}
_NOTHING: dict[Part, str] = {
    "asked": "nothing yet: a need goes under needs:, with their id in raised_by:",
    "promised": "nothing open: an output for them goes under outputs:, with their id in audiences:",
    "got": "nothing yet: no published output has them as an audience",
    "said": "nothing yet: an entry in log: with feedback: and output: holds what they said",
}


def report(register: Register, chains: tuple[Chain, ...], topic: str | None = None) -> Report:
    """Return the matrix: a row for each need, then one for each question or output that answers none.

    Feedback reads ``2026-09-03 airing-guide 4/5 asthma-nurses: Clear``, uptake
    ``2026-08-25 airing-guide used asthma-nurses: Handed out``; ``status`` is how far
    the chain has come.
    """
    about = f"{register.title}: {register.topics.get(topic, topic)}" if topic is not None else register.title
    return Report("trace", about, COLUMNS, tuple(_row(chain) for chain in chains), tuple(notes(register, chains)))


def notes(register: Register, chains: tuple[Chain, ...]) -> list[str]:
    """Return what is said of all chains together: how many have come how far, and what is missing."""
    of_needs = [chain for chain in chains if chain.need is not None]
    if not chains:
        return [f"no needs as on {register.day}: write what people need to know under needs:"]
    stages = [chain.stage for chain in of_needs]
    come = [f"{stage} ({stages.count(stage)})" for stage in dict.fromkeys(sorted(stages, key=STAGES.index))]
    counted = f"{len(of_needs)} need{'s' * (len(of_needs) != 1)} as on {register.day}"
    sentences = [f"{counted}; how far they have come: {', '.join(come)}" if come else counted]
    loose = len(chains) - len(of_needs)
    if loose:
        sentences.append(f"{loose} question{'s' * (loose != 1)} or output{'s' * (loose != 1)} without a need")
    gaps = sum(len(chain.gaps) for chain in chains)
    sentences.append(f"{gaps} thing{'s' * (gaps != 1)} missing" if gaps else "nothing is missing")
    return sentences


def _row(chain: Chain) -> tuple[Cell, ...]:
    need, outputs = chain.need, chain.outputs
    audiences = dict.fromkeys(word for one in outputs for word in one.output.audiences)
    return (
        need.id if need is not None else None,
        need.need if need is not None else None,
        need.raised_by if need is not None else (),
        chain.round,
        tuple(question.id for question in chain.questions),
        tuple(one.output.id for one in outputs),
        chain.stage if need is not None else None,
        tuple(audiences),
        tuple(f"{entry.date} {one.output.id} {feedback_in_words(entry)}" for one in outputs for entry in one.feedback),
        tuple(uptake for one in outputs for uptake in _uptake(one)),
        tuple(gap.text for gap in chain.gaps),
    )


def feedback_in_words(entry: LogEntry) -> str:
    """Return feedback in words, such as ``4/5 asthma-nurses: Clear``."""
    assert entry.feedback is not None, "it is an entry with feedback"
    rating = f"{number(entry.feedback.rating)}/5 " if entry.feedback.rating is not None else ""
    comment = f": {entry.feedback.comment}" if entry.feedback.comment else ""
    return f"{rating}{', '.join(entry.with_)}{comment}"


def _uptake(traced: Traced) -> list[str]:
    rows = []
    for one in traced.uptake:
        words = [str(one.date), traced.output.id, one.kind or "taken up", *one.by]
        rows.append(" ".join(words) + (f": {one.what}" if one.what else ""))
    return rows


def audience_in_words(register: Register, traced: Traced) -> str:
    """Return the audience of an output by name; that there is none, or all of it is excluded here, where that is so."""
    nobody = "nobody here" if is_emptied(register, traced.output) else "nobody yet"
    return listed(in_words(register, traced.output.audiences)) or nobody


def exchange_report(register: Register, stakeholder: Stakeholder, items: tuple[Item, ...]) -> Report:
    """Return what a stakeholder asked for, was promised, got and said: a part for each."""
    parts = []
    for part in PARTS:
        rows = tuple((one.kind, one.id or None, one.what, one.date, one.state) for one in items if one.part == part)
        parts.append(Report(part, HEADINGS[part], EXCHANGE_COLUMNS, rows, () if rows else (_NOTHING[part],)))
    title = f"{stakeholder.name}: asked, promised, got, said"
    return Report("trace", title, (), (), (f"as on {register.day}",), tuple(parts))


def subject(register: Register, asked: str) -> tuple[str, Stakeholder | None]:
    """Return the id that a word means, and the stakeholder where it is one's: by its id, name or alias.

    Raises
    ------
    KmapError
        Where no stakeholder, need, question or output is called so.
    """
    knowledge = [one.id for ones in (register.needs, register.questions, register.outputs) for one in ones]
    if asked in register.by_id:
        return asked, register.by_id[asked]
    if asked in knowledge:
        return asked, None
    named = {name: one.id for one in register.stakeholders for name in (one.name, *one.aliases)}
    called = {id_ for name, id_ in named.items() if name.casefold() == asked.casefold()}
    if len(called) == 1:
        return subject(register, called.pop())
    match = nearest(asked, [*register.by_id, *knowledge, *named])
    proposal = named.get(match, match) if match is not None else None
    tip = f"did you mean `{proposal}`?" if proposal is not None else "`kmap trace` shows all ids of needs and outputs"
    raise KmapError(f"there is no stakeholder, need, question or output `{asked}` in {register.path}", tip)
