"""The format page says of every field what the models say, and its examples can be read."""

import dataclasses
import inspect
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kmap.analysis.claims import CLAIMS
from kmap.catalogue import REFUSING, codes, rules
from kmap.diagnosis import diagnose
from kmap.errors import Severity
from kmap.register import vocabulary
from kmap.register.models.document import Document
from kmap.register.models.expectation import Expectation
from kmap.register.models.knowledge import Need, Output, Question, Training, Uptake
from kmap.register.models.network import Feedback, LogEntry, Relationship
from kmap.register.models.settings import (
    Cadence,
    Category,
    CheckSettings,
    Labels,
    LevelFloors,
    Named,
    Policy,
    QuadrantLevels,
    RedactSettings,
    Scale,
    Team,
    ThresholdByAxis,
)
from kmap.register.models.stakeholder import (
    Assessment,
    Engagement,
    EngagementPoint,
    Salience,
    Stakeholder,
    StanceMove,
    TopicScores,
)
from kmap.register.reading import Reading, read, read_source
from kmap.register.scores import standing_scores
from kmap.register.source import Source
from kmap.terminal import number

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "format.md").read_text(encoding="utf-8")
OF_PROJECTS = ("extends", "exclude", "unset")
"""Fields that only a register has which builds on another."""


@dataclasses.dataclass(frozen=True)
class Place:
    """Where the lines of a part stand in a register, for an example of one of them."""

    part: str
    opening: str
    required: tuple[str, ...] = ()

    def around(self, line: str) -> str:
        """Return the part with one entry: the line, and those that the entry can't do without."""
        key = line.partition(":")[0]
        lines = [other for other in self.required if other.partition(":")[0] != key]
        first, *rest = [*lines, line]
        indent = " " * len(self.opening.rsplit("\n", 1)[-1])
        return self.opening + first + "\n" + "".join(f"{indent}{other}\n" for other in rest)


SOMEBODY = "  - name: Somebody\n"
PLACES: dict[type[BaseModel], Place] = {
    Team: Place("team", "team:\n  ", ("id: streets",)),
    Scale: Place("scale", "scale:\n  "),
    Labels: Place("scale", "scale:\n  labels:\n    "),
    ThresholdByAxis: Place("threshold", "threshold:\n  "),
    Category: Place("categories", "categories:\n  - ", ("id: schools",)),
    Named: Place("equity", "equity:\n  - age\n  - ", ("id: young-carers", "name: Young carers")),
    Stakeholder: Place("stakeholders", "  - ", ("name: Somebody",)),
    StanceMove: Place("stakeholders", f"{SOMEBODY}    stance:\n      "),
    Salience: Place("stakeholders", f"{SOMEBODY}    salience:\n      "),
    EngagementPoint: Place("stakeholders", f"{SOMEBODY}    engagement_points:\n      - ", ("date: 2027-01",)),
    Engagement: Place("stakeholders", f"{SOMEBODY}    engagement:\n      "),
    TopicScores: Place("stakeholders", f"{SOMEBODY}    by_topic:\n      crossings:\n        "),
    Assessment: Place("stakeholders", f"{SOMEBODY}    assessments:\n      - ", ("date: 2026-03-02",)),
    Relationship: Place("relationships", "  - ", ("from: parents", "to: council")),
    Policy: Place("policy", "policy:\n  "),
    QuadrantLevels: Place("policy", "policy:\n  levels:\n    "),
    LevelFloors: Place("policy", "policy:\n  at_least:\n    "),
    Cadence: Place("policy", "policy:\n  every:\n    "),
    LogEntry: Place("log", "  - ", ("date: 2026-09-21", "with: council")),
    Feedback: Place("log", "  - date: 2026-09-21\n    with: council\n    feedback:\n      "),
    Need: Place("needs", "  - ", ("id: another", "need: Where do they cross")),
    Question: Place("questions", "  - ", ("id: another", "question: Where do they cross")),
    Output: Place("outputs", "  - ", ("id: another", "title: Where they cross")),
    Uptake: Place("outputs", "  - id: another\n    title: It\n    uptake:\n      - ", ("date: 2026-07-01",)),
    Training: Place("training", "training:\n  - ", ("date: 2026-05-04", "title: It")),
    Expectation: Place("expect", "expect:\n  - ", ("stakeholder: council", "scored: true")),
    CheckSettings: Place("check", "check:\n  "),
    RedactSettings: Place("redact", "redact:\n  "),
}


