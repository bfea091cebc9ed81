"""Email addresses, phone numbers and postal addresses in a text.

What is found is what is surely such a detail, not all that might be one.

Email addresses: a name, an at sign, and a domain; the sign may be written ``(at)`` or
``[at]``. Not meant are domains set aside for examples (``example.org``), ``git@`` of a
repository, and an at sign without a domain (``@handle``).

Phone numbers: international ones, which begin with ``+`` or ``00``; national ones of nine
to twelve digits that begin with 0, in groups or in one of ten or eleven; North American
ones as ``(212) 555-0123`` or ``212-555-0123``; and what follows ``tel``, ``phone``,
``mobile`` or ``fax``. Not meant are dates, times, scores, identifiers inside of words,
web addresses, DOIs, ORCIDs, ISBNs, grid references. Not found are national numbers
without a leading 0 (Spain, Denmark, Norway) and short ones, unless such a word stands
before them.

Postal addresses: a house number with a street as it is written in English (``12 High
Street``, at the end of the text or before a comma, or with a postcode behind it), French
(``3 rue de la Paix``), German (``Hauptstraße 12``), Dutch (``Dorpsstraat 12``) and the
Nordic languages (``Storgatan 5``); and a post-office box. Not found are Italian and
Spanish streets, houses with names, addresses without a number, a postcode alone.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal

Kind = Literal["email", "phone", "address"]

APART = "\0" * 4
"""What to put between texts that are looked at as one: nothing that is looked for goes over it."""


def contact_details(text: str) -> Iterator[tuple[Kind, str]]:
    """Yield what a text holds, at most one of each kind, with its beginning.

    The beginning is enough to find it by, and gives nothing away.

    Examples
    --------
    >>> list(contact_details("write to jo@nhs.uk, not before 2026-03-02"))
    [('email', 'j...@...')]
    """
    for kind, find in _FINDERS.items():
        found = find(text)
        if found is not None:
            yield kind, found


def may_hold_contact_details(text: str) -> bool:
    """Say whether a text needs a closer look: False only where it surely holds none."""
    return any(sign in text for sign in _AT) or bool(_SEVEN_DIGITS(text)) or bool(_STREET(text))


def _email(text: str) -> str | None:
    if not any(sign in text for sign in _AT):
        return None
    for match in _email_pattern().finditer(text):
        if match["name"].lower() != "git" and not _RESERVED(match["domain"].lower()):
            return f"{match['name'][0]}...@..."
    return None


_AT = ("@", "(at", "[at")
"""What every email address has one of."""

_RESERVED = re.compile(r"(?:.*\.)?example\.(?:com|net|org)|.*\.(?:example|invalid|test|localhost)").fullmatch


@cache
def _email_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<name>[\w.%+-]{0,63}\w)(?:@|\s?[(\[]at[)\]]\s?)(?P<domain>(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,63})"
    )


def _phone(text: str) -> str | None:
    if not _SEVEN_DIGITS(text):
        return None
    plain = _no_phone_pattern().sub(" | ", text)
    for run in _run_pattern().finditer(plain):
        number, digits = run[0], sum(map(str.isdigit, run[0]))
        kinds = [kind for kind, pattern in _phone_patterns().items() if pattern.fullmatch(number)]
        if _called_pattern().search(plain, max(0, run.start() - 30), run.start()):
            kinds.append("called")
        if any(_DIGITS[kind][0] <= digits <= _DIGITS[kind][1] for kind in kinds):
            return f"{number[:3]}..."
    return None


_SEVEN_DIGITS = re.compile(r"(?:\d\D{0,3}){7}").search
"""What every phone number has."""

_DIGITS = {"international": (9, 17), "national": (9, 12), "in one": (10, 11), "american": (10, 11), "called": (7, 15)}
"""How many digits a phone number of each kind has."""


@cache
def _no_phone_pattern() -> re.Pattern[str]:
    """Return what has many digits and is no phone number."""
    date = r"(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))"
    return re.compile(
        rf"""
          (?:https?://|www\.|doi:|\b10\.\d{{4,9}}/)\S+              # web addresses and DOIs
        | [^\W\d_]\d\S*                                          # identifiers inside of words: NCT01234567
        | \b(?:ISBN|ISSN|IBAN|VAT)(?:-1[03])?[:\s]*\d[\d\s-]*X?
        | \b\d{{4}}-\d{{4}}-\d{{4}}-\d{{3}}[\dX]\b                  # ORCIDs
        | \b[A-Z]{{2}}\s\d{{3,5}}\s\d{{3,5}}\b(?![\s-]?\d)          # grid references: TQ 30142 80412
        | (?<![\d./-]){date}(?:\s?[-\u2013]\s?{date})?(?![./-]?\d)  # dates, from and to
        """,
        re.VERBOSE,
    )


@cache
def _run_pattern() -> re.Pattern[str]:
    """Return digits in groups, as long as they go on."""
    return re.compile(r"(?<![\w.,/-])[+(]{0,2}\d(?:[\s().\u2013/-]{0,3}\d)*(?![\w%]|[.,:]\d)")


@cache
def _phone_patterns() -> dict[str, re.Pattern[str]]:
    return {
        "international": re.compile(r"(?:\+|00)\s?[1-9].*"),
        "national": re.compile(r"\(?0[1-9]\d*\D.*"),
        "in one": re.compile(r"0[1-9]\d*"),
        "american": re.compile(
            r"(?:1[-. ])?(?:\([2-9]\d\d\)\s?[2-9]\d\d[-. ]|[2-9]\d\d-[2-9]\d\d-|[2-9]\d\d\.[2-9]\d\d\.)\d{4}"
        ),
    }


@cache
def _called_pattern() -> re.Pattern[str]:
    """Return the words before a number that make it a phone number, up to the number itself."""
    words = r"tel|tele(?:phone|fon)|t[\xe9e]l(?:[\xe9e]phone)?|phone|mobile?|fax|gsm|whatsapp"
    return re.compile(rf"\b(?:{words})\.?\s?(?:no\.?|nr\.?|number)?\s?:?\s?\Z", re.IGNORECASE)


def _address(text: str) -> str | None:
    if not _STREET(text):
        return None
    match = _address_pattern().search(text)
    return f"{match[0][:4].strip()}..." if match is not None else None


_STREET = re.compile(
    r"\d[A-Za-z]?,?\s(?:[A-Z\d]|bis|ter|rue|ave|bou|bd|all|che|imp|quai)"
    r"|\s(?<=(?:a\xdfe|sse|tr\.|weg|atz|lee|amm|fer|aat|aan|cht|ein|ade|gel|tan|gen|jen|ien|ata)\s)\d"
    r"|Box|Post|Bo\xeete"
).search
"""What every postal address has, and most texts have not."""


@cache
def _address_pattern() -> re.Pattern[str]:
    name = r"(?:[A-Z](?:[^\W\d_]|['.\u2019-]){0,40}|\d{1,3}(?:st|nd|rd|th))"
    number = r"(?<![\w./-])\d{1,4}[A-Za-z]?"
    streets = r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Drive|Boulevard|Blvd\.?|Terrace|Crescent)"
    places = rf"(?:{streets}|Square|Sq\.?|Close|Court|Way|Place|Row|Gardens|Grove|Hill|Park|Walk|Mews|Parade)"
    postcode = r"(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]{2}\s\d{5}(?:-\d{4})?)\b"
    rues = r"(?:rue|avenue|boulevard|bd|all\xe9e|chemin|impasse|quai)"
    strasse = r"(?:\s?[Ss]tra(?:\xdf|ss)e|str\.)"
    straat = r"(?:straat|laan|gracht|plein|kade|singel|gatan|v\xe4gen|vejen|veien|gade|gata)"
    begin, house = r"\b[A-Z\xc4\xc5\xd6\xd8\xdc][\w.-]{0,40}", r"\s\d{1,4}(?!\d|[.:/-]\d)"
    ways = [
        rf"{number},?\s(?:{name}\s){{1,3}}{streets}(?=\s*(?:[,;\n]|\Z))",
        rf"{number},?\s(?:{name}\s){{1,3}}{places}\b.{{0,60}}?\b{postcode}",
        rf"{number}(?:\s(?:bis|ter))?,?\s{rues}\s(?:de|du|des|la|le|d'|l'|[A-Z\xc9])",
        rf"{begin}{strasse}{house}",
        rf"{begin}(?:weg|platz|allee|gasse|damm|ufer){house}\s?[a-z]?,\s?\d{{5}}\b",
        rf"{begin}{straat}{house}",
        r"\b(?:P\.?\s?O\.?\sBox|Postfach|Postbus|Bo\xeete\spostale)\s\d+",
    ]
    return re.compile("|".join(ways), re.DOTALL)


_FINDERS: dict[Kind, Callable[[str], str | None]] = {"email": _email, "phone": _phone, "address": _address}
