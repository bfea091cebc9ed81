"""`kmap changes`: two days, two files, two revisions; and one plain message for whatever is none of these."""

import csv
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Kmap = Callable[..., subprocess.CompletedProcess[str]]

BEFORE = """\
title: Heat in care homes
as_of: 2026-10-01
stakeholders:
  - {id: nhsa, name: NHSA, influence: 3, interest: 4, because: First guess}
  - {id: old, name: Old body, until: 2025-12-31, succeeded_by: nhsa}
"""
AFTER = """\
title: Heat in care homes
as_of: 2026-10-01
topics: [{id: nights}]
stakeholders:
  - id: nhsa
    name: NHSA
    influence: 3
    interest: 4
    because: First guess
    assessments:
      - {date: 2026-03-02, by: AK, influence: 5, because: Board minutes}
      - {date: 2026-03-02, by: AK, topic: nights, interest: 1}
  - {id: old, name: Old body, until: 2025-12-31, succeeded_by: nhsa}
  - {name: "*Tenants* | <b>", influence: 1, interest: 5}
"""


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository: `v1` has the register of before, the working tree that of after, not committed."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    (tmp_path / "stakeholders.yaml").write_text(BEFORE, encoding="utf-8")
    (tmp_path / "old.yaml").write_text(BEFORE, encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "add", "stakeholders.yaml")
    git(tmp_path, "commit", "--quiet", "-m", "before")
    git(tmp_path, "tag", "v1")
    (tmp_path / "stakeholders.yaml").write_text(AFTER, encoding="utf-8")
    return tmp_path


def git(folder: Path, *words: str) -> None:
    named = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *named, *words], cwd=folder, check=True, capture_output=True)


MOVED = """\
Moved on the grid (1)
  - NHSA moved from keep-informed to manage-closely: influence rose from 3 to 5
    (AK, 2026-03-02: Board minutes)
"""


class TestWhatIsCompared:
    def test_two_days(self, kmap: Kmap, versions: Path) -> None:
        run = kmap("changes", "--since", "2025-06-30")
        assert (run.returncode, run.stderr) == (0, "")
        assert run.stdout.startswith("Heat in care homes\nstakeholders.yaml, from 2025-06-30 to 2026-10-01\n\n" + MOVED)
        assert "Left (1)\n  - Old body, not on the grid: counted until 2025-12-31; succeeded by NHSA\n" in run.stdout

    def test_two_files(self, kmap: Kmap, versions: Path) -> None:
        run = kmap("changes", "old.yaml", "stakeholders.yaml")
        assert "from old.yaml to stakeholders.yaml, both as on 2026-10-01\n\n" + MOVED in run.stdout
        assert "Came (1)\n  - *Tenants* | <b>, in keep-informed: new in the register\n" in run.stdout

    def test_a_revision_and_the_working_tree(self, kmap: Kmap, versions: Path) -> None:
        run = kmap("changes", "v1")
        assert "stakeholders.yaml, from v1 to the working tree, both as on 2026-10-01\n\n" + MOVED in run.stdout

    @pytest.mark.parametrize("named", [["v1..HEAD"], ["v1.."], ["v1..main"], ["v1", "main"], ["v1...HEAD"]])
    def test_two_revisions(self, kmap: Kmap, versions: Path, named: list[str]) -> None:
        git(versions, "commit", "--quiet", "--all", "-m", "after")
        (versions / "stakeholders.yaml").write_text("not a register", encoding="utf-8")
        run = kmap("changes", *named)
        assert (run.returncode, run.stderr) == (0, "")
        assert MOVED in run.stdout

    def test_three_dots_compare_with_where_the_branches_parted(self, kmap: Kmap, versions: Path) -> None:
        git(versions, "checkout", "--quiet", "-b", "heat")
        git(versions, "commit", "--quiet", "--all", "-m", "after")
        git(versions, "checkout", "--quiet", "main")
        (versions / "stakeholders.yaml").write_text(BEFORE.replace("NHSA", "Agency"), encoding="utf-8")
        git(versions, "commit", "--quiet", "--all", "-m", "renamed meanwhile")
        apart, parted = kmap("changes", "main..heat").stdout, kmap("changes", "main...heat").stdout
        assert "Agency is called NHSA now" in apart
        assert "called" not in parted
        assert "from where main and heat parted to heat" in parted

    def test_a_branch_with_a_separator_in_its_name(self, kmap: Kmap, versions: Path) -> None:
        git(versions, "branch", "team/heat")
        assert MOVED in kmap("changes", "team/heat").stdout
        assert "Nothing changed." in kmap("changes", "team/heat..v1").stdout

    def test_a_register_is_named_last_or_by_its_variable(self, kmap: Kmap, versions: Path) -> None:
        (versions / "maps").mkdir()
        git(versions, "mv", "stakeholders.yaml", "maps/heat.yaml")
        (versions / "maps" / "heat.yaml").write_text(BEFORE, encoding="utf-8")
        git(versions, "commit", "--quiet", "--all", "-m", "moved")
        (versions / "maps" / "heat.yaml").write_text(AFTER, encoding="utf-8")
        assert MOVED in kmap("changes", "HEAD", "maps/heat.yaml").stdout
        assert MOVED in kmap("changes", "HEAD", KMAP_REGISTER="maps/heat.yaml").stdout

    def test_as_of_is_the_later_day(self, kmap: Kmap, versions: Path) -> None:
        run = kmap("changes", "--since", "2026-01-01", "--as-of", "2026-02-01")
        assert run.stdout.endswith("from 2026-01-01 to 2026-02-01\nNothing changed.\n")

    def test_topic_is_compared_for_itself(self, kmap: Kmap, versions: Path) -> None:
        run = kmap("changes", "v1", "--topic", "nights", COLUMNS="200")
        assert "influence rose from 3 to 5 (AK, 2026-03-02: Board minutes)" in run.stdout
        assert "NHSA moved from keep-informed to keep-satisfied" in run.stdout


