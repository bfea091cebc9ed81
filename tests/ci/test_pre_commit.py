"""The hook for pre-commit, installed as a team that keeps registers installs it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "checks.md"
GOOD = """\
title: Heat
as_of: 2026-10-01
stakeholders:
  - {name: Councils, influence: 2, interest: 4, because: They said so}
"""
BAD = GOOD.replace("influence: 2", "influence: 11")
EXPECTED = "maps/bad.stakeholders.yaml:4:33: error: influence `11` is outside 1..5 [KM201]"
UNREACHABLE = re.compile("No matching distribution|Connection|resolve|timed out|Network is unreachable", re.IGNORECASE)
"""What pip says where it can't fetch what kmap needs."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def give_up(reason: str) -> None:
    """Skip, but in a CI, where everything has to be at hand."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def program(name: str) -> str:
    """Return the path of a program, beside this Python or on the PATH."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        give_up(f"{name} is not installed")
    return str(found)


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false")
    command = [program("git"), "-C", str(folder), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def commit_all(folder: Path) -> str:
    """Make a repository of a folder with one commit; return the name of the commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--no-verify", "--message", "All")
    return git(folder, "rev-parse", "HEAD").strip()


def copy_of_this_repository(folder: Path) -> Path:
    for name in git(ROOT, "ls-files", "-co", "--exclude-standard", "-z").split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def pasted_configuration(repository: Path, revision: str) -> str:
    """Return the configuration that the page on checks gives, for a repository at hand."""
    (text,) = re.findall(r"```yaml\n# \.pre-commit-config\.yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    text, repositories = re.subn(r"repo: \S+", f"repo: {repository.as_posix()}", text)
    text, revisions = re.subn(r"rev: \S+", f"rev: {revision}", text)
    assert (repositories, revisions) == (1, 1)
    return str(text)


@pytest.fixture(scope="module")
def pre_commit(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a function that runs `pre-commit` where two registers are kept; kmap is installed once, from a copy."""
    if not (ROOT / ".git").exists():
        give_up("this is no git repository")
    executable = program("pre-commit")
    kmap = copy_of_this_repository(tmp_path_factory.mktemp("kmap"))
    registers = tmp_path_factory.mktemp("registers")
    (registers / ".pre-commit-config.yaml").write_text(pasted_configuration(kmap, commit_all(kmap)), encoding="utf-8")
    (registers / "maps").mkdir()
    (registers / "maps" / "stakeholders.yaml").write_text(GOOD, encoding="utf-8")
    (registers / "maps" / "bad.stakeholders.yaml").write_text(BAD, encoding="utf-8")
    (registers / "maps" / "other.yaml").write_text(BAD, encoding="utf-8")
    commit_all(registers)
    home = tmp_path_factory.mktemp("home")
    inherited = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "GIT_DIR")}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [executable, *arguments],
            cwd=registers,
            env=inherited | {"PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never", "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=600,
            check=False,
        )

    done = run("install-hooks")
    if done.returncode and UNREACHABLE.search(done.stdout):
        give_up("pip can't reach a package index")
    assert done.returncode == 0, done.stdout
    return run


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory, pre_commit: Run) -> str:
    """Return what `pre-commit try-repo` prints for a register with an error, and that it fails."""
    kmap = copy_of_this_repository(tmp_path_factory.mktemp("tried"))
    commit_all(kmap)
    done = pre_commit("try-repo", str(kmap), "kmap-check", "--files", "maps/bad.stakeholders.yaml")
    assert done.returncode == 1, done.stdout
    return done.stdout


def test_hook_can_be_tried_before_it_is_configured(tried: str) -> None:
    assert re.search(r"kmap check\.+Failed", tried)
    assert EXPECTED in tried.splitlines()


def test_hook_passes_a_register_without_errors(pre_commit: Run) -> None:
    done = pre_commit("run", "--files", "maps/stakeholders.yaml")
    assert done.returncode == 0, done.stdout
    assert re.search(r"kmap check\.+Passed", done.stdout)


def test_hook_fails_and_shows_the_line_of_an_error(pre_commit: Run) -> None:
    done = pre_commit("run", "--files", "maps/stakeholders.yaml", "maps/bad.stakeholders.yaml")
    assert done.returncode == 1
    assert re.search(r"kmap check\.+Failed", done.stdout)
    assert EXPECTED in done.stdout.splitlines()


def test_hook_looks_at_registers_only(pre_commit: Run) -> None:
    done = pre_commit("run", "--files", "maps/other.yaml")
    assert done.returncode == 0
    assert "no files to check" in done.stdout


def test_hook_is_the_one_that_the_configuration_names(pre_commit: Run) -> None:
    done = pre_commit("run", "kmap-check", "--all-files")
    assert done.returncode == 1
    assert EXPECTED in done.stdout.splitlines()
