"""Fingerprints of findings: the same for the same finding, wherever its line has moved to.

Services that show findings, and a baseline, know by them what is new.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from kmap.errors import Diagnostic
from kmap.relative_path import relative_path


def fingerprints(diagnostics: Iterable[Diagnostic], *, with_path: bool = False) -> tuple[str, ...]:
    """Return the fingerprint of each finding.

    It is made of the rule and the name of the place; of the message too where the place
    has no name. Findings of one register that agree in these are counted. Neither lines
    and columns nor the wording of a message change it.

    Parameters
    ----------
    diagnostics
        Findings, in the order of the text.
    with_path
        Whether the path of the register belongs to it, for readers that take equal
        fingerprints in two files for one finding. A register that is given another name
        then has new ones.

    Returns
    -------
    tuple of str
        SHA-256 in hexadecimal digits, in the order of the findings; no two findings of
        one register share one.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    prints = []
    for diagnostic in diagnostics:
        message = "" if diagnostic.place else diagnostic.message
        what = (diagnostic.code, diagnostic.place, message)
        seen[diagnostic.path, *what] += 1
        path = relative_path(diagnostic.path) if with_path else ""
        text = json.dumps([*what, seen[diagnostic.path, *what], path])
        prints.append(hashlib.sha256(text.encode()).hexdigest())
    return tuple(prints)
