"""Opening a file: what can't be opened or is not text ends in one problem with its position."""

import io
import os
import sys
from pathlib import Path

import pytest

from kmap.check import check
from kmap.errors import Position, Problem
from kmap.register.source import Source, open_source


def opened(path: str | Path) -> Source:
    source = open_source(str(path))
    assert isinstance(source, Source)
    return source


def refused(path: str | Path) -> Problem:
    problem = open_source(str(path))
    assert isinstance(problem, Problem)
    return problem


def written(folder: Path, content: bytes) -> Path:
    path = folder / "r.yaml"
    path.write_bytes(content)
    return path


def test_text_is_read_as_it_is_written(tmp_path: Path) -> None:
    assert opened(written(tmp_path, "title: Gesundheit für alle\r\n".encode())).text == "title: Gesundheit für alle\r\n"


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert opened(written(tmp_path, b"\xef\xbb\xbftitle: T\n")).text == "title: T\n"


def test_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    problem = refused(tmp_path / "none.yaml")
    assert (problem.code, problem.position, problem.message) == ("KM001", Position(1, 1), "no such file")


def test_folder_is_no_file(tmp_path: Path) -> None:
    assert (refused(tmp_path).code, refused(tmp_path).message) == ("KM001", "this is a folder, not a file")


def test_device_is_no_ordinary_file() -> None:
    assert refused("/dev/null").message == "this is not an ordinary file"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only where there is /proc")
def test_file_whose_reading_fails_is_refused() -> None:
    problem = refused("/proc/self/mem")
    assert problem.code == "KM001"
    assert problem.message.startswith("this file can't be read: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, b"title: T\n")
    path.chmod(0)
    assert refused(path).message == "this file can't be read: permission is denied"


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "r.yaml/inside"])
def test_impossible_path_is_refused(tmp_path: Path, name: str) -> None:
    written(tmp_path, b"title: T\n")
    assert refused(f"{tmp_path}/{name}").code == "KM001"


def test_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "a.yaml")
    assert refused(tmp_path / "a.yaml").code == "KM001"


def test_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"title: T\n")))
    assert opened("-") == Source("-", "title: T\n")


def test_closed_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert refused("-").message == "standard input is closed"


@pytest.mark.parametrize(
    ("content", "position", "words"),
    [
        pytest.param(b"title: \x93T\x94\n", Position(1, 8), "byte 0x93 is not UTF-8", id="windows-1252"),
        pytest.param("title: é\nx: ".encode() + b"\xff", Position(2, 4), "byte 0xff is not UTF-8", id="after a letter"),
        pytest.param(b"title: T\n\xed\xa0\x80", Position(2, 1), "byte 0xed is not UTF-8", id="surrogate"),
        pytest.param(b"title: \xe2\x82", Position(1, 8), "byte 0xe2 is not UTF-8", id="cut off in a character"),
        pytest.param(b"title: T\n\0", Position(2, 1), "byte 0", id="zero byte"),
        pytest.param(b"PK\x03\x04\0\0", Position(1, 5), "byte 0", id="a zip file"),
        pytest.param("title: T\n".encode("utf-16"), Position(1, 1), "UTF-16", id="utf-16"),
        pytest.param("title: T\n".encode("utf-16-be"), Position(1, 1), "byte 0", id="utf-16 without a mark"),
        pytest.param(b"\xef\xbb\xbftitle: \xff", Position(1, 8), "byte 0xff", id="after a byte order mark"),
    ],
)
def test_what_is_not_utf_8_is_refused_at_its_place(
    tmp_path: Path, content: bytes, position: Position, words: str
) -> None:
    problem = refused(written(tmp_path, content))
    assert (problem.code, problem.position) == ("KM002", position)
    assert words in problem.message


def test_all_files_are_told_of_in_one_go(tmp_path: Path) -> None:
    bad = written(tmp_path, b"\xff")
    checked = check([str(tmp_path / "none.yaml"), str(bad), str(tmp_path)])
    assert [diagnostic.code for diagnostic in checked.diagnostics] == ["KM001", "KM002", "KM001"]


@pytest.mark.parametrize(
    ("index", "position"),
    [(0, Position(1, 1)), (2, Position(1, 3)), (4, Position(2, 1)), (6, Position(3, 1)), (8, Position(3, 3))],
)
def test_position_counts_lines_as_editors_do(index: int, position: Position) -> None:
    assert Source("x", "ab\r\nc\rd\u2028e").position_at(index) == position


def test_line_that_is_not_there_is_empty() -> None:
    assert [Source("x", "a\nb").line(number) for number in (0, 1, 2, 3)] == ["", "a", "b", ""]
