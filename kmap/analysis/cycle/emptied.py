"""Needs and outputs of a register that a project empties, as it excludes all who raised the one or hear the other."""

from functools import lru_cache

from kmap.register.models.knowledge import Need, Output
from kmap.register.register import Register


def is_emptied(register: Register, entry: Need | Output) -> bool:
    """Say whether everybody who raised a need, or is the audience of an output, is left out by `exclude`.

    Then nothing is missing where the entry is written: the register that it comes from
    names somebody, whom this one has chosen to do without.
    """
    return entry.id in _emptied(register)[isinstance(entry, Output)]


@lru_cache(maxsize=16)
def _emptied(register: Register) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of such needs, and of such outputs."""
    if register.inheritance is None:
        return frozenset(), frozenset()
    parent, own = register.inheritance.parent, register.inheritance.own
    needs, outputs = _emptied(parent)
    named = {need.id for need in parent.needs if need.raised_by} | needs
    heard = {output.id for output in parent.outputs if output.audiences} | outputs
    named -= {need.id for need in own.needs if "raised_by" in need.model_fields_set}
    heard -= {output.id for output in own.outputs if "audiences" in output.model_fields_set}
    return (
        frozenset(need.id for need in register.needs if not need.raised_by and need.id in named),
        frozenset(output.id for output in register.outputs if not output.audiences and output.id in heard),
    )