class TestFormats:
    def test_json_is_one_long_table(self, kmap: Kmap, versions: Path) -> None:
        whole = json.loads(kmap("changes", "v1", "--format", "json").stdout)
        assert whole["format"] == "kmap-changes"
        assert {
            "what": "moved", "stakeholder": "nhsa", "name": "NHSA", "field": "influence", "before": 3.0,
            "after": 5.0, "because": ["Board minutes"], "by": ["AK"], "date": "2026-03-02",
        } in whole["rows"]  # fmt: skip

    def test_csv_has_the_same_rows(self, kmap: Kmap, versions: Path) -> None:
        rows = list(csv.DictReader(kmap("changes", "v1", "--format", "csv").stdout.splitlines()))
        assert [(row["what"], row["stakeholder"], row["field"]) for row in rows] == [
            ("moved", "nhsa", "quadrant"),
            ("moved", "nhsa", "influence"),
            ("came", "tenants-b", "quadrant"),
        ]

    def test_markdown_is_fit_for_a_comment(self, kmap: Kmap, versions: Path) -> None:
        text = kmap("changes", "v1", "--format", "markdown").stdout
        assert text.startswith("## Heat in care homes\n\n- stakeholders.yaml, from v1 to the working tree")
        assert "\n### Moved on the grid (1)\n\n- NHSA moved from keep-informed to manage-closely:" in text
        assert "- \\*Tenants\\* \\| \\<b\\>, in keep-informed: new in the register\n" in text

    @pytest.mark.parametrize("format_", ["text", "json", "csv", "markdown"])
    def test_nothing_changed_is_said(self, kmap: Kmap, versions: Path, format_: str) -> None:
        run = kmap("changes", "old.yaml", "old.yaml", "--format", format_)
        assert (run.returncode, run.stderr) == (0, "")
        assert format_ == "csv" or "othing changed" in run.stdout
        assert run.stdout

    @pytest.mark.parametrize("columns", [40, 60, 80, 200])
    def test_no_line_is_wider_than_the_terminal(self, kmap: Kmap, versions: Path, columns: int) -> None:
        run = kmap("changes", "v1", COLUMNS=str(columns))
        assert max(map(len, run.stdout.split("\n"))) <= columns

    def test_the_same_bytes_each_time(self, kmap: Kmap, versions: Path) -> None:
        assert kmap("changes", "v1").stdout == kmap("changes", "v1").stdout

    def test_an_ending_says_the_format(self, kmap: Kmap, versions: Path) -> None:
        kmap("changes", "v1", "--output", "changes.md")
        assert (versions / "changes.md").read_text(encoding="utf-8").startswith("## Heat")


