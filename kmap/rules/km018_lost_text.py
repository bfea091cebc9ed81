"""Part of a text is taken for a comment.

In YAML a `#` after a space begins a comment, so that the rest of the line is lost.
Comments that are meant have a space after the sign.

Bad::

    contact: Address book #114

Good::

    contact: "Address book #114"
    tags: [england]        # a comment
"""

from kmap.errors import Severity

SEVERITY = Severity.WARNING
