"""The hook that mkdocs runs: it adds the pages that the other files here write from the code.

Each of them has ``pages()``, which returns the pages by where they stand in the site, and
can have ``linked(markdown, where)``, which returns a page with links added.
"""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

FOLDER = Path(__file__).parent
OTHERS = ("commands", "formats", "measures", "python", "repository", "rules", "schemas", "values")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages to the site."""
    for writer in _writers():
        for where, content in writer.pages().items():
            files.append(File.generated(config, where, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Add links to a page."""
    for writer in _writers():
        if hasattr(writer, "linked"):
            markdown = writer.linked(markdown, page.file.src_uri)
    return markdown


def _writers() -> list[ModuleType]:
    root = str(FOLDER.parents[1])
    if root not in sys.path:
        sys.path.insert(0, root)
    return [import_module(f"docs.hooks.{name}") for name in OTHERS]
