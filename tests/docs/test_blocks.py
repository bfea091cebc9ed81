"""Every command that a page of the docs shows is run, and prints what the page says.

Of a page, from top to bottom, in one folder:

- a fenced block after ``<!-- file: NAME -->`` is written to that file, as a workbook where NAME ends in .xlsx;
- ``<!-- cell: FILE SHEET!B3 = VALUE -->`` stands for a colleague who types a value into a cell of a workbook,
  ``<!-- change: FILE: OLD -> NEW -->`` for a reader who mends a slip in a file;
- a ``console`` block is a session: each line after ``$ `` is run, and what is shown below it is compared, a line
  of three dots standing for anything;
- a ``text`` block after ``<!-- command: kmap ... -->`` is a part of what that command prints;
- in an ``sh`` block each line is a command that has to succeed; what it prints is not shown;
- a picture after ``<!-- picture: FILE -->`` is the one that the commands above it have written to that file.

What can't be run here is listed below with the reason, page by page. Where the output has changed on purpose,
``KMAP_RENEW=1 pytest tests/docs/test_blocks.py`` writes it anew; look at the difference before you commit it.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.docs.blocks import (
    Block,
    Cell,
    Change,
    Picture,
    agrees,
    contents,
    is_run,
    renewed,
    save,
    steps,
    type_into,
    written,
)
from tests.docs.test_readme import same_picture

if TYPE_CHECKING:
    from tests.docs.conftest import Done, Terminal

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
RENEW = os.environ.get("KMAP_RENEW") == "1"
SHELLS = {"bash", "shell", "zsh", "bat", "batch", "cmd", "pwsh", "ps1", "doscon", "pycon", "fish"}
TYPED = re.compile(r" *(\$|kmap|pip|python3?|git|PS>|C:\\.*>) ")
OTHERWISE = "it prints something else"


# What can't be run, by page and first words, and why.
NOT_RUN = {
    ("network.md", "pip install graphblas-algorithms"): "installs a package that kmap does not need",
    ("network.md", "NETWORKX_BACKEND_PRIORITY=graphblas"): "needs that package",
    ("tutorial.md", "python3 --version"): "asks for the Python of the reader's machine",
    (
        "tutorial.md",
        "python3 -m venv",
    ): "sets kmap up, which takes a minute: .ci/run sets it up so from a clean checkout",
    ("tutorial.md", "~/kmap/bin/python -m pip install"): "installs from the network",
    ("tutorial.md", "source ~/kmap/bin/activate"): "makes the environment that was set up known to the shell",
    ("how-to/ci.md", "pip install pre-commit"): "installs from the network",
    ("how-to/ci.md", "pre-commit install"): "needs pre-commit; tests/ci runs the hook",
    ("report.md", "pip install 'kmap-stakeholders[page,word]'"): "installs from the network",
}
# What is written by a library that need not be there.
OPTIONAL = {".html": "bokeh", ".docx": "docx"}
# Pages whose sessions a test of their own runs, every block of that kind.
ELSEWHERE = {
    ("checks.md", "console"): "test_checks_page.py",
    ("contributing/add-a-rule.md", "console"): "test_contributing.py",
    ("contributing/add-a-rule.md", "sh"): "test_contributing.py",
    ("contributing/add-a-measure.md", "console"): "test_contributing.py",
    ("contributing/add-a-measure.md", "sh"): "test_contributing.py",
    ("contributing/add-a-format.md", "console"): "test_contributing.py",
    ("contributing/add-a-format.md", "sh"): "test_contributing.py",
    ("contributing/add-a-report.md", "console"): "test_contributing.py",
    ("contributing/add-a-command.md", "console"): "test_contributing.py",
    ("contributing/add-a-command.md", "sh"): "test_contributing.py",
}


def pages() -> list[str]:
    return sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))


def blocks(page: str) -> list[Block]:
    return [one for one in contents((DOCS / page).read_text(encoding="utf-8")) if isinstance(one, Block)]


def why_not(page: str, command: str) -> str | None:
    for ending, library in OPTIONAL.items():
        if command.endswith(ending) and find_spec(library) is None:
            return f"{library} is not installed"
    return next((why for (name, words), why in NOT_RUN.items() if name == page and command.startswith(words)), None)


# What a reader of each page has in the folder. A page that is not named begins in a copy of this repository.


def bundled(folder: Path) -> None:
    shutil.copy(ROOT / "stakeholders.yaml", folder)
    shutil.copytree(ROOT / "examples", folder / "examples")


def nothing(folder: Path) -> None:
    pass


def versions(folder: Path) -> None:
    """The register in git, with a tag of last year and a branch, and last year's file beside it."""
    bundled(folder)
    (folder / "maps").mkdir()
    for copy in ("last-year.yaml", "maps/stakeholders.yaml"):
        shutil.copy(ROOT / "stakeholders.yaml", folder / copy)
    commands = ("init -q -b main", "add .", "commit -q -m Map", "tag v2025", "checkout -q -b scores")
    for command in commands:
        subprocess.run(["git", *command.split()], cwd=folder, check=True, capture_output=True)


def reports(folder: Path) -> None:
    """A programme with its projects beside it, and two versions of a register."""
    bundled(folder)
    for name in ("OLD.yaml", "NEW.yaml"):
        shutil.copy(ROOT / "stakeholders.yaml", folder / name)
    programme = ROOT / "examples" / "programme"
    shutil.copy(programme / "stakeholders.yaml", folder / "programme.yaml")
    shutil.copytree(programme / "projects", folder / "projects")
    for project in (folder / "projects").iterdir():
        said = project.read_text(encoding="utf-8")
        project.write_text(said.replace("../stakeholders.yaml", "../programme.yaml"), encoding="utf-8")


