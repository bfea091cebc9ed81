"""Registers as they were in a revision, read from git's objects: the one place that calls git.

Only plumbing is called, which starts no hook, pager, file-system monitor or external
difference, asks nothing and fetches nothing; the working tree and the index are never
touched.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kmap.errors import KmapError
from kmap.register.nearest import nearest

ENDINGS = (".yaml", ".yml")

_RANGE = re.compile(r"(?P<before>.*?)(?P<dots>\.{2,3})(?P<after>.*)", re.DOTALL)
LINK = "120000"
"""The mode of a symbolic link."""

_PATIENCE = 120
"""Seconds: the slowest of what is asked takes a few, but what a repository's configuration names may be a pipe."""
_PREFIX = (
    *("--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
    *("-c", "safe.bareRepository=explicit"),  # a folder of a checkout may be one, with a configuration of its own
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in the tree of a revision: its mode, the id of its content, its size and its path from the top."""

    mode: str
    content: str
    size: int
    path: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository.

    Parameters
    ----------
    top
        The top of its work tree, links resolved.
    """

    top: str

    @classmethod
    def of(cls, path: str) -> "Repository":
        """Return the repository in whose work tree a file is, or was.

        Raises
        ------
        KmapError
            Where there is none, or no git.
        """
        folder = os.path.dirname(os.path.abspath(path))
        while not os.path.isdir(folder):
            folder = os.path.dirname(folder)
        run = _git(folder, "rev-parse", "--show-toplevel")
        top = os.fsdecode(run.stdout).removesuffix("\n")
        if run.returncode or not top:
            said = _said(run)
            if "not a git repository" in said or not said:
                tip = "compare two files (kmap changes OLD.yaml NEW.yaml), or two days with --since"
                raise KmapError(f"`{path}` is in no git repository, so it has no revisions", tip)
            raise KmapError(f"git can't read the repository of `{path}`: {said}", "ask git the same: `git status`")
        return cls(os.path.realpath(top))

    def commit(self, name: str) -> str:
        """Return the id of the commit that a revision names: a tag, a branch, a part of an id, ``HEAD~3``.

        Raises
        ------
        KmapError
            Where it names none; the nearest tag or branch is named.
        """
        if name.startswith("-"):
            raise KmapError(f"`{name}` is not a revision", "write a tag, a branch or a commit, such as v2025 or HEAD~3")
        found = self._commit(name)
        if found is None:
            raise self._unknown(name)
        return found

    def _commit(self, name: str) -> str | None:
        run = _git(self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        return run.stdout.decode("ascii", "replace").strip() or None if run.returncode == 0 else None

    def _unknown(self, name: str) -> KmapError:
        run = _git(self.top, "for-each-ref", "--format=%(refname:short)", "refs/tags", "refs/heads", "refs/remotes")
        names = os.fsdecode(run.stdout).split()
        if not names and self._commit("HEAD") is None:
            return KmapError("this git repository has no commits yet", "commit the register first, then compare")
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", name):
            return KmapError(f"git knows no revision `{name}` here", f"for a day, write --since {name}")
        if os.path.isdir(name):
            return KmapError(f"`{name}` is a folder, and no revision", "name one register of it")
        match = nearest(name, names)
        tip = f"did you mean `{match}`?" if match is not None else "`git tag` and `git log --oneline` list revisions"
        shallow = _git(self.top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        if shallow:
            tip = "this clone holds the last commits only: fetch all of them (`git fetch --unshallow`; in CI, depth 0)"
        return KmapError(f"git knows no revision `{name}` here", tip)

    def merge_base(self, one: str, other: str) -> str:
        """Return the commit from which two commits have grown apart.

        Raises
        ------
        KmapError
            Where they have no common past, or it is not here.
        """
        run = _git(self.top, "merge-base", "--end-of-options", one, other)
        if run.returncode:
            tip = "write two dots instead of three to compare the two themselves"
            raise KmapError("the two revisions have no common past in this clone", tip)
        return run.stdout.decode("ascii", "replace").split()[0]

    def would_commit(self, path: str) -> bool:
        """Say whether a file is in the repository, or would come into it with all that is not ignored."""
        listed = _git(self.top, "ls-files", "--cached", "--others", "--exclude-standard", "--", os.path.abspath(path))
        return bool(listed.stdout)

    def place_of(self, path: str) -> str:
        """Return the path of a file from the top of the work tree, with forward slashes."""
        folder, name = os.path.split(os.path.abspath(path))
        return os.path.relpath(os.path.join(os.path.realpath(folder), name), self.top).replace(os.sep, "/")

    def entries(self, commit: str) -> list[Entry]:
        """Return the YAML files of a commit, sorted by path; none whose path would lead out of a folder."""
        run = _git(self.top, "ls-tree", "-r", "-z", "--long", "--full-tree", "--end-of-options", commit)
        if run.returncode:
            raise KmapError(f"git can't list the files of `{commit[:12]}`: {_said(run)}")
        entries = []
        for line in run.stdout.split(b"\0"):
            head, _, name = line.partition(b"\t")
            path = os.fsdecode(name)
            fields = head.decode("ascii", "replace").split()
            if len(fields) == 4 and fields[1] == "blob" and path.lower().endswith(ENDINGS) and _stays_inside(path):
                entries.append(Entry(fields[0], fields[2], int(fields[3]), path))
        return sorted(entries, key=lambda entry: entry.path)

    def contents(self, entries: Sequence[Entry]) -> Iterator[bytes]:
        """Yield the contents of entries, in their order."""
        wanted = "".join(f"{entry.content}\n" for entry in entries).encode("ascii")
        answer = memoryview(_git(self.top, "cat-file", "--batch", given=wanted).stdout)
        start = 0
        for entry in entries:
            end = start + bytes(answer[start : start + 200]).find(b"\n")
            head = bytes(answer[start:end]).split()
            if len(head) != 3 or head[1] != b"blob":
                tip = "the clone is not whole: fetch it again (`git fetch`), without a filter"
                raise KmapError(f"git has no content for `{entry.path}`", tip)
            start = end + 1 + int(head[2]) + 1
            yield bytes(answer[end + 1 : start - 1])


def parted(argument: str) -> tuple[str, str, str]:
    """Return what stands before, between and after the dots of a range of revisions.

    Examples
    --------
    >>> parted("v2025..HEAD"), parted("main...heat"), parted("v2025")
    (('v2025', '..', 'HEAD'), ('main', '...', 'heat'), ('v2025', '', ''))
    """
    match = _RANGE.fullmatch(argument)
    return (match["before"], match["dots"], match["after"]) if match else (argument, "", "")


def _stays_inside(path: str) -> bool:
    """Say whether a path of a tree, which anyone can have made, names a file below the folder it is written to."""
    parts = path.split("/")
    strange = any(part in ("", ".", "..") or part.lower() == ".git" or "\\" in part for part in parts)
    return not strange and (os.name != "nt" or ":" not in path)


def _git(folder: str, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, and return what it said."""
    kept = {name: value for name, value in os.environ.items() if _is_kept(name)}
    safe = {
        "GIT_ALLOW_PROTOCOL": "",  # nothing is fetched, in a clone without all objects neither
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
        "NoDefaultCurrentDirectoryInExePath": "1",  # on Windows: no git.exe that lies beside a register
    }
    if os.name == "nt":
        os.environ.update(NoDefaultCurrentDirectoryInExePath="1")  # which counts where a program is looked for
    try:
        return subprocess.run(  # noqa: S603  # words, never a shell; what a user wrote comes after --end-of-options
            ["git", *_PREFIX, "-C", folder, *words],  # noqa: S607  # the user's own git, as their shell finds it
            input=given,
            capture_output=True,
            env=kept | safe,
            check=False,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        tip = "look into the configuration of this repository: `git config --list --show-origin`"
        raise KmapError(f"git has not answered within {_PATIENCE} seconds", tip) from None
    except OSError:
        tip = "install git, or compare two files (kmap changes OLD.yaml NEW.yaml)"
        raise KmapError("git can't be started here, and revisions are git's", tip) from None


def _is_kept(name: str) -> bool:
    """Say whether a variable reaches git: of its own only those that say which configuration is the user's."""
    return not name.startswith("GIT_") or name.startswith("GIT_CONFIG")


def _said(run: subprocess.CompletedProcess[bytes]) -> str:
    """Return the first line of git's complaint."""
    lines = run.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else ""
