"""`kmap import`: what was understood is shown first, and a register written or updated."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

Kmap = Callable[..., subprocess.CompletedProcess[str]]
TABLE = "Stakeholder,Power (1-5),Interest,E-mail\nCare regulator,4,4,\nTenants' federation,1-2,5,jo@tenants.org\n"


@pytest.fixture
def table(folder: Path) -> Path:
    """Return a table beside the register of the folder: one of its stakeholders is in the register."""
    (folder / "workshop.csv").write_text(TABLE, encoding="utf-8")
    return folder


def test_without_a_place_to_write_to_it_is_only_shown(table: Path, kmap: Kmap) -> None:
    before = sorted(table.iterdir())
    result = kmap("import", "workshop.csv")
    assert result.returncode == 0
    assert result.stdout == (
        "workshop.csv: 2 stakeholders\n"
        "\n"
        "scale 1 to 5: as the heading says\n"
        "\n"
        "Columns of the table (stakeholders)\n"
        "column  heading      taken as   remark\n"
        "A       Stakeholder  name       -\n"
        "B       Power (1-5)  influence  -\n"
        "C       Interest     interest   -\n"
        "D       E-mail       left out   private details (email, phone, address) in 1\n"
        "                                cell; --map takes it all the same\n"
        "\n"
        "Values that could not be read, and were left out: 1\n"
        "cell  value  why\n"
        "B3    1-2    influence: a range is no score; write one value, or two\n"
        "             assessments, or leave it empty\n"
        "\n"
        "nothing was written: kmap import workshop.csv ... --output stakeholders.yaml\n"
    )
    assert sorted(table.iterdir()) == before


def test_a_new_register_is_written_that_a_person_can_go_on_with(table: Path, kmap: Kmap) -> None:
    result = kmap("import", "workshop.csv", "--output", "new.yaml", "--title", "Damp: a workshop")
    assert result.stderr == "wrote new.yaml\n"
    assert result.stdout.endswith("\n\nnext: kmap check new.yaml\n")
    assert (table / "new.yaml").read_text(encoding="utf-8") == (
        "# Imported from workshop.csv by kmap import.\n"
        "# scale 1 to 5: as the heading says\n"
        "# Write here where it comes from, and under which licence.\n"
        "\n"
        'title: "Damp: a workshop"\n'
        "\n"
        "stakeholders:\n"
        "  - name: Care regulator\n"
        "    influence: 4\n"
        "    interest: 4\n"
        "  - name: Tenants' federation\n"
        "    interest: 5\n"
    )
    assert kmap("grid", "new.yaml").returncode == 0


@pytest.mark.parametrize(("name", "said"), [("stakeholders.yaml", "is there already"), ("new.txt", "end it in .yaml")])
def test_nothing_is_written_over_and_only_registers_are_written(table: Path, kmap: Kmap, name: str, said: str) -> None:
    before = (table / "stakeholders.yaml").read_bytes()
    result = kmap("import", "workshop.csv", "--output", name)
    assert result.returncode == 2
    assert said in result.stderr
    assert (table / "stakeholders.yaml").read_bytes() == before


def test_the_register_alone_goes_to_standard_output_where_that_is_asked_for(table: Path, kmap: Kmap) -> None:
    result = kmap("import", "workshop.csv", "--output", "-")
    assert result.stdout.startswith("# Imported from workshop.csv")
    assert "Columns of the table" in result.stderr


def test_a_dry_run_shows_the_difference_and_writes_nothing(table: Path, kmap: Kmap) -> None:
    before = (table / "stakeholders.yaml").read_bytes()
    result = kmap("import", "workshop.csv", "--into", "stakeholders.yaml", "--dry-run")
    assert result.returncode == 0
    assert "-    influence: 5\n+    influence: 4\n" in result.stdout
    assert "+  - {name: Tenants' federation, interest: 5}\n" in result.stdout
    assert (table / "stakeholders.yaml").read_bytes() == before


def test_a_register_is_updated_and_keeps_its_comments(table: Path, kmap: Kmap) -> None:
    register = table / "stakeholders.yaml"
    text = register.read_text(encoding="utf-8").replace("influence: 5", "influence: 5   # from the minutes")
    register.write_text(text, encoding="utf-8")
    result = kmap("import", "workshop.csv", "--into", "stakeholders.yaml")
    assert "imported workshop.csv: 1 new, 1 changed" in result.stdout
    assert "influence: 4   # from the minutes" in register.read_text(encoding="utf-8")
    again = kmap("import", "workshop.csv", "--into", "stakeholders.yaml")
    assert "nothing to change" in again.stdout


def test_sheets_are_told_apart_in_places_and_can_be_chosen(table: Path, kmap: Kmap) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "North"
    for row in (["Our map"], [], ["Stakeholder", "Power"], ["A", "High"], ["B", "Low-High"]):
        first.append(row)
    south = book.create_sheet("South")
    for row in (["Stakeholder", "Power"], ["C", "Low"]):
        south.append(row)
    book.save(table / "map.xlsx")
    both = kmap("import", "map.xlsx")
    assert "map.xlsx: 3 stakeholders" in both.stdout
    assert "North!B5" in both.stdout
    assert "above the headings, not read: row 1" in both.stdout
    assert "map.xlsx: 1 stakeholder\n" in kmap("import", "map.xlsx", "--sheet", "South").stdout


def test_nodes_and_ties_come_in_two_files(folder: Path, kmap: Kmap) -> None:
    (folder / "nodes.csv").write_text("id,sector\nMIN,Government\nTEN,Communities\n", encoding="utf-8")
    (folder / "ties.csv").write_text("From,To,Type\nMIN,TEN,funds\n", encoding="utf-8")
    result = kmap("import", "nodes.csv", "ties.csv", "--output", "-")
    assert "{from: min, to: ten, kind: funds}" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.csv",), "can't be read: no such file"),
        (("workshop.csv", "--map", "Pwer=influence"), "no column is headed `pwer`"),
        (("workshop.csv", "--map", "Interest=intrest"), "did you mean `interest`?"),
        (("workshop.csv", "--into", "stakeholders.yaml", "--output", "x.yaml"), "exclude each other"),
        (("workshop.csv", "--clear"), "are for --into"),
        (("workshop.csv", "--into", "stakeholders.yaml", "--same", "A=regulatr"), "did you mean `regulator`?"),
        (("workshop.csv", "--sheet", "Sheet2"), "there is no sheet `Sheet2`"),
        (("workshop.csv", "--date", "yesterday"), "is not a date"),
    ],
)
def test_a_mistake_gets_one_plain_message(table: Path, kmap: Kmap, arguments: tuple[str, ...], said: str) -> None:
    result = kmap("import", *arguments)
    assert result.returncode == 2
    assert said in result.stderr


def test_text_that_would_act_on_a_terminal_is_spelled_out(folder: Path, kmap: Kmap) -> None:
    (folder / "x.csv").write_text("Stakeholder,Power\n\x1b[31mRed,9-10\n", encoding="utf-8")
    result = kmap("import", "x.csv", "--output", "new.yaml")
    assert "\x1b" not in result.stdout + (folder / "new.yaml").read_text(encoding="utf-8")
    assert "control characters are taken out of texts: A2" in result.stdout


def test_importing_a_table_of_text_loads_neither_openpyxl_nor_networkx(
    folder: Path, program: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    (folder / "x.csv").write_text("Stakeholder,Power\nA,3\n", encoding="utf-8")
    code = (
        "import sys; sys.argv = ['kmap', 'import', 'x.csv']\n"
        "from kmap.cli.main import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n"
        "    print(sorted({'openpyxl', 'networkx', 'matplotlib', 'numpy', 'krippendorff'} & set(sys.modules)))\n"
    )
    assert program(command=("-c", code)).stdout.splitlines()[-1] == "[]"


EXAMPLE = Path(__file__).parents[2] / "examples" / "every-field.stakeholders.yaml"


@pytest.mark.parametrize("format_", ["csv", "xlsx", "json", "kumu", "graphml", "gexf"])
def test_what_kmap_exports_brings_nothing_back(folder: Path, kmap: Kmap, format_: str) -> None:
    (folder / "stakeholders.yaml").write_bytes(EXAMPLE.read_bytes())
    name = "out.json" if format_ == "kumu" else f"out.{format_}"
    assert kmap("export", "--format", format_, "--output", name).returncode == 0
    result = kmap("import", name, "--into", "stakeholders.yaml")
    assert (result.returncode, result.stderr) == (0, "")
    assert "nothing to change" in result.stdout
    assert (folder / "stakeholders.yaml").read_bytes() == EXAMPLE.read_bytes()


def test_an_edited_workbook_brings_exactly_its_edits(folder: Path, kmap: Kmap) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    (folder / "stakeholders.yaml").write_text(text, encoding="utf-8")
    assert kmap("export", "--output", "out.xlsx").returncode == 0
    book = openpyxl.load_workbook(folder / "out.xlsx")
    sheet = book["stakeholders"]
    heads = [str(cell.value) for cell in sheet[1]]
    cells = next(cells for cells in sheet.iter_rows(min_row=2) if cells[heads.index("id")].value == "insurers")
    cells[heads.index("influence")].value = 6
    book.save(folder / "out.xlsx")
    result = kmap("import", "out.xlsx", "--into", "stakeholders.yaml")
    assert "imported out.xlsx: 1 changed" in result.stdout
    after = (folder / "stakeholders.yaml").read_text(encoding="utf-8")
    changed = [(old, new) for old, new in zip(text.splitlines(), after.splitlines(), strict=True) if old != new]
    assert changed == [("    influence: 4", "    influence: 6")]
