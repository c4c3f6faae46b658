"""Rules about the action plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from imrassist.checks.check import Check, Hit, Key, Passage, RowKind, TextKind
from imrassist.checks.facts import Facts
from imrassist.checks.prose import Span, Word, phrases_of, sentences, words
from imrassist.interview.question import Form
from imrassist.model.draft import Row

_JOINS = ("and", "then", "also")
_MODALS = ("will", "should", "must", "shall")
_BETWEEN = (" and ", ", ", ", and ", " or ", "/", " & ")
_OBJECT_BEGINS = frozenset((
    "a", "all", "an", "any", "both", "each", "every", "her", "his", "it", "its", "no", "one", "our", "out", "some",
    "staff", "that", "the", "their", "them", "these", "this", "those", "three", "two", "up", "with",
))  # fmt: skip
"""Words with which begins what something is done to."""
_BEFORE_THE_FIRST = re.compile(r"(?:[-–—•*·] ?|\(?[a-z0-9]{1,2}[.)] ?)?(?:to )?", re.IGNORECASE)
_TO_BE_DONE = re.compile(
    r"(?<!that )(?<!which )(?<!who )\b(?:to|will|should|must|shall) be (\w{2,20}(?:ed|en|ught|un|ut|ld|nt))\b"
    r"|\bas well as (\w{2,20}ing)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][a-z]{1,20}(?: [A-Z]\.?)? [A-Z][a-z]{1,20}(?:-[A-Z][a-z]{1,20})?\.?")


def parts(check: Check, form: Form) -> Mapping[str, frozenset[str]]:
    """The table of actions."""
    return {form.questions[check["question"]].each: check.names}


def several_actions(check: Check, facts: Facts, _table: str, row: Row | None) -> Iterator[Hit]:
    """Actions that are several in one: more than one thing to do, each with its own verb (guidance S10.2).

    A verb of the list counts where a sentence or line begins, behind "will" or "should", or after "and", "then",
    "also", a comma or a semicolon. Those of `nouns_too` count only with something that it is done to. Verbs side by
    side are one thing ("check and sign"); with nothing after them they are nouns ("planning and review").
    """
    text = facts.text(check["question"], row)
    tokens = words(text)
    found = [text[start:end].lower() for start, end in _things_to_do(check, text, tokens)]
    found += [(each[1] or each[2]).lower() for each in _TO_BE_DONE.finditer(text)]
    if len(found) > 1:
        listed = ", ".join(f"'{verb}'" for verb in dict.fromkeys(found))
        yield Hit(question=check["question"], row=row.id if row else "", words={"found": listed, "n": str(len(found))})


def _things_to_do(check: Check, text: str, tokens: tuple[Word, ...]) -> Iterator[Span]:
    """The verb of each thing to do; of verbs side by side the first."""
    at = {word.start: n for n, word in enumerate(tokens)}
    begins = {_first_word(text, span) for span in sentences(text)}
    ends = {max((word.end for word in tokens if word.end <= span.end), default=0) for span in sentences(text)}
    verbs = [span for span, _ in phrases_of(check["words"]).find(text, tokens)]
    verbs += [
        span
        for span, _ in phrases_of(check["nouns_too"] or ()).find(text, tokens)
        if span.start in begins or _something_follows(text, span, tokens)
    ]
    for chain in _side_by_side(text, sorted(verbs, key=lambda span: (span.start, -span.end))):
        first = chain[0]
        if chain[-1].end not in ends and (
            first.start in begins or _goes_on(text, first.start, [word.text for word in tokens[: at[first.start]]])
        ):
            yield first


def _first_word(text: str, span: Span) -> int:
    """Where a sentence begins, behind the mark of a list, and behind "to"."""
    found = _BEFORE_THE_FIRST.match(text, span.start, span.end)
    return found.end() if found else span.start


def _something_follows(text: str, span: Span, tokens: tuple[Word, ...]) -> bool:
    behind = next((word for word in tokens if word.start >= span.end), None)
    return behind is not None and behind.text in _OBJECT_BEGINS and not text[span.end : behind.start].strip()


def _side_by_side(text: str, verbs: list[Span]) -> list[list[Span]]:
    chains: list[list[Span]] = []
    for verb in verbs:
        if chains and verb.start < chains[-1][-1].end:
            continue  # part of a longer one, as in "set up"
        if chains and text[chains[-1][-1].end : verb.start] in _BETWEEN:
            chains[-1].append(verb)
        else:
            chains.append([verb])
    return chains


def _goes_on(text: str, start: int, before: list[str]) -> bool:
    """Whether a verb within a sentence begins another thing to do."""
    if text[:start].rstrip()[-1:] in (",", ";", ":", "&") or before[-1:] in ([join] for join in _JOINS):
        return True
    if before[-1:] == ["to"]:
        return before[-2:-1] in ([join] for join in _JOINS)
    return bool(before) and before[-1] in _MODALS and before[-2:-1] not in (["that"], ["which"], ["who"])


SEVERAL_ACTIONS = RowKind(
    keys={
        "question": Key(type="question", need=True),
        "words": Key(type="words", need=True),
        "nouns_too": Key(type="words"),
    },
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
