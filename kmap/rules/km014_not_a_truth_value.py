"""A value is neither `true` nor `false`.

`yes`, `no`, `on` and `off` are refused, because programs differ on what they mean.

Bad::

    at_the_table: yes

Good::

    at_the_table: true
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
