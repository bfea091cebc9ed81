"""Names: how the search for near-duplicate names grows, over rapidfuzz comparing those of like length."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module, util
from itertools import groupby
from typing import Any

from benchmarks.table import Table
from kmap.analysis.duplicates import near_duplicates

SIZES = (1_000, 4_000, 16_000)
ROUNDS = 3
STEMS = ("Ash", "Barn", "Cald", "Dun", "Eller", "Fal", "Green", "Hart", "Ing", "Kirk", "Lang", "Mar")
MIDDLES = ("ber", "ing", "low", "et", "ock", "stan")
ENDS = ("ton", "ford", "ham", "wick", "field", "dale", "mouth", "bury")
TOPICS = ("Housing", "Energy", "Health", "Tenants", "Carers", "Youth", "Transport", "Farming")
KINDS = ("Association", "Council", "Partnership", "Foundation", "Network", "Alliance", "Institute", "Federation")
EACH = 10
"""Every tenth name is another one written once more."""
_STRIDE = 7_919

Pairs = set[tuple[int, int]]


def tables(folder: str) -> Iterator[Table]:
    """Yield a table of the times at growing sizes, and of the pairs that each finds."""
    with_peer = util.find_spec("rapidfuzz") is not None
    rows, before = [], 0.0
    for size in SIZES:
        names, planted = make_names(size)
        ours, found = _timed(near_duplicates, names)
        growth = f"{ours / before:.3g}" if before else ""
        rows.append(("kmap", f"{size:,}", growth, f"{ours:.3g}", "", *_found(found, planted)))
        before = ours
        if with_peer:
            theirs, found = _timed(by_distance, names)
            over = f"{ours / theirs:.3g}"
            rows.append(("  over rapidfuzz", f"{size:,}", "", f"{theirs:.3g}", over, *_found(found, planted)))
    yield Table(
        f"names: near-duplicates among organisations, every tenth one written twice; {ROUNDS} rounds",
        ("", "names", "growth of CPU", "CPU s", "CPU ratio", "pairs", "of those planted", "others"),
        tuple(rows),
        (
            "growth is over a quarter of the names: 4 is in step with them, 16 with their pairs",
            "rapidfuzz: optimal string alignment of at most 1 between names that differ in length by at most 1"
            if with_peer
            else "rapidfuzz is not installed: pip install rapidfuzz",
        ),
    )


def _found(found: Pairs, planted: Pairs) -> tuple[str, str, str]:
    hit = len(found & planted)
    return f"{len(found):,}", f"{hit:,} of {len(planted):,}", f"{len(found) - hit:,}"


def _timed(search: Callable[[Sequence[str]], Iterable[tuple[int, int]]], names: Sequence[str]) -> tuple[float, Pairs]:
    """Return the median CPU seconds of a search, with the collector switched off, as kmap has it, and what it found."""
    taken = []
    found = search(names)
    gc.disable()
    for _ in range(ROUNDS):
        start = time.process_time()
        found = search(names)
        taken.append(time.process_time() - start)
        gc.collect()
    gc.enable()
    return statistics.median(taken), set(found)


def make_names(size: int) -> tuple[list[str], Pairs]:
    """Return names of organisations, the same at every run, and the pairs of them that mean one."""
    names: list[str] = []
    planted: Pairs = set()
    for number in range(size):
        if number % EACH == EACH - 1:
            earlier = number - EACH // 2
            names.append(_written_again(names[earlier], number // EACH))
            planted.add((earlier, number))
        else:
            names.append(_name(number * _STRIDE))
    return names, planted


def _name(number: int) -> str:
    words = []
    for part in (STEMS, MIDDLES, ENDS, TOPICS, KINDS):
        number, place = divmod(number, len(part))
        words.append(part[place])
    return f"{words[0]}{words[1]}{words[2]} {words[3]} {words[4]}"


def _written_again(name: str, way: int) -> str:
    """Return a name with a slip, or in one of the ways in which people write it once more."""
    place, topic, kind = name.split(" ")
    return (
        f"{place} {topic} {kind[:4]}{kind[5]}{kind[4]}{kind[6:]}",
        f"{place[:-2]}{place[-1]} {topic} {kind}",
        f"{place} {topic} {kind}s",
        f"{place} {topic.upper()} {kind}",
        f"The {topic} {kind} of {place}",
    )[way % 5]


def by_distance(names: Sequence[str]) -> Pairs:
    """Return the pairs of names one edit apart at most, by rapidfuzz, which compares all of like length."""
    process: Any = import_module("rapidfuzz.process")
    distance: Any = import_module("rapidfuzz.distance.OSA").distance
    plain = [import_module("rapidfuzz.utils").default_process(name) for name in names]
    order = sorted(range(len(plain)), key=lambda index: len(plain[index]))
    by_length = {length: list(same) for length, same in groupby(order, key=lambda index: len(plain[index]))}
    found: Pairs = set()
    for length, rows in by_length.items():
        columns = rows + by_length.get(length + 1, [])
        own, others = [plain[index] for index in rows], [plain[index] for index in columns]
        near = process.cdist(own, others, scorer=distance, score_cutoff=1, dtype=import_module("numpy").uint8) <= 1
        for row, column in zip(*near.nonzero(), strict=True):
            if column > row:
                found.add((min(rows[row], columns[column]), max(rows[row], columns[column])))
    return found
