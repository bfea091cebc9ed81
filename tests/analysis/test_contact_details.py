"""Contact details in a text, and the one search over many texts that comes before a closer look."""

import pytest

from kmap.analysis.contact_details import APART, contact_details, may_hold_contact_details

HELD = {
    "write to jo@nhs.uk": "email",
    "jo (at) nhs.uk": "email",
    "jo[at]nhs.uk": "email",
    "+44 20 7946 0958": "phone",
    "(212) 555-0123": "phone",
    "tel 555 0123": "phone",
    "12 High Street": "address",
    "3 rue de la Paix": "address",
    "Hauptstra\xdfe 12": "address",
    "Storgatan 5": "address",
    "PO Box 77": "address",
}
PLAIN = ("Council of district 12345", "67 pages", "minutes of March", "890 people")


@pytest.mark.parametrize(("text", "kind"), HELD.items())
def test_a_text_that_holds_one_is_never_passed_over(text: str, kind: str) -> None:
    assert [found for found, _ in contact_details(text)] == [kind]
    assert may_hold_contact_details(text)
    assert may_hold_contact_details(APART.join([*PLAIN, text, *PLAIN]))


def test_nothing_is_made_of_two_texts_that_stand_side_by_side() -> None:
    assert not may_hold_contact_details(APART.join(PLAIN))
