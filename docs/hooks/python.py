"""The page of the Python interface: the public names of `kmap`.

It only says what to describe; mkdocstrings takes signatures, docstrings and sources from
the code.
"""

from collections.abc import Iterator

import kmap

_HEAD = """# Python

All public names are in `kmap`. Importing it loads nothing heavy: each name loads what it needs when it is first used.
Everything is typed, and every value is frozen; [Values in Python](values.md) says what each of them holds.

```python
import kmap

register = kmap.load("stakeholders.yaml")
for suggestion in kmap.suggest(register).suggestions:
    print(suggestion.stakeholder.name, suggestion.standing, suggestion.reasons[0].text)
```
"""


def pages() -> dict[str, str]:
    """Return the page: a section for each public name."""
    return {"reference/python.md": "\n".join((_HEAD, *_sections()))}


def names() -> list[str]:
    """Return the public names."""
    return [name for name in kmap.__all__ if not name.startswith("_")]


def _sections() -> Iterator[str]:
    for name in names():
        one = getattr(kmap, name)
        yield f"""::: {one.__module__}.{one.__qualname__}
    options:
      heading: kmap.{name}
      toc_label: kmap.{name}
"""
