"""Something has the wrong shape: text where a list belongs, a list where text belongs.

The same is said of a text of more than 100,000 characters: that is a document, and belongs
into a file of its own.

Bad::

    stakeholders: Local councils

Good::

    stakeholders:
      - name: Local councils
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
