"""What is done to the bytes of a file to break it: signs put in, tokens swapped, lines moved, ends cut off."""

import random
import re
from collections.abc import Callable

SIGNS = [
    *"-:?,[]{}#&*!|>'\"%@`~<=.\\ \t\n",
    "- ",
    ": ",
    "? ",
    " #",
    "<<: ",
    "&a ",
    "*a",
    "!!int ",
    "---\n",
    "...\n",
    "|\n",
]
WORDS = ["yes", "012", "2026-02-30", "[]", "{}", "''", '"4"', "1_000", ".inf", "null", "\ufeff", "\u2028", "\x85", "\r"]
WORDS += [
    "\x00",
    "\x1b",
    "\u202e",
    "\ufffe",
    "\U0001f600",
    '"\\ud800"',
    '"\\UFFFFFFFF"',
    '"\\x00"',
    "²",
    "9" * 30,
    "[" * 40,
]
WORDS += [
    "title",
    "stakeholders",
    "id",
    "name",
    "scale",
    "kmap",
    "extends",
    "unset",
    "<<",
    "by_topic",
    "labels",
    "threshold",
]
INSERTS: list[bytes] = [text.encode("utf-8", "surrogatepass") for text in SIGNS + WORDS] + [
    b"\xff",
    b"\xed\xa0\x80",
    b"\xc3",
]
TOKEN: re.Pattern[bytes] = re.compile(rb"[\w-]+|[^\w\s]|\n *")

Mutation = Callable[[random.Random, bytes], bytes]


def flip(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def insert(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(INSERTS) + content[at:]


def replace(chance: random.Random, content: bytes) -> bytes:
    tokens = list(TOKEN.finditer(content))
    if not tokens:
        return content
    token = chance.choice(tokens)
    begin, end = token.span()
    return content[:begin] + chance.choice(INSERTS) + content[end:]


def swap(chance: random.Random, content: bytes) -> bytes:
    tokens = list(TOKEN.finditer(content))
    if len(tokens) < 2:
        return content
    (a, b), (c, d) = sorted(token.span() for token in chance.sample(tokens, 2))
    return content[:a] + content[c:d] + content[b:c] + content[a:b] + content[d:]


def cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def change_lines(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    if not lines:
        return content
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    line = lines[at]
    kind = chance.randrange(4)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(to, line)
    elif kind == 2:
        lines[at] = chance.choice([b" ", b"  ", b"\t"]) + line
    else:
        lines[at] = line.removeprefix(b"  ")
    return b"".join(lines)


def recode(chance: random.Random, content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    kind = chance.randrange(4)
    if kind == 0:
        return text.encode("utf-16")
    if kind == 1:
        return text.encode("latin-1", "replace") + b"\xe9"
    return text.replace("\n", "\r\n" if kind == 2 else "\r").encode("utf-8", "replace")


MUTATIONS: list[Mutation] = [
    flip,
    insert,
    insert,
    replace,
    replace,
    swap,
    cut,
    change_lines,
    change_lines,
    change_lines,
]


def mutated(chance: random.Random, content: bytes, most: int = 8) -> bytes:
    """Return bytes with one to `most` things done to them."""
    for _ in range(chance.randint(1, most)):
        content = chance.choice(MUTATIONS)(chance, content)
    return recode(chance, content) if chance.random() < 0.05 else content
