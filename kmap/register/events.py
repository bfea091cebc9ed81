"""The events of PyYAML's parser: libyaml's where it is there, else those of PyYAML's own."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import yaml

from kmap.register.source import Source


class EventStream(Protocol):
    """What PyYAML's two parsers share."""

    def get_event(self) -> Any:
        """Return the next event, or None at the end."""


class _OwnParser(yaml.BaseLoader):
    """PyYAML's own parser, which leaves some numbers in escapes and directives to Python to refuse."""

    def get_event(self) -> Any:
        """Return the next event; what Python refuses is an error of YAML, as libyaml has it."""
        try:
            event: Any = super().get_event()  # type: ignore[no-untyped-call]  # types-PyYAML leaves it so
            if isinstance(event, yaml.ScalarEvent) and event.style == '"':
                event.value.encode()  # half of a surrogate pair is no text
        except (ValueError, OverflowError) as error:
            problem = "version" if "digits" in str(error) else "character escape"
            raise yaml.scanner.ScannerError(problem=problem, problem_mark=self.get_mark()) from None
        return event


def event_stream(text: str) -> EventStream:
    """Return libyaml's parser over `text`, or PyYAML's own where it comes without."""
    return yaml.CBaseLoader(text) if yaml.__with_libyaml__ else _OwnParser(text)


def events(source: Source) -> Iterator[Any]:
    """Yield the events of a text up to where it breaks off, if it does: `parse` has said so."""
    try:
        get_event = event_stream(source.text).get_event
        while (event := get_event()) is not None:
            yield event
    except yaml.YAMLError:
        return


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector: a parse makes many values and no garbage."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
