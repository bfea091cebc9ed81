"""The registers of this repository, from which others are made."""

import copy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]


@cache
def seeds() -> tuple[str, ...]:
    """Return the registers of this repository, by the paths of their files."""
    files = [ROOT / "stakeholders.yaml", *sorted((ROOT / "examples").glob("*.yaml"))]
    files += [ROOT / "examples" / "programme" / "stakeholders.yaml", *sorted((ROOT / "tests" / "registers").glob("*"))]
    return tuple(str(file) for file in files)


@cache
def rule_seeds() -> tuple[str, ...]:
    """Return the registers that the tests of the rules are made of."""
    return tuple(str(file) for file in sorted((ROOT / "tests" / "rules").glob("*.yaml")) if file.is_file())


@cache
def project_seeds() -> tuple[str, ...]:
    """Return the projects of the repository's programme."""
    return tuple(str(file) for file in sorted((ROOT / "examples" / "programme" / "projects").glob("*.yaml")))


@cache
def content_of(path: str) -> bytes:
    """Return what stands in a file."""
    return Path(path).read_bytes()


@cache
def values_as_read(path: str) -> Any:
    """Return the values of a register, which are not to be changed; None where it is not YAML."""
    try:
        return yaml.load(content_of(path), yaml.CBaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None


def values_of(path: str) -> Any:
    """Return the values of a register, all scalars as they are written, to be changed at will."""
    return copy.deepcopy(values_as_read(path))
