"""Merging: a project says only what differs from its programme; what stands nearer counts."""

import datetime
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from kmap.errors import Position
from kmap.register.reading import Reading, read
from kmap.register.register import Register
from kmap.register.scores import standing_scores
from kmap.register.stances import desired_stance, standing_stance

PROGRAMME = """\
title: Programme
as_of: 2026-10-01
team: {id: unit, name: The unit}
scale: {min: 0, max: 10, labels: {0: none}}
threshold: {influence: 6, interest: mean}
borderline: 0.5
review_every: 180
default_categories: true
categories:
  - {id: care, name: Care sector, formats: [sop]}
formats:
  - {id: podcast, name: Podcast}
topics:
  - {id: damp, name: Damp}
  - {id: heat, name: Heat}
equity:
  - age
  - {id: renters, name: People who rent}
stakeholders:
  - id: nhsa
    name: National agency
    aliases: [NHSA, The agency]
    category: government
    tags: [england, board]
    influence: 8
    interest: 4
    because: Commissions the unit
    stance: {current: neutral, desired: supportive}
    salience: {power: true, urgency: false}
    formats: [policy-brief]
    engagement: {current: consult, target: collaborate, because: Co-chairs the board, owner: KM lead}
    by_topic:
      damp: {interest: 9, because: Owns the guidance, stance: {current: unaware}}
      heat: {interest: 2}
  - {id: councils, name: Councils, category: care, influence: 7, interest: 3, because: x, succeeded_by: old}
  - {id: old, name: Old agency, until: 2021-09-30, succeeded_by: nhsa}
  - {id: tenants, name: Tenants, interest: 7, because: y, represents: [renters]}
relationships:
  - {from: nhsa, to: old}
  - {from: nhsa, to: councils, kind: advises}
  - {from: old, to: unit}
policy:
  levels: {monitor: consult}
  every: {inform: 365}
log:
  - {date: 2026-05-01, with: [old, nhsa], summary: First}
  - {date: 2026-05-02, with: [old], summary: Second}
  - {date: 2026-05-03, with: [category:government, tag:england], summary: Third}
needs:
  - {id: need, need: What?, raised_by: [nhsa, old, tenants], kind: policy}
questions:
  - {id: question, question: How?, answers: [need], status: idea}
outputs:
  - id: brief
    title: Brief
    audiences: [old, category:care, nhsa]
    message: So
    uptake:
      - {date: 2026-06-01, by: [old]}
      - {date: 2026-06-02, by: [tenants, old], what: Read}
      - {date: 2026-06-03, what: Seen}
training:
  - {date: 2026-05-04, title: Writing}
expect:
  - {stakeholder: old, scored: false}
  - {stakeholder: nhsa, scored: true}
  - {category: care, count_at_least: 1}
check: {fail_on: warning, severity: {KM203: info}, ignore: {KM205: minutes}}
redact: {drop: [tags], keep: [stance, because]}
"""

Join = Callable[..., Register]


@pytest.fixture
def reading(tmp_path: Path) -> Callable[..., Reading]:
    """Return a function that reads a project, given as YAML, which extends the programme, or projects in a chain."""

    def read_chain(*projects: str, programme: str = PROGRAMME) -> Reading:
        path = tmp_path / "r0.yaml"
        path.write_text(programme, encoding="utf-8")
        for number, project in enumerate(projects, 1):
            text = f"extends: r{number - 1}.yaml\n{dedent(project)}"
            text = text if re.search("^title:", text, re.MULTILINE) else f"title: Project\n{text}"
            text = text if "stakeholders:" in text else f"{text.rstrip()}\nstakeholders: []\n"
            path = tmp_path / f"r{number}.yaml"
            path.write_text(text, encoding="utf-8")
        return read(str(path))

    return read_chain


@pytest.fixture
def join(reading: Callable[..., Reading]) -> Join:
    """Return a function that reads projects which have to be right."""

    def read_right(*projects: str, programme: str = PROGRAMME) -> Register:
        found = reading(*projects, programme=programme)
        assert found.problems == ()
        assert found.register is not None
        assert found.whole
        return found.register

    return read_right