class TestMistakes:
    @pytest.mark.parametrize(
        ("arguments", "said", "tip"),
        [
            ([], "there is nothing to compare with", "kmap changes --since 2026-01-01"),
            (["stakeholders.yaml"], "there is nothing to compare with", "OLD.yaml NEW.yaml"),
            (["a.yaml", "b.yaml", "c.yaml"], "there is too much to compare", "v2025..HEAD"),
            (["v1", "old.yaml", "stakeholders.yaml"], "there is too much to compare", "v2025..HEAD"),
            (["v1..HEAD", "v1"], "are more than two revisions", "v2025..HEAD"),
            (["v1..HEAD", "."], "`.` is a folder, and changes", "write `kmap changes v1..HEAD stakeholders.yaml`"),
            (["v1", "HEAD", "."], "`.` is a folder, and changes", "write `kmap changes v1 HEAD stakeholders.yaml`"),
            (["v1..HEAD", ".git"], "`.git` is a folder", "write `kmap changes v1..HEAD .git/NAME.yaml`"),
            (["v11"], "git knows no revision `v11` here", "did you mean `v1`?"),
            (["v1..hed"], "git knows no revision `hed` here", "`git tag`"),
            (["origin/main..HEAD"], "git knows no revision `origin/main` here", "`git tag`"),
            (["v1", "old.yaml"], "there is no `old.yaml` in revision `v1`", "git show v1:PATH"),
            (["v1", "-"], "standard input has no revisions", "name the file"),
            (["-", "-"], "standard input can be read only once", "name a file"),
            (["--since", "2026-13-01"], "--since `2026-13-01` is not a day of the calendar", "YYYY-MM-DD"),
            (["--since", "soon"], "--since `soon` is not a date", "YYYY-MM-DD"),
            (["--since", "2026-10-01"], "--since 2026-10-01 is not before 2026-10-01", "--as-of"),
            (["--since", "2026-01-01", "v1"], "--since compares two days of one register, not revisions", "--as-of"),
            (["--since", "2026-01-01", "a.yaml", "b.yaml"], "not two files", "--as-of"),
            (["v1", "--topic", "night"], "--topic `night` is not known", "did you mean `nights`?"),
            (["--", "-p..HEAD"], "`-p` is not a revision", "write a tag"),
        ],
    )
    def test_one_plain_message(self, kmap: Kmap, versions: Path, arguments: list[str], said: str, tip: str) -> None:
        run = kmap("changes", *arguments)
        assert (run.returncode, run.stdout) == (2, "")
        message, advice = run.stderr.strip().split("\n")
        assert said in message
        assert tip in advice

    def test_a_folder_without_git(self, kmap: Kmap, folder: Path) -> None:
        run = kmap("changes", "v1")
        assert run.returncode == 2
        assert "`stakeholders.yaml` is in no git repository, so it has no revisions" in run.stderr

    def test_mistakes_of_a_revision_name_it(self, kmap: Kmap, versions: Path) -> None:
        (versions / "stakeholders.yaml").write_text(BEFORE.replace("influence:", "influnce:"), encoding="utf-8")
        git(versions, "commit", "--quiet", "--all", "-m", "a slip")
        (versions / "stakeholders.yaml").write_text(AFTER, encoding="utf-8")
        run = kmap("changes", "HEAD")
        assert (run.returncode, run.stdout) == (1, "")
        assert run.stderr.startswith("HEAD:stakeholders.yaml:4:28: error: unknown field `influnce`")
        assert "kmap-" not in run.stderr


PROJECT = """\
title: Damp in rented homes
extends: ../stakeholders.yaml
exclude: [old]
stakeholders:
  - {id: nhsa, interest: 5, because: Asked us for it}
"""
MOVED_BY_ITS_PROGRAMME = """\
Moved on the grid (1)
  - NHSA moved from keep-informed to manage-closely: influence rose from 3 to 5
    (AK, 2026-03-02: Board minutes)

Came (1)
  - *Tenants* | <b>, in keep-informed: new in the register
"""


