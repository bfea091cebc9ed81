"""A register changes or excludes a stakeholder that it does not inherit.

An entry without a name changes the inherited stakeholder with its id; `exclude` leaves
one out. The id is not that of any stakeholder of the register that is extended.

Programme::

    stakeholders:
      - {id: nhsa, name: National health security agency, influence: 5, interest: 4}

Bad::

    extends: programme.yaml
    stakeholders:
      - {id: nsha, interest: 3}

Good::

    extends: programme.yaml
    stakeholders:
      - {id: nhsa, interest: 3}
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
