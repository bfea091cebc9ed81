"""Something has the wrong shape: text where a list belongs, a list where text belongs.

Bad::

    stakeholders: Local councils

Good::

    stakeholders:
      - name: Local councils
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
