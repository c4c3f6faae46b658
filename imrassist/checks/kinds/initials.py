"""initials: abbreviations that are not on the board's list and are not spelt out, or only where they first stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imrassist.checks.check import Check, GatherKind, Hit, Key, Passage
from imrassist.checks.facts import Facts
from imrassist.checks.indexes import Judged, Order
from imrassist.checks.prose import Phrase, sentence_at
from imrassist.checks.reading import Key as Place
from imrassist.interview.question import Form
from imrassist.model.memo import remembered
from imrassist.privacy import lexicon
from imrassist.privacy.abbreviations import AbbreviationFinder, Lexicon, Use
from imrassist.privacy.spelt_out import SpeltOut, bare

LISTED = "board_abbreviations"
"""The role of the question that holds the board's own list."""


@dataclass(frozen=True, slots=True)
class _Seen:
    uses: tuple[Use, ...]
    pairs: tuple[SpeltOut, ...]


@dataclass(frozen=True, slots=True)
class _First:
    """Where an abbreviation is first spelt out, and how."""

    place: tuple[int, ...]
    start: int
    long: str
    key: Place


def gather(check: Check, passage: Passage) -> _Seen | None:
    """The abbreviations of a passage and what it spells out; None when there are none."""
    return _seen(_finder(check), passage.text)


def judge(check: Check, facts: Facts | None, gathered: Sequence[tuple[Passage, _Seen]]) -> Iterator[Hit]:
    """`spelt_out` never: a hit for each use before it is spelt out anywhere; here: one hit for each that is.

    The form's own words, the board's list and the words of `allow` are no hits, nor are the codes of people.
    """
    index = Abbreviated(check)
    turn = {passage.key: (at,) for at, (passage, _) in enumerate(gathered)}
    for passage, seen in gathered:
        index.put(passage, seen)
    hits = dict(index.judge(facts, lambda passage: turn[passage.key], anew=True))
    for passage, _ in gathered:
        yield from hits[_group(passage.key)]


