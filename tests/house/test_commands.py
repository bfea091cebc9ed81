"""Every command speaks with one voice: the same options, in the same order, in the same words, with an example."""

import gc
import io
import re
import shlex
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import typer

from kmap import rooms
from kmap.cli.app import app
from kmap.cli.completion.candidates import listed_in
from kmap.cli.main import main

ROOT = Path(__file__).parents[2]
GROUP: Any = typer.main.get_command(app)
NAMES = [name.replace("_", "-") for name in rooms.names("cli.commands")]
COMMANDS: dict[str, Any] = {name: GROUP.get_command(None, name) for name in NAMES}
COMMON = ["--format", "--output", "--topic", "--as-of", "--category", "--tag"]
"""The options that many commands have, in the order in which each has them, before its own."""

SEVERAL = {
    "--by": "who scored, or the measure to rank by",
    "--category": "which to show, which to give, or whose needs",
    "--date": "of a new entry, or of all that a file brings",
    "--format": "each command lists those that it has",
    "--kind": "of a stakeholder, of ties, of a contact",
    "--output": "each command lists the endings that it knows",
    "--owner": "who was there, or whose tasks",
    "--since": "a day to compare with, or the first of a period",
    "--topic": "to look at, or of a new entry",
}
"""Options that do not say the same in all commands, each with what it is."""


def options(command: str) -> list[Any]:
    return [one for one in COMMANDS[command].params if one.param_type_name == "option"]


def examples(command: str) -> list[str]:
    return re.findall(r"^ *Example: (.*)$", COMMANDS[command].help, flags=re.MULTILINE)


@pytest.mark.parametrize("command", NAMES)
def test_the_common_options_come_first_and_in_one_order(command: str) -> None:
    names = [one.opts[0] for one in options(command)]
    common = [name for name in COMMON if name in names]
    assert names[: len(common)] == common


@pytest.mark.parametrize("command", NAMES)
def test_an_option_to_see_first_comes_last(command: str) -> None:
    names = [one.opts[0] for one in options(command)]
    assert "--dry-run" not in names[:-1]


def test_an_option_says_the_same_in_every_command() -> None:
    said: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for command in NAMES:
        for one in options(command):
            said[one.opts[0]].add((one.metavar, one.help))
    assert {name for name, sayings in said.items() if len(sayings) > 1} == set(SEVERAL)


@pytest.mark.parametrize("command", NAMES)
def test_what_a_parameter_says_is_a_sentence(command: str) -> None:
    for one in COMMANDS[command].params:
        assert re.match("[A-Z]", one.help), one.name
        assert one.help.endswith("."), one.name


@pytest.mark.parametrize("command", NAMES)
def test_a_value_has_a_name_in_capitals(command: str) -> None:
    for one in COMMANDS[command].params:
        if one.param_type_name == "argument" or not one.is_flag:
            assert one.metavar, one.name
            assert one.metavar.upper() == one.metavar, one.name


@pytest.mark.parametrize("command", NAMES)
def test_nothing_but_our_own_words_stands_in_the_help(command: str) -> None:
    context = COMMANDS[command].make_context(f"kmap {command}", [], resilient_parsing=True)
    assert not re.search(r"\[default|\[required|x[<>]=", COMMANDS[command].get_help(context))


@pytest.mark.parametrize("command", [name for name in NAMES if name not in ("import", "redact", "schema")])
def test_the_endings_that_output_lists_begin_with_a_dot(command: str) -> None:
    for one in options(command):
        if one.opts[0] == "--output":
            assert one.help.startswith("Write to a file; its ending says the format: .")


@pytest.mark.parametrize("command", NAMES)
def test_the_formats_that_help_lists_are_those_that_there_are(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = next((listed_in(one.help) for one in options(command) if one.opts[0] == "--format"), None)
    if listed is None:
        pytest.skip("it has one format")
    places = [one for one in COMMANDS[command].params if one.param_type_name == "argument" and one.required]
    assert run(command, *["regulator" for _ in places], "--format", "none-of-them") == 2
    refused = capsys.readouterr().err.partition("known are ")[2].partition("\n")[0].split(", ")
    assert sorted(listed) == sorted(word for word in refused if word != "auto")


def run(*arguments: str) -> int:
    """Run kmap within this process; return its exit status."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["kmap", *arguments])
        try:
            with pytest.raises(SystemExit) as end:
                main()
        finally:
            gc.enable()
    assert isinstance(end.value.code, int)
    return end.value.code


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with all that the examples name."""
    for name in ("stakeholders.yaml", "OLD.yaml", "NEW.yaml"):
        shutil.copy(ROOT / "stakeholders.yaml", tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    for name in ("KMAP_REGISTER", "KMAP_REDACT_KEY", "GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def prepare(folder: Path, example: str) -> None:
    """Make what one example needs and others do not."""
    if "programme.yaml" in example:
        programme = ROOT / "examples" / "programme"
        shutil.copy(programme / "stakeholders.yaml", folder / "programme.yaml")
        shutil.copytree(programme / "projects", folder / "projects")
        for project in (folder / "projects").iterdir():
            text = project.read_text(encoding="utf-8").replace("../stakeholders.yaml", "../programme.yaml")
            project.write_text(text, encoding="utf-8")
    if "workshop.xlsx" in example:
        assert run("export", "stakeholders.yaml", "--output", "workshop.xlsx") == 0
        (folder / "stakeholders.yaml").unlink()
    if "redact.key" in example:
        assert run("redact", "--new-key", "redact.key") == 0
    if example.startswith("kmap init"):
        (folder / "stakeholders.yaml").unlink()
    if "v2025..HEAD" in example:
        if shutil.which("git") is None:
            pytest.skip("git is not installed")
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
        for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "a"], ["tag", "v2025"]):
            subprocess.run([*git, *words], check=True)


@pytest.mark.parametrize("example", [example for command in NAMES for example in examples(command)])
def test_an_example_of_the_help_runs(example: str, folder: Path) -> None:
    if "map.html" in example:
        pytest.importorskip("bokeh", reason="a page needs Bokeh")
    if ".docx" in example:
        pytest.importorskip("docx", reason="a report for Word needs python-docx")
    prepare(folder, example)
    words = shlex.split(example)
    assert words[0] == "kmap"
    assert run(*words[1:]) == 0
    if "--output" in words:
        assert (folder / words[words.index("--output") + 1]).stat().st_size > 0


@pytest.mark.parametrize("command", NAMES)
def test_a_command_has_an_example_of_itself(command: str) -> None:
    assert examples(command)
    assert all(shlex.split(example)[:2] == ["kmap", command] for example in examples(command))