COUNTED = [subject for subject, can_be in CLAIMS.items() if "count_at_least" in can_be]
"""What is counted by a claim, where others are about one stakeholder."""


@dataclasses.dataclass(frozen=True)
class Row:
    """A row of a table of fields."""

    field: str
    left_out: str
    example: str


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def table_after(mark: str) -> list[list[str]]:
    """Return the rows of the table under a mark in the page."""
    match = re.search(rf"<!-- {re.escape(mark)} -->\n\n((?:\|.*\n)+)", PAGE)
    assert match is not None, f"no table is marked {mark}"
    return [cells(line) for line in match[1].splitlines()[2:]]


def field_rows(model: type[BaseModel]) -> list[Row]:
    return [
        Row(field.strip("`"), left_out, example.strip("`"))
        for field, _, _, left_out, example in table_after(f"fields: {model.__name__}")
    ]


def inner_types(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) in (Annotated, Union, UnionType, tuple, dict):
        for inner in get_args(annotation):
            yield from inner_types(inner)
    else:
        yield annotation


@cache
def models(model: type[BaseModel] = Document) -> tuple[type[BaseModel], ...]:
    """Return all parts of a register, from the document down."""
    found: dict[type[BaseModel], None] = {model: None}
    for field in model.model_fields.values():
        for inner in inner_types(field.annotation):
            if inspect.isclass(inner) and issubclass(inner, BaseModel):
                found |= dict.fromkeys(models(inner))
    return tuple(found)


def every_field() -> list[tuple[type[BaseModel], str, FieldInfo]]:
    return [(model, field.alias or name, field) for model in models() for name, field in model.model_fields.items()]


def blocks() -> list[tuple[str, str]]:
    """Return the YAML blocks of the page, each with the mark above it."""
    found = re.findall(r"(?:<!-- ([^\n]*) -->\n\n)?```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
    return [(mark, text) for mark, text in found]


def parts_of(text: str) -> dict[str, str]:
    """Return the parts of a register that begin at the left edge, by their keys."""
    return {part.partition(":")[0]: part for part in re.split(r"^(?=\w)", text, flags=re.MULTILINE) if part.strip()}


def example_register() -> dict[str, str]:
    (text,) = [text for mark, text in blocks() if mark == "register: example"]
    return parts_of(text)


def whole(mark: str, text: str) -> str:
    """Return a register that holds a block of the page."""
    if mark == "fragment":
        return "".join((example_register() | parts_of(text)).values())
    if mark.startswith("fragment: "):
        part = mark.removeprefix("fragment: ")
        context = example_register()
        context[part] += "".join(f"  {line}\n" for line in text.splitlines())
        return "".join(context.values())
    return text


def with_example(model: type[BaseModel], line: str) -> str:
    """Return the example register with one line of a table in its place."""
    context = example_register()
    key = line.partition(":")[0]
    if model is Document:
        if key == "stakeholders":
            return f"{context['title']}{line}\n"
        return "".join((context | {key: f"{line}\n"}).values())
    place = PLACES[model]
    if model is Expectation and key in COUNTED:
        place = dataclasses.replace(place, required=("count_at_least: 1",))
    elif key == "count_at_least":
        place = dataclasses.replace(place, required=("category: communities",))
    text = place.around(line)
    if re.match(r"\w", text):
        context[place.part] = text
    else:
        context[place.part] += text
    return "".join(context.values())


def error_codes(text: str) -> list[str]:
    return [
        found.code for found in diagnose(read_source(Source("page.yaml", text))) if found.severity is Severity.ERROR
    ]


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str, str], Reading]:
    """Return a function that reads a project, given with the programme that it builds on."""

    def read_project(programme: str, text: str) -> Reading:
        (tmp_path / "projects").mkdir()
        (tmp_path / "stakeholders.yaml").write_text(programme, encoding="utf-8")
        (tmp_path / "projects" / "p.yaml").write_text(text, encoding="utf-8")
        return read(str(tmp_path / "projects" / "p.yaml"))

    return read_project


