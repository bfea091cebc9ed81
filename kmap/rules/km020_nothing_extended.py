"""A register that extends no other excludes or unsets something.

`exclude` and `unset` take away what a project inherits from its programme. Without
`extends` nothing is inherited. What should not be in a register is left out of it.

Bad::

    title: Damp in rented homes
    exclude: [old-agency]

Good::

    title: Damp in rented homes
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
