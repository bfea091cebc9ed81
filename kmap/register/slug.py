"""The id that a name makes where none is written."""

import re
import unicodedata

# Letters that have no decomposition into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}
    | {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ħ": "h", "Ħ": "h", "ı": "i"}
)

# Apostrophes, and the accents that stand behind their letters once these are decomposed.
_UNHEARD = re.compile("['‘’ʼ\u0300-\u036f]")


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
        name = unicodedata.normalize("NFKD", name).translate(_LETTERS)
    return re.sub("[^a-z0-9]+", "-", _UNHEARD.sub("", name.lower())).strip("-")
