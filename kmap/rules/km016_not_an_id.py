"""An id has other characters than ids can have, or none can be made from a name.

Ids are lower-case letters a to z, digits and single hyphens. Where a stakeholder has
none, it is made from the name; a name in another script needs an id beside it.

Bad::

    - {id: Local Councils, name: Local councils}

Good::

    - {id: local-councils, name: Local councils}
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
