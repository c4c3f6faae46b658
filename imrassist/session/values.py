"""What a session hands to the faces: plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from imrassist.checks.remark import Remark
from imrassist.interview.order import Progress
from imrassist.interview.question import Question
from imrassist.model.acts import Act
from imrassist.model.answer import Answer, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What one act, undo or redo did."""

    act: Act
    name: str = ""
    """What undo calls it: ``the answer to "Who was seen alone?"``."""
    places: tuple[Place, ...] = ()
    """Answers it touched."""
    rows: tuple[str, ...] = ()
    """Rows that came, went or moved."""
    cleaned: tuple[str, ...] = ()
    """What the gate did to the text, in sentences."""
    turned: tuple[str, ...] = ()
    """Which other answers are asked for no more, or again, because of it: kept all the while, in sentences."""
    here: Place | None = None
    """Where the author is now."""
    probe: str = ""
    """The one follow-up that a thin answer draws; never in the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Everything a face shows of one question."""

    place: Place
    question: Question
    ask: str
    """The question, with the labels of its row put in."""
    row_label: str = ""
    why: str = ""
    help: str = ""
    example: str = ""
    guide: str = ""
    """The paragraphs of the guidance: ``2.5, S6.2``."""
    options: tuple[tuple[str, str], ...] = ()
    """What may be chosen: (what to type, label); typed ``1``, ``2`` ..., or ``y`` and ``n``."""
    ids: tuple[str, ...] = ()
    """What the options stand for, in the same order."""
    box: str = ""
    """Text for the answer box: what was typed and not given yet, else the answer as it may be edited."""
    answer: Answer | None = None
    shown: str = ""
    """The answer in words; empty when there is none."""
    when_why: str = ""
    """Why it is asked of this author, when it hangs on another answer."""
    asked_now: bool = True
    """False for an answer that is kept though its question is no longer asked."""

    @property
    def kind(self) -> str:
        """The kind of the question."""
        return self.question.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionState:
    """One section in the binder."""

    id: str
    title: str
    mark: str
    """``[Y]`` finished, ``[~]`` begun, ``[ ]`` not begun."""
    line: str
    """How it stands, in a few words: ``4 of 9 answered; 5 to 7 left``."""
    progress: Progress
    finished: bool = False
    """The author has said so."""
    printed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Somewhere to go."""

    label: str
    place: Place | None
    """None for a section in which nothing is asked yet."""
    section: str
    not_asked: str = ""
    """Why it is not asked now, in a sentence; empty when it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One place where words that were looked for stand."""

    kind: str
    """``answer``, ``typed`` (in a box and not given yet), ``section``, ``question``, ``text`` or ``remark``."""
    label: str
    """Where it is, in words: ``17/09/09, Mrs A: What happened``."""
    section: str
    place: Place | None = None
    """The question to open; None for a section, or a text that is built from no answer."""
    block: str = ""
    """With a text: the key of the report's block."""
    snippet: str = ""
    """The found words with some of what stands around them, on one line."""
    start: int = 0
    """Where they stand in the snippet."""
    end: int = 0

    def with_snippet(self, snippet: str, start: int, end: int) -> Found:
        """The same, with what was found."""
        return replace(self, snippet=snippet, start=start, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What came of looking for some words."""

    words: str
    found: tuple[Found, ...] = ()
    more: bool = False
    """There are more than are told."""
    instead: str = ""
    """The words that were found in place of those that stand nowhere; empty when those were found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A date by which something must be sent."""

    what: str
    day: date | None
    days_left: int | None
    place: Place
    done: bool = False
    """It has been sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfStep:
    """One block that the author reworded while the answers have moved on."""

    key: str
    now: str
    """What the answers say now; empty when they say nothing any more."""
    mine: str
    """The author's wording."""
    before: str
    """What the answers said when the author reworded it."""
    combined: str | None = None
    """Both changes in one text, to be offered and never used unseen; None where they collide."""
    places: tuple[Place, ...] = ()
    """The answers it is built from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A paragraph that has no place in the report: taken out by the author, or left over."""

    key: str
    section: str
    """Empty when it is not known any more."""
    text: str
    own: bool = False
    """A paragraph of the author's own."""
    why: str = ""
    """Why it is left over, a clause; empty when the author took it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What became of an export."""

    path: Path | None = None
    refused: str = ""
    """Why nothing was written, in a sentence; empty when it was."""
    notes: tuple[str, ...] = ()
    spared: Path | None = None
    """The file that has the name asked for and was not written over, for it was not ours, or not as we left it."""
    looked: str = ""
    """With a submission copy: that names were looked for and none was found, in a sentence; empty when one was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One thing that can be done about marked words."""

    label: str
    """As it is offered: ``Write 'organisation'``."""
    put: str | None = None
    """Text for the box in place of the marked words; None leaves them as they are."""
    does: str = ""
    """What the session does besides (`Marking.take_way`): ``own_word``, ``remark``; empty for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Some words in an answer box that something is said about: they are underlined there."""

    start: int
    """Characters of the text in the box, end excluded."""
    end: int
    kind: str
    """``word`` (not in the dictionary), ``name`` (should be a code) or ``remark``."""
    words: str
    """The marked words as they stand there."""
    say: str
    mend: str = ""
    ways: tuple[Way, ...] = ()
    where: str = ""
    """With kind ``name``: the text it stands in, as a decision names a place."""
    near: str = ""
    """With kind ``name``: the words before and after it (`privacy.key.near`), for a decision about this place."""
    remark: Remark | None = None
    """With kind ``remark``: the whole of it."""
