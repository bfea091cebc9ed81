"""The template for GitLab writes a report, whatever it finds, and ends with the status of the check."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "ci-templates" / "gitlab.yml").read_text(encoding="utf-8")
HEADER, JOBS = yaml.safe_load_all(TEXT)
INPUTS: dict[str, dict[str, str]] = HEADER["spec"]["inputs"]
JOB: dict[str, Any] = JOBS["kmap check"]
REPORT: str = JOB["artifacts"]["reports"]["codequality"]
CLEAN = (
    "title: Heat\nas_of: 2026-10-01\nstakeholders:\n  - {name: Councils, influence: 2, interest: 4, because: Said}\n"
)
WARNED = CLEAN.replace(", because: Said", "")
BROKEN = CLEAN.replace("influence: 2, interest: 4", "influence: 11, interest: 2")

Job = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """Return a function that runs the script of the job with inputs, in a folder with a register."""
    sh = shutil.which("sh")
    if sh is None:
        pytest.skip("sh is not installed")
    shims, here = tmp_path / "shims", tmp_path / "checkout"
    shims.mkdir()
    here.mkdir()
    kmap, install = shims / "kmap", shims / "python"
    kmap.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m kmap "$@"\n', encoding="utf-8")
    install.write_text('#!/bin/sh\necho "$@" > ../installed\n', encoding="utf-8")
    for shim in (kmap, install):
        shim.chmod(0o755)

    def run(register: str, name: str = "stakeholders.yaml", **inputs: str) -> subprocess.CompletedProcess[str]:
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text(register, encoding="utf-8")
        given = {one: entry["default"] for one, entry in INPUTS.items()}
        given |= {one.replace("_", "-"): text for one, text in inputs.items()}
        variables = {
            variable: re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda match: given[match[1]], value)
            for variable, value in JOB["variables"].items()
        }
        return subprocess.run(
            [sh, "-e", "-c", "\n".join(JOB["script"])],
            cwd=here,
            env={"PATH": f"{shims}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def report(folder: Path) -> list[dict[str, Any]]:
    """Return the findings of the report that the job has left, each with what GitLab asks for."""
    found: list[dict[str, Any]] = json.loads((folder / "checkout" / REPORT).read_text(encoding="utf-8"))
    for one in found:
        assert one.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert isinstance(one["location"]["lines"]["begin"], int)
    return found


def test_every_input_is_used_and_none_is_used_that_is_not_declared() -> None:
    assert set(re.findall(r"\$\[\[ inputs\.([\w-]+) \]\]", TEXT)) == INPUTS.keys()


def test_script_holds_no_text_from_outside() -> None:
    assert not [line for line in JOB["script"] if "$[[" in line]


def test_report_is_kept_whatever_becomes_of_the_job() -> None:
    assert JOB["artifacts"]["when"] == "always"


def test_job_installs_the_distribution(job: Job, tmp_path: Path) -> None:
    job(CLEAN)
    assert (tmp_path / "installed").read_text(encoding="utf-8").split()[-1] == "kmap-stakeholders"


def test_clean_register_leaves_an_empty_report(job: Job, tmp_path: Path) -> None:
    assert job(CLEAN).returncode == 0
    assert report(tmp_path) == []


def test_error_fails_the_job_and_leaves_the_report(job: Job, tmp_path: Path) -> None:
    done = job(BROKEN)
    assert done.returncode == 1
    assert [one["check_name"] for one in report(tmp_path)] == ["KM201 score-outside-scale"]


def test_log_of_the_job_shows_the_findings(job: Job) -> None:
    assert "stakeholders.yaml:4:33: error: influence `11` is outside 1..5 [KM201]" in job(BROKEN).stdout


def test_warning_alone_does_not_fail_the_job(job: Job, tmp_path: Path) -> None:
    assert job(WARNED).returncode == 0
    assert [one["severity"] for one in report(tmp_path)] == ["minor"]


def test_register_itself_says_what_fails_where_the_input_is_left_out(job: Job) -> None:
    assert job(WARNED + "check: {fail_on: warning}\n").returncode == 1


def test_input_says_what_fails(job: Job) -> None:
    assert job(WARNED, fail_on="warning").returncode == 1


def test_baseline_is_read(job: Job, tmp_path: Path) -> None:
    job(WARNED)
    write = [sys.executable, "-m", "kmap", "check", "--write-baseline", "known findings.json"]
    subprocess.run(write, cwd=tmp_path / "checkout", env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True)
    assert job(WARNED, baseline="known findings.json", fail_on="warning").returncode == 0
    assert report(tmp_path) == []


@pytest.mark.parametrize("name", ["two words/a.yaml", "-dash.yaml", "; rm -rf x.yaml", "$(touch made).yaml", "*.yaml"])
def test_path_is_passed_on_as_it_is_written(job: Job, tmp_path: Path, name: str) -> None:
    assert job(BROKEN, name, paths=name).returncode == 1
    assert [one["location"]["path"] for one in report(tmp_path)] == [name]
    assert not (tmp_path / "checkout" / "made").exists()


def test_lines_are_paths(job: Job, tmp_path: Path) -> None:
    job(BROKEN, "a.yaml")
    job(BROKEN, "b c.yaml", paths="a.yaml\n\nb c.yaml\n")
    assert [one["location"]["path"] for one in report(tmp_path)] == ["a.yaml", "b c.yaml"]


def test_empty_paths_are_the_whole_folder(job: Job, tmp_path: Path) -> None:
    job(BROKEN, "maps/stakeholders.yaml", paths="")
    assert [one["location"]["path"] for one in report(tmp_path)] == ["maps/stakeholders.yaml"]