def mistakes(found: Reading) -> list[tuple[str, Position, str, str]]:
    return [(problem.code, problem.position, problem.message, problem.tip) for problem in found.problems]


class TestWholeRegister:
    def test_project_that_adds_nothing_is_its_programme_by_another_title(self, join: Join) -> None:
        above = join("")
        assert above.title == "Project"
        alone = read(above.lineage[-1]).register
        assert alone is not None
        theirs, ours = dict(alone.document), dict(above.document)
        assert {field for field in ours if theirs[field] != ours[field]} == {"title", "extends"}

    def test_scalars_are_the_nearest_s(self, join: Join) -> None:
        changed = "as_of: 2026-01-01\ntopic: damp\nborderline: 1\nreview_every: 90\nthreshold: median\n"
        register = join(changed)
        assert (register.day, register.topic, register.borderline) == (datetime.date(2026, 1, 1), "damp", 1)
        assert (register.document.review_every, register.threshold_rule("interest")) == (90, "median")
        below = join(changed, "title: Below\ntopic: heat\n")
        assert (below.title, below.topic, below.borderline, below.day) == ("Below", "heat", 1, register.day)

    def test_day_is_inherited(self, join: Join) -> None:
        assert join("").day == datetime.date(2026, 10, 1)

    def test_threshold_by_axis_merges_axis_by_axis(self, join: Join) -> None:
        register = join("threshold: {influence: 5}")
        assert [register.threshold_rule(axis) for axis in ("influence", "interest", "impact")] == [
            5,
            "mean",
            "midpoint",
        ]

    def test_policy_and_check_merge_key_by_key(self, join: Join) -> None:
        register = join(
            "policy: {levels: {keep-informed: inform}, every: {inform: 90}}\n"
            "check: {severity: {KM302: error}, ignore: {KM203: open}}\n"
        )
        assert (register.policy.levels.monitor, register.policy.levels.keep_informed) == ("consult", "inform")
        assert (register.policy.every.inform, register.policy.levels.keep_satisfied) == (90, "consult")
        assert register.check.fail_on == "warning"
        assert register.check.severity == {"KM203": "info", "KM302": "error"}
        assert register.check.ignore == {"KM205": "minutes", "KM203": "open"}

    def test_redaction_adds_up_and_of_one_field_the_nearer_decides(self, join: Join) -> None:
        redact = join("redact: {drop: [because, aliases], keep: [tags]}").document.redact
        assert redact is not None
        assert (redact.drop, redact.keep) == (("because", "aliases"), ("tags", "stance"))

    @pytest.mark.parametrize(
        ("field", "value"), [("scale", "{min: 0, max: 10, labels: {0: none}}"), ("team", "{id: us}")]
    )
    def test_scale_and_team_cannot_be_restated(self, reading: Callable[..., Reading], field: str, value: str) -> None:
        found = reading("", f"{field}: {value}\n")
        [(code, position, message, tip)] = mistakes(found)
        assert (code, position) == ("KM024", Position(3, 1))
        assert message.startswith(f"`{field}` can't be restated: it is that of `")
        assert "r0.yaml" in message
        assert tip.startswith("take it away, or change it in `")
        assert not found.whole

    def test_scale_of_the_programme_holds_where_the_project_restates_another(
        self, reading: Callable[..., Reading]
    ) -> None:
        register = reading("scale: {min: 1, max: 5}\n").register
        assert register is not None
        assert register.scale.max == 10


