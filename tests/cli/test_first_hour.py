"""What newcomers stumble over in their first hour: names for ids, folders for files, what is open elsewhere."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.cli import printing
from kmap.errors import KmapError
from kmap.interchange.incoming import opening

Kmap = Callable[..., subprocess.CompletedProcess[str]]

NETWORK = """\
title: Who asks whom
stakeholders: [{name: Ada}, {name: Ben}, {name: Cyd}]
relationships: [{from: ada, to: ben}, {from: ben, to: cyd}]
"""


@pytest.mark.parametrize(
    "typed",
    [
        ["set", "Care REGULATOR", "influence=4"],
        ["assess", "care regulator", "--influence", "4"],
        ["log", "Care home managers,Care regulator", "--kind", "call"],
        ["link", "us", "Care regulator", "--kind", "advises"],
    ],
)
def test_name_stands_for_the_id_when_editing(kmap: Kmap, folder: Path, typed: list[str]) -> None:
    done = kmap(*typed)
    assert done.returncode == 0, done.stderr
    written = (folder / "stakeholders.yaml").read_text(encoding="utf-8")
    assert "Care REGULATOR" not in written
    assert "`regulator`" in done.stdout + done.stderr


def test_name_of_two_stands_for_neither(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").write_text(
        "title: T\nstakeholders: [{id: a, name: Nurses}, {id: b, name: Night staff, aliases: [nurses]}]\n"
    )
    done = kmap("set", "nurses", "influence=4")
    assert done.returncode == 2
    assert "there is no id `nurses`" in done.stderr


def test_id_of_a_need_stands_before_a_name_like_it(kmap: Kmap, folder: Path) -> None:
    with (folder / "stakeholders.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: staff, name: Heat}\nneeds: [{id: heat, need: How hot is too hot?}]\n")
    assert kmap("set", "heat", "due=2027-01").returncode == 0
    assert kmap("set", "Heat", "influence=4").returncode == 0


@pytest.mark.parametrize(("field", "meant"), [("owner", "engagement.owner"), ("power", "salience.power")])
def test_field_of_a_group_is_found_without_the_group(kmap: Kmap, folder: Path, field: str, meant: str) -> None:
    assert f"did you mean `{meant}`?" in kmap("set", "regulator", f"{field}=KM").stderr


def test_column_that_nobody_recognised_is_asked_for(kmap: Kmap, folder: Path) -> None:
    (folder / "list.csv").write_text("Name,Influence (1-5),Importance to them\nNurses,2,5\n", encoding="utf-8")
    assert '--map "HEADING=interest"' in kmap("import", "list.csv").stdout
    found = kmap("import", "list.csv", "--map", "Importance to them=interest").stdout
    assert "there is no column of interest" not in found


def test_folder_is_no_file_to_import(kmap: Kmap, folder: Path) -> None:
    assert "`.` is a folder" in kmap("import", ".").stderr


def test_folder_is_no_revision(kmap: Kmap, folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    subprocess.run(["git", *names, "commit", "-q", "-m", "Map"], cwd=folder, check=True)
    assert "`.` is a folder" in kmap("changes", ".").stderr


def test_network_without_scores_leads_to_the_network(kmap: Kmap, folder: Path) -> None:
    assert "kmap network" not in kmap().stdout
    (folder / "stakeholders.yaml").write_text(NETWORK, encoding="utf-8")
    assert "kmap network  " in kmap().stdout


def test_brokers_without_categories_are_told_why_there_are_none(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").write_text(NETWORK, encoding="utf-8")
    assert "nobody has a category" in kmap("brokers").stdout


def test_one_who_is_enough_is_named_alone(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").write_text(NETWORK, encoding="utf-8")
    assert "Ben alone reaches all as soon" in kmap("key-players", "--k", "2").stdout
    assert "alone" not in kmap("key-players", "--k", "1").stdout


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["network", "--output", "map.graphml"], "`kmap export --output map.graphml`"),
        (["suggest", "--output", "my map.xlsx"], "`kmap export --output 'my map.xlsx'`"),
        (["grid", "--output", "grid.docx"], "`kmap report --output grid.docx`"),
    ],
)
def test_format_of_another_command_is_named_with_it(kmap: Kmap, folder: Path, typed: list[str], meant: str) -> None:
    assert meant in kmap(*typed).stderr
    assert "kmap export" not in kmap("grid", "--output", "grid.gif").stderr


def test_library_is_installed_for_the_python_that_runs_kmap(
    kmap: Kmap, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "bokeh", None)
    for name in [one for one in sys.modules if one.startswith(("kmap.page.document", "bokeh."))]:
        monkeypatch.delitem(sys.modules, name)
    assert f"{sys.executable} -m pip install 'kmap-stakeholders[page]'" in kmap("report", "--output", "x.html").stderr


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_file_that_is_open_elsewhere_is_to_be_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where nobody else may read or write what Excel has open."""
    monkeypatch.setattr("builtins.open", _refuse)
    with pytest.raises(KmapError, match="permission denied") as read:
        opening.sheets(str(tmp_path / "list.csv"))
    assert "close it where it is open" in str(read.value.tip)


def test_output_that_is_open_elsewhere_is_to_be_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.replace", _refuse)
    with pytest.raises(KmapError, match="permission denied") as written:
        printing.write(str(tmp_path / "grid.csv"), b"id,name\n")
    assert "close it where it is open" in str(written.value.tip)
