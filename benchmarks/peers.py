"""The checkers of YAML that `kmap check` is set against, and what each of them is given."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.measure import kmap, program
from benchmarks.yamale_schema import yamale_schema

AJV_FOLDER = "ajv"
YAMALE_SCHEMA = "register.yamale.yaml"


@dataclass(frozen=True, slots=True)
class Peer:
    """A checker to be set against.

    Parameters
    ----------
    command
        Returns the words that check a register, given the folder of the benchmarks and the
        register's path; None where the checker is not installed.
    missing
        What to say where it is not installed.
    time, memory
        What `kmap check` is to take of it at most, by the number of stakeholders.
    """

    command: Callable[[str, str], list[str] | None]
    missing: str
    time: Mapping[int, float]
    memory: Mapping[int, float]


def prepare(folder: str) -> None:
    """Write the schemas that the peers read, and install ajv, below a folder."""
    text = subprocess.run([kmap(), "schema"], capture_output=True, check=True).stdout
    with open(os.path.join(folder, "schema.json"), "wb") as file:
        file.write(text)
    with open(os.path.join(folder, "ajv.json"), "w", encoding="utf-8") as file:
        json.dump(_dates_left_open(json.loads(text)), file)
    with open(os.path.join(folder, YAMALE_SCHEMA), "w", encoding="utf-8") as file:
        file.write(yamale_schema(json.loads(text)))
    npm = shutil.which("npm")
    if npm is not None:
        where = os.path.join(folder, AJV_FOLDER)
        words = [npm, "install", "--prefix", where, "--no-audit", "--no-fund", "ajv-cli@5"]
        subprocess.run(words, capture_output=True, check=False)  # without it, ajv is said to be missing


def ajv_versions(folder: str) -> str:
    """Return what was installed of ajv, as words; empty where nothing was."""
    found = []
    for name in ("ajv-cli", "ajv", "js-yaml"):
        path = os.path.join(folder, AJV_FOLDER, "node_modules", name, "package.json")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                found.append(f"{name} {json.load(file)['version']}")
    return ", ".join(found)


def _dates_left_open(part: Any) -> Any:
    """Return a schema that takes anything for a date.

    js-yaml reads a plain date as an object of JavaScript, which no schema of JSON takes for
    a date; kmap, in turn, refuses a date in quotes. So ajv checks all but the dates.
    """
    if isinstance(part, dict):
        return {} if part.get("format") == "date" else {key: _dates_left_open(one) for key, one in part.items()}
    return [_dates_left_open(one) for one in part] if isinstance(part, list) else part


def _check_jsonschema(folder: str, register: str) -> list[str] | None:
    path = program("check-jsonschema")
    if path is None:
        return None
    return [path, "--schemafile", os.path.join(folder, "schema.json"), register]


def _yamllint(_: str, register: str) -> list[str] | None:
    path = program("yamllint")
    return [path, "-d", "relaxed", register] if path is not None else None


def _yamale(folder: str, register: str) -> list[str] | None:
    path = program("yamale")
    return [path, "-s", os.path.join(folder, YAMALE_SCHEMA), register] if path is not None else None


def _ajv(folder: str, register: str) -> list[str] | None:
    path = os.path.join(folder, AJV_FOLDER, "node_modules", ".bin", "ajv")
    if not os.path.exists(path):
        return None
    schema = os.path.join(folder, "ajv.json")
    return [path, "validate", "--spec=draft2020", "--strict=false", "-s", schema, "-d", register]


PEERS = {
    "check-jsonschema": Peer(
        _check_jsonschema, "pip install check-jsonschema", {50: 0.6, 1_000: 0.16, 10_000: 0.1}, {10_000: 1 / 3}
    ),
    "yamllint": Peer(_yamllint, "pip install yamllint", {50: 1.0, 1_000: 0.16, 10_000: 0.1}, {}),
    "yamale": Peer(_yamale, "pip install yamale", {10_000: 0.2}, {}),
    "ajv": Peer(_ajv, "npm is needed to install it", {10_000: 2.0}, {}),
}
"""The peers by name, in the order of the rows."""
