"""What stands above and below a map in every kind of report: what it is about, and how it was made."""

from collections.abc import Iterator

from kmap.analysis.grid_rule import rule_in_words
from kmap.page.project import Project
from kmap.register.vocabulary import AXES, QUADRANTS
from kmap.terminal import number


def sentence(words: str) -> str:
    """Return words as a sentence begins; commands apart, which are typed as they are written.

    Examples
    --------
    >>> sentence("nobody moved"), sentence("kmap trace shows more")
    ('Nobody moved', 'kmap trace shows more')
    """
    return words if words.startswith("kmap ") else words[:1].upper() + words[1:]


def lead(project: Project) -> str:
    """Return whom a map shows, for which topic, and as on which day."""
    count, view = len(project.ids), project.views[0]
    about = f", {view.name}" if view.topic is not None else ""
    left = view.grid.left_out
    gone = f"; {left} more do{'es' * (left == 1)} not count on this day" if left else ""
    hidden = f"; {view.grid.filtered} filtered from view" if view.grid.filtered else ""
    return f"{count} stakeholder{'s' * (count != 1)}{about}, as on {project.register.day}{gone}{hidden}."


def method(project: Project) -> Iterator[str]:
    """Yield how a map was made: its day, scale, thresholds and policy, and what is left out."""
    register, first = project.register, project.views[0].grid
    yield f"as on {register.day}; a stakeholder counts from its first day to its last"
    yield from rule_in_words(first, AXES)
    for axis in AXES:
        labels = first.scale.labels[axis]
        if labels:
            yield f"{axis}: " + ", ".join(f"{number(score)} {word}" for score, word in sorted(labels.items()))
    yield (
        "where several people scored, the median of the latest round stands; contested means that they, each alone, "
        "would place a stakeholder differently"
    )
    levels = register.policy.levels
    yield "levels by policy: " + ", ".join(f"{place} {levels.of(place)}" for place in QUADRANTS)
    yield "missing is never low: who is unscored has no place on the grid"
    yield "the way to somebody is the strongest path by recorded ties, conflict left out; a register is one team's view"
    yield "contact details and notes are left out here; scores and stances are the judgement of a team: share with care"
