"""The lines of a text, found from the index of a character in them."""

import re

_LINE_END = re.compile("\r\n|\r|\n")


class Lines:
    """A text by its lines, as an editor counts them.

    Parameters
    ----------
    text
        The text.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def start(self, index: int) -> int:
        """Return where the line of a character begins."""
        return max(self.text.rfind("\n", 0, index), self._carriage_return(index)) + 1

    def _carriage_return(self, index: int) -> int:
        before = self.text.rfind("\r", 0, index)
        return before if self.text[before + 1 : before + 2] != "\n" else -1

    def end(self, index: int) -> int:
        """Return where the line of a character ends, before its line end."""
        match = _LINE_END.search(self.text, index)
        return match.start() if match is not None else len(self.text)

    def next(self, end: int) -> int:
        """Return where the line begins that follows on a line end; the end of the text where none does."""
        match = _LINE_END.match(self.text, end)
        return match.end() if match is not None else end

    def before(self, start: int) -> int:
        """Return where the line ends that is above the line that begins at `start`."""
        if self.text.endswith("\r\n", 0, start):
            return start - 2
        return max(start - 1, 0)

    def column(self, index: int) -> int:
        """Return how many characters stand before a character on its line."""
        return index - self.start(index)

    def line(self, start: int) -> str:
        """Return the line that begins at `start`, without its end."""
        return self.text[start : self.end(start)]

    def is_blank(self, start: int) -> bool:
        """Say whether nothing stands on the line that begins at `start`, or the text ends there."""
        return not self.line(start).strip()

    def blank_above(self, start: int) -> bool:
        """Say whether the line above the one that begins at `start` is blank."""
        return start > 0 and self.is_blank(self.start(self.before(start)))

    def above_blanks(self, start: int) -> int:
        """Return where the blank lines above a line begin; the line itself where there are none."""
        while self.blank_above(start):
            start = self.start(self.before(start))
        return start

    def above_comments(self, start: int) -> int:
        """Return where the comments directly above a line begin; the line itself where there are none."""
        while start > 0 and self.line(above := self.start(self.before(start))).lstrip(" ").startswith("#"):
            start = above
        return start

    def below(self, end: int, column: int, *, last: bool) -> int:
        """Return where the last line ends that belongs to an entry.

        It is the line on which its value ends, or the last of the comments directly below that are
        indented further than the entry; below the `last` entry of its group or list, as far as it.

        Parameters
        ----------
        end
            Where the value of the entry ends.
        column
            How far the entry is indented.
        last
            Whether no other entry follows in its group or list.
        """
        index = self.end(end)
        while (start := self.next(index)) > index:
            line = self.line(start)
            content = line.lstrip(" ")
            if not content.startswith("#") or len(line) - len(content) < column + (not last):
                break
            index = self.end(start)
        return index

    def dash(self, item: int, first: int, column: int) -> int:
        """Return where the line begins that has the dash of an item.

        Parameters
        ----------
        item
            Where the item begins.
        first
            Where its list begins.
        column
            How far the dashes of the list are indented.
        """
        start = self.start(item)
        while start > first and not re.match(f" {{{column}}}-(?:\\s|$)", self.line(start)):
            start = self.start(self.before(start))
        return start
