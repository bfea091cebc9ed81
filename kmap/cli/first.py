"""The first register of a team: written once, never over anything."""

import json
import os
from pathlib import Path

import kmap.register
from kmap.cli.options import DEFAULT_REGISTER
from kmap.errors import KmapError
from kmap.register.editing.replacing import create


def write_first(path: str, title: str) -> str:
    """Write the first register and return its path.

    Parameters
    ----------
    path
        A file that ends in .yaml or .yml, or a folder.
    title
        The title to give it.

    Raises
    ------
    KmapError
        Where something is there already, or nothing can be written.
    """
    if not path.lower().endswith((".yaml", ".yml")):
        path = os.path.join(path, DEFAULT_REGISTER)
    template = Path(kmap.register.__path__[0], "first.yaml").read_text(encoding="utf-8")
    # A JSON string is a YAML string in double quotes: no title can become anything but text.
    text = template.replace("{title}", json.dumps(" ".join(title.split()) or "Our stakeholders", ensure_ascii=False))
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        create(path, text.encode("utf-8"))
    except FileExistsError:
        tip = "nothing was changed; name another file, or move this one away first"
        raise KmapError(f"`{path}` is there already", tip) from None
    except OSError as error:
        raise KmapError(
            f"`{path}` can't be written: {(error.strerror or 'no file').lower()}", "name another place"
        ) from None
    return path