class TestLists:
    def test_entries_with_an_id_merge_field_by_field_in_their_places(self, join: Join) -> None:
        document = join(
            """
            topics: [{id: noise, name: Noise}, {id: damp, name: Damp homes}, {id: heat}]
            categories: [{id: care, name: Care}]
            needs: [{id: need, need: Which?, due: 2027-03}, {id: more, need: More?}]
            outputs: [{id: brief, title: Brief, status: draft}]
            """
        ).document
        assert [(one.id, one.name) for one in document.topics] == [
            ("damp", "Damp homes"),
            ("heat", "Heat"),
            ("noise", "Noise"),
        ]
        assert [(one.id, one.name, one.formats) for one in document.categories] == [("care", "Care", ("sop",))]
        assert [(one.id, one.need, one.kind) for one in document.needs] == [
            ("need", "Which?", "policy"),
            ("more", "More?", None),
        ]
        assert [(one.message, one.status) for one in document.outputs] == [("So", "draft")]

    def test_equity_groups_add_up(self, join: Join) -> None:
        groups = join("equity: [disability, renters]").document.equity
        assert [(one.id, one.name) for one in groups] == [
            ("age", None),
            ("renters", "People who rent"),
            ("disability", None),
        ]

    @pytest.mark.parametrize(
        ("field", "entry", "count"),
        [
            ("relationships", "{from: nhsa, to: tenants}", 4),
            ("log", "{date: 2026-07-01, with: nhsa}", 4),
            ("training", "{date: 2026-07-01, title: Talks}", 2),
            ("expect", "{stakeholder: nhsa, scored: true}", 4),
        ],
    )
    def test_entries_without_ids_add_up_the_inherited_first(
        self, join: Join, field: str, entry: str, count: int
    ) -> None:
        register = join(f"{field}: [{entry}]")
        merged = getattr(register.document, field)
        assert len(merged) == count
        assert register.origin((field, count - 1)) == (register.source, (field, 0))
        assert [register.distance((field, index)) for index in range(count)] == [1] * (count - 1) + [0]

    def test_usual_category_that_a_project_declares_is_replaced_whole(self, join: Join) -> None:
        assert join("categories: [{id: government, name: The state}]").categories["government"].formats == ()


class TestStakeholder:
    def test_what_differs_takes_the_place_of_what_is_inherited(self, join: Join) -> None:
        register = join(
            """
            stakeholders:
              - id: nhsa
                interest: 3
                tags: [damp]
                stance: {current: leading}
                engagement: {owner: Project lead}
                salience: {legitimacy: true}
                by_topic: {damp: {interest: 1}}
            """
        )
        one = register.by_id["nhsa"]
        assert (one.name, one.influence, one.interest) == ("National agency", 8, 3)
        assert (one.tags, one.aliases) == (("damp",), ("NHSA", "The agency"))
        assert one.stance is not None
        assert (one.stance.current, one.stance.desired) == ("leading", "supportive")
        assert one.engagement is not None
        assert (one.engagement.owner, one.engagement.target) == ("Project lead", "collaborate")
        assert one.salience is not None
        assert (one.salience.power, one.salience.legitimacy) == (True, True)
        assert (one.by_topic["damp"].interest, one.by_topic["damp"].because) == (1, "Owns the guidance")
        assert one.by_topic["heat"].interest == 2

    def test_empty_list_takes_the_place_of_an_inherited_one(self, join: Join) -> None:
        assert join("stakeholders: [{id: nhsa, tags: []}]").by_id["nhsa"].tags == ()

    def test_inherited_ones_come_first_and_in_their_order(self, join: Join) -> None:
        register = join("stakeholders: [{name: New}, {id: tenants}, {id: nhsa}]")
        assert [one.id for one in register.stakeholders] == ["nhsa", "councils", "old", "tenants", "new"]

    def test_id_made_from_a_name_matches(self, join: Join) -> None:
        register = join("stakeholders: [{name: Councils, interest: 5}]")
        assert [(one.id, one.interest) for one in register.stakeholders][1] == ("councils", 5)

    def test_inherited_one_can_be_given_another_name(self, join: Join) -> None:
        assert join("stakeholders: [{id: tenants, name: Renters}]").by_id["tenants"].name == "Renters"

    def test_unknown_id_without_a_name_is_refused_with_the_nearest(self, reading: Callable[..., Reading]) -> None:
        found = reading("stakeholders:\n  - {id: nhas, interest: 3}\n  - {id: zzzzzz}\n")
        assert mistakes(found) == [
            (
                "KM025",
                Position(4, 10),
                "there is no inherited stakeholder `nhas`, and a new one needs a name",
                "did you mean `nhsa`? Else add `name: ...`",
            ),
            (
                "KM025",
                Position(5, 10),
                "there is no inherited stakeholder `zzzzzz`, and a new one needs a name",
                "add `name: ...`",
            ),
        ]

    def test_entry_with_neither_id_nor_name_is_refused(self, reading: Callable[..., Reading]) -> None:
        [(code, position, message, tip)] = mistakes(reading("stakeholders: [{interest: 3}]"))
        assert (code, position) == ("KM010", Position(3, 16))
        assert message == "`name` is missing in entry 1 of stakeholders"
        assert tip.endswith("or `id: ...` of an inherited stakeholder")

    @pytest.mark.parametrize("missing", ["title", "stakeholders"])
    def test_title_and_stakeholders_are_required_of_each_register(self, tmp_path: Path, missing: str) -> None:
        (tmp_path / "a.yaml").write_text(PROGRAMME, encoding="utf-8")
        lines = {"title": "title: P\n", "stakeholders": "stakeholders: []\n"}
        del lines[missing]
        (tmp_path / "b.yaml").write_text("extends: a.yaml\n" + "".join(lines.values()), encoding="utf-8")
        found = read(str(tmp_path / "b.yaml"))
        assert [(problem.code, problem.message) for problem in found.problems] == [
            ("KM010", f"`{missing}` is missing in the register")
        ]


