"""What long runs have found, each mended, so that it does not come back."""

import json
from pathlib import Path

import pytest
import yaml

from kmap.check import check
from tests.fuzz.fuzzing import kmap_in_a_folder
from tests.fuzz.running import unsafe

TRAINED = "title: Damp\nstakeholders: []\ntraining:\n- {date: 2026-09-01, title: At 12 High Street}\n"


@pytest.mark.parametrize("file", ["out.json", "out.xlsx"])
def test_a_training_called_after_an_address_is_known_when_it_comes_back(file: str) -> None:
    with kmap_in_a_folder() as kmap:
        Path("stakeholders.yaml").write_text(TRAINED, encoding="utf-8")
        kmap("export", "--output", file)
        assert kmap("import", file, "--into", "stakeholders.yaml").status == 0
        assert Path("stakeholders.yaml").read_text(encoding="utf-8") == TRAINED


def test_a_list_at_a_key_of_the_writers_own_that_is_a_word_of_the_format_comes_to_an_end() -> None:
    with kmap_in_a_folder() as kmap:
        register = "title: Damp\nstakeholders: []\ncheck: {ignore: {stakeholders: []}}\n"
        Path("stakeholders.yaml").write_text(register, encoding="utf-8")
        assert kmap("check").status == 1


def test_findings_and_a_baseline_are_not_written_in_one_run() -> None:
    with kmap_in_a_folder() as kmap:
        Path("stakeholders.yaml").write_text(TRAINED, encoding="utf-8")
        refused = kmap("check", "--output", "out.json", "--write-baseline", "out.json")
        assert refused.status == 2 and not Path("out.json").exists()
        assert refused.err.startswith(b"kmap: --output and --write-baseline can't both be given")


@pytest.mark.parametrize("code", ["KM608", "KM609"])
def test_what_a_point_is_for_stands_in_a_message_as_a_value(code: str) -> None:
    register = """
        title: Damp
        as_of: 2026-10-01
        stakeholders:
        - {name: Council, id: council, engagement_points: [{date: 2026-10-20, what: the vote}]}
        needs:
        - {id: flats, need: Does damp act in flats?, raised_by: [council]}
        questions:
        - {id: q-flats, question: Does damp act in flats?, answers: [flats], results: 2026-12-01}
    """
    with kmap_in_a_folder():
        Path("r.yaml").write_text(register, encoding="utf-8")
        (message,) = [one.message for one in check(["r.yaml"]).diagnostics if one.code == code]
    assert "2026-10-20 (`the vote`)" in message


def test_an_import_that_is_printed_does_nothing_to_the_terminal_nor_to_a_ci() -> None:
    texts = ["\u202etxt.exe\u202c", "##[error]x", "a\n::error::x", "soft\u00adhyphen", "a\u0645\u200db"]
    people = [{"id": f"p{number}", "name": f"P{number}", "notes": text} for number, text in enumerate(texts)]
    with kmap_in_a_folder() as kmap:
        Path("in.json").write_text(json.dumps({"kmap": 1, "title": "Damp", "stakeholders": people}), encoding="utf-8")
        printed = kmap("import", "in.json", "--output", "-").out.decode("utf-8")
    assert unsafe(printed) is None and "##[" not in printed and "\u00ad" not in printed
    assert not [line for line in printed.split("\n") if line.lstrip().startswith("::")]
    assert [one["notes"] for one in yaml.safe_load(printed)["stakeholders"]] == texts


def test_an_empty_name_in_a_project_is_all_that_is_wrong_with_its_entry() -> None:
    with kmap_in_a_folder():
        Path("programme.yaml").write_text("title: Damp\nstakeholders: [{name: Council}]\n", encoding="utf-8")
        project = "extends: programme.yaml\ntitle: Flats\nstakeholders:\n- {name: '', notes: To be named}\n"
        Path("p.yaml").write_text(project, encoding="utf-8")
        errors = [one for one in check(["p.yaml"]).diagnostics if one.severity.word == "error"]
    assert [(one.code, one.message) for one in errors] == [("KM010", "name is empty")]
