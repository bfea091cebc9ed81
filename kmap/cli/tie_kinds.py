"""The kinds of ties that an answer is restricted to."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kmap.register.register import Register

KindOption = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KINDS", help="Only ties of these kinds, such as advises,funds."),
]


def tie_kinds(register: "Register", options: Iterable[str] | None) -> tuple[str, ...] | None:
    """Return the kinds of relationships that ``--kind`` names, sorted; None where it is left out.

    Raises
    ------
    KmapError
        Where no relationship of the register is of such a kind.
    """
    from kmap.cli.choices import one_of, words  # loads what reads registers, which no help text needs

    asked = words(options)
    if not asked:
        return None
    known = sorted({one.kind for one in register.relationships if one.kind is not None})
    return tuple(sorted({one_of("--kind", kind, known) for kind in asked}))
