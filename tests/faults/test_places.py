"""Files and folders that can't be read or written, are links, vanish, or have strange names."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.cli.files import registers_in
from kmap.errors import KmapError
from kmap.register.editing import replacing, saving
from kmap.register.editing.edits import Put
from kmap.register.editing.revision import revised
from kmap.register.source import Source

Kmap = Callable[..., subprocess.CompletedProcess[str]]

NO_RIGHTS = """\
import ctypes, os, sys
if os.geteuid() == 0:  # root may do everything: without these two, what permissions say holds for it as well
    libc = ctypes.CDLL(None)
    assert libc.prctl(24, 1, 0, 0, 0) == 0 and libc.prctl(24, 2, 0, 0, 0) == 0
os.execv(sys.executable, [sys.executable, "-m", "kmap", *sys.argv[1:]])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes single rights from root")
@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["set", "chm", "influence=4", "locked/stakeholders.yaml"], "can't be written: permission denied; nothing was"),
        (["grid", "--output", "locked/x.png"], "`locked/x.png` can't be written: permission denied"),
        (["grid", "closed/stakeholders.yaml"], "this file can't be read: permission is denied"),
        (["check", "."], "the folder `./closed` can't be read: permission denied"),
    ],
)
def test_what_permissions_forbid_is_said_in_a_line(
    folder: Path, environment: dict[str, str], command: list[str], said: str
) -> None:
    for name, mode in (("locked", 0o555), ("closed", 0o000)):
        (folder / name).mkdir()
        shutil.copy(folder / "stakeholders.yaml", folder / name / "stakeholders.yaml")
        (folder / name).chmod(mode)
    try:
        run = subprocess.run(
            [sys.executable, "-c", NO_RIGHTS, *command],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    finally:
        (folder / "locked").chmod(0o755)
        (folder / "closed").chmod(0o755)
    assert run.returncode == 2, run.stdout
    assert said in run.stderr
    assert "Traceback" not in run.stderr
    assert os.listdir(folder / "locked") == ["stakeholders.yaml"]


def test_a_folder_that_vanishes_while_walked_is_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "gone").mkdir()
    scan = os.scandir

    def remove_first(path: str) -> object:
        if str(path).endswith("gone"):
            (folder / "gone").rmdir()
        return scan(path)

    monkeypatch.setattr(os, "scandir", remove_first)
    assert registers_in(".") == ["stakeholders.yaml"]


def test_a_register_that_vanishes_before_it_is_read_is_a_finding(kmap: Kmap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kmap.cli.files.registers_in", lambda folder: ["stakeholders.yaml", "gone.stakeholders.yaml"])
    run = kmap("check", ".")
    assert "gone.stakeholders.yaml:1:1: error: no such file" in run.stdout
    assert run.returncode != 0


def test_a_current_folder_that_is_gone_is_said_to_be_gone(
    kmap: Kmap, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    gone = tmp_path_factory.mktemp("gone")
    os.chdir(gone)
    gone.rmdir()
    run = kmap("check", "--format", "sarif", str(folder / "stakeholders.yaml"))
    os.chdir(folder)
    assert run.returncode == 2
    assert run.stderr.startswith("kmap: the folder that this runs in is there no longer\n")


def test_a_picture_is_not_drawn_over_a_register_through_a_link(kmap: Kmap, folder: Path) -> None:
    before = (folder / "stakeholders.yaml").read_bytes()
    (folder / "grid.png").symlink_to("stakeholders.yaml")
    assert kmap("grid", "--output", "grid.png").returncode == 2
    assert (folder / "stakeholders.yaml").read_bytes() == before


def test_an_edit_leaves_another_name_of_the_file_with_the_old_text(kmap: Kmap, folder: Path) -> None:
    os.link(folder / "stakeholders.yaml", folder / "kept.txt")
    assert kmap("set", "chm", "influence=4").returncode == 0
    assert "influence: 2" in (folder / "kept.txt").read_text(encoding="utf-8")
    assert "influence: 4" in (folder / "stakeholders.yaml").read_text(encoding="utf-8")


def test_standard_output_as_a_file_is_added_to_not_replaced(folder: Path, environment: dict[str, str]) -> None:
    with (folder / "log.txt").open("ab") as log:
        log.write(b"before\n")
        log.flush()
        command = [sys.executable, "-m", "kmap", "grid", "--format", "json", "--output", "/dev/stdout"]
        run = subprocess.run(command, env=environment, stdout=log, stderr=subprocess.PIPE, timeout=60, check=False)
    assert run.returncode == 0, run.stderr
    assert (folder / "log.txt").read_text(encoding="utf-8").startswith("before\n{")


@pytest.mark.parametrize("name", ["-x.yaml", "a b.yaml", "a\nb.yaml", "x" * 250 + ".yaml"])
def test_a_file_of_any_name_is_read_and_edited(kmap: Kmap, folder: Path, name: str) -> None:
    (folder / "stakeholders.yaml").rename(folder / name)
    run = kmap("set", "chm", "influence=4", f"./{name}")
    assert run.returncode == 0, run.stderr
    assert kmap("check", "--format", "json", f"./{name}").returncode == 0
    assert "influence: 4" in (folder / name).read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, names are Unicode")
def test_a_name_that_is_no_utf_8_is_spelled_out(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").rename(folder / os.fsdecode(b"caf\xe9.yaml"))
    run = kmap("check", "--format", "concise", os.fsdecode(b"caf\xe9.yaml"))
    assert run.returncode == 0
    assert "\\udce9" in run.stdout


def test_a_new_file_is_never_put_over_one_that_came_meanwhile(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("there")
    with pytest.raises(FileExistsError):
        replacing.create(str(tmp_path / "a"), b"new")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["there"]


def test_a_file_system_without_second_names_gets_new_files_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    replacing.create(str(tmp_path / "a"), b"new", 0o600)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a"]


def test_a_register_that_another_program_holds_is_waited_for_and_then_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl", reason="Windows has no such locks")
    monkeypatch.setattr(saving, "PATIENCE", 0.05)
    register = folder / "stakeholders.yaml"
    text = register.read_text(encoding="utf-8")
    with register.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(KmapError, match="is being written by another program; nothing was written"):
            saving.save([revised(Source("stakeholders.yaml", text), [Put(("title",), "Cold")])])
    assert register.read_text(encoding="utf-8") == text


def test_a_clock_before_1980_is_no_fault_but_for_word(kmap: Kmap, monkeypatch: pytest.MonkeyPatch) -> None:
    early = time.gmtime(0)
    monkeypatch.setattr(time, "localtime", lambda *_: early)
    run = kmap("report", "--output", "a.docx")
    assert run.returncode == 2
    assert "the clock of this computer stands before 1980" in run.stderr
    assert kmap("export", "--output", "a.xlsx").returncode == 0


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_kept_by_an_edit(kmap: Kmap, folder: Path, end: str) -> None:
    register = folder / "stakeholders.yaml"
    content = register.read_text(encoding="utf-8").replace("\n", end).encode()
    register.write_bytes(b"\xef\xbb\xbf" + content)
    run = kmap("set", "chm", "influence=4")
    assert run.returncode == 0, run.stderr
    assert register.read_bytes() == b"\xef\xbb\xbf" + content.replace(b"influence: 2", b"influence: 4")


def test_a_home_that_can_t_be_written_is_no_word_on_standard_error(folder: Path, environment: dict[str, str]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "kmap", "grid", "--output", "a.png"],
        env=environment | {"HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "wrote a.png\n")
