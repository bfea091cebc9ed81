"""Git in an unusual state, endings that colleagues on Windows write, and paths as they write them."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Kmap = Callable[..., subprocess.CompletedProcess[str]]
Git = Callable[..., None]

WEAK = "title: A\nas_of: 2026-10-01\nstakeholders: [{name: Nurses, influence: 2, interest: 4, because: x}]\n"
STRONG = WEAK.replace("influence: 2", "influence: 5")
MOVED = "Nurses moved from keep-informed to manage-closely"


@pytest.fixture
def git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a function that runs git in a folder below the test's, without the settings of this machine."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    (folder / "stakeholders.yaml").unlink()

    def run(*words: str, where: str = ".") -> None:
        settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *settings, *words], cwd=folder / where, check=True, capture_output=True)

    return run


@pytest.fixture
def two_commits(folder: Path, git: Git) -> None:
    """Make a repository `maps` with two commits; between them somebody's influence rose."""
    maps = folder / "maps"
    maps.mkdir()
    git("init", where="maps")
    for text in (WEAK, STRONG):
        (maps / "stakeholders.yaml").write_text(text, encoding="utf-8")
        git("add", ".", where="maps")
        git("commit", "-m", "x", where="maps")


def test_a_repository_without_commits_says_so(kmap: Kmap, folder: Path, git: Git) -> None:
    git("init")
    (folder / "stakeholders.yaml").write_text(WEAK, encoding="utf-8")
    run = kmap("changes", "HEAD")
    assert (run.returncode, run.stdout) == (2, "")
    assert "this git repository has no commits yet" in run.stderr
    assert kmap("check").returncode == 0


@pytest.mark.usefixtures("two_commits")
def test_a_detached_head_is_a_revision_like_any(kmap: Kmap, git: Git) -> None:
    git("checkout", "--detach", "HEAD", where="maps")
    assert MOVED in kmap("changes", "HEAD~1", "maps/stakeholders.yaml").stdout.replace("\n", " ")


@pytest.mark.usefixtures("two_commits")
def test_a_second_work_tree_sees_the_same_past(kmap: Kmap, git: Git) -> None:
    git("worktree", "add", "../other", "HEAD", where="maps")
    assert MOVED in kmap("changes", "HEAD~1", "other/stakeholders.yaml").stdout.replace("\n", " ")


@pytest.mark.usefixtures("two_commits")
def test_a_submodule_is_compared_with_its_own_past(kmap: Kmap, folder: Path, git: Git) -> None:
    (folder / "programme").mkdir()
    git("init", where="programme")
    git("-c", "protocol.file.allow=always", "submodule", "add", "../maps", "maps", where="programme")
    assert MOVED in kmap("changes", "HEAD~1", "programme/maps/stakeholders.yaml").stdout.replace("\n", " ")


@pytest.mark.usefixtures("two_commits")
def test_a_bare_repository_is_one_message(kmap: Kmap, git: Git) -> None:
    git("clone", "--bare", "maps", "bare.git")
    run = kmap("changes", "HEAD~1..HEAD", "bare.git/stakeholders.yaml")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("kmap: ")
    assert "Traceback" not in run.stderr


@pytest.mark.usefixtures("two_commits")
def test_a_shallow_clone_says_that_its_past_is_missing(kmap: Kmap, folder: Path, git: Git) -> None:
    git("clone", "--depth", "1", f"file://{folder}/maps", "shallow")
    run = kmap("changes", "HEAD~1", "shallow/stakeholders.yaml")
    assert run.returncode == 2
    assert "git fetch --unshallow" in run.stderr


@pytest.mark.parametrize("name", ["stakeholders.yml", "heat.stakeholders.yml"])
def test_a_folder_with_registers_that_end_in_yml_is_checked(kmap: Kmap, folder: Path, name: str) -> None:
    (folder / name).write_text("title: A\nstakeholders: [{nam: x}]\n", encoding="utf-8")
    run = kmap("check", ".")
    assert run.returncode == 1
    assert f"{name}:2:" in run.stdout


def test_a_register_here_that_ends_in_yml_is_offered(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").rename(folder / "stakeholders.yml")
    run = kmap("grid")
    assert run.returncode == 2
    assert "stakeholders.yml" in run.stderr
    assert kmap("grid", "stakeholders.yml").returncode == 0


def test_a_backslash_in_extends_is_told_to_be_a_slash(kmap: Kmap, folder: Path) -> None:
    (folder / "project").mkdir()
    text = "title: P\nextends: ..\\stakeholders.yaml\nstakeholders: []\n"
    (folder / "project" / "stakeholders.yaml").write_text(text, encoding="utf-8")
    run = kmap("check", "project/stakeholders.yaml")
    assert run.returncode == 1
    assert "extends: ../stakeholders.yaml" in run.stdout
