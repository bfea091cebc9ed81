"""The command `kmap`: the one place where errors end."""

import gc
import importlib
import os
import sys
from contextlib import suppress
from types import ModuleType
from typing import Any

from kmap import __version__
from kmap.cli import streams
from kmap.errors import KmapError

INTERRUPTED = 130
"""The exit status after Ctrl-C, as shells count it: 128 and the number of the signal."""

_METADATA = "importlib.metadata"
_BROKEN = 70  # EX_SOFTWARE: a fault of ours, not of the user's


def main() -> None:
    """Run the command line and exit."""
    # One short run makes little garbage: collecting it costs more than it frees.
    gc.disable()
    # pydantic would otherwise look through every installed package for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _postpone()
    streams.prepare()
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
    except KeyboardInterrupt:
        return _stopped(INTERRUPTED)
    except KmapError as error:
        return _complain(error)
    except BrokenPipeError:  # whoever read our output has closed it, as `head` does: nothing is wrong
        _give_up_output()
        return 0
    except OSError as error:
        return _complain(_refused(error))
    except MemoryError:
        return _complain(KmapError("there is not enough memory for this", "close other programs, or name fewer files"))
    except Exception as error:
        with suppress(OSError):
            _apologise(error)
        return _BROKEN


def _command() -> int:
    if sys.argv[1:] == ["--version"]:
        print(f"kmap {__version__}")
        return 0
    if "_KMAP_COMPLETE" in os.environ:  # a shell asks what can stand at its cursor
        from kmap.cli.completion.answering import answer

        return answer(os.environ)
    from kmap.cli.app import app
    from kmap.cli.signals import Stops

    with Stops() as stops:
        try:
            app(prog_name="kmap")
        except KeyboardInterrupt:
            return _stopped(stops.status)
        except SystemExit as end:  # so typer ends every run, and what has been stopped too
            status = end.code if isinstance(end.code, int) else 0
            return _stopped(stops.status) if status == INTERRUPTED else status
    return 0


def _stopped(status: int) -> int:
    """Say that the user, or the system, has stopped us; return the exit status."""
    _give_up_output()  # what has been printed by half would only mislead
    with suppress(OSError):
        sys.stderr.write("kmap: stopped; no file is half-written\n")
    return status


def _complain(error: KmapError) -> int:
    from kmap.cli.printing import complain

    with suppress(OSError):  # nobody can be told; the exit status says it all the same
        complain(error)
    return error.status


def _refused(error: OSError) -> KmapError:
    """Return what to say where the system has refused something."""
    reason = (error.strerror or str(error)).lower()
    if error.filename is not None:
        named = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else str(error.filename)
        return KmapError(f"`{named}` can't be used: {reason}", "see that it is there, and that you may use it")
    if isinstance(error, FileNotFoundError):  # what only the current folder can be, where no file is named
        return KmapError("the folder that this runs in is there no longer", "go to another with `cd`, and run it again")
    _give_up_output()
    return KmapError(f"the result can't be written: {reason}", "make room, or write it elsewhere")


def _give_up_output() -> None:
    from kmap.cli.printing import give_up_output

    give_up_output()


def _apologise(error: Exception) -> None:
    """Say that kmap itself is at fault; with KMAP_DEBUG set, where."""
    if os.environ.get("KMAP_DEBUG"):
        import traceback

        traceback.print_exc()
    kind = type(error).__name__
    print(f"kmap: something went wrong inside of kmap itself ({kind}); your files are untouched", file=sys.stderr)
    print("tip: please report it, with what KMAP_DEBUG=1 prints before this line", file=sys.stderr)
