"""A line pulls in text from elsewhere, or says how YAML is to read it.

Anchors (`&`), aliases (`*`), merge keys (`<<`) and tags (`!`) are refused, so that
every line of a register means what it says, and no file can grow without bound when
it is read. Text that begins with one of these signs needs quotes.

Bad::

    - {name: Councils, influence: &high 5}
    - {name: Ministry, influence: *high}

Good::

    - {name: Councils, influence: 5}
    - {name: Ministry, influence: 5}
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
