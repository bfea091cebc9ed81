"""Where results go: files, terminals, pipes."""

import json
import os
import pty
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.cli.printing import write
from kmap.errors import KmapError

Kmap = Callable[..., subprocess.CompletedProcess[str]]
Program = Kmap


@pytest.mark.parametrize("command", [["grid"], ["suggest"], ["show", "regulator"]], ids=lambda command: command[0])
@pytest.mark.parametrize(("name", "start"), [("a.json", "{"), ("a.csv", "\ufeff"), ("a.md", "## "), ("a.TXT", "")])
def test_the_ending_of_the_file_says_the_format(
    kmap: Kmap, folder: Path, command: list[str], name: str, start: str
) -> None:
    run = kmap(*command, "--output", name)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", f"wrote {name}\n")
    assert (folder / name).read_text(encoding="utf-8").startswith(start)


def test_csv_begins_with_a_byte_order_mark_in_a_file_only(kmap: Kmap, folder: Path) -> None:
    assert kmap("grid", "--format", "csv").stdout.startswith("id,name,")


def test_the_format_stands_above_the_ending(kmap: Kmap, folder: Path) -> None:
    kmap("grid", "--format", "json", "--output", "grid.txt")
    assert json.loads((folder / "grid.txt").read_text(encoding="utf-8"))["format"] == "kmap-grid"


def test_text_in_a_file_has_no_colour_and_80_columns(kmap: Kmap, folder: Path) -> None:
    kmap("suggest", "--output", "a.txt", COLUMNS="200")
    text = (folder / "a.txt").read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert max(map(len, text.split("\n"))) <= 80


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_grid_is_drawn_into_a_picture(kmap: Kmap, folder: Path, ending: str) -> None:
    run = kmap("grid", "--output", f"grid.{ending}")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", f"wrote grid.{ending}\n")
    assert (folder / f"grid.{ending}").stat().st_size > 1000


@pytest.mark.parametrize("name", ["out.yaml", "out.yml", "OUT.YAML", "stakeholders.yaml"])
@pytest.mark.parametrize("command", [["grid"], ["suggest", "--format", "csv"]], ids=lambda command: command[0])
def test_no_result_is_written_over_a_register(kmap: Kmap, folder: Path, name: str, command: list[str]) -> None:
    before = (folder / "stakeholders.yaml").read_bytes()
    run = kmap(*command, "--output", name)
    assert run.returncode == 2
    assert f"`{name}` has the ending of a register" in run.stderr
    assert [path.read_bytes() for path in folder.iterdir()] == [before]


def test_an_ending_that_says_no_format_is_refused(kmap: Kmap, folder: Path) -> None:
    run = kmap("grid", "--output", "grid.gif")
    assert run.returncode == 2
    assert "`grid.gif` has an ending that says no format" in run.stderr
    assert "tip: end it in .txt, .json, .csv, .md, .png, .svg, .pdf\n" in run.stderr


def test_a_folder_that_is_not_there_is_said_to_be_missing(kmap: Kmap, folder: Path) -> None:
    run = kmap("grid", "--output", "none/grid.csv")
    assert run.returncode == 2
    assert "`none/grid.csv` can't be written: no such file or directory" in run.stderr


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(KmapError, match="is a folder"):
        write(str(tmp_path / "a.csv"), "x")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_t_be_written_to_is_said_to_be_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(KmapError, match="can't be written: permission denied"):
        write(str(tmp_path / "a.csv"), "x")


def test_a_file_that_is_there_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("much longer than what follows")
    file.chmod(0o640)
    write(str(file), "short")
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("short", 0o640)


def test_nothing_else_is_left_beside_the_file(tmp_path: Path) -> None:
    write(str(tmp_path / "a.csv"), "x")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "a.csv")
    write(str(tmp_path / "link.csv"), "x")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "a.csv").read_text() == "x"


def test_a_link_to_a_register_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "stakeholders.yaml")
    with pytest.raises(KmapError, match="has the ending of a register"):
        write(str(tmp_path / "link.csv"), "x")


