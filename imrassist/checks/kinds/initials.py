"""initials: abbreviations that are not on the board's list and are not spelt out, or only where they first stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imrassist.checks.check import Check, GatherKind, Hit, Key, Passage
from imrassist.checks.facts import Facts
from imrassist.checks.prose import sentence_at
from imrassist.interview.question import Form
from imrassist.privacy import lexicon
from imrassist.privacy.abbreviations import AbbreviationFinder, Lexicon, Use
from imrassist.privacy.spelt_out import SpeltOut, bare

LISTED = "board_abbreviations"
"""The role of the question that holds the board's own list."""


@dataclass(frozen=True, slots=True)
class _Seen:
    uses: tuple[Use, ...]
    pairs: tuple[SpeltOut, ...]


def gather(check: Check, passage: Passage) -> _Seen | None:
    """The abbreviations of a passage and what it spells out; None when there are none."""
    text = passage.text
    found = _finder(check)
    uses = tuple(found.uses(text))
    if not uses:
        return None
    return _Seen(uses, tuple(found.pairs(text)))


def judge(check: Check, facts: Facts | None, gathered: Sequence[tuple[Passage, _Seen]]) -> Iterator[Hit]:
    """`spelt_out` never: a hit for each use before it is spelt out anywhere; here: one hit for each that is.

    The form's own words, the board's list and the words of `allow` are no hits, nor are the codes of people.
    """
    allowed = _allowed(facts, _finder(check)) if facts else frozenset()
    told: set[str] = set()
    first = _first_definitions(gathered)
    for at, (passage, seen) in enumerate(gathered):
        for each in seen.uses:
            if each.short in allowed or (each.weak and each.short not in first):
                continue
            where, long = first.get(each.short, ((at + 1, 0), ""))
            spelt = where <= (at, each.start)
            if spelt != (check["spelt_out"] == "here") or (spelt and each.short in told):
                continue
            told.add(each.short)
            written = passage.text[each.start : each.end]
            long = long or _finder(check).long_form(written)
            words = {"found": written, "long": f"'{long}'" if long else "it in full"}
            judged = [each.short, sentence_at(passage.text, each.start)]
            yield Hit(passage=passage, start=each.start, end=each.end, words=words, judged=judged)


def _first_definitions(
    gathered: Sequence[tuple[Passage, _Seen]],
) -> dict[str, tuple[tuple[int, int], str]]:
    """Where each is first spelt out, as number of the passage and offset, and how."""
    first: dict[str, tuple[tuple[int, int], str]] = {}
    for at, (_, seen) in enumerate(gathered):
        for pair in seen.pairs:
            first.setdefault(bare(pair.short), ((at, pair.start), pair.long))
    return first


def _allowed(facts: Facts, found: AbbreviationFinder) -> frozenset[str]:
    """The form's own words, the board's list, and capitals within the codes that it gives to people and places."""
    given = {bare(word) for word in facts.form.words}
    for name in coded(facts.form):
        question = facts.form.questions[name]
        for row in facts.rows(question.each) if question.each else (None,):
            text = facts.text(name, row)
            given |= {each.short for each in found.uses(text)}
            if question.role == LISTED:
                given |= {bare(pair.short) for pair in found.pairs(text)}
    return frozenset(given)


def coded(form: Form) -> frozenset[str]:
    """The questions whose answers are codes or numbers that the board gives, or its abbreviations."""
    return frozenset(
        q.id for q in form.questions.values() if q.kind == "code" or q.role in ("person_code", "term_number", LISTED)
    )


_made: dict[int, tuple[Check, AbbreviationFinder]] = {}


def _finder(check: Check) -> AbbreviationFinder:
    """One for each check, made when it is first needed."""
    found = _made.get(id(check))
    if found is None or found[0] is not check:
        lists = Lexicon(
            known={phrase.text: phrase.use for phrase in check["known"] or ()},
            everyday=frozenset(phrase.text for phrase in check["allow"] or ()),
            stressed=frozenset(phrase.text for phrase in check["stressed"] or ()),
            heads=frozenset(phrase.text for phrase in check["heads"] or ()),
            is_word=lexicon.is_word,
            is_name=lexicon.is_name,
        )
        found = _made[id(check)] = (check, AbbreviationFinder(lists))
    return found[1]


KIND = GatherKind(
    keys={
        "spelt_out": Key(type="choice", among=("never", "here"), need=True),
        "allow": Key(type="words"),
        "known": Key(type="words"),
        "stressed": Key(type="words"),
        "heads": Key(type="words"),
    },
    gives=frozenset({"found", "long"}),
    gather=gather,
    judge=judge,
    leans=coded,
)
