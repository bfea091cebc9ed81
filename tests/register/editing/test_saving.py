"""Registers are written whole or not at all, and never over what somebody else has written."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kmap.errors import KmapError, Problem
from kmap.register.editing.edits import Put
from kmap.register.editing.replacing import replace
from kmap.register.editing.revision import Revision, revised
from kmap.register.editing.saving import save
from kmap.register.source import Source, open_source

ROOT = Path(__file__).parents[3]
TEXT = "title: Heat\nstakeholders: [{name: A}]\n"


def opened(path: Path) -> Source:
    source = open_source(str(path))
    assert not isinstance(source, Problem)
    return source


def retitled(path: Path, title: str = "Cold") -> Revision:
    return revised(opened(path), [Put(("title",), title)])


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "stakeholders.yaml"
    path.write_bytes(TEXT.encode())
    return path


def test_the_new_text_stands_in_the_file_and_nothing_beside_it(register: Path) -> None:
    save([retitled(register)])
    assert register.read_bytes() == TEXT.replace("Heat", "Cold").encode()
    assert os.listdir(register.parent) == [register.name]


def test_a_text_that_is_the_same_is_not_written(register: Path) -> None:
    before = register.stat()
    save([retitled(register, "Heat")])
    assert register.stat().st_mtime_ns == before.st_mtime_ns
    assert register.stat().st_ino == before.st_ino


def test_a_byte_order_mark_and_line_ends_are_kept(register: Path) -> None:
    register.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    save([retitled(register, "Kälte")])
    assert register.read_bytes() == b"\xef\xbb\xbf" + TEXT.replace("Heat", "Kälte").replace("\n", "\r\n").encode()


def test_permissions_are_kept(register: Path) -> None:
    register.chmod(0o640)
    save([retitled(register)])
    assert register.stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed_not_replaced(register: Path) -> None:
    link = register.parent / "link.yaml"
    link.symlink_to(register)
    save([retitled(link)])
    assert link.is_symlink()
    assert "Cold" in register.read_text()


def test_a_file_that_has_changed_meanwhile_is_left_alone(register: Path) -> None:
    revision = retitled(register)
    register.write_text("title: Somebody else\nstakeholders: []\n")
    with pytest.raises(KmapError, match="has changed since it was read; nothing was written"):
        save([revision])
    assert register.read_text() == "title: Somebody else\nstakeholders: []\n"
    assert os.listdir(register.parent) == [register.name]


def test_a_file_that_has_gone_meanwhile_is_not_written_anew(register: Path) -> None:
    revision = retitled(register)
    register.unlink()
    with pytest.raises(KmapError, match="has changed since it was read"):
        save([revision])
    assert os.listdir(register.parent) == []


def test_of_several_files_none_is_written_where_one_can_t_be(register: Path) -> None:
    other = register.parent / "other.yaml"
    other.write_text(TEXT)
    revisions = [retitled(register), retitled(other)]
    other.write_text("title: Somebody else\n")
    with pytest.raises(KmapError, match=r"other\.yaml has changed"):
        save(revisions)
    assert register.read_text() == TEXT
    assert sorted(os.listdir(register.parent)) == ["other.yaml", "stakeholders.yaml"]


def test_several_files_are_written_together(register: Path) -> None:
    other = register.parent / "other.yaml"
    other.write_text(TEXT)
    save([retitled(register), retitled(other)])
    assert "Cold" in register.read_text() and "Cold" in other.read_text()


def test_standard_input_is_no_file() -> None:
    with pytest.raises(KmapError, match="standard input can't be edited"):
        save([revised(Source("-", TEXT), [Put(("title",), "Cold")])])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_may_not_be_written_is_left_alone(register: Path) -> None:
    register.chmod(0o444)
    with pytest.raises(KmapError, match="can't be written: permission denied"):
        save([retitled(register)])


def test_what_can_t_be_put_in_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(OSError, match="directory"):
        replace(str(tmp_path / "there"), b"x")
    assert os.listdir(tmp_path) == ["there"]


ENDLESSLY = """\
import sys
from kmap.register.editing.edits import Put
from kmap.register.editing.revision import revised
from kmap.register.editing.saving import save
from kmap.register.source import open_source
print("ready", flush=True)
for number in range(10**6):
    save([revised(open_source(sys.argv[1]), [Put(("title",), str(number) * 5)])])
"""


def test_a_write_that_is_killed_leaves_the_old_file_or_the_new_one(register: Path) -> None:
    names = "".join(f"  - {{name: Home {number}}}\n" for number in range(2000))
    register.write_text(f"title: T\nstakeholders:\n{names}")
    moments = random.Random(7)
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", ENDLESSLY, str(register)],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            time.sleep(moments.uniform(0, 0.3))
            os.kill(child.pid, signal.SIGKILL)
        title, _, rest = register.read_text().partition("\n")
        assert rest == f"stakeholders:\n{names}"
        assert title == "title: T" or title[7:] == title[7 : 7 + len(title[7:]) // 5] * 5


ONE_CONTACT = """\
import sys
from kmap.errors import KmapError
from kmap.register.editing.edits import Append
from kmap.register.editing.revision import revised
from kmap.register.editing.saving import save
from kmap.register.source import open_source
for number in range(40):
    revision = revised(open_source(sys.argv[1]), [Append(("log",), {"date": "2026-01-01", "with": sys.argv[2]})])
    try:
        save([revision])
    except KmapError:
        continue
    print("written")
"""


def test_of_writers_at_the_same_time_none_loses_what_another_has_written(register: Path) -> None:
    children = [
        subprocess.Popen(
            [sys.executable, "-c", ONE_CONTACT, str(register), f"writer-{number}"],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(3)
    ]
    written = sum(child.communicate(timeout=60)[0].count("written") for child in children)
    assert register.read_text().count("2026-01-01") == written > 0
    assert [child.returncode for child in children] == [0, 0, 0]
    assert os.listdir(register.parent) == [register.name]
