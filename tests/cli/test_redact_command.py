"""`kmap redact`: the key, the copy, and what is refused."""

import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

KEY = "0123456789abcdef" * 4
PERSON = """\
title: Heat in care homes
as_of: 2026-10-01
stakeholders:
  - {id: jane-smith, name: Jane Smith, kind: person, notes: Met twice}
  - {id: board, name: Board, options: As agreed}
"""


@pytest.fixture
def person(tmp_path: Path) -> Path:
    (tmp_path / "stakeholders.yaml").write_text(PERSON, encoding="utf-8")
    return tmp_path / "stakeholders.yaml"


def test_a_new_key_can_be_read_by_its_owner_only_and_is_used(kmap: Run, person: Path) -> None:
    run = kmap("redact", "--new-key", "redact.key")
    key = person.parent / "redact.key"
    assert (run.returncode, stat.S_IMODE(key.stat().st_mode), len(key.read_text().strip())) == (0, 0o600, 64)
    assert kmap("redact", "--output", "shared.yaml", "--key-file", "redact.key").returncode == 0
    assert "Jane" not in (person.parent / "shared.yaml").read_text(encoding="utf-8")


def test_a_key_is_never_written_over(kmap: Run, person: Path) -> None:
    kmap("redact", "--new-key", "redact.key")
    before = (person.parent / "redact.key").read_bytes()
    run = kmap("redact", "--new-key", "redact.key")
    assert (run.returncode, (person.parent / "redact.key").read_bytes()) == (2, before)
    assert "`redact.key` is there already" in run.stderr


def test_two_keys_are_not_the_same(kmap: Run, person: Path) -> None:
    kmap("redact", "--new-key", "one.key")
    kmap("redact", "--new-key", "two.key")
    assert (person.parent / "one.key").read_bytes() != (person.parent / "two.key").read_bytes()


def test_the_key_can_stand_in_the_environment(kmap: Run, person: Path) -> None:
    run = kmap("redact", "--output", "shared.yaml", KMAP_REDACT_KEY=KEY)
    assert (run.returncode, run.stderr) == (0, "wrote shared.yaml\n")
    assert run.stdout.splitlines() == ["left out: notes (1)", "under a pseudonym: 1 person"]


def test_without_a_key_nothing_is_written_and_the_way_to_one_is_told(kmap: Run, person: Path) -> None:
    run = kmap("redact", "--output", "shared.yaml")
    assert (run.returncode, (person.parent / "shared.yaml").exists()) == (2, False)
    assert "kmap redact --new-key redact.key" in run.stderr


def test_a_register_without_persons_and_roles_needs_no_key(kmap: Run, folder: Path) -> None:
    assert kmap("redact", "--output", "shared.yaml").returncode == 0
    assert "because" not in (folder / "shared.yaml").read_text(encoding="utf-8").split("\n\n", 1)[1]


def test_a_copy_passes_the_check(kmap: Run, person: Path) -> None:
    kmap("redact", "--output", "shared.yaml", KMAP_REDACT_KEY=KEY)
    assert kmap("check", "shared.yaml").returncode == 0


def test_a_dry_run_says_what_would_be_left_out_and_writes_nothing(kmap: Run, person: Path) -> None:
    run = kmap("redact", "--dry-run", "--output", "shared.yaml", KMAP_REDACT_KEY=KEY)
    assert run.stdout.splitlines() == ["left out: notes (1)", "under a pseudonym: 1 person", "nothing was written"]
    assert not (person.parent / "shared.yaml").exists()


def test_what_is_left_stops_the_copy_and_is_named_with_its_place(kmap: Run, person: Path) -> None:
    person.write_text(PERSON.replace("As agreed", "As agreed with Jane Smith"), encoding="utf-8")
    run = kmap("redact", "--output", "shared.yaml", KMAP_REDACT_KEY=KEY)
    assert (run.returncode, (person.parent / "shared.yaml").exists()) == (1, False)
    assert run.stderr.startswith("stakeholders.yaml:5:30: error: holds `Jane Smith`, which is left out elsewhere\n")
    assert kmap("redact", "--output", "shared.yaml", "--allow", "Jane Smith", KMAP_REDACT_KEY=KEY).returncode == 0


def test_a_part_of_a_name_is_warned_of(kmap: Run, person: Path) -> None:
    person.write_text(PERSON.replace("As agreed", "As agreed with Smith"), encoding="utf-8")
    run = kmap("redact", "--output", "shared.yaml", KMAP_REDACT_KEY=KEY)
    assert run.returncode == 0
    assert run.stderr == (
        "stakeholders.yaml:5:30: warning: holds `Smith`: is that somebody left out?\nwrote shared.yaml\n"
    )


@pytest.mark.parametrize("name", ["stakeholders.yaml", "other.yaml"])
def test_a_register_is_never_written_over(kmap: Run, person: Path, name: str) -> None:
    (person.parent / "other.yaml").write_text(PERSON, encoding="utf-8")
    run = kmap("redact", "--output", name, KMAP_REDACT_KEY=KEY)
    assert (run.returncode, (person.parent / name).read_text(encoding="utf-8")) == (2, PERSON)


def test_a_copy_is_written_over_by_the_next(kmap: Run, person: Path) -> None:
    for _ in range(2):
        assert kmap("redact", "--output", "shared.yaml", KMAP_REDACT_KEY=KEY).returncode == 0


def test_what_would_leave_references_to_nothing_is_refused(kmap: Run, person: Path) -> None:
    rest = "topics: [{id: heat}]\nneeds: [{id: n, need: What, topic: heat}]\nredact: {drop: [topics]}\n"
    person.write_text(PERSON + rest, encoding="utf-8")
    run = kmap("redact", "--output", "shared.yaml", KMAP_REDACT_KEY=KEY)
    assert (run.returncode, (person.parent / "shared.yaml").exists()) == (1, False)
    assert "KM105" in run.stderr
    assert "take that away too, or keep it" in run.stderr


def test_a_key_that_others_can_read_is_warned_of(kmap: Run, person: Path) -> None:
    (person.parent / "redact.key").write_text(KEY, encoding="ascii")
    (person.parent / "redact.key").chmod(0o644)
    run = kmap("redact", "--output", "shared.yaml", "--key-file", "redact.key")
    assert "others can read the key `redact.key`: chmod 600 redact.key" in run.stderr


def test_a_key_that_git_would_take_up_is_warned_of(kmap: Run, person: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(person.parent)], check=True)
    assert "add it to .gitignore" in kmap("redact", "--new-key", "redact.key").stderr
    (person.parent / ".gitignore").write_text("*.key\n", encoding="utf-8")
    assert kmap("redact", "--output", "shared.yaml", "--key-file", "redact.key").stderr == "wrote shared.yaml\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no file is named for the copy"),
        (("--output", "shared.txt"), "does not have the ending of a register"),
        (("--output", "shared.yaml", "--key-file", "none.key"), "the key `none.key` can't be read"),
        (("--output", "missing/shared.yaml"), "can't be written"),
    ],
)
def test_bad_usage_is_told_with_what_to_do(kmap: Run, person: Path, arguments: tuple[str, ...], said: str) -> None:
    run = kmap("redact", *arguments, KMAP_REDACT_KEY=KEY)
    assert (run.returncode, run.stdout) == (2, "")
    assert said in run.stderr
