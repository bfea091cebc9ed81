"""What each command loads: names of modules, not milliseconds."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {
    "bokeh",
    "defusedxml",
    "docx",
    "icalendar",
    "krippendorff",
    "matplotlib",
    "networkx",
    "numpy",
    "openpyxl",
    "pydantic",
    "rich",
    "rustworkx",
    "scipy",
    "typer",
    "yaml",
}

AFTERWARDS = """
import atexit, sys
tops = lambda: {name.partition(".")[0] for name in sys.modules}
atexit.register(lambda: print("\\nLOADED", *sorted(tops()), file=sys.stderr))
"""
COMMAND = AFTERWARDS + "from kmap.cli.main import main; main()"


@cache
def loaded(*arguments: str, code: str = COMMAND, **variables: str) -> frozenset[str]:
    """Return which heavy libraries a run of `kmap` has loaded by its end."""
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | variables,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in run.stderr, run.stderr
    assert "something went wrong" not in run.stderr, run.stderr
    return frozenset(run.stderr.rpartition("LOADED ")[2].split()) & HEAVY


def test_the_package_alone_loads_nothing_heavy() -> None:
    assert loaded(code=AFTERWARDS + "import kmap") == set()


def test_the_version_loads_nothing_heavy() -> None:
    assert loaded("--version") == set()


LIGHT: list[tuple[str, Callable[[], frozenset[str]]]] = [
    ("--help", lambda: loaded("--help")),
    ("grid --help", lambda: loaded("grid", "--help")),
    ("check --help", lambda: loaded("check", "--help")),
    ("unknown command", lambda: loaded("gird")),
    ("unknown option", lambda: loaded("grid", "--none")),
    ("completion", lambda: loaded(_KMAP_COMPLETE="complete_bash", COMP_WORDS="kmap\ngr", COMP_CWORD="1")),
]


@pytest.mark.parametrize("run", [run for _, run in LIGHT], ids=[name for name, _ in LIGHT])
def test_what_reads_no_register_loads_the_command_line_only(run: Callable[[], frozenset[str]]) -> None:
    assert run() <= {"typer"}


def test_kmap_alone_loads_what_reads_the_register_here_and_in_an_empty_folder_nothing(tmp_path: Path) -> None:
    there = f"import os; os.chdir({str(tmp_path)!r})\n{COMMAND}"
    assert loaded(code=there) == {"typer"}
    (tmp_path / "stakeholders.yaml").write_bytes((ROOT / "stakeholders.yaml").read_bytes())
    assert loaded(code=f"{there}\n") == {"typer", "pydantic", "yaml"}


def test_completion_reads_the_register_only_for_its_words() -> None:
    asked = {"COMP_WORDS": "kmap\nshow\n", "COMP_CWORD": "2"}
    assert loaded(_KMAP_COMPLETE="complete_bash", **asked) == {"typer", "pydantic", "yaml"}
    for words in ("kmap\ngrid\n--format\n", "kmap\ncheck\n--select\nKM", "kmap\nrank\n--by\n"):
        asked = {"COMP_WORDS": words, "COMP_CWORD": str(words.count("\n"))}
        assert loaded(_KMAP_COMPLETE="complete_bash", **asked) == {"typer"}


@pytest.mark.parametrize(
    "command",
    [
        "brief health-agency",
        "brokers",
        "changes --since 2026-01-01",
        "check",
        "coverage",
        "cycle",
        "evaluate",
        "grid",
        "grid --since 2026-01-01",
        "key-players",
        "plan",
        "rank",
        "route landlords",
        "show health-agency",
        "suggest",
        "topics",
        "trace",
        "trace health-agency",
        "trust health-agency",
    ],
)
def test_a_command_in_the_terminal_loads_only_what_reads_registers(command: str) -> None:
    assert loaded(*command.split(), "stakeholders.yaml") == {"typer", "pydantic", "yaml"}


def test_the_network_in_words_loads_nothing_that_draws() -> None:
    assert loaded("network", "stakeholders.yaml") == {"typer", "pydantic", "yaml"}


def test_agreement_loads_its_package() -> None:
    assert loaded("trust", "stakeholders.yaml") == {"typer", "pydantic", "yaml", "numpy", "krippendorff"}


@pytest.mark.parametrize("format_", ["json", "csv", "markdown"])
def test_a_format_for_programs_loads_nothing_beside(format_: str) -> None:
    assert loaded("grid", "stakeholders.yaml", "--format", format_) == {"typer", "pydantic", "yaml"}


def test_a_register_that_is_refused_loads_nothing_beside() -> None:
    refused = str(Path("tests", "rules", "km201_score_outside_scale.yaml"))
    assert loaded("grid", refused) == {"typer", "pydantic", "yaml"}


def test_loading_a_register_in_python_loads_no_command_line() -> None:
    code = AFTERWARDS + "import kmap; kmap.suggest(kmap.load('stakeholders.yaml'))"
    assert loaded(code=code) == {"pydantic", "yaml"}


def test_what_is_postponed_is_there_when_it_is_used() -> None:
    code = (
        "from kmap.cli.main import _postpone; _postpone(); import secrets, importlib.metadata as metadata;"
        "print(len(secrets.token_hex(4)), metadata.version('pydantic') != '', len(metadata.entry_points()) > 0)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert run.stdout == "8 True True\n"
