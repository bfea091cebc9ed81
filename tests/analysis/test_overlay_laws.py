"""Laws of registers that extend others."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.engagement import suggest
from kmap.analysis.grid import place
from kmap.check import load
from kmap.formats import json as json_format
from kmap.register.register import Register
from kmap.register.scores import standing_scores
from kmap.register.stances import standing_stance
from kmap.reports.grid import report as grid_report
from kmap.reports.suggest import report as suggest_report

EXAMPLES = settings(max_examples=15)
IDS = ["a", "b", "c", "d"]
TOPICS = [None, "damp", "heat"]
SCORES = st.integers(1, 5)
STANCES = st.sampled_from(["unaware", "resistant", "neutral", "supportive", "leading"])
WRITTEN = {"influence": SCORES, "interest": SCORES, "impact": SCORES, "because": st.sampled_from(["x", "y"])}
ASSESSMENTS = st.lists(
    st.fixed_dictionaries(
        {"date": st.dates().map(lambda day: day.replace(year=2020 + day.year % 8))},
        optional={
            "influence": SCORES,
            "interest": SCORES,
            "stance": STANCES,
            "round": st.sampled_from(["r", "s"]),
            "topic": st.sampled_from(["damp", "heat"]),
        },
    ),
    max_size=4,
)
ENGAGEMENT = st.fixed_dictionaries(
    {}, optional={"target": st.sampled_from(["inform", "involve"]), "because": st.just("so"), "owner": st.just("KM")}
)
STAKEHOLDER = st.fixed_dictionaries(
    {},
    optional=WRITTEN
    | {
        "category": st.sampled_from(["government", "communities"]),
        "tags": st.lists(st.sampled_from(["s", "t"]), unique=True),
        "stance": st.fixed_dictionaries({}, optional={"current": STANCES, "desired": st.just("leading")}),
        "engagement": ENGAGEMENT,
        "capacity": st.sampled_from(["low", "high"]),
        "by_topic": st.dictionaries(
            st.sampled_from(["damp", "heat"]),
            st.fixed_dictionaries({}, optional=WRITTEN | {"engagement": ENGAGEMENT}),
            max_size=2,
        ),
        "at_the_table": st.booleans(),
    },
)
ASSESSED = st.tuples(STAKEHOLDER, ASSESSMENTS).map(lambda pair: pair[0] | ({"assessments": pair[1]} if pair[1] else {}))


def entries(kind: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return lists of stakeholders with ids and names."""
    by_id = st.dictionaries(st.sampled_from(IDS), kind, max_size=len(IDS))
    return by_id.map(lambda found: [{"id": id_, "name": f"Body {id_}"} | one for id_, one in sorted(found.items())])


