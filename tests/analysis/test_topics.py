"""Where a stakeholder stands by topic, and what differs there from the matter in general."""

from collections.abc import Callable

from kmap.analysis.topics import compare
from kmap.register.register import Register

Read = Callable[..., Register]

REGISTER = """
    topics: [{id: heat, name: Heat}, {id: damp, name: Damp}, {id: noise, name: Noise}]
    stakeholders:
      - id: council
        name: Council
        category: government
        influence: 5
        interest: 4
        engagement: {target: consult, because: So agreed}
        by_topic:
          heat: {interest: 1}
          damp: {engagement: {target: involve}}
      - id: tenants
        name: Tenants
        influence: 2
        assessments: [{date: 2026-09-01, by: AK, topic: noise, interest: 5}]
    """


def differing(register: Register, *topics: str) -> dict[str, dict[str | None, tuple[str, ...]]]:
    return {
        one.stakeholder.id: {row.topic: row.differs for row in one.differing}
        for one in compare(register, topics).stakeholders
    }


def test_it_says_which_fields_differ_on_which_topic(read: Read) -> None:
    assert differing(read(REGISTER)) == {
        "council": {"heat": ("interest", "quadrant", "suggested"), "damp": ("target", "level")},
        "tenants": {"noise": ("interest", "quadrant", "suggested", "level")},
    }


def test_score_is_inherited_field_by_field(read: Read) -> None:
    (council, _) = compare(read(REGISTER)).stakeholders
    heat = council.topics[0].suggestion.placement
    assert (heat.influence, heat.interest, heat.quadrant) == (5, 1, "keep-satisfied")


def test_topics_are_in_the_order_of_the_register(read: Read) -> None:
    assert compare(read(REGISTER)).topics == ("heat", "damp", "noise")
    assert compare(read(REGISTER), ["noise", "heat"]).topics == ("heat", "noise")


def test_one_topic_can_be_asked_for(read: Read) -> None:
    assert differing(read(REGISTER), "damp") == {"council": {"damp": ("target", "level")}, "tenants": {}}


def test_general_map_is_without_the_topic_of_the_register_itself(read: Read) -> None:
    register = read(REGISTER.replace("    topics:", "    topic: heat\n    topics:"))
    found = compare(register)
    assert found.stakeholders[0].general.suggestion.placement.interest == 4
    assert found.grids[None].topic is None
    assert differing(register) == differing(read(REGISTER))


def test_filter_shows_some_and_changes_none(read: Read) -> None:
    register = read(REGISTER)
    (council, _) = compare(register).stakeholders
    assert compare(register, category="government").stakeholders == (council,)


def test_threshold_by_mean_is_that_of_the_topic(read: Read) -> None:
    register = read(
        """
        threshold: mean
        topics: [{id: heat}]
        stakeholders:
          - {id: a, name: A, influence: 4, interest: 3}
          - {id: b, name: B, influence: 2, interest: 1, by_topic: {heat: {interest: 5}}}
        """
    )
    # On heat the mean of 3 and 5 is 4, so that A is no longer above it.
    assert differing(register)["a"] == {"heat": ("quadrant", "suggested", "level")}


def test_without_topics_there_is_the_general_map_alone(read: Read) -> None:
    found = compare(read("stakeholders: [{name: A, influence: 4}]"))
    assert (found.topics, [one.topics for one in found.stakeholders]) == ((), [()])


def test_who_does_not_count_on_the_day_is_left_out(read: Read) -> None:
    assert compare(read("topics: [{id: heat}]\nstakeholders: [{name: A, until: 2026-09-30}]")).stakeholders == ()
