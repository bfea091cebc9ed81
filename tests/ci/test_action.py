"""The action for GitHub hands what its user writes to kmap, letter by letter."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

TEXT = (Path(__file__).parents[2] / "action.yml").read_text(encoding="utf-8")
ACTION: dict[str, Any] = yaml.safe_load(TEXT)
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
STUB = """\
#!/usr/bin/env bash
printf '%s\\0' "$@" > "$RUNNER_TEMP/arguments"
exit "${STATUS:-0}"
"""
HOSTILE = [
    "two words",
    "; rm -rf maps",
    "$(touch made)",
    "`touch made`",
    "-rf",
    "--fail-on=info",
    "*",
    "~",
    'a"b',
    "a'b",
    "a\\b",
    "${{ x }}",
    "Größe",
]

Check = Callable[..., list[str]]


def step(name: str) -> dict[str, Any]:
    (found,) = [one for one in STEPS if one.get("name") == name]
    return found


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Return a function that runs the step `Check` with inputs, and returns the arguments that kmap is given."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    stub = tmp_path / "kmap" / "bin" / "kmap"
    stub.parent.mkdir(parents=True)
    stub.write_text(STUB, encoding="utf-8")
    stub.chmod(0o755)
    script = tmp_path / "step.sh"
    script.write_text(step("Check")["run"], encoding="utf-8")
    here = tmp_path / "checkout"
    here.mkdir()
    (here / "maps").mkdir()

    def run(status: int = 0, paths: str = ".", fail_on: str = "", baseline: str = "") -> list[str]:
        inputs = {"PATHS": paths, "FAIL_ON": fail_on, "BASELINE": baseline}
        done = subprocess.run(
            [bash, "--noprofile", "--norc", "-eo", "pipefail", str(script)],  # as GitHub runs `shell: bash`
            cwd=here,
            env={"PATH": "/usr/bin:/bin", "RUNNER_TEMP": str(tmp_path), "STATUS": str(status), **inputs},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr) == (status, "")
        assert [one.name for one in here.iterdir()] == ["maps"], "nothing was made or taken away"
        return (tmp_path / "arguments").read_text(encoding="utf-8").split("\0")[:-1]

    return run


def test_every_input_has_a_description_and_a_default() -> None:
    assert all(set(one) == {"description", "default"} for one in ACTION["inputs"].values())


@pytest.mark.parametrize("name", ACTION["inputs"])
def test_every_input_is_used(name: str) -> None:
    assert f"${{{{ inputs.{name} }}}}" in TEXT


def test_only_declared_inputs_are_used() -> None:
    assert set(re.findall(r"inputs\.([\w-]+)", TEXT)) == ACTION["inputs"].keys()


@pytest.mark.parametrize("one", [one for one in STEPS if "run" in one], ids=lambda one: one["name"])
def test_no_script_holds_text_from_outside(one: dict[str, Any]) -> None:
    assert "${{" not in one["run"]


@pytest.mark.parametrize("one", [one for one in STEPS if "run" in one], ids=lambda one: one["name"])
def test_every_script_names_its_shell(one: dict[str, Any]) -> None:
    assert one["shell"] == "bash"


def test_inputs_reach_the_check_by_variables() -> None:
    assert step("Check")["env"] == {
        "PATHS": "${{ inputs.paths }}",
        "FAIL_ON": "${{ inputs.fail-on }}",
        "BASELINE": "${{ inputs.baseline }}",
    }


def test_usual_inputs_check_the_whole_folder(check: Check) -> None:
    usual = {name: one["default"] for name, one in ACTION["inputs"].items()}
    found = check(paths=usual["paths"], fail_on=usual["fail-on"], baseline=usual["baseline"])
    assert found == ["check", "--format", "github", "--", "."]


@pytest.mark.parametrize("paths", ["", "\n", "\n\n"])
def test_empty_paths_are_the_whole_folder(check: Check, paths: str) -> None:
    assert check(paths=paths) == ["check", "--format", "github", "--", "."]


def test_lines_are_paths(check: Check) -> None:
    assert check(paths="maps\n\nmore maps/a.yaml\nb.yaml\n")[-4:] == ["--", "maps", "more maps/a.yaml", "b.yaml"]


@pytest.mark.parametrize("path", HOSTILE)
def test_path_is_passed_on_as_it_is_written(check: Check, path: str) -> None:
    assert check(paths=path) == ["check", "--format", "github", "--", path]


@pytest.mark.parametrize("word", HOSTILE)
def test_other_inputs_are_passed_on_as_they_are_written(check: Check, word: str) -> None:
    expected = ["check", "--format", "github", f"--fail-on={word}", f"--baseline={word}", "--", "."]
    assert check(fail_on=word, baseline=word) == expected


@pytest.mark.parametrize("status", [1, 2])
def test_step_ends_with_the_status_of_the_check(check: Check, status: int) -> None:
    assert check(status=status)
