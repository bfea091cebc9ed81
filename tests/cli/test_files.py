"""The registers that files and folders stand for."""

from pathlib import Path

import pytest

from kmap.cli.files import expand
from kmap.errors import KmapError


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of registers and other files, in which the test stands."""
    names = ["stakeholders.yaml", "b/stakeholders.yaml", "b/heat.stakeholders.yaml", "a/c/damp.stakeholders.yaml"]
    names += ["a/stakeholders.yml"]
    others = ["notes.yaml", "a/stakeholders.yaml~", "a/stakeholders.yaml.orig", "b/oldstakeholders.yaml"]
    hidden = [".git/stakeholders.yaml", "b/.venv/x.stakeholders.yaml"]
    for name in (*names, *others, *hidden):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_stands_for_all_registers_below_it_sorted(tree: Path) -> None:
    assert expand(["."]) == [
        "a/c/damp.stakeholders.yaml",
        "a/stakeholders.yml",
        "b/heat.stakeholders.yaml",
        "b/stakeholders.yaml",
        "stakeholders.yaml",
    ]


def test_paths_below_a_folder_begin_as_the_folder_was_named(tree: Path) -> None:
    assert expand(["b/"]) == ["b/heat.stakeholders.yaml", "b/stakeholders.yaml"]
    assert expand([str(tree / "b")])[0] == str(tree / "b/heat.stakeholders.yaml")


def test_a_hidden_folder_can_be_named_itself(tree: Path) -> None:
    assert expand([".git"]) == [".git/stakeholders.yaml"]


def test_a_file_stands_for_itself_whatever_it_is_called(tree: Path) -> None:
    assert expand(["notes.yaml", "there-is-none.yaml", "-"]) == ["notes.yaml", "there-is-none.yaml", "-"]


def test_a_register_is_checked_once(tree: Path) -> None:
    assert expand(["b/stakeholders.yaml", "b", "b/stakeholders.yaml"]) == [
        "b/stakeholders.yaml",
        "b/heat.stakeholders.yaml",
    ]


def test_a_folder_without_registers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KmapError, match="there is no register below the folder"):
        expand([str(tmp_path)])
