"""A register can't be opened.

There is no such file, it is a folder, or it can't be read.

Bad::

    kmap check stakeholder.yaml        # the file is called stakeholders.yaml

Good::

    kmap check stakeholders.yaml
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
