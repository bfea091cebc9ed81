"""A word is not one of those that a field can have.

Levels of engagement, stances, kinds of stakeholder and statuses are closed
vocabularies; the message lists the words and the tip names the nearest.

Bad::

    engagement: {current: consulted}

Good::

    engagement: {current: consult}
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
