"""Paths of registers: relative, with forward slashes, and as URIs."""

from pathlib import Path

import pytest

from kmap.relative_path import relative_path, relative_uri


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.yaml", "a.yaml"),
        ("./a.yaml", "a.yaml"),
        ("maps/../a.yaml", "a.yaml"),
        ("../a.yaml", "../a.yaml"),
        ("-", "stdin"),
        ("./-", "-"),
    ],
)
def test_a_path_has_no_detours(path: str, expected: str) -> None:
    assert relative_path(path) == expected


def test_a_path_below_the_current_folder_is_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert relative_path(str(tmp_path / "maps" / "a.yaml")) == "maps/a.yaml"


def test_a_path_elsewhere_stays_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inside").mkdir()
    monkeypatch.chdir(tmp_path / "inside")
    assert relative_path(str(tmp_path / "a.yaml")) == (tmp_path / "a.yaml").as_posix()


@pytest.mark.parametrize("path", ["a b.yaml", "a:b.yaml", "a#b?c.yaml", "ü.yaml", "a\nb.yaml", "\ud800.yaml"])
def test_a_uri_is_ascii_without_delimiters(path: str) -> None:
    uri = relative_uri(path)
    assert uri.isascii()
    assert not set(uri) & set(" :#?\n")
