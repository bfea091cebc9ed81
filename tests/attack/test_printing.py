"""Texts, arguments and names of files that attack a terminal or the runner of a CI."""

import json
import re
from pathlib import Path

import pytest

from kmap.terminal import inert, named_in_json, printable
from tests.attack.hostile import SEEN_BY_NOBODY, obeyed
from tests.attack.running import Kmap

REPORTS = (
    *("grid", "suggest", "topics", "trust", "network", "brokers", "key-players", "rank", "plan", "coverage"),
    *("cycle", "evaluate", "trace"),
)
MAPS = ("csv", "json", "kumu", "graphml", "gexf", "dot", "markdown", "mermaid", "mermaid-network")
CHECKS = ("text", "concise", "json", "github", "gitlab", "junit", "sarif")
PRINTED = [
    *((name,) for name in REPORTS),
    *((name, "s0") for name in ("show", "brief", "route", "trust")),
    *(("grid", "--view", view) for view in ("salience", "impact", "stance", "matrix")),
    *((name, "--format", kind) for name in REPORTS[:5] for kind in ("json", "csv", "markdown")),
    *(("export", "--format", kind) for kind in MAPS),
    *(("check", "--format", kind) for kind in CHECKS),
    ("plan", "--format", "ics"),
    ("changes", "--since", "2026-01-01"),
]


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("words", PRINTED, ids=" ".join)
def test_no_text_of_a_register_acts_on_a_terminal_or_a_runner_or_hides(kmap: Kmap, words: tuple[str, ...]) -> None:
    run = kmap(*words)
    printed = run.stdout + run.stderr
    assert run.returncode == (1 if words[0] == "check" else 0), printed
    assert len(printed) > 50
    assert SEEN_BY_NOBODY.findall(printed.replace("\r\n", "\n")) == []
    commands = obeyed(printed)
    if words[-1] == "github":
        commands = [line for line in commands if not re.match(r"::(error|warning|notice) file=", line)]
    assert commands == []


@pytest.mark.parametrize(
    "words",
    [
        ("grid", "--topic", "\x1b[2J\u202e"),
        ("\x1b[2J\u202e",),
        ("show", "\x1b[2J\u202e"),
        ("grid", "\x1b[2J\u202e.yaml"),
        ("check", "##[error]\x1b[2J.yaml"),
        ("check", "--baseline", "\x1b[2J"),
        ("check", "--select", "\x1b[2J"),
        ("explain", "\x1b[2J"),
        ("export", "--output", "\x1b[2J"),
        ("import", "\x1b[2J.csv"),
        ("changes", "\x1b[2J..\u202e"),
        ("grid", "--as-of", "\x1b[2J"),
        ("plan", "--weeks", "\x1b[2J"),
        ("grid", "--\x1b[2J"),
        ("report", "--output", "\x1b[2J"),
    ],
    ids=ascii,
)
@pytest.mark.usefixtures("hostile")
def test_no_argument_is_echoed_raw(kmap: Kmap, words: tuple[str, ...]) -> None:
    run = kmap(*words)
    assert run.returncode in (1, 2)
    assert SEEN_BY_NOBODY.findall(run.stdout + run.stderr) == []
    assert obeyed(run.stdout + run.stderr) == []


def test_a_tip_with_the_nearest_word_is_safe(kmap: Kmap, tmp_path: Path) -> None:
    tag = "board\u202e\u200b"
    text = f'title: A\nstakeholders:\n  - {{name: B, tags: ["{tag}"]}}\n'
    (tmp_path / "stakeholders.yaml").write_text(text, encoding="utf-8")
    run = kmap("grid", "--tag", "board")
    assert "did you mean" in run.stderr
    assert "\\u202e\\u200b" in run.stderr
    assert SEEN_BY_NOBODY.findall(run.stderr) == []


@pytest.mark.parametrize("name", ["\x1b[2J", "a\n::error::b", "##[error]", "\u202e"], ids=ascii)
@pytest.mark.parametrize("kind", CHECKS)
def test_no_name_of_a_file_acts_on_a_terminal_or_a_runner(kmap: Kmap, tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / f"{name}.stakeholders.yaml").write_text("title: A\nstakeholders: [{nam: x}]\n", encoding="utf-8")
    run = kmap("check", ".", "--format", kind)
    assert run.returncode == 1
    assert SEEN_BY_NOBODY.findall(run.stdout + run.stderr) == []
    assert [line for line in obeyed(run.stdout + run.stderr) if not line.startswith("::error file=")] == []


@pytest.mark.usefixtures("hostile")
def test_a_step_summary_holds_no_markup_of_a_register(kmap: Kmap, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    kmap("check", "--format", "github", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    text = summary.read_text(encoding="utf-8")
    table = text.partition("```")[0]
    assert table.count("|") > 100
    assert re.findall(r"(?<!\\)<", table) == []
    assert re.findall(r"(?<!\\)\]\(", table) == []
    assert SEEN_BY_NOBODY.findall(text) == []


ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize("seen", ["👩‍⚕️", ENGLAND, "می‌خواهم", "❤️", "葛\U000e0100"])
def test_joiners_tags_and_variants_stay_where_scripts_need_them(seen: str) -> None:
    assert printable(seen) == seen


@pytest.mark.parametrize(
    "hidden", ["a\u200db", "x\U000e0041", "a\ufe0f\ufe0f", "b\U000e0101", "a\u200cb", "\U000e007f"]
)
def test_what_nobody_sees_is_spelled_out_where_it_is_out_of_place(hidden: str) -> None:
    assert printable(hidden) != hidden
    assert printable(hidden).isprintable() or "\ufe0f" in printable(hidden)
    assert json.loads(named_in_json(json.dumps(hidden, ensure_ascii=False))) == hidden


def test_a_line_of_two_colons_is_no_command_and_no_other_changes() -> None:
    assert inert("::a\n \t::b\n\n::c") == "\\x3a:a\n \t\\x3a:b\n\n\\x3a:c"
    assert inert("a::b\nA::") == "a::b\nA::"
