"""`kmap export`: which format is meant, and what is said of what it leaves out."""

import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from kmap.cli.exporting import formats

Run = Callable[..., subprocess.CompletedProcess[str]]

ENDINGS = ("csv", "xlsx", "json", "kumu.json", "graphml", "gexf", "dot", "gv", "md", "mmd")


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_of_the_file_says_the_format(kmap: Run, folder: Path, ending: str) -> None:
    run = kmap("export", "--output", f"a.{ending}")
    assert (run.returncode, run.stdout) == (0, ""), run.stderr
    assert run.stderr.startswith(f"wrote a.{ending}\nnot in it: ")
    content = (folder / f"a.{ending}").read_bytes()
    if ending == "csv":
        assert content.startswith(b"\xef\xbb\xbfid,name,")
    elif ending == "xlsx":
        assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames[1] == "stakeholders"
    elif ending.endswith("json"):
        assert ("elements" in json.loads(content)) == (ending == "kumu.json")
    elif ending == "mmd":
        assert content.startswith(b"quadrantChart\n")


@pytest.mark.parametrize("name", [name for name in formats() if name != "xlsx"])
def test_a_format_of_text_is_printed_and_what_is_lost_is_said_beside(kmap: Run, folder: Path, name: str) -> None:
    run = kmap("export", "--format", name)
    assert run.returncode == 0
    assert run.stdout.count("Care regulator") >= (0 if name == "mermaid-network" else 1)
    assert run.stderr.startswith("not in it: ")
    assert run.stderr.rstrip().endswith("comments")


def test_the_help_names_every_format(kmap: Run) -> None:
    shown = " ".join(kmap("export", "--help", COLUMNS="200").stdout.split())
    assert all(name in shown for name in formats())


def test_a_workbook_can_not_be_printed(kmap: Run, folder: Path) -> None:
    run = kmap("export", "--format", "xlsx")
    assert (run.returncode, run.stdout) == (2, "")
    assert "name a file: --output map.xlsx" in run.stderr


def test_without_a_format_the_known_ones_are_named(kmap: Run, folder: Path) -> None:
    run = kmap("export")
    assert run.returncode == 2
    assert "csv, dot, gexf, graphml, json, kumu, markdown, mermaid, mermaid-network, xlsx" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "grafml"), "did you mean `graphml`?"),
        (("--output", "a.doc"), "`a.doc` has an ending that says no format"),
        (("--output", "a.yaml"), "has the ending of a register"),
        (("--format", "csv", "--table", "logs"), "did you mean `log`?"),
        (("--format", "kumu", "--table", "log"), "--table has no meaning for kumu"),
        (("--format", "csv", "--topic", "nights"), "--topic has no meaning for csv"),
        (("--format", "kumu", "--topic", "night"), "did you mean `nights`?"),
        (("--output", "missing/a.json"), "can't be written"),
    ],
)
def test_bad_usage_is_told_in_one_line_with_what_to_do(
    kmap: Run, folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    run = kmap("export", *arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert said in run.stderr


def test_another_table_can_be_chosen(kmap: Run, folder: Path) -> None:
    assert kmap("export", "--format", "csv", "--table", "topic-scores").stdout.startswith("stakeholder,topic,")


def test_mermaid_in_a_markdown_file_stands_in_a_fence(kmap: Run, folder: Path) -> None:
    assert kmap("export", "--format", "mermaid", "--output", "a.md").returncode == 0
    content = (folder / "a.md").read_text(encoding="utf-8")
    assert content.startswith("```mermaid\nquadrantChart\n")
    assert content.endswith("\n```\n")


def test_the_scores_of_a_topic_stand_in_a_map(kmap: Run, folder: Path) -> None:
    run = kmap("export", "--format", "markdown", "--topic", "nights", "--as-of", "2026-01-01")
    assert run.stdout.startswith("## Heat in care homes: Hot nights\n")
    assert "as on 2026-01-01" in run.stdout
