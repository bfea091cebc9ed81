"""The JSON Schemas that `kmap schema` prints, by name: of registers, and of what kmap writes for programs."""

from typing import Any

from kmap.baseline import VERSION as BASELINE_VERSION
from kmap.baseline import WrittenBaseline
from kmap.cli.choices import one_of
from kmap.formats.json import VERSION, WrittenCheck, WrittenReport
from kmap.register.schema import json_schema, schema_of

REGISTER = "register"
WRITTEN = {
    "report": (WrittenReport, VERSION),
    "check": (WrittenCheck, VERSION),
    "baseline": (WrittenBaseline, BASELINE_VERSION),
}
"""The formats that kmap writes as JSON of its own, each with the type that is written and its version."""

AS_REGISTER = ("register", "export")
"""What the schema of registers is for: a register is also what `kmap export --format json` writes."""


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a format.

    Raises
    ------
    KmapError
        Where there is no such format.
    """
    if one_of("the format", name, (*AS_REGISTER, *WRITTEN)) in AS_REGISTER:
        return json_schema()
    written, version = WRITTEN[name]
    return schema_of(written, name, version)