def all_codes(text: str) -> list[str]:
    return [found.code for found in diagnose(read_source(Source("page.yaml", text)))]


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_table_of_a_part_has_exactly_its_fields_in_order(model: type[BaseModel]) -> None:
    assert [row.field for row in field_rows(model)] == [name for of, name, _ in every_field() if of is model]


@pytest.mark.parametrize(("model", "name"), [(model, name) for model, name, _ in every_field()])
def test_every_field_stands_in_backticks(model: type[BaseModel], name: str) -> None:
    assert f"`{name}`" in PAGE


def as_written(default: object) -> str:
    if isinstance(default, bool):
        return str(default).lower()
    return number(default) if isinstance(default, int | float) else str(default)


@pytest.mark.parametrize(
    ("model", "name", "default"),
    [
        (model, name, as_written(field.default))
        for model, name, field in every_field()
        if isinstance(field.default, bool | int | float | str) and field.default != ""
    ],
)
def test_defaults_in_the_tables_are_those_of_the_models(model: type[BaseModel], name: str, default: str) -> None:
    (row,) = [row for row in field_rows(model) if row.field == name]
    assert f"`{default}`" in row.left_out


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_fields_said_to_be_required_are_required(model: type[BaseModel]) -> None:
    said = {row.field for row in field_rows(model) if row.left_out == "*required*"}
    required = {name for of, name, field in every_field() if of is model and field.is_required()}
    assert said == required | ({"name"} if model is Stakeholder else set())


@pytest.mark.parametrize(("model", "line"), [(model, row.example) for model in models() for row in field_rows(model)])
def test_example_of_a_field_checks_without_errors(
    model: type[BaseModel], line: str, project: Callable[[str, str], Reading]
) -> None:
    name = line.partition(":")[0]
    assert name in [row.field for row in field_rows(model)]
    if name not in OF_PROJECTS:
        assert error_codes(with_example(model, line)) == []
        return
    lines = ["title: A crossing", "extends: ../stakeholders.yaml"]
    lines += ["stakeholders:", "  - id: council", f"    {line}"] if model is Stakeholder else [line, "stakeholders: []"]
    reading = project("".join(example_register().values()), "\n".join(dict.fromkeys(lines)) + "\n")
    assert [found.code for found in diagnose(reading) if found.path == reading.path] == []


def test_project_of_the_page_is_what_the_page_says_of_it(project: Callable[[str, str], Reading]) -> None:
    texts = dict(blocks())
    reading = project(texts["programme"], texts["project"])
    register = reading.register
    assert reading.whole
    assert register is not None
    assert [found.code for found in diagnose(reading) if found.severity is Severity.ERROR] == []
    scores = standing_scores(register.by_id["council"], register.day, register.topic)
    assert scores.influence is not None
    assert scores.interest is not None
    assert (scores.influence.score, scores.interest.score) == (5, 5)
    assert scores.interest.ratings[0].because == "The crossing is on their list for next year"
    engagement = register.by_id["council"].engagement
    assert engagement is not None
    assert (engagement.owner, engagement.target) == ("Project lead", None)
    assert "bus-company" not in register.by_id
    assert [entry.with_ for entry in register.log] == [("council",)]


@pytest.mark.parametrize(("mark", "text"), [block for block in blocks() if block[0] != "project"])
def test_yaml_block_reads_whole_and_checks_without_errors(mark: str, text: str) -> None:
    source = Source("page.yaml", whole(mark, text))
    assert read_source(source).whole
    assert error_codes(source.text) == []


