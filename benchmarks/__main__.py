"""`python -m benchmarks` runs all benchmarks, `python -m benchmarks start reading` those named."""

import sys
import tempfile
from importlib import import_module

from benchmarks.conditions import conditions
from benchmarks.table import render

NAMES = (
    "start",
    "check",
    "folder",
    "growth",
    "commands",
    "network",
    "changes",
    "plan",
    "cycle",
    "trust",
    "reading",
    "rules",
    "names",
)
"""The benchmarks, each a module of this folder, in the order in which they run.

Last are those that load kmap into this process: the most that it has held counts as memory of all
commands that it starts afterwards.
"""


def main(names: list[str]) -> int:
    """Run benchmarks, print a table for each, and return the exit status."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"there is no benchmark {', '.join(unknown)}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    print(conditions())
    with tempfile.TemporaryDirectory(prefix="kmap-benchmarks-") as folder:
        for name in sorted(names or NAMES, key=NAMES.index):
            for table in import_module(f"benchmarks.{name}").tables(folder):
                print(f"\n{render(table)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
