"""Check: one thing that is looked for, as checks/ says it; Kind: how it is looked for; Hit: one time it was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from imrassist.checks.prose import Phrases, Word, words
from imrassist.interview.question import Form
from imrassist.model.answer import Place
from imrassist.model.draft import Row

if TYPE_CHECKING:
    from imrassist.checks.facts import Facts
    from imrassist.checks.indexes import PassageIndex, RowIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key that a kind's checks may have."""

    type: str
    """One of `values.TAKES`."""
    need: bool = False
    default: Any = None
    among: tuple[str, ...] = ()
    """With choice: what may be chosen."""
    beside: bool = False
    """What it names is looked at where it is there; a file that does not show it can be judged all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One `[[check]]` of checks/, for one form: names of roles are turned into the form's ids."""

    id: str
    """``family.name``: the family is the file, the name says what is found."""
    kind: str
    grade: str
    """``must``, ``should`` or ``consider``."""
    source: str
    """Paragraph of the guidance."""
    say: str
    """What was found, with ``{found}`` and the other words that its kind gives."""
    mend: str
    bad: tuple[Any, ...]
    """Examples that must raise it: text, or a small draft."""
    good: tuple[Any, ...]
    """Examples that must not."""
    keys: Mapping[str, Any] = field(default_factory=dict)
    """Everything its kind asks for, read: ids, conditions, compiled patterns, lists of words."""
    names: frozenset[str] = frozenset()
    """Ids of the questions, tallies and tables that stand in its keys."""
    common: bool = False
    """It stands in common/ and speaks in roles."""
    file: str = ""
    line: int = 0

    @property
    def family(self) -> str:
        """The first part of its id: ``dates``."""
        return self.id.partition(".")[0]

    @property
    def names_its_row(self) -> bool:
        """Whether it calls the row it is about by its label."""
        return any(brace in self.say + self.mend for brace in ("{row}", "{of}"))

    def __getitem__(self, key: str) -> Any:
        return self.keys.get(key)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One paragraph of the report, wherever it stands."""

    section: str
    block: str
    """Key of the block it is in."""
    kind: str
    """``para``, ``item``, ``heading`` or ``cell``."""
    text: str
    row: str = ""
    """With a cell: the line's row."""
    column: int = 0
    at: int = 0
    """Which paragraph of its block or cell it is, from 0."""
    start: int = 0
    """Where it begins in the text of its block or cell."""
    places: tuple[Place, ...] = ()
    """Where its words may be mended; empty where the author worded it by hand."""
    questions: frozenset[str] = frozenset()
    """Ids of the questions it is built from."""

    @property
    def key(self) -> tuple[str, str, int, int]:
        """Its own name within a report."""
        return (self.block, self.row, self.column, self.at)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, lower case, with their places."""
        return words(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found."""

    question: str = ""
    """Id of the question to open; empty when it is to be mended in the text itself."""
    row: str = ""
    passage: Passage | None = None
    start: int = 0
    """With a passage: the characters it is about, counted in the passage."""
    end: int = 0
    words: Mapping[str, str] = field(default_factory=dict)
    """What stands for the braces of say and mend."""
    judged: Any = None
    """What was judged; when it changes, a remark set aside returns. None leaves it to the engine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A way of looking: one module of kinds/, or one function of rules/."""

    keys: Mapping[str, Key] = field(default_factory=dict)
    gives: frozenset[str] = frozenset()
    """The braces that say and mend may hold, beside row and question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextKind(Kind):
    """Judges one passage by itself."""

    judge: Callable[[Check, Passage], Iterator[Hit]]
    begins: Callable[[Check], Phrases] | None = None
    """Phrases without one of which it finds nothing, so that a passage with none of their first words is not judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowKind(Kind):
    """Judges one row at a time, or the answers of the whole review, by themselves."""

    judge: Callable[[Check, Facts, str, Row | None], Iterator[Hit]]
    """check, facts, table (empty: the whole review), row."""
    parts: Callable[[Check, Form], Mapping[str, frozenset[str]]]
    """The tables whose rows it judges (empty: the whole review), each with the names it looks at there."""
    across: Callable[[Check], frozenset[str]] = lambda _check: frozenset()
    """Names that it looks up in the rows that a row points to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeKind(Kind):
    """Judges several rows against one another."""

    judge: Callable[[Check, Facts], Iterator[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexKind(Kind):
    """Judges rows of one table against one another, with an index that is kept from change to change."""

    index: Callable[[Check], RowIndex]
    table: Callable[[Check, Form], str]
    needs: Callable[[Check], frozenset[str]]
    """The names of the check that speak of its rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GatherKind(Kind):
    """Takes a small value from each passage, and judges these together."""

    gather: Callable[[Check, Passage], Any]
    """None when the passage has nothing for it."""
    judge: Callable[[Check, Facts | None, Sequence[tuple[Passage, Any]]], Iterator[Hit]]
    """In the order of the report; no facts when there is no draft."""
    index: Callable[[Check, Form], PassageIndex] | None = None
    """With one, what was gathered is kept in an index that judges only what a change meets; `judge` says the same of
    all at once."""
    only_places: bool = False
    """The questions that its checks name say which sections are meant; their answers are nothing to it."""
    leans: Callable[[Form], frozenset[str]] = lambda _form: frozenset()
    """Questions it looks at beside those that a check names."""


TEXT_KEYS: Mapping[str, Key] = {
    "from": Key(type="questions"),
    "not_from": Key(type="questions"),
    "sections_of": Key(type="questions"),
    "blocks": Key(type="texts"),
}
"""Keys of every kind that reads passages: only those built from these questions, none built from these, only
the sections in which these questions are asked, only blocks of these kinds."""


def reads(check: Check, passage: Passage, form: Form) -> bool:
    """Whether a check of text is meant for this passage at all.

    Words that are given, such as the board's own terms of reference, and
    answers that must name someone are nobody's to reword.
    """
    if check["from"] and not passage.questions & frozenset(check["from"]):
        return False
    if check["not_from"] and passage.questions & frozenset(check["not_from"]):
        return False
    if check["sections_of"]:
        sections = {form.questions[name].section for name in check["sections_of"]}
        if passage.section not in sections:
            return False
    blocks = check["blocks"] or ("para", "item", "cell")
    return passage.kind in blocks


def names_in_keys(specs: Mapping[str, Key], values: Mapping[str, Any]) -> frozenset[str]:
    """Every question, tally and table that a check names in its keys, but for those of `TEXT_KEYS`."""
    names: set[str] = set()
    for key, spec in specs.items():
        value = values.get(key)
        if not value or key in TEXT_KEYS:
            continue
        if spec.type in ("question", "place", "table") or (spec.type == "than" and value != "today"):
            names.add(value)
        elif spec.type == "questions":
            names |= set(value)
        elif spec.type == "condition":
            names |= value.names
    return frozenset(names)


def table_part(check: Check, _form: Form) -> Mapping[str, frozenset[str]]:
    """The part of a kind whose key ``table`` says which rows it judges."""
    return {check["table"]: check.names}
