"""The readers of what comes out say so where it is not sound: else a long run would find nothing."""

import pytest

from tests.fuzz.outputs import holds
from tests.fuzz.running import BrokenError

GRAPH = b"""<gexf xmlns="http://gexf.net/1.3"><nodes><node id="a"/></nodes>
<edges><edge source="a" target="%b"/></edges></gexf>"""


@pytest.mark.parametrize(
    ("format_", "sound", "not_sound"),
    [
        ("text", b"a\n", b"a\x1b[31m\n"),
        ("json", b'{"a": 1}', b'{"a": NaN}'),
        ("json", b'{"a": {"b": 1}}', b'{"a": 1, "a": 2}'),
        ("csv", b"a,b\n1,-2\n", b"a,b\n1,=2\n"),
        ("csv", b"a,b\n1,2\n", b"a,b\n1\n"),
        ("markdown", b"| a |\n| - |\n| x \\| y |\n", b"| a |\n| - |\n| x | y |\n"),
        ("markdown", b"```\n# a\n```\n", b"```\n# a\n"),
        ("markdown", b"a \\<script\n", b"a <script\n"),
        ("github", b"::error title=a::b\n1 error\n", b"error: b\n1 error\n"),
        ("gitlab", b"[]", b'[{"fingerprint": "a"}, {"fingerprint": "a"}]'),
        ("junit", b'<a><testsuite tests="0" failures="0"/></a>', b'<a><testsuite tests="1" failures="0"/></a>'),
        ("svg", b"<svg><g/></svg>", b'<svg><g onload="x()"/></svg>'),
        ("gexf", GRAPH % b"a", GRAPH % b"b"),
        ("dot", b'graph {"a}"}', b'graph {"a"'),
        ("mermaid", b'graph\n n0["a"]\n', b'graph\n n0["a]\n'),
        ("html", b"<html><p>a</p></html>", b"<html><kmapfuzz></kmapfuzz></html>"),
        ("html", b"<html><p title='onload'>a</p></html>", b"<html><p onload='x()'>a</p></html>"),
        ("pdf", b"%PDF-1\n%%EOF\n", b"%PDF-1\n/JavaScript\n%%EOF\n"),
    ],
)
def test_what_is_not_sound_is_refused(format_: str, sound: bytes, not_sound: bytes) -> None:
    holds(format_, sound)
    with pytest.raises(BrokenError):
        holds(format_, not_sound)
