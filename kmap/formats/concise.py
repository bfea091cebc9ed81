"""One line for each finding, for editors and problem matchers.

``path:line:column: severity: message [CODE]``, as compilers print it (GNU Coding
Standards, "Formatting Error Messages"), and nothing else: no finding, no line.
"""

from kmap.check import Checked
from kmap.terminal import inert, printable


def diagnostics(checked: Checked) -> str:
    """Return the findings of a check, each on one line.

    Parameters
    ----------
    checked
        What a check has found.

    Returns
    -------
    str
        Lines for standard output; empty where nothing was found.
    """
    return "".join(f"{inert(printable(diagnostic.line))}\n" for diagnostic in checked.diagnostics)
