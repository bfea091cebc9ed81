"""The rules of `kmap check`: one file each, its name the code and the name of the rule.

The docstring of a rule is its page: what is wrong, why it matters, an example of the
bad and the good. `SEVERITY` is its usual severity; `check`, where there is one, yields
a finding for each place. The rules KM0 are found by reading and have a page only.
"""
