"""A file holds several YAML documents.

A register is one document; a line `---` begins a second one. Give it a file of its own.
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
