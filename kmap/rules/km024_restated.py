"""A register that extends another restates its scale or its team.

Scores are compared, and ties drawn, across the projects of a programme; so both are those
of the register that extends no other, for all of them. They can't be restated, not even
as they are.

Programme::

    scale: {min: 0, max: 10}

Bad::

    extends: programme.yaml
    scale: {min: 1, max: 5}

Good::

    extends: programme.yaml
    threshold: 6
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
