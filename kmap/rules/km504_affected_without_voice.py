"""Somebody is strongly affected, has little influence, and is not even to be involved.

Impact is high and influence is not, both being scored, and the level that stands is
below involve. The usual policy raises such a level to involve by itself, so that this
comes from a target or a policy of the register's own. A `because` does not silence it:
those hit hardest with least say are whom a map must not lose sight of.

Bad::

    - name: Tenants in damp flats
      influence: 1
      interest: 4
      impact: 5
      engagement: {target: inform, because: There are so many of them}

Good::

    - name: Tenants in damp flats
      influence: 1
      interest: 4
      impact: 5
      engagement: {target: involve}
"""

from collections.abc import Iterator

from kmap.analysis.coverage import coverage
from kmap.analysis.decided import target_route
from kmap.errors import Finding, Route, Severity
from kmap.register.register import Register
from kmap.terminal import number

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each stakeholder that is strongly affected and has no voice, at the target or the score."""
    indices = {id(stakeholder): index for index, stakeholder in enumerate(register.stakeholders)}
    for suggestion in coverage(register).voiceless:
        one, scores = suggestion.stakeholder, suggestion.placement.scores
        assert scores.impact is not None, "it is high"
        assert scores.influence is not None, "it is low"
        where: Route = scores.impact.ratings[0].route
        if suggestion.target is not None:
            where = target_route(one, register.topic)
        message = f"`{one.name}` is strongly affected (impact {number(scores.impact.score)}), has little say "
        message += (
            f"(influence {number(scores.influence.score)}); it stands at `{suggestion.standing}`, below `involve`"
        )
        tip = "involve them, or somebody who speaks for them, or say under `check: ignore:` why not"
        yield Finding(("stakeholders", indices[id(one)], *where), message, tip)
