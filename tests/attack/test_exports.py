"""Texts that attack a spreadsheet, a calendar, or a program that draws networks."""

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import icalendar
import openpyxl
import pytest

from tests.attack.hostile import TEXTS
from tests.attack.running import Kmap


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("words", [("suggest", "--format", "csv"), ("export", "--format", "csv")], ids=" ".join)
def test_no_cell_of_csv_is_a_formula(kmap: Kmap, words: tuple[str, ...]) -> None:
    rows = list(csv.reader(io.StringIO(kmap(*words).stdout)))
    texts = [cell for row in rows for cell in row if not re.fullmatch(r"[-+]?[\d.]+", cell)]
    assert len(texts) > 50
    assert [cell for cell in texts if cell.lstrip()[:1] in tuple("=+-@\uff1d\uff0b\uff0d\uff20")] == []


@pytest.mark.usefixtures("hostile")
def test_no_cell_of_a_workbook_is_a_formula_or_has_a_link(kmap: Kmap, tmp_path: Path) -> None:
    assert kmap("export", "--output", "map.xlsx").returncode == 0
    book = openpyxl.load_workbook(tmp_path / "map.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    assert all(cell.hyperlink is None for cell in cells)
    assert any(str(cell.value).startswith("=cmd") and cell.quotePrefix for cell in cells)


@pytest.mark.usefixtures("hostile")
def test_no_text_puts_an_event_or_a_property_into_a_calendar(kmap: Kmap, tmp_path: Path) -> None:
    assert kmap("plan", "--weeks", "52", "--output", "plan.ics").returncode == 0
    content = (tmp_path / "plan.ics").read_bytes()
    unfolded = content.decode("utf-8").replace("\r\n ", "")
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert unfolded.count("\r\nBEGIN:VEVENT") == len(events)
    assert {name for event in events for name in event} <= {
        "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP"
    }  # fmt: skip
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", content)


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_a_network_in_xml_is_sound_and_gives_every_name_back(kmap: Kmap, kind: str) -> None:
    root = ET.fromstring(kmap("export", "--format", kind).stdout)
    held = {text for one in root.iter() for text in (one.text, *one.attrib.values())}
    missing = [text for text in TEXTS if text.strip() not in held and not re.search("[\x85\r\t]", text)]
    assert missing == []


@pytest.mark.usefixtures("hostile")
def test_kumu_gives_every_name_back(kmap: Kmap) -> None:
    elements = json.loads(kmap("export", "--format", "kumu").stdout)["elements"]
    names = [one["label"].removesuffix(f" ({one['id']})") for one in elements]  # of two alike, the id tells which
    assert set(names) >= {text.strip() for text in TEXTS}


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("kind", ["dot", "mermaid", "mermaid-network"])
def test_no_text_ends_the_quotes_around_it_in_a_diagram(kmap: Kmap, kind: str) -> None:
    for line in kmap("export", "--format", kind).stdout.splitlines():
        assert re.sub(r"\\.", "", line).count('"') % 2 == 0, line
        assert "<script" not in line or kind == "dot", line
        assert not re.match(r"\s*(click|subgraph x|%%\{)", line), line
