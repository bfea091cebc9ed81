"""`kmap report` on the command line."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Kmap = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "stakeholders.yaml").write_bytes((ROOT / "stakeholders.yaml").read_bytes())
    return tmp_path


def test_page_is_written(kmap: Kmap, folder: Path) -> None:
    pytest.importorskip("bokeh", reason="a page needs Bokeh")
    run = kmap("report", "--output", "map.html")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "wrote map.html\n")
    assert (folder / "map.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_markdown_has_its_pictures_beside_it(kmap: Kmap, folder: Path) -> None:
    run = kmap("report", "--output", "out.md")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "wrote out.md, and 3 pictures beside it\n")
    text = (folder / "out.md").read_text(encoding="utf-8")
    for name in ("grid", "network", "cycle"):
        assert f"](<out-{name}.png>)" in text
        assert (folder / f"out-{name}.png").read_bytes().startswith(b"\x89PNG")


def test_of_too_many_for_a_picture_the_table_has_them_all(kmap: Kmap, folder: Path) -> None:
    many = "".join(f"  - {{name: Council {number}, influence: 4, interest: 2}}\n" for number in range(2_001))
    (folder / "many.yaml").write_text(f"title: Many\nstakeholders:\n{many}", encoding="utf-8")
    run = kmap("report", "many.yaml", "--output", "out.md")
    assert (run.returncode, run.stderr) == (0, "wrote out.md, and 1 picture beside it\n")
    text = (folder / "out.md").read_text(encoding="utf-8")
    assert "A picture of 2,001 stakeholders can't be read; 2,000 are the most" in text
    assert "Council 2000" in text


def test_word_document_is_the_same_each_time_and_can_be_read(kmap: Kmap, folder: Path) -> None:
    docx = pytest.importorskip("docx", reason="a report for Word needs python-docx")
    for name in ("one", "two"):
        run = kmap("report", "--output", f"{name}.docx")
        assert (run.returncode, run.stderr) == (0, f"wrote {name}.docx\n")
    assert (folder / "one.docx").read_bytes() == (folder / "two.docx").read_bytes()
    document = docx.Document(str(folder / "one.docx"))
    assert len(document.inline_shapes) == 3
    assert "Landlords' association" in [cell.text for cell in document.tables[0].columns[1].cells]
    with zipfile.ZipFile(folder / "one.docx") as archive:
        assert b'descr="Power-interest grid of' in archive.read("word/document.xml")


def test_more_stakeholders_than_word_has_rows_are_refused(kmap: Kmap, folder: Path) -> None:
    pytest.importorskip("docx", reason="a report for Word needs python-docx")
    many = "".join(f"  - {{name: Council {number}}}\n" for number in range(32_001))
    (folder / "many.yaml").write_text(f"title: Many\nstakeholders:\n{many}", encoding="utf-8")
    run = kmap("report", "many.yaml", "--output", "out.docx")
    assert run.returncode == 2
    assert "32,001 stakeholders are too many for Word; 32,000 are the most" in run.stderr
    assert "--category" in run.stderr
    assert not (folder / "out.docx").exists()


def test_several_registers_make_one_page(kmap: Kmap, folder: Path) -> None:
    pytest.importorskip("bokeh", reason="a page needs Bokeh")
    (folder / "other.stakeholders.yaml").write_text("title: Other\nstakeholders: []\n", encoding="utf-8")
    assert kmap("report", ".", "--output", "map.html").returncode == 0
    text = (folder / "map.html").read_text(encoding="utf-8")
    assert '<option value="1">' in text
    assert text.count('class="project"') == 2


def test_programme_comes_before_its_projects_in_a_folder(kmap: Kmap, tmp_path: Path) -> None:
    pytest.importorskip("bokeh", reason="a page needs Bokeh")
    shutil.copytree(ROOT / "examples" / "programme", tmp_path / "all")
    assert kmap("report", "all", "--output", "map.html").returncode == 0
    assert re.findall(r'<option value="\d">([^<]*)</option>', switch(tmp_path)) == [
        "Homes, heat and traffic programme",
        "Cool care homes",
        "Damp in rented homes",
        "School streets",
    ]


def test_registers_named_one_by_one_stand_in_that_order(kmap: Kmap, tmp_path: Path) -> None:
    pytest.importorskip("bokeh", reason="a page needs Bokeh")
    shutil.copytree(ROOT / "examples" / "programme", tmp_path / "all")
    project = "all/projects/damp-homes.stakeholders.yaml"
    assert kmap("report", project, "all/stakeholders.yaml", "--output", "map.html").returncode == 0
    assert switch(tmp_path).index("Damp in rented homes") < switch(tmp_path).index("Homes, heat and traffic programme")


def switch(folder: Path) -> str:
    """Return the list by which a page switches between its maps."""
    [found] = re.findall('<select id="project">.*?</select>', (folder / "map.html").read_text(encoding="utf-8"))
    return str(found)


def test_report_without_a_file_is_refused_with_what_to_type(kmap: Kmap, folder: Path) -> None:
    run = kmap("report")
    assert run.returncode == 2
    assert "add --output map.html" in run.stderr


def test_other_ending_is_refused(kmap: Kmap, folder: Path) -> None:
    run = kmap("report", "--output", "map.pdf")
    assert run.returncode == 2
    assert "end it in .html, .docx or .md" in run.stderr


def test_register_is_not_written_over(kmap: Kmap, folder: Path) -> None:
    assert kmap("report", "--output", "stakeholders.yaml").returncode == 2


def test_unknown_topic_is_refused(kmap: Kmap, folder: Path) -> None:
    assert "did you mean `heat`?" in kmap("report", "--topic", "heet", "--output", "map.html").stderr


def test_since_has_to_be_earlier(kmap: Kmap, folder: Path) -> None:
    assert "is not before" in kmap("report", "--since", "2099-01-01", "--output", "map.html").stderr


def test_mistakes_of_all_registers_are_told(kmap: Kmap, folder: Path) -> None:
    for name in "ab":
        (folder / f"{name}.stakeholders.yaml").write_text(f"title: T\nstakeholders: [{{{name}: 1}}]\n")
    run = kmap("report", ".", "--output", "map.html")
    assert run.returncode == 1
    assert "unknown field `a`" in run.stderr
    assert "unknown field `b`" in run.stderr
    assert not (folder / "map.html").exists()


@pytest.mark.parametrize(("library", "ending", "extra"), [("bokeh", "html", "page"), ("docx", "docx", "word")])
def test_missing_library_is_named_with_what_to_type(
    program: Kmap, folder: Path, library: str, ending: str, extra: str
) -> None:
    code = f"import sys; sys.modules[{library!r}] = None\nfrom kmap.cli.main import main\nmain()"
    run = program("report", "--output", f"map.{ending}", command=("-c", code))
    assert run.returncode == 2
    assert f"pip install 'kmap-stakeholders[{extra}]'" in run.stderr
    assert "Traceback" not in run.stderr
