"""What comes out is what its format says: each is read back by a reader that is not ours."""

from collections.abc import Callable
from typing import Any

from tests.fuzz.running import BrokenError
from tests.fuzz.soundness.findings import github, gitlab, junit, sarif
from tests.fuzz.soundness.graphs import dot, gexf, graphml, mermaid
from tests.fuzz.soundness.pages import docx, html, pdf, png, svg
from tests.fuzz.soundness.tables import csv_, ics, markdown, xlsx
from tests.fuzz.soundness.texts import json_, text


def holds(format_: str, content: bytes) -> None:
    """Assert that an output is sound.

    Parameters
    ----------
    format_
        A format or the ending of a file, without its dot; one that is not known here has to be text.
    content
        What was written.
    """
    try:
        CHECKS.get(format_, text)(content)
    except BrokenError as error:
        raise BrokenError(f"{format_}: {error}") from None
    except Exception as error:
        raise BrokenError(f"{format_} is not sound: {type(error).__name__}: {error}\n{content[:3000]!r}") from error


CHECKS: dict[str, Callable[[bytes], Any]] = {
    "json": json_,
    "kumu": json_,
    "csv": csv_,
    "markdown": markdown,
    "md": markdown,
    "sarif": sarif,
    "gitlab": gitlab,
    "github": github,
    "junit": junit,
    "svg": svg,
    "graphml": graphml,
    "gexf": gexf,
    "dot": dot,
    "mermaid": mermaid,
    "mermaid-network": mermaid,
    "mmd": mermaid,
    "ics": ics,
    "xlsx": xlsx,
    "docx": docx,
    "html": html,
    "htm": html,
    "png": png,
    "pdf": pdf,
}
