"""parse_terms: a pasted block of terms of reference -> each with the board's own number, and what was not placed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from imrassist.interview.numbering import BULLET, Mark, Numbering, mark_of, remarks_on

HEADING_CHARACTERS = 80
"""A line between two terms that is longer is no heading."""
MOST = 12
"""So many remarks are made on one block; a block that draws more is no list of terms."""
APART, INSIDE = "apart", "inside"
"""What becomes of points under a term: (a), (b) ... are terms of their own, or stay in its wording."""

_ENDS = re.compile(r"[.?!;:][\"'\u2019\u201d)\]]*\Z")
_LINE_END = re.compile("[\n\r\v\f\x85\u2028\u2029]")
_BLANKS = re.compile(r"\s+")
_COUNTED = re.compile(r"(\(?)([0-9]{1,2})([.):]+)\s")
_LEFT_OPEN = frozenset(
    ("a", "about", "age", "aged", "at", "between", "by", "for", "from", "in", "of", "on", "over", "than", "the", "to")
)
"""A line that ends in one of these goes on: what follows is no number of a term."""


@dataclass(frozen=True, slots=True)
class PastedTerm:
    """One term of reference as it was pasted."""

    number: str
    """The board's own, literally: ``2a``, ``2(a)``, ``(a)``, ``3.1.1``. The stop or bracket that closes it is no part
    of it, nor is a word before it (ToR). A point under a term has the term's number in front. Empty without one."""
    text: str
    """Its wording. Wrapped lines are joined; a line end parts paragraphs and points."""
    line: int
    """The line of the block at which it begins, from 1."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A line that belongs to no term: a heading, an introduction, what stands after the list."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was understood of a pasted block, and what was not. Every line that is not blank is in one of the two."""

    terms: tuple[PastedTerm, ...]
    leftovers: tuple[Leftover, ...]
    remarks: tuple[str, ...]
    """What the author should look at, in sentences: a number twice, a gap, no numbers."""
    nested: bool = False
    """There are points under terms, so that `APART` and `INSIDE` differ."""


class _Growing:
    """A term that is being read."""

    def __init__(self, number: str, line: int, words: str) -> None:
        self.number, self.line = number, line
        self.tail = words
        """The line that was read last."""
        self._pieces = [words]

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def paragraph(self, words: str) -> None:
        """Another paragraph, or a point."""
        self._pieces += ["\n" if self.tail else "", words]
        self.tail = words

    def go_on(self, words: str) -> None:
        """A wrapped line goes on where the one before it ended; a word that was parted at its hyphen is joined."""
        joined = not self.tail or (re.search(r"\w-\Z", self.tail) and words[:1].islower())
        self._pieces += ["" if joined else " ", words]
        self.tail = words


@dataclass(frozen=True, slots=True)
class _Line:
    at: int
    words: str
    """The line without blanks at its ends, and single ones within."""
    mark: Mark | None
    blank_before: bool
    blank_after: bool


def parse_terms(text: str, *, points: str = APART) -> Pasted:
    """Reads a block of terms as boards write them: ``1 1. 1) (a) 2a 2(a) i. ToR 4.2: 3.1.1``, bullets, or no numbers.

    Wrapped lines are joined. `points` says what becomes of (a), (b) ... under a numbered term. Headings, and what
    stands before and after the list, are left over. Never raises; an empty text gives nothing.
    """
    lines = _lines(text)
    if any(line.mark and line.mark.style != BULLET for line in lines):
        return _Reader(lines, points).read()
    if any(line.mark for line in lines):
        return _bulleted(lines)
    return _unnumbered(lines)


def _lines(text: str) -> list[_Line]:
    typed = (_BLANKS.sub(_blank, line.strip()) for line in _LINE_END.split(text))
    raw = list(_run_on(typed))
    return [
        _Line(
            at=at,
            words=" ".join(line.split()),
            mark=mark_of(line),
            blank_before=n == 0 or not raw[n - 1][1],
            blank_after=n == len(raw) - 1 or not raw[n + 1][1],
        )
        for n, (at, line) in enumerate(raw)
        if line
    ]


