"""The registers that a report shows, each read, checked and worked out."""

from collections.abc import Sequence

from kmap.check import check, load
from kmap.cli.choices import on_two_days
from kmap.cli.files import expand
from kmap.cli.options import day, register_path
from kmap.cli.registers import filters_of
from kmap.errors import Diagnostic, RegisterRefused
from kmap.page.project import Project, project
from kmap.register.register import Register
from kmap.register.source import STDIN


def projects(
    arguments: Sequence[str],
    topic: str | None,
    as_of: str | None,
    since: str | None,
    category: str | None,
    tag: str | None,
) -> list[Project]:
    """Return what a report shows of the registers that a command line names, in their order.

    Raises
    ------
    KmapError
        Where one cannot be read or has errors, or none knows a word that was asked for.
    """
    later = day(as_of)
    registers: list[Register] = []
    refused: list[Diagnostic] = []
    for path in expand(arguments or [register_path(None)]):
        try:
            registers.append(load(path, later))
        except RegisterRefused as error:
            if not error.diagnostics or error.status != 1:
                raise
            refused += error.diagnostics
    if refused:
        raise RegisterRefused(refused[0].path, tuple(refused), opened=True)
    filters_of(registers, topic, category, tag)
    made = []
    for register in registers:
        if since is not None:
            on_two_days(register, since)
        about = topic if topic in register.topics else None
        made.append(
            project(
                register,
                about,
                since=day(since, "--since"),
                category=category,
                tag=tag,
                findings=_findings(register, as_of),
            )
        )
    return made


def _findings(register: Register, as_of: str | None) -> tuple[Diagnostic, ...]:
    """Return what the check finds; standard input has been read, and can't be read again."""
    if register.path == STDIN:
        return ()
    return check([register.path], as_of=day(as_of)).diagnostics
