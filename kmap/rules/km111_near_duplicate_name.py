"""Two stakeholders have names that most likely mean one body.

One body under two names has two sets of scores, half of its contacts at each, and twice
its weight on the map.

Upper case, accents, punctuation, plurals, the order of words, small words, legal forms
(`Ltd`, `e.V.`) and an acronym beside the full name make no difference, and neither does
one slip of the pen in a longer word. Names that differ by a number or by a whole word are
two. Not found are other names for the same, names in two languages, a word more or less,
and two slips in one name. Names that are the same letter by letter are KM112.

Bad::

    - {name: Local council}
    - {name: Local councils}

Good::

    - {name: Local councils, aliases: [Local council]}
"""

from collections.abc import Iterator

from kmap.analysis.designations import designations
from kmap.analysis.duplicates import near_duplicates
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each pair of stakeholders with nearly one name, at the later one."""
    names = list(designations(register))
    told = set()
    for earlier, later in near_duplicates([name.text for name in names]):
        one, other = names[earlier], names[later]
        pair = (one.stakeholder.id, other.stakeholder.id)
        if one.plain == other.plain or pair[0] == pair[1]:
            told.add(pair)  # KM112 or KM101 says so, and once is enough
        if pair in told:
            continue
        told.add(pair)
        message = f"`{other.text}` is nearly `{one.text}`, which names another stakeholder (`{one.stakeholder.id}`)"
        tip = "if they are one body, keep one entry with the other name under `aliases:`; else say in full who each is"
        yield Finding(other.route, message, tip)
