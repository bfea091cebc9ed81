"""A word under `unset` takes nothing away.

Either the field is not inherited, any more or at all, or it is given beside and stands in
any case. Left in the file, it says that there is something which there is not. A group
such as `engagement` can be taken away and given anew; then nothing of the inherited one
is left.

Programme::

    stakeholders:
      - {id: nhsa, name: National health security agency, engagement: {owner: KM lead}}

Bad::

    extends: programme.yaml
    stakeholders:
      - {id: nhsa, unset: [engagement.target]}

Good::

    extends: programme.yaml
    stakeholders:
      - {id: nhsa, unset: [engagement.owner]}
"""

from kmap.errors import Severity

SEVERITY = Severity.WARNING
