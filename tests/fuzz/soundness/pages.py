"""Soundness of pictures, pages and documents."""

import io
import re
import zipfile
from html.parser import HTMLParser

from tests.fuzz.running import BrokenError
from tests.fuzz.soundness.texts import xml


def svg(content: bytes) -> None:
    """Assert that a picture has nothing in it that runs."""
    for element in xml(content).iter():
        if element.tag.endswith(("}script", "}foreignObject")) or any(name.startswith("on") for name in element.attrib):
            raise BrokenError(f"it runs: {element.tag}")


def docx(content: bytes) -> None:
    """Assert that a document for Word is read."""
    import docx as word

    if not word.Document(io.BytesIO(content)).paragraphs:
        raise BrokenError("empty")
    for name in (archive := zipfile.ZipFile(io.BytesIO(content))).namelist():
        if name.endswith(".xml"):
            xml(archive.read(name))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name.startswith("on") or (name == "id" and value == "kmapfuzz"):
                raise BrokenError(f"<{tag} {name}={value!r}>")
            if name in ("href", "src") and (value or "").strip().lower().startswith(("javascript:", "vbscript:")):
                raise BrokenError(f"<{tag} {name}={value!r}>")
        if tag == "kmapfuzz":
            raise BrokenError("a tag of the register's")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script" and re.search("^kmapfuzz|[;}]kmapfuzz", data):
            raise BrokenError("a script of the register's")


def html(content: bytes) -> None:
    """Assert that nothing of a register has become a part of the page that runs."""
    page = _Page()
    page.feed(content.decode("utf-8"))
    page.close()
    if "html" in page.open or "body" in page.open or "script" in page.open:
        raise BrokenError(f"left open: {page.open}")


def png(content: bytes) -> None:
    """Assert that a picture is whole."""
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or b"IEND" not in content[-12:]:
        raise BrokenError("no picture")


def pdf(content: bytes) -> None:
    """Assert that a document is whole, and runs nothing."""
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-10:]:
        raise BrokenError("no document")
    if b"/JavaScript" in content or b"/Launch" in content:
        raise BrokenError("it runs")
