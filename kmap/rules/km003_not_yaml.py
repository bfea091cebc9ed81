"""A text is not YAML.

What most often goes wrong is a colon followed by a space inside of text, a line that
is not lined up with its neighbours, and a quote or bracket that is not closed.

Bad::

    title: Health: the board

Good::

    title: "Health: the board"
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
