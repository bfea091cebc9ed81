"""Being stopped: by Ctrl-C, by the system that shuts down, by a terminal that closes."""

import signal
import sys
from types import FrameType, TracebackType
from typing import Any, NoReturn

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_AS_PYTHON_HAS_THEM = (signal.SIG_DFL, signal.default_int_handler)


class Stopped(KeyboardInterrupt):
    """We have been asked to end.

    Python ends a process in a way of its own once a plain `KeyboardInterrupt` has come through some
    of its functions, whoever catches it; with this one the exit status is ours.
    """


class Stops:
    """A stretch in which being asked to end is what Ctrl-C is: what has been begun is tidied up first.

    Python ends at once at SIGTERM and SIGHUP, and would leave the file behind that it has been
    writing. What somebody has chosen to ignore, as ``nohup`` does, stays ignored.

    Attributes
    ----------
    status
        The exit status after what has stopped us, 128 and the number of the signal; that of Ctrl-C
        where no other has.
    """

    def __init__(self) -> None:
        self.status = 128 + signal.SIGINT
        self._before: dict[int, Any] = {}
        self._hook = sys.unraisablehook

    def __enter__(self) -> "Stops":
        for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name)):
            if signal.getsignal(number) not in _AS_PYTHON_HAS_THEM:
                continue
            try:
                self._before[number] = signal.signal(number, self._stop)
            except ValueError:  # not the main thread: signals are none of its business
                return self
        sys.unraisablehook = self._lost
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        sys.unraisablehook = self._hook
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _stop(self, number: int, frame: FrameType | None) -> NoReturn:
        self.status = 128 + number
        raise Stopped

    def _lost(self, ignored: Any) -> None:
        """Stop a moment later where Python was in a place, such as a destructor, that lets nothing out."""
        if ignored.exc_type is not Stopped or not hasattr(signal, "setitimer"):
            self._hook(ignored)
            return
        self._before.setdefault(signal.SIGALRM, signal.signal(signal.SIGALRM, self._stop_now))
        signal.setitimer(signal.ITIMER_REAL, 0.01)

    def _stop_now(self, number: int, frame: FrameType | None) -> NoReturn:
        raise Stopped
