"""Outputs by whom they are for."""

from functools import lru_cache

from kmap.analysis.cycle.audiences import members
from kmap.register.models.knowledge import Output
from kmap.register.register import Register


@lru_cache(maxsize=4)
def outputs_for(register: Register) -> dict[str, tuple[Output, ...]]:
    """Return the outputs that are for each stakeholder, by its id and in the order of the register.

    A category or tag in an audience means those of it that count on the register's day;
    a stakeholder that no output is for is left out.
    """
    found: dict[str, list[Output]] = {}
    for output in register.outputs:
        for one in members(register, output.audiences):
            found.setdefault(one.id, []).append(output)
    return {id_: tuple(outputs) for id_, outputs in found.items()}
