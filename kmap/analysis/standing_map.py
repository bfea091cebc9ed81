"""The map of a register for other programs: standing scores, quadrants, levels, and the ties as they are written."""

from kmap.analysis.engagement import suggest
from kmap.analysis.grid import GRID_AXES, Grid, place
from kmap.analysis.grid_rule import rule_in_words
from kmap.interchange.map import Axis, Map, Node, Tie
from kmap.interchange.tables import fields_left_out, settings_of, tables_left_out
from kmap.register.register import Register
from kmap.register.stances import current_stance

_HELD = frozenset(
    {"id", "name", "kind", "category", "tags", "aliases", "represents", "influence", "interest", "impact"}
    | {"at_the_table", "because", "stance", "since", "until"}
)
"""The fields of a stakeholder that a map holds, or that decide who is on it."""


_TOLD = ("stakeholders", "relationships", "assessments", "topic scores", "engagement points", "topics")
"""The tables that a map holds, or whose absence is told of by the field."""


def standing_map(
    register: Register, topic: str | None = None, *, category: str | None = None, tag: str | None = None
) -> Map:
    """Return the map of a register on its day.

    Parameters
    ----------
    register
        The register, which also says as on which day.
    topic
        The id of a topic; left out, the register's own, else the matter in general.
    category, tag
        Only stakeholders of this category, or with this tag, and the ties between them.

    Returns
    -------
    Map
        The stakeholders that count on the day, in the order of the register, and before them the
        team, where it has a tie with one of them. Relationships are as written: parallel ones
        stay apart, a tie to oneself is left out.
    """
    topic = topic if topic is not None else register.topic
    grid = place(register, topic, category=category, tag=tag)
    levels = {one.stakeholder.id: one.standing for one in suggest(register, topic).suggestions}
    nodes = [
        Node(
            id=one.stakeholder.id,
            name=one.stakeholder.name,
            kind=one.stakeholder.kind,
            category=one.stakeholder.category,
            tags=one.stakeholder.tags,
            aliases=one.stakeholder.aliases,
            represents=one.stakeholder.represents,
            influence=one.influence,
            interest=one.interest,
            impact=one.scores.impact.score if one.scores.impact is not None else None,
            quadrant=one.quadrant,
            level=levels.get(one.stakeholder.id),
            stance=current_stance(one.stakeholder, register.day, topic),
            at_the_table=one.stakeholder.at_the_table,
            because=one.stakeholder.because,
        )
        for one in grid.placements
    ]
    team = register.team
    ends = {node.id for node in nodes} | {team.id}
    drawn = [
        Tie(one.from_, one.to, one.kind, one.strength, one.mutual, one.effect == "negative", one.because)
        for one in register.relationships
        if one.from_ in ends and one.to in ends and one.from_ != one.to
    ]
    if any(team.id in (tie.start, tie.end) for tie in drawn):
        nodes.insert(0, Node(id=team.id, name=team.name or team.id, kind="team"))
    about = f": {grid.topic}" if grid.topic is not None else ""
    return Map(
        title=f"{register.title}{about}",
        rule=(f"as on {register.day}", *rule_in_words(grid)),
        nodes=tuple(nodes),
        ties=tuple(drawn),
        influence=_axis(grid, 0),
        interest=_axis(grid, 1),
        categories={id_: one.name or id_ for id_, one in register.categories.items()},
        left_out=tuple(_left_out(register, grid)),
    )


def _axis(grid: Grid, index: int) -> Axis:
    return Axis(grid.scale.min, grid.scale.max, grid.thresholds[GRID_AXES[index]].value)


def _left_out(register: Register, grid: Grid) -> list[str]:
    """Return what of a register its map does not hold."""
    left = fields_left_out((one.stakeholder for one in grid.placements), _HELD)
    left += tables_left_out(register.document, _TOLD)
    left += ["settings"] if settings_of(register.document) else []
    if grid.left_out:
        left.append(f"stakeholders that do not count on {register.day} ({grid.left_out:,})")
    if grid.filtered:
        left.append(f"stakeholders filtered from view ({grid.filtered:,})")
    return left
