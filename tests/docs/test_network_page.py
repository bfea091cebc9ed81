"""The page on the network shows what its commands print.

Where the output has changed on purpose, ``KMAP_RENEW=1 pytest tests/docs/test_network_page.py`` writes
it anew; look at the difference before you commit it.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kmap.catalogue import rules

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs" / "network.md"
PAGE = FILE.read_text(encoding="utf-8")
SESSIONS = re.findall(r"```console\n\$ (.*)\n((?:.*\n)*?)```", PAGE)


def test_the_page_shows_sessions() -> None:
    assert len(SESSIONS) >= 4


@pytest.mark.parametrize(("command", "shown"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_command_prints_what_the_page_says(command: str, shown: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "stakeholders.yaml", tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "kmap", *shlex.split(command)[1:]],
        cwd=tmp_path,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    if os.environ.get("KMAP_RENEW") and done.stdout != shown:
        text = FILE.read_text(encoding="utf-8")
        FILE.write_text(text.replace(f"$ {command}\n{shown}", f"$ {command}\n{done.stdout}"), encoding="utf-8")
        return
    assert done.stdout == shown


def test_the_example_in_python_runs_and_finds_the_way() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", example],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr) == ("['unit', 'health-agency', 'council-teams', 'landlords']\n", "")


def test_the_table_of_rules_has_every_rule_of_the_family_with_its_severity() -> None:
    shown = re.findall(r"^\| (KM4\d\d) \| (\w+) \|", PAGE, flags=re.MULTILINE)
    assert shown == [(code, rule.severity.word) for code, rule in rules().items() if code.startswith("KM4")]


def test_links_of_the_contents_lead_to_headings() -> None:
    titles = re.findall(r"^## (.*)$", PAGE, flags=re.MULTILINE)
    headings = {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}
    assert set(re.findall(r"^- \[.*\]\(#(.*)\)$", PAGE, flags=re.MULTILINE)) == headings


@pytest.mark.parametrize(("page", "heading"), re.findall(r"\]\((\w+\.md)#([a-z0-9-]+)\)", PAGE))
def test_links_to_other_pages_lead_to_headings(page: str, heading: str) -> None:
    other = (ROOT / "docs" / page).read_text(encoding="utf-8")
    titles = re.findall(r"^#+ (.*)$", other, flags=re.MULTILINE)
    assert heading in {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}
