"""Texts that attack a browser, a word processor, or what draws a picture."""

import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.attack.hostile import SEEN_BY_NOBODY
from tests.attack.running import Kmap


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.scripts += tag == "script"


@pytest.mark.usefixtures("few")
def test_the_page_runs_no_script_and_holds_no_tag_of_a_register(kmap: Kmap, tmp_path: Path) -> None:
    assert kmap("report", "--output", "map.html").returncode == 0
    page = _Page()
    text = (tmp_path / "map.html").read_text(encoding="utf-8")
    page.feed(text)
    assert page.scripts == 4
    assert "img" not in page.tags
    assert not {name for name in page.attributes if name.startswith("on")}
    assert "Content-Security-Policy" in text
    assert SEEN_BY_NOBODY.findall(text.partition("<script")[0]) == []


@pytest.mark.usefixtures("few")
def test_the_report_for_word_is_sound_and_holds_no_formula_or_link_of_a_register(kmap: Kmap, tmp_path: Path) -> None:
    assert kmap("report", "--output", "map.docx").returncode == 0
    with zipfile.ZipFile(tmp_path / "map.docx") as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(parts.read(name))
        document = parts.read("word/document.xml").decode("utf-8")
    assert "instrText" not in document
    assert "hyperlink" not in document
    assert "<script" not in document
    assert "&lt;script&gt;alert(1)" in document


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("words", [("grid",), ("network",), ("cycle",), ("grid", "--view", "salience")], ids=" ".join)
def test_a_picture_as_svg_holds_no_script_and_typesets_no_formula(
    kmap: Kmap, tmp_path: Path, words: tuple[str, ...]
) -> None:
    run = kmap(*words, "--output", "map.svg")
    assert run.returncode == 0, run.stderr
    root = ET.fromstring((tmp_path / "map.svg").read_bytes())
    assert not [one for one in root.iter() if one.tag.rsplit("}", 1)[-1] in ("script", "foreignObject", "image", "a")]
    assert not [name for one in root.iter() for name in one.attrib if name.rsplit("}", 1)[-1].startswith("on")]


def test_the_words_of_a_formula_are_drawn_as_they_are(kmap: Kmap, tmp_path: Path) -> None:
    text = "title: A\nstakeholders:\n  - {name: '$\\frac{ $x$', influence: 4, interest: 4}\n"
    (tmp_path / "stakeholders.yaml").write_text(text, encoding="utf-8")
    assert kmap("grid", "--output", "map.svg").returncode == 0
    assert r"$\frac{ $x$" in (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert kmap("grid", "--output", "map.pdf").returncode == 0
