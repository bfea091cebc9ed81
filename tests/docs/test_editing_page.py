"""The page on editing: its commands run one after the other on the bundled register and print what it says.

Where the output has changed on purpose, ``KMAP_RENEW=1 pytest tests/docs/test_editing_page.py``
writes it anew; look at the difference before you commit it.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kmap import rooms

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "editing.md"
BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)


def steps(body: str) -> list[tuple[str, str]]:
    """Return the commands of a console block, each with the output that it shows."""
    found: list[tuple[str, list[str]]] = []
    for line in body.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].strip(), []))
        else:
            found[-1][1].append(line)
    return [(command, "".join(output)) for command, output in found]


def run(command: str, folder: Path) -> str:
    program, *words = shlex.split(command)
    assert program == "kmap"
    return subprocess.run(
        [sys.executable, "-m", "kmap", *words],
        cwd=folder,
        env=os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    ).stdout


def test_commands_print_what_the_page_says(tmp_path: Path) -> None:
    shutil.copy(ROOT / "stakeholders.yaml", tmp_path)
    page = PAGE.read_text(encoding="utf-8")
    renewed = BLOCK.sub(
        lambda block: (
            "```console\n"
            + "".join(f"$ {command}\n{run(command, tmp_path)}" for command, _ in steps(block["body"]))
            + "```"
        ),
        page,
    )
    if os.environ.get("KMAP_RENEW") == "1":
        PAGE.write_text(renewed, encoding="utf-8")
    else:
        assert renewed == page


@pytest.mark.parametrize("name", rooms.names("cli.commands"))
def test_every_command_that_edits_is_on_the_page(name: str) -> None:
    if rooms.module("cli.commands", name).GROUP == "Edit":
        assert f"| `kmap {name} " in PAGE.read_text(encoding="utf-8")
