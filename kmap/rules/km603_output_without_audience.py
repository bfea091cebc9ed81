"""An output is for nobody.

It has no `audiences`, or only categories and tags that nobody has who counts on the day.
Who it is for decides the format, the words and the day. An inherited output whose whole
audience a project excludes is left alone there.

Bad::

    outputs:
      - {id: brief, title: Damp and asthma}

Good::

    stakeholders:
      - {name: Local councils}
    outputs:
      - {id: brief, title: Damp and asthma, audiences: [local-councils]}
"""

from collections.abc import Iterator

from kmap.analysis.cycle.audiences import is_empty
from kmap.analysis.cycle.emptied import is_emptied
from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.WARNING


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each output without an audience, or whose audience holds nobody."""
    for index, output in enumerate(register.outputs):
        if is_emptied(register, output):
            continue
        if not output.audiences:
            tip = "add `audiences:`: ids, `category:ID` or `tag:ID`"
            yield Finding(("outputs", index), f"output `{output.id}` has no audience", tip)
        elif is_empty(register, output.audiences):
            message = f"nobody who counts on {register.day} is in the audience of output `{output.id}`"
            yield Finding(("outputs", index, "audiences"), message, "name somebody that it is for")
