"""The page of the JSON Schemas, and the schemas themselves, as the code makes them from its types."""

import json

from docs.hooks.prose import prose, table
from kmap.cli.schemas import REGISTER, WRITTEN, schema

_PAGE = """# Schemas

JSON Schemas, for editors and programs. They are made from the types of the code, so they say what it does; `kmap schema
NAME` prints one. Each format carries its name and a version, which grows where a key goes or comes to mean something
else.

Editors complete and explain registers with the first of them; [Editors](../checks.md#editors) says how to name it in a
register. What a schema can't say, such as that an id must be known, is left to `kmap check`.
"""


def pages() -> dict[str, str]:
    """Return the page, and each schema as a file beside it."""
    schemas = {name: schema(name) for name in (REGISTER, *WRITTEN)}
    rows = [(f"[{_file(name)}]({_file(name)})", prose(one.get("description", ""))) for name, one in schemas.items()]
    return {
        "reference/schemas.md": f"{_PAGE}\n{table(('schema', 'what it describes'), rows)}",
        **{f"reference/{_file(name)}": json.dumps(one, indent=2) + "\n" for name, one in schemas.items()},
    }


def _file(name: str) -> str:
    return "kmap.schema.json" if name == REGISTER else f"kmap-{name}.schema.json"
