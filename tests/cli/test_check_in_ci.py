"""`kmap check` where a CI runs it: baseline, settings, step summary, output files."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Kmap = Callable[..., "subprocess.CompletedProcess[str]"]

BARE = "title: Heat\nas_of: 2026-10-01\nstakeholders:\n  - {name: Councils, influence: 2, interest: 4}\n"


def test_written_baseline_makes_the_next_check_clean(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").write_text(BARE + "check: {fail_on: warning}\n", encoding="utf-8")
    assert kmap("check").returncode == 1
    assert kmap("check", "--write-baseline", "known.json").returncode == 0
    done = kmap("check", "--baseline", "known.json")
    assert done.returncode == 0
    assert "known from the baseline: nothing new to find fault with" in done.stdout


def test_gone_entries_are_reported(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").write_text(BARE, encoding="utf-8")
    kmap("check", "--write-baseline", "known.json")
    (folder / "stakeholders.yaml").write_text(BARE.replace("interest: 4", "interest: 4, because: x"), encoding="utf-8")
    assert (
        "stakeholders.yaml: KM205 at stakeholders/councils/influence"
        in kmap("check", "--baseline", "known.json").stdout
    )


def test_settings_say_what_is_in_force_and_from_where(kmap: Kmap, folder: Path) -> None:
    text = BARE + "check:\n  fail_on: warning\n  severity: {KM203: info}\n  ignore:\n    KM205: In the minutes\n"
    (folder / "stakeholders.yaml").write_text(text, encoding="utf-8")
    rows = [
        line.split()
        for line in kmap("check", "--show-settings", "--ignore", "KM302", COLUMNS="200").stdout.splitlines()
    ]
    assert ["fail_on", "warning", "stakeholders.yaml:6", "-"] in rows
    assert ["KM203", "unscored", "info", "stakeholders.yaml:7", "-"] in rows
    assert ["KM205", "scored-without-reason", "off", "stakeholders.yaml:9", "In", "the", "minutes"] in rows
    assert ["KM302", "no-owner", "off", "command", "line", "-"] in rows
    assert ["KM301", "target-below-suggested", "warning", "usual", "-"] in rows


def test_command_line_stands_above_the_register(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").write_text(BARE + "check: {fail_on: warning}\n", encoding="utf-8")
    assert kmap("check").returncode == 1
    assert kmap("check", "--fail-on", "error").returncode == 0


def test_comments_are_among_the_settings(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").write_text(BARE.rstrip() + " # kmap: ignore[KM205] minutes\n", encoding="utf-8")
    assert "line 4" in kmap("check", "--show-settings").stdout


def test_github_gets_grid_and_findings_into_the_summary_of_the_step(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").write_text(BARE, encoding="utf-8")
    summary = folder / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    done = kmap("check", "--format", "auto", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert done.stdout.startswith("::warning file=stakeholders.yaml")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert "keep-informed" in text
    assert "KM205" in text


def test_broken_register_has_no_grid_and_still_a_summary(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").write_text(BARE.replace("influence", "inflence"), encoding="utf-8")
    summary = folder / "summary.md"
    done = kmap("check", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1
    assert "KM009" in summary.read_text(encoding="utf-8")


def test_findings_go_into_a_file(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").write_text(BARE, encoding="utf-8")
    done = kmap("check", "--format", "sarif", "--output", "out.sarif")
    assert done.stdout == ""
    assert json.loads((folder / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_gitlab_is_known_by_its_variable(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").write_text(BARE, encoding="utf-8")
    found = json.loads(kmap("check", "--format", "auto", GITLAB_CI="true").stdout)
    assert {entry["check_name"][:5] for entry in found} >= {"KM205"}
