"""Private details are found in any text, and what looks like them is not."""

import json

import pytest

from kmap.analysis.private_details import PrivateDetail, private_details
from kmap.register.reading import read_source
from kmap.register.source import Source


def details(text: str) -> tuple[PrivateDetail, ...]:
    register = f"title: A case\nstakeholders:\n  - name: Somebody\n    notes: {json.dumps(text)}\n"
    read = read_source(Source("case.yaml", register)).register
    assert read is not None
    return private_details(read)


def kinds(text: str) -> list[str]:
    return [detail.kind for detail in details(text)]


@pytest.mark.parametrize(
    "text",
    [
        "ann@nhs.uk",
        "Write to a.b-c+x@sub.host.co.uk.",
        "Ann <ann@host.org>",
        "ann (at) host.org",
        "ann[at]host.org",
        "user@host.museum",
        "ünal@tütün.de",
        "git@github.com, ann@github.com",
    ],
)
def test_email_address_is_found(text: str) -> None:
    assert kinds(text) == ["email"]


@pytest.mark.parametrize(
    "text",
    [
        "@handle",
        "ann@example.org",
        "ann@mail.example.com",
        "ann@test.invalid",
        "git@github.com:org/repo",
        "a @ b",
        "user@localhost",
        "meet at host.org",
        "paint @ 3.50",
        "(at) noon",
    ],
)
def test_what_looks_like_an_email_address_is_not(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "020 7946 0000",
        "(020) 7946 0000",
        "+44 20 7946 0000",
        "+44 (0)20 7946 0000",
        "07700900123",
        "0044 20 7946 0000",
        "Ring 01223 496000 after 5",
        "UK 020 7946 0000",
        "2026-05-14 020 7946 0000",
        "(212) 555-0123",
        "212-555-0123",
        "212.555.0123",
        "1-212-555-0123",
        "030 1234567",
        "030/1234567",
        "020-123 4567",
        "01 23 45 67 89",
        "01.23.45.67.89",
        "+49 (0)221 470-0 12",
        "tel. 4701234",
        "Phone number 912 345 678",
        "téléphone : 33 12 34 56",
        "fax 470 12 34",
        "0123 456 789 01",
    ],
)
def test_phone_number_is_found(text: str) -> None:
    assert kinds(text) == ["phone"]


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-14",
        "01.02.2026-03.02.2026",
        "01.02.26-03.02.26",
        "01/02/2026 10:30",
        "0900-1030",
        "2019-2021",
        "no. 114",
        "NCT01234567",
        "01ED1234567",
        "0123456789A",
        "EP/X012345/1",
        "10.1371/journal.pone.0235062",
        "https://x.org/01234567890",
        "0000-0002-1825-0097",
        "ISBN 978-0-12-345678-9",
        "ISBN 0198526636",
        "TQ 30142 80412",
        "NZ 01234 56789",
        "1 000 000 000 people",
        "0.123456789",
        "0123456789%",
        "9765362691-45",
        "024776016336-52",
        "01 23 45 67",
        "012345678",
        "012345678901",
        "+44 20 79",
        "tel. 123456",
        "mobile 2026-05-14",
        "12,345,678,901",
        "33 12 34 56",
        "212 555 0123",
        "1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
    ],
)
def test_what_looks_like_a_phone_number_is_not(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "12 High Street",
        "Flat 3, 12a Old Mill Lane; ask",
        "1 Parliament Square, London SW1A 2AA",
        "10 St. Mary's Way, Cambridge CB2 1TN",
        "350 5th Avenue",
        "1600 Pennsylvania Avenue NW, Washington, DC 20500",
        "3 rue de la Paix",
        "12 bis, rue du Bac",
        "Hauptstraße 12",
        "Hauptstr. 7",
        "Berliner Strasse 12",
        "Musterweg 3, 50667 Köln",
        "Dorpsstraat 12",
        "Storgatan 5",
        "PO Box 123",
        "Postfach 1234",
    ],
)
def test_postal_address_is_found(text: str) -> None:
    assert kinds(text) == ["address"]


@pytest.mark.parametrize(
    "text",
    [
        "12 School Street pilots",
        "2 Main Road schemes are planned",
        "120 flats over one summer",
        "1 Parliament Square",
        "3 Green Way",
        "SW1A 2AA",
        "A1 Road",
        "3, A1 Road",
        "10 Year Plan",
        "5 Nations Drive for care",
        "1 route to impact",
        "Alexanderplatz 2026",
        "Musterweg 3",
        "Hauptstraße 2026-05",
        "Card 7 in the study office",
        "Boxes 12 and 13",
    ],
)
def test_what_looks_like_a_postal_address_is_not(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("text", ["ann.smith@nhs.uk", "020 7946 0000", "12 High Street", "Hauptstraße 12"])
def test_the_detail_is_masked(text: str) -> None:
    (detail,) = details(text)
    assert detail.masked.replace("...", "")[-4:] not in (text, text[-4:])
    assert len(detail.masked) <= 8


def test_one_text_can_hold_one_of_each_kind() -> None:
    assert kinds("ann@nhs.uk, bob@nhs.uk, 020 7946 0000, Hauptstraße 12") == ["email", "phone", "address"]


def test_an_id_that_looks_like_a_phone_number_is_none() -> None:
    number = "020-7946-0018"
    assert kinds(number) == ["phone"]
    text = f"title: A case\ncategories: [{{id: {number}}}]\nstakeholders: [{{name: A, category: {number}}}]\n"
    read = read_source(Source("case.yaml", text)).register
    assert read is not None
    assert private_details(read) == ()
