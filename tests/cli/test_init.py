"""`kmap init` writes a register that is clean, and nothing over anything."""

import subprocess
import sys
from pathlib import Path

import pytest

from kmap.check import check
from kmap.cli.first import write_first
from kmap.errors import KmapError
from kmap.register.reading import read


def test_first_register_has_nothing_to_find_fault_with(tmp_path: Path) -> None:
    path = write_first(str(tmp_path / "stakeholders.yaml"), "Heat")
    assert check([path]).diagnostics == ()


def test_first_register_shows_the_main_fields(tmp_path: Path) -> None:
    text = Path(write_first(str(tmp_path), "Heat")).read_text(encoding="utf-8")
    for field in (
        "category",
        "influence",
        "interest",
        "impact",
        "because",
        "at_the_table",
        "owner",
        "relationships",
        "log",
    ):
        assert f"{field}:" in text


@pytest.mark.parametrize("title", ['a: "b" #c', "$&*!{x}", "世界 🌍", "x" * 500, "a\nb", "\\d", ""])
def test_any_title_is_written_as_text(title: str, tmp_path: Path) -> None:
    reading = read(write_first(str(tmp_path / "s.yaml"), title))
    assert reading.whole
    assert reading.register is not None
    assert reading.register.title == (" ".join(title.split()) or "Our stakeholders")


def test_existing_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "stakeholders.yaml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(KmapError, match="is there already"):
        write_first(str(path), "Heat")
    assert path.read_text(encoding="utf-8") == "mine"


def test_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    assert write_first(str(tmp_path / "projects" / "heat"), "Heat") == str(
        tmp_path / "projects" / "heat" / "stakeholders.yaml"
    )


def test_file_in_the_place_of_a_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(KmapError, match="can't be written"):
        write_first(str(tmp_path / "file" / "below"), "Heat")


def test_command_says_what_to_do_next(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kmap", "init"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    assert "next: kmap grid stakeholders.yaml" in done.stdout
    assert (tmp_path / "stakeholders.yaml").exists()
