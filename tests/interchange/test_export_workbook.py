"""The workbook: what colleagues find in it, and that it can be opened."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from kmap.errors import KmapError
from kmap.interchange.outgoing.tables import xlsx
from kmap.interchange.tables import SHEETS, tables
from kmap.register.reading import read
from kmap.register.register import Register

EXAMPLE = Path(__file__).parents[2] / "examples" / "every-field.stakeholders.yaml"


def workbook(register: Register) -> bytes:
    return xlsx.content(register, tables(register.document), "")


def opened(register: Register) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(register)))


@pytest.fixture(scope="module")
def example() -> Register:
    register = read(str(EXAMPLE)).register
    assert register is not None
    return register


@pytest.fixture(scope="module")
def book(example: Register) -> openpyxl.Workbook:
    return opened(example)


def test_it_has_a_sheet_that_explains_and_one_for_each_table(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["read me", *SHEETS]


def test_the_first_sheet_explains_the_scale_and_every_column(book: openpyxl.Workbook) -> None:
    said = [[cell.value for cell in row] for row in book["read me"].iter_rows()]
    assert any("Scores run from 0 to 10 in steps of 1" in str(row[0]) for row in said)
    explained = {(row[0], row[1]) for row in said if len(row) > 2 and row[2]}
    columns = {(name, cell.value) for name in SHEETS for cell in book[name][1]}
    assert columns <= explained


def test_columns_are_named_as_the_fields(book: openpyxl.Workbook) -> None:
    heads = [cell.value for cell in book["stakeholders"][1]]
    assert heads[:10] == [
        *("id", "name", "aliases", "kind", "category", "tags", "influence", "interest", "impact", "because")
    ]
    assert {"stance.current", "salience.power", "engagement.owner", "at_the_table"} <= set(heads)


def test_the_header_and_the_names_stay_in_view(book: openpyxl.Workbook) -> None:
    assert book["stakeholders"].freeze_panes == "C2"
    assert all(book[name].freeze_panes == "B2" for name in SHEETS[1:])


def test_every_table_has_filters_over_all_of_it(book: openpyxl.Workbook) -> None:
    assert all(book[name].auto_filter.ref == book[name].dimensions for name in SHEETS)


def rule(book: openpyxl.Workbook, sheet: str, head: str) -> object:
    column = next(cell.column_letter for cell in book[sheet][1] if cell.value == head)
    rules = [one for one in book[sheet].data_validations.dataValidation if f"{column}2" in one.sqref]
    assert len(rules) == 1
    return rules[0].type, rules[0].formula1, rules[0].formula2


@pytest.mark.parametrize(
    ("sheet", "head", "expected"),
    [
        ("stakeholders", "kind", ("list", '"organisation,group,role,person"', None)),
        ("stakeholders", "influence", ("decimal", "0", "10")),
        ("stakeholders", "category", ("list", "categories", None)),
        ("stakeholders", "at_the_table", ("list", '"yes,no"', None)),
        ("stakeholders", "engagement.target", ("list", '"inform,consult,involve,collaborate,empower"', None)),
        ("assessments", "impact", ("decimal", "0", "10")),
        ("log", "step", ("whole", "1", "7")),
        ("outputs", "kind", ("list", "output_kinds", None)),
    ],
)
def test_a_column_says_what_may_be_typed_into_it(
    book: openpyxl.Workbook, sheet: str, head: str, expected: object
) -> None:
    assert rule(book, sheet, head) == expected


def test_the_list_of_categories_leads_to_their_ids(book: openpyxl.Workbook, example: Register) -> None:
    sheet, cells = next(iter(book.defined_names["categories"].destinations))
    assert [cell.value for (cell,) in book[sheet][cells.replace("$", "")]] == list(example.categories)


def test_an_unscored_axis_is_an_empty_cell(read: Callable[[str], Register]) -> None:
    sheet = opened(read("stakeholders: [{name: A, interest: 0.1}]\nscale: {min: 0, max: 1}"))["stakeholders"]
    row = {head.value: cell.value for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (row["influence"], row["interest"]) == (None, 0.1)


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2 of them", "@home", "＝A1"])
def test_text_that_looks_like_a_formula_is_text(read: Callable[[str], Register], text: str) -> None:
    cell = opened(read(f"stakeholders: [{{id: a, name: A, because: '{text}'}}]"))["stakeholders"]["J2"]
    assert (cell.value, cell.quotePrefix, cell.number_format) == (text, True, "@")


def test_text_that_looks_like_a_number_stays_text(read: Callable[[str], Register]) -> None:
    assert opened(read("stakeholders: [{id: a, name: '007'}]"))["stakeholders"]["B2"].value == "007"


def test_a_date_is_a_date_and_one_before_spreadsheets_begin_is_text(read: Callable[[str], Register]) -> None:
    sheet = opened(read("stakeholders: [{name: A, since: 2026-03}, {name: B, since: 1850-01-01}]"))["stakeholders"]
    since = [cell.value for cell in sheet[1]].index("since")
    assert [str(sheet[row][since].value)[:10] for row in (2, 3)] == ["2026-03-01", "1850-01-01"]
    assert sheet[2][since].number_format == r"yyyy\-mm\-dd"


def test_lists_are_one_cell_with_semicolons(read: Callable[[str], Register]) -> None:
    sheet = opened(read("stakeholders: [{name: A, tags: [x, 'y; z']}]"))["stakeholders"]
    assert sheet["F2"].value == r"x; y\; z"


def test_the_same_register_gives_the_same_bytes(example: Register) -> None:
    assert workbook(example) == workbook(example)
    with zipfile.ZipFile(io.BytesIO(workbook(example))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_register_without_stakeholders_is_a_workbook_too(read: Callable[[str], Register]) -> None:
    assert opened(read("stakeholders: []"))["stakeholders"].max_row == 1


def test_a_text_too_long_for_a_cell_is_refused_and_never_cut(read: Callable[[str], Register]) -> None:
    with pytest.raises(KmapError, match=r"notes in row 2 of stakeholders has 32,768 characters"):
        workbook(read(f"stakeholders: [{{name: A, notes: {'x' * 32_768}}}]"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_libreoffice_opens_it_and_finds_the_same_cells(example: Register, tmp_path: Path) -> None:
    (tmp_path / "map.xlsx").write_bytes(workbook(example))
    filter_ = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/office",
            "--headless",
            "--convert-to",
            filter_,
            "map.xlsx",
        ],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=120,
    )
    lines = (tmp_path / "map-stakeholders.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + len(example.stakeholders)
    assert lines[2].startswith("river-office,River office,,,government,,7,4,,Gave out the warnings in its day")
