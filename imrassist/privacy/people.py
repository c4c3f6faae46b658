"""Finds people who are not in the key, by titles, first names, initials, and what stands around a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from imrassist.privacy import lists
from imrassist.privacy.alone import alone
from imrassist.privacy.among import in_a_row, said_of_somebody
from imrassist.privacy.common_words import is_place, is_word
from imrassist.privacy.name_like import (
    acronym,
    barred,
    barred_run,
    cited,
    first_like,
    heads,
    last_like,
    run_from,
    strange,
    thing,
)
from imrassist.privacy.titles import title_at
from imrassist.privacy.tokens import SHORT, Token, beside, dotted, same_line

TITLE = "It is a name with a title or a rank."
INITIAL = "It is an initial and a surname."
WHOLE = "It looks like a first name and a surname."
TURNED = "It looks like a surname and a first name, with a comma between."
AGAIN = "It is part of a name that stands elsewhere in the text."
_SURNAME = re.compile(r"(?:Mc|Mac|O['’]|D['’]|Fitz)[A-Z][a-zA-Z]")
"""Of a word that can be nothing but a surname."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is not in the key, where he or she is named."""

    first: int
    after: int
    """The numbers of the first word and of the one after the last; title included."""
    named: int
    """The number of the first word of the name itself."""
    why: str


