"""Pages that stand at the top of the repository, where people look for them, and belong to the site too."""

import re
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_PLACES = {"CONTRIBUTING.md": "contributing/index.md", "CHANGELOG.md": "reference/changelog.md"}


def pages() -> dict[str, str]:
    """Return these pages, with their links as they are from where they stand in the site."""
    return {where: _moved((_ROOT / file).read_text(encoding="utf-8"), where) for file, where in _PLACES.items()}


def _moved(text: str, where: str) -> str:
    return re.sub(r"\]\(docs/", "](" + "../" * where.count("/"), text)
