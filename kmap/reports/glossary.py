"""The pages of the field's words: quadrants, levels, formats, steps, stances, salience, 3i, measures.

Formats, categories and equity groups are those of a register where one is given, else
the usual ones.
"""

import ast
import inspect
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kmap import rooms
from kmap.analysis.cycle.criteria import criteria
from kmap.analysis.impact import HIGHS, IMPACT_NAMES, THREE_I, ImpactType
from kmap.analysis.output_kinds import KIND_PURPOSES
from kmap.analysis.salience import ATTRIBUTE_MEANINGS, SALIENCE_TYPES
from kmap.register.models.settings import Policy
from kmap.register.register import Register
from kmap.register.vocabulary import (
    CATEGORIES,
    CATEGORY_FORMATS,
    EQUITY_GROUPS,
    FORMATS,
    LEVEL_MEANINGS,
    LEVELS,
    QUADRANT_MEANINGS,
    QUADRANTS,
    STANCE_MEANINGS,
    STEPS,
    UNSCORED,
    Level,
    Quadrant,
)
from kmap.terminal import listed

_EDEN_AND_ACKERMANN: dict[Quadrant, tuple[str, str]] = {
    "manage-closely": ("influence high, interest high", "players"),
    "keep-satisfied": ("influence high, interest low", "context setters"),
    "keep-informed": ("influence low, interest high", "subjects"),
    "monitor": ("influence low, interest low", "crowd"),
}
_GRID_SOURCE = (
    "The grid goes back to A.L. Mendelow (ICIS Proceedings, 1981), in this form to C. Eden and F. Ackermann "
    "(Making Strategy, Sage 1998); see J.M. Bryson, Public Management Review 6(1):21-53, 2004."
)
_LEVEL_SOURCE = (
    "They are levels, not steps, and higher is not better: after the Spectrum of Public Participation "
    "(International Association for Public Participation, 2018); compare S.R. Arnstein, J. Am. Inst. Planners "
    "35(4):216-224, 1969."
)
_REED = (
    "The types are those of M.S. Reed et al., Journal of Environmental Management 373:123437, 2025, "
    "doi 10.1016/j.jenvman.2024.123437; the name of those who are high on all three follows their pattern."
)
_MEASURES = "analysis.network.measures"


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to say of one word.

    Parameters
    ----------
    title
        The word, and what kind of word it is.
    text
        The explanation; examples are indented.
    """

    title: str
    text: str


VOCABULARIES: dict[str, str] = {
    "quadrants": "the four corners of the power-interest grid",
    "levels": "how much engagement there can be, in rising order",
    "categories": "kinds of stakeholder",
    "formats": "output kinds, what each is for, and which suit which category",
    "equity": "groups whose voice is easily missed: PROGRESS-Plus",
    "stances": "where a stakeholder stands, in rising order",
    "salience": "who claims attention: by power, legitimacy and urgency",
    "impact": "whom it affects, beside who cares and who decides: the eight 3i types",
    "steps": "the seven steps of knowledge mobilisation",
    "measures": "what can be measured of the network",
}
"""The pages that list words of one kind, and what about."""


def pages(register: Register | None = None) -> dict[str, Page]:
    """Return the page of each word, by the word.

    Parameters
    ----------
    register
        A register, whose own formats, categories and groups are told of too; None for
        the usual ones.
    """
    found: dict[str, Page] = {name: _of_list(name, register) for name in VOCABULARIES}
    found |= {quadrant: _of_quadrant(quadrant) for quadrant in QUADRANTS}
    found[UNSCORED] = Page(
        "unscored: not on the grid",
        "Influence or interest is missing. A missing score is never read as a low one: "
        "the stakeholder is listed beside the grid, and its level is shown as at least. The rule KM203 finds them.",
    )
    found |= {level: _of_level(level) for level in LEVELS}
    found |= {kind: _of_format(kind, register) for kind in _formats(register)}
    found |= {
        stance: Page(f"{stance}: a stance", f"{_sentence(text)}\n\nThe stances: {' < '.join(STANCE_MEANINGS)}.")
        for stance, text in STANCE_MEANINGS.items()
    }
    found |= {f"step-{step}": _of_step(step) for step in STEPS}
    found |= {kind: _of_list("salience", None) for kind in SALIENCE_TYPES}
    found |= {kind: _of_impact_type(kind) for kind in HIGHS} | {"3i": _of_list("impact", None)}
    return found | _of_measures()


def _of_list(name: str, register: Register | None) -> Page:
    return Page(f"{name}: {VOCABULARIES[name]}", _LISTS[name](register))


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _listed(entries: Mapping[str, str]) -> list[str]:
    """Return words with their meanings, a line for each."""
    width = max(map(len, entries), default=0) + 2
    return [f"  {word:<{width}}{text}".rstrip() for word, text in entries.items()]


def _quadrants(register: Register | None) -> str:
    usual = Policy.model_construct().levels.of
    entries = {
        str(one): f"{_EDEN_AND_ACKERMANN[one][0]}: {QUADRANT_MEANINGS[one]}; usually {usual(one)}" for one in QUADRANTS
    }
    intro = (
        "Influence is a body's power over the decision or over its uptake; interest is how much the matter means to "
        "it. High is above the threshold, not on it. Whoever lacks one of the scores is unscored, and in none of them."
    )
    return "\n".join([intro, "", *_listed(entries), "", _GRID_SOURCE])


def _levels(register: Register | None) -> str:
    every = Policy.model_construct().every
    entries = {
        str(level): f"{meaning} (every {getattr(every, level)} days)" for level, meaning in LEVEL_MEANINGS.items()
    }
    intro = "What each means, and how many days usually pass between two contacts:"
    return "\n".join(
        [intro, "", *_listed(entries), "", "empower is never suggested; a person chooses it.", _LEVEL_SOURCE]
    )


def _categories(register: Register | None) -> str:
    known = CATEGORIES if register is None else {id_: one.name or id_ for id_, one in register.categories.items()}
    return "\n".join(_listed(known))


def _formats(register: Register | None) -> dict[str, str]:
    return FORMATS if register is None else register.formats


def _list_of_formats(register: Register | None) -> str:
    names = _formats(register)
    purposes = {kind: KIND_PURPOSES.get(kind, f"{name} (of this register)") for kind, name in names.items()}
    suiting: dict[str, tuple[str, ...]] = (
        dict(CATEGORY_FORMATS) if register is None else {id_: one.formats for id_, one in register.categories.items()}
    )
    entries = {category: ", ".join(kinds) or "nothing is said" for category, kinds in suiting.items()}
    return "\n".join(
        [
            *_listed(purposes),
            "",
            "What a need asks for comes first, then what the audience asked for, for the topic before in general. "
            "Where nobody has said anything, these are usual for a category; they are a place to start, so ask:",
            "",
            *_listed(entries),
        ]
    )


def _equity(register: Register | None) -> str:
    lines = _listed(EQUITY_GROUPS)
    if register is not None and register.equity:
        lines += ["", "This register has set out to hear:", "", *_listed(register.equity)]
    return "\n".join([*lines, "", "J. O'Neill et al., J. Clin. Epidemiol. 67(1):56-64, 2014."])


def _stances(register: Register | None) -> str:
    source = "The stakeholder engagement assessment matrix is PMI's: PMBOK Guide, 5th ed. 2013, section 13.2."
    return "\n".join([*_listed({str(one): text for one, text in STANCE_MEANINGS.items()}), "", source])


def _salience(register: Register | None) -> str:
    intro = "Said only where the register gives all three. One makes a claim latent, two expectant, three definitive."
    said = {1: "{} alone", 2: "{} and {}", 3: "{}, {} and {}"}
    types = {
        str(type_): said[len(held)].format(*held) if held else "none of the three"
        for type_, held in SALIENCE_TYPES.items()
    }
    meanings = {str(attribute): text for attribute, text in ATTRIBUTE_MEANINGS.items()}
    source = (
        "`kmap grid --view salience` shows who is of which type. R.K. Mitchell, B.R. Agle, D.J. Wood, Academy of "
        "Management Review 22(4):853-886, 1997, doi 10.2307/259247."
    )
    return "\n".join([intro, "", *_listed(types), "", *_listed(meanings), "", source])


def _impact(register: Register | None) -> str:
    intro = (
        "3i: interest, influence and impact. Said only where all three are scored; high is above the threshold, "
        "not on it."
    )
    entries = {str(type_): _highs_in_words(type_) for type_ in HIGHS}
    more = f"`kmap grid --view impact` shows who is of which type. {_REED}"
    return "\n".join([intro, "", *_listed(entries), "", more])


def _highs_in_words(type_: ImpactType) -> str:
    highs = [axis for axis, high in zip(THREE_I, HIGHS[type_], strict=True) if high]
    return {0: "none of the three high", 1: f"{listed(highs)} alone high", 3: "all three high"}.get(
        len(highs), f"{listed(highs)} high"
    )


def _of_impact_type(type_: ImpactType) -> Page:
    return Page(
        f"{type_}: a type of the 3i method",
        f"{IMPACT_NAMES[type_]}: {_highs_in_words(type_)}. High means above the threshold, not on it.\n\n"
        f"`kmap explain impact` has all eight, `kmap grid --view impact` who is of which type. {_REED}",
    )


def _steps(register: Register | None) -> str:
    after = "What 7 teaches goes back to 1 and 4. `kmap cycle` shows where a register stands."
    more = "`kmap explain step-4` says by which conditions a step is begun or done."
    return "\n".join([*_listed({str(step): text for step, text in STEPS.items()}), "", after, more])


def _measures(register: Register | None) -> str:
    summaries = measures()
    if not summaries:
        return "There is none yet."
    return "\n".join(
        [*_listed(summaries), "", "`kmap explain` and the name of one says how it is defined, and after whom."]
    )


_LISTS = {
    "quadrants": _quadrants,
    "levels": _levels,
    "categories": _categories,
    "formats": _list_of_formats,
    "equity": _equity,
    "stances": _stances,
    "salience": _salience,
    "impact": _impact,
    "steps": _steps,
    "measures": _measures,
}


def _of_quadrant(quadrant: Quadrant) -> Page:
    where, players = _EDEN_AND_ACKERMANN[quadrant]
    level = Policy.model_construct().levels.of(quadrant)
    return Page(
        f"{quadrant}: a quadrant of the power-interest grid",
        f"{where[0].upper()}{where[1:]}. High means above the threshold, not on it.\n"
        f"What it calls for: {QUADRANT_MEANINGS[quadrant]}.\n"
        f"The usual policy suggests: {level}.\n\n"
        f"Eden and Ackermann call them {players}. {_GRID_SOURCE}",
    )


def _of_level(level: Level) -> Page:
    every = getattr(Policy.model_construct().every, level)
    chosen = "Never suggested; a person chooses it." if level == "empower" else ""
    return Page(
        f"{level}: a level of engagement",
        f"{_sentence(LEVEL_MEANINGS[level])}"
        + f"\nThe usual policy has a contact every {every} days. {chosen}".rstrip()
        + f"\n\nThe levels: {' < '.join(LEVELS)}. {_LEVEL_SOURCE}",
    )


def _of_format(kind: str, register: Register | None) -> Page:
    name = _formats(register)[kind]
    purpose = KIND_PURPOSES.get(kind)
    suiting = CATEGORY_FORMATS if register is None else {id_: one.formats for id_, one in register.categories.items()}
    usual = [category for category, kinds in suiting.items() if kind in kinds]
    lines = [_sentence(purpose) if purpose is not None else f"{name}: a format of this register's own."]
    lines.append(f"Usual for: {', '.join(usual)}." if usual else "It is usual for no category.")
    if register is not None:
        asked = [one.name for one in register.counting if kind in one.formats]
        lines += [f"Asked for by: {', '.join(asked)}."] if asked else []
    return Page(f"{kind}: an output kind", "\n".join(lines))


def _of_step(step: int) -> Page:
    text = re.sub(r"(?m)^(\S.*)\n(?=\S)", r"\1 ", criteria(step))
    return Page(
        f"step-{step}: {STEPS[step]}",
        f"{text.removeprefix(f'Step {step}. ')}\n\n`kmap cycle` looks at these conditions; nobody ticks a box.",
    )


@cache
def measures() -> dict[str, str]:
    """Return what each measure of the network says, in a sentence, by its name on the command line."""
    return {
        name: doc.split("\n\n")[0].partition(": ")[2].replace("\n", " ").rstrip(".") for name, doc in _docs().items()
    }


def _of_measures() -> dict[str, Page]:
    return {
        name: Page(f"{name}: a measure of the network", re.sub(r"(?m)^(\S.*)\n(?=\S)", r"\1 ", doc))
        for name, doc in _docs().items()
    }


@cache
def _docs() -> dict[str, str]:
    """Return the page of each measure from its file, without loading what it works with."""
    folder = os.path.join(os.path.dirname(rooms.__file__), *_MEASURES.split("."))
    found = {}
    for name in rooms.names(_MEASURES):
        with open(os.path.join(folder, f"{name}.py"), encoding="utf-8") as file:
            found[name.replace("_", "-")] = inspect.cleandoc(ast.get_docstring(ast.parse(file.read())) or "")
    return found
