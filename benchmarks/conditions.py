"""Under which conditions the benchmarks ran, without naming the machine."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version

PACKAGES = (
    "pydantic",
    "PyYAML",
    "typer",
    "check-jsonschema",
    "yamllint",
    "yamale",
    "rapidfuzz",
    "networkx",
    "scipy",
    "igraph",
    "rustworkx",
)
"""The packages whose versions the ratios depend on."""


def conditions() -> str:
    """Return the versions and how to read the tables, as lines of text."""
    versions = ", ".join(f"{package} {_version(package)}" for package in PACKAGES)
    return "\n".join(
        [
            f"{os.cpu_count()} cores, {platform.python_implementation()} {platform.python_version()}, {versions}",
            "CPU time is user and system together; a ratio is that of two medians, its spread the middle half",
            "of the rounds, all commands running once in each round; memory is the peak of the resident set",
        ]
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"
