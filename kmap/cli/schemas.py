"""The JSON Schemas that `kmap schema` prints, by name: of registers, and of what kmap writes for programs."""

import os
import shlex
from typing import Any

from kmap.baseline import VERSION as BASELINE_VERSION
from kmap.baseline import WrittenBaseline
from kmap.cli.choices import one_of
from kmap.errors import KmapError
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


def refuse_other_ending(output: str) -> None:
    """Refuse to write a schema to a file that does not say by its ending that it is JSON.

    Raises
    ------
    KmapError
        Where the file ends otherwise than in .json.
    """
    root, ending = os.path.splitext(output)
    if ending.lower() != ".json":
        plain = not os.path.basename(root).startswith(".") and os.path.basename(root)
        named = shlex.quote(f"{root}.json") if plain else "kmap.schema.json"
        raise KmapError(f"`{output}` has an ending that says no schema", f"a schema is JSON: write --output {named}")


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