class TestProjects:
    """A project whose own file is the same in all revisions, and whose programme is not."""

    @pytest.fixture
    def project(self, versions: Path) -> Path:
        """Return the repository: in `v2` the programme is as it was before, in HEAD as it is after."""
        (versions / "projects").mkdir()
        (versions / "projects" / "damp.yaml").write_text(PROJECT, encoding="utf-8")
        (versions / "stakeholders.yaml").write_text(BEFORE, encoding="utf-8")
        git(versions, "add", "projects")
        git(versions, "commit", "--quiet", "-m", "a project")
        git(versions, "tag", "v2")
        (versions / "stakeholders.yaml").write_text(AFTER, encoding="utf-8")
        git(versions, "commit", "--quiet", "--all", "-m", "after")
        return versions

    def test_each_revision_is_read_with_its_own_programme(self, kmap: Kmap, project: Path) -> None:
        (project / "stakeholders.yaml").write_text("not a register", encoding="utf-8")
        run = kmap("changes", "v2..HEAD", "projects/damp.yaml")
        assert (run.returncode, run.stderr) == (0, "")
        title = "Damp in rented homes\nprojects/damp.yaml, from v2 to HEAD, both as on 2026-10-01\n\n"
        assert run.stdout.startswith(title + MOVED_BY_ITS_PROGRAMME)
        assert "Old body" not in run.stdout  # the project leaves it out on both sides
        assert "interest" not in run.stdout.partition("Suggested")[0]  # that is the project's own, on both sides
        assert (project / "stakeholders.yaml").read_text(encoding="utf-8") == "not a register"

    def test_a_programme_not_yet_committed_counts_for_the_working_tree(self, kmap: Kmap, project: Path) -> None:
        assert "Nothing changed." in kmap("changes", "HEAD", "projects/damp.yaml").stdout
        (project / "stakeholders.yaml").write_text(BEFORE, encoding="utf-8")
        assert "NHSA moved from manage-closely to keep-informed" in kmap("changes", "HEAD", "projects/damp.yaml").stdout

    def test_from_within_the_folder_of_the_project(
        self, kmap: Kmap, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from_above = kmap("changes", "v2..HEAD", "projects/damp.yaml").stdout
        monkeypatch.chdir(project / "projects")
        within = kmap("changes", "v2..HEAD", "damp.yaml").stdout
        assert MOVED_BY_ITS_PROGRAMME in within
        assert within == from_above.replace("projects/damp.yaml", "damp.yaml")

    def test_a_programme_moved_meanwhile_is_found_where_it_was(self, kmap: Kmap, project: Path) -> None:
        git(project, "mv", "stakeholders.yaml", "programme.yaml")
        moved = PROJECT.replace("stakeholders.yaml", "programme.yaml")
        (project / "projects" / "damp.yaml").write_text(moved, encoding="utf-8")
        git(project, "commit", "--quiet", "--all", "-m", "moved")
        assert MOVED_BY_ITS_PROGRAMME in kmap("changes", "v2..HEAD", "projects/damp.yaml").stdout

    def test_a_mistake_in_the_programme_of_a_revision_names_both(self, kmap: Kmap, project: Path) -> None:
        slip = BEFORE.replace("influence:", "influnce:")
        (project / "stakeholders.yaml").write_text(slip, encoding="utf-8")
        git(project, "commit", "--quiet", "--all", "-m", "a slip")
        run = kmap("changes", "v2..HEAD", "projects/damp.yaml")
        assert (run.returncode, run.stdout) == (1, "")
        assert run.stderr.startswith("HEAD:stakeholders.yaml:4:28: error: unknown field `influnce`")
        assert "kmap-" not in run.stderr

    def test_a_revision_without_the_programme_says_so_at_extends(self, kmap: Kmap, project: Path) -> None:
        git(project, "rm", "--quiet", "--cached", "stakeholders.yaml")
        git(project, "commit", "--quiet", "-m", "gone")
        run = kmap("changes", "HEAD", "projects/damp.yaml")
        assert (run.returncode, run.stdout) == (1, "")
        said = "HEAD:projects/damp.yaml:2:10: error: extends `../stakeholders.yaml`: no such file"
        assert run.stderr.startswith(said)

    @pytest.mark.parametrize("command", ["show", "trust", "route", "brief"])
    def test_who_is_excluded_is_said_to_be(self, kmap: Kmap, project: Path, command: str) -> None:
        run = kmap(command, "old", "projects/damp.yaml")
        assert (run.returncode, run.stdout) == (2, "")
        assert run.stderr == (
            "kmap: `old` is excluded from projects/damp.yaml\n"
            "tip: ask the register that this one extends, or take it out of `exclude:`\n"
        )
