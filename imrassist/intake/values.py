"""What a Word file holds, as plain values: runs, paragraphs, tables, notes; deleted and inserted words told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from imrassist.intake.looks import RunLook


@dataclass(frozen=True, slots=True)
class Tracked:
    """A tracked change, as Word keeps it until somebody accepts or rejects it."""

    kind: str
    """``in`` (written or moved here) or ``out`` (taken out, or moved away)."""
    author: str
    """As the file names them; empty where the file hides it."""
    day: str = ""
    """``2010-02-01``; empty where the file hides it."""


@dataclass(frozen=True, slots=True)
class WordRun:
    """A stretch of words that look the same."""

    text: str
    """A tab as a tab, a line break as a line end."""
    look: RunLook
    change: Tracked | None = None


@dataclass(frozen=True, slots=True)
class WordMark:
    """Where a bookmark or the words of a comment begin or end."""

    kind: str
    """``bookmark`` or ``comment``."""
    name: str
    """The bookmark's name; the comment's id."""
    opens: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordParagraph:
    """One paragraph."""

    pieces: tuple[WordRun | WordMark, ...] = ()
    style: str = ""
    """Name of its style: ``heading 1``, ``IMR Guidance``; empty for none."""
    level: int = 0
    """Of a heading, from 1; 0 for running text."""
    listed: bool = False
    """It stands in a list that Word numbers, or puts bullets to."""
    label: str = ""
    """What Word numbers it with, where it counts itself: ``SECTION 4 -``, ``2a``; no part of the text."""
    end: Tracked | None = None
    """A tracked change of its end: with ``out``, the next paragraph is to go on in it."""
    box: bool = False
    """It stands in a text box."""
    pictures: tuple[str, ...] = ()
    """What the pictures in it show, in the words that the file gives for readers who cannot see them."""

    @property
    def runs(self) -> tuple[WordRun, ...]:
        """Its words, those taken out too."""
        return tuple(piece for piece in self.pieces if isinstance(piece, WordRun))

    @property
    def text(self) -> str:
        """Its words as they read once every tracked change is accepted."""
        return "".join(run.text for run in self.runs if not run.change or run.change.kind == "in")

    @property
    def original(self) -> str:
        """Its words as they read once every tracked change is rejected."""
        return "".join(run.text for run in self.runs if not run.change or run.change.kind == "out")


BLANK = WordParagraph()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCell:
    """One cell of a table."""

    items: tuple[WordParagraph | WordTable, ...] = ()
    span: int = 1
    """How many columns it is wide."""
    at: int = 0
    """Its first column, from 0."""
    goes_on: bool = False
    """It is one with the cell above it."""

    @property
    def paragraphs(self) -> tuple[WordParagraph, ...]:
        """Its paragraphs, those of tables within it too."""
        return tuple(paragraphs_of(self.items))

    @property
    def text(self) -> str:
        """Its words with tracked changes accepted, blank paragraphs left out."""
        return "\n".join(text for each in joined(self.paragraphs) if (text := each.text).strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLine:
    """One line of a table."""

    cells: tuple[WordCell, ...] = ()
    marks: tuple[WordMark, ...] = ()
    """Bookmarks that begin or end between its cells."""
    change: Tracked | None = None
    """A tracked change of the whole line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTable:
    """One table."""

    lines: tuple[WordLine, ...] = ()

    @property
    def is_box(self) -> bool:
        """Whether it has one column: a frame to type in, as the board's template draws it."""
        return all(len(line.cells) <= 1 for line in self.lines)

    @property
    def paragraphs(self) -> tuple[WordParagraph, ...]:
        """All paragraphs in it, line by line."""
        return tuple(paragraphs_of((self,)))


WordItem = WordParagraph | WordTable


@dataclass(frozen=True, slots=True, kw_only=True)
class WordNote:
    """Something that stands beside the running text."""

    part: str
    """``header``, ``footer``, ``footnote``, ``endnote`` or ``comment``."""
    id: str = ""
    """Of a comment or a note, as its marks name it."""
    author: str = ""
    """Of a comment, as the file names them."""
    day: str = ""
    items: tuple[WordItem, ...] = ()
    reply_to: str = ""
    """Id of the comment it answers."""
    done: bool = False
    """A comment that was marked as settled."""

    @property
    def text(self) -> str:
        """Its words, with tracked changes accepted."""
        return "\n".join(each.text for each in joined(tuple(paragraphs_of(self.items))) if each.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """Something that travels in the file though no page shows it."""

    kind: str
    """``property``, ``picture``, ``link``, ``template``, ``part``, ``field`` or ``settings``."""
    name: str
    """What it is called: ``author``, ``customXml/item1.xml``."""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordDocument:
    """A whole Word file."""

    body: tuple[WordItem, ...] = ()
    notes: tuple[WordNote, ...] = ()
    secrets: tuple[Secret, ...] = ()
    unread: tuple[str, ...] = field(default=())
    """Parts that could not be read, each with why, in a sentence."""

    def comments(self) -> Iterator[WordNote]:
        """The comments, in the order of the file."""
        return (note for note in self.notes if note.part == "comment")


def paragraphs_of(items: tuple[WordItem, ...]) -> Iterator[WordParagraph]:
    """The paragraphs of these, those in tables too, in the order they are read."""
    for item in items:
        if isinstance(item, WordParagraph):
            yield item
            continue
        for line in item.lines:
            for cell in line.cells:
                yield from paragraphs_of(cell.items)


def joined(paragraphs: tuple[WordParagraph, ...], *, accepted: bool = True) -> tuple[WordParagraph, ...]:
    """Paragraphs as they part once tracked changes are accepted (or, else, rejected): ends taken out are no ends."""
    gone = "out" if accepted else "in"
    if not any(each.end and each.end.kind == gone for each in paragraphs):
        return paragraphs
    found: list[WordParagraph] = []
    held: tuple[WordRun | WordMark, ...] = ()
    for each in paragraphs:
        if each.end and each.end.kind == gone:
            held += each.pieces
            continue
        found.append(_with(each, held + each.pieces) if held else each)
        held = ()
    if held:
        found.append(WordParagraph(pieces=held))
    return tuple(found)


def _with(paragraph: WordParagraph, pieces: tuple[WordRun | WordMark, ...]) -> WordParagraph:
    return replace(paragraph, pieces=pieces, end=None)
