"""One voice: what is typed wrongly, what is written, what programs read and what Tab completes."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kmap.cli.completion.scripts import SHELLS, install
from kmap.register.schema import json_schema

Kmap = Callable[..., subprocess.CompletedProcess[str]]
Program = Kmap
ROOT = Path(__file__).parents[2]
NOT_OURS = ("Usage:", "Error", "Invalid", "Missing", "No such", "Try ", "Got ", "requires")
"""Words in which typer says what is wrong."""

REFUSED = [
    ("grid --topics x", "kmap grid has no option `--topics`; it has --format, ", "did you mean `--topic`?"),
    ("grid --zzzzzz", "kmap grid has no option `--zzzzzz`", "`kmap grid --help` says what each of them does"),
    ("grid -o x.png", "kmap grid has no option `-o`", "did you mean `--output`?"),
    ("grid --register x", "kmap grid has no option `--register`", "the last word: kmap grid REGISTER"),
    ("--versoin", "kmap has no option `--versoin`", "did you mean `--version`?"),
    ("grid --topic", "--topic needs a value, and nothing follows", "write --topic ID: for this topic, not"),
    ("redact --new-key", "--new-key needs a value, and nothing follows", "write --new-key FILE: make a key"),
    ("grid --topic --format json", "--topic needs a value, and the option `--format` follows", "write --topic ID"),
    ("grid --format json --format csv", "--format is given twice; it takes one value", "leave one of them out"),
    ("grid --topic=a --topic b", "--topic is given twice; it takes one value", "leave one of them out"),
    ("add X --dry-run=yes", "--dry-run takes no value, and `yes` is given", "write --dry-run alone"),
    ("show", "ID is missing: the id of the stakeholder", "write it as in `kmap show health-agency"),
    ("import", "FILE... is missing", "write it as in `kmap import workshop.xlsx"),
    ("grid a.yaml b.yaml", "`b.yaml` is one word too many; kmap grid takes [REGISTER]", "name one register"),
    ("show a b.yaml topic", "`topic` is one word too many", "did you mean `--topic`?"),
    ("schema report x", "`x` is one word too many; kmap schema takes [NAME]", "put in quotes"),
    ("plan --weeks x", "--weeks `x` is not a whole number", "write a whole number, 1 to 520"),
    ("plan --weeks 521", "--weeks `521` is outside 1 to 520", "write a whole number, 1 to 520"),
    ("key-players --k 0", "--k `0` is less than 1", "write a whole number, 1 or more"),
    ("game --seed 1.5", "--seed `1.5` is not a whole number", "write a whole number, such as 3"),
    ("gird", "there is no command `gird`", "did you mean `kmap grid`?"),
    ("grid --format jsn", "--format `jsn` is not known; known are text, json", "did you mean `json`?"),
    ("check --format jsn", "--format `jsn` is not known; known are auto, ", "did you mean `json`?"),
    ("schema reprot", "the format `reprot` is not known; known are register", "did you mean `report`?"),
    ("--show-completion bsh", "--show-completion `bsh` is not known; known are bash", "did you mean `bash`?"),
    ("--show-completion bash x", "`x` is one word too many", "leave it out"),
]


@pytest.mark.parametrize(("typed", "message", "tip"), REFUSED, ids=[typed for typed, *_ in REFUSED])
def test_what_is_typed_wrongly_is_told_of_in_one_style(
    kmap: Kmap, folder: Path, typed: str, message: str, tip: str
) -> None:
    run = kmap(*typed.split())
    said, advised = run.stderr.splitlines()
    assert (run.returncode, run.stdout) == (2, "")
    assert said.startswith(f"kmap: {message}")
    assert advised.startswith("tip: ")
    assert tip in advised
    assert not any(word in run.stderr for word in NOT_OURS)


def test_an_option_that_takes_several_can_be_given_twice(kmap: Kmap, folder: Path) -> None:
    assert kmap("check", "--select", "KM1", "--select", "KM2").returncode == 0


WRITING = [
    ("grid --output a.svg", "a.svg"),
    ("suggest --output a.csv", "a.csv"),
    ("check --output a.json", "a.json"),
    ("check --write-baseline a.json", "a.json"),
    ("export --output a.dot", "a.dot"),
    ("schema --output a.json", "a.json"),
    ("plan --output a.ics", "a.ics"),
    ("redact --output a.yaml", "a.yaml"),
    ("redact --new-key a.key", "a.key, a new key: keep it to yourselves, and keep it"),
    ("game --print a.pdf --rounds 1", "a.pdf"),
]


@pytest.mark.parametrize(("typed", "said"), WRITING, ids=[typed for typed, _ in WRITING])
def test_what_is_written_is_said_in_one_line_on_standard_error(kmap: Kmap, folder: Path, typed: str, said: str) -> None:
    run = kmap(*typed.split(), KMAP_REDACT_KEY="a key that is long enough for a test of it")
    assert run.returncode == 0
    assert run.stderr.splitlines()[0] == f"wrote {said}"
    assert "wrote" not in run.stdout


@pytest.mark.skipif(os.name == "nt", reason="there is no /dev/stdout")
def test_nothing_is_said_where_standard_output_is_the_target(kmap: Kmap, folder: Path) -> None:
    assert kmap("grid", "--format", "json").stderr == ""
    assert kmap("grid", "--format", "json", "--output", "/dev/null").stderr == ""


def test_the_ending_says_the_format_of_a_check_too(kmap: Kmap, folder: Path) -> None:
    kmap("check", "--output", "a.json")
    kmap("check", "--output", "a.sarif")
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["format"] == "kmap-check"
    assert json.loads((folder / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


REPORTS = [
    *("brief health-agency", "brokers", "changes --since 2026-01-01", "coverage", "cycle", "evaluate", "grid"),
    *("grid --since 2026-01-01", "grid --view salience", "grid --view impact", "grid --view stance"),
    *("grid --view matrix", "key-players", "network", "plan", "rank --by all", "route landlords"),
    *("show health-agency", "suggest", "topics", "trace", "trace health-agency", "trust", "trust health-agency"),
]


def closed(schema: Any) -> Any:
    """Return a schema that takes nothing which it does not name, so that no key goes without a word."""
    if isinstance(schema, dict):
        inner = {key: closed(value) for key, value in schema.items()}
        return inner | ({"additionalProperties": False} if "properties" in schema else {})
    return [closed(one) for one in schema] if isinstance(schema, list) else schema


def schema(kmap: Kmap, name: str) -> Any:
    printed = json.loads(kmap("schema", name).stdout)
    jsonschema.Draft202012Validator.check_schema(printed)
    return jsonschema.Draft202012Validator(closed(printed))


@pytest.fixture
def example(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "stakeholders.yaml", tmp_path)
    return tmp_path


def test_every_report_is_as_its_schema_says(kmap: Kmap, example: Path) -> None:
    validator = schema(kmap, "report")
    for typed in REPORTS:
        written = json.loads(kmap(*typed.split(), "--format", "json").stdout)
        validator.validate(written)
        assert (written["format"].startswith("kmap-"), written["version"]) == (True, 1), typed


def test_a_check_is_as_its_schema_says(kmap: Kmap, example: Path) -> None:
    written = json.loads(kmap("check", "--format", "json").stdout)
    assert written["diagnostics"]
    schema(kmap, "check").validate(written)


def test_a_baseline_is_as_its_schema_says(kmap: Kmap, example: Path) -> None:
    kmap("check", "--write-baseline", "known.json")
    written = json.loads((example / "known.json").read_text(encoding="utf-8"))
    assert written["findings"]
    schema(kmap, "baseline").validate(written)


def test_an_export_is_a_register_and_says_its_version(kmap: Kmap, example: Path) -> None:
    written = json.loads(kmap("export", "--format", "json").stdout)
    assert written["kmap"] == 1
    schema(kmap, "export").validate(written)


def test_the_schema_of_registers_is_printed_where_none_is_named(kmap: Kmap) -> None:
    assert json.loads(kmap("schema").stdout) == json_schema()


def test_a_schema_is_written_to_a_file_of_json(kmap: Kmap, example: Path) -> None:
    assert kmap("schema", "--output", "map.JSON").returncode == 0
    assert json.loads((example / "map.JSON").read_text(encoding="utf-8")) == json_schema()


@pytest.mark.parametrize(
    ("file", "instead"),
    [("x.txt", "x.json"), ("my x.yaml", "'my x.json'"), ("x", "x.json"), (".json", "kmap.schema.json")],
)
def test_a_schema_is_written_to_no_other_file(kmap: Kmap, example: Path, file: str, instead: str) -> None:
    run = kmap("schema", "--output", file)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        f"kmap: `{file}` has an ending that says no schema\ntip: a schema is JSON: write --output {instead}\n"
    )
    assert not (example / file).exists()


@pytest.mark.parametrize("name", ["report", "check", "baseline"])
def test_every_field_of_a_schema_is_described_at_its_top(kmap: Kmap, name: str) -> None:
    printed = json.loads(kmap("schema", name).stdout)
    assert printed["$id"] == f"urn:kmap-stakeholders:{name}:1"
    assert "Parameters" not in printed["description"]
    assert all(field.get("description") for field in printed["properties"].values())


@pytest.fixture
def tab(kmap: Kmap, example: Path) -> Callable[..., list[str]]:
    """Return a function that presses Tab behind words, as bash asks for it; the last word is begun."""

    def pressed(*words: str) -> list[str]:
        run = kmap(_KMAP_COMPLETE="complete_bash", COMP_WORDS="\n".join(("kmap", *words)), COMP_CWORD=str(len(words)))
        assert (run.returncode, run.stderr) == (0, "")
        return run.stdout.splitlines()

    return pressed


Tab = Callable[..., list[str]]
KINDS = [
    ("gr", ["grid"]),
    ("grid --to", ["--topic"]),
    ("grid --topic i", ["indoor-air"]),
    ("grid --topic = h", ["heat"]),
    ("suggest --category comm", ["communities"]),
    ("suggest --tag adv", ["advisory-board"]),
    ("show land", ["landlords"]),
    ("trace q-b", ["q-bedrooms"]),
    ("log tag : adv", ["advisory-board"]),
    ("log regulator,land", ["regulator,landlords"]),
    ("rank --by degree,betw", ["degree,betweenness"]),
    ("route landlords --kind lic", ["licenses"]),
    ("check --select KM21", ["KM210", "KM211", "KM212", "KM213", "KM214"]),
    ("explain colla", ["collaborate"]),
    ("plan --format i", ["ics"]),
    ("export --format mermaid-", ["mermaid-network"]),
    ("assess landlords --stance lea", ["leading"]),
    ("check --fail-on w", ["warning"]),
    ("--show-completion z", ["zsh"]),
]


@pytest.mark.parametrize(("typed", "found"), KINDS, ids=[typed for typed, _ in KINDS])
def test_tab_completes_each_kind_of_word(tab: Tab, typed: str, found: list[str]) -> None:
    assert tab(*typed.split()) == found


def test_an_option_that_is_given_is_not_proposed_again(tab: Tab) -> None:
    assert "--topic" not in tab("grid", "--topic", "heat", "--")
    assert "--select" in tab("check", "--select", "KM1", "--")


def test_nothing_is_proposed_where_a_file_belongs_or_all_is_given(tab: Tab) -> None:
    assert tab("grid", "") == tab("show", "landlords", "x.yaml", "") == tab("nonsense", "") == []


def test_the_register_that_is_named_has_the_words(tab: Tab, example: Path) -> None:
    shutil.copy(ROOT / "examples" / "microplastics.stakeholders.yaml", example / "other.yaml")
    assert set(tab("suggest", "other.yaml", "--category", "")) != set(tab("suggest", "--category", ""))


def test_a_register_that_cannot_be_read_proposes_nothing(tab: Tab, example: Path) -> None:
    (example / "stakeholders.yaml").write_text("stakeholders: [", encoding="utf-8")
    assert tab("show", "") == []


@pytest.mark.parametrize("tag", ["$(touch x)", "`x`", "a;b", "a b", "*", "-rf", "a|b", "a\\b", "'"])
def test_what_a_shell_would_act_on_is_never_proposed(tab: Tab, example: Path, tag: str) -> None:
    (example / "stakeholders.yaml").write_text(
        f"title: T\nstakeholders: [{{name: A, tags: [{json.dumps(tag)}, good]}}]\n", encoding="utf-8"
    )
    assert tab("grid", "--tag", "") == ["good"]


LINES = [
    ("zsh", {"KMAP_COMPLETE_LINE": "kmap show health"}, "health-agency:National health agency\n"),
    ("fish", {"KMAP_COMPLETE_LINE": "kmap show health"}, "health-agency\tNational health agency\n"),
    (
        "powershell",
        {"KMAP_COMPLETE_LINE": "kmap show health", "KMAP_COMPLETE_WORD": "health"},
        "health-agency:::National health agency\n",
    ),
]


@pytest.mark.parametrize(("shell", "asked", "line"), LINES, ids=[shell for shell, *_ in LINES])
def test_each_shell_gets_lines_of_its_own(
    kmap: Kmap, example: Path, shell: str, asked: dict[str, str], line: str
) -> None:
    assert kmap(_KMAP_COMPLETE=f"complete_{shell}", **asked).stdout == line


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_installed_once(kmap: Kmap, tmp_path: Path, shell: str) -> None:
    first = install(shell, tmp_path)
    before = sorted((one, one.read_bytes()) for one in tmp_path.rglob("*") if one.is_file())
    assert install(shell, tmp_path) == first
    assert sorted((one, one.read_bytes()) for one in tmp_path.rglob("*") if one.is_file()) == before
    assert first.read_text(encoding="utf-8") == kmap("--show-completion", shell).stdout


def test_settings_of_the_shell_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_bytes(b"alias a=b # \xe9")
    install("bash", tmp_path)
    assert (tmp_path / ".bashrc").read_bytes().startswith(b"alias a=b # \xe9\nsource '")


def shells() -> Iterator[Any]:
    asks = {
        "bash": "source ./s; COMP_WORDS=(kmap show health); COMP_CWORD=2; _kmap_completion kmap; echo ${COMPREPLY[0]}",
        "fish": 'source ./s; complete -C"kmap show health" | string split \\t | head -n 1',
    }
    for shell, ask in asks.items():
        missing = pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")
        yield pytest.param(shell, ask, id=shell, marks=missing)


@pytest.mark.parametrize(("shell", "ask"), list(shells()))
def test_a_shell_completes_with_the_script(kmap: Kmap, example: Path, shell: str, ask: str) -> None:
    (example / "s").write_text(kmap("--show-completion", shell).stdout, encoding="utf-8")
    command = example / "kmap"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m kmap "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environment = os.environ | {"PATH": f"{example}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [shell, "-c", ask], cwd=example, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert run.stdout.split() == ["health-agency"], run.stderr


def register(*entries: str) -> str:
    return f"title: T\nas_of: 2026-10-01\nstakeholders: [{', '.join(entries)}]\n"


SCORED = "{name: A, influence: 3.5, interest: 4, because: x}"
FOLDERS: list[tuple[dict[str, str], list[str]]] = [
    ({}, ["no register in this folder yet", "  kmap init "]),
    ({"our workshop.xlsx": "", "~$x.xlsx": ""}, ["  kmap import 'our workshop.xlsx' ", "  kmap init "]),
    ({"stakeholders.yaml": register("{name: A, influence: 11}")}, ["1 error has to be mended first", "  kmap check "]),
    ({"stakeholders.yaml": "title: ["}, ["to be mended first", "  kmap check "]),
    ({"o.stakeholders.yaml": register()}, ["no stakeholder yet", '  kmap add "NAME" --register o.stakeholders.yaml ']),
    (
        {"stakeholders.yaml": register("{name: A}", "{name: B}", SCORED.replace("A", "C"))},
        ["1 of 3 stakeholders have both scores", "  kmap check ", "  kmap set ID influence=4 interest=3 "],
    ),
    (
        {"stakeholders.yaml": register(SCORED) + "log: [{date: 2024-01-01, with: a, level: involve}]\n"},
        ["overdue", "  kmap check ", "  kmap plan "],
    ),
    (
        {"o.stakeholders.yaml": register(SCORED)},
        [
            "In this folder: o.stakeholders.yaml",
            "  kmap grid o.stakeholders.yaml ",
            "  kmap suggest o",
            "  kmap plan o",
        ],
    ),
    (
        {"stakeholders.yaml": register(SCORED), "project/stakeholders.yaml": register(SCORED)},
        ["stakeholders.yaml, project", "  kmap check . ", "  kmap grid  ", "  kmap plan . "],
    ),
]


@pytest.mark.parametrize(
    ("files", "said"), FOLDERS, ids=["none", "sheet", "error", "broken", "empty", "few", "overdue", "fine", "several"]
)
def test_kmap_alone_says_what_to_do_next_where_it_stands(
    kmap: Kmap, tmp_path: Path, files: dict[str, str], said: list[str]
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = kmap()
    assert (run.returncode, run.stderr) == (0, "")
    places = [run.stdout.find(part) for part in said]
    assert -1 not in places and places == sorted(places), run.stdout


@pytest.mark.parametrize(
    ("typed", "tip"),
    [
        ("remove regulator o.yaml", "kmap set regulator until=DATE o.yaml"),
        ("set regulator id=x o.yaml", "kmap rename regulator NEW o.yaml"),
        ("add Regulator --id regulator --register o.yaml", "kmap set regulator FIELD=VALUE o.yaml changes it"),
    ],
)
def test_a_tip_on_editing_names_the_register_where_it_is_not_the_usual_one(
    kmap: Kmap, folder: Path, typed: str, tip: str
) -> None:
    text = (folder / "stakeholders.yaml").read_text(encoding="utf-8")
    (folder / "o.yaml").write_text(f"{text}log: [{{date: 2026-09-01, with: regulator}}]\n", encoding="utf-8")
    run = kmap(*typed.split())
    assert run.returncode in (1, 2)
    assert tip in run.stderr.splitlines()[-1]
