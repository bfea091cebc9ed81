"""Foreign files become sheets of cells, or one plain line."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from kmap.errors import KmapError
from kmap.interchange import limits
from kmap.interchange.incoming import csv, gexf, graphml, xlsx
from kmap.interchange.incoming import json as json_file
from kmap.interchange.incoming.opening import sheets
from kmap.interchange.sheet import Sheet

LAUGHS = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>"""


def cells(sheet: Sheet) -> list[tuple[object, ...]]:
    return [row.cells for row in sheet.rows]


def test_a_delimiter_is_found_out_and_said() -> None:
    (sheet,) = csv.sheets("x.csv", b"Name;Power\nA, B;4\n")
    assert cells(sheet) == [("Name", "Power"), ("A, B", "4")]
    assert sheet.remarks == ("columns are parted by a semicolon",)


def test_a_comma_in_text_does_not_make_columns() -> None:
    (sheet,) = csv.sheets("x.csv", b'Name\tWhy\nA\t"one, two, three"\nB\tx, y\n')
    assert cells(sheet)[1] == ("A", "one, two, three")


def test_the_separator_that_excel_declares_is_used() -> None:
    (sheet,) = csv.sheets("x.csv", b"sep=;\r\nName;Power\r\nA;4\r\n")
    assert cells(sheet)[0] == ("Name", "Power")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_accents_survive_every_usual_encoding(encoding: str) -> None:
    (sheet,) = csv.sheets("x.csv", "Name,Power\nMinistère,4\n".encode(encoding))
    assert cells(sheet) == [("Name", "Power"), ("Ministère", "4")]


def test_an_encoding_that_was_guessed_is_said() -> None:
    (sheet,) = csv.sheets("x.csv", "Name\nMinistère\n".encode("cp1252"))
    assert "cp1252" in sheet.remarks[0]


def test_a_line_end_within_a_cell_stays_in_it_and_rows_are_counted_as_a_spreadsheet_does() -> None:
    (sheet,) = csv.sheets("x.csv", b'Name,Role\nA,"one\ntwo"\n\nB,three\n')
    assert sheet.rows[1].cells == ("A", "one\ntwo")
    assert sheet.place(sheet.rows[2].number, 1) == "B4"


def test_the_apostrophe_before_a_formula_is_taken_away() -> None:
    (sheet,) = csv.sheets("x.csv", b"Name\n'=1+1\n'tis\n")
    assert [row[0] for row in cells(sheet)] == ["Name", "=1+1", "'tis"]


def test_a_cell_beyond_all_bounds_is_refused() -> None:
    with pytest.raises(KmapError, match="characters in one cell"):
        csv.sheets("x.csv", b'Name\n"' + b"a" * (limits.LONGEST_CELL + 1))


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(KmapError, match="more than 500 columns"):
        csv.sheets("x.csv", b"," * 600)


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ROWS", 3)
    with pytest.raises(KmapError, match="more than 3 rows"):
        csv.sheets("x.csv", b"a\nb\nc\nd\n")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(KmapError, match="is no text"):
        csv.sheets("x.csv", b"\x00\x01\x02abc" * 40)


def workbook(fill: object = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Workshop"
    sheet.append(["Name", "Sector", "Power"])
    sheet.append(["A", "Health", 4])
    sheet.append(["B", None, 2])
    sheet.append(["C", None, "=1+1"])
    if callable(fill):
        fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_is_read_with_its_places() -> None:
    (sheet,) = xlsx.sheets("x.xlsx", workbook())
    assert cells(sheet)[1] == ("A", "Health", 4)
    assert sheet.place(2, 2) == "Workshop!C2"


def test_a_formula_without_a_value_is_said() -> None:
    (sheet,) = xlsx.sheets("x.xlsx", workbook())
    assert "formulas without a value: C4" in sheet.remarks[0]


def test_what_is_hidden_is_not_read_and_that_is_said() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        sheet = book["Workshop"]
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        book.create_sheet("Old").sheet_state = "hidden"

    (sheet,) = xlsx.sheets("x.xlsx", workbook(hide))
    assert [row.number for row in sheet.rows] == [1, 2, 4]
    assert sheet.rows[1].cells[1] is None
    assert sheet.remarks[:3] == (
        "hidden sheets are not read: Old",
        "hidden rows are not read: 3",
        "hidden columns are not read: B",
    )


def test_a_cell_merged_over_rows_counts_for_each_of_them() -> None:
    (sheet,) = xlsx.sheets("x.xlsx", workbook(lambda book: book["Workshop"].merge_cells("B2:B3")))
    assert [row.at(1) for row in sheet.rows] == ["Sector", "Health", "Health", None]


def repacked(content: bytes, part: str, text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(one.filename, text if one.filename == part else old.read(one))
    return stream.getvalue()


@pytest.mark.parametrize("head", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "docProps/core.xml"])
def test_entities_in_a_workbook_are_refused(head: str, part: str) -> None:
    with pytest.raises(KmapError, match="declares a document type or entities"):
        xlsx.sheets("x.xlsx", repacked(workbook(), part, head + "<x>&a;</x>"))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(KmapError, match="200-fold"):
        xlsx.sheets("x.xlsx", repacked(workbook(), "xl/styles.xml", " " * 50_000_000))


def test_a_workbook_that_is_too_large_once_unpacked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_BYTES", 1000)
    with pytest.raises(KmapError, match="bytes once unpacked"):
        xlsx.sheets("x.xlsx", workbook())


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"no workbook at all", workbook()[:-200], workbook()[:300]])
def test_a_corrupt_workbook_gives_one_line(content: bytes) -> None:
    with pytest.raises(KmapError) as caught:
        xlsx.sheets("x.xlsx", content)
    assert "\n" not in caught.value.message