class Abbreviated:
    """Which passages use an abbreviation and which spell it out; a passage is judged again when it, or where one of
    its abbreviations is first spelt out, is another.
    """

    def __init__(self, check: Check) -> None:
        self._check = check
        self._here = check["spelt_out"] == "here"
        self._seen: dict[Place, tuple[Passage, _Seen]] = {}
        self._uses: dict[str, set[Place]] = {}
        self._spells: dict[str, set[Place]] = {}
        self._first: dict[str, _First] = {}
        """Where each is first spelt out."""
        self._told: dict[str, tuple[Place, int]] = {}
        """The first use of each from there on."""
        self._allowed: frozenset[str] = frozenset()
        self._touched: set[Place] = set()
        self._shorts: set[str] = set()

    def put(self, passage: Passage, value: _Seen) -> None:
        """See `PassageIndex`."""
        self._seen[passage.key] = (passage, value)
        for short in {use.short for use in value.uses}:
            self._uses.setdefault(short, set()).add(passage.key)
        for short in {bare(pair.short) for pair in value.pairs}:
            self._spells.setdefault(short, set()).add(passage.key)
        self._touch(passage, value)

    def drop(self, passage: Passage, value: _Seen) -> None:
        """See `PassageIndex`."""
        self._seen.pop(passage.key, None)
        for short in {use.short for use in value.uses}:
            self._uses[short].discard(passage.key)
        for short in {bare(pair.short) for pair in value.pairs}:
            self._spells[short].discard(passage.key)
        self._touch(passage, value)

    def _touch(self, passage: Passage, value: _Seen) -> None:
        self._touched.add(passage.key)
        self._shorts |= {use.short for use in value.uses}
        self._shorts |= {bare(pair.short) for pair in value.pairs}

    def judge(self, facts: Facts | None, order: Order, *, anew: bool) -> Judged:
        """See `PassageIndex`."""
        if anew:
            self._allowed = _allowed(facts, _finder(self._check)) if facts else frozenset()
            self._shorts |= self._uses.keys() | self._spells.keys()
            self._touched |= self._seen.keys()
        for short in self._shorts:
            self._look(short, order)
        touched, self._touched, self._shorts = self._touched, set(), set()
        for key in touched:
            held = self._seen.get(key)
            yield _group(key), list(self._hits(*held, order(held[0]))) if held else []

    def _look(self, short: str, order: Order) -> None:
        """Where an abbreviation is spelt out now; touches all passages for which that makes a difference."""
        first = self._first_of(short, order)
        if first != self._first.pop(short, None):
            self._touched |= self._uses.get(short, set())
        told = self._told.pop(short, None)
        if first is not None:
            self._first[short] = first
            if self._here and (now := self._told_of(short, first, order)) is not None:
                self._told[short] = now
        if told != self._told.get(short):
            self._touched |= {each[0] for each in (told, self._told.get(short)) if each}

    def _first_of(self, short: str, order: Order) -> _First | None:
        keys = self._spells.get(short)
        if not keys:
            return None
        passage, seen = min((self._seen[key] for key in keys), key=lambda held: order(held[0]))
        pair = next(pair for pair in seen.pairs if bare(pair.short) == short)
        return _First(order(passage), pair.start, pair.long, passage.key)

    def _told_of(self, short: str, first: _First, order: Order) -> tuple[Place, int] | None:
        """The first use at or behind the place where it is spelt out: nearly always that place itself."""
        for use in self._seen[first.key][1].uses:
            if use.short == short and use.start >= first.start:
                return first.key, use.start
        behind = [held for key in self._uses.get(short, ()) if order((held := self._seen[key])[0]) > first.place]
        if not behind:
            return None
        passage, seen = min(behind, key=lambda held: order(held[0]))
        return passage.key, next(use.start for use in seen.uses if use.short == short)

    def _hits(self, passage: Passage, seen: _Seen, place: tuple[int, ...]) -> Iterator[Hit]:
        for use in seen.uses:
            first = self._first.get(use.short)
            if use.short in self._allowed or (use.weak and first is None):
                continue
            if self._here:
                if self._told.get(use.short) != (passage.key, use.start):
                    continue
            elif first is not None and (first.place, first.start) <= (place, use.start):
                continue
            written = passage.text[use.start : use.end]
            long = (first.long if first else "") or _finder(self._check).long_form(written)
            words = {"found": written, "long": f"'{long}'" if long else "it in full"}
            judged = [use.short, sentence_at(passage.text, use.start)]
            yield Hit(passage=passage, start=use.start, end=use.end, words=words, judged=judged)


def _group(key: Place) -> str:
    return repr(key)


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


def _finder(check: Check) -> AbbreviationFinder:
    return _finder_of(*(check[key] or () for key in ("known", "allow", "stressed", "heads")))


@remembered()
def _finder_of(
    known: Sequence[Phrase], allow: Sequence[Phrase], stressed: Sequence[Phrase], heads: Sequence[Phrase]
) -> AbbreviationFinder:
    """One for all checks with the same lists."""
    lists = Lexicon(
        known={phrase.text: phrase.use for phrase in known},
        everyday=frozenset(phrase.text for phrase in allow),
        stressed=frozenset(phrase.text for phrase in stressed),
        heads=frozenset(phrase.text for phrase in heads),
        is_word=lexicon.is_word,
        is_name=lexicon.is_name,
    )
    return AbbreviationFinder(lists)


@remembered()
def _seen(finder: AbbreviationFinder, text: str) -> _Seen | None:
    """What stands in a text; two checks ask one after the other."""
    uses = tuple(finder.uses(text))
    return _Seen(uses, tuple(finder.pairs(text))) if uses else None


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
    index=lambda check, _form: Abbreviated(check),
    leans=coded,
)
