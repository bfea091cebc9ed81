"""Texts that attack what reads them, and a register in which they stand in every field of people's words."""

import json
import re
from collections.abc import Sequence

TEXTS = (
    "a\u202egnp.exe\u2066",
    "::error::x",
    "a\n::error::x\n##[error]y",
    "%0A::error::x",
    "##[error]x",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=cmd|'/C calc'!A0",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\uff1d1+1",
    "$\\frac{",
    "$x$ a|b|c",
    "[x](javascript:alert(1)) `a` ```b",
    "--><!-- ]]> &amp; &#x3c;",
    "zero\u200bwidth so\u00adft fil\u3164ler",
    "tag\U000e0041\U000e0042 selector\U000e0101",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x",
    "{{x}} ${x} #{x} %%{init: {}}%%",
    "end\nsubgraph x; click a callback",
    "e" + "\u0301" * 100,
    "line\u2028line\u2029line\u0085line",
)
"""What reading lets through; a control character it refuses (KM021)."""


SEEN_BY_NOBODY = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e01ef]"
)
"""Characters that act on a terminal or that nobody sees."""


def obeyed(printed: str) -> list[str]:
    """Return the lines that the runner of GitHub Actions would take for commands."""
    return [line for line in re.split("\r\n|\r|\n", printed) if line.lstrip().startswith("::") or "##[" in line]


def quoted(number: int) -> str:
    text = json.dumps(TEXTS[number % len(TEXTS)], ensure_ascii=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\x85")


def register(many: Sequence[int]) -> str:
    """Return a register in which texts of those numbers stand wherever people write, two stakeholders at least."""
    lines = [f"title: {quoted(2)}", "as_of: 2026-10-01", f"scale: {{min: 1, max: 5, labels: {{1: {quoted(0)}}}}}"]
    lines += ["topics:", *(f"  - {{id: t{n}, name: {quoted(n)}}}" for n in range(3))]
    lines += ["categories:", *(f"  - {{id: c{n}, name: {quoted(n + 3)}}}" for n in range(4)), "stakeholders:"]
    for n in many:
        kind = ("organisation", "person", "role", "group")[n % 4]
        lines += [
            f"  - id: s{n}\n    name: {quoted(n)}\n    kind: {kind}\n    category: c{n % 4}\n    tags: [{quoted(n)}]",
            f"    influence: {n % 5 + 1}\n    interest: {n * 3 % 5 + 1}\n    impact: 4\n    because: {quoted(n + 1)}",
            f"    engagement: {{current: inform, target: collaborate, because: {quoted(n)}, owner: {quoted(n)}}}",
            f"    engagement_points: [{{date: 2026-11-11, what: {quoted(n)}}}]\n    notes: {quoted(n + 2)}",
            "    stance: {current: neutral, desired: supportive}\n    salience: {power: true, urgency: true}",
            f"    by_topic: {{t{n % 3}: {{interest: 5, because: {quoted(n)}}}}}",
            f"    assessments: [{{date: 2026-03-02, by: {quoted(n)}, influence: 2, because: {quoted(n)}}}]",
        ]
    lines += ["relationships:"]
    lines += [
        f"  - {{from: s{n}, to: s{other}, kind: {quoted(n)}, because: {quoted(n)}}}"
        for n, other in zip(many, (*many[1:], many[0]), strict=True)
    ]
    lines += ["log:"]
    lines += [
        f"  - {{date: 2026-05-0{n % 9 + 1}, with: [s{n}], kind: {quoted(n)}, summary: {quoted(n)}, owner: {quoted(n)}, "
        f"follow_up: 2026-12-01, feedback: {{rating: 4, comment: {quoted(n)}}}}}"
        for n in many
    ]
    lines += ["needs:", *(f"  - {{id: n{n}, need: {quoted(n)}, raised_by: [s{n}], due: 2027-01}}" for n in many)]
    lines += ["questions:"]
    lines += [
        f"  - {{id: q{n}, question: {quoted(n)}, answers: [n{n}], lead: {quoted(n)}, status: running}}" for n in many
    ]
    lines += ["outputs:"]
    lines += [
        f"  - {{id: o{n}, title: {quoted(n)}, kind: policy-brief, answers: [q{n}], audiences: [s{n}], "
        f"message: {quoted(n)}, status: planned, due: 2026-12-01, owner: {quoted(n)}}}"
        for n in many
    ]
    return "\n".join(
        [*lines, "expect:", f"  - {{stakeholder: s{many[1]}, quadrant: monitor, because: {quoted(1)}}}", ""]
    )


REGISTER = register(range(len(TEXTS)))
FEW = register((0, 5, 6, 7, 14, 15, 17, 18))
"""The same of those texts alone that attack what shows pages and pictures."""
