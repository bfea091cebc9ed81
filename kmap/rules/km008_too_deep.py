"""A text is nested more deeply than any register needs.

More than 32 levels are refused: an indentation has slipped, or the file means harm.
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
