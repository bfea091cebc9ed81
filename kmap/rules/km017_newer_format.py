"""A register is written for a newer version of the format.

This kmap would misread it. Update kmap: `pip install --upgrade kmap-stakeholders`.
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
