"""The site: every page is in its menu, every link leads somewhere, and what is told from the code is all there."""

import os
import re
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from docs.hooks import commands, formats, measures, python, repository, rules, schemas, values
from kmap import catalogue, rooms
from kmap.analysis.network.ranking import MEASURES, measure_names

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WRITERS = (commands, formats, measures, python, repository, rules, schemas, values)
GENERATED = {where: content for writer in WRITERS for where, content in writer.pages().items()}
NEEDED = pytest.mark.skipif(
    find_spec("mkdocs") is None and os.environ.get("CI") != "true",
    reason="mkdocs is not installed: pip install --editable '.[docs]'",
)


class Seen(HTMLParser):
    """What a page of the site leads to, what it loads, and which anchors it has."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.anchors: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.anchors |= {name for name in (values.get("id"), values.get("name")) if name}
        if tag == "a" and values.get("href"):
            self.links.append(values["href"] or "")
        elif address := values.get("src") or (values.get("href") if tag == "link" else None):
            self.loaded.append(address)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Seen]:
    """The pages of the site, built with warnings as errors."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_MKDOCS_2_WARNING", "true")
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    # The page for addresses that do not exist is served anywhere: its links begin at the top of the site.
    return {page: Seen(page) for page in folder.rglob("*.html") if page.name != "404.html"}


@NEEDED
@pytest.mark.filterwarnings("default")  # those of mkdocs and its plugins are theirs; its own strictness is on
def test_site_builds_and_every_link_of_it_leads_somewhere_without_another_host(site: dict[Path, Seen]) -> None:
    assert len(site) >= 30
    for page, seen in site.items():
        assert [one for one in seen.loaded if urlsplit(one).netloc] == [], f"{page.name} loads from another host"
        for link in seen.links:
            to = urlsplit(link)
            if to.scheme or to.netloc:
                continue
            target = (page.parent / unquote(to.path)).resolve() if to.path else page
            assert target.exists(), f"{page.name}: {link}"
            if to.fragment and target in site:
                assert unquote(to.fragment) in site[target].anchors | {"__tabbed"}, f"{page.name}: {link}"


def menu(entries: Any) -> list[str]:
    if isinstance(entries, str):
        return [entries]
    inner = entries.values() if isinstance(entries, dict) else entries
    return [page for entry in inner for page in menu(entry)]


def test_every_page_is_in_the_menu_once() -> None:
    written = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    made = {where for where in GENERATED if where.endswith(".md")}
    entries = menu(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])
    assert sorted(entries) == sorted(written | made)


def headings(where: str, pattern: str) -> list[str]:
    return re.findall(pattern, GENERATED[where], flags=re.MULTILINE)


def test_every_command_has_a_section_with_its_options() -> None:
    found = headings("reference/commands.md", r"^### kmap (\S+) ")
    assert sorted(found) == sorted(name.replace("_", "-") for name in rooms.names("cli.commands"))
    assert len(headings("reference/commands.md", r"^\| `--help` \|")) == len(found) + 1
    assert "| `--as-of DATE` | As on this day (YYYY-MM-DD), not today. |" in GENERATED["reference/commands.md"]


def test_every_rule_has_a_section() -> None:
    assert headings("reference/rules.md", r"^### (KM[0-9]{3}) ") == list(catalogue.codes())


def test_rule_shows_both_of_its_examples_as_blocks() -> None:
    section = GENERATED["reference/rules.md"].partition("{#km205}")[2].partition("\n### ")[0]
    assert "Bad:\n\n```yaml\n- {name: Local councils, influence: 4, interest: 3}\n```" in section
    assert section.count("```yaml") == 2


def test_codes_in_tables_lead_to_their_rules() -> None:
    row = rules.linked("| KM205 | `scored-without-reason` |", "how-to/ci.md")
    assert row == "| [KM205](../reference/rules.md#km205) | `scored-without-reason` |"


def test_every_measure_has_a_section_with_all_of_its_parts() -> None:
    assert headings("reference/measures.md", r"^## .* \{#(.*)\}$") == sorted(measure_names())
    for part in measures.PARTS:
        assert len(headings("reference/measures.md", rf"^\*\*{part}\.\*\* \S")) == len(rooms.names(MEASURES))


def test_every_figure_and_every_format_of_findings_is_listed() -> None:
    for name in (*rooms.names("figures"), "concise", "sarif", "junit", "csv", "xlsx", "kumu", "graphml"):
        assert f"| `{name.replace('_', '-')}` |" in GENERATED["reference/formats.md"]


def test_every_public_name_of_python_is_described() -> None:
    assert headings("reference/python.md", r"^      heading: kmap\.(\w+)$") == python.names()


def test_every_link_between_values_leads_to_one() -> None:
    page = GENERATED["reference/values.md"]
    assert set(re.findall(r"\]\(#([^)]*)\)", page)) <= set(re.findall(r"\{#([^}]*)\}", page))
    assert "| `quadrant` |" in page


def test_text_of_the_code_is_shown_as_it_is_written() -> None:
    from docs.hooks.prose import prose

    assert prose("a_b *c* <d> but ``x|y`` and `<z>`") == r"a\_b \*c\* \<d\> but `x|y` and `<z>`"