class TestUnset:
    @pytest.mark.parametrize(
        ("path", "left"),
        [
            ("influence", lambda one: one.influence is None and one.interest == 4),
            ("tags", lambda one: one.tags == ()),
            ("engagement.target", lambda one: one.engagement.target is None and one.engagement.owner == "KM lead"),
            ("engagement", lambda one: one.engagement is None),
            ("by_topic.damp.interest", lambda one: one.by_topic["damp"].interest is None),
            ("by_topic.damp.stance.current", lambda one: one.by_topic["damp"].stance is None),
            ("by_topic.heat.interest", lambda one: list(one.by_topic) == ["damp"]),
            ("by_topic.damp", lambda one: list(one.by_topic) == ["heat"]),
            ("by_topic", lambda one: one.by_topic == {}),
            ("stance.desired", lambda one: one.stance.current == "neutral" and one.stance.desired is None),
        ],
    )
    def test_inherited_value_is_taken_away(self, join: Join, path: str, left: Callable[[Any], bool]) -> None:
        assert left(join(f"stakeholders: [{{id: nhsa, unset: [{path}]}}]").by_id["nhsa"])
        assert left(join(f"stakeholders: [{{id: nhsa, unset: {path}}}]", "").by_id["nhsa"])

    def test_group_can_be_taken_away_and_given_anew(self, join: Join) -> None:
        register = join("stakeholders: [{id: nhsa, engagement: {target: involve}, unset: [engagement]}]")
        engagement = register.by_id["nhsa"].engagement
        assert engagement is not None
        assert engagement.model_dump(exclude_none=True) == {"target": "involve"}

    def test_what_is_taken_away_can_be_given_again_further_down(self, join: Join) -> None:
        register = join("stakeholders: [{id: nhsa, unset: [interest]}]", "stakeholders: [{id: nhsa, interest: 1}]")
        assert register.by_id["nhsa"].interest == 1

    @pytest.mark.parametrize(
        ("entry", "message", "tip"),
        [
            ("{id: nhsa, unset: [notes]}", "`National agency` does not inherit `notes`", "take the word away"),
            ("{id: nhsa, unset: [by_topic.noise]}", None, "take the word away"),
            ("{name: New, unset: [interest]}", "a new stakeholder inherits no `interest`", "take the word away"),
            (
                "{id: nhsa, interest: 3, unset: [interest]}",
                "`interest` is unset and given beside: what is given stands in any case",
                "keep one of the two",
            ),
            ("{id: nhsa, engagement: {target: inform}, unset: [engagement.target]}", None, "keep one of the two"),
        ],
    )
    def test_unset_that_takes_nothing_away_is_warned_of(
        self, reading: Callable[..., Reading], entry: str, message: str | None, tip: str
    ) -> None:
        entry = entry.replace("nhsa,", "nhsa, name: National agency,")
        found = reading(f"stakeholders: [{entry}]")
        [problem] = found.problems
        assert (problem.code, problem.tip) == ("KM026", tip)
        assert message is None or problem.message.startswith(message)
        assert found.whole

    @pytest.mark.parametrize(
        ("path", "message", "tip"),
        [
            ("intrest", "unknown field `intrest` in unset", "did you mean `interest`?"),
            ("engagement.targt", "unknown field `engagement.targt` in unset", "did you mean `engagement.target`?"),
            ("influence.x", "unknown field `influence.x` in unset: `influence` has no fields", "write `influence`"),
            ("by_topic.damp.intrest", None, "did you mean `by_topic.damp.interest`?"),
            ("assessments.0", "unknown field `assessments.0` in unset: `assessments` has no fields", None),
            ("name", "`name` can't be unset: a stakeholder has it always", None),
            ("id", "`id` can't be unset: a stakeholder has it always", None),
            ('""', "unknown field `` in unset", None),
        ],
    )
    def test_word_that_is_no_field_is_refused_with_the_nearest(
        self, reading: Callable[..., Reading], path: str, message: str | None, tip: str | None
    ) -> None:
        found = reading(f"stakeholders:\n  - id: nhsa\n    unset: [{path}]\n")
        [(code, position, told, what)] = mistakes(found)
        assert (code, position) == ("KM009", Position(5, 13))
        assert message is None or told == message
        assert tip is None or what == tip