@pytest.mark.parametrize(("line", "code"), [(row[0].strip("`"), row[2]) for row in table_after("values")])
def test_value_is_read_or_refused_as_said(line: str, code: str) -> None:
    innocent = {"KM205", *all_codes(with_example(Stakeholder, "notes: Ask again"))}  # about the rest of the register
    found = set(all_codes(with_example(Stakeholder, line))) - innocent
    assert found == ({code} if code else set())


def test_claims_of_each_subject_are_those_of_the_code() -> None:
    said = {subject.strip("`"): re.findall(r"`(\w+)`", can_be) for subject, can_be in table_after("claims")}
    assert said == {
        subject: [*can_be, "topic"] if subject == "stakeholder" else [*can_be] for subject, can_be in CLAIMS.items()
    }


def test_the_team_may_stand_at_the_ends_of_ties_only() -> None:
    text = "".join(example_register().values())
    assert "KM102" not in all_codes(text)
    assert "KM102" in all_codes(text.replace("with: [council, parents]", "with: [council, streets]"))


def test_ignoring_comment_of_the_page_ignores() -> None:
    mark, text = next((mark, text) for mark, text in blocks() if "kmap: ignore[" in text)
    place = re.compile(r"  # kmap: ignore.*")
    assert place.search(text)
    assert all_codes(whole(mark, text)).count("KM205") + 1 == all_codes(whole(mark, place.sub("", text))).count("KM205")


def words_of_closed_vocabularies() -> set[str]:
    found: set[str] = set()
    for value in vars(vocabulary).values():
        if get_origin(value) is Literal:
            found.update(map(str, get_args(value)))
    return found


@pytest.mark.parametrize(
    "word",
    sorted(
        words_of_closed_vocabularies()
        | vocabulary.CATEGORIES.keys()
        | vocabulary.FORMATS.keys()
        | vocabulary.EQUITY_GROUPS.keys()
        | {"midpoint", "mean", "median"}
    ),
)
def test_every_word_of_the_vocabularies_stands_in_backticks(word: str) -> None:
    vocabularies = PAGE.partition("\n## Vocabularies\n")[2].partition("\n## ")[0]
    assert f"`{word}`" in vocabularies


def test_every_step_of_knowledge_mobilisation_is_named() -> None:
    steps = PAGE.partition("The steps of knowledge mobilisation go by number:")[2].partition("What is\nlearnt")[0]
    assert re.findall(r"\b([0-9]) [a-z]", steps) == [str(step) for step in vocabulary.STEPS]


def test_every_code_named_is_that_of_a_rule() -> None:
    assert set(re.findall(r"\bKM[0-9]{3}\b", PAGE)) <= codes().keys()


def test_every_rule_of_reading_is_listed() -> None:
    assert [row[0] for row in table_after("reading rules")] == [
        code for code, rule in rules().items() if rule.is_reading
    ]


@pytest.mark.parametrize(("code", "severity"), [row[:2] for row in table_after("reading rules") + table_after("rules")])
def test_severity_of_a_rule_is_as_said(code: str, severity: str) -> None:
    assert rules()[code].severity.word == severity


def test_families_are_those_of_the_rules() -> None:
    families = {family: refuses == "yes" for family, _, refuses in table_after("families")}
    assert families == {family: family in REFUSING for family in sorted({code[:3] for code in codes()})}


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)]*)\)", PAGE))))
def test_link_leads_to_a_heading(link: str) -> None:
    file, _, anchor = link.partition("#")
    target = (DOCS / file).read_text(encoding="utf-8") if file else PAGE
    headings = re.findall(r"^#+ (.*)$", target, flags=re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert not anchor or anchor in anchors


def test_page_names_no_folder_of_a_machine() -> None:
    assert not re.search(r"(?<![\w.:/])/(?:work|tmp|home)\b", PAGE)
