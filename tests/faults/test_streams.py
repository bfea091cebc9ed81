"""Standard input, output and error that are closed, end early, or have no characters for what is printed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.cli.streams import spelled
from kmap.terminal import terminal_width

Kmap = Callable[..., subprocess.CompletedProcess[str]]
PIPE = BrokenPipeError(32, "Broken pipe")


@pytest.mark.parametrize(
    "command",
    [["grid"], ["suggest"], ["check"], ["check", "--format", "json"], ["network"], ["plan"], ["export"], ["schema"]],
    ids=" ".join,
)
def test_a_pipe_that_is_closed_early_is_no_error(kmap: Kmap, command: list[str]) -> None:
    command = [*command, "--format", "json"] if command == ["export"] else command
    run = kmap(*command, out_fails=PIPE)
    assert run.returncode == 0
    assert "kmap:" not in run.stderr


def test_an_import_is_written_though_nobody_reads_what_is_said_of_it(kmap: Kmap, folder: Path) -> None:
    (folder / "many.csv").write_text("name,influence\n" + "".join(f"N{number},3\n" for number in range(50)))
    assert kmap("import", "many.csv", "--output", "new.yaml", out_fails=PIPE).returncode == 0
    assert (folder / "new.yaml").read_text().count("name: N") == 50


CLOSED = """\
import os, subprocess, sys
for number in map(int, sys.argv[1].split(",")):
    os.close(number)
os.execv(sys.executable, [sys.executable, "-m", "kmap", *sys.argv[2:]])
"""


@pytest.mark.parametrize(
    ("closed", "command", "status", "said"),
    [
        ("1", ["grid"], 0, ""),
        ("0,1,2", ["set", "chm", "influence=4"], 0, ""),
        ("2", ["grid", "none.yaml"], 2, ""),
        ("0", ["check", "-"], 2, "standard input is closed"),
        ("0", ["game"], 0, "No card was answered"),
    ],
)
def test_a_stream_that_is_closed_is_no_fault(
    folder: Path, environment: dict[str, str], closed: str, command: list[str], status: int, said: str
) -> None:
    run = subprocess.run(
        [sys.executable, "-c", CLOSED, closed, *command],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert run.returncode == status, run.stderr
    assert said in run.stdout
    assert run.stderr == ""
    assert (folder / "stakeholders.yaml").read_text(encoding="utf-8").startswith("title: Heat")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_a_drawing_falls_back_to_ascii_and_names_are_spelled_out(kmap: Kmap, encoding: str) -> None:
    run = kmap("grid", encoding=encoding)
    assert (run.returncode, run.stderr) == (0, "")
    assert "\\u0141" in run.stdout
    assert "\\u25cf" not in run.stdout
    assert "\\u2502" not in run.stdout


def test_a_drawing_keeps_its_shape_in_ascii() -> None:
    text = "┌─┄┐│┆└┘├┤┬┼↑→●○◆◇◐▶▁█·±"
    plain, end = spelled(UnicodeEncodeError("ascii", text, 0, len(text), ""))
    assert plain == "+--+||+++++^"[:11] + "+^>*o#&%>1#.~"
    assert (len(plain), end) == (len(text), len(text))


@pytest.mark.parametrize("command", [["grid", "--format", "json"], ["export", "--format", "json"]], ids=" ".join)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_programs_read_is_in_utf_8_whatever_the_locale(kmap: Kmap, command: list[str], encoding: str) -> None:
    run = kmap(*command, encoding=encoding)
    assert "Łódź" in run.stdout
    json.loads(run.stdout)


def test_the_c_locale_is_no_traceback(folder: Path, environment: dict[str, str]) -> None:
    locale = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    run = subprocess.run(
        [sys.executable, "-m", "kmap", "grid"], env=environment | locale, capture_output=True, timeout=60, check=False
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.isascii()


@pytest.mark.parametrize(("columns", "width"), [("0", 80), ("", 80), ("99999999999", 1000), ("9" * 5000, 1000)])
def test_a_width_that_no_terminal_has_is_no_fault(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    with open(os.devnull, "w") as nothing:
        assert terminal_width(nothing) == width


@pytest.mark.parametrize("command", [["set", "chm", "influence=4"], ["remove", "chm"], ["rename", "chm", "x"]])
def test_standard_input_can_t_be_edited(kmap: Kmap, command: list[str]) -> None:
    run = kmap(*command, "-", input_=b"title: x\n")
    assert run.returncode == 2
    assert "standard input can't be edited" in run.stderr