class TestExclude:
    def test_excluded_stakeholder_goes_with_what_the_programme_says_of_it(self, join: Join) -> None:
        register = join("exclude: [old]")
        document = register.document
        assert [one.id for one in register.stakeholders] == ["nhsa", "councils", "tenants"]
        assert register.by_id["councils"].succeeded_by is None
        assert [(tie.from_, tie.to) for tie in register.relationships] == [("nhsa", "councils")]
        assert [(entry.with_, entry.summary) for entry in register.log] == [
            (("nhsa",), "First"),
            (("category:government", "tag:england"), "Third"),
        ]
        assert register.needs[0].raised_by == ("nhsa", "tenants")
        [output] = register.outputs
        assert output.audiences == ("category:care", "nhsa")
        assert [(seen.by, seen.what) for seen in output.uptake] == [(("tenants",), "Read"), ((), "Seen")]
        assert [claim.stakeholder for claim in document.expect] == ["nhsa", None]

    def test_what_is_left_is_found_where_it_stands(self, join: Join) -> None:
        register = join("exclude: [old]", "relationships: [{from: nhsa, to: tenants}]\n")
        far = register.ancestry[-1].source
        assert {
            route: register.origin(route)
            for route in (
                ("stakeholders", 2, "name"),
                ("relationships", 0, "to"),
                ("log", 0, "with", 0),
                ("log", 1, "with", 1),
                ("needs", 0, "raised_by", 1),
                ("outputs", 0, "audiences", 1),
                ("outputs", 0, "uptake", 0, "by", 0),
                ("expect", 1, "category"),
            )
        } == {
            ("stakeholders", 2, "name"): (far, ("stakeholders", 3, "name")),
            ("relationships", 0, "to"): (far, ("relationships", 1, "to")),
            ("log", 0, "with", 0): (far, ("log", 0, "with", 1)),
            ("log", 1, "with", 1): (far, ("log", 2, "with", 1)),
            ("needs", 0, "raised_by", 1): (far, ("needs", 0, "raised_by", 2)),
            ("outputs", 0, "audiences", 1): (far, ("outputs", 0, "audiences", 2)),
            ("outputs", 0, "uptake", 0, "by", 0): (far, ("outputs", 0, "uptake", 1, "by", 0)),
            ("expect", 1, "category"): (far, ("expect", 2, "category")),
        }
        assert register.origin(("relationships", 1, "to")) == (register.source, ("relationships", 0, "to"))

    def test_unknown_id_is_refused_with_the_nearest(self, reading: Callable[..., Reading]) -> None:
        assert mistakes(reading("exclude: [old, tenant, zzzzzz]")) == [
            (
                "KM025",
                Position(3, 16),
                "there is no inherited stakeholder `tenant` to exclude",
                "did you mean `tenants`?",
            ),
            (
                "KM025",
                Position(3, 24),
                "there is no inherited stakeholder `zzzzzz` to exclude",
                "take it away, or write an inherited id",
            ),
        ]

    def test_what_the_next_register_excludes_already_may_be_excluded_again(self, join: Join) -> None:
        assert "old" not in join("exclude: [old]", "exclude: [old]").by_id

    def test_excluded_one_can_come_back_further_down_as_another(self, join: Join) -> None:
        register = join(
            "exclude: [old]", "stakeholders: [{id: old, name: Old hands}]\nlog: [{date: 2026-05-05, with: old}]"
        )
        assert (register.by_id["old"].name, register.by_id["old"].succeeded_by) == ("Old hands", None)


