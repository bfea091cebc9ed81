"""A register builds on another one.

`extends`, `exclude` and `unset` belong to registers of projects, which add to the
register of their programme. This version reads registers that stand by themselves.
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
