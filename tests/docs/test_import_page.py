"""The page on importing shows what the commands print, on the files that it shows."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
STEP = re.compile(r"<!-- file: (\S+) -->\n\n```csv\n(.*?)```|```console\n\$ kmap ([^\n]*)\n(.*?)```", re.DOTALL)


def test_commands_print_what_the_page_shows(tmp_path: Path) -> None:
    commands = 0
    for name, content, command, shown in STEP.findall(PAGE):
        if name:
            (tmp_path / name).write_text(content, encoding="utf-8")
            continue
        commands += 1
        run = subprocess.run(
            [sys.executable, "-m", "kmap", *shlex.split(command)],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "COLUMNS": "80"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,  # as a terminal shows it
            encoding="utf-8",
            check=True,
        )
        place = 0
        for part in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE):
            found = run.stdout.find(part, place)
            assert found >= 0, f"{command}:\n{part}\nis not in\n{run.stdout}"
            place = found + len(part)
    assert commands > 5
