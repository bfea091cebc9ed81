"""Numbers and dates at the ends of what there is, and beyond."""

from pathlib import Path

import pytest

from tests.attack.running import Kmap, Within

FAR = """\
title: A
as_of: {day}
review_every: 36500
policy: {{every: {{inform: 36500, consult: 1, involve: 2, collaborate: 1, empower: 1}}}}
stakeholders:
  - id: a
    name: A
    influence: 4
    interest: 4
    since: {day}
    until: 9999-12
    engagement: {{current: consult, target: collaborate, owner: K}}
    engagement_points: [{{date: {day}, what: x}}, {{date: 0001-01, what: y}}, {{date: 9999-12-31, what: z}}]
    assessments:
      - {{date: {day}, by: K, influence: 5, interest: 5, stance: neutral}}
      - {{date: 0001-01-01, by: L, influence: 1, interest: 2}}
  - {{id: b, name: B, influence: 2, interest: 2, since: 0001-01-01}}
relationships:
  - {{from: us, to: a, strength: 1000000000000000}}
  - {{from: a, to: b, strength: 0.0000000000001}}
log:
  - {{date: {day}, with: [a], kind: call, level: consult, follow_up: 9999-12-31, feedback: {{rating: 4}}}}
  - {{date: 0001-01-01, with: [b], kind: call, follow_up: 0001-01-02}}
needs: [{{id: n, need: x, raised_by: [a], due: 9999-12}}]
questions: [{{id: q, question: x, answers: [n], status: running, results: {day}}}]
outputs:
  - {{id: o, title: x, kind: policy-brief, answers: [q], audiences: [a], status: published, published: {day}}}
  - {{id: p, title: x, kind: policy-brief, answers: [q], audiences: [a], status: planned, due: 0001-01-01}}
training: [{{date: 0001-01-01, title: T, attended: 999999999999}}]
"""
COMMANDS = [
    *(("check",), ("grid",), ("suggest",), ("topics",), ("trust",), ("network",), ("rank",), ("key-players",)),
    *(("coverage",), ("cycle",), ("evaluate",), ("trace",), ("show", "a"), ("brief", "a"), ("route", "b")),
    *(("plan",), ("plan", "--weeks", "520"), ("plan", "--format", "ics"), ("suggest", "--as-of", "0001-01-01")),
    *(("plan", "--as-of", "9999-12-31"), ("changes", "--since", "0001-01-01", "--as-of", "9999-12-31")),
]
NO_SCORE = [
    "1e400",
    "-1e400",
    ".inf",
    "-.inf",
    ".nan",
    "inf",
    "nan",
    "9" * 5_000,
    "0." + "0" * 5_000 + "1e",
    "0x7f",
    "1_0",
]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_first_and_the_last_day_there_is_are_days(
    kmap: Kmap, tmp_path: Path, within: Within, words: tuple[str, ...], day: str
) -> None:
    (tmp_path / "stakeholders.yaml").write_text(FAR.format(day=day), encoding="utf-8")
    with within(30):
        run = kmap(*words)
    assert run.returncode == 0, run.stderr
    assert 0 < len(run.stdout) < 1_000_000


@pytest.mark.parametrize("number", NO_SCORE, ids=lambda number: number[:8])
@pytest.mark.parametrize(
    "line",
    ["  influence: %s", "scale: {min: 0, max: %s}", "threshold: {interest: %s}", "borderline: %s", "review_every: %s"],
)
def test_a_number_that_is_none_is_refused_where_it_stands(kmap: Kmap, tmp_path: Path, line: str, number: str) -> None:
    text = f"title: A\nstakeholders:\n- name: B\n{line % number}\n"
    (tmp_path / "stakeholders.yaml").write_text(text, encoding="utf-8")
    run = kmap("check", "--format", "concise")
    assert run.returncode == 1
    assert any(code in run.stdout for code in ("[KM012]", "[KM015]"))
    assert len(run.stdout) < 2_000


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan", "--weeks", "9" * 5_000), "--weeks"),
        (("plan", "--weeks", "-1"), "--weeks"),
        (("plan", "--weeks", "1e9"), "--weeks"),
        (("key-players", "--size", "9" * 30), "--size"),
        (("grid", "--as-of", "0000-00-00"), "--as-of"),
        (("grid", "--as-of", "99999-12-31"), "--as-of"),
        (("set", "b", "influence=1e400"), "influence"),
        (("assess", "b", "--influence", "nan", "--by", "K"), "influence"),
        (("link", "a", "b", "--strength", "inf"), "strength"),
    ],
    ids=lambda value: " ".join(value)[:24] if isinstance(value, tuple) else value,
)
def test_an_absurd_number_of_a_command_is_refused(
    kmap: Kmap, tmp_path: Path, within: Within, words: tuple[str, ...], said: str
) -> None:
    (tmp_path / "stakeholders.yaml").write_text(FAR.format(day="2026-10-01"), encoding="utf-8")
    with within(20):
        run = kmap(*words)
    assert run.returncode in (1, 2)
    assert said in run.stderr
    assert len(run.stderr) < 7_000
    assert (tmp_path / "stakeholders.yaml").read_text(encoding="utf-8") == FAR.format(day="2026-10-01")
