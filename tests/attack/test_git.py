"""Revisions, and repositories that somebody else has made; more of them are in `tests/register/test_revisions.py`."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.attack.running import Kmap

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

MAP = "title: A\nstakeholders: [{id: b, name: B, influence: 4, interest: 4}]\n"
OPTIONS = ["--output=made", "-omade", "--upload-pack=touch made", "--exec=touch made", "--help"]
SHELL = ["$(touch made)", "`touch made`", ";touch made", "HEAD\ntouch made", "HEAD@{upstream}", ":/x"]

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a function that runs git in the current folder, a repository with a register and one commit."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def run(*words: str) -> str:
        named = ["-c", "user.name=\x1b[31m::error::A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *named, *words], cwd=tmp_path, check=True, capture_output=True, encoding="utf-8")
        return done.stdout.strip()

    (tmp_path / "stakeholders.yaml").write_text(MAP, encoding="utf-8")
    run("init", "--quiet", "--initial-branch", "main")
    run("add", "--all")
    run("commit", "--quiet", "--message", "::error::\x1b[31m\u202e")
    return run


def shut(tmp_path: Path) -> list[str]:
    """Return what has been made in the folder of a test beside what was there."""
    return sorted({path.name for path in tmp_path.iterdir()} - {".git", "stakeholders.yaml"})


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize("name", [*OPTIONS, *SHELL])
@pytest.mark.parametrize("way", ["--since=%s", "%s..HEAD", "HEAD...%s"])
def test_a_revision_is_never_an_option_or_a_command(kmap: Kmap, tmp_path: Path, way: str, name: str) -> None:
    argument = way % name
    words = (argument,) if argument.startswith("--since") else ("--", argument)
    run = kmap("changes", *words)
    assert run.returncode in (1, 2)
    assert "Traceback" not in run.stderr
    assert shut(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["$(touch${IFS}made)", "`touch`", ";touch", "\u202eb", "zero\u200bwidth", "a&b|c", "'", '"']
)
def test_a_name_of_a_branch_is_a_name_and_nothing_else(kmap: Kmap, git: Git, tmp_path: Path, name: str) -> None:
    git("branch", name)
    run = kmap("changes", f"{name}..HEAD")
    assert run.returncode == 0, run.stderr
    again = kmap("changes", f"{name}x..HEAD")
    assert again.returncode == 2
    for character in "\u202e\u200b\x1b":
        assert character not in run.stdout + run.stderr + again.stdout + again.stderr
    assert shut(tmp_path) == []


def test_a_tag_that_looks_like_an_option_is_refused(kmap: Kmap, git: Git, tmp_path: Path) -> None:
    git("update-ref", "refs/tags/--output=made", "HEAD")
    run = kmap("changes", "--", "--output=made..HEAD")
    assert run.returncode == 2
    assert "is not a revision" in run.stderr
    assert shut(tmp_path) == []


@pytest.mark.parametrize("words", [("changes", "HEAD..main"), ("check",), ("grid",)], ids=" ".join)
def test_nothing_of_who_committed_is_printed_raw(kmap: Kmap, git: Git, words: tuple[str, ...]) -> None:
    run = kmap(*words)
    assert "\x1b" not in run.stdout + run.stderr
    assert "::error::" not in run.stdout + run.stderr


@pytest.mark.skipif(os.name == "nt", reason="the program is a script of a shell")
@pytest.mark.parametrize(
    "words", [("changes", "HEAD..main"), ("changes", "HEAD"), ("redact", "--new-key", "new.key")], ids=" ".join
)
def test_a_repository_that_lies_in_a_folder_of_the_checkout_starts_nothing(
    kmap: Kmap, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    started, program = tmp_path / "started", tmp_path / "evil.sh"
    program.write_text(f"#!/bin/sh\ntouch {started}\n", encoding="utf-8")
    program.chmod(0o755)
    maps = tmp_path / "maps"
    git("clone", "--quiet", "--bare", ".", "maps")  # as a checkout may hold one, which `.git` in it can never be
    names = ("fsmonitor", "pager", "sshCommand", "editor", "alternateRefsCommand", "askPass", "gitProxy")
    with (maps / "config").open("a", encoding="utf-8") as file:
        file.write(f"[core]\n\tbare = false\n\tworktree = {maps}\n")
        file.writelines(f"\t{name} = {program}\n" for name in names)
        file.write(f"[diff]\n\texternal = {program}\n[alias]\n\trev-parse = !{program}\n")
    (maps / "stakeholders.yaml").write_text(MAP, encoding="utf-8")
    subprocess.run(["git", "status"], cwd=maps, check=False, capture_output=True)
    assert started.exists(), "git itself starts it"
    started.unlink()
    monkeypatch.chdir(maps)
    run = kmap(*words, "stakeholders.yaml") if words[0] == "changes" else kmap(*words)
    assert not started.exists()
    if words[0] == "changes" and tuple(map(int, re.findall("[0-9]+", git("version"))[:2])) >= (2, 38):
        assert run.returncode == 2
        assert "bare repository" in run.stderr


@pytest.mark.skipif(os.name == "nt", reason="the program is a script of a shell")
def test_nothing_is_fetched_that_a_partial_clone_lacks(
    kmap: Kmap, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, program = tmp_path / "started", tmp_path / "evil.sh"
    program.write_text(f"#!/bin/sh\ntouch {started}\n", encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "stakeholders.yaml").write_text(MAP.replace("A", "C"), encoding="utf-8")
    git("commit", "--quiet", "--all", "--message", "second")
    git("config", "uploadpack.allowFilter", "true")
    git("clone", "--quiet", "--filter=blob:none", f"file://{tmp_path}", "part")
    git("-C", "part", "config", "remote.origin.uploadpack", str(program))
    subprocess.run(["git", "show", "HEAD~1:stakeholders.yaml"], cwd=tmp_path / "part", check=False, capture_output=True)
    assert started.exists(), "git itself starts it"
    started.unlink()
    monkeypatch.chdir(tmp_path / "part")
    run = kmap("changes", "HEAD~1..HEAD")
    assert (run.returncode, run.stdout) == (2, "")
    assert not started.exists()
