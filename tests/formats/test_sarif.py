"""SARIF 2.1.0: valid against the official schema, with rules, places and fingerprints."""

import json
import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kmap.catalogue import rules
from kmap.check import Checked, check
from kmap.errors import Diagnostic, Position, Severity
from kmap.formats import sarif
from kmap.formats.sarif import diagnostics
from kmap.terminal import printable

PACKAGE = "@microsoft/sarif-multitool-linux@5.7.0"
"""What carries the schema on npm: 44 MB, of which `package/sarif-2.1.0.json` is 114 kB."""

FOUND = Diagnostic(
    "maps/a.yaml",
    Position(3, 16),
    Severity.ERROR,
    "KM201",
    "score-outside-scale",
    "influence `11` is outside 1..5",
    "write a score",
    ("stakeholders", 0, "influence"),
    "    influence: 11",
    "stakeholders/nhsa/influence",
    fails=True,
)
HOSTILE = [
    "a\n::error::b",
    "##[error]b",
    "%0A",
    "]]>",
    "<script>",
    "```",
    '", "level": "none',
    "\x1b[31m",
    "\u202e",
    "\x00",
    "\ud800",
    "{0} {{",
]


def checked(*found: Diagnostic, opened: int = 1) -> Checked:
    return Checked(("maps/a.yaml",), found, opened)


def run(*found: Diagnostic) -> Any:
    return json.loads(diagnostics(checked(*found)))["runs"][0]


