"""A disk that is full, or refuses: what was there stays, whole, nothing is left beside it, and one line says why."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Kmap = Callable[..., subprocess.CompletedProcess[str]]

WRITERS = {
    "set": ["set", "chm", "influence=4"],
    "add": ["add", "Unions"],
    "assess": ["assess", "chm", "--influence", "4", "--interest", "4", "--by", "AK"],
    "rename": ["rename", "chm", "homes"],
    "import --into": ["import", "table.csv", "--into", "stakeholders.yaml"],
    "import": ["import", "table.csv", "--output", "new.yaml"],
    "init": ["init", "first.yaml"],
    "baseline": ["check", "--write-baseline", "old.txt"],
    "check": ["check", "--output", "old.txt"],
    "csv": ["grid", "--format", "csv", "--output", "old.txt"],
    "png": ["grid", "--output", "old.png"],
    "html": ["report", "--output", "old.html"],
    "docx": ["report", "--output", "old.docx"],
    "md": ["report", "--output", "old.md"],
    "xlsx": ["export", "--output", "old.xlsx"],
    "key": ["redact", "--new-key", "new.key"],
    "redact": ["redact", "--output", "copy.yaml"],
    "schema": ["schema", "--output", "old.json"],
}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def before(folder: Path) -> dict[str, bytes]:
    """Fill the folder with what could be lost, and return it."""
    for ending in ("txt", "json", "png", "html", "docx", "md", "xlsx"):
        (folder / f"old.{ending}").write_bytes(b"what was there")
    (folder / "table.csv").write_text("name,influence,interest\nUnions,3,4\n")
    return contents(folder)


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("writer", WRITERS)
def test_every_writer_keeps_what_was_there(
    kmap: Kmap, folder: Path, before: dict[str, bytes], writer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", refuse)
    run = kmap(*WRITERS[writer])
    assert contents(folder) == before
    assert run.returncode == 2, run.stderr
    assert "can't be written: no space left on device" in run.stderr
    assert "wrote" not in run.stdout + run.stderr


@pytest.mark.parametrize("writer", ["set", "csv", "md", "init", "key"])
def test_a_writer_that_succeeds_leaves_nothing_beside_its_file(
    kmap: Kmap, folder: Path, before: dict[str, bytes], writer: str
) -> None:
    assert kmap(*WRITERS[writer]).returncode == 0
    assert [name for name in contents(folder) if name.startswith(".")] == []
    assert contents(folder) != before


def test_a_limit_on_the_size_of_files_is_a_full_disk_too(folder: Path, environment: dict[str, str]) -> None:
    resource = pytest.importorskip("resource", reason="Windows has no limits on the size of files")
    (folder / "grid.svg").write_bytes(b"what was there")
    run = subprocess.run(
        [sys.executable, "-m", "kmap", "grid", "--output", "grid.svg"],
        env=environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 2
    assert "`grid.svg` can't be written: file too large" in run.stderr
    assert sorted(contents(folder)) == ["grid.svg", "stakeholders.yaml"]
    assert (folder / "grid.svg").read_bytes() == b"what was there"


@pytest.mark.parametrize("command", [["grid"], ["grid", "--format", "json"], ["check"], ["--version"], ["--help"]])
def test_a_full_standard_output_is_said_to_be_full(kmap: Kmap, command: list[str]) -> None:
    run = kmap(*command, out_fails=OSError(errno.ENOSPC, "No space left on device"))
    assert run.returncode == 2
    assert run.stderr.startswith("kmap: the result can't be written: no space left on device\n")


def test_an_edit_that_is_written_and_can_t_be_told_of_is_said_to_be_written(kmap: Kmap, folder: Path) -> None:
    run = kmap("set", "chm", "influence=4", out_fails=OSError(errno.ENOSPC, "No space left on device"))
    assert run.returncode == 2
    assert "all is written, but standard output does not take" in run.stderr
    assert "influence: 4" in (folder / "stakeholders.yaml").read_text(encoding="utf-8")


def test_a_full_standard_error_keeps_the_exit_status(kmap: Kmap) -> None:
    run = kmap("grid", "none.yaml", err_fails=OSError(errno.ENOSPC, "No space left on device"))
    assert run.returncode == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")
def test_a_device_that_is_full_is_said_to_be_full(kmap: Kmap) -> None:
    run = kmap("grid", "--format", "csv", "--output", "/dev/full")
    assert run.returncode == 2
    assert "`/dev/full` can't be written: no space left on device" in run.stderr


def test_a_rename_over_several_registers_is_all_or_nothing(
    kmap: Kmap, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "project.stakeholders.yaml").write_text(
        "title: P\nextends: stakeholders.yaml\nrelationships: [{from: reg, to: chm}]\n"
    )
    (folder / "z.stakeholders.yaml").write_text("title: Z\nextends: stakeholders.yaml\nlog: []\n")
    before = contents(folder)
    put, done = os.replace, []

    def fail_at_the_second(source: str, target: str) -> None:
        done.append(target)
        if len(done) == 2:
            refuse()
        put(source, target)

    monkeypatch.setattr(os, "replace", fail_at_the_second)
    run = kmap("rename", "chm", "homes")
    assert run.returncode == 2, run.stdout
    assert len(done) == 3, "one written, one refused, one put back"
    assert "nothing was written" in run.stderr
    assert contents(folder) == before


def test_pictures_beside_a_report_are_written_with_it_or_not_at_all(
    kmap: Kmap, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, done = os.replace, []

    def fail_at_the_last(source: str, target: str) -> None:
        if target.endswith("report.md"):
            refuse()
        done.append(target)
        put(source, target)

    monkeypatch.setattr(os, "replace", fail_at_the_last)
    run = kmap("report", "--output", "report.md")
    assert run.returncode == 2
    assert len(done) == 3
    assert sorted(contents(folder)) == ["stakeholders.yaml"]
