"""The command `kmap`: the one place where errors end."""

import gc
import importlib
import os
import sys
from types import ModuleType
from typing import Any

from kmap import __version__
from kmap.errors import KmapError

_METADATA = "importlib.metadata"
_BROKEN = 70  # EX_SOFTWARE: a fault of ours, not of the user's


def main() -> None:
    """Run the command line and exit."""
    # One short run makes little garbage: collecting it costs more than it frees.
    gc.disable()
    # pydantic would otherwise look through every installed package for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _postpone()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    status = _run()
    gc.freeze()
    sys.exit(status)


class _Postponed(ModuleType):
    """A module of the standard library that is loaded when something of it is used.

    pydantic imports both of these and uses neither here: `importlib.metadata` to look for
    plugins, which are switched off, and `secrets` to compare passwords. With all that they
    import in turn they are more than a tenth of what our start costs.
    """

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):  # what the import itself looks at
            raise AttributeError(attribute)
        if (self.__name__, attribute) == (_METADATA, "entry_points"):
            return _entry_points
        return getattr(_loaded(self.__name__), attribute)


def _loaded(name: str) -> ModuleType:
    """Load the module itself, in the place of the postponed one."""
    if isinstance(sys.modules.get(name), _Postponed):
        del sys.modules[name]
    return importlib.import_module(name)


def _entry_points(**selected: Any) -> Any:
    return _loaded(_METADATA).entry_points(**selected)


def _postpone() -> None:
    if _METADATA not in sys.modules:
        sys.modules[_METADATA] = importlib.metadata = _Postponed(_METADATA)
    sys.modules.setdefault("secrets", _Postponed("secrets"))


def _run() -> int:
    """Run the command that was asked for; return the exit status."""
    try:
        status = _command()
        sys.stdout.flush()
        return status
    except KmapError as error:
        return _complain(error)
    except BrokenPipeError:  # whoever read our output has closed it, as `head` does: nothing is wrong
        _give_up_output()
        return 0
    except OSError as error:
        _give_up_output()
        reason = (error.strerror or str(error)).lower()
        return _complain(KmapError(f"the result can't be written: {reason}", "make room, or write it elsewhere"))
    except Exception as error:
        _apologise(error)
        return _BROKEN


def _command() -> int:
    if sys.argv[1:] == ["--version"]:
        print(f"kmap {__version__}")
        return 0
    from kmap.cli.app import app

    try:
        app(prog_name="kmap")
    except SystemExit as end:  # so typer ends every run
        return end.code if isinstance(end.code, int) else 0
    return 0


def _complain(error: KmapError) -> int:
    from kmap.cli.printing import complain

    complain(error)
    return error.status


def _give_up_output() -> None:
    """Let what is left of the output go nowhere, or Python would try once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _apologise(error: Exception) -> None:
    """Say that kmap itself is at fault; with KMAP_DEBUG set, where."""
    if os.environ.get("KMAP_DEBUG"):
        import traceback

        traceback.print_exc()
    kind = type(error).__name__
    print(f"kmap: something went wrong inside of kmap itself ({kind}); your files are untouched", file=sys.stderr)
    print("tip: please report it, with what KMAP_DEBUG=1 prints before this line", file=sys.stderr)
