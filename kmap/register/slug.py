"""The id that a name makes where none is written."""

import re
import unicodedata

# Letters that have no decomposition into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}
    | {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ħ": "h", "Ħ": "h", "ı": "i"}
)


def slug(name: str) -> str:
    """Return `name` in lower-case ASCII letters, digits and hyphens.

    Examples
    --------
    >>> slug("Tenants' federation")
    'tenants-federation'
    >>> slug("Ministère de la Santé")
    'ministere-de-la-sante'
    >>> slug("世界")
    ''
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", re.sub("['’]", "", name.lower())).strip("-")