def _run_on(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; those that hold several terms, as a copied page often does, parted.

    ``1. Was it known? 2. Was it shared?`` is two: a finished sentence, then the very next number, written in the same
    way.
    """
    opened, number, closed = "", 0, ""
    for at, line in enumerate(lines, 1):
        rest = line
        if first := _COUNTED.match(line):
            opened, number, closed = first[1], int(first[2]), first[3]
        while closed and (
            found := re.search(rf"(?<=[.?!;])\s+(?={re.escape(opened)}{number + 1}{re.escape(closed)}\s+[A-Z])", rest)
        ):
            yield at, rest[: found.start()]
            number, rest = number + 1, rest[found.end() :]
        yield at, rest


def _blank(run: re.Match[str]) -> str:
    """One blank for many: a tab where one was among them, since it parts a number from its term."""
    return "\t" if "\t" in run[0] else " "


class _Reader:
    """Reads a block in which terms are numbered."""

    def __init__(self, lines: Sequence[_Line], points: str) -> None:
        self._lines = lines
        self._points = points
        self._numbering = Numbering()
        self._terms: list[_Growing] = []
        self._left: list[Leftover] = []
        self._open: _Growing | None = None
        self._labels: set[str] = set()
        self._last_mark = max((n for n, line in enumerate(lines) if line.mark), default=-1)

    def read(self) -> Pasted:
        """Line by line."""
        for n, line in enumerate(self._lines):
            if line.mark is None or not self._marked(line, line.mark):
                self._unmarked(n, line)
        terms = tuple(PastedTerm(each.number, each.text, each.line) for each in self._terms)
        called = {each.number for each in terms}
        if not terms:
            # What looked like numbers were none.
            return _unnumbered(self._lines)
        told = [f'The word "{word}" before the numbers is left out.' for word in sorted(self._labels)]
        if self._numbering.composed and self._points == APART:
            first = self._numbering.composed[0]
            told.append(f"Points under a term have its number in front, such as {first}.")
        counted = self._numbering.counted
        told += remarks_on(counted if self._points == APART else [each for each in counted if each.number in called])
        told += [f"{_called(each)} has no wording." for each in terms if not each.text]
        if len(told) > MOST:
            told = [*told[: MOST - 1], f"There are {len(told) - MOST + 1} more remarks like these."]
        return Pasted(terms, tuple(self._left), tuple(told), bool(self._numbering.composed))

    def _marked(self, line: _Line, mark: Mark) -> bool:
        """A line that seems to begin a term; False when it turns out to be none."""
        if mark.style == BULLET:
            return self._point(line, mark.rest)
        if not self._numbering.fits(mark, going_on=self._going_on(), after_blank=line.blank_before):
            return False
        number, under = self._numbering.take(mark)
        if mark.label:
            self._labels.add(mark.label)
        if under and self._points == INSIDE and self._open:
            self._open.paragraph(f"{mark.raw} {mark.rest}".strip())
            return True
        self._open = _Growing(number, line.at, mark.rest)
        self._terms.append(self._open)
        return True

    def _point(self, line: _Line, rest: str) -> bool:
        """A bullet under a numbered term is part of its wording."""
        if self._open is None:
            self._left.append(Leftover(line.at, line.words))
        else:
            self._open.paragraph(f"- {rest}")
        return True

    def _going_on(self) -> bool:
        """Whether the wording so far stops where no sentence can stop."""
        words = self._open.tail.rsplit(None, 1) if self._open else []
        return bool(words) and words[-1].casefold() in _LEFT_OPEN

    def _unmarked(self, n: int, line: _Line) -> None:
        following = self._lines[n + 1].mark if n + 1 < len(self._lines) else None
        if self._open is None:
            self._left.append(Leftover(line.at, line.words))
        elif self._heading(line, following) or self._after_the_list(n, line):
            self._left.append(Leftover(line.at, line.words))
            self._open = None
        elif line.blank_before and _ends(self._open.tail):
            self._open.paragraph(line.words)
        else:
            self._open.go_on(line.words)

    def _heading(self, line: _Line, following: Mark | None) -> bool:
        """A short line between two terms, after a finished sentence or with blank lines around it."""
        words = line.words
        if following is None or len(words) > HEADING_CHARACTERS or not re.match(r"[^\W\d_a-z]|\d", words):
            return False
        if words.endswith(":"):
            return not self._numbering.goes_under(following) and _ends(self._open.tail if self._open else "")
        if _ends(words) or words.endswith(","):
            return False
        alone = line.blank_before and line.blank_after
        return alone or _ends(self._open.tail if self._open else "")

    def _after_the_list(self, n: int, line: _Line) -> bool:
        """A paragraph behind the last term: "Please send your report by ..."."""
        tail = self._open.tail if self._open else ""
        return n > self._last_mark and line.blank_before and bool(tail) and (_ends(tail) or line.words[:1].isupper())


def _ends(text: str) -> bool:
    return bool(_ENDS.search(text))


def _called(term: PastedTerm) -> str:
    return f"Term {term.number}" if term.number else "A term"


def _bulleted(lines: Sequence[_Line]) -> Pasted:
    """Bullets alone: each of the outer sort is a term; those of another sort, and wrapped lines, belong to it."""
    outer = next(line.mark.raw for line in lines if line.mark)
    last = max(n for n, line in enumerate(lines) if line.mark)
    terms: list[_Growing] = []
    left: list[Leftover] = []
    for n, line in enumerate(lines):
        if line.mark and line.mark.raw == outer:
            terms.append(_Growing("", line.at, line.mark.rest))
        elif line.mark and terms:
            terms[-1].paragraph(f"- {line.mark.rest}")
        elif not terms or (line.blank_before and n > last):
            left.append(Leftover(line.at, line.words))
        else:
            terms[-1].go_on(line.words)
    return _without_numbers(terms, left)


def _unnumbered(lines: Sequence[_Line]) -> Pasted:
    """No numbers and no bullets: each paragraph is a term; where no blank line parts them, each finished line."""
    terms: list[_Growing] = []
    left: list[Leftover] = []
    apart = any(line.blank_before for line in lines[1:])
    single = not apart and all(_ends(line.words) for line in lines)
    for n, line in enumerate(lines):
        if not terms and len(lines) > 1 and line.words.endswith(":"):
            left.append(Leftover(line.at, line.words))
        elif not terms or (line.blank_before and n) or single:
            terms.append(_Growing("", line.at, line.words))
        else:
            terms[-1].go_on(line.words)
    return _without_numbers(terms, left)


def _without_numbers(terms: Sequence[_Growing], left: Sequence[Leftover]) -> Pasted:
    found = tuple(PastedTerm("", each.text, each.line) for each in terms)
    told = ("There are no numbers here. Give each term the number that it has in the board's letter.",)
    return Pasted(found, tuple(left), told if found else ())
