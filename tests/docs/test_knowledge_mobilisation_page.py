"""The page on knowledge mobilisation shows what the commands print, and names what they know."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from kmap.analysis.plan.occasions import LEAD_WEEKS
from kmap.analysis.plan.task import KINDS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "knowledge-mobilisation.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"<!-- command: kmap ([^\n]*) -->\n\n```text\n(.*?)```", PAGE, flags=re.DOTALL)
NUMBERS = {8: "eight"}


@cache
def printed(command: str) -> str:
    """Return what a command prints in a pipe of 80 columns."""
    run = subprocess.run(
        [sys.executable, "-m", "kmap", *command.split()], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return run.stdout


@pytest.mark.parametrize(("command", "block"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_command_prints_what_the_page_shows(command: str, block: str) -> None:
    place = 0
    for part in re.split(r"^\.\.\.\n", block, flags=re.MULTILINE):
        found = printed(command).find(part, place)
        assert found >= 0, part
        place = found + len(part)


def test_every_kind_of_task_is_explained() -> None:
    table = PAGE.partition("<!-- kinds -->")[2].partition("\n\nA contact")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", table, flags=re.MULTILINE) == list(KINDS)


def test_lead_time_is_that_of_the_code() -> None:
    assert f"{NUMBERS[LEAD_WEEKS]} weeks before an engagement point" in PAGE


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!https:)([^)]*)\)", PAGE))))
def test_link_leads_to_a_heading(link: str) -> None:
    file, _, anchor = link.partition("#")
    target = (ROOT / "docs" / file).read_text(encoding="utf-8") if file else PAGE
    headings = re.findall(r"^#+ (.*)$", target, flags=re.MULTILINE)
    assert not anchor or anchor in {re.sub(r"[^a-z0-9 -]", "", one.lower()).replace(" ", "-") for one in headings}
