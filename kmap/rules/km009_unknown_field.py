"""A field is not one of those that the format has.

A mistyped field would be passed over in silence, and its value with it. The nearest
known field is named.

Bad::

    - name: Local councils
      intrest: 3

Good::

    - name: Local councils
      interest: 3
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
