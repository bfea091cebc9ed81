"""The pages on reports and pictures show commands that can be typed as they stand."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```sh\n(kmap .*?)```", re.DOTALL)
COMMANDS = [
    command
    for page in ("report", "pictures")
    for block in BLOCK.findall((ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8"))
    for command in block.splitlines()
]


@pytest.mark.parametrize("command", COMMANDS)
def test_command_writes_the_file_that_it_names(command: str, tmp_path: Path) -> None:
    if command.endswith(".html"):
        pytest.importorskip("bokeh", reason="a page needs Bokeh")
    if command.endswith(".docx"):
        pytest.importorskip("docx", reason="a report for Word needs python-docx")
    for name in ("stakeholders.yaml", "OLD.yaml", "NEW.yaml"):
        shutil.copy(ROOT / "stakeholders.yaml", tmp_path / name)
    programme = ROOT / "examples" / "programme"
    shutil.copy(programme / "stakeholders.yaml", tmp_path / "programme.yaml")
    shutil.copytree(programme / "projects", tmp_path / "projects")
    for project in (tmp_path / "projects").iterdir():
        said = project.read_text(encoding="utf-8")
        project.write_text(
            said.replace("extends: ../stakeholders.yaml", "extends: ../programme.yaml"), encoding="utf-8"
        )
    run = subprocess.run(
        [sys.executable, "-m", "kmap", *shlex.split(command)[1:]],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0
    assert run.stderr.startswith(f"wrote {command.split()[-1]}")
    assert run.stderr.count("\n") == 1
    assert (tmp_path / command.split()[-1]).stat().st_size > 1000


def test_pages_have_commands() -> None:
    assert len(COMMANDS) >= 9