ASSESSED = """\
title: Programme
as_of: 2026-10-01
topics: [{id: damp}, {id: heat}]
stakeholders:
  - id: a
    name: A
    influence: 1
    interest: 2
    impact: 3
    because: Far
    stance: {current: neutral, desired: supportive}
    by_topic: {heat: {impact: 4}}
    assessments:
      - {date: 2026-03-01, by: AK, influence: 2, stance: resistant}
      - {date: 2026-09-01, by: AK, influence: 4, because: Far and late}
      - {date: 2026-09-01, by: RM, influence: 5}
      - {date: 2026-09-02, by: AK, topic: damp, interest: 5, stance: leading}
"""


class TestStandingScores:
    """The nearer before the farther, for each axis by itself; registers are never pooled."""

    def scores(self, register: Register, topic: str | None = None, day: str = "2026-10-01") -> list[float | None]:
        standing = standing_scores(register.by_id["a"], datetime.date.fromisoformat(day), topic)
        return [score.score if score is not None else None for score in standing]

    def places(self, register: Register, topic: str | None = None) -> list[tuple[int, Any]]:
        """Return for each axis how far away its score stands, and what stands there."""
        found = []
        for score in standing_scores(register.by_id["a"], register.day, topic):
            assert score is not None
            source, route = register.origin(("stakeholders", 0, *score.ratings[0].route))
            [above] = [one for one in register.ancestry if one.source is source]
            found.append((register.ancestry.index(above), value_at(above.own, route)))
        return found

    def test_what_the_project_leaves_out_is_the_programme_s(self, join: Join) -> None:
        register = join("stakeholders: [{id: a, impact: 1}]", programme=ASSESSED)
        assert self.scores(register) == [4.5, 2, 1]
        assert self.scores(register, "damp") == [4.5, 5, 1]
        assert self.places(register, "damp") == [(1, 4), (1, 5), (0, 1)]

    def test_written_score_of_the_project_stands_before_any_of_the_programme(self, join: Join) -> None:
        register = join("stakeholders: [{id: a, influence: 3, interest: 1, impact: 2}]", programme=ASSESSED)
        assert self.scores(register) == self.scores(register, "damp") == self.scores(register, "heat") == [3, 1, 2]

    def test_assessments_of_two_registers_are_not_pooled(self, join: Join) -> None:
        project = "stakeholders: [{id: a, assessments: [{date: 2026-09-01, by: JT, influence: 1}]}]"
        register = join(project, programme=ASSESSED)
        assert self.scores(register) == [1, 2, 3]
        assert self.places(register) == [(0, 1), (1, 2), (1, 3)]

    def test_assessment_of_the_project_that_does_not_count_yet_hides_nothing(self, join: Join) -> None:
        project = "stakeholders: [{id: a, assessments: [{date: 2026-12-01, by: JT, influence: 1, interest: 1}]}]"
        register = join(project, programme=ASSESSED)
        assert self.scores(register, "damp") == [4.5, 5, 3]
        assert self.places(register, "damp") == [(1, 4), (1, 5), (1, 3)]
        assert self.scores(register, "damp", "2026-12-01") == [1, 1, 3]

    def test_nearer_general_score_stands_before_a_farther_one_of_the_topic(self, join: Join) -> None:
        register = join("stakeholders: [{id: a, interest: 3}]", programme=ASSESSED)
        assert self.scores(register, "damp")[1] == 3

    def test_three_registers_stand_in_their_order(self, join: Join) -> None:
        middle = "stakeholders: [{id: a, assessments: [{date: 2026-01-01, by: B, influence: 3, interest: 3}]}]"
        near = "stakeholders: [{id: a, assessments: [{date: 2026-02-01, by: C, influence: 1}]}]"
        register = join(middle, near, programme=ASSESSED)
        assert self.scores(register) == [1, 3, 3]
        assert self.places(register) == [(0, 1), (1, 3), (2, 3)]

    def test_assessments_that_are_taken_away_do_not_count(self, join: Join) -> None:
        register = join("stakeholders: [{id: a, unset: [assessments]}]", programme=ASSESSED)
        assert self.scores(register, "damp") == [1, 2, 3]
        assert self.scores(join("stakeholders: [{id: a, unset: [influence]}]", programme=ASSESSED)) == [4.5, 2, 3]

    def test_list_of_assessments_is_the_nearest_s(self, join: Join) -> None:
        project = "stakeholders: [{id: a, assessments: [{date: 2026-09-01, by: JT, influence: 1}]}]"
        assert [one.by for one in join(project, programme=ASSESSED).by_id["a"].assessments] == ["JT"]

    def test_reason_is_that_of_the_register_that_gives_the_score(self, join: Join) -> None:
        register = join("stakeholders: [{id: a, impact: 1, because: Near}]", programme=ASSESSED)
        standing = standing_scores(register.by_id["a"], register.day)
        assert [score.ratings[0].because for score in standing if score is not None] == ["Far and late", "Far", "Near"]

    def test_stance_is_found_likewise(self, join: Join) -> None:
        register = join("stakeholders: [{id: a, stance: {current: supportive}}]", programme=ASSESSED)
        near = standing_stance(register.by_id["a"], register.day, "damp")
        assert near == ("supportive", ("stance", "current"))
        project = "stakeholders: [{id: a, assessments: [{date: 2026-01-01, by: B, influence: 3}]}]"
        register = join(project, programme=ASSESSED)
        far = standing_stance(register.by_id["a"], register.day, "damp")
        assert far is not None
        assert (far.stance, far.route) == ("leading", ("assessments", 4, "stance"))
        assert register.origin(("stakeholders", 0, *far.route))[1] == ("stakeholders", 0, "assessments", 3, "stance")
        assert desired_stance(register.by_id["a"]) == "supportive"


