"""The worked examples for contributors work: each page's files are put into a copy of kmap, and its commands run.

So they show that nothing else has to be edited. Where the output has changed on purpose, what is printed
stands in the message of the failure.
"""

import os
import shlex
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.docs.blocks import Block, agrees, contents, save, steps

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = {
    "contributing/add-a-rule.md": ["tests/rules"],
    "contributing/add-a-measure.md": ["tests/analysis/network/conftest.py"],
    "contributing/add-a-format.md": [],
    "contributing/add-a-report.md": [],
    "contributing/add-a-command.md": [],
}
"""The pages, with what of the tests their commands need."""
BEFORE = {"contributing/add-a-command.md": "contributing/add-a-report.md"}
"""Pages whose example stands on that of another."""
COPIED = ("kmap", "pyproject.toml", "stakeholders.yaml", "tests/conftest.py")


def blocks_of(page: str, *kinds: str) -> list[Block]:
    found = contents((DOCS / page).read_text(encoding="utf-8"))
    return [one for one in found if isinstance(one, Block) and one.kind in kinds]


def files(page: str) -> dict[str, list[str]]:
    marked = [(block.mark, block.lines) for block in blocks_of(page, "python", "yaml")]
    return {mark[1]: lines for mark, lines in marked if mark and mark[0] == "file"}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of what is needed of this repository."""
    for name in COPIED:
        copy(name, tmp_path)
    return tmp_path


def copy(name: str, folder: Path) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    if (ROOT / name).is_dir():
        shutil.copytree(ROOT / name, folder / name)  # with what Python has compiled, which saves half of the time
    else:
        shutil.copy(ROOT / name, folder / name)


def run(command: str, folder: Path) -> tuple[str, int]:
    words = shlex.split(command)
    program = [sys.executable, "-m", "kmap"] if words[0] == "kmap" else [sys.executable]
    settings = {
        name: value for name, value in os.environ.items() if not name.startswith(("KMAP_", "GITHUB_", "GITLAB_"))
    }
    done = subprocess.run(
        [*program, *words[1:]],
        cwd=folder,
        env=settings | {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return done.stdout, done.returncode


@pytest.mark.parametrize("page", PAGES)
def test_example_of_the_page_works_and_needs_no_other_file(page: str, repository: Path) -> None:
    for name in PAGES[page]:
        copy(name, repository)
    blocks = partial(blocks_of, page)
    sessions = blocks("console") + blocks("sh")
    first, _ = steps(sessions[0])[0]
    _, status = run(first, repository)
    assert status != 0, f"{first} works without the example"
    for of in filter(None, (BEFORE.get(page), page)):
        for name, lines in files(of).items():
            assert not (repository / name).exists(), f"{name} is taken: give the example another name"
            save(repository / name, lines)
    for block in sessions:
        for command, shown in steps(block):
            printed, status = run(command, repository)
            assert block.kind == "console" or status == 0, f"$ {command}\n{printed}"
            assert block.kind == "sh" or agrees(shown, printed), f"$ {command}\n{printed}"


def test_every_page_for_contributors_is_run() -> None:
    assert {f"contributing/{file.name}" for file in (DOCS / "contributing").glob("add-*.md")} == PAGES.keys()
