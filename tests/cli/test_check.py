"""`kmap check` as a command: several registers, formats, exit status."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Kmap = Callable[..., subprocess.CompletedProcess[str]]
Program = Kmap

CLEAN = "title: Heat\nstakeholders: []\n"
WARNED = "title: Heat\nstakeholders: [{name: Staff}]\n"


def put(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_nothing_to_find_fault_with_exits_with_0(kmap: Kmap, tmp_path: Path) -> None:
    put(tmp_path, "stakeholders.yaml", CLEAN)
    run = kmap("check")
    assert (run.returncode, run.stdout, run.stderr) == (0, "1 register: nothing to find fault with\n", "")


def test_a_warning_exits_with_0(kmap: Kmap, tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", WARNED)
    assert kmap("check", "a.yaml").returncode == 0


def test_a_warning_exits_with_1_where_it_counts_as_a_failure(kmap: Kmap, tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", WARNED)
    assert kmap("check", "a.yaml", "--fail-on", "warning").returncode == 1


def test_findings_are_the_result_and_go_to_standard_output(kmap: Kmap, tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", "title: Heat\n")
    run = kmap("check", "a.yaml")
    assert run.returncode == 1
    assert run.stdout.startswith("a.yaml:1:1: error: `stakeholders` is missing in the register [KM010]\n")
    assert run.stderr == ""


def test_no_register_that_can_be_opened_exits_with_2(kmap: Kmap) -> None:
    run = kmap("check", "a.yaml", "b.yaml")
    assert run.returncode == 2
    assert "a.yaml:1:1: error: no such file [KM001]" in run.stdout


def test_a_missing_register_among_others_exits_with_1(kmap: Kmap, tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", CLEAN)
    run = kmap("check", "a.yaml", "b.yaml")
    assert run.returncode == 1
    assert run.stdout.endswith("2 registers: 1 error\n")


def test_codes_may_stand_behind_commas_or_options_of_their_own(kmap: Kmap, tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", WARNED)
    assert "KM203" in kmap("check", "a.yaml", "--select", "KM1, KM203").stdout
    assert "KM203" in kmap("check", "a.yaml", "--select", "KM1", "--select", "KM203").stdout
    assert "KM203" not in kmap("check", "a.yaml", "--ignore", "KM1,KM203").stdout


def test_the_check_is_as_on_the_day_asked_for(kmap: Kmap, tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", "title: Heat\nstakeholders: [{name: Staff, since: 2027-01-01}]\n")
    assert "KM203" not in kmap("check", "a.yaml", "--as-of", "2026-12-31").stdout
    assert "KM203" in kmap("check", "a.yaml", "--as-of", "2027-01-01").stdout


def test_json_is_the_whole_of_standard_output(kmap: Kmap, tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", WARNED)
    run = kmap("check", "a.yaml", "--format", "json", "--select", "KM203")
    assert json.loads(run.stdout)["counts"] == {"error": 0, "warning": 1, "info": 0}
    assert run.returncode == 0


def test_the_same_registers_give_the_same_bytes(program: Program) -> None:
    cases = Path(__file__).parents[1] / "rules"
    registers = [str(case) for case in sorted(cases.glob("km[12]*.yaml"))]
    runs = {program("check", *registers, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "2")}
    assert len(runs) == 1


def test_a_folder_is_searched_for_registers(kmap: Kmap, tmp_path: Path) -> None:
    put(tmp_path, "maps/stakeholders.yaml", WARNED)
    put(tmp_path, "maps/notes.yaml", "no register\n")
    run = kmap("check", "maps", "--select", "KM203")
    assert run.stdout.startswith("maps/stakeholders.yaml:2:16: warning: ")
    assert run.stdout.endswith("1 register: 1 warning\n")


def test_a_folder_without_registers_exits_with_2(kmap: Kmap, tmp_path: Path) -> None:
    run = kmap("check", ".")
    assert (run.returncode, run.stdout) == (2, "")
    assert "there is no register below the folder `.`" in run.stderr


def programme_and_projects(folder: Path) -> None:
    put(folder, "stakeholders.yaml", WARNED)
    for name in ("damp", "heat"):
        put(
            folder,
            f"projects/{name}.stakeholders.yaml",
            f"title: {name}\nextends: ../stakeholders.yaml\nstakeholders: []\n",
        )


def test_a_folder_with_a_programme_and_its_projects_tells_of_each_finding_once(kmap: Kmap, tmp_path: Path) -> None:
    programme_and_projects(tmp_path)
    run = kmap("check", ".", "--select", "KM203")
    assert run.stdout.count("KM203") == 1
    assert run.stdout.startswith("stakeholders.yaml:2:16: warning: ")
    assert run.stdout.endswith("3 registers: 1 warning\n")


def test_settings_of_a_project_say_from_which_file_they_come(kmap: Kmap, tmp_path: Path) -> None:
    programme_and_projects(tmp_path)
    put(tmp_path, "stakeholders.yaml", f"{WARNED}check: {{severity: {{KM203: error}}}}\n")
    shown = kmap("check", "projects", "--show-settings", COLUMNS="120").stdout
    assert shown.count("stakeholders.yaml:3") == 2


def test_a_project_outside_of_the_tree_of_its_programme_is_told_what_to_do(kmap: Kmap, tmp_path: Path) -> None:
    put(tmp_path, "stakeholders.yaml", WARNED)
    put(tmp_path, "a/b/p.yaml", "title: P\nextends: ../../stakeholders.yaml\nstakeholders: []\n")
    run = kmap("grid", "a/b/p.yaml")
    assert (run.returncode, run.stdout) == (1, "")
    assert "a/b/p.yaml:2:10: error: extends `../../stakeholders.yaml` lies outside of the folder" in run.stderr
    assert "name it on the command line beside this one" in " ".join(run.stderr.split())
    assert kmap("check", "a/b/p.yaml", "stakeholders.yaml").returncode == 0
