"""Times round: a need that follows from the feedback on an output begins the next one."""

from collections import deque
from functools import lru_cache

from kmap.analysis.cycle.links import answered_needs, links
from kmap.register.register import Register


@lru_cache(maxsize=4)
def rounds(register: Register) -> dict[str, int]:
    """Return which time round each need is, by its id; those in a circle of needs and outputs are left out."""
    followed_by = links(register).followed_by
    of_output = {id_: [need.id for need in answered_needs(register).get(id_, ())] for id_ in followed_by}
    waiting = {output: len(needs) for output, needs in of_output.items()}
    waiters: dict[str, list[str]] = {}
    for output, needs in of_output.items():
        for need in needs:
            waiters.setdefault(need, []).append(output)
    latest: dict[str, int] = dict.fromkeys(of_output, 0)
    found: dict[str, int] = {}
    ready = deque((need.id, 1) for need in register.needs if need.follows is None)
    done = {output for output, count in waiting.items() if not count}
    ready.extend((need.id, 2) for output in sorted(done) for need in followed_by.get(output, ()))
    while ready:
        need, number = ready.popleft()
        found[need] = number
        for output in waiters.get(need, ()):
            latest[output] = max(latest[output], number)
            waiting[output] -= 1
            if not waiting[output]:
                ready.extend((other.id, latest[output] + 1) for other in followed_by.get(output, ()))
    return found
