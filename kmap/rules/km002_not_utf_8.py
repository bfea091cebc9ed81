"""A file is not text in UTF-8.

A register is plain text in UTF-8, the usual encoding. Word and Excel files, pictures
and text in an older encoding are not.

Bad: a register saved by a program as `Unicode (UTF-16)` or `Windows-1252`.

Good: the same register saved as `UTF-8`.
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
