"""What lies in a checkout beside registers: modules of Python, settings of libraries, and how CI starts kmap in it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EVIL = "import pathlib\npathlib.Path(__file__).with_name('started').touch()\nraise SystemExit(0)\n"
MODULES = ("yaml", "typing", "typer", "rich", "pydantic", "matplotlib", "numpy", "kmap", "sitecustomize", "evil")
SETTINGS = "text.usetex: True\nbackend: module://evil\nsvg.fonttype: path\nfont.size: 40\nsavefig.facecolor: red\n"
MAP = "title: A\nstakeholders: [{name: '$x$ \\input{/etc/hostname}', influence: 4, interest: 4}]\n"
# As pip writes it: the folder of the program comes first in the search for modules, never the current one.
PROGRAM = f"import sys\nsys.path.append({str(ROOT)!r})\nfrom kmap.cli.main import main\nmain()\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    folder.mkdir()
    (folder / "stakeholders.yaml").write_text(MAP, encoding="utf-8")
    return folder


def drawn(checkout: Path) -> bytes:
    program = checkout.parent / "kmap"
    program.write_text(PROGRAM, encoding="utf-8")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "MPL"))}
    words = [sys.executable, str(program), "grid", "--output", "grid.svg"]
    run = subprocess.run(words, cwd=checkout, env=inherited, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return (checkout / "grid.svg").read_bytes()


def test_no_module_and_no_settings_of_the_current_folder_are_used(checkout: Path) -> None:
    for name in MODULES:
        (checkout / f"{name}.py").write_text(EVIL, encoding="utf-8")
    (checkout / "matplotlibrc").write_text(SETTINGS, encoding="utf-8")
    (checkout / ".env").write_text("PYTHONPATH=.\n", encoding="utf-8")
    picture = drawn(checkout)
    assert b"$x$ \\input{/etc/hostname}</text>" in picture  # typeset, or drawn as outlines, it would not be there
    assert b"40px" not in picture
    assert not (checkout / "started").exists()


STARTED = re.compile(r"(?:python[\w.]*|PYTHON)\"?((?: -\w+)*) -m \w+")


@pytest.mark.parametrize("name", ["action.yml", "ci-templates/gitlab.yml"])
def test_templates_for_ci_take_no_module_of_the_checkout_for_one_of_python(name: str) -> None:
    found = STARTED.findall((ROOT / name).read_text(encoding="utf-8"))
    assert found
    assert set(found) == {" -I"}


WATCHED = """\
import sys
sys.path.append({root!r})
asked = []
NAMES = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "urllib.", "webbrowser.")
sys.addaudithook(lambda name, values: asked.append((name, values)) if name.startswith(NAMES) else None)
from kmap.cli.main import main
for words in {commands!r}:
    sys.argv = ["kmap", *words]
    try:
        main()
    except SystemExit as end:
        assert end.code in (0, 1), words
fonts = ("fc-list", "system_profiler")  # asked by matplotlib, once, which fonts there are
asked = [one for one in asked if not any(font in str(one[1]) for font in fonts) and one[0] != "socket.gethostname"]
sys.exit(f"asked for {{asked}}" if asked else 0)
"""
COMMANDS = [
    *(["check", "."], ["check", "--format", "sarif"], ["grid"], ["suggest"], ["network"], ["plan"]),
    *(["export", "--output", "a.xlsx"], ["import", "a.xlsx"], ["report", "--output", "a.html"]),
]


def test_nothing_but_revisions_starts_a_program_or_asks_another_host(checkout: Path) -> None:
    script = WATCHED.format(root=str(ROOT), commands=COMMANDS)
    words = [sys.executable, "-I", "-c", script]
    run = subprocess.run(words, cwd=checkout, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr[-2_000:]
    assert (checkout / "a.html").exists()
