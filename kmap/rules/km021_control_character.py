r"""A text holds a control character, written as a sequence with a backslash.

Such characters move the cursor of a terminal, ring its bell or end a line where none
should end; no name and no note needs one. They come in by copy and paste, or by malice.

Bad::

    - name: "Local \x1b[31mcouncils"

Good::

    - name: Local councils
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
