"""Where findings stand, in which order, and what they say."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.check import check
from kmap.errors import Diagnostic

Write = Callable[..., str]

CASES = Path(__file__).parent.parent / "rules"


def only(path: str, code: str) -> Diagnostic:
    [diagnostic] = [one for one in check([path]).diagnostics if one.code == code]
    return diagnostic


def place(diagnostic: Diagnostic) -> tuple[int, int]:
    return diagnostic.position.line, diagnostic.position.column


def test_a_wrong_value_is_shown_at_the_value(write: Write) -> None:
    path = write("title: Heat\nstakeholders:\n  - name: Staff\n    influence: 11\n")
    assert place(only(path, "KM201")) == (4, 16)


def test_a_wrong_value_in_braces_is_shown_at_the_value(write: Write) -> None:
    path = write("title: Heat\nstakeholders: [{name: Café Noir, influence: 11}]\n")
    assert place(only(path, "KM201")) == (2, 45)


def test_a_wrong_item_of_a_list_is_shown_at_the_item(write: Write) -> None:
    path = write("title: Heat\nstakeholders:\n  - name: Staff\n    formats:\n      - toolkit\n      - podcast\n")
    assert place(only(path, "KM106")) == (6, 9)


def test_a_wrong_key_is_shown_at_the_key(write: Write) -> None:
    path = write("title: Heat\nstakeholders:\n  - name: Staff\n    by_topic:\n      noise: {interest: 3}\n")
    assert place(only(path, "KM105")) == (5, 7)


def test_an_unknown_field_is_shown_at_the_key(write: Write) -> None:
    path = write("title: Heat\nstakeholders:\n  - name: Staff\n    intrest: 3\n")
    assert place(only(path, "KM009")) == (4, 5)


def test_a_missing_key_is_shown_at_the_first_line_of_its_entry(write: Write) -> None:
    path = write("title: Heat\nstakeholders:\n  - name: Nurses\n  - id: staff\n    influence: 3\n")
    assert place(only(path, "KM010")) == (4, 5)


def test_what_a_rule_misses_is_shown_at_the_first_line_of_its_entry(write: Write) -> None:
    path = write("title: Heat\nstakeholders:\n  - name: Staff\n    influence: 3\n    because: Known\n")
    assert place(only(path, "KM203")) == (3, 5)


def test_what_is_about_all_stakeholders_is_shown_at_their_key(write: Write) -> None:
    entries = "".join(f"  - {{name: {name}, influence: 2, interest: {n}}}\n" for n, name in enumerate("abc", 1))
    path = write(f"title: Heat\nstakeholders:\n{entries}")
    assert place(only(path, "KM206")) == (2, 1)


def test_places_are_those_in_the_text_although_an_entry_before_could_not_be_read(write: Write) -> None:
    path = write("""\
        title: Heat
        stakeholders:
          - {id: nameless}
          - {name: Staff, influence: 11}
        """)
    assert place(only(path, "KM201")) == (4, 30)


def test_columns_count_characters_not_bytes_or_cells(write: Write) -> None:
    path = write('title: Heat\nstakeholders: [{id: sekai, name: "世界 é", influence: 11}]\n')
    assert place(only(path, "KM201")) == (2, 53)


def test_lines_may_end_as_on_windows(write: Write) -> None:
    path = write("title: Heat\r\nstakeholders:\r\n  - {name: Staff, influence: 11}\r\n")
    diagnostic = only(path, "KM201")
    assert (place(diagnostic), diagnostic.source_line) == ((3, 30), "  - {name: Staff, influence: 11}")


def test_a_diagnostic_is_one_line_with_path_place_severity_and_code(write: Write) -> None:
    path = write("title: Heat\nstakeholders: [{name: Staff, influence: 11}]\n")
    assert only(path, "KM201").line == "stakeholders.yaml:2:41: error: influence `11` is outside 1..5 [KM201]"


def test_a_diagnostic_carries_the_name_of_its_rule_and_its_route(write: Write) -> None:
    diagnostic = only(write("title: Heat\nstakeholders: [{name: Staff, influence: 11}]\n"), "KM201")
    assert (diagnostic.name, diagnostic.route) == ("score-outside-scale", ("stakeholders", 0, "influence"))


def test_a_name_of_several_lines_makes_no_message_of_several_lines(write: Write) -> None:
    path = write('title: Heat\nstakeholders: [{id: staff, name: "Staff\\nand\\nothers"}]\n')
    assert only(path, "KM203").message.startswith("`Staff and others` has no influence")


def test_diagnostics_stand_in_the_order_of_the_text(write: Write) -> None:
    path = write("""\
        title: Heat #1
        relationships: [{from: a, to: us}, {from: us, to: b}]
        stakeholders:
          - {name: Staff, influence: 11, interest: 12}
        """)
    places = [place(diagnostic) for diagnostic in check([path]).diagnostics]
    assert places == sorted(places)
    assert len(set(places)) == 6


def test_two_findings_in_one_place_stand_in_the_order_of_their_codes(write: Write) -> None:
    path = write("title: Heat\nstakeholders: [{name: Staff}, {name: Staff}]\n")
    assert [d.code for d in check([path]).diagnostics if place(d) == (2, 31)] == ["KM101", "KM203"]


def test_several_registers_stand_in_the_order_asked_for(write: Write) -> None:
    text = "title: Heat\nstakeholders: [{name: Staff}]\n"
    paths = [write(text, "b.yaml"), write(text, "a.yaml")]
    assert [diagnostic.path for diagnostic in check(paths).diagnostics] == ["b.yaml", "a.yaml"]


def test_each_of_two_entries_with_one_id_is_found_unscored(write: Write) -> None:
    path = write("title: Heat\nstakeholders:\n  - {name: Staff}\n  - {name: Staff}\n")
    assert [place(d)[0] for d in check([path]).diagnostics if d.code == "KM203"] == [3, 4]


def test_a_target_of_the_register_s_topic_is_shown_where_it_is_written(write: Write) -> None:
    path = write("""\
        title: Heat
        topic: damp
        topics: [{id: damp}]
        stakeholders:
          - name: Staff
            influence: 4
            interest: 2
            because: They work there
            engagement: {target: inform}
            by_topic:
              damp: {engagement: {target: involve}}
        """)
    assert place(only(path, "KM304")) == (11, 35)


ALL_CASES = [d for case in sorted(CASES.glob("km*.yaml")) for d in check([str(case)]).diagnostics]


@pytest.mark.parametrize("diagnostic", ALL_CASES, ids=lambda d: f"{d.code}-{Path(d.path).stem}-{d.position.line}")
def test_a_message_is_one_line_in_lower_case_without_a_full_stop(diagnostic: Diagnostic) -> None:
    assert re.match(r"[a-z0-9`]|KM\d", diagnostic.message)
    assert not diagnostic.message.endswith(".")
    assert "\n" not in diagnostic.message


@pytest.mark.parametrize("diagnostic", ALL_CASES, ids=lambda d: f"{d.code}-{Path(d.path).stem}-{d.position.line}")
def test_a_diagnostic_has_a_tip_that_begins_as_a_message_does(diagnostic: Diagnostic) -> None:
    assert re.match(r"[a-z0-9`]", diagnostic.tip)
    assert not re.search(r"\w\.$", diagnostic.tip.removesuffix("..."))
