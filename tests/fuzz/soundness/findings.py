"""Soundness of the formats in which `kmap check` speaks to other programs."""

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from tests.fuzz.running import BrokenError
from tests.fuzz.soundness.texts import json_, text, xml


@cache
def _sarif_schema() -> Any:
    named = os.environ.get("KMAP_SARIF_SCHEMA")
    if not named or not Path(named).is_file():
        return None
    import jsonschema

    schema = json.loads(Path(named).read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


def sarif(content: bytes) -> None:
    """Assert that this is SARIF, by its schema where `KMAP_SARIF_SCHEMA` names it."""
    log = json_(content)
    schema = _sarif_schema()
    if schema is not None:
        for error in schema.iter_errors(log):
            raise BrokenError(str(error.message)[:500])
    if log["version"] != "2.1.0":
        raise BrokenError("another version")
    for run in log["runs"]:
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            if rules[result["ruleIndex"]]["id"] != result["ruleId"] or not result["message"]["text"]:
                raise BrokenError("a result without its rule")


def gitlab(content: bytes) -> None:
    """Assert that this is a report of GitLab's code quality, each finding with a fingerprint of its own."""
    found = json_(content)
    if len({one["fingerprint"] for one in found}) != len(found):
        raise BrokenError("a fingerprint stands twice")
    for one in found:
        if one["location"]["lines"]["begin"] < 1 or not one["description"]:
            raise BrokenError(f"no place: {one}")


def github(content: bytes) -> None:
    """Assert that every line but the last is one annotation."""
    text(content)
    *lines, last = content.decode("utf-8").removesuffix("\n").split("\n")
    for line in lines:
        if not re.match(r"::(error|warning|notice) (file=[^,]*,line=\d+,col=\d+,)?title=[^,:]*::", line):
            raise BrokenError(f"no annotation: {line!r}")
    if last.lstrip().startswith("::") or "##[" in content.decode("utf-8"):
        raise BrokenError(f"a command: {last!r}")


def junit(content: bytes) -> None:
    """Assert that the counts of a JUnit report are those of its cases."""
    suites = xml(content)
    for suite in suites.iter("testsuite"):
        failed = len(suite.findall("testcase/failure"))
        if (
            int(suite.get("tests", "-1")) != len(suite.findall("testcase"))
            or int(suite.get("failures", "-1")) != failed
        ):
            raise BrokenError("a count is wrong")
