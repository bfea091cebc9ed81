"""The page on checks can be pasted from: its commands run, its files parse, its tables are those of the code.

Where the output has changed on purpose, ``KMAP_RENEW=1 pytest tests/docs/test_checks_page.py`` writes
it and the table of rules anew; look at the difference before you commit it.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kmap.catalogue import codes, rules
from kmap.cli.check_format import AUTO, check_format
from kmap.diagnosis import diagnose
from kmap.errors import KmapError, Severity
from kmap.register.reading import read_source
from kmap.register.source import Source

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs" / "checks.md"
PAGE = FILE.read_text(encoding="utf-8")
BLOCK = re.compile(r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<body>.*?)^ *```$", re.DOTALL | re.MULTILINE)
RENEW = os.environ.get("KMAP_RENEW") == "1"


def blocks(kind: str) -> list[str]:
    return [
        "".join(line.removeprefix(block["indent"]) for line in block["body"].splitlines(keepends=True))
        for block in BLOCK.finditer(PAGE)
        if block["kind"] == kind
    ]


def pasted(first_line: str) -> Any:
    """Return what stands in the YAML block that begins with a line."""
    (text,) = [text for text in blocks("yaml") if text.startswith(f"# {first_line}\n")]
    return yaml.safe_load(text)


def section(heading: str) -> str:
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def first_column(heading: str) -> list[str]:
    return re.findall(r"^\| (.*?) \|", section(heading), flags=re.MULTILINE)[1:]


def steps(text: str) -> list[tuple[str, str]]:
    """Return the commands of a console block, each with the output that it shows."""
    return re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what the commands of the page print, run one after the other beside its register."""
    shell = shutil.which("sh")
    if shell is None:
        pytest.skip("sh is not installed")
    shims, folder = tmp_path_factory.mktemp("shims"), tmp_path_factory.mktemp("maps")
    shim = shims / "kmap"
    shim.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m kmap "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    (folder / "stakeholders.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KMAP_")}
    environment |= {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(ROOT), "PATH": f"{shims}:{os.environ['PATH']}"}
    outputs = {}
    for command, _ in (step for text in blocks("console") for step in steps(text)):
        done = subprocess.run(
            [shell, "-c", command],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,  # as a terminal shows it
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in (0, 1)
        outputs[command] = done.stdout
    if RENEW:
        renew(outputs)
    return outputs


def renew(outputs: dict[str, str]) -> None:
    def with_output(block: re.Match[str]) -> str:
        if block["kind"] != "console":
            return block[0]
        indent, command = block["indent"], block["body"].strip().splitlines()[0].removeprefix("$ ")
        lines = [f"$ {command}", *outputs[command].splitlines()]
        body = "".join(f"{indent}{line}".rstrip() + "\n" for line in lines)
        return f"{indent}```console\n{body}{indent}```"

    text = BLOCK.sub(with_output, PAGE)
    text = re.sub(r"<!-- rules -->\n(?:\n(?:\|.*\n)+)?", lambda _: f"<!-- rules -->\n\n{table_of_rules()}", text)
    FILE.write_text(text, encoding="utf-8")


def table_of_rules() -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows_of_rules())


def rows_of_rules() -> Iterator[tuple[str, ...]]:
    yield "Code", "Name", "Severity", "What is wrong"
    yield ("---",) * 4
    for code, rule in rules().items():
        sentence = " ".join((rule.module.__doc__ or "").partition("\n\n")[0].split())
        yield code, f"`{rule.name}`", rule.severity.word, sentence


@pytest.mark.parametrize(("command", "shown"), [step for text in blocks("console") for step in steps(text)])
def test_command_prints_what_the_page_says(printed: dict[str, str], command: str, shown: str) -> None:
    assert RENEW or printed[command] == shown


def test_table_of_rules_is_that_of_the_catalogue() -> None:
    assert section("All rules").partition("<!-- rules -->\n\n")[2] == table_of_rules()


