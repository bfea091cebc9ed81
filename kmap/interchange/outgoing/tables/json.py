"""JSON: the whole register, field by field, under the names of the format."""

import datetime
import json
from typing import Any

from kmap.interchange.tables import Table
from kmap.register.register import Register
from kmap.register.scores import all_assessments
from kmap.register.vocabulary import FORMAT_VERSION
from kmap.terminal import named_in_json

ENDINGS = (".json",)
WHOLE = True


def content(register: Register, tables: dict[str, Table], chosen: str) -> str:
    """Return a register as JSON: the version of the format and what is written in it, dates as YYYY-MM-DD.

    Assessments are those of all registers that it extends, the nearest first, as in the other
    tables. Stakeholders and relationships are those of the tables, should these be filtered.
    """
    whole = {"kmap": FORMAT_VERSION} | register.document.model_dump(by_alias=True, exclude_unset=True)
    for one, said in zip(register.stakeholders, whole["stakeholders"], strict=True):
        every = all_assessments(one)
        if len(every) > len(one.assessments):  # the register that it extends has more, which its own hide
            said["assessments"] = [given.model_dump(by_alias=True, exclude_unset=True) for given in every]
    if len(tables["stakeholders"].rows) < len(register.stakeholders):
        shown = {str(row[0]) for row in tables["stakeholders"].rows}
        whole["stakeholders"] = [one for one in whole["stakeholders"] if one["id"] in shown]
        ends = shown | {register.team.id}
        whole["relationships"] = [
            one for one in whole.get("relationships", ()) if one["from"] in ends and one["to"] in ends
        ]
    text = json.dumps(_plain(whole), ensure_ascii=False, allow_nan=False, indent=2)
    return named_in_json(text) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
