"""Each rule against its case: a register with `# expect: KM101` on the guilty lines.

A case is about the rules whose codes it expects: these find what it says, line by line,
and nothing else. Nor does anything in it refuse the register that it does not say. What
other rules remark in passing is no business of the case, so that a new rule edits none
but its own. Cases of projects extend the programme in `extended/`.
"""

import inspect
import re
from pathlib import Path
from textwrap import dedent, indent

import pytest

from kmap import rooms
from kmap.catalogue import Rule, rules
from kmap.check import check
from kmap.errors import Severity
from kmap.register.models.document import Document
from kmap.settings import Selection

CASES = sorted(Path(__file__).parent.glob("km*.yaml"))
RULES = list(rules().values())
EXPECTED = re.compile(r"# expect: (KM\d{3}(?:, KM\d{3})*)")


def expected(case: Path) -> list[tuple[int, str]]:
    if case.is_dir():  # it can't be opened and holds no lines
        return [(1, "KM001")]
    lines = case.read_text(encoding="utf-8", errors="replace").split("\n")
    return [
        (number, code)
        for number, line in enumerate(lines, 1)
        for match in EXPECTED.finditer(line)
        for code in match[1].split(", ")
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_check_finds_what_the_case_expects_and_nothing_else(case: Path) -> None:
    about = {code for _, code in expected(case)}
    found = [
        (diagnostic.position.line, diagnostic.code)
        for diagnostic in check([str(case)]).diagnostics
        if (diagnostic.code in about or diagnostic.severity is Severity.ERROR) and diagnostic.path == str(case)
    ]
    assert sorted(found) == sorted(expected(case))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_expects_the_rule_that_it_is_named_after(case: Path) -> None:
    assert case.stem[:5].upper() in {code for _, code in expected(case)}


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert [case.stem for case in CASES] == list(rooms.names("rules"))


def test_no_code_is_used_twice() -> None:
    assert len({name[:5] for name in rooms.names("rules")}) == len(rooms.names("rules"))


@pytest.mark.parametrize("name", rooms.names("rules"))
def test_a_file_is_named_by_a_code_and_by_what_is_wrong(name: str) -> None:
    assert re.fullmatch(r"km[0-9]{3}(_[a-z0-9]+)+", name)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_severity(rule: Rule) -> None:
    assert isinstance(rule.severity, Severity)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_check_unless_reading_finds_it(rule: Rule) -> None:
    assert rule.has_check is not (rule.is_reading or rule.code == "KM904")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_has_a_title_that_is_a_sentence_and_says_more_below_it(rule: Rule) -> None:
    title, blank, explanation, *_ = page(rule).split("\n")
    assert re.fullmatch(r"[A-Z].*\.", title)
    assert blank == ""
    assert explanation


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_with_a_bad_example_has_a_good_one(rule: Rule) -> None:
    assert ("\nBad:" in page(rule)) is ("\nGood:" in page(rule))


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.is_reading], ids=lambda rule: rule.code)
def test_a_page_shows_the_bad_and_the_good(rule: Rule) -> None:
    assert "\nBad::\n" in page(rule)
    assert "\nGood::\n" in page(rule)


def page(rule: Rule) -> str:
    return inspect.getdoc(rule.module) or ""


def example(rule: Rule, word: str) -> str:
    """Return the block under `Bad::` or `Good::` on the page of a rule."""
    match = re.search(rf"^{word}::\n\n((?:(?:    .*)?\n)+)", page(rule) + "\n", re.MULTILINE)
    return dedent(match[1]).strip() if match is not None else ""


def whole(block: str) -> str:
    """Return a register around a block of an example, which shows only what it is about."""
    first = block.split("\n")[0]
    if first.startswith("- {from"):
        block = "relationships:\n" + indent(block, "  ")
    elif first.startswith("- {date") and "by:" in first:
        block = "stakeholders:\n  - name: Somebody\n    assessments:\n" + indent(block, "      ")
    elif first.startswith("- {date"):
        block = "log:\n" + indent(block, "  ")
    elif first.startswith("- "):
        block = "stakeholders:\n" + indent(block, "  ")
    elif first.partition(":")[0] not in Document.model_fields:
        somebody = "stakeholders:\n  - name: Somebody\n"
        scores = "" if "influence" in block else "    influence: 5\n    interest: 2\n"
        block = somebody + scores + indent(block, "    ")
    for field, without in (("title", "title: An example\n"), ("stakeholders", "stakeholders: []\n")):
        if not re.search(rf"^{field}:", block, re.MULTILINE):
            block = without + block
    return block


SHOWN = [rule for rule in RULES if example(rule, "Bad") and rule.code != "KM001"]


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_bad_example_of_a_page_is_found(rule: Rule, tmp_path: Path) -> None:
    assert rule.code in found_in(whole(example(rule, "Bad")), rule, tmp_path)


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_good_example_of_a_page_is_not_found(rule: Rule, tmp_path: Path) -> None:
    assert rule.code not in found_in(whole(example(rule, "Good")), rule, tmp_path)


def found_in(text: str, rule: Rule, folder: Path) -> set[str]:
    programme = example(rule, "Programme")
    if programme:
        (folder / "programme.yaml").write_text(whole(programme), encoding="utf-8")
    path = folder / "stakeholders.yaml"
    path.write_text(text, encoding="utf-8")
    return {diagnostic.code for diagnostic in check([str(path)], Selection()).diagnostics}
