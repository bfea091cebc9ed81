"""Extending: where it may lead, what it refuses, and that each register is read once."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.check import check, load
from kmap.errors import Diagnostic, RegisterRefused, Severity
from kmap.register.extending import LONGEST
from kmap.register.library import Library
from kmap.register.reading import read
from kmap.register.register import Register

PROGRAMME = "title: Programme\nstakeholders:\n  - {id: nhsa, name: NHSA, influence: 5, interest: 4, because: x}\n"

Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Return a function that writes a register below the folder that the test stands in, `top/`.

    A register that extends another gets a title and no stakeholders where it has none.
    """
    folder = tmp_path / "top"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def write_register(path: str, text: str) -> str:
        if text.startswith("extends:") or "\nextends:" in text:
            text = text if "title:" in text else f"title: {Path(path).stem}\n{text}"
            text = text if "stakeholders:" in text else f"{text.rstrip()}\nstakeholders: []\n"
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return path

    return write_register


def errors(*paths: str) -> list[Diagnostic]:
    return [one for one in check(paths).diagnostics if one.severity is Severity.ERROR]


def told(*paths: str) -> list[tuple[str, int, str, str]]:
    return [(one.path, one.position.line, one.code, one.message) for one in errors(*paths)]


def refused(write: Write, extends: str) -> Diagnostic:
    """Return what is wrong with a register that extends something."""
    [error] = errors(write("projects/p.yaml", f"title: P\nextends: {extends}\nstakeholders: [{{id: nhsa}}]\n"))
    assert (error.path, error.position.line, error.position.column, error.code) == ("projects/p.yaml", 2, 10, "KM022")
    return error


def test_path_leads_from_the_register_s_own_folder_wherever_one_stands(write: Write) -> None:
    write("stakeholders.yaml", PROGRAMME)
    write("projects/p.yaml", "extends: ../stakeholders.yaml\n")
    os.chdir("projects")
    assert [one.id for one in load("p.yaml").stakeholders] == ["nhsa"]
    os.chdir("../..")
    assert [one.id for one in load("top/projects/p.yaml").stakeholders] == ["nhsa"]


def test_chain_of_registers_is_inherited_whole(write: Write) -> None:
    write("stakeholders.yaml", PROGRAMME)
    write("a/b.yaml", "extends: ../stakeholders.yaml\nstakeholders: [{id: nhsa, interest: 2}]\n")
    register = load(write("a/c/d.yaml", "extends: ../b.yaml\nstakeholders: [{id: nhsa, impact: 3}]\n"))
    [one] = register.stakeholders
    assert (one.name, one.influence, one.interest, one.impact) == ("NHSA", 5, 2, 3)
    names = [os.path.relpath(path) for path in register.lineage]
    assert names == ["a/c/d.yaml", "a/b.yaml", "stakeholders.yaml"]


@pytest.mark.parametrize(
    ("extends", "message", "tip"),
    [
        ("../stakeholder.yaml", "extends `../stakeholder.yaml`: no such file", "did you mean `../stakeholders.yaml`?"),
        ("..\\stakeholders.yaml", None, "write `extends: ../stakeholders.yaml`, with forward slashes"),
        ("nowhere/x.yaml", None, "the path leads from this register's folder: check the folders in it"),
        ("../zzz.yaml", None, "the path leads from this register's folder: check it"),
        ("..", "extends `..` is a folder, not a register", "write `extends: ../stakeholders.yaml`"),
        (".", "extends `.` is a folder, not a register", "name the register in it"),
        ('""', "extends is empty", None),
        ('"-"', "extends `-`: standard input can't be extended", None),
        ("/etc/passwd", "extends `/etc/passwd` is a path that holds on one computer only", None),
        ('"C:\\\\maps\\\\x.yaml"', None, None),
        ("https://example.org/x.yaml", "extends `https://example.org/x.yaml` is an address, not a path", None),
        ("../stakeholders.yaml/x", "extends `../stakeholders.yaml/x` can't be read: not a directory", None),
    ],
)
def test_what_cannot_be_extended_is_told_of_at_extends(
    write: Write, extends: str, message: str | None, tip: str | None
) -> None:
    write("stakeholders.yaml", PROGRAMME)
    error = refused(write, extends)
    assert message is None or error.message == message
    assert tip is None or error.tip == tip


def test_very_long_name_is_told_of(write: Write) -> None:
    assert "file name too long" in refused(write, "x" * 300).message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_pipe_is_not_waited_for(write: Write) -> None:
    os.mkfifo("pipe.yaml")
    assert refused(write, "../pipe.yaml").message == "extends `../pipe.yaml` is not an ordinary file"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read anything")
def test_file_that_may_not_be_read_is_told_of(write: Write) -> None:
    os.chmod(write("stakeholders.yaml", PROGRAMME), 0)
    assert "permission is denied" in refused(write, "../stakeholders.yaml").message


