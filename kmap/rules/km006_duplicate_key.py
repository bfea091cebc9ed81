"""A field is given twice.

Only one of the two could count, and nobody could see which.

Bad::

    - name: Local councils
      interest: 3
      interest: 4

Good::

    - name: Local councils
      interest: 4
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
