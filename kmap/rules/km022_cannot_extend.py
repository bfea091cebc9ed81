"""The register that another one extends can't be had.

`extends` is a path from the register's own folder. It leads to an ordinary file in the
same work tree of git (without git, in the folder above the register's own), links
resolved, so that nobody's map draws on files from elsewhere unseen; a register outside of
that tree can be extended where it is named on the command line too.

Bad::

    title: Damp in rented homes
    extends: https://example.org/stakeholders.yaml

Good: `extends: ../stakeholders.yaml`, with the register of the programme in the folder above.
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
