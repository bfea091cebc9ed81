"""Files of other programs: tables, networks and surveys, real ones and our own, with something done to them."""

import csv
import gzip
import io
import json
import random
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from tests.fuzz.hostile import ABSURD, DATES, HOSTILE
from tests.fuzz.mutations import mutated
from tests.fuzz.registers import changed, dumped, register_values
from tests.fuzz.running import Kmap
from tests.fuzz.seeds import ROOT, content_of, seeds

SHARED = ROOT / ".." / "shared" / "data"
_OWN = ("csv", "xlsx", "json", "kumu.json", "graphml", "gexf")
_HEADINGS: list[str] = re.findall(
    r"\S+",
    "name id category kind influence interest impact power support position stance tags aliases because notes from to "
    "source target weight strength date by assessor round topic type label sector owner contact since until mutual "
    "direction salience.power by_topic.heat.interest engagement.target formats",
)
_CELLS: list[str] = re.findall(
    r"\S+",
    "1 2 3 4 5 0 10 2-3 n/a NA ? high low medium Low-to-medium yes no true x a;b government support opposed A B C "
    "50% 4/5",
)
_SURVEY = """\
assessor,date,stakeholder,influence,interest,stance,because
AK,2026-03-02,Care regulator,5,4,support,It closes homes
RM,2026-03-02,Care regulator,4,2,neutral,
AK,2026-03-02,Families,2,5,,They live there
"""
_BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]><graphml>&c;&d;</graphml>"""


@cache
def files() -> tuple[tuple[str, bytes], ...]:
    """Return files to begin from, by their names: published ones where they are there, and a survey."""
    found = [("survey.csv", _SURVEY.encode())]
    for path in sorted(SHARED.rglob("*.*")) if SHARED.is_dir() else ():
        if path.suffix in (".csv", ".json", ".graphml"):
            content = path.read_bytes()
            found.append(
                (path.name, content if path.suffix != ".csv" else b"".join(content.splitlines(keepends=True)[:60]))
            )
    return tuple(found)


def foreign_file(chance: random.Random, kmap: Kmap) -> str:
    """Write a broken file, and return its name."""
    kind = chance.random()
    if kind < 0.45:
        name, content = chance.choice(files())
    elif kind < 0.8:
        ending = chance.choice(_OWN)
        name, content = f"own.{ending}", _own(chance, kmap, ending)
    else:
        name, content = chance.choice(["x.csv", "x.tsv", "x.xlsx", "x.json"]), b""
        content = _made(chance, name)
    content = _broken(chance, name, content)
    if chance.random() < 0.02:
        name, content = f"{name}.gz", gzip.compress(content, mtime=0)
        content = mutated(chance, content, 2) if chance.random() < 0.5 else content
    if chance.random() < 0.03:
        name = chance.choice(
            [
                f"{Path(name).stem}{ending}"
                for ending in (".csv", ".json", ".xlsx", ".graphml", ".gexf", ".txt", ".xls", "")
            ]
        )
    Path(name).write_bytes(content)
    return name


@cache
def _exported(ending: str, path: str, table: str) -> bytes:
    """Return an export of one of the repository's registers."""
    kmap = Kmap(Path())
    Path("source.yaml").write_bytes(content_of(path))
    kmap.run(["export", "source.yaml", "--output", f"export.{ending}", *(["--table", table] if table else [])])
    content = Path(f"export.{ending}").read_bytes()
    Path(f"export.{ending}").unlink()
    Path("source.yaml").unlink()
    return content


def _own(chance: random.Random, kmap: Kmap, ending: str) -> bytes:
    if chance.random() < 0.4:
        path = chance.choice([one for one in seeds() if "programme" not in one and "knowledge" not in one])
        return _exported(ending, path, chance.choice(["", "relationships", "log"]) if ending == "csv" else "")
    Path("source.yaml").write_bytes(dumped(chance, register_values(chance, 4)))
    kmap.run(["export", "source.yaml", "--output", f"export.{ending}"])
    Path("source.yaml").unlink()
    made = Path(f"export.{ending}")
    if not made.is_file():
        return _SURVEY.encode()
    content = made.read_bytes()
    made.unlink()
    return content


def _cell(chance: random.Random) -> str:
    return chance.choice([*_CELLS, *_CELLS, "Care regulator", "Families", "Us", *HOSTILE, *ABSURD, *DATES])


def _rows(chance: random.Random) -> list[list[str]]:
    headings = [
        chance.choice([*_HEADINGS, *_HEADINGS, "", *HOSTILE[:9], "Power (1-5)", "Name of body"])
        for _ in range(chance.randint(1, 8))
    ]
    rows = [headings] if chance.random() < 0.9 else []
    rows += [[_cell(chance) for _ in headings] for _ in range(chance.randint(0, 8))]
    if headings and "name" in headings:
        at = headings.index("name")
        for row in rows[1:]:
            row[at] = chance.choice(["Care regulator", "Families", "Homes", "Inspectors", row[at]])
    return rows


