"""The registers that come with kmap: where their files are."""

from pathlib import Path

import kmap.register


def game_register() -> str:
    """Return the path of the register that the training game plays with: a county, heat and health, all made up."""
    return str(Path(kmap.register.__path__[0], "game.yaml"))
