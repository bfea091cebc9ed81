"""`kmap game`: a short training game on audiences, levels, formats and empty seats."""

from typing import Annotated

import typer

GROUP = "Learn"


def run(
    register: Annotated[
        str | None,
        typer.Argument(metavar="[REGISTER]", help="Make the cards from this register; left out, from a bundled one."),
    ] = None,
    teams: Annotated[
        int, typer.Option("--teams", metavar="N", help="How many teams play, 1 to 12; left out, 1.", min=1, max=12)
    ] = 1,
    rounds: Annotated[
        int | None,
        typer.Option(
            "--rounds", metavar="N", help="Rounds of four cards; left out, 3, with --print all there are.", min=1
        ),
    ] = None,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="Another number deals other cards; left out, 1.")
    ] = 1,
    print_: Annotated[
        str | None,
        typer.Option("--print", metavar="FILE", help="Write the cards into a .pdf to print, and don't play."),
    ] = None,
) -> None:
    """Learn who needs what: a short training game.

    For one person, or for a room with --teams; the cards can be printed for a workshop.

    Example: kmap game --teams 3

    Example: kmap game --print cards.pdf
    """
    from kmap.analysis.game.game import ROUNDS, deck
    from kmap.check import load
    from kmap.cli.printing import refuse_register, write, wrote
    from kmap.errors import KmapError
    from kmap.register.bundled import game_register

    if print_ is not None:
        refuse_register(print_)
        if not print_.lower().endswith(".pdf"):
            raise KmapError(f"cards can't be printed to `{print_}`", "name a file that ends in .pdf")
    loaded = load(register if register is not None else game_register())
    cards = deck(loaded, seed, rounds if rounds is not None or print_ is not None else ROUNDS)
    if not cards:
        tip = "give some of them scores, a `because:` and a category; `kmap game` alone plays with a bundled register"
        raise KmapError(f"no card can be made from `{loaded.path}`: nobody in it has a clear place, or a category", tip)
    if print_ is not None:
        from kmap.figures.cards import pdf

        write(print_, pdf(loaded.title, cards))
        wrote(print_)
        return
    from kmap.cli.playing import play

    play(loaded.title, cards, teams)
