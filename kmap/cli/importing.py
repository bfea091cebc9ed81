"""An import from the command line: files read, what was understood shown, a register written or updated."""

import os
import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kmap.analysis.importing.comparing import arrivals
from kmap.analysis.private_details import holds_private_details
from kmap.charts.table import draw
from kmap.cli.edits import carry_out, opened
from kmap.cli.printing import confirm, print_out, show, tell, wrote
from kmap.cli.progress import progress
from kmap.diagnosis import diagnose
from kmap.errors import KmapError, Severity
from kmap.formats.text import found as told
from kmap.interchange.asked import Asked, plain
from kmap.interchange.draft import draft
from kmap.interchange.entries import collect
from kmap.interchange.incoming.opening import sheets
from kmap.interchange.settling import Settled, settled
from kmap.interchange.sheet import Sheet
from kmap.interchange.understanding import Understanding, layouts, scales
from kmap.register.editing.replacing import create
from kmap.register.nearest import did_you_mean
from kmap.register.reading import read_source
from kmap.register.register import Register
from kmap.register.source import Source
from kmap.reports.importing import brought, in_a_line, understood
from kmap.settings import Selection
from kmap.terminal import Line, Span, printable, render, terminal_width, wants_color

PRINTED = "-"
"""The output that means standard output."""


@dataclass(frozen=True, slots=True)
class Import:
    """What is to be imported.

    Parameters
    ----------
    files
        The files; of several, each sheet is called by its file too.
    asked
        What a person has said of them.
    """

    files: Sequence[str]
    asked: Asked

    @property
    def name(self) -> str:
        """What the files are called, without their folders."""
        return " and ".join(os.path.basename(path) for path in self.files)

    def read(self, register: Register | None, same: Mapping[str, str] | None = None) -> tuple[Understanding, Settled]:
        """Return what the files say, and the same by the ids of the register that it is to go into."""
        found: list[Sheet] = []
        for path in self.files:
            with progress(1000, "reading") as tell:
                found += [self._called(path, sheet) for sheet in sheets(path, tell)]
        laid_out = layouts(found, self.asked, holds_private_details, register)
        scale = scales(laid_out, self.asked, register)
        with progress(sum(len(layout.rows) for layout in laid_out), "understanding") as tell:
            entries = collect(laid_out, scale, self.asked, tell)
        by_id = settled(entries, self.asked, register, same)
        return entries, by_id

    def _called(self, path: str, sheet: Sheet) -> Sheet:
        if len(self.files) == 1:
            return sheet
        stem = os.path.basename(path)
        return replace(sheet, name=f"{stem}!{sheet.name}" if sheet.name else stem)


def start_new(wanted: Import, output: str | None, title: str | None, *, dry_run: bool) -> None:
    """Show what was understood, and write a new register where one is to be written.

    Raises
    ------
    KmapError
        Where nothing can be imported, or the file is there already.
    """
    if output is not None and output != PRINTED:
        _refuse(output)
    found, by_id = wanted.read(None)
    report = understood(wanted.name, found, by_id)
    (_say_aside if output == PRINTED else tell)(draw(report, terminal_width()))
    if not by_id.entries:
        raise KmapError(
            f"`{wanted.name}` has nothing that a register could hold", "see above what was left out, and why"
        )
    remarks = [note for note in report.notes if not note.startswith("ids are")]
    text = draft(title or _title(wanted.files[0]), wanted.name, by_id, found.onto, remarks)
    _refuse_errors(Source("the new register" if output in (None, PRINTED) else str(output), text))
    if output == PRINTED or dry_run:
        print_out(text)
    elif output is None:
        line = shlex.join(["kmap", "import", *wanted.files])
        show([[], [Span("nothing was written"), Span(f": {printable(line)} ... --output stakeholders.yaml", "dim")]])
    else:
        _write(output, text)
        show([[]])
        wrote(output)
        following = "check" if _scored(by_id) else "network"
        confirm([[Span(f"next: kmap {following} {printable(shlex.quote(output))}")]])


def _scored(found: Settled) -> bool:
    """Say whether a file says more than who is tied to whom."""
    scores = {"influence", "interest", "impact"}
    return any(one.section != "relationships" and scores & one.fields.keys() for one in found.entries) or not any(
        one.section == "relationships" for one in found.entries
    )


def bring_into(
    wanted: Import, register: str, same: Iterable[str], apart: Iterable[str], *, clear: bool, dry_run: bool
) -> None:
    """Show what was understood and what it brings to a register, and write it.

    Raises
    ------
    KmapError
        Where nothing can be imported, or the register would not be sound.
    """
    at = opened(register)
    found, by_id = wanted.read(at.register, _same(same, at.register))
    apart = {plain(name) for name in apart}
    tell(draw(understood(wanted.name, found, by_id), terminal_width()))
    brings = arrivals(at.register, at.values, by_id, apart, clear=clear)
    tell([[], *draw(brought(at.path, brings), terminal_width()), []])
    carry_out(at, brings.edits, f"imported {wanted.name}: {in_a_line(brings)}", "kmap check", dry_run=dry_run)


def _same(options: Iterable[str], register: Register) -> dict[str, str]:
    found: dict[str, str] = {}
    for option in options:
        name, equals, id_ = option.rpartition("=")
        if not equals or not name.strip():
            raise KmapError(f"--same `{option}` says nothing", 'write --same "Local council=local-councils"')
        if id_.strip() not in register.by_id:
            raise KmapError(f"--same `{option}`: there is no stakeholder `{id_}`", did_you_mean(id_, register.by_id))
        found[plain(name)] = id_.strip()
    return found


def _title(path: str) -> str:
    """Return a title made of the name of a file."""
    stem = os.path.basename(path).removesuffix(".gz")
    words = os.path.splitext(stem)[0].replace("_", " ").replace("-", " ").split()
    title = " ".join(words) or "Imported stakeholders"
    return title[:1].upper() + title[1:]


def _refuse(path: str) -> None:
    if not path.lower().endswith((".yaml", ".yml")):
        raise KmapError(f"`{path}` has no ending of a register", "end it in .yaml")
    if os.path.lexists(path):
        raise KmapError(f"`{path}` is there already", f"name another file, or update it: --into {shlex.quote(path)}")


def _refuse_errors(source: Source) -> None:
    """Refuse to write a register that has errors, having said which."""
    errors = [
        one for one in diagnose(read_source(source), Selection(refusals_only=True)) if one.severity is Severity.ERROR
    ]
    if not errors:
        return
    _say_aside(told(errors, terminal_width(sys.stderr)))
    error = KmapError(
        "nothing was written: the register would have these errors", "mend the file, or leave columns out: --map"
    )
    error.status = 1
    raise error


def _write(path: str, text: str) -> None:
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        create(path, text.encode("utf-8"))
    except FileExistsError:
        _refuse(path)
    except OSError as error:
        reason = (error.strerror or "it is no place for a file").lower()
        raise KmapError(f"`{path}` can't be written: {reason}", "name another place") from None


def _say_aside(lines: list[Line]) -> None:
    sys.stderr.write(render(lines, color=wants_color(sys.stderr)))
