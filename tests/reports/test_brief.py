"""One page before a meeting."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.briefing import brief
from kmap.analysis.risks import risks
from kmap.charts.briefing import draw
from kmap.register.register import Register
from kmap.report import words
from kmap.reports.brief import clip, report
from kmap.terminal import render, width_of

Read = Callable[..., Register]
PROGRAMME = (Path(__file__).parents[1] / "analysis" / "programme.yaml").read_text(encoding="utf-8")


def facts(register: Register, id_: str, part: str, topic: str | None = None) -> list[str]:
    """Return what a part of the page says."""
    return [words(row[1]) for row in report(register, brief(register, id_, topic)).rows if row[0] == part]


def dangers(read: Read, text: str, id_: str = "a") -> list[str]:
    register = read(text)
    return list(risks(register, brief(register, id_)))


class TestPage:
    def test_who_they_are(self, read: Read) -> None:
        assert facts(read(PROGRAMME), "council", "Who they are") == [
            "organisation; National and local government; at the table",
            "can change: Crossings and speed limits",
            "owner: KM lead; contact details: Address book, entry 1",
        ]

    def test_place_and_level_with_reasons(self, read: Read) -> None:
        assert facts(read(PROGRAMME), "council", "Place and level") == [
            "manage-closely: sustained dialogue and collaboration (influence 5, interest 5, impact unscored)",
            "level: collaborate, now lapsed; stance neutral, wanted supportive",
            "because influence 5 and interest 5 are both above 3: manage-closely suggests collaborate",
            "because without them we have no path to Parents and Older neighbours: at least consult, which it is "
            "already",
            "because a person has decided the same: Runs the study with us",
        ]

    def test_what_they_need_and_in_which_form(self, read: Read) -> None:
        assert facts(read(PROGRAMME), "council", "What they need") == [
            "Where do they cross? (answered: Map of crossings)",
            "in this form: Policy brief (as their needs say)",
        ]

    def test_needs_that_are_not_answered_come_first(self, read: Read) -> None:
        assert facts(read(PROGRAMME), "parents", "What they need")[:2] == [
            "When is it worst? (due 2026-11-30; Air at school is to answer it)",
            "What did you find? (answered: Map of crossings)",
        ]

    def test_note_of_a_need_stands_in_where_there_is_no_entry(self, read: Read) -> None:
        register = read("stakeholders: [{id: a, name: A, evidence_needs: What it costs}]")
        assert facts(register, "a", "What they need") == ["What it costs"]

    def test_their_dates_are_those_to_come(self, read: Read) -> None:
        assert facts(read(PROGRAMME), "council", "Their dates") == [
            "2026-10-20: Budget is set",
            "2027-01-20: Street plan is signed",
            "next contact due 2026-09-24 (overdue by 7 days), 30 days after the last contact on 2026-08-25",
        ]

    def test_what_we_promised_and_what_is_coming(self, read: Read) -> None:
        assert facts(read(PROGRAMME), "shops", "What we promised") == [
            "by 2026-06-20 (overdue), promised on 2026-05-20: We send the map"
        ]
        assert facts(read(PROGRAMME), "parents", "What we promised") == [
            "One page for parents (Summary in plain English, draft, due 2026-09-20 (overdue))"
        ]

    def test_last_contacts_with_their_feedback(self, read: Read) -> None:
        assert facts(read(PROGRAMME), "council", "Last contacts") == [
            "they have from us: Map of crossings on 2026-07-20",
            "2026-08-25, call [feedback: 5 of 5]",
            "2026-08-20, meeting, collaborate: We owe a page [feedback: 2 of 5, Too long]",
            "and 1 earlier",
        ]

    def test_who_introduces_us(self, read: Read) -> None:
        assert facts(read(PROGRAMME), "elders", "Who introduces us") == [
            "The unit > Town council > Parents > Older neighbours"
        ]
        assert facts(read(PROGRAMME), "council", "Who introduces us") == ["we have a tie with them ourselves"]
        assert facts(read(PROGRAMME), "police", "Who introduces us") == ["no tie leads from us to them"]

    def test_topic_has_its_own_needs_and_outputs(self, read: Read) -> None:
        assert facts(read(PROGRAMME), "council", "What they need", "air")[0] == "no need of theirs is on record: ask"
        assert facts(read(PROGRAMME), "council", "What we promised", "crossings") == ["nothing that is still open"]

    def test_contact_to_come_is_none_of_the_last(self, read: Read) -> None:
        assert not any("Tea" in fact for fact in facts(read(PROGRAMME), "elders", "Last contacts"))


class TestRisks:
    def test_stance_against_it_and_a_dispute_come_first(self, read: Read) -> None:
        register = read(PROGRAMME)
        assert list(risks(register, brief(register, "shops"))) == [
            "they are against it",
            "there is a dispute with Parents",
            "1 promise to them overdue, the first since 2026-06-20",
            "nobody on our side is named as the one who keeps up this engagement",
            "they count until 2026-11-15 only",
        ]

    @pytest.mark.parametrize(
        ("text", "danger"),
        [
            ("stakeholders: [{id: a, name: A, stance: {current: unaware, desired: neutral}}]", "they may not know"),
            ("stakeholders: [{id: a, name: A}]", "we have never met them"),
            ("stakeholders: [{id: a, name: A, influence: 3, interest: 5}]", "their place is doubtful"),
            ("stakeholders: [{id: a, name: A, influence: 5}]", "their interest is not known yet"),
            ("stakeholders: [{id: a, name: A, capacity: low}]", "their capacity is low"),
            ("stakeholders: [{id: a, name: A, kind: person}]", "this page is about one person"),
            (
                "stakeholders: [{id: a, name: A}]\noutputs: [{id: o, title: Old, audiences: a, due: 2026-09-30}]",
                "1 output for them overdue: Old",
            ),
            (
                "stakeholders: [{id: a, name: A}]\nneeds: [{id: n, need: What, raised_by: a, due: 2026-09-30}]",
                "their need was due on 2026-09-30",
            ),
            (
                "stakeholders: [{id: a, name: A, engagement_points: [{date: 2026-10-20, what: Vote}]}]",
                "no output for them is due by 2026-10-20: Vote",
            ),
            (
                "stakeholders: [{id: a, name: A, formats: sop}]\n"
                "outputs: [{id: o, title: It, audiences: a, kind: infographic}]",
                "It is to be an infographic, which they did not ask for",
            ),
            (
                "stakeholders: [{id: a, name: A}]\nlog: [{date: 2026-09-01, with: a, feedback: {rating: 2}}]",
                "their last rating, on 2026-09-01, was 2 of 5",
            ),
            (
                "stakeholders: [{id: a, name: A, influence: 5, interest: 5}]\n"
                "log: [{date: 2026-09-20, with: a}, {date: 2026-09-25, with: a}]",
                "2 contacts in the past 30 days, where their level makes one",
            ),
            (
                "stakeholders: [{id: a, name: A, influence: 5, interest: 5}]\nlog: [{date: 2026-08-01, with: a}]",
                "contact is overdue by 31 days",
            ),
        ],
    )
    def test_what_may_go_wrong_is_said(self, read: Read, text: str, danger: str) -> None:
        assert any(found.startswith(danger) for found in dangers(read, text))

    def test_where_all_is_well_nothing_is_made_up(self, read: Read) -> None:
        text = """
            stakeholders: [{id: a, name: A, influence: 5, interest: 5, engagement: {owner: KM}}]
            log: [{date: 2026-09-20, with: a}]
            """
        assert dangers(read, text) == []
        assert facts(read(text), "a", "What may go wrong") == ["nothing that the register knows of"]


BUSY = """
title: {text}
topics: [{{id: t}}]
stakeholders:
  - id: a
    name: {text}
    aliases: [{text}]
    category: government
    represents: [age, religion]
    options: {text}
    contact: {text}
    influence: 3
    interest: 3
    impact: 3
    at_the_table: false
    capacity: low
    kind: person
    until: 2026-12-01
    stance: {{current: resistant, desired: leading}}
    formats: [sop, seminar, toolkit, dataset, infographic, policy-brief]
    engagement: {{target: empower, because: {text}}}
    engagement_points: [{points}]
  - {{id: b, name: {text}}}
  - {{id: c, name: {text}}}