def _made(chance: random.Random, name: str) -> bytes:
    rows = _rows(chance)
    if name.endswith(".json"):
        entries = [dict(zip(rows[0] if rows else [], row, strict=False)) for row in rows[1:]]
        wholes: list[Any] = [
            entries,
            {"stakeholders": entries},
            {"elements": entries, "connections": entries},
            {"nodes": entries, "links": entries},
            rows,
        ]
        return json.dumps(chance.choice(wholes)).encode()
    if name.endswith(".xlsx"):
        return _workbook(chance, rows)
    return _table(chance, rows, "\t" if name.endswith(".tsv") else chance.choice(",;,"))


def _table(chance: random.Random, rows: list[list[str]], delimiter: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=chance.choice(["\n", "\r\n"])).writerows(rows)
    encoding = chance.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"])
    return text.getvalue().encode(encoding, "replace")


def _workbook(chance: random.Random, rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for number in range(chance.randint(1, 3)):
        sheet = book.create_sheet(chance.choice(["stakeholders", "relationships", "Workshop", f"s{number}"]))
        for row in rows if number == 0 else _rows(chance):
            sheet.append([_typed(chance, re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", cell)) for cell in row])
        if chance.random() < 0.2:
            sheet.merge_cells("A1:B2")
        if chance.random() < 0.1:
            sheet.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _typed(chance: random.Random, cell: str) -> Any:
    if re.fullmatch(r"\d{1,9}(\.\d+)?", cell) and chance.random() < 0.7:
        return float(cell) if "." in cell else int(cell)
    return f"={cell}" if chance.random() < 0.02 else cell


def _broken(chance: random.Random, name: str, content: bytes) -> bytes:
    """Return a file with something done to what it says, to how it says it, or to nothing."""
    kind = chance.random()
    if kind < 0.1:
        return content
    if kind < 0.3:
        return mutated(chance, content, 4)
    if name.endswith(".json"):
        try:
            return json.dumps(changed(chance, json.loads(content), 5, 0.7), ensure_ascii=chance.random() < 0.5).encode(
                "utf-8", "replace"
            )
        except (ValueError, RecursionError):
            return content
    if name.endswith(".xlsx"):
        return _rezipped(chance, content)
    if name.endswith((".graphml", ".gexf")):
        if chance.random() < 0.03:
            return _BOMB
        text = content.decode("utf-8", "replace")
        inner = [match.span() for match in re.finditer(r'(?<==")[^"]*|(?<=>)[^<]+', text)]
        for begin, end in sorted(chance.sample(inner, min(len(inner), chance.randint(1, 4))), reverse=True):
            word = chance.choice([*HOSTILE, *ABSURD, *_CELLS, text[slice(*chance.choice(inner))]])
            escaped = word.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
            text = text[:begin] + (escaped if chance.random() < 0.9 else word) + text[end:]
        return text.encode("utf-8", "replace")
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline="")))
    except csv.Error:
        return content
    return _table(chance, _changed_rows(chance, rows), chance.choice(",,,;\t"))


def _changed_rows(chance: random.Random, rows: list[list[str]]) -> list[list[str]]:
    for _ in range(chance.randint(1, 5)):
        if not rows:
            return rows
        kind, row = chance.random(), chance.choice(rows)
        if kind < 0.4 and row:
            row[chance.randrange(len(row))] = _cell(chance)
        elif kind < 0.5 and rows[0]:
            rows[0][chance.randrange(len(rows[0]))] = chance.choice(_HEADINGS)
        elif kind < 0.6:
            rows.insert(chance.randrange(len(rows)), list(row))
        elif kind < 0.7:
            rows.remove(row)
        elif kind < 0.8:
            at = chance.randrange(max(map(len, rows)) or 1)
            for one in rows:
                del one[at : at + 1]
        elif kind < 0.9:
            row.append(_cell(chance))
        else:
            rows.insert(0, [_cell(chance)])
    return rows


def _rezipped(chance: random.Random, content: bytes) -> bytes:
    """Return a workbook with one of its parts broken, taken away or written twice."""
    buffer = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
            names = old.namelist()
            broken = chance.choice(names)
            aside = {broken: chance.choice(["../x", "/x"])} if chance.random() < 0.05 else {}
            for name in names:
                part = old.read(name)
                if name == broken:
                    kind = chance.random()
                    if kind < 0.15:
                        continue
                    if kind < 0.3:
                        part = part.replace(b"<v>", b"<v>" + chance.choice(ABSURD).encode())
                    elif kind < 0.4:
                        part = chance.choice([_BOMB, b"", b"<x/>", b"0" * 3_000_000])
                    else:
                        part = mutated(chance, part, 4)
                new.writestr(zipfile.ZipInfo(aside.get(name, name)), part)
    except (zipfile.BadZipFile, ValueError, KeyError):
        return mutated(chance, content, 2)
    return buffer.getvalue()
