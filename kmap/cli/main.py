"""The command `kmap`: groups, help, and the one place where errors end."""

import gc
import os
import sys

from kmap import __version__
from kmap.errors import KmapError

GROUPS = (
    "Look",
    "Decide",
    "Network",
    "Over time",
    "Knowledge mobilisation",
    "Check",
    "Edit",
    "In and out",
    "Learn",
)
"""The groups of commands, in the order in which the help shows them."""

ROOM = "cli.commands"
"""The room of the commands."""

_BROKEN = 70  # EX_SOFTWARE: a fault of ours, not of the user's


def main() -> None:
    """Run the command line and exit."""
    # One short run makes little garbage: collecting it costs more than it frees.
    gc.disable()
    # pydantic would otherwise look through every installed package for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if sys.argv[1:] == ["--version"]:
        print(f"kmap {__version__}")
        return
    try:
        _run()
    finally:
        gc.freeze()


def _run() -> None:
    from kmap.cli.app import app

    try:
        app(prog_name="kmap")
    except KmapError as error:
        from kmap.cli.printing import complain

        complain(error)
        sys.exit(error.status)
    except BrokenPipeError:
        # Whoever read our output has closed it, as `head` does: nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        _apologise(error)
        sys.exit(_BROKEN)


def _apologise(error: Exception) -> None:
    """Say that kmap itself is at fault; with KMAP_DEBUG set, where."""
    if os.environ.get("KMAP_DEBUG"):
        import traceback

        traceback.print_exc()
    kind = type(error).__name__
    print(f"kmap: something went wrong inside of kmap itself ({kind}); your files are untouched", file=sys.stderr)
    print("tip: please report it, with what KMAP_DEBUG=1 prints before this line", file=sys.stderr)
