"""What the page may do: run its own scripts, known by their hashes, and fetch nothing from anywhere."""

import base64
import hashlib
from collections.abc import Iterable


def digest(text: str) -> str:
    """Return the hash of a script or style sheet as a content security policy names it.

    Examples
    --------
    >>> digest("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    hashed = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(hashed).decode('ascii')}'"


def policy(scripts: Iterable[str], style: str) -> str:
    """Return the content security policy of a page that runs these scripts, has this style sheet, and no other.

    Neither text in a register nor anything that it might smuggle in can run, be fetched
    or change how the page looks. The style sheets that Bokeh makes while it runs, with
    the sizes of the moment, are no elements of the page: its script adopts them.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(digest, scripts))}",
            f"style-src {digest(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