class People:
    """One text being read for people who are not in the key."""

    def __init__(self, text: str, words: list[Token], ranked: Iterable[int] = (), known: Iterable[str] = ()) -> None:
        """For a text and its words; before those at the places ``ranked`` a rank and a number were found."""
        self.text = text
        self.words = words
        self._ranked = frozenset(ranked)
        self._known = set(known)
        """Folded names of people found so far, and elsewhere."""

    def found(self) -> list[Person]:
        """Everybody, in the order of the text; then each name alone where it stands again."""
        found = list(self._first_reading())
        taken = {at for person in found for at in range(person.first, person.after)}
        for person in found:
            self._known.update(
                word.key for word in self.words[person.named : person.after] if strange(word) and len(word.key) > 3
            )
        again = [Person(at, at + 1, at, AGAIN) for at in range(len(self.words)) if at not in taken and self._again(at)]
        return sorted([*found, *again], key=lambda person: person.first)

    def _first_reading(self) -> Iterator[Person]:
        at = 0
        while at < len(self.words):
            found = None if self.words[at].hidden else self._at(at)
            if isinstance(found, Person):
                yield found
                at = max(found.after, at + 1)
            else:
                at = max(found or 0, at + 1)

    def _at(self, at: int) -> Person | int | None:
        """Who is named from this word on; or the number of the word to go on with."""
        word = self.words[at]
        if word.start in self._ranked and word.capital:
            return self._surname(at, at, TITLE)
        title = title_at(self.words, at)
        if title is not None and title.after < len(self.words):
            after = self.words[title.after]
            stop = after.gap in (". ", ".") and self.words[title.after - 1].key in SHORT
            if not after.hidden and (same_line(after) or stop):
                found = self._titled(
                    at, title.after, perhaps=title.perhaps or title.key in lists.group("titles", "posts")
                )
                if found is not None:
                    return found
            if not word.capital or title.sex:
                return title.after
        if not word.capital:
            return None
        if word.initial:
            return self._initial(at)
        return self._run(at) or self._turned(at) or self._by_itself(at)

    def _titled(self, at: int, named: int, *, perhaps: bool) -> Person | None:
        """A title and a name; after a word of the family the name must be one that is a name."""
        joined = self._couple(named)
        if joined is not None:
            return self._titled(at, joined, perhaps=perhaps)
        named = self._past_particles(named)
        word = self.words[named]
        if not word.capital:
            return None
        if word.initial:
            found = self._initial(named, titled=True)
            return Person(at, found.after, found.named, TITLE) if isinstance(found, Person) else None
        if barred_run(self.words[at : named + 1]):
            return None
        if perhaps and not self._surely(named):
            return None
        return self._surname(at, named, TITLE)

    def _couple(self, named: int) -> int | None:
        """Where the name stands after ``Mr and Mrs``."""
        if named + 2 < len(self.words) and (self.words[named].key == "and" or self.words[named].gap == " & "):
            second = title_at(self.words, named + (self.words[named].key == "and"))
            if second is not None and second.after < len(self.words):
                return second.after
        second = title_at(self.words, named) if "&" in self.words[named].gap else None
        return second.after if second is not None and second.after < len(self.words) else None

    def _past_particles(self, named: int) -> int:
        """The number of the first word in capitals after small ones of a name: Mr van der Berg."""
        at = named
        while at + 1 < len(self.words) and at - named < 3 and self.words[at].key in lists.group("name", "particles"):
            if self.words[at].capital or not same_line(self.words[at + 1]):
                return named
            at += 1
        return at if self.words[at].capital and not self.words[at].hidden else named

    def _surely(self, at: int) -> bool:
        word = self.words[at]
        if word.key in heads() and word.key not in lists.group("not_names", "also_names"):
            return False
        return strange(word) or word.key in lists.surnames() or word.key in lists.first_names()

    def _surname(self, first: int, named: int, reason: str) -> Person | None:
        """The name that begins at ``named`` and surely is one."""
        run = run_from(self.words, named, 4)
        if not run[0].capital or (len(run[0].key) < 2 and len(run) == 1):
            return None
        size = 1 if reason != WHOLE else next(n for n in range(1, len(run)) if run[n].capital) + 1
        while size < len(run):
            word = run[size]
            if not word.capital:
                size += 1
                continue
            likely = reason == TITLE or first_like(run[size - 1]) or not is_word(word.key)
            fits = strange(word) or (last_like(word) and likely)
            if not fits or _has_title(self.words, named + size):
                break
            if thing(self.words, named + size) or (word.key in heads() and size == len(run) - 1 and size > 1):
                break
            size += 1
        while size > 1 and not run[size - 1].capital:
            size -= 1
        return Person(first, named + size, named, reason)

    def _initial(self, at: int, *, titled: bool = False) -> Person | int | None:
        """``R Hall``, ``R.J. Hall``."""
        word = self.words[at]
        before = self.words[at - 1] if at and beside(word) else None
        if before is not None and before.key in lists.group("name", "lettered") and not titled:
            return None
        named = at + 1
        while named < len(self.words) and self.words[named].initial and named - at < 3:
            if not (dotted(self.words[named]) or same_line(self.words[named])):
                return named
            named += 1
        if named >= len(self.words):
            return None
        last = self.words[named]
        dots = dotted(last)
        if last.hidden or not last.capital or not (dots or same_line(last)) or last.initial:
            return named
        if word.key in ("a", "i") and not dots and not titled and self._is_article(word, last):
            return None
        if not self._after_initial(at, named, dots=dots, titled=titled):
            return named
        return self._surname(at, named, INITIAL)

    def _after_initial(self, at: int, named: int, *, dots: bool, titled: bool) -> bool:
        """Whether the word after initials is a surname."""
        last = self.words[named]
        common = last.key in lists.common_surnames()
        listed = last.key in lists.surnames() or last.key in lists.first_names()
        certain = last.gap == "." or common or not barred(last.key)
        if not (
            strange(last) or (listed and certain) or (titled and last_like(last)) or in_a_row(self.words, at, last)
        ):
            return False
        if dots and named == at + 1 and self._ends_before(at, last):
            return False
        known = common or last.key in lists.own_surnames()
        if titled and dots and last.gap != "." and is_word(last.key) and not known:
            return False  # the full stop after a code such as Mrs A
        return not (thing(self.words, named) or cited(self.text, last))

    def _is_article(self, word: Token, last: Token) -> bool:
        """Whether A or I is here the word, and no initial: where a sentence begins, but not in a list of names."""
        if word.key == "i" or not word.first:
            return word.key == "i" and is_word(last.key)
        return not (":" in word.gap and self.text[last.end : last.end + 1] in (",", ".", ";", "\n"))

    def _ends_before(self, at: int, last: Token) -> bool:
        """Whether the full stop after one letter ends a sentence: the letter follows a name."""
        if ". " not in last.gap or at == 0 or not same_line(self.words[at]):
            return False
        before = self.words[at - 1]
        return before.capital and not before.first and not title_at(self.words, at - 1)

    def _run(self, at: int) -> Person | int | None:
        """Two or more words in capitals that are a name together."""
        run = run_from(self.words, at)
        if len(run) < 2:
            return None
        last = run[-1]
        if self._is_the_thing(at, run):
            return at + len(run)
        if (last.key in heads() or (last.key.endswith("s") and last.key[:-1] in heads())) and not (
            len(run) == 2 and self._pair(run[0], last)
        ):
            return at + len(run)
        if (
            (run[0].key in lists.places() and second_is_thing(run))
            or barred_run(run[:3])
            or thing(self.words, at + len(run) - 1)
        ):
            return at + len(run)
        second = next((word for word in run[1:] if word.capital), run[-1])
        if not self._pair(run[0], second) and not said_of_somebody(self.words, at, second):
            return None
        if run[0].first and cited(self.text, last):
            return None
        return self._surname(at, at, WHOLE)

    def _is_the_thing(self, at: int, run: list[Token]) -> bool:
        """The Martial Law Courts: an article before a word that is more often no name."""
        before = self.words[at - 1] if at and same_line(run[0]) else None
        article = before is not None and before.key in ("the", "a", "an")
        return article and is_word(run[0].key) and not strange(run[1])

    def _pair(self, one: Token, two: Token) -> bool:
        """Whether two words are a first name and a surname."""
        if acronym(one) or acronym(two) or one.possessive or (two.initial and not two.capital):
            return False
        if two.initial or one.shouted != two.shouted or (barred(one.key) and one.key.endswith("day")):
            return False  # Sunday Mass
        if two.key in ("xray", "xrays"):
            return False  # An X-ray: "An" is a name too
        if one.key == "an" and one.first and two.key[:1] in "aeiou":
            return False
        if _SURNAME.match(two.text) and not one.first and one.key not in lists.group("cues", "posts"):
            return not is_place(one.key) or one.key in lists.first_names()
        known = two.key in lists.surnames() or strange(two)
        if first_like(one) or (one.key in lists.first_names() and known and not one.shouted):
            if is_word(one.key):
                common = not is_word(two.key) or two.key in lists.common_surnames()
                return last_like(two) and (common or not one.first or ":" in one.gap)
            return last_like(two) and (not one.shouted or two.key in lists.surnames() or not is_word(two.key))
        if one.shouted:
            return False
        listed = two.key in lists.surnames()
        plain = listed and last_like(two) and not is_word(two.key)
        return strange(one) and ((strange(two) and not one.first) or plain)

    def _turned(self, at: int) -> Person | None:
        """``Hall, Rachel``."""
        if at + 1 >= len(self.words):
            return None
        one, two = self.words[at], self.words[at + 1]
        if two.hidden or two.gap != ", " or not two.capital or one.possessive:
            return None
        first = two.key in lists.common_first_names() or two.key in lists.own_first_names()
        if not first or (is_word(two.key) and not one.shouted) or is_place(two.key) or acronym(one):
            return None
        follows = self.words[at + 2] if at + 2 < len(self.words) else None
        if (follows is not None and follows.gap == " " and follows.capital) or cited(self.text, two):
            return None
        if (strange(one) or (one.key in lists.surnames() and not is_word(one.key))) and not first_like(one):
            return Person(at, at + 2, at, TURNED)
        return None

    def _by_itself(self, at: int) -> Person | None:
        reason = alone(self.text, self.words, at)
        return Person(at, at + 1, at, reason) if reason else None

    def _again(self, at: int) -> bool:
        word = self.words[at]
        if word.hidden or not word.capital or word.key not in self._known:
            return False
        if at and self.words[at - 1].key == "st":
            return False
        return not thing(self.words, at) and not cited(self.text, word) and strange(word)


def _has_title(words: list[Token], at: int) -> bool:
    title = title_at(words, at)
    return (
        title is not None
        and title.after < len(words)
        and words[title.after].capital
        and not (words[title.after].first or "," in words[title.after].gap)
    )


def second_is_thing(run: Sequence[Token]) -> bool:
    """Preston Park; but a head that is a surname and no street may be one: Mark Day."""
    if len(run) < 2 or run[1].key not in heads():
        return False
    return run[1].key in lists.street_types() or run[1].key not in lists.group("not_names", "also_names")