def fingerprint(result: Any) -> str:
    prints = result["partialFingerprints"]
    assert prints["kmap/v1"] == prints["primaryLocationLineHash"], "GitHub reads the second, and no other"
    return str(prints["kmap/v1"])


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the official schema: the file that KMAP_SARIF_SCHEMA names, else that of the package on npm."""
    named = os.environ.get("KMAP_SARIF_SCHEMA")
    if named:
        return json.loads(Path(named).read_text(encoding="utf-8"))
    npm = shutil.which("npm")
    reason = "there is no npm to fetch the schema with, and KMAP_SARIF_SCHEMA names none"
    if npm is not None:
        folder = tmp_path_factory.mktemp("npm")
        packing = subprocess.run(
            [npm, "pack", "--loglevel=error", PACKAGE],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        archives = list(folder.glob("*.tgz"))
        if packing.returncode == 0 and archives:
            with tarfile.open(archives[0]) as archive:
                content = archive.extractfile("package/sarif-2.1.0.json")
                assert content is not None
                return json.loads(content.read())
        reason = f"npm could not fetch the schema: {packing.stderr.strip()[-300:]}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def test_every_log_is_valid_against_the_official_schema(schema: Any) -> None:
    of_all_rules = check([str(path) for path in sorted(Path(__file__).parents[1].glob("rules/*.yaml"))])
    hostile = [FOUND._replace(message=text, tip=text, place=text, path=f"{text}.yaml") for text in HOSTILE]
    logs = [
        checked(),
        checked(opened=0),
        checked(FOUND._replace(path="-", place="", tip="")),
        checked(*[FOUND] * 300),
        checked(*hostile),
        of_all_rules,
    ]
    assert len({diagnostic.code for diagnostic in of_all_rules.diagnostics}) > 40
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    for log in logs:
        validator(schema).validate(json.loads(diagnostics(log)))


def test_a_log_that_is_not_sarif_is_found_out(schema: Any) -> None:
    log = json.loads(diagnostics(checked(FOUND)))
    log["runs"][0]["results"][0]["level"] = "grave"
    with pytest.raises(jsonschema.ValidationError, match="grave"):
        jsonschema.validate(log, schema)


def test_a_log_names_schema_version_and_tool() -> None:
    log = json.loads(diagnostics(checked()))
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    assert log["version"] == "2.1.0"
    (of_kmap,) = log["runs"]
    assert of_kmap["tool"]["driver"]["name"] == "kmap"
    assert of_kmap["columnKind"] == "unicodeCodePoints"
    assert of_kmap["results"] == []


def test_all_rules_are_described_whether_they_found_something_or_not() -> None:
    described = run()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == list(rules())
    for rule in described:
        assert rule["name"].isalnum()
        assert rule["name"][0].isupper()
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert len(rule["properties"]["tags"]) == 1
        for text in (rule["shortDescription"]["text"], rule["fullDescription"]["text"]):
            assert 0 < len(text) <= 1024
            assert "::" not in text


def test_a_rule_has_its_page_as_help() -> None:
    rule = next(rule for rule in run()["tool"]["driver"]["rules"] if rule["id"] == "KM101")
    assert rule["name"] == "DuplicateId"
    assert rule["shortDescription"] == {"text": "Two entries share one id."}
    assert rule["properties"] == {"tags": ["identity and references"]}
    assert rule["help"]["text"].startswith("KM101 duplicate-id\n\nTwo entries share one id.\n")
    assert rule["help"]["markdown"].startswith("# KM101 duplicate-id\n\nTwo entries share one id.\n")
    assert "Bad:\n\n    - name: Local councils\n" in rule["help"]["markdown"]


def test_a_finding_is_a_result_with_rule_level_message_and_region() -> None:
    (result,) = run(FOUND)["results"]
    assert result["ruleId"] == "KM201"
    assert run()["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "KM201"
    assert result["level"] == "error"
    assert result["message"] == {"text": "influence `11` is outside 1..5. Tip: write a score"}
    (location,) = result["locations"]
    assert location == {
        "physicalLocation": {
            "artifactLocation": {"uri": "maps/a.yaml", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 3, "startColumn": 16, "endLine": 3, "endColumn": 18},
        },
        "logicalLocations": [{"fullyQualifiedName": "stakeholders/nhsa/influence"}],
    }


def test_a_remark_is_a_note() -> None:
    assert run(FOUND._replace(severity=Severity.INFO))["results"][0]["level"] == "note"


def test_a_check_that_opened_nothing_was_not_executed_successfully() -> None:
    log = json.loads(diagnostics(checked(FOUND._replace(code="KM001"), opened=0)))
    assert log["runs"][0]["invocations"] == [{"executionSuccessful": False, "exitCode": 2}]
    assert run(FOUND)["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./maps/a.yaml", "maps/a.yaml"),
        ("maps/Größe 1#2.yaml", "maps/Gr%C3%B6%C3%9Fe%201%232.yaml"),
        ("a:b?.yaml", "a%3Ab%3F.yaml"),
        ("100%.yaml", "100%25.yaml"),
    ],
)
def test_a_path_is_a_relative_uri(path: str, uri: str) -> None:
    artifact = run(FOUND._replace(path=path))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_standard_input_is_no_file_of_the_repository() -> None:
    artifact = run(FOUND._replace(path="-"))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "stdin"}


def test_a_moved_line_keeps_its_fingerprint_and_another_place_has_another() -> None:
    moved, elsewhere = FOUND._replace(position=Position(300, 2)), FOUND._replace(place="stakeholders/nhsa/interest")
    one, other = run(moved, elsewhere)["results"]
    assert fingerprint(run(FOUND)["results"][0]) == fingerprint(one)
    assert fingerprint(one) != fingerprint(other)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text(hostile: str) -> None:
    found = FOUND._replace(message=hostile, tip=hostile, place=hostile, path=f"{hostile}.yaml")
    text = diagnostics(checked(found))
    assert text.replace("\n", "").isprintable()
    assert "##[" not in text
    (result,) = json.loads(text)["runs"][0]["results"]
    assert result["level"] == "error"
    if hostile.isprintable():
        assert result["message"]["text"] == f"{printable(hostile)}. Tip: {printable(hostile)}"


def test_words_and_target_in_brackets_are_no_link() -> None:
    (result,) = run(FOUND._replace(message="[harmless](https://example.org)", tip=""))["results"]
    assert result["message"]["text"] == "[harmless] (https://example.org)"


def test_the_gravest_are_kept_where_there_are_more_than_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    severities = [Severity.INFO, Severity.ERROR, Severity.WARNING, Severity.WARNING, Severity.ERROR]
    cut = run(*[FOUND._replace(severity=severity) for severity in severities])
    assert [result["level"] for result in cut["results"]] == ["error", "warning", "error"]
    assert cut["invocations"][0]["toolExecutionNotifications"] == [
        {"level": "warning", "message": {"text": "2 findings left out: GitHub takes 3 of a run"}}
    ]


def test_the_same_findings_give_the_same_bytes() -> None:
    found = [FOUND._replace(position=Position(number + 1, 1)) for number in range(500)]
    assert diagnostics(checked(*found)) == diagnostics(checked(*found))
    assert len({fingerprint(result) for result in run(*found)["results"]}) == 500
