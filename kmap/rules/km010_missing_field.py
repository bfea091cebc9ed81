"""A field is missing that an entry can't do without.

A register needs `title` and `stakeholders`; a stakeholder a `name`; a tie `from` and
`to`; whatever happened on a day a `date`; whatever others refer to an `id`.

Bad::

    relationships:
      - {from: councils, kind: advises}

Good::

    relationships:
      - {from: councils, to: ministry, kind: advises}
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