BEGINNINGS: dict[str, Callable[[Path], None]] = {
    "changes.md": versions,
    "export.md": nothing,
    "import.md": nothing,
    "pictures.md": reports,
    "report.md": reports,
    "sharing.md": nothing,
    "tutorial.md": nothing,
    "how-to/annual-return.md": versions,
    "how-to/ci.md": nothing,
    "how-to/spreadsheet-round-trip.md": nothing,
    "how-to/workshop.md": nothing,
}


def wrong(done: "Done", command: str, shown: str, block: Block, folder: Path) -> str | None:
    written = re.findall(r"--output (\S+\.\S+)", command)
    if done.status == 70:
        return "kmap broke down"
    if done.status == 0 and not all((folder / name).stat().st_size for name in written):
        return "it does not write the file"
    if block.kind == "sh":
        return None if done.status == 0 else "it failed"
    return None if agrees(shown, done.printed) else OTHERWISE


def outputs(block: Block, page: str, terminal: "Terminal") -> list[str]:
    """Run the commands of a block and return what the page has to show of each."""
    found = []
    for command, shown in steps(block):
        if why_not(page, command):
            found.append(shown)
            continue
        done = terminal.run(command)
        fault = wrong(done, command, shown, block, terminal.folder)
        now = renewed(shown, done.printed) if RENEW and fault == OTHERWISE else None
        said = f"docs/{page}:{block.first + 1}: $ {command}\n{fault}:\n{done.printed}\nthe page shows:\n{shown}"
        assert fault is None or now is not None, said
        found.append(shown if now is None else now)
    return found


@pytest.mark.parametrize("page", pages())
def test_commands_of_the_page_print_what_it_says(page: str, terminal: "Terminal") -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    if not any(isinstance(one, Block) and is_run(one) for one in contents(text)):
        return
    BEGINNINGS.get(page, bundled)(terminal.folder)
    news = []
    for one in contents(text):
        match one:
            case Cell() | Change():
                type_into(terminal.folder, one)
            case Picture(file, name):
                drawn, picture = terminal.folder / file, (DOCS / page).parent / name
                if RENEW:
                    shutil.copy(drawn, picture)
                assert same_picture(drawn, picture), f"docs/{page} shows another picture than {file}"
            case Block(mark=("file", name)):
                save(terminal.folder / name, one.lines)
            case Block() if is_run(one) and (page, one.kind) not in ELSEWHERE:
                news.append((one, outputs(one, page, terminal)))
    if RENEW:
        lines = text.splitlines()
        for block, said in reversed(news):
            lines[block.first : block.first + len(block.lines)] = written(block, said)
        (DOCS / page).write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize("page", pages())
def test_no_block_of_commands_is_left_out(page: str) -> None:
    for block in blocks(page):
        if is_run(block):
            assert steps(block), f"{page}:{block.first}: a block of commands without a command"
        else:
            typed = [line for line in block.lines if TYPED.match(line)] if block.kind in ("", "text") else []
            assert block.kind not in SHELLS, f"{page}:{block.first}: write ```sh or ```console, so that it is run"
            assert page == "benchmarks.md" or not typed, f"{page}:{block.first}: nobody runs this block"


@pytest.mark.parametrize("page", pages())
def test_block_in_a_list_stands_four_spaces_in(page: str) -> None:
    """Which GitHub takes and the site wants: with three, the block ends the list."""
    for block in blocks(page):
        assert len(block.indent) % 4 == 0, f"{page}:{block.first}"


@pytest.mark.parametrize(("page", "words"), NOT_RUN)
def test_what_is_not_run_stands_on_its_page(page: str, words: str) -> None:
    commands = [command for block in blocks(page) if is_run(block) for command, _ in steps(block)]
    assert any(command.startswith(words) for command in commands)


@pytest.mark.parametrize(("page", "kind"), ELSEWHERE)
def test_test_that_runs_a_page_elsewhere_reads_it(page: str, kind: str) -> None:
    text = (ROOT / "tests" / "docs" / ELSEWHERE[page, kind]).read_text(encoding="utf-8")
    assert f'"{page}"' in text
    assert f'blocks("{kind}")' in text


@pytest.mark.parametrize("page", BEGINNINGS)
def test_page_that_begins_otherwise_is_there(page: str) -> None:
    assert page in pages()


@pytest.mark.parametrize(
    ("shown", "printed"),
    [("a\nb\n", "a\nb\n"), ("a\n...\n", "a\nb\nc\n"), ("...\nc\n", "a\nb\nc\n"), ("a\n...\nc\n", "a\nb\nc\n")],
)
def test_three_dots_stand_for_any_lines(shown: str, printed: str) -> None:
    assert agrees(shown, printed)


@pytest.mark.parametrize(
    ("shown", "printed"),
    [("a\n", "a\nb\n"), ("b\n", "a\nb\n"), ("b\n...\na\n", "a\nb\n"), ("a\n...\n", "ba\nb\n"), ("", "a\n")],
)
def test_what_is_printed_and_not_shown_is_a_difference(shown: str, printed: str) -> None:
    assert not agrees(shown, printed)


def test_block_in_a_list_is_found_with_its_output() -> None:
    text = "1. Do this:\n\n   ```console\n   $ kmap check\n   fine\n   $ kmap grid\n   ```\n"
    (block,) = contents(text)
    assert isinstance(block, Block)
    assert steps(block) == [("kmap check", "fine\n"), ("kmap grid", "")]
