"""A text of the report as the runs of its paragraphs: with links where it names things, and what is commented on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from imrassist.export.comments import Mark
from imrassist.export.docx.links import Link
from imrassist.export.docx.styles import GONE, NEW
from imrassist.export.docx.xml import run
from imrassist.writing.report import Changed


def runs(text: str, style: str = "", links: Sequence[Link] = (), marks: Sequence[Mark] = ()) -> list[str]:
    """The content of each paragraph of a text, as XML; blank lines are left out, so none for a blank text.

    The text is one that `xml.safe` has cleaned. Characters of `links` and `marks` count in it. A mark that covers
    nothing that is printed stands around the whole.
    """
    spans = _within(marks, text)
    return [_line(line, at, style, links, spans) for at, line in _lines(text)]


def changed_runs(text: str, changed: Sequence[Changed]) -> list[str]:
    """The content of each paragraph of a text in which some words are new or gone, in styles that show it."""
    return [_changed(line, at, changed) for at, line in _lines(text)]


def opening(marks: Sequence[Mark]) -> str:
    """Where the words begin that these comments are about."""
    return "".join(_start(mark.id) for mark in marks)


def closing(marks: Sequence[Mark]) -> str:
    """Where they end; the comments are shown here."""
    return "".join(_end(mark.id) for mark in marks)


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines that are printed, with where each begins in the text."""
    found = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, line))
        at += len(line) + 1
    return found


def _within(marks: Sequence[Mark], text: str) -> list[Mark]:
    """Each mark as characters that are printed: from the first of them to the last."""
    lines = _lines(text)
    if not lines:
        return []
    first, end = lines[0][0], lines[-1][0] + len(lines[-1][1])
    found = []
    for mark in marks:
        start, stop = max(mark.start, first), min(mark.end or end, end)
        for at, line in lines:  # neither in a blank line, nor at the end of one it says nothing of
            if start < at + len(line):
                start = max(start, at)
                break
        stop = next((min(stop, at + len(line)) for at, line in reversed(lines) if at < stop), stop)
        found.append(Mark(mark.id, start, stop) if start < stop else Mark(mark.id, first, end))
    return found


def _line(line: str, at: int, style: str, links: Sequence[Link], marks: Sequence[Mark]) -> str:
    end = at + len(line)
    cuts = {at, end}
    for start, stop in ((span.start, span.end) for those in (links, marks) for span in those):
        cuts |= {each for each in (start, stop) if at < each < end}
    pieces = []
    for left, right in pairwise(sorted(cuts)):
        pieces += [_start(mark.id) for mark in marks if left <= mark.start < right]
        words = line[left - at : right - at]
        link = next((each for each in links if each.start <= left and right <= each.end), None)
        pieces.append(_linked(words, link.to) if link else run(words, style))
        pieces += [_end(mark.id) for mark in marks if left < mark.end <= right]
    return "".join(pieces)


def _changed(line: str, at: int, changed: Sequence[Changed]) -> str:
    end = at + len(line)
    cuts = {at, end} | {each for span in changed for each in (span.start, span.end) if at < each < end}
    pieces = []
    for left, right in pairwise(sorted(cuts)):
        span = next((each for each in changed if each.start <= left and right <= each.end), None)
        pieces.append(run(line[left - at : right - at], "" if span is None else GONE if span.gone else NEW))
    return "".join(pieces)


def _linked(words: str, to: str) -> str:
    return f'<w:hyperlink w:anchor="{to}" w:history="1">{run(words, "Hyperlink")}</w:hyperlink>'


def _start(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def _end(number: int) -> str:
    return (
        f'<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
    )
