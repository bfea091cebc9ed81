"""A word stands alone inside of braces, most likely the rest of a text with a comma.

Inside of `{ }` a comma ends the value; what follows is left out. Text with a comma
needs quotes there.

Bad::

    - {name: Ministry of housing, land and towns, influence: 4}

Good::

    - {name: "Ministry of housing, land and towns", influence: 4}
"""

from kmap.errors import Severity

SEVERITY = Severity.WARNING
