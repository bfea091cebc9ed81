"""Links, paths and names of files in a folder that somebody else has made."""

import os
import sys
from pathlib import Path

import pytest

from kmap.register.links import leads_out
from tests.attack.running import Kmap

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights there")

MAP = "title: A\nstakeholders:\n  - {id: b, name: B, category: industry, influence: 4, interest: 4, kind: person}\n"
SECRET = "token: 5ecret-of-the-runner\n"


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    (folder / "secret").write_text(SECRET, encoding="utf-8")
    return folder


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return the work tree of a repository, which is the current folder, with a register in it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text(SECRET, encoding="utf-8")
    (tmp_path / "stakeholders.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", [("check",), ("check", "."), ("grid",), ("set", "b", "interest=5"), ()], ids=" ".join)
@pytest.mark.parametrize("where", ["file", "folder", "git"])
def test_a_register_that_is_a_link_out_shows_nothing_of_what_it_leads_to(
    kmap: Kmap, tree: Path, outside: Path, words: tuple[str, ...], where: str
) -> None:
    register = tree / "stakeholders.yaml"
    register.unlink()
    if where == "folder":
        (tree / "maps").symlink_to(outside)
        register = outside / "stakeholders.yaml"
        register.write_text(SECRET, encoding="utf-8")
        words = (*words, "maps/stakeholders.yaml") if words and "." not in words else words
    else:
        register.symlink_to(outside / "secret" if where == "file" else tree / ".git" / "config")
    run = kmap(*words)
    assert "5ecret" not in run.stdout + run.stderr
    assert "token" not in run.stdout + run.stderr
    assert run.returncode in (1, 2) or not words
    assert (outside / "secret").read_text(encoding="utf-8") == SECRET


@pytest.mark.parametrize(
    "words", [("import", "x.csv"), ("check", "--baseline", "x.json"), ("changes", "x.yaml", "x.yaml")]
)
def test_no_other_file_that_is_read_leads_out(kmap: Kmap, tree: Path, outside: Path, words: tuple[str, ...]) -> None:
    (tree / words[-1]).symlink_to(outside / "secret")
    run = kmap(*words)
    assert run.returncode in (1, 2)
    assert "5ecret" not in run.stdout + run.stderr
    assert "token" not in run.stdout + run.stderr


WRITTEN = [
    (("grid", "--output"), "x.csv"),
    (("grid", "--output"), "x.svg"),
    (("export", "--output"), "x.xlsx"),
    (("plan", "--output"), "x.ics"),
    (("report", "--output"), "x.html"),
    (("check", "--format", "sarif", "--output"), "x.sarif"),
    (("check", "--write-baseline"), "x.json"),
    (("schema", "--output"), "x.json"),
    (("redact", "--new-key"), "x.key"),
    (("init",), "x.yaml"),
]


@pytest.mark.parametrize(("words", "name"), WRITTEN, ids=lambda value: value if isinstance(value, str) else value[0])
def test_nothing_is_written_through_a_link_out(
    kmap: Kmap, tree: Path, outside: Path, words: tuple[str, ...], name: str
) -> None:
    (tree / name).symlink_to(outside / "secret")
    run = kmap(*words, name)
    assert run.returncode == 2, run.stdout
    assert "can't be written: it is a link that leads out of the work tree of git" in run.stderr or "there already" in (
        run.stderr
    )
    assert sorted(path.name for path in outside.iterdir()) == ["secret"]
    assert (outside / "secret").read_text(encoding="utf-8") == SECRET


@pytest.mark.parametrize(
    ("words", "name"), WRITTEN[:3], ids=lambda value: value if isinstance(value, str) else value[0]
)
def test_nothing_is_made_at_the_end_of_a_link_out(
    kmap: Kmap, tree: Path, outside: Path, words: tuple[str, ...], name: str
) -> None:
    (tree / name).symlink_to(outside / "made")
    assert kmap(*words, name).returncode == 2
    assert [path.name for path in outside.iterdir()] == ["secret"]


@pytest.mark.parametrize(
    ("words", "name"), WRITTEN[:3], ids=lambda value: value if isinstance(value, str) else value[0]
)
def test_nothing_is_written_into_a_folder_that_is_a_link_out(
    kmap: Kmap, tree: Path, outside: Path, words: tuple[str, ...], name: str
) -> None:
    (tree / "site").symlink_to(outside)
    run = kmap(*words, f"site/{name}")
    assert run.returncode == 2
    assert [path.name for path in outside.iterdir()] == ["secret"]


def test_a_copy_is_not_written_through_a_link_out(kmap: Kmap, tree: Path, outside: Path) -> None:
    (tree / "copy.yaml").symlink_to(outside / "made.yaml")
    run = kmap("redact", "--output", "copy.yaml", KMAP_REDACT_KEY="0123456789abcdef" * 4)
    assert "can't be written: it is a link that leads out of the work tree of git" in run.stderr
    assert not (outside / "made.yaml").exists()


def test_a_device_is_not_written_to_by_a_link(kmap: Kmap, tree: Path) -> None:
    (tree / "x.csv").symlink_to("/dev/full")
    run = kmap("grid", "--output", "x.csv")
    assert (run.returncode, "leads out of the work tree" in run.stderr) == (2, True)


@pytest.mark.parametrize(
    ("path", "out"),
    [
        ("plain", False),
        ("none/at/all", False),
        ("../elsewhere", False),
        ("inside", False),
        ("outside", True),
        ("nested/up", True),
        ("folder/secret", True),
        ("folder/../secret", True),
        (".git/config", False),
        ("git", True),
        ("chain", True),
        ("loop", False),
    ],
)
def test_a_path_leads_out_by_links_alone(tree: Path, outside: Path, path: str, out: bool) -> None:
    (tree / "inside").symlink_to("stakeholders.yaml")
    (tree / "outside").symlink_to(outside / "secret")
    (tree / "nested" / ".git").mkdir(parents=True)
    (tree / "nested" / "up").symlink_to("../stakeholders.yaml")
    (outside / ".git").mkdir()  # one of its own makes a folder no part of the tree that the link lies in
    (tree / "folder").symlink_to(outside)
    (tree / "git").symlink_to(".git/config")
    (tree / "chain").symlink_to("outside")
    (tree / "loop").symlink_to("loop")
    assert leads_out(str(tree / path)) is out


def test_outside_of_a_work_tree_links_are_the_user_s_own(tmp_path: Path, outside: Path) -> None:
    (tmp_path / "link").symlink_to(outside / "secret")
    assert not leads_out(str(tmp_path / "link"))


NAMES = [
    "--output=x",
    "-rf",
    "--help",
    "a b",
    "a\nb",
    "$(touch made)",
    "`touch made`",
    ";touch made",
    "\x1b[31m",
    "\u202e",
    "%s",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_of_a_file_is_a_name_and_nothing_else(kmap: Kmap, tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.stakeholders.yaml").write_text(MAP, encoding="utf-8")
    before = sorted(os.listdir(tmp_path))
    for words in (("check", "."), ("check", "--", f"{name}.stakeholders.yaml"), ("plan", "."), ()):
        run = kmap(*words)
        assert run.returncode == 0, run.stderr
        assert "\x1b" not in run.stdout + run.stderr
        assert "\u202e" not in run.stdout + run.stderr
    assert sorted(os.listdir(tmp_path)) == before