def texts(kind: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Return what one register says."""
    return st.fixed_dictionaries(
        {"title": st.just("T"), "stakeholders": entries(kind)},
        optional={
            "threshold": st.sampled_from(["mean", 2, {"influence": 3}, {"interest": "median", "impact": 1}]),
            "policy": st.fixed_dictionaries(
                {},
                optional={
                    "levels": st.just({"monitor": "consult"}),
                    "every": st.dictionaries(st.sampled_from(["inform", "involve"]), st.integers(1, 99), max_size=2),
                },
            ),
            "borderline": st.sampled_from([0, 0.5]),
            "check": st.just({"severity": {"KM203": "info"}}),
            "categories": st.just([{"id": "care", "formats": ["sop"]}]),
            "equity": st.just(["age"]),
        },
    )


PROGRAMMES = texts(ASSESSED).map(
    lambda text: text | {"topics": [{"id": "damp"}, {"id": "heat"}], "as_of": "2026-10-01"}
)


class Files:
    """Registers that extend each other, in one folder."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)

    def read(self, *texts: dict[str, Any]) -> Register:
        """Return a register that says the last of the texts, which extends the one before, and so on."""
        for number, text in enumerate(texts):
            written = {"extends": f"r{number - 1}.yaml"} | text if number else text
            content = yaml.safe_dump(written, sort_keys=False).replace("'", "")
            (self.folder / f"r{number}.yaml").write_text(content, encoding="utf-8")
        return load(str(self.folder / f"r{len(texts) - 1}.yaml"))


@pytest.fixture(scope="module")
def files() -> Iterator[Files]:
    with tempfile.TemporaryDirectory() as folder:
        yield Files(folder)


def results(register: Register) -> list[Any]:
    """Return all that is worked out from a register, but for its title and where its scores stand."""
    found: list[Any] = []
    for topic in TOPICS:
        grid, suggestions = place(register, topic), suggest(register, topic)
        found += [json_format.report(grid_report(grid)), json_format.report(suggest_report(register, suggestions))]
        for one in register.stakeholders:
            scores = standing_scores(one, register.day, topic)
            found.append([(score.score, score.topic, score.round) if score is not None else None for score in scores])
            stance = standing_stance(one, register.day, topic)
            found.append(stance.stance if stance is not None else None)
    return found


@EXAMPLES
@given(
    programme=PROGRAMMES,
    restated=st.sets(st.sampled_from(IDS)),
    fields=st.sets(st.sampled_from(["threshold", "policy", "borderline", "check", "categories", "equity", "topics"])),
)
def test_overlay_that_restates_what_it_inherits_changes_nothing(
    files: Files, programme: dict[str, Any], restated: set[str], fields: set[str]
) -> None:
    again = [one for one in programme["stakeholders"] if one["id"] in restated]
    overlay = {"title": "T", "stakeholders": again} | {name: programme[name] for name in fields & programme.keys()}
    alone, below = files.read(programme), files.read(programme, overlay)
    assert results(below) == results(alone)
    assert below.document.model_dump(exclude={"extends"}) == alone.document.model_dump(exclude={"extends"})


@EXAMPLES
@given(programme=PROGRAMMES, field=st.sampled_from(["tags", "category", "engagement", "stance", "capacity", "name"]))
def test_overlay_that_restates_one_field_of_all_changes_nothing(
    files: Files, programme: dict[str, Any], field: str
) -> None:
    if any("assessments" in one for one in programme["stakeholders"]) and field == "stance":
        return  # a written stance of the project stands before an assessed one of the programme
    again = [{"id": one["id"]} | ({field: one[field]} if field in one else {}) for one in programme["stakeholders"]]
    overlay = {"title": "T", "stakeholders": again}
    assert results(files.read(programme, overlay)) == results(files.read(programme))


@EXAMPLES
@given(programme=PROGRAMMES)
def test_overlays_that_add_nothing_equal_their_programme_but_for_the_title(
    files: Files, programme: dict[str, Any]
) -> None:
    alone = files.read(programme)
    below = files.read(programme, *[{"title": "Below", "stakeholders": []}] * 3)
    own = {"title", "extends"}
    assert below.document.model_dump(exclude=own) == alone.document.model_dump(exclude=own)
    assert below.title == "Below"
    assert [str(one).replace("Below", "T") for one in results(below)] == [str(one) for one in results(alone)]
    assert all(below.distance(("stakeholders", index)) == 3 for index in range(len(below.stakeholders)))


@EXAMPLES
@given(programme=texts(STAKEHOLDER), middle=texts(STAKEHOLDER), project=texts(STAKEHOLDER))
def test_chain_of_three_equals_the_register_that_says_it_all_at_once(
    files: Files, programme: dict[str, Any], middle: dict[str, Any], project: dict[str, Any]
) -> None:
    programme |= {"topics": [{"id": "damp"}, {"id": "heat"}], "as_of": "2026-10-01"}
    chain = files.read(programme, middle, project)
    merged = chain.document.model_dump(by_alias=True, exclude_unset=True, exclude={"extends"})
    at_once = files.read(merged)
    own = {"extends"}
    assert chain.document.model_dump(exclude=own) == at_once.document.model_dump(exclude=own)


@EXAMPLES
@given(programme=PROGRAMMES, excluded=st.sets(st.sampled_from(IDS)))
def test_excluded_ones_are_as_though_they_had_never_been_there(
    files: Files, programme: dict[str, Any], excluded: set[str]
) -> None:
    ids = [one["id"] for one in programme["stakeholders"] if one["id"] in excluded]
    without = programme | {"stakeholders": [one for one in programme["stakeholders"] if one["id"] not in excluded]}
    below = files.read(programme, {"title": "T", "exclude": ids, "stakeholders": []})
    assert results(below) == results(files.read(without))


@EXAMPLES
@given(programme=PROGRAMMES, project=texts(ASSESSED))
def test_every_standing_score_is_found_in_the_text_that_gives_it(
    files: Files, programme: dict[str, Any], project: dict[str, Any]
) -> None:
    register = files.read(programme, project)
    texts_ = {id(one.source): one.own for one in register.ancestry}
    for topic in TOPICS:
        for index, one in enumerate(register.stakeholders):
            for score in standing_scores(one, register.day, topic):
                for rating in score.ratings if score is not None else ():
                    source, (_, number, *route) = register.origin(("stakeholders", index, *rating.route))
                    value: Any = texts_[id(source)].stakeholders[int(number)]
                    for step in route:
                        value = value[step] if isinstance(value, tuple | dict) else getattr(value, str(step))  # type: ignore[index]
                    assert value == rating.score