relationships: [{{from: us, to: b}}, {{from: b, to: a}}, {{from: us, to: c, strength: 2}}, {{from: c, to: a}},
                {{from: a, to: b, effect: negative}}]
log: [{log}]
needs: [{needs}]
outputs: [{outputs}]
"""


def busy(text: str, count: int) -> str:
    """Return a register with so many of everything about one stakeholder."""
    quoted = json.dumps(text, ensure_ascii=False)
    numbers = range(count)
    return BUSY.format(
        text=quoted,
        points=", ".join(f"{{date: 2026-11-{n + 1:02}, what: {quoted}}}" for n in numbers),
        log=", ".join(
            f"{{date: 2026-08-{n + 1:02}, with: a, kind: {quoted}, summary: {quoted}, follow_up: 2026-09-01, "
            f"done: false, feedback: {{rating: 1, comment: {quoted}}}}}"
            for n in numbers
        ),
        needs=", ".join(f"{{id: n{n}, need: {quoted}, raised_by: a, due: 2026-09-01}}" for n in numbers),
        outputs=", ".join(
            f"{{id: o{n}, title: {quoted}, audiences: a, kind: press-release, due: 2026-09-0{n % 9 + 1}, "
            f"answers: n{n}}}"
            for n in numbers
        ),
    )


@settings(max_examples=30)
@given(text=st.text("ab é漢 ", min_size=1, max_size=400).filter(str.strip), count=st.sampled_from([1, 3, 20]))
def test_page_is_two_screens_at_most(read: Read, text: str, count: int) -> None:
    register = read(busy(text.strip(), count))
    lines = render(draw(report(register, brief(register, "a")), 80), color=False).splitlines()
    assert len(lines) <= 80
    assert max(map(width_of, lines)) <= 80


def test_what_there_is_no_room_for_is_counted(read: Read) -> None:
    register = read(busy("Word", 7))
    assert facts(register, "a", "What they need")[3] == "and 4 more"
    assert facts(register, "a", "Their dates")[2] == "and 5 more"
    assert facts(register, "a", "Last contacts")[2] == "and 5 earlier"


@pytest.mark.parametrize("text", ["short", "word " * 100, "x" * 500, "漢" * 300])
@pytest.mark.parametrize("lines", [1, 2])
def test_clipped_text_keeps_its_beginning_and_says_that_it_goes_on(text: str, lines: int) -> None:
    clipped = clip(text, lines)
    assert clipped == text.strip() or clipped.endswith("...")
    assert clipped.rstrip(".").replace(" ", "") in text.replace(" ", "")
