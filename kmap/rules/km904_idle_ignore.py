"""An ignore has nothing to ignore.

What it was for is mended, or it stands on the wrong line. Left in the file, it would hide
the next finding of its kind, which nobody has looked at.

Bad::

    check:
      ignore:
        KM205: Reasons are kept in the minutes      # and every score has a reason

Good::

    stakeholders:
      - {name: Local councils, influence: 4}        # kmap: ignore[KM205] the minutes say why

The engine finds it once all rules have run, so that there is no `check` here.
"""

from kmap.errors import Severity

SEVERITY = Severity.WARNING
