"""Rules about the action plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from imrassist.checks.check import Check, Hit, Key, Passage, RowKind, TextKind
from imrassist.checks.facts import Facts
from imrassist.checks.prose import phrases_of, sentences, words
from imrassist.interview.question import Form
from imrassist.model.draft import Row

_JOINS = ("and", "then", "also")
_NAME = re.compile(r"[A-Z][a-z]{1,20}(?: [A-Z]\.?)? [A-Z][a-z]{1,20}(?:-[A-Z][a-z]{1,20})?\.?")


def parts(check: Check, form: Form) -> Mapping[str, frozenset[str]]:
    """The table of actions."""
    return {form.questions[check["question"]].each: check.names}


def several_actions(check: Check, facts: Facts, _table: str, row: Row | None) -> Iterator[Hit]:
    """Actions that are several in one: more than one thing to do, each with its own verb (guidance S10.2).

    A verb of the list counts where a sentence or line begins, or after "and", "then", "also", a comma or a semicolon.
    One with nothing after it is a noun ("planning and review"), and two side by side are one thing ("check and sign").
    """
    text = facts.text(check["question"], row)
    tokens = words(text)
    verbs = [(span, phrase) for span, phrase in phrases_of(check["words"]).find(text, tokens)]
    spans = list(sentences(text))
    starts = {span.start for span in spans}
    ends = {next((each.end for each in tokens if each.end >= span.end - 2), span.end) for span in spans}
    beside = {second.start for (first, _), (second, _) in pairwise(verbs) if text[first.end : second.start] == " and "}
    before = {word.start: previous.text for previous, word in pairwise(tokens)}
    found = [
        text[span.start : span.end].lower()
        for span, _ in verbs
        if span.end not in ends
        and span.start not in beside
        and (
            span.start in starts
            or before.get(span.start) in _JOINS
            or text[: span.start].rstrip()[-1:] in (",", ";", ":")
        )
    ]
    if len(found) > 1:
        listed = ", ".join(f"'{verb}'" for verb in dict.fromkeys(found))
        yield Hit(question=check["question"], row=row.id if row else "", words={"found": listed, "n": str(len(found))})


SEVERAL_ACTIONS = RowKind(
    keys={"question": Key(type="question", need=True), "words": Key(type="words", need=True)},
    gives=frozenset({"found", "n"}),
    judge=several_actions,
    parts=parts,
)


def owner_may_be_a_person(check: Check, passage: Passage) -> Iterator[Hit]:
    """Two words with capitals, none of which belongs to a post: perhaps somebody's name (guidance S10.2)."""
    text = passage.text.strip()
    if _NAME.fullmatch(text) and not any(phrases_of(check["posts"]).find(passage.text, passage.words)):
        start = passage.text.index(text)
        yield Hit(passage=passage, start=start, end=start + len(text), words={"found": text.rstrip(".")}, judged=text)


OWNER_MAY_BE_A_PERSON = TextKind(
    keys={"posts": Key(type="words", need=True)},
    gives=frozenset({"found"}),
    judge=owner_may_be_a_person,
)
