"""Spreadsheets and network files that were made to do harm; those with entities are in `tests/interchange`."""

import gzip
import io
import random
import string
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.attack.running import Kmap, Within

NODE = '<graphml><key id="d" for="node" attr.name="influence" attr.type="double"/><graph>%s</graph></graphml>'
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</worksheet>'
RANDOM = "".join(random.Random(1).choices(string.ascii_letters, k=1_000_000))
CELL = '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>'
ONE = f'<row r="1">{CELL % ("A1", "name")}</row><row r="2">{CELL % ("A2", "B")}</row>'


def workbook(sheet: str) -> bytes:
    """Return a workbook with the text of its one sheet put in the place of what openpyxl writes."""
    plain, made = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, sheet if part.filename == "xl/worksheets/sheet1.xml" else old.read(part))
    return made.getvalue()


NESTED = {
    "a.json": '[{"name": ' + "[" * 10_000 + "]" * 10_000 + "}]",
    "b.json": '{"a":' * 10_000 + "1" + "}" * 10_000,
    "c.json": '[{"name": "A", "influence": ' + "9" * 100_000 + "}]",
    "a.graphml": NODE % ('<node id="n">' * 10_000 + "</node>" * 10_000),
    "b.graphml": NODE % ('<node id="n"><data key="d">' + "<x>" * 10_000 + "</x>" * 10_000 + "</data></node>"),
    "a.gexf": "<gexf><graph><nodes>"
    + '<node id="n"><nodes>' * 10_000
    + "</nodes></node>" * 10_000
    + "</nodes></graph></gexf>",
}


@pytest.mark.parametrize("name", NESTED)
def test_ten_thousand_levels_end_in_an_answer(kmap: Kmap, tmp_path: Path, within: Within, name: str) -> None:
    (tmp_path / name).write_text(NESTED[name], encoding="utf-8")
    with within(20):
        run = kmap("import", name)
    assert run.returncode == (2 if name.endswith("json") else 0)
    assert len(run.stdout + run.stderr) < 1_000


@pytest.mark.parametrize("item", ['<node id="%s"/>', '<node id="n"><!--%s--></node>'], ids=["attribute", "comment"])
def test_a_long_tag_of_a_graph_is_not_begun_anew_for_ever(
    kmap: Kmap, tmp_path: Path, within: Within, item: str
) -> None:
    (tmp_path / "x.graphml").write_text(NODE % item % ("x" * 12_000_000), encoding="utf-8")
    with within(12):  # in pieces of 16 KiB it takes 20 seconds, and 80 for twice as much
        run = kmap("import", "x.graphml")
    assert run.returncode == (0 if "!--" in item else 2)
    assert ("100,000 characters in one cell" in run.stderr) is ("!--" not in item)


@pytest.mark.parametrize(
    "sheet", [f'<x a="{RANDOM}"/>', f"<!--{RANDOM}-->", f"<?{RANDOM}?>"], ids=lambda text: text[:3]
)
def test_a_long_tag_of_a_workbook_is_refused_before_it_is_read(kmap: Kmap, tmp_path: Path, sheet: str) -> None:
    (tmp_path / "x.xlsx").write_bytes(workbook(SHEET % f"{sheet}<sheetData>{ONE}</sheetData>"))
    run = kmap("import", "x.xlsx")
    assert (run.returncode, run.stdout) == (2, "")
    assert "a tag in it is longer than 400,000 bytes" in run.stderr


WORKBOOKS = {
    "a row beyond the last": '<row r="99999999"><c r="A99999999"><v>1</v></c></row>',
    "a column beyond the last": '<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>',
    "a number of 50,000 digits": f'{ONE}<row r="3"><c r="A3"><v>{"9" * 50_000}</v></c></row>',
    "text that is not there": '<row r="1"><c r="A1" t="s"><v>999999999</v></c></row>',
    "a date beyond the last": f'{ONE}<row r="3"><c r="A3" t="d"><v>99999-99-99</v></c></row>',
}


@pytest.mark.parametrize("what", WORKBOOKS)
def test_a_workbook_that_lies_of_itself_gives_one_line(kmap: Kmap, tmp_path: Path, within: Within, what: str) -> None:
    (tmp_path / "x.xlsx").write_bytes(workbook(SHEET % f"<sheetData>{WORKBOOKS[what]}</sheetData>"))
    with within(30):
        run = kmap("import", "x.xlsx")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("kmap: `x.xlsx` ")
    assert len(run.stderr) < 400


@pytest.mark.parametrize("ranges", ['<mergeCell ref="A2:XFD1048576"/>', '<mergeCell ref="A1:A99999999"/>' * 1_000])
def test_cells_merged_over_everything_fill_nothing_up(kmap: Kmap, tmp_path: Path, within: Within, ranges: str) -> None:
    merged = f"<sheetData>{ONE}</sheetData><mergeCells>{ranges}</mergeCells>"
    (tmp_path / "x.xlsx").write_bytes(workbook(SHEET % merged))
    with within(20):
        run = kmap("import", "x.xlsx")
    assert run.returncode in (0, 2)
    assert len(run.stdout + run.stderr) < 1_000


def test_a_packed_bomb_is_unpacked_no_further_than_its_bound(kmap: Kmap, tmp_path: Path, within: Within) -> None:
    (tmp_path / "x.csv.gz").write_bytes(gzip.compress(b"\0" * 101_000_000, 1))
    with within(30):
        run = kmap("import", "x.csv.gz")
    assert run.returncode == 2
    assert "is too large: more than 100,000,000 bytes" in run.stderr


@pytest.mark.parametrize("cell", ["1e400", "nan", "inf", "-inf", "9" * 5_000, "0000-00-00", "99999-12-31", "1e9"])
@pytest.mark.parametrize("column", ["influence", "since", "stance"])
def test_an_absurd_cell_is_left_out_and_told_of(kmap: Kmap, tmp_path: Path, column: str, cell: str) -> None:
    (tmp_path / "x.csv").write_text(f"name,category,{column}\nA,government,{cell}\n", encoding="utf-8")
    run = kmap("import", "x.csv", "--output", "x.yaml")
    assert run.returncode == 0, run.stderr
    assert column in run.stdout
    assert f"{column}:" not in (tmp_path / "x.yaml").read_text(encoding="utf-8")
    assert kmap("check", "x.yaml").returncode == 0


@pytest.mark.parametrize(
    "text", ["=cmd|'/C calc'!A0", "!!python/name:os.system", "&a", "*a", "{{x}}", "a: b", "a #b", "- a"]
)
def test_a_cell_becomes_text_and_nothing_else(kmap: Kmap, tmp_path: Path, text: str) -> None:
    (tmp_path / "x.csv").write_text(f'name,notes\n"{text}","{text}"\n', encoding="utf-8")
    assert kmap("import", "x.csv", "--output", "x.yaml").returncode == 0
    run = kmap("export", "--format", "kumu", "x.yaml")
    assert run.returncode == 0, run.stderr
    assert f'"label": "{text}"' in run.stdout
