"""The pages on export and on sharing show what the commands print, on the files that they show."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kmap import rooms

ROOT = Path(__file__).parents[2]
STEP = re.compile(r"<!-- file: (\S+) -->\n\n```yaml\n(.*?)```|```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ kmap (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "fewest"), [("export.md", 7), ("sharing.md", 5)])
def test_commands_print_what_the_page_shows(name: str, fewest: int, tmp_path: Path) -> None:
    commands = 0
    for file, content, body in STEP.findall(page(name)):
        if file:
            (tmp_path / file).write_text(content, encoding="utf-8")
        for command, shown in COMMAND.findall(body):
            commands += 1
            printed = run(command, tmp_path)
            place = 0
            for part in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE):
                found = printed.find(part, place)
                assert found >= 0, f"{command}:\n{part}\nis not in\n{printed}"
                place = found + len(part)
            assert shown.startswith("...") or printed.startswith(shown.partition("\n...")[0])
    assert commands >= fewest


def run(command: str, folder: Path) -> str:
    """Return what a terminal shows of a command."""
    done = subprocess.run(
        [sys.executable, "-m", "kmap", *shlex.split(command)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "80", "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def test_every_format_is_on_the_page_on_export() -> None:
    text = page("export.md")
    formats = {*rooms.names("interchange.outgoing.tables"), *rooms.names("interchange.outgoing.maps")}
    assert len(formats) > 5
    assert [name for name in sorted(formats) if f"`{name.replace('_', '-')}`" not in text] == []
