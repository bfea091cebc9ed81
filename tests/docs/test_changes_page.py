"""The page on changes says what the commands print, and names what there is."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kmap.reports.moves import COLUMNS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "changes.md").read_text(encoding="utf-8")
SESSIONS = re.findall(r"```console\n\$ (.*)\n((?:.*\n)*?)```", PAGE)


@pytest.mark.parametrize(("command", "shown"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_command_prints_what_the_page_says(command: str, shown: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "stakeholders.yaml", tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "kmap", *shlex.split(command)[1:]],
        cwd=tmp_path,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,  # as a terminal shows it
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, shown)


def test_columns_are_those_of_the_table() -> None:
    table = PAGE.partition("| column | meaning |")[2]
    names = [name for cell in re.findall(r"^\| (`.*?`) \|", table, flags=re.MULTILINE) for name in cell.split(", ")]
    assert [name.strip("`") for name in names] == list(COLUMNS)


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL))
def test_recipes_are_yaml_and_fetch_all_revisions(block: str) -> None:
    assert yaml.safe_load(block)
    assert "fetch-depth: 0" in block or "GIT_DEPTH: 0" in block


def test_links_of_the_contents_lead_to_headings() -> None:
    titles = re.findall(r"^## (.*)$", PAGE, flags=re.MULTILINE)
    headings = {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}
    assert set(re.findall(r"^- \[.*\]\(#(.*)\)$", PAGE, flags=re.MULTILINE)) == headings