def test_json_of_several_shapes_is_read() -> None:
    items = [{"name": "A", "stance": {"current": "neutral"}, "tags": ["x", "y;z"]}, {"name": "B", "influence": 4}]
    for found in (items, {"version": 1, "stakeholders": items}):
        (sheet,) = json_file.sheets("x.json", json.dumps(found).encode())
        assert cells(sheet) == [
            ("name", "stance.current", "tags", "influence"),
            ("A", "neutral", "x; y\\;z", None),
            ("B", None, None, 4),
        ]


def test_a_place_in_json_is_told_by_item_and_key() -> None:
    (sheet,) = json_file.sheets("x.json", b'{"people": [{"name": "A"}, {"name": "B", "power": 3}]}')
    assert sheet.place(3, 1) == "people[2].power"


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", '{"a": 1}', "[" * 100_000])
def test_json_without_objects_gives_one_line(text: str) -> None:
    with pytest.raises(KmapError) as caught:
        json_file.sheets("x.json", text.encode())
    assert "\n" not in caught.value.message


def test_a_kumu_blueprint_is_read_by_labels() -> None:
    blueprint = {
        "elements": [
            {"_id": "e1", "label": "Ministry", "attributes": {"element type": "Government", "influence": 5}},
            {"_id": "e2", "label": "Tenants"},
        ],
        "connections": [{"from": "e1", "to": "e2", "direction": "mutual", "attributes": {"label": "meets"}}],
    }
    elements, connections = json_file.sheets("x.json", json.dumps(blueprint).encode())
    heads = [str(cell) for cell in elements.rows[0].cells]
    assert elements.rows[1].cells[heads.index("influence")] == 5
    tie = dict(zip(connections.rows[0].cells, connections.rows[1].cells, strict=True))
    assert tie == {"from": "Ministry", "to": "Tenants", "label": "meets", "mutual": True}


GEXF = """<gexf xmlns="http://gexf.net/{version}" xmlns:viz="http://gexf.net/{version}/viz" version="{version}">
<graph mode="static" defaultedgetype="directed">
<attributes class="node">
<attribute id="0" title="influence" type="integer"><default>1</default></attribute></attributes>
<nodes><node id="m" label="Ministry"><attvalues><attvalue for="0" value="5"/></attvalues><viz:size value="9"/></node>
<node id="t" label="Tenants"/></nodes>
<edges><edge id="0" source="m" target="t" weight="2.5"/><edge id="1" source="t" target="m" type="undirected"/></edges>
</graph></gexf>"""


@pytest.mark.parametrize("version", ["1.1draft", "1.2draft", "1.3"])
def test_gexf_of_each_version_is_read(version: str) -> None:
    nodes, edges = gexf.sheets("x.gexf", GEXF.format(version=version).encode())
    assert cells(nodes) == [("id", "name", "influence"), ("m", "Ministry", 5), ("t", "Tenants", 1)]
    assert cells(edges)[1:] == [("Ministry", "Tenants", 2.5, None), ("Tenants", "Ministry", None, True)]


def test_undirected_graphml_runs_both_ways() -> None:
    text = """<graphml><key id="d0" for="node" attr.name="label" attr.type="string"/>
    <graph edgedefault="undirected"><node id="n0"><data key="d0">A</data></node>
    <node id="n1"><data key="d0">B</data></node>
    <edge source="n0" target="n1"/></graph></graphml>"""
    nodes, edges = graphml.sheets("x.graphml", text.encode())
    assert cells(nodes) == [("name",), ("A",), ("B",)]
    assert cells(edges) == [("from", "to", "mutual"), ("A", "B", True)]


def test_two_nodes_of_one_label_are_told_apart_by_their_ids() -> None:
    text = """<graphml><key id="d0" for="node" attr.name="label" attr.type="string"/>
    <graph edgedefault="directed"><node id="n0"><data key="d0">A</data></node>
    <node id="n1"><data key="d0">A</data></node></graph></graphml>"""
    (nodes,) = graphml.sheets("x.graphml", text.encode())
    assert cells(nodes) == [("id", "name"), ("n0", "A"), ("n1", "A")]


@pytest.mark.parametrize("head", [LAUGHS, OUTSIDE])
def test_entities_in_graphs_are_refused(head: str) -> None:
    for reader, root in ((graphml, "graphml"), (gexf, "gexf")):
        with pytest.raises(KmapError, match="declares a document type or entities"):
            reader.sheets("x", f"{head}<{root}>&a;</{root}>".encode())


@pytest.mark.parametrize("content", [b"<graphml><graph>", b"<html></html>", b"\xff\xfe", b"<?xml version='9'?><a/>"])
def test_a_corrupt_graph_gives_one_line(content: bytes) -> None:
    for reader in (graphml, gexf):
        with pytest.raises(KmapError) as caught:
            reader.sheets("x", content)
        assert "\n" not in caught.value.message


def test_a_packed_file_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "x.csv.gz").write_bytes(gzip.compress(b"Name\nA\n"))
    (sheet,) = sheets(str(tmp_path / "x.csv.gz"))
    assert cells(sheet) == [("Name",), ("A",)]


@pytest.mark.parametrize("name", ["x.xls", "x.ods", "x.dat", "x"])
def test_an_ending_that_is_not_read_says_what_to_do(name: str) -> None:
    with pytest.raises(KmapError) as caught:
        sheets(name)
    assert ".csv" in caught.value.tip


@pytest.mark.parametrize("content", [b"", b" \n"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(KmapError, match="is empty"):
        sheets(str(tmp_path / "x.csv"))
