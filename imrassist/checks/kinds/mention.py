"""mention: something recorded of a row that the text of some sections never comes back to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from imrassist.checks.check import Check, GatherKind, Hit, Key, Passage
from imrassist.checks.facts import Facts
from imrassist.checks.indexes import Judged, Order
from imrassist.checks.prose import Phrase, Phrases, phrases_of, plain, words
from imrassist.interview.question import Form
from imrassist.model.draft import Row
from imrassist.model.memo import remembered


@dataclass(slots=True)
class _Said:
    """A passage, and what was looked for in it before."""

    passage: Passage
    holds: dict[tuple[str, ...], bool] = field(default_factory=dict)

    def speaks_of(self, forms: tuple[str, ...], phrases: Phrases) -> bool:
        """Whether one of these forms stands in it."""
        found = self.holds.get(forms)
        if found is None:
            found = self.holds[forms] = any(True for _ in phrases.find(self.passage.text, self.passage.words))
        return found


def gather(_check: Check, passage: Passage) -> _Said | None:
    """The passage itself: what is looked for stands in the draft."""
    return _Said(passage) if passage.words else None


def judge(check: Check, facts: Facts | None, gathered: Sequence[tuple[Passage, _Said]]) -> Iterator[Hit]:
    """One hit for each thing recorded and not mentioned.

    Without `groups` it is the answer itself, such as a code. With them it is each word of the answer that stands in
    the list; words of the list with the same `use` stand for one another. Nothing is said while there is no text.
    """
    yield from _missing(check, facts, [said for _, said in gathered])


class Said:
    """All passages, in no order: whether something is mentioned does not hang on where."""

    def __init__(self, check: Check, _form: Form) -> None:
        self._check = check
        self._said: dict[tuple[str, str, int, int], _Said] = {}
        self._stale = True

    def put(self, passage: Passage, value: _Said) -> None:
        """See `PassageIndex`."""
        self._said[passage.key] = value
        self._stale = True

    def drop(self, passage: Passage, value: _Said) -> None:
        """See `PassageIndex`."""
        del value
        self._said.pop(passage.key, None)
        self._stale = True

    def judge(self, facts: Facts | None, order: Order, *, anew: bool) -> Judged:
        """See `PassageIndex`."""
        del order
        if self._stale or anew:
            self._stale = False
            yield "", list(_missing(self._check, facts, list(self._said.values())))


def _missing(check: Check, facts: Facts | None, passages: list[_Said]) -> Iterator[Hit]:
    if facts is None or not passages:
        return
    for row in facts.rows(check["table"]):
        text = facts.text(check["question"], row)
        if not text.strip() or not facts.holds(check["where"], row):
            continue
        for found, forms in _sought(check, text):
            names, phrases = tuple(each.text for each in forms), phrases_of(forms)
            if not any(said.speaks_of(names, phrases) for said in passages):
                yield _hit(check, row, found)


def _hit(check: Check, row: Row, found: str) -> Hit:
    return Hit(
        question=check["place"],
        row="" if check["place_whole"] else row.id,
        words={"found": found},
        judged=[row.id, found],
    )


@remembered()
def _sought(check: Check, text: str) -> tuple[tuple[str, tuple[Phrase, ...]], ...]:
    """What is looked for, each with all forms it may have; the same rows are asked at each change."""
    return tuple(_forms(check, text))


def _forms(check: Check, text: str) -> Iterator[tuple[str, tuple[Phrase, ...]]]:
    if not check["groups"]:
        yield text.strip(), (Phrase(text),)
        return
    told: set[str] = set()
    for span, phrase in phrases_of(check["groups"]).find(text, words(text)):
        group = phrase.use or plain(phrase.text)
        if group not in told:
            told.add(group)
            forms = [each for each in check["groups"] if (each.use or plain(each.text)) == group]
            yield text[span.start : span.end], (*forms, Phrase(group))


KIND = GatherKind(
    keys={
        "table": Key(type="table", need=True),
        "question": Key(type="question", need=True, beside=True),
        "where": Key(type="condition"),
        "groups": Key(type="words"),
        "place": Key(type="place", need=True),
        "place_whole": Key(type="flag", default=False),
    },
    gives=frozenset({"found"}),
    gather=gather,
    judge=judge,
    index=Said,
)
