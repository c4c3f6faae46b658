"""Rules about the analysis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from imrassist.checks.check import Check, GatherKind, Hit, Key, Passage
from imrassist.checks.facts import Facts
from imrassist.checks.prose import in_quotes, phrases_of, sentence_at, sentences, words

_BEFORE = frozenset(
    (
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "our",
        "this",
        "local",
        "allocated",
        "duty",
        "named",
        "children's",
        "adult",
        "same",
        "other",
    )
)
"""Words that may stand before the body and leave it the subject."""
_JOINS = frozenset(
    (
        "and",
        "but",
        "that",
        "because",
        "when",
        "while",
        "although",
        "though",
        "which",
        "so",
        "if",
        "as",
        "or",
        "since",
        "then",
    )
)
_GENERAL = frozenset(("worker", "workers", "care", "service", "services", "agencies", "the"))
_VERBS = frozenset(
    ("failed", "should", "ought", "to", "have", "did", "not", "do", "was", "were", "slow", "negligent", "wrong")
)
_PASSIVE = re.compile(
    r"\s+been\s+(\w{2,20}ed|told|given|made|seen|asked|shown|sent|brought|kept|held|taken)\b", re.IGNORECASE
)
_STEM = 5

_Found = tuple[tuple[int, int], ...]


def gather(check: Check, passage: Passage) -> _Found | None:
    """Where a passage begins a clause with another body that is judged."""
    text = passage.text
    found = [span for span, _ in phrases_of(check["words"]).find(text, passage.words)]
    starts = {span.start for span in sentences(text)} if found else set()
    spans = [
        (start, end)
        for start, end in found
        if _is_subject(passage, start, starts) and not in_quotes(text, start) and not _PASSIVE.match(text, end)
    ]
    return tuple(spans) or None


def _is_subject(passage: Passage, start: int, sentence_starts: set[int]) -> bool:
    before = [word for word in passage.words if word.start < start][-4:]
    while start not in sentence_starts and before and before[-1].text in _BEFORE:
        start = before.pop().start
    if start in sentence_starts or not before:
        return True
    return before[-1].text in _JOINS or passage.text[before[-1].end : start].strip()[:1] in (",", ";", ":", "(", "–")


def judges_other_agencies(
    check: Check, facts: Facts | None, gathered: Sequence[tuple[Passage, _Found]]
) -> Iterator[Hit]:
    """Judgements of other agencies, which are theirs to make (guidance S8.3).

    The body must be the subject of its clause. What the agency itself is called, or the service that it gives, is no
    other agency.
    """
    texts = [facts.text(name) for name in check["own"] or ()] if facts else []
    own = {word.text[:_STEM] for text in texts for word in words(text)}
    for passage, spans in gathered:
        for start, end in spans:
            found = passage.text[start:end]
            body = [word.text for word in words(found) if word.text not in _VERBS]
            telling = [word for word in body if word not in _GENERAL]
            if telling and all(word[:_STEM] in own for word in telling):
                continue
            yield Hit(
                passage=passage,
                start=start,
                end=end,
                words={"found": found},
                judged=sentence_at(passage.text, start),
            )


JUDGES_OTHER_AGENCIES = GatherKind(
    keys={"words": Key(type="words", need=True), "own": Key(type="questions")},
    gives=frozenset({"found"}),
    gather=gather,
    judge=judges_other_agencies,
)
