"""A register in git: what changed between two revisions, whatever these are called."""

import os
import random
import subprocess
from pathlib import Path

from tests.fuzz.hostile import DATES, HOSTILE
from tests.fuzz.options import arguments
from tests.fuzz.registers import changed, dumped, register_values
from tests.fuzz.running import Kmap
from tests.fuzz.targets.commands import sound

WEIGHT = 18
_REFS = ["HEAD", "HEAD~1", "HEAD~1..HEAD", "HEAD~1..", "..HEAD", "main", "first", "first..HEAD", "HEAD...HEAD~1", "@"]
_ODD = ["--output=x", "-n1", "--upload-pack=x", "HEAD:stakeholders.yaml", ":/second", "HEAD^{/x}", "HEAD@{0}", "~", "^"]


def case(chance: random.Random, kmap: Kmap) -> None:
    """Commit a register twice, change it once more, and ask what changed."""
    values = register_values(chance, 4)
    _git("init", "--quiet", "--initial-branch", "main")
    later = changed(chance, values, 5, hostility=chance.choice([0.0, 0.3]))
    for number, content in enumerate((dumped(chance, values), dumped(chance, later))):
        Path("stakeholders.yaml").write_bytes(content)
        if chance.random() < 0.9 or number == 0:
            _git("add", "stakeholders.yaml")
            _git("commit", "--quiet", "--allow-empty", "--message", "second" if number else "first")
    if chance.random() < 0.5:
        _git("tag", "first", "HEAD~0")
        Path("stakeholders.yaml").write_bytes(dumped(chance, changed(chance, later, 3)))
    for _ in range(3):  # the repository is dear, a question about it is not
        typed = arguments(chance, "changes", later)
        if chance.random() < 0.8:
            told = chance.choice([*_REFS * 3, *_ODD, *HOSTILE]).replace("\0", "")
            typed = ["changes", told, "stakeholders.yaml", *_options(chance)]
        sound(kmap(*typed))


def _options(chance: random.Random) -> list[str]:
    found = ["--since", chance.choice(DATES)] if chance.random() < 0.1 else []
    return [*found, "--format", chance.choice(["text", "json", "csv", "markdown"])] if chance.random() < 0.8 else found


def _git(*arguments: str) -> None:
    """Run git as nobody in particular, on a day that is always the same."""
    day = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    day |= {"GIT_AUTHOR_DATE": "2026-09-01T12:00:00Z", "GIT_COMMITTER_DATE": "2026-09-01T12:00:00Z"}
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *arguments], env=os.environ | day | own, check=False, capture_output=True)
