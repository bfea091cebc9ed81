"""Fuzz kmap for as long as you like: `python -m tests.fuzz --cases 100000 --seed 1`.

From the root of the repository, with the extra `dev` installed. Each case has a name,
`target:seed:number`, from which it is made: `--case reader:1:17` runs that one again and
leaves its files in a folder that it names. `--target importing` runs one target only.

What holds for every case: no traceback; an exit status of 0, 1 or 2; nothing on a terminal
that it would act on; nothing that a library says; less than five seconds, of pictures forty. Each target in
`tests/fuzz/targets` adds what holds for it: what comes out is read back by another reader,
an edit leaves a register that reads or the file as it was, a copy holds no redacted word.

`--again 500` runs that many of the cases once more, at the end, in a Python with another
hash seed: they must put out the same bytes.

The exit status is 0 where nothing failed, else 1. `KMAP_SARIF_SCHEMA`, the path of the
official schema, has SARIF held against it.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.fuzzing import TARGETS, Failure, Tally, kmap_in_a_folder, load_all, plan
from tests.fuzz.running import Kmap

_EVERY = 60.0  # seconds between two signs of life


def main() -> int:
    """Run cases, and say what came of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cases", type=int, default=10_000, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    parser.add_argument("--target", choices=TARGETS, help="only this target")
    parser.add_argument("--case", metavar="NAME", help="run one case again, such as reader:1:17")
    parser.add_argument("--again", type=int, default=0, metavar="N", help="run N of them under another hash seed")
    parser.add_argument("--digests", action="store_true", help="run the cases that standard input names; print digests")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write failures and their files into it")
    wanted = parser.parse_args()
    if wanted.case:
        return _one(wanted.case)
    if wanted.digests:
        return _digests(sys.stdin.read().split())
    return _many(wanted)


def _one(name: str) -> int:
    tally = Tally()
    with kmap_in_a_folder() as kmap:
        failure = tally.run(kmap, name)
        kept = Path(tempfile.gettempdir()) / f"kmap-fuzz-{name.replace(':', '-')}"  # named to the person who asked
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(kmap.folder, kept, symlinks=True)
    print(f"{failure.told if failure else 'all went as promised'}\nfiles: {kept}")
    return 1 if failure else 0


def _digests(names: list[str]) -> int:
    tally = Tally()
    with kmap_in_a_folder() as kmap:
        for name in names:
            tally.run(kmap, name)
    print("\n".join(f"{name} {digest}" for name, digest in tally.digests.items()))
    return 0


def _many(wanted: argparse.Namespace) -> int:
    tally, seen, began = Tally(), Counter[str](), time.monotonic()
    load_all()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that what was found until then is told
    keep = wanted.keep.resolve() if wanted.keep is not None else None
    with kmap_in_a_folder() as kmap:
        try:
            for name in _with_signs_of_life(plan(wanted.seed, wanted.cases, wanted.target), tally):
                failure = tally.run(kmap, name)
                if failure is not None:
                    seen[failure.kind] += 1
                    _show(failure, seen[failure.kind], kmap, keep)
        except KeyboardInterrupt:
            print("stopped", flush=True)
    _tell(tally, kmap.statuses, time.monotonic() - began)
    for kind, count in seen.most_common():
        print(f"{count:>5}  {kind}")
    different = _again(tally, wanted.again) if wanted.again else []
    for name in different:
        print(f"FAILED {name}: other bytes under another hash seed")
    return 1 if tally.failures or different else 0


def _with_signs_of_life(names: Iterator[str], tally: Tally) -> Iterator[str]:
    """Yield the names; say now and then how many cases there were."""
    last = time.monotonic()
    for name in names:
        yield name
        if time.monotonic() - last > _EVERY:
            last = time.monotonic()
            print(f"{sum(tally.cases.values()):,} cases, {len(tally.failures)} failed", flush=True)


def _show(failure: Failure, number: int, kmap: Kmap, keep: Path | None) -> None:
    """Print the first failure of a kind, and keep the files of the first five where that is asked for."""
    if number == 1:
        print(f"FAILED {failure.name}\n{failure.told}\n", flush=True)
    if keep is not None and number <= 5:
        folder = keep / failure.name.replace(":", "-")
        shutil.copytree(kmap.folder, folder, symlinks=True, dirs_exist_ok=True)
        (folder / "told.txt").write_text(failure.told, encoding="utf-8", errors="backslashreplace")


def _again(tally: Tally, number: int) -> list[str]:
    """Run some of the cases under another hash seed; return those that put out other bytes."""
    names = random.Random(0).sample(sorted(tally.digests), min(number, len(tally.digests)))
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "--digests"],
        input="\n".join(names),
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    again = dict(line.split() for line in done.stdout.splitlines())
    print(f"{len(again):,} cases once more under another hash seed")
    return [name for name in names if again.get(name) != tally.digests[name]]


def _tell(tally: Tally, statuses: dict[tuple[str, int], int], seconds: float) -> None:
    total = sum(tally.cases.values())
    print(f"\n{total:,} cases in {seconds:,.0f} s, {len(tally.failures)} failed")
    failed = Counter(one.name.split(":")[0] for one in tally.failures)
    print(f"{'target':<12}{'cases':>9}{'failed':>8}{'ms each':>9}")
    for name, count in sorted(tally.cases.items()):
        print(f"{name:<12}{count:>9,}{failed[name]:>8}{1000 * tally.seconds[name] / count:>9.1f}")
    print("\nruns of commands by their exit status")
    for command in sorted({command for command, _ in statuses}):
        ended = {status: count for (one, status), count in sorted(statuses.items()) if one == command}
        print(f"{command:<12}" + "".join(f"{status:>4}: {count:<7,}" for status, count in ended.items()))


if __name__ == "__main__":
    sys.exit(main())
