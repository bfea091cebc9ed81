"""The measures of the network: one file each, its name the measure's.

Each has ``measure(ties)``, which returns a value for each member or None where it is
undefined, and says of itself ``HEADING`` (its name as a heading, with a space where it
may be split), ``VIEW`` (how it sees the network), ``MEANING`` (what it says of somebody)
and ``FIRST`` (whether what to look for is high or low). One whose values can be
estimates has ``draw(ties)`` beside, one that may have to explain itself ``remark(ties)``.
"""
