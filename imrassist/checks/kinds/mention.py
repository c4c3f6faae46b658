"""mention: something recorded of a row that the text of some sections never comes back to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imrassist.checks.check import Check, GatherKind, Hit, Key, Passage
from imrassist.checks.facts import Facts
from imrassist.checks.prose import Phrase, Phrases, plain, words
from imrassist.model.draft import Row


def gather(_check: Check, passage: Passage) -> Passage | None:
    """The passage itself: what is looked for stands in the draft."""
    return passage if passage.words else None


def judge(check: Check, facts: Facts | None, gathered: Sequence[tuple[Passage, Passage]]) -> Iterator[Hit]:
    """One hit for each thing recorded and not mentioned.

    Without `groups` it is the answer itself, such as a code. With them it is each word of the answer that stands in
    the list; words of the list with the same `use` stand for one another. Nothing is said while there is no text.
    """
    if facts is None or not gathered:
        return
    passages = [passage for passage, _ in gathered]
    for row in facts.rows(check["table"]):
        text = facts.text(check["question"], row)
        if not text.strip() or not facts.holds(check["where"], row):
            continue
        for found, forms in _sought(check, text):
            if not any(True for passage in passages for _ in forms.find(passage.text, passage.words)):
                yield _hit(check, row, found)


def _hit(check: Check, row: Row, found: str) -> Hit:
    return Hit(
        question=check["place"],
        row="" if check["place_whole"] else row.id,
        words={"found": found},
        judged=[row.id, found],
    )


def _sought(check: Check, text: str) -> Iterator[tuple[str, Phrases]]:
    if not check["groups"]:
        yield text.strip(), Phrases([Phrase(text)])
        return
    told: set[str] = set()
    for span, phrase in Phrases(check["groups"]).find(text, words(text)):
        group = phrase.use or plain(phrase.text)
        if group not in told:
            told.add(group)
            forms = [each for each in check["groups"] if (each.use or plain(each.text)) == group]
            yield text[span.start : span.end], Phrases([*forms, Phrase(group)])


KIND = GatherKind(
    keys={
        "table": Key(type="table", need=True),
        "question": Key(type="question", need=True),
        "where": Key(type="condition"),
        "groups": Key(type="words"),
        "place": Key(type="place", need=True),
        "place_whole": Key(type="flag", default=False),
    },
    gives=frozenset({"found"}),
    gather=gather,
    judge=judge,
)
