"""One case after the other, each from its own number, so that any of them can be run again by itself."""

import gc
import os
import pkgutil
import random
import shutil
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import kmap
from tests.fuzz.running import SECONDS, BrokenError, Kmap, TooLong, Watch

TARGETS = tuple(sorted(file.stem for file in (Path(__file__).parent / "targets").glob("*.py")))
"""What there is to fuzz: the modules of `tests/fuzz/targets`."""


class Failure(NamedTuple):
    """A case that did not go as promised.

    Parameters
    ----------
    name
        The case: `target:seed:number`.
    kind
        What it was, and where, so that those of one cause can be counted together.
    told
        All of it.
    """

    name: str
    kind: str
    told: str


@cache
def target(name: str) -> ModuleType:
    """Return a target by its name."""
    return import_module(f"tests.fuzz.targets.{name}")


def plan(seed: int, cases: int, only: str | None = None) -> Iterator[str]:
    """Yield the names of cases, the targets in turn by their weights."""
    names = [only] if only is not None else list(TARGETS)
    weights = [target(name).WEIGHT for name in names]
    chance = random.Random(f"plan:{seed}")
    for number in range(cases):
        yield f"{chance.choices(names, weights)[0]}:{seed}:{number}"


def load_all() -> None:
    """Load all of kmap, so that a long run is of the code as it stands at its start."""
    for module in pkgutil.walk_packages(kmap.__path__, "kmap."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


@contextmanager
def kmap_in_a_folder() -> Iterator[Kmap]:
    """Go to an empty folder, two levels below one of its own, and back again at the end."""
    kept = os.getcwd()
    with tempfile.TemporaryDirectory(prefix="kmap-fuzz-") as above, warnings.catch_warnings():
        warnings.simplefilter("error")
        folder = Path(above) / "outer" / "work"
        folder.mkdir(parents=True)
        os.chdir(folder)
        try:
            yield Kmap(folder)
        finally:
            os.chdir(kept)


def emptied(kmap: Kmap) -> None:
    """Empty the folder, and what stands beside it."""
    if os.listdir(kmap.folder.parent) == [kmap.folder.name]:
        inside = [*os.scandir(kmap.folder)]
        if not any(one.is_dir(follow_symlinks=False) for one in inside):  # the usual case, and much the quicker
            for one in inside:
                os.unlink(one.path)
            return
    os.chdir("/")
    shutil.rmtree(kmap.folder.parent, ignore_errors=True)
    kmap.folder.mkdir(parents=True)
    os.chdir(kmap.folder)


def tried(kmap: Kmap, name: str) -> Failure | None:
    """Run one case, and return how it failed; None where all went as promised."""
    emptied(kmap)
    kmap.begin()
    try:
        chosen = target(name.split(":")[0])
        with Watch(getattr(chosen, "SECONDS", SECONDS)):
            chosen.case(random.Random(name), kmap)
    except (Exception, TooLong) as error:
        return Failure(name, _kind(error), "".join(traceback.format_exception(error))[-12_000:])
    return None


def _kind(error: BaseException) -> str:
    """Return what went wrong, in a line that is the same for the same cause."""
    if isinstance(error, BrokenError) and "Traceback" in str(error):
        lines = [line.strip() for line in str(error).splitlines()]
        places = [line for line in lines if line.startswith("File ") and "kmap" in line]
        raised = [line for line in lines if line and not line.startswith(("File", "kmap:", "tip:"))]
        return f"{places[-1] if places else '?'}: {raised[-1][:60] if raised else '?'}"
    if isinstance(error, BrokenError):
        return str(error).split("\n")[0][:80]
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}: {type(error).__name__}: {str(error)[:60]}"


class Tally:
    """Counts what has been run and what has failed."""

    def __init__(self) -> None:
        self.cases: Counter[str] = Counter()
        self.seconds: Counter[str] = Counter()
        self.failures: list[Failure] = []
        self.digests: dict[str, str] = {}

    def run(self, kmap: Kmap, name: str) -> Failure | None:
        """Run one case, and count it."""
        began = time.process_time()
        failure = tried(kmap, name)
        of = name.split(":")[0]
        self.cases[of] += 1
        self.seconds[of] += time.process_time() - began  # type: ignore[assignment]  # seconds are no whole numbers
        if failure is not None:
            self.failures.append(failure)
        self.digests[name] = kmap.digest
        if sum(self.cases.values()) % 100 == 0:  # `main` freezes what is left of a run, which ends after it
            gc.unfreeze()
            gc.collect()
        return failure