def test_every_option_of_the_check_is_in_the_table_of_options() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kmap", "check", "--help"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "120"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    options = re.findall(r"^ +(--[\w-]+(?: [A-Z]+)?)  ", done.stdout, flags=re.MULTILINE)
    assert [one.strip("`") for one in first_column("All options")] == options


def test_every_format_of_the_check_is_in_the_table_of_formats() -> None:
    with pytest.raises(KmapError) as refused:
        check_format("none of them", {})
    known = re.findall(r"\w+", refused.value.message.partition("known are ")[2])
    assert sorted(one.strip("`") for one in first_column("Formats")) == sorted(known)
    assert AUTO in known


def test_severities_are_those_of_the_code() -> None:
    found = [one.strip("`") for one in first_column("Severities, and what fails")]
    assert found == [one.word for one in sorted(Severity, reverse=True)]


def test_every_code_named_is_that_of_a_rule() -> None:
    assert set(re.findall(r"\bKM[0-9]{3}\b", PAGE)) <= codes().keys()


@pytest.mark.parametrize("text", blocks("yaml"))
def test_yaml_of_the_page_parses(text: str) -> None:
    assert yaml.safe_load(text)


def test_findings_that_the_page_lets_stand_are_not_reported() -> None:
    text = blocks("yaml")[0]
    assert "KM205" in found(text)
    comment = next(block for block in blocks("yaml") if "kmap: ignore[" in block)
    parents = next(line for line in comment.splitlines() if "id: parents" in line)
    assert found(re.sub(r"^.*id: parents.*$", parents, text, flags=re.MULTILINE)).count("KM205") == 1
    block = next(block for block in blocks("yaml") if "  ignore:\n" in block)
    assert found(text + block) == ["KM702"]


def found(text: str) -> list[str]:
    return [one.code for one in diagnose(read_source(Source("x.yaml", text)))]


def test_hook_of_the_page_exists() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = pasted(".pre-commit-config.yaml")["repos"]
    assert {one["id"] for one in repository["hooks"]} <= {one["id"] for one in hooks}


def test_inputs_of_the_page_are_those_of_the_action() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    job = pasted(".github/workflows/registers.yml")["jobs"]["check"]
    assert job["steps"][-1]["with"].keys() <= action["inputs"].keys()


def test_inputs_of_the_page_are_those_of_the_template() -> None:
    header, _ = yaml.safe_load_all((ROOT / "ci-templates" / "gitlab.yml").read_text(encoding="utf-8"))
    (include,) = pasted(".gitlab-ci.yml")["include"]
    assert (ROOT / include["file"]).is_file()
    assert include["inputs"].keys() <= header["spec"]["inputs"].keys()


def test_report_of_the_short_job_is_the_one_that_it_writes() -> None:
    job = pasted(".gitlab-ci.yml, without the template")["kmap check"]
    assert job["artifacts"]["reports"]["codequality"] in shlex.split(job["script"][-1])
    assert job["artifacts"]["when"] == "always"


def test_problem_matcher_reads_every_line_of_the_concise_format(printed: dict[str, str]) -> None:
    (task,) = json.loads(blocks("json")[0])["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    lines = printed["kmap check --fail-on warning --format concise"].splitlines()
    matches = [re.fullmatch(pattern["regexp"], line) for line in lines]
    read = [(one[pattern["file"]], one[pattern["line"]], one[pattern["code"]]) for one in matches if one is not None]
    assert read[0] == ("stakeholders.yaml", "5", "KM302")
    assert len(read) == len(lines)


def test_private_details_of_the_example_are_printed_nowhere(printed: dict[str, str]) -> None:
    assert "7946" not in "".join(printed.values())


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!https:)([^)]*)\)", PAGE))))
def test_link_leads_to_a_heading(link: str) -> None:
    file, _, anchor = link.partition("#")
    target = (ROOT / "docs" / file).read_text(encoding="utf-8") if file else PAGE
    headings = re.findall(r"^#+ (.*)$", target, flags=re.MULTILINE)
    assert not anchor or anchor in {re.sub(r"[^a-z0-9 -]", "", one.lower()).replace(" ", "-") for one in headings}
