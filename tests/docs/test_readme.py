"""The README shows what kmap does: every command in it runs and prints what it says.

Where the output has changed on purpose, ``KMAP_RENEW=1 pytest tests/docs/test_readme.py``
writes it and the picture anew; look at the difference before you commit it.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<body>.*?)^ *```$", re.DOTALL | re.MULTILINE)
RENEW = os.environ.get("KMAP_RENEW") == "1"
ELLIPSIS = "..."


def blocks(kind: str) -> list[re.Match[str]]:
    return [block for block in BLOCK.finditer(README.read_text(encoding="utf-8")) if block["kind"] == kind]


def session(block: re.Match[str]) -> list[tuple[str, str]]:
    """Return the commands of a console block, each with the output that it shows."""
    lines = [line.removeprefix(block["indent"]) for line in block["body"].splitlines()]
    steps: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith("$ "):
            steps.append((line[2:], []))
        else:
            steps[-1][1].append(line)
    return [(command, "".join(f"{line}\n" for line in output)) for command, output in steps]


def run(command: str, folder: Path) -> str:
    """Return what a terminal shows of a command: what it prints, and what it says of it on standard error."""
    words = shlex.split(command)
    assert words[0] == "kmap"
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "kmap", *words[1:]],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as the README's reader has it: the bundled register, the examples, the broken register."""
    shutil.copy(ROOT / "stakeholders.yaml", tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    broken = next(block["body"] for block in blocks("yaml") if "# broken.yaml" in block["body"])
    (tmp_path / "broken.yaml").write_text(broken.removeprefix("# broken.yaml\n"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("index", range(len(blocks("console"))))
def test_command_prints_what_the_readme_says(index: int, folder: Path) -> None:
    for command, shown in session(blocks("console")[index]):
        if command.startswith("kmap init"):
            (folder / "stakeholders.yaml").unlink()
        printed = run(command, folder)
        if RENEW and printed != shown:
            renew(command, printed, shown.endswith(f"{ELLIPSIS}\n"))
            continue
        if shown.endswith(f"\n{ELLIPSIS}\n"):
            assert printed.startswith(shown.removesuffix(f"{ELLIPSIS}\n"))
        else:
            assert printed == shown


def renew(command: str, printed: str, shortened: bool) -> None:
    if shortened:
        printed = "\n\n".join(printed.split("\n\n")[:3]) + f"\n\n{ELLIPSIS}\n"
    text = README.read_text(encoding="utf-8")
    for block in BLOCK.finditer(text):
        steps = session(block) if block["kind"] == "console" else []
        if command in dict(steps):
            shown = [(step, printed if step == command else output) for step, output in steps]
            lines = [line for step, output in shown for line in (f"$ {step}", *output.splitlines())]
            body = "".join(f"{block['indent']}{line}".rstrip() + "\n" for line in lines)
            text = text[: block.start("body")] + body + text[block.end("body") :]
            break
    README.write_text(text, encoding="utf-8")


def test_smallest_register_checks_without_errors(tmp_path: Path) -> None:
    smallest = next(
        block for block in blocks("yaml") if "care homes" in block["body"] and "broken" not in block["body"]
    )
    body = "".join(line.removeprefix(smallest["indent"]) for line in smallest["body"].splitlines(keepends=True))
    (tmp_path / "stakeholders.yaml").write_text(body, encoding="utf-8")
    assert "error" not in run("kmap check", tmp_path)


def test_python_of_the_readme_runs(folder: Path) -> None:
    code = "\n".join(block["body"] for block in blocks("python"))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "National health agency manage-closely" in done.stdout


PICTURES = {
    "grid": "kmap grid --output drawn.png",
    "network": "kmap network examples/programme/stakeholders.yaml --output drawn.png",
}


@pytest.mark.parametrize("name", PICTURES)
def test_picture_is_the_one_that_the_tool_draws(name: str, folder: Path) -> None:
    run(PICTURES[name], folder)
    drawn, shown = folder / "drawn.png", ROOT / "docs" / f"{name}.png"
    if RENEW:
        shutil.copy(drawn, shown)
    assert same_picture(drawn, shown)


def same_picture(first: Path, second: Path) -> bool:
    """Say whether two pictures are equal but for how a version of matplotlib smooths their edges."""
    from matplotlib.image import imread

    one, other = imread(first), imread(second)
    return bool(one.shape == other.shape and abs(one.astype(float) - other.astype(float)).mean() < 0.01)


def test_set_up_commands_are_two() -> None:
    commands = [line for block in blocks("sh") for line in block["body"].splitlines()]
    assert len(commands) == 2
    assert commands[0].endswith("kmap grid")
    assert commands[1].endswith("pytest -n auto")
