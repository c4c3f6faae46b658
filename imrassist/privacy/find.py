"""Finder: what in a text names somebody, or gives somebody away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from imrassist.privacy import lists
from imrassist.privacy.addresses import addresses
from imrassist.privacy.codes import OPENERS, code_pattern, is_initial
from imrassist.privacy.folding import fold
from imrassist.privacy.forms import Forms
from imrassist.privacy.found import Found
from imrassist.privacy.institutions import institutions
from imrassist.privacy.key import Entry
from imrassist.privacy.keyed_people import Reading
from imrassist.privacy.keyed_places import KeyedPlaces
from imrassist.privacy.mention import Mention
from imrassist.privacy.overlap import Taken
from imrassist.privacy.people import People
from imrassist.privacy.references import collars, references
from imrassist.privacy.shapes import by_shape, dates
from imrassist.privacy.span import KEYED, PERSON, Span
from imrassist.privacy.tokens import Token, tokens

_BRACKET_BEFORE = re.compile(r"\s?[(\[]\s?$")
_BRACKET_AFTER = re.compile(r"\s?[)\]]")
_BEFORE_TIMES = frozenset(
    ("after", "at", "before", "by", "during", "for", "from", "in", "on", "since", "to", "until", "within")
)
_ORDER = (
    *("email", "url", "nhs_number", "date_of_birth", "ni_number"),
    *("postcode", "case_reference", "vehicle_registration", "phone", "collar_number"),
)
"""Of two shapes that overlap, the earlier one holds."""


class Finder:
    """Finds the names of one key, and identifying details that are not in it.

    Made once for a key, and asked for each text; it keeps what it has learnt of single words, never a text.
    """

    def __init__(self, entries: Iterable[Entry], allow: Iterable[str] = ()) -> None:
        """For these entries of a key; the words of ``allow`` are never found, however they are written."""
        self._entries = tuple(entries)
        self._allow = {fold(word) for word in allow}
        self._codes = code_pattern(self._entries)
        self._forms = Forms(self._entries)
        self._places = KeyedPlaces(self._entries)

    def spans(self, text: str, heard: Iterable[str] = ()) -> tuple[Span, ...]:
        """All findings of this text, in its order; none overlaps another.

        ``heard`` are names of people who are not in the key, folded, that were found in other texts of the same draft
        (`names_heard`): they are found here, too, where they stand alone.
        """
        if not text.strip():
            return ()
        words = tokens(text)
        taken = Taken(text, words)
        if self._codes is not None:
            for match in self._codes.finditer(text):
                if not is_initial(text, match.end()):
                    taken.hide(*match.span())
        self._take_shapes(text, taken)
        self._take_places(text, words, taken)
        ranked = {taken.next_word(span.end) for span in taken.spans if span.kind == "collar_number"}
        reading = Reading(self._forms, text, words, ranked)
        people = [self._keyed(text, each) for each in reading.mentions()]
        for span in people:
            taken.put(span)
        for person in People(text, words, ranked, heard).found():
            start, end = words[person.first].start, words[person.after - 1].end
            if _only_opens(text[start:end].lower().split()):
                continue  # of "In May" or "Sunday Mass" nothing is left that names somebody
            taken.put(Span(start=start, end=end, kind=PERSON, text=text[start:end], why=person.why))
        self._take_births(text, taken)
        return tuple(self._allowed(taken.spans))

    def _take_shapes(self, text: str, taken: Taken) -> None:
        found = [*by_shape(text), *references(text), *collars(text)]
        for each in sorted(found, key=lambda each: (_ORDER.index(each.kind), each.start, -each.end)):
            taken.put(_span(text, each))

    def _take_places(self, text: str, words: list[Token], taken: Taken) -> None:
        for mention in self._places.mentions(text):
            taken.put(self._keyed(text, mention))
        for each in (*addresses(text), *institutions(words)):
            taken.put(_span(text, each))

    def _take_births(self, text: str, taken: Taken) -> None:
        """Dates in brackets right after a name."""
        ends = {span.end for span in taken.spans if span.kind in (KEYED, PERSON)}
        for start, end in list(dates(text)):
            before = _BRACKET_BEFORE.search(text[:start][-3:])
            if before and _BRACKET_AFTER.match(text, end) and start - len(before.group()) in ends:
                reason = "It is a date in brackets right after a name."
                taken.put(Span(start=start, end=end, kind="date_of_birth", text=text[start:end], why=reason))

    def _keyed(self, text: str, mention: Mention) -> Span:
        codes = [self._entries[number].code for number in mention.entries]
        return Span(
            start=mention.start,
            end=mention.end,
            kind=KEYED,
            text=text[mention.start : mention.end],
            why=mention.why,
            code=codes[0],
            alternatives=tuple(dict.fromkeys(code for code in codes[1:] if code != codes[0])),
            together=tuple(dict.fromkeys(self._entries[number].code for number in mention.all_meant)),
            entry=self._entries[mention.entries[0]].id,
        )

    def _allowed(self, spans: Iterable[Span]) -> Iterator[Span]:
        for span in spans:
            if not self._allow or not self._is_allowed(span):
                yield span

    def _is_allowed(self, span: Span) -> bool:
        whole = fold(span.text)
        return whole in self._allow or (
            span.kind in (KEYED, PERSON)
            and any(whole.endswith(word) and whole[: -len(word)] in _titles() for word in self._allow if word)
        )


def names_heard(spans: Iterable[Span]) -> frozenset[str]:
    """The names of people who are not in the key among these findings, folded, for `Finder.spans` of other texts."""
    words = (token for span in spans if span.kind == PERSON for token in tokens(span.text))
    return frozenset(word.key for word in words if len(word.key) > 3)


def _span(text: str, found: Found) -> Span:
    return Span(start=found.start, end=found.end, kind=found.kind, text=text[found.start : found.end], why=found.why)


def _only_opens(words: list[str]) -> bool:
    """Whether words begin a sentence or tell a time and nothing else: of "April May" that is not known."""
    times = lists.group("not_names", "times")
    opens = words[0] in _BEFORE_TIMES and all(word in _BEFORE_TIMES or word in times for word in words)
    return opens or all(word in OPENERS or word in _week() for word in words)


def _week() -> frozenset[str]:
    return frozenset(day for day in lists.group("not_names", "times") if day.endswith("day"))


def _titles() -> frozenset[str]:
    names = ("male", "female", "either", "perhaps", "ranks")
    return frozenset().union(*(lists.group("titles", name) for name in names))
