"""The register does not keep what it says of itself under `expect`.

A claim is what a team has agreed on: where a stakeholder stands, how much engagement it
gets at least, that a group is heard. `level` and `level_at_least` are about the level
that stands: a person's target, else what the policy suggests. The quadrant is the one by
the strict rule, whatever else it could be. A claim about a stakeholder that does not
count on the day is not met. Of stakeholders those are counted that count on the day.

Bad::

    stakeholders:
      - {name: Health agency, influence: 5, interest: 2}
    expect:
      - {stakeholder: health-agency, quadrant: manage-closely, because: Agreed at the board}

Good::

    stakeholders:
      - {name: Health agency, influence: 5, interest: 4}
    expect:
      - {stakeholder: health-agency, quadrant: manage-closely, because: Agreed at the board}
"""

from collections import Counter
from collections.abc import Callable, Iterator

from kmap.analysis.claims import fitting, subjects_of
from kmap.analysis.engagement import Suggestion, suggest
from kmap.errors import Finding, Severity
from kmap.register.models.expectation import Expectation
from kmap.register.register import Register
from kmap.register.vocabulary import LEVELS, UNSCORED
from kmap.terminal import listed

SEVERITY = Severity.ERROR


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each claim that is not met, at what it claims."""
    tally = _tally(register) if register.document.expect else Counter()
    placed: dict[str | None, dict[int, Suggestion]] = {}
    for index, claim in enumerate(register.document.expect):
        for field in fitting(claim):
            if field == "count_at_least":
                found = _counted(register, claim, tally)
            else:
                found = _placed(register, claim, field, placed)
            if found:
                tip = "bring the register back to what was agreed, or agree anew and change the claim"
                yield Finding(("expect", index, field), found, tip)


def _placed(register: Register, claim: Expectation, field: str, placed: dict[str | None, dict[int, Suggestion]]) -> str:
    """Return what is true of a stakeholder instead of what is claimed; empty where the claim is met."""
    one = register.by_id.get(str(claim.stakeholder))
    topic = claim.topic if claim.topic is not None else register.topic
    if one is None or (topic is not None and topic not in register.topics):
        return ""  # KM102 or KM105 says so
    if topic not in placed:
        placed[topic] = {id(each.stakeholder): each for each in suggest(register, topic).suggestions}
    if id(one) not in placed[topic]:
        return f"`{one.name}` does not count on {register.day}; expected is {_expected(claim, field)}"
    truth = _TRUTHS[field](placed[topic][id(one)], claim)
    about = f" for topic `{topic}`" if topic is not None else ""
    return f"`{one.name}`{about} {truth}; expected is {_expected(claim, field)}" if truth else ""


def _expected(claim: Expectation, field: str) -> str:
    if field == "scored":
        return f"that it is{'' if claim.scored else ' not'} scored"
    return f"{'at least ' * (field == 'level_at_least')}`{getattr(claim, field)}`"


def _quadrant(suggestion: Suggestion, claim: Expectation) -> str:
    quadrant = suggestion.placement.quadrant
    if quadrant == claim.quadrant:
        return ""
    return f"is in `{quadrant}`" if quadrant != UNSCORED else "is unscored"


def _level(suggestion: Suggestion, claim: Expectation) -> str:
    return _standing(suggestion) if suggestion.standing != claim.level else ""


def _level_at_least(suggestion: Suggestion, claim: Expectation) -> str:
    assert claim.level_at_least is not None, "it is claimed"
    standing, least = suggestion.standing, LEVELS.index(claim.level_at_least)
    return _standing(suggestion) if standing is None or LEVELS.index(standing) < least else ""


def _standing(suggestion: Suggestion) -> str:
    return f"stands at `{suggestion.standing}`" if suggestion.standing is not None else "stands at no level"


def _scored(suggestion: Suggestion, claim: Expectation) -> str:
    missing = suggestion.placement.missing
    if claim.scored is bool(missing):
        return f"has no {listed(missing, 'and no')}" if missing else "is scored"
    return ""


_TRUTHS: dict[str, Callable[[Suggestion, Expectation], str]] = {
    "quadrant": _quadrant,
    "level": _level,
    "level_at_least": _level_at_least,
    "scored": _scored,
}


def _tally(register: Register) -> Counter[tuple[str, str]]:
    """Return how many stakeholders there are of each category and tag, and for each group."""
    tally: Counter[tuple[str, str]] = Counter()
    for one in register.counting:
        tally.update([("category", one.category)] if one.category is not None else [])
        tally.update(("tag", tag) for tag in set(one.tags))
        tally.update(("represents", group) for group in set(one.represents))
    return tally


def _counted(register: Register, claim: Expectation, tally: Counter[tuple[str, str]]) -> str:
    """Return how many there are instead of what is claimed; empty where the claim is met."""
    assert claim.count_at_least is not None, "it is claimed"
    subject = subjects_of(claim)[0]
    word = getattr(claim, subject)
    count = tally[subject, word]
    if count >= claim.count_at_least:
        return ""
    one, several = _VERBS[subject]
    do = f"1 stakeholder {one}" if count == 1 else f"{count} stakeholders {several}"
    return f"{do} `{word}` on {register.day}; expected are at least {claim.count_at_least}"


_VERBS = {
    "category": ("is in category", "are in category"),
    "tag": ("has tag", "have tag"),
    "represents": ("represents", "represent"),
}
