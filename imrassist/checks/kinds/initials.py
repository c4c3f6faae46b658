"""initials: abbreviations that are not on the form's list and are not spelt out, or only where they first stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imrassist.checks.check import Check, GatherKind, Hit, Key, Passage
from imrassist.checks.facts import Facts
from imrassist.checks.prose import sentence_at
from imrassist.interview.question import Form

_TOKEN = re.compile(
    r"(?<![\w.&/’'-])(?:[A-Z]\.(?:[A-Z]\.){1,4}|[A-Z][A-Za-z]?[A-Z&][A-Za-z0-9&]{0,5}|[A-Z]{2}[0-9]{0,2})(?!\w)"
)
_NAME = re.compile(r"[a-z]{3}")
"""McTavish has two capitals and is no abbreviation."""
_ROMAN = re.compile(r"[IVX]{2,5}\Z")
_WORDS_BEFORE = re.compile(r"[A-Za-z][\w’'-]*")


@dataclass(frozen=True, slots=True)
class _Seen:
    short: str
    """Without stops, figures at the end and the s of a plural."""
    start: int
    end: int
    defined: bool
    """Spelt out right here."""


def gather(_check: Check, passage: Passage) -> tuple[_Seen, ...] | None:
    """The abbreviations of a passage; None when there are none. Lines all in capitals have none."""
    text = passage.text
    if not _TOKEN.search(text):
        return None
    seen = []
    for found in _TOKEN.finditer(text):
        short = bare(found[0])
        if sum(1 for char in short if char.isupper()) < 2 or _ROMAN.match(short) or _NAME.search(short):
            continue
        if not _shouted(text, found.start(), found.end()):
            seen.append(_Seen(short, found.start(), found.end(), _defined(text, found.start(), found.end(), short)))
    return tuple(seen) or None


def bare(token: str) -> str:
    """``G.P.s`` and ``GP1`` are both GP."""
    short = token.replace(".", "").rstrip("0123456789")
    return short[:-1] if len(short) > 2 and short.endswith("s") and short[:-1].isupper() else short


def judge(check: Check, facts: Facts | None, gathered: Sequence[tuple[Passage, tuple[_Seen, ...]]]) -> Iterator[Hit]:
    """`spelt_out` never: a hit for each use before it is spelt out anywhere; here: one hit for each that is.

    The form's own words and the words of `allow` are no hits, nor are the codes of people.
    """
    allowed = {phrase.text for phrase in check["allow"] or ()}
    allowed |= _given(facts) if facts else set()
    told: set[str] = set()
    first = _first_definitions(gathered)
    for at, (passage, seen) in enumerate(gathered):
        for each in seen:
            if each.short in allowed or each.short in (facts.form.words if facts else {}):
                continue
            spelt = each.short in first and first[each.short] <= (at, each.start)
            if spelt != (check["spelt_out"] == "here") or (spelt and each.short in told):
                continue
            told.add(each.short)
            words = {"found": passage.text[each.start : each.end]}
            judged = [each.short, sentence_at(passage.text, each.start)]
            yield Hit(passage=passage, start=each.start, end=each.end, words=words, judged=judged)


def _first_definitions(gathered: Sequence[tuple[Passage, tuple[_Seen, ...]]]) -> dict[str, tuple[int, int]]:
    first: dict[str, tuple[int, int]] = {}
    for at, (_, seen) in enumerate(gathered):
        for each in seen:
            if each.defined and each.short not in first:
                first[each.short] = (at, each.start)
    return first


def _given(facts: Facts) -> set[str]:
    """Capitals within the codes that the board gives to people and places."""
    given: set[str] = set()
    for name in coded(facts.form):
        each = facts.question(name).each
        for row in facts.rows(each) if each else (None,):
            given |= {bare(found[0]) for found in _TOKEN.finditer(facts.text(name, row))}
    return given


def coded(form: Form) -> frozenset[str]:
    """The questions whose answers are codes or numbers that the board gives."""
    return frozenset(
        q.id for q in form.questions.values() if q.kind == "code" or q.role in ("person_code", "term_number")
    )


def _defined(text: str, start: int, end: int, short: str) -> bool:
    """Whether it stands in brackets behind its long form, or the long form in brackets behind it."""
    if text[start - 1 : start] == "(" and text[end : end + 1] in (")", ",", ";"):
        return _spells(_WORDS_BEFORE.findall(text[max(0, start - 120) : start - 1]), short, back=True)
    behind = re.match(r"\s?\(([^()\n]{3,80})\)", text[end : end + 90])
    return bool(behind and _spells(_WORDS_BEFORE.findall(behind[1]), short, back=False))


def _spells(words: list[str], short: str, *, back: bool) -> bool:
    """Whether the words begin with the letters in turn; small words such as "and" may be left out."""
    letters = [char.casefold() for char in short if char.isalpha()]
    initials = [part[0].casefold() for word in words for part in word.split("-") if part]
    if back:
        initials, letters = initials[::-1], letters[::-1]
    skipped = at = 0
    for letter in letters:
        while at < len(initials) and initials[at] != letter and skipped < 3:
            at, skipped = at + 1, skipped + 1
        if at >= len(initials) or initials[at] != letter:
            return False
        at += 1
    return True


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether its neighbours are in capitals too: a heading, not an abbreviation."""
    around = re.findall(r"[A-Za-z]{4,}", text[max(0, start - 40) : start] + " " + text[end : end + 40])
    return len(around) >= 2 and all(word.isupper() for word in around)


KIND = GatherKind(
    keys={
        "spelt_out": Key(type="choice", among=("never", "here"), need=True),
        "allow": Key(type="words"),
    },
    gives=frozenset({"found"}),
    gather=gather,
    judge=judge,
    leans=coded,
)
