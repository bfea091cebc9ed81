"""Registers extend each other in a loop, or too many of them build one upon the other.

A loop has no register to begin with. A programme, its themes and their projects are three
registers one upon the other; up to sixteen are read.

Bad::

    title: Damp in rented homes
    extends: stakeholders.yaml          # in the file stakeholders.yaml itself

Good: a programme that extends nothing, and projects that extend it.
"""

from kmap.errors import Severity

SEVERITY = Severity.ERROR
