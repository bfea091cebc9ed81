"""What the YAML parser objects to, in plain words."""

import re

import yaml

from kmap.errors import START, Position, Problem
from kmap.register.source import Source

# From what the parser says, its context first, to what was found and what to write. The first
# that matches counts; both of PyYAML's parsers are covered, whose wording differs.
_PLAIN_WORDS = (
    (
        r"mapping values are not allowed",
        "a `: ` where none can stand",
        'put text that holds a colon into quotes, as in `name: "Health: the board"`; or mend the indentation',
    ),
    (
        r"sequence entries are not allowed",
        "a `- ` where none can stand",
        "begin the list on the next line; put text that begins with `- ` into quotes",
    ),
    (
        r"mapping keys are not allowed",
        "a `? ` where none can stand",
        "put text that begins with `? ` into quotes",
    ),
    (
        r"could not find expected ':'",
        "a line that is neither `key: value` nor a list item `- `",
        "write `key: value`, with a space after the colon",
    ),
    (
        r"cannot start any token",
        "a character that text without quotes can't begin with",
        'put the text into quotes, as in `name: "@board"`',
    ),
    (
        r"character escape|escape character|escape sequence|while \w+ a (?:double-)?quoted scalar: .*hex",
        "a backslash sequence that YAML does not know",
        "use single quotes around text with backslashes",
    ),
    (
        r"while scanning a quoted scalar",
        "a quote that is not closed",
        "close the quote; inside single quotes write ' twice",
    ),
    (r"while scanning a block scalar", "something after `|` or `>` that can't stand there", "begin the text below it"),
    (
        r"directive|tag handle|YAML document|version",
        "a line that begins with `%`",
        "take it away, or put the text into quotes",
    ),
    (
        r"(?:scanning|parsing) an? (?:anchor|alias|tag)|undefined tag",
        "an anchor, alias or tag that is not whole",
        "put text with `&`, `*` or `!` into quotes",
    ),
    (
        r"while parsing a block collection",
        "an indentation that fits neither the list above nor what is inside it",
        "line the item up with the others of its list, each starting with `- `",
    ),
    (
        r"while parsing a block mapping",
        "an indentation or a sign that fits nothing above it",
        "line the key up with the others of its group; put a text into one pair of quotes as a whole",
    ),
    (
        r"expected ',' or '[\]}]'|expected (?:the )?node content",
        "a `[` or `{` that is not closed, or a comma that is missing or one too many",
        "separate the entries by commas and close the bracket",
    ),
    (
        r"document start|did not find expected <document",
        "text after the end of the document",
        "line it up with the register above it",
    ),
)


# Spaces that come in by copying from a web page or a document, and that YAML takes for text.
_PASTED = re.compile("[ \\t]*([\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000])")
_NO_SPACE = re.compile(r"( *(?:- )?[a-z_]+:)[^\s/:]")


def explain_syntax(source: Source, error: yaml.YAMLError) -> Problem:
    """Return a problem that says in plain words where and why the text is not YAML."""
    if isinstance(error, yaml.reader.ReaderError):
        return _unprintable(source, error)
    mark = getattr(error, "problem_mark", None)
    position = source.position(mark) if mark is not None else START
    tab = _tab_in_indentation(source, position.line, anywhere=True)
    if tab is not None:
        return tab
    pasted = _pasted_space(source, position.line)
    if pasted is not None:
        return pasted
    said = f"{getattr(error, 'context', None)}: {getattr(error, 'problem', None)}"
    opening = getattr(error, "context_mark", None)
    if opening is not None and re.search("scanning a quoted scalar: found unexpected", said):
        position = source.position(opening)  # where the quote opens, not where the text or the document ends
    if "could not find expected ':'" in said:
        position = _without_space(source, position.line) or position
    for pattern, found, tip in _PLAIN_WORDS:
        if re.search(pattern, said):
            return Problem("KM003", position, f"this is not YAML: {found}", tip)
    return Problem("KM003", position, "this is not YAML", "compare the line with those around it")


def tabs_in_indentation(source: Source, inside_scalars: set[int], end: int | None = None) -> list[Problem]:
    """Return a problem for each line that is indented by a tab, but for those inside of text.

    Parameters
    ----------
    source
        The register's text.
    inside_scalars
        Numbers of the lines that continue a text begun on an earlier line.
    end
        The number of the line at which the text breaks off, if it does.
    """
    lines = source.lines if end is None else source.lines[: end - 1]
    numbers = (n for n, line in enumerate(lines, 1) if "\t" in line and n not in inside_scalars)
    return [tab for n in numbers if (tab := _tab_in_indentation(source, n)) is not None]


def _tab_in_indentation(source: Source, number: int, *, anywhere: bool = False) -> Problem | None:
    """Return a problem for a tab in front of what stands on a line; before a comment or nothing, only if `anywhere`."""
    line = source.line(number)
    content = line.lstrip(" \t")
    indentation = line[: len(line) - len(content)]
    if "\t" not in indentation or (not anywhere and (not content.strip() or content.startswith("#"))):
        return None
    position = Position(number, indentation.index("\t") + 1)
    return Problem("KM004", position, "a tab in the indentation", "indent with spaces, two for each level")


def _pasted_space(source: Source, number: int) -> Problem | None:
    """Return a problem for a space in an indentation that is none, on a line or the one before it."""
    for line in (number - 1, number):
        found = _PASTED.match(source.line(line))
        if found is not None:
            code = ord(found[1])
            message = f"this is not YAML: character U+{code:04X} in the indentation, which only looks like a space"
            tip = "delete the indentation and type it anew; it came in by copy and paste, most likely"
            return Problem("KM003", Position(line, found.start(1) + 1), message, tip)
    return None


def _without_space(source: Source, number: int) -> Position | None:
    """Return where a key and its value stand together, on a line or the last one before it that holds something."""
    for line in range(number, 0, -1):
        found = _NO_SPACE.match(source.line(line))
        if found is not None:
            return Position(line, found.end(1))
        if line != number and source.line(line).strip():
            break
    return None


def _unprintable(source: Source, error: yaml.reader.ReaderError) -> Problem:
    index = error.position
    if yaml.__with_libyaml__:  # counts bytes, where PyYAML's own parser counts characters
        index = len(source.text.encode("utf-8", "surrogatepass")[:index].decode("utf-8", "ignore"))
    code = error.character if isinstance(error.character, int) else ord(error.character)
    message = f"character U+{code:04X} can't stand in a register: it is a control character or not text at all"
    return Problem("KM003", source.position_at(index), message, "delete it; it came in by copy and paste, most likely")
