"""A value is not a number, or not one that can stand there.

Numbers are decimal, with a point, and without quotes. Words such as `yes` or `high`,
`012`, `1_000`, `.inf` and times are refused: each could mean two things. A score
that nobody knows is left out, which is not the same as a low one.

Bad::

    influence: "4"
    interest: high

Good::

    influence: 4
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