def leaves(part: Any, route: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield each value that a merged document gives, with its route."""
    if hasattr(part, "model_fields_set"):
        for name in part.model_fields_set:
            field = type(part).model_fields[name]
            yield from leaves(getattr(part, name), (*route, field.alias or name))
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from leaves(value, (*route, key))
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from leaves(value, (*route, index))
    else:
        yield route, part


def value_at(part: Any, route: tuple[str | int, ...]) -> Any:
    for step in route:
        if isinstance(part, tuple | dict):
            part = part[step]  # type: ignore[index]  # a key for a dict, an index for a tuple
        else:
            names = {field.alias or name: name for name, field in type(part).model_fields.items()}
            part = getattr(part, names[str(step)])
    return part


@pytest.mark.parametrize(
    "projects",
    [
        [""],
        ["exclude: [old]"],
        ["exclude: [old]", "exclude: [councils]\nstakeholders: [{id: nhsa, unset: [by_topic.damp, tags]}]"],
        [
            "stakeholders: [{id: tenants, interest: 1, tags: [a]}, {name: New, aliases: [N]}]\n"
            "topics: [{id: noise}, {id: heat, name: Heat waves}]\nthreshold: {influence: 5}\n"
            "redact: {drop: [stance, notes], keep: [tags]}\n",
            "stakeholders: [{id: new, interest: 4}, {id: nhsa, engagement: {owner: X}}]\nequity: [disability]\n"
            "log: [{date: 2026-06-06, with: [new, nhsa]}]\noutputs: [{id: brief, title: B, audiences: [new]}]\n",
            "exclude: [nhsa]\npolicy: {every: {inform: 10}}\n",
        ],
    ],
)
def test_every_value_is_found_in_the_text_that_says_it(join: Join, projects: list[str]) -> None:
    register = join(*projects)
    texts = {id(one.source): one.own for one in register.ancestry}
    for route, value in leaves(register.document):
        source, written = register.origin(route)
        assert value_at(texts[id(source)], written) == value, route