def test_a_device_is_written_to_not_replaced(tmp_path: Path) -> None:
    device = tmp_path / "pipe.csv"
    os.mkfifo(device)
    reader = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(str(device), "x")
        assert os.read(reader, 10) == b"x"
    finally:
        os.close(reader)
    assert device.is_fifo()


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("command", [["grid"], ["suggest"], ["show", "regulator"]], ids=lambda command: command[0])
def test_no_line_is_wider_than_the_terminal(kmap: Kmap, folder: Path, command: list[str], columns: int) -> None:
    run = kmap(*command, COLUMNS=str(columns))
    assert run.returncode == 0
    assert max(map(len, run.stdout.split("\n"))) <= columns


def test_a_pipe_is_80_columns_wide(kmap: Kmap, folder: Path) -> None:
    assert kmap("suggest").stdout == kmap("suggest", COLUMNS="80").stdout


def on_a_terminal(program: Program, *arguments: str, **variables: str) -> bytes:
    """Return what `kmap` prints on a terminal."""
    ours, theirs = pty.openpty()
    program(*arguments, stdout=theirs, stderr=theirs, **{"TERM": "xterm", **variables})
    os.close(theirs)
    printed = b""
    try:
        while chunk := os.read(ours, 65536):
            printed += chunk
    except OSError:  # how Linux says that nobody writes any more
        pass
    finally:
        os.close(ours)
    return printed


def test_a_terminal_gets_colour(program: Program, folder: Path) -> None:
    assert b"\x1b[" in on_a_terminal(program, "check")


@pytest.mark.parametrize(
    "variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=lambda variables: next(iter(variables))
)
def test_a_terminal_that_wants_no_colour_gets_none(program: Program, folder: Path, variables: dict[str, str]) -> None:
    printed = on_a_terminal(program, "check", **variables)
    assert b"1 register: " in printed
    assert b"\x1b[" not in printed


def test_a_pipe_gets_no_colour(kmap: Kmap, folder: Path) -> None:
    assert "\x1b[" not in kmap("grid").stdout


@pytest.mark.parametrize("arguments", [["grid"], ["check"], ["grid", "--help"], ["--version"]], ids=" ".join)
def test_a_pipe_that_is_closed_early_is_no_error(program: Program, folder: Path, arguments: list[str]) -> None:
    run = into_a_closed_pipe(program, *arguments)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_pipe_that_is_closed_early_is_no_error_for_a_long_output_either(program: Program, folder: Path) -> None:
    entries = "".join(f"  - {{name: Home {n}}}\n" for n in range(500))
    (folder / "stakeholders.yaml").write_text(f"title: Heat\nstakeholders:\n{entries}", encoding="utf-8")
    run = into_a_closed_pipe(program, "check")
    assert (run.returncode, run.stderr) == (0, "")


def into_a_closed_pipe(program: Program, *arguments: str) -> subprocess.CompletedProcess[str]:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        return program(*arguments, stdout=writer)
    finally:
        os.close(writer)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_said_to_be_full(program: Program, folder: Path) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        run = program("grid", stdout=full)
    finally:
        os.close(full)
    assert run.returncode == 2
    assert run.stderr.startswith("kmap: the result can't be written: no space left on device\n")


FAULTY = """\
import kmap.analysis.grid
def place(*_, **__):
    raise ZeroDivisionError("a fault of ours")
kmap.analysis.grid.place = place
from kmap.cli.main import main
main()
"""


def test_a_fault_of_ours_is_no_traceback_and_says_whose_it_is(program: Program, folder: Path) -> None:
    run = program("grid", command=("-c", FAULTY))
    assert run.returncode == 70
    assert "Traceback" not in run.stderr
    assert "something went wrong inside of kmap itself (ZeroDivisionError)" in run.stderr


def test_a_fault_of_ours_is_shown_in_full_to_whoever_asks(program: Program, folder: Path) -> None:
    assert "a fault of ours" in program("grid", command=("-c", FAULTY), KMAP_DEBUG="1").stderr
