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


def policy(scripts: Iterable[str]) -> str:
    """Return the content security policy of a page that runs these scripts and no other.

    Neither text in a register nor anything that it might smuggle in can run or be
    fetched. Style sheets cannot be named by their hashes: Bokeh writes those of its
    canvases while it runs, with the sizes of the moment. They can do no harm here, as
    nothing may be fetched.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(digest, scripts))}",
            "style-src 'unsafe-inline'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
