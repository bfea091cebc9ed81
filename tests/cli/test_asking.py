"""A person at a terminal is asked for what was left out; nobody is in a pipe."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAP = "title: Heat\nas_of: 2026-10-01\nstakeholders:\n  - name: Nurses\n  - name: Homes\n"
PATIENCE = 30


def conversation(folder: Path, arguments: list[str], answers: list[tuple[str, str]]) -> str:
    """Return what `kmap` says on a terminal where each question gets its answer."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "dumb", "COLUMNS": "200"}
    child = subprocess.Popen(
        [sys.executable, "-m", "kmap", *arguments],
        cwd=folder,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
    )
    os.close(theirs)
    said = b""
    waiting = list(answers)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not select.select([ours], [], [], 0.2)[0]:
            continue
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # how Linux says that nobody writes any more
            break
        said += chunk
        if not chunk:
            break
        if waiting and waiting[0][0].encode() in said.rsplit(b"\n", 1)[-1]:
            os.write(ours, waiting.pop(0)[1].encode() + b"\n")
    assert child.wait(PATIENCE) == 0, said
    os.close(ours)
    assert waiting == []
    return said.decode()


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "stakeholders.yaml"
    path.write_text(MAP)
    return path


def added(register: Path) -> str:
    return register.read_text().removeprefix(MAP)


def test_add_asks_for_the_usual_fields_and_leaves_out_what_gets_no_answer(register: Path) -> None:
    answers = [("Name", "Tenants"), ("Category", "communities"), ("Influence", "1"), ("Interest", ""), ("Why", "")]
    conversation(register.parent, ["add"], answers)
    assert added(register) == "  - name: Tenants\n    category: communities\n    influence: 1\n"


def test_add_asks_nothing_where_the_name_is_given(register: Path) -> None:
    conversation(register.parent, ["add", "Tenants"], [])
    assert added(register) == "  - name: Tenants\n"


def test_set_asks_what_to_set(register: Path) -> None:
    conversation(register.parent, ["set"], [("Id", "homes"), ("Field and value", "interest=4")])
    assert added(register) == "    interest: 4\n"


def test_assess_asks_for_scores(register: Path) -> None:
    answers = [("Id", "homes"), ("Influence", "4"), ("Interest", ""), ("By whom", "AK"), ("Why", "Said so")]
    conversation(register.parent, ["assess"], answers)
    assert added(register) == ("    assessments:\n      - {date: 2026-10-01, by: AK, influence: 4, because: Said so}\n")


def test_log_asks_with_whom_and_what(register: Path) -> None:
    answers = [("With whom", "homes,nurses"), ("What it was", "call"), ("Level", "consult"), ("What was said", "")]
    conversation(register.parent, ["log"], answers)
    assert added(register) == "log:\n  - {date: 2026-10-01, with: [homes, nurses], kind: call, level: consult}\n"


def test_link_asks_for_the_ends_and_the_kind(register: Path) -> None:
    conversation(register.parent, ["link"], [("From", "homes"), ("To", "nurses"), ("What it is", "employs")])
    assert added(register) == "relationships:\n  - {from: homes, to: nurses, kind: employs}\n"


def test_a_question_that_must_be_answered_is_asked_again(register: Path) -> None:
    conversation(register.parent, ["remove"], [("Id", ""), ("Id", "homes")])
    assert register.read_text() == MAP.replace("  - name: Homes\n", "")


def test_a_difference_is_coloured_on_a_terminal(register: Path) -> None:
    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "kmap", "add", "Tenants", "--dry-run"],
        cwd=register.parent,
        env={name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        | {"PYTHONPATH": str(ROOT), "TERM": "xterm"},
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        check=True,
    )
    os.close(theirs)
    said = os.read(ours, 65536)
    os.close(ours)
    assert b"\x1b[32m+  - name: Tenants\x1b[0m" in said