def test_file_that_cannot_be_opened_is_told_of_at_extends(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("stakeholders.yaml", PROGRAMME)
    link = Path("loop.yaml")
    link.symlink_to("loop.yaml")
    assert "loop.yaml" in refused(write, "../loop.yaml").message


class TestTree:
    """`extends` never leaves the tree of registers unless what it names is named on the command line."""

    def test_without_git_the_tree_is_the_folder_above_the_register_s_own(self, write: Write) -> None:
        write("stakeholders.yaml", PROGRAMME)
        write("other/stakeholders.yaml", PROGRAMME)
        assert told(write("a/p.yaml", "extends: ../other/stakeholders.yaml\n")) == []
        write("a/b/p.yaml", "extends: ../../stakeholders.yaml\n")
        [(path, line, code, message)] = told("a/b/p.yaml")
        assert (path, line, code) == ("a/b/p.yaml", 2, "KM022")
        assert message.endswith("lies outside of the folder above this register's own")

    @pytest.mark.parametrize("kind", ["folder", "file"])
    def test_with_git_the_tree_is_its_work_tree(self, write: Write, kind: str) -> None:
        git = Path(".git")
        git.mkdir() if kind == "folder" else git.write_text("gitdir: elsewhere\n")
        write("stakeholders.yaml", PROGRAMME)
        write("../stakeholders.yaml", PROGRAMME)
        assert told(write("a/b/c/p.yaml", "extends: ../../../stakeholders.yaml\n")) == []
        [(_, _, _, message)] = told(write("p.yaml", "extends: ../stakeholders.yaml\n"))
        assert message.endswith("lies outside of the work tree of git that this register is in")

    def test_each_register_of_a_chain_has_its_own_tree(self, write: Write) -> None:
        write("stakeholders.yaml", PROGRAMME)
        write("a/stakeholders.yaml", "extends: ../stakeholders.yaml\n")
        assert told(write("a/b/stakeholders.yaml", "extends: ../stakeholders.yaml\n")) == []

    def test_links_are_resolved(self, write: Write) -> None:
        write("../../secret.yaml", PROGRAMME)
        write("a/p.yaml", "extends: link.yaml\n")
        Path("a/link.yaml").symlink_to(Path("../../secret.yaml").resolve())
        [(_, _, code, message)] = told("a/p.yaml")
        assert (code, "lies outside" in message) == ("KM022", True)

    def test_register_that_is_a_link_extends_from_where_it_lies(self, write: Write) -> None:
        write("real/stakeholders.yaml", PROGRAMME)
        write("real/p.yaml", "extends: stakeholders.yaml\n")
        Path("p.yaml").symlink_to("real/p.yaml")
        assert [one.id for one in load("p.yaml").stakeholders] == ["nhsa"]

    def test_what_lies_outside_is_not_looked_at(self, write: Write) -> None:
        write("../../there.yaml", PROGRAMME)
        write("a/p.yaml", "extends: ../../../there.yaml\n")
        write("a/q.yaml", "extends: ../../../there-is-none.yaml\n")
        (*_, there), (*_, none) = told("a/p.yaml", "a/q.yaml")
        assert none == there.replace("there", "there-is-none")

    def test_register_named_on_the_command_line_may_be_extended_from_anywhere(self, write: Write) -> None:
        write("../../stakeholders.yaml", PROGRAMME)
        write("a/b/p.yaml", "extends: ../../../../stakeholders.yaml\n")
        assert [code for _, _, code, _ in told("a/b/p.yaml")] == ["KM022"]
        assert told("a/b/p.yaml", "../../stakeholders.yaml") == []

    def test_standard_input_extends_from_the_current_folder(
        self, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import io

        write("stakeholders.yaml", PROGRAMME)
        text = b"title: P\nextends: stakeholders.yaml\nstakeholders: [{id: nhsa, interest: 1}]\n"
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        register = load("-")
        assert [one.interest for one in register.stakeholders] == [1]
        assert register.origin(("stakeholders", 0, "name"))[0].path == "stakeholders.yaml"


class TestLoop:
    def test_register_that_extends_itself_is_refused(self, write: Write) -> None:
        assert told(write("a.yaml", "extends: ./a.yaml\n")) == [("a.yaml", 2, "KM023", "this register extends itself")]

    def test_loop_is_told_of_once_with_its_whole_way(self, write: Write) -> None:
        write("a.yaml", "extends: b.yaml\n")
        write("b.yaml", "extends: c.yaml\n")
        write("c.yaml", "extends: a.yaml\n")
        message = "registers extend each other in a loop: `a.yaml` extends `b.yaml` extends `c.yaml` extends `a.yaml`"
        assert told("a.yaml") == [("c.yaml", 2, "KM023", message)]
        assert told("a.yaml", "b.yaml", "c.yaml") == [("c.yaml", 2, "KM023", message)]

    def test_register_above_a_loop_is_refused(self, write: Write) -> None:
        write("a.yaml", "extends: b.yaml\n")
        write("b.yaml", "extends: a.yaml\n")
        with pytest.raises(RegisterRefused):
            load(write("c.yaml", "extends: a.yaml\n"))

    def test_loop_by_way_of_a_link_is_a_loop(self, write: Write) -> None:
        write("a.yaml", "extends: b.yaml\n")
        Path("b.yaml").symlink_to("a.yaml")
        assert [code for _, _, code, _ in told("a.yaml")] == ["KM023"]

    @pytest.mark.parametrize(("length", "fine"), [(LONGEST, True), (LONGEST + 1, False), (60, False)])
    def test_chain_has_a_bound(self, write: Write, length: int, fine: bool) -> None:
        write("r1.yaml", PROGRAMME)
        for number in range(2, length + 1):
            write(f"r{number}.yaml", f"extends: r{number - 1}.yaml\n")
        found = told(f"r{length}.yaml")
        assert [one[:3] for one in found] == ([] if fine else [(f"r{length}.yaml", 2, "KM023")])

    @pytest.mark.parametrize("order", [1, -1])
    def test_those_below_a_chain_that_is_too_long_are_right(self, write: Write, order: int) -> None:
        write("r1.yaml", PROGRAMME)
        paths = [f"r{number}.yaml" for number in range(1, LONGEST + 3)]
        for number in range(2, LONGEST + 3):
            write(f"r{number}.yaml", f"extends: r{number - 1}.yaml\n")
        refused = {path for path, *_ in told(*paths[::order])}
        assert f"r{LONGEST + 1}.yaml" in refused
        assert refused <= {f"r{LONGEST + 1}.yaml", f"r{LONGEST + 2}.yaml"}


class TestOnce:
    """A register is read once in a run, and again in the next one."""

    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Return a list to which each path is added when it is opened."""
        import builtins

        paths: list[str] = []
        real = builtins.open

        def noting(path: object, *arguments: object, **options: object) -> object:
            if str(path).endswith(".yaml"):
                paths.append(os.path.relpath(str(path)))
            return real(path, *arguments, **options)  # type: ignore[call-overload]

        monkeypatch.setattr(builtins, "open", noting)
        return paths

    @pytest.mark.parametrize("order", [1, -1])
    def test_parent_of_many_is_read_once(self, write: Write, opened: list[str], order: int) -> None:
        write("stakeholders.yaml", PROGRAMME)
        write("middle.yaml", "extends: stakeholders.yaml\n")
        projects = [write(f"p{number}.yaml", "extends: middle.yaml\n") for number in range(4)]
        opened.clear()
        check(["stakeholders.yaml", *projects][::order])
        assert sorted(opened) == sorted(["middle.yaml", "stakeholders.yaml", *projects])

    def test_an_edit_is_seen_by_the_next_run(self, write: Write) -> None:
        write("stakeholders.yaml", PROGRAMME)
        write("p.yaml", "extends: stakeholders.yaml\n")
        assert load("p.yaml").stakeholders[0].influence == 5
        write("stakeholders.yaml", PROGRAMME.replace("influence: 5", "influence: 1"))
        assert load("p.yaml").stakeholders[0].influence == 1

    def test_inherited_parts_are_the_same_objects(self, write: Write) -> None:
        write("stakeholders.yaml", PROGRAMME + "log: [{date: 2026-05-01, with: nhsa}]\n")
        write("p.yaml", "extends: stakeholders.yaml\n")
        library = Library(["stakeholders.yaml", "p.yaml"])
        above, below = (read(path, library=library).register for path in ("stakeholders.yaml", "p.yaml"))
        assert isinstance(above, Register)
        assert isinstance(below, Register)
        assert below.log[0] is above.log[0]
        assert below.stakeholders[0] is above.stakeholders[0]

    def test_register_asked_for_under_two_names_is_told_of_under_both(self, write: Write) -> None:
        write("a.yaml", "title: A\nstakeholders: [{name: X, influence: 9}]\n")
        assert [path for path, *_ in told("a.yaml", "./a.yaml")] == ["a.yaml", "./a.yaml"]


def test_module_that_merges_is_loaded_only_where_something_is_extended(write: Write) -> None:
    import subprocess

    write("stakeholders.yaml", PROGRAMME)
    write("p.yaml", "extends: stakeholders.yaml\n")
    code = "import sys, kmap; kmap.load(sys.argv[1]); print('kmap.register.merging' in sys.modules)"
    printed = [
        subprocess.run(
            [sys.executable, "-c", code, path],
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout.strip()
        for path in ("stakeholders.yaml", "p.yaml")
    ]
    assert printed == ["False", "True"]
