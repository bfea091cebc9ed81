"""A line is indented with a tab.

YAML shows by indentation what belongs to what, and a tab looks different in every
editor. Use spaces, two for each level.
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
