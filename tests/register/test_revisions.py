"""Registers as they were in a revision: read from git's objects, with nothing run and nothing touched."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.errors import KmapError
from kmap.register import snapshot
from kmap.register.revisions import Entry, Repository, parted
from kmap.register.snapshot import checked_out

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a function that runs git in a new repository, with nobody's configuration."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def run(*words: str) -> str:
        named = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *named, *words], cwd=tmp_path, check=True, capture_output=True, encoding="utf-8")
        return done.stdout.strip()

    run("init", "--quiet", "--initial-branch", "main")
    return run


@pytest.fixture
def commit(tmp_path: Path, git: Git) -> Callable[[dict[str, str], str], str]:
    """Return a function that commits files under a tag, and gives the commit."""

    def run(files: dict[str, str], tag: str) -> str:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
        git("add", "--all")
        git("commit", "--quiet", "--message", tag)
        git("tag", tag)
        return git("rev-parse", "HEAD")

    return run


Commit = Callable[[dict[str, str], str], str]


def contents(path: Path, revision: str, commit: str) -> dict[str, str]:
    """Return the files that are written for a register in a revision, by path."""
    with checked_out(Repository.of(str(path)), revision, commit, str(path)) as written:
        folder = Path(written)
        while not (folder / ".git").is_dir():
            folder = folder.parent
        found = {
            file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
            for file in folder.rglob("*")
            if file.is_file()
        }
    assert not folder.exists()
    return found


class TestNames:
    def test_tag_branch_and_part_of_an_id_name_a_commit(self, tmp_path: Path, commit: Commit) -> None:
        one = commit({"a.yaml": "1"}, "v1")
        repository = Repository.of(str(tmp_path / "a.yaml"))
        assert {repository.commit(name) for name in ("v1", "main", one[:8], "HEAD", "HEAD~0")} == {one}

    def test_unknown_revision_is_answered_with_the_nearest(self, tmp_path: Path, commit: Commit) -> None:
        commit({"a.yaml": "1"}, "v2025")
        with pytest.raises(KmapError, match="git knows no revision `v2026` here") as error:
            Repository.of(str(tmp_path / "a.yaml")).commit("v2026")
        assert error.value.tip == "did you mean `v2025`?"

    def test_repository_without_commits_says_so(self, tmp_path: Path, git: Git) -> None:
        with pytest.raises(KmapError, match="has no commits yet"):
            Repository.of(str(tmp_path / "a.yaml")).commit("HEAD")

    def test_shallow_clone_says_that_its_past_is_missing(self, tmp_path: Path, git: Git, commit: Commit) -> None:
        commit({"a.yaml": "1"}, "v1")
        commit({"a.yaml": "2"}, "v2")
        git("clone", "--quiet", "--depth", "1", "--no-tags", f"file://{tmp_path}", "shallow")
        with pytest.raises(KmapError) as error:
            Repository.of(str(tmp_path / "shallow" / "a.yaml")).commit("v1")
        assert "holds the last commits only" in error.value.tip

    @pytest.mark.parametrize("name", ["-x", "--help", "--output=stolen"])
    def test_what_looks_like_an_option_is_refused(self, tmp_path: Path, commit: Commit, name: str) -> None:
        commit({"a.yaml": "1"}, "v1")
        with pytest.raises(KmapError, match="is not a revision"):
            Repository.of(str(tmp_path / "a.yaml")).commit(name)
        assert not (tmp_path / "stolen").exists()

    @pytest.mark.parametrize("name", ["HEAD:a.yaml", "", "a b", "v1..v1", "$(touch x)", "\n"])
    def test_what_names_no_commit_is_unknown(self, tmp_path: Path, commit: Commit, name: str) -> None:
        commit({"a.yaml": "1"}, "v1")
        with pytest.raises(KmapError, match="knows no revision"):
            Repository.of(str(tmp_path / "a.yaml")).commit(name)

    def test_folder_without_git_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(KmapError, match="is in no git repository"):
            Repository.of(str(tmp_path / "none" / "a.yaml"))

    def test_machine_without_git_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        with pytest.raises(KmapError, match="git can't be started here"):
            Repository.of(str(tmp_path / "a.yaml"))

    def test_place_where_branches_parted_is_found(self, tmp_path: Path, git: Git, commit: Commit) -> None:
        base = commit({"a.yaml": "1"}, "base")
        git("checkout", "--quiet", "-b", "heat")
        heat = commit({"a.yaml": "2"}, "heat-1")
        git("checkout", "--quiet", "main")
        main = commit({"a.yaml": "3"}, "main-1")
        assert Repository.of(str(tmp_path / "a.yaml")).merge_base(main, heat) == base

    def test_branches_without_a_common_past_say_so(self, tmp_path: Path, git: Git, commit: Commit) -> None:
        one = commit({"a.yaml": "1"}, "one")
        git("checkout", "--quiet", "--orphan", "other")
        other = commit({"a.yaml": "2"}, "two")
        with pytest.raises(KmapError, match="no common past"):
            Repository.of(str(tmp_path / "a.yaml")).merge_base(one, other)


@pytest.mark.parametrize(
    ("argument", "parts"),
    [
        ("v1..v2", ("v1", "..", "v2")),
        ("main...heat", ("main", "...", "heat")),
        ("v1..", ("v1", "..", "")),
        ("..v2", ("", "..", "v2")),
        ("v1.0..v1.1", ("v1.0", "..", "v1.1")),
        ("origin/main..HEAD~1", ("origin/main", "..", "HEAD~1")),
        ("v1", ("v1", "", "")),
        ("", ("", "", "")),
    ],
)
def test_range_is_parted_at_its_dots(argument: str, parts: tuple[str, str, str]) -> None:
    assert parted(argument) == parts


class TestFiles:
    def test_register_is_as_it_was_with_all_beside_it(self, tmp_path: Path, commit: Commit) -> None:
        old = commit({"maps/a.yaml": "old\n", "base.yml": "base\n", "notes.txt": "no"}, "v1")
        commit({"maps/a.yaml": "new\n"}, "v2")
        assert contents(tmp_path / "maps" / "a.yaml", "v1", old) == {"maps/a.yaml": "old\n", "base.yml": "base\n"}
        assert (tmp_path / "maps" / "a.yaml").read_text(encoding="utf-8") == "new\n"

    def test_working_tree_and_index_are_untouched(self, tmp_path: Path, git: Git, commit: Commit) -> None:
        old = commit({"a.yaml": "old\n"}, "v1")
        (tmp_path / "a.yaml").write_text("being written\n", encoding="utf-8")
        before = (git("status", "--porcelain"), (tmp_path / ".git" / "index").read_bytes())
        assert contents(tmp_path / "a.yaml", "v1", old) == {"a.yaml": "old\n"}
        assert (git("status", "--porcelain"), (tmp_path / ".git" / "index").read_bytes()) == before

    def test_register_that_is_gone_can_still_be_read(self, tmp_path: Path, git: Git, commit: Commit) -> None:
        old = commit({"maps/a.yaml": "old\n"}, "v1")
        git("rm", "--quiet", "-r", "maps")
        assert contents(tmp_path / "maps" / "a.yaml", "v1", old) == {"maps/a.yaml": "old\n"}

    def test_strange_names_and_contents_come_through(self, tmp_path: Path, commit: Commit) -> None:
        files = {"maps/Größe 1 → 2.yaml": "a\r\nb\0\n", "-x.yaml": "x", "a\tb.yaml": "", "two\nlines.yaml": "é"}
        old = commit(files, "v1")
        path = tmp_path / "-x.yaml"
        with checked_out(Repository.of(str(path)), "v1", old, str(path)) as written:
            folder = Path(written).parent
            assert {name: (folder / name).read_bytes().decode() for name in files} == files

    def test_register_that_was_not_there_yet_is_answered_with_the_nearest(self, tmp_path: Path, commit: Commit) -> None:
        old = commit({"maps/stakeholder.yaml": "1"}, "v1")
        with pytest.raises(KmapError, match=r"there is no `maps/stakeholders\.yaml` in revision `v1`") as error:
            contents(tmp_path / "maps" / "stakeholders.yaml", "v1", old)
        assert "`maps/stakeholder.yaml`" in error.value.tip

    def test_link_to_a_file_of_the_revision_is_followed(self, tmp_path: Path, commit: Commit) -> None:
        (tmp_path / "maps").mkdir()
        (tmp_path / "maps" / "a.yaml").symlink_to("../base.yaml")
        old = commit({"base.yaml": "base\n"}, "v1")
        assert contents(tmp_path / "maps" / "a.yaml", "v1", old)["maps/a.yaml"] == "base\n"

    def test_link_that_leads_out_is_not_there(self, tmp_path: Path, git: Git, commit: Commit) -> None:
        secret = tmp_path.parent / f"{tmp_path.name}-secret.yaml"
        secret.write_text("secret", encoding="utf-8")
        (tmp_path / "absolute.yaml").symlink_to(secret)
        (tmp_path / "folder.yaml").symlink_to("/")
        (tmp_path / "up.yaml").symlink_to("folder.yaml/etc/hostname")
        old = commit({"a.yaml": "1"}, "v1")
        assert contents(tmp_path / "a.yaml", "v1", old) == {"a.yaml": "1"}

    def test_revision_with_too_many_files_is_refused(
        self, tmp_path: Path, commit: Commit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        old = commit({"a.yaml": "1", "b.yaml": "2"}, "v1")
        monkeypatch.setattr(snapshot, "MOST_FILES", 1)
        with pytest.raises(KmapError, match="too many YAML files") as error:
            contents(tmp_path / "a.yaml", "v1", old)
        assert "git show v1:a.yaml > old.yaml" in error.value.tip

    @pytest.mark.parametrize("path", ["../out.yaml", ".git/hooks/x.yaml", "a/.GIT/x.yaml", "a\\b.yaml"])
    def test_tree_that_was_made_to_lead_out_is_not_followed(
        self, tmp_path: Path, git: Git, commit: Commit, path: str
    ) -> None:
        commit({"a.yaml": "1"}, "v1")
        blob = git("rev-parse", "v1:a.yaml")

        def tree(parts: list[str], kind: str, id_: str) -> str:
            for part in reversed(parts):
                mode = b"100644" if kind == "blob" else b"40000"
                content = mode + b" " + part.encode() + b"\0" + bytes.fromhex(id_)
                done = subprocess.run(
                    ["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
                    cwd=tmp_path, input=content, check=True, capture_output=True,
                )  # fmt: skip
                kind, id_ = "tree", done.stdout.decode().strip()
            return id_

        made = git("commit-tree", "-m", "made", tree(path.split("/"), "blob", blob))
        assert Repository.of(str(tmp_path / "a.yaml")).entries(made) == []

    def test_entries_are_sorted_and_sized(self, tmp_path: Path, git: Git, commit: Commit) -> None:
        old = commit({"b.yaml": "two", "a.yml": "1"}, "v1")
        blobs = [git("rev-parse", f"v1:{name}") for name in ("a.yml", "b.yaml")]
        assert Repository.of(str(tmp_path / "a.yml")).entries(old) == [
            Entry("100644", blobs[0], 1, "a.yml"),
            Entry("100644", blobs[1], 3, "b.yaml"),
        ]


class TestNothingIsRun:
    def test_programs_that_a_repository_names_are_not_started(self, tmp_path: Path, git: Git, commit: Commit) -> None:
        old = commit({"a.yaml": "old\n", ".gitattributes": "*.yaml diff=evil filter=evil\n"}, "v1")
        program = tmp_path / "evil.sh"
        program.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n", encoding="utf-8")
        program.chmod(0o755)
        for name in (
            "core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "diff.evil.textconv",
            "filter.evil.smudge", "core.editor", "credential.helper", "pager.ls-tree",
        ):  # fmt: skip
            git("config", name, str(program))
        hooks = tmp_path / ".git" / "hooks"
        hooks.mkdir(exist_ok=True)
        for name in ("post-checkout", "reference-transaction", "post-index-change"):
            (hooks / name).write_text(program.read_text(encoding="utf-8"), encoding="utf-8")
            (hooks / name).chmod(0o755)
        assert contents(tmp_path / "a.yaml", "v1", old)["a.yaml"] == "old\n"
        assert Repository.of(str(tmp_path / "a.yaml")).commit("v1") == old
        assert not (tmp_path / "started").exists()

    def test_variables_of_another_repository_lead_nowhere(
        self, tmp_path: Path, commit: Commit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        old = commit({"a.yaml": "old\n"}, "v1")
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
        monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
        assert Repository.of(str(tmp_path / "a.yaml")).commit("v1") == old
