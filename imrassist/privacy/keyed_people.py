"""Finds the people of a key in a text: whole names, parts of them, initials, short forms, misspellings."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence

from imrassist.privacy import lists, why
from imrassist.privacy.around import (
    after_initial,
    behind_first_name,
    fold_letter,
    is_somewhere,
    stranger_after,
    stranger_before,
)
from imrassist.privacy.common_words import a_thing_follows, is_no_name, is_word, the_follows
from imrassist.privacy.forms import FAMILY, GIVEN, MIDDLE, PART, SHORT, Forms
from imrassist.privacy.likeness import FAINT, FAIR, SAME
from imrassist.privacy.mention import Choice, Mention
from imrassist.privacy.name_like import barred, barred_run, cited, ends_a_thing, run_from
from imrassist.privacy.single_names import firm, supported, told_by_title
from imrassist.privacy.surname_after import surname_after
from imrassist.privacy.titles import Title, title_at
from imrassist.privacy.tokens import SHORT as STOPPED
from imrassist.privacy.tokens import Token, beside, dotted, same_line

_AND = frozenset(["and", "&"])


_MOST_INITIALS = 6
_BORN = re.compile(r"(?i) \((?:born|d\.?o\.?b)")


class Reading:
    """One text being read for the people of one key."""

    def __init__(self, forms: Forms, text: str, words: list[Token], ranked: Container[int] = ()) -> None:
        """For a text and its words; those that are hidden are passed over.

        Before the words at the places ``ranked`` stand a rank and a number: they name officers, and nobody of the key.
        """
        self._ranked = ranked
        self.forms = forms
        self.text = text
        self.words = words
        self.choice = Choice(forms.entries)
        self._ways: tuple[Callable[[int, Title | None, int], Mention | None], ...] = (
            self._whole,
            self._turned,
            self._initial_and_surname,
            self._first_and_initial,
            self._initials,
            self._family,
            self._halves,
            self._single,
        )

    def mentions(self) -> Iterator[Mention]:
        """Everybody of the key who is named, in the order of the text."""
        at = 0
        while at < len(self.words):
            found = self._at(at)
            if found is None:
                at += 1
                continue
            if isinstance(found, int):
                at = found
                continue
            if not found.all_meant:
                self.choice.named(found.entries[0])
            yield found
            at = max(found.after, at + 1)

    def _at(self, at: int) -> Mention | int | None:
        """What is named from this word on; or the number of the word to go on with; or nothing."""
        if self.words[at].hidden or self.words[at].start in self._ranked:
            return None
        title = title_at(self.words, at)
        if title is None or title.after >= len(self.words):
            return self._named(at, None, at)
        couple = self._couple(title, at)
        if couple is not None:
            return couple
        name = self.words[title.after]
        stopped = self.words[title.after - 1].key in STOPPED and (dotted(name) or name.gap == ".  ")
        if name.hidden or not (beside(name) or stopped):
            return self._named(at, None, at)
        found = self._named(title.after, title, at)
        found = found or self._initials(at, None, at)
        if found is not None:
            return found
        # After a title stands a surname: what is no surname of the key is somebody else's.
        return title.after if title.perhaps else title.after + max(1, len(run_from(self.words, title.after)))

    def _named(self, at: int, title: Title | None, first: int) -> Mention | None:
        for way in self._ways:
            found = way(at, title, first)
            if found is not None:
                return found
        return None

    def _couple(self, title: Title, first: int) -> Mention | None:
        """``Mr and Mrs Hill``."""
        if title.after + 1 >= len(self.words):
            return None
        joined = self.words[title.after].key in _AND
        second = title_at(self.words, title.after + (1 if joined else 0))
        if second is None or not (joined or self.words[title.after].gap.strip(" .") in _AND):
            return None
        if second.after >= len(self.words) or self.words[second.after].hidden:
            return None
        word = self.words[second.after]
        bearers = {each.entry: each.grade for each in firm(self.forms, word) if each.role in FAMILY}
        if not bearers or not word.capital:
            return None
        ranked: list[int] = []
        for each in (title, second):
            fitting = [entry for entry in self.choice.ranked(bearers, each) if not self.choice.misfit(entry, each)]
            ranked += [entry for entry in fitting[:1] if entry not in ranked]
        rest = [entry for entry in self.choice.ranked(bearers) if entry not in ranked]
        worst = max(bearers.values())
        return self._mention(first, second.after + 1, (*ranked, *rest), worst, why.COUPLE, *ranked[:2])

    def _whole(self, at: int, title: Title | None, first: int) -> Mention | None:
        """``Poppy Hill``, with middle names and initials between, misspelt or not."""
        word = self.words[at]
        best: tuple[int, int] | None = None
        ranks: dict[int, tuple[int, int]] = {}
        for each in self.forms.alike(word.key) if word.capital else self.forms.same(word.key):
            if each.role not in GIVEN:
                continue
            run = surname_after(self.forms, self.words, at, each.entry)
            if run is None:
                continue
            after, grade = run
            if each.grade + grade > FAINT and SAME not in (each.grade, grade):
                continue
            if not self._good_pair(at, each.grade, after - 1, grade):
                continue
            rank = (-after, each.grade + grade)
            ranks[each.entry] = min(rank, ranks.get(each.entry, rank))
            best = min(rank, best or rank)
        if best is None:
            return None
        entry = self.choice.ranked({e: rank[1] for e, rank in ranks.items() if rank == best}, title)
        return self._mention(first, -best[0], entry, best[1], why.WHOLE if best[1] == SAME else why.MISSPELT)

    def _good_pair(self, first: int, first_grade: int, last: int, last_grade: int) -> bool:
        """Whether the two names do not look like somebody else's, or like other words."""
        one, two = self.words[first], self.words[last]
        if not one.capital and one.key in lists.words() and (two.key in lists.words() or two.capital):
            return False
        if not two.capital and one.capital and two.key in lists.words():
            return False
        if first_grade and not told_by_title(one.key, first_grade, self.forms):
            return False
        return not last_grade or told_by_title(two.key, last_grade, self.forms)

    def _turned(self, at: int, title: Title | None, first: int) -> Mention | None:
        """``Hill, Poppy`` and ``HILL Poppy``."""
        if at + 1 >= len(self.words):
            return None
        word, after = self.words[at], self.words[at + 1]
        comma = after.gap in (", ", ",")
        if after.hidden or not word.capital or not after.capital or not (comma or beside(after)) or word.possessive:
            return None
        second: dict[int, int] = {}
        for each in self.forms.alike(after.key):
            if each.role in GIVEN and each.role != MIDDLE:
                second[each.entry] = min(each.grade, second.get(each.entry, FAINT))
        grades: dict[int, int] = {}
        for each in self.forms.alike(word.key):
            if each.role in FAMILY and each.entry in second:
                both = each.grade + second[each.entry]
                if both <= FAIR and self._good_pair(at + 1, second[each.entry], at, each.grade):
                    grades[each.entry] = min(both, grades.get(each.entry, FAINT))
        if not grades:
            return None
        worst = min(grades.values())
        return self._mention(first, at + 2, self.choice.ranked(grades, title), worst, why.TURNED)

    def _initial_and_surname(self, at: int, title: Title | None, first: int) -> Mention | None:
        """``P. Hill``, ``P J Hill``."""
        if not self.words[at].initial:
            return None
        if at and self.words[at - 1].key in lists.group("name", "lettered") and beside(self.words[at]):
            return None
        after = at + 1
        while after < len(self.words) and self.words[after].initial and after - at < 3:
            after += 1
        if after >= len(self.words):
            return None
        word = self.words[after]
        if word.hidden or not word.capital or not (beside(word) or dotted(word)):
            return None
        letter = fold_letter(self.words[at])
        grades = {
            each.entry: each.grade
            for each in firm(self.forms, word)
            if each.role in FAMILY and letter in self.forms.first_letters[each.entry]
        }
        if not grades:
            return None
        return self._mention(
            first, after + 1, self.choice.ranked(grades, title), max(grades.values()), why.INITIAL_SURNAME
        )

    def _first_and_initial(self, at: int, title: Title | None, first: int) -> Mention | None:
        """``Poppy H.``, when no other name follows."""
        if at + 1 >= len(self.words) or not self.words[at].capital or self.words[at].possessive:
            return None
        letter = self.words[at + 1]
        if not letter.initial or letter.hidden or not beside(letter):
            return None
        after = self.words[at + 2] if at + 2 < len(self.words) else None
        if after is not None and after.capital and after.gap == " ":
            return None
        grades = {
            each.entry: each.grade
            for each in firm(self.forms, self.words[at])
            if each.role in GIVEN and fold_letter(letter) in self.forms.surname_letters(each.entry)
        }
        if not grades:
            return None
        found = self._mention(first, at + 2, self.choice.ranked(grades, title), max(grades.values()), why.FIRST_INITIAL)
        return self._with_stop(found)

    def _initials(self, at: int, title: Title | None, first: int) -> Mention | None:
        """``PH`` and ``P.H.``."""
        word = self.words[at]
        if title is not None:
            return None
        if word.initial and at + 1 < len(self.words):
            after = at + 1
            most = min(len(self.words), at + _MOST_INITIALS)
            while after < most and self.words[after].initial and self.words[after].gap in (".", ". "):
                after += 1
            letters = "".join(each.key for each in self.words[at:after])
            entries = self.forms.initials.get(letters, []) if after > at + 1 else []
            if not entries or (after < len(self.words) and self.words[after].gap == "." and not word.gap):
                return None
            ranked = self.choice.ranked(dict.fromkeys(entries, SAME))
            return self._with_stop(self._mention(first, after, ranked, SAME, why.INITIALS))
        if not word.shouted or not 2 <= len(word.text) <= 4 or word.key not in self.forms.initials:
            return None
        if word.key in lists.group("phrases", "abbreviations") and not self._acts(at):
            return None
        ranked = self.choice.ranked(dict.fromkeys(self.forms.initials[word.key], SAME))
        return self._mention(first, at + 1, ranked, SAME, why.INITIALS)

    def _acts(self, at: int) -> bool:
        """Whether two letters that are an abbreviation too do here what only people do."""
        word = self.words[at]
        if word.possessive or _BORN.match(self.text[word.end : word.end + 9]):
            return True
        if ":" in word.gap and self.text[word.end : word.end + 1] == ",":
            return True
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if after is not None and after.gap == " " and not after.capital:
            if after.key in lists.group("cues", "people_do") or after.key in lists.group("cues", "verbs"):
                return True
            if after.key == "and" and at + 2 < len(self.words) and self._names_somebody(at + 2):
                return True
        joined = at > 1 and self.words[at - 1].key in ("and", "re", "with") and word.gap == " "
        return joined and self._names_somebody(at - 2)

    def _names_somebody(self, at: int) -> bool:
        """Whether this word is a name of the key, written as a name is."""
        word = self.words[at]
        return word.capital and len(word.key) > 2 and bool(self.forms.same(word.key))

    def _family(self, at: int, title: Title | None, first: int) -> Mention | None:
        """``the Hills``, ``the Hill family``."""
        word = self.words[at]
        if title is not None or not word.capital or word.hidden:
            return None
        before = self.words[at - 1] if at and beside(word) else None
        the = before is not None and before.key in ("the", "both", "two")
        after = self.words[at + 1] if at + 1 < len(self.words) and beside(self.words[at + 1]) else None
        ends = at + 1
        if after is not None and after.key in lists.group("cues", "households") and not after.capital:
            grades = {e.entry: e.grade for e in firm(self.forms, word) if e.role in FAMILY}
            ends = at + 2
        elif the and word.key.endswith("s") and not word.possessive:
            stems = (word.key[:-1], word.key[:-2] if word.key.endswith("es") else word.key[:-1])
            grades = {e.entry: e.grade for stem in stems for e in self.forms.same(stem) if e.role in FAMILY}
        else:
            return None
        if not grades or (word.key in lists.words() and not the):
            return None
        begins = first - 1 if the and before is not None and before.key == "the" else first
        ranked = self.choice.ranked(grades)
        return self._mention(begins, ends, ranked, max(grades.values()), why.FAMILY, *ranked)

    def _halves(self, at: int, title: Title | None, first: int) -> Mention | None:
        """``Mr Gould Marlow`` for Gould-Marlow: the halves of a double name as two words."""
        if at + 1 >= len(self.words):
            return None
        word, after = self.words[at], self.words[at + 1]
        if not (word.capital and after.capital and beside(after)) or after.hidden or word.possessive:
            return None
        second = {each.entry: each.grade for each in firm(self.forms, after) if each.role in (PART, SHORT)}
        grades = {
            each.entry: max(each.grade, second[each.entry])
            for each in firm(self.forms, word)
            if each.role in (PART, SHORT) and each.entry in second and word.key != after.key
        }
        if not grades:
            return None
        return self._mention(first, at + 2, self.choice.ranked(grades, title), max(grades.values()), why.WHOLE)

    def _single(self, at: int, title: Title | None, first: int) -> Mention | None:
        """One name alone: a first name, a surname, a short form; with a title a surname."""
        word = self.words[at]
        grades: dict[int, int] = {}
        roles: set[int] = set()
        near = firm(self.forms, word, titled=title is not None)
        if not near and title is None:
            near = supported(self.forms, self.words, at)
        for each in near:
            given = each.role in GIVEN and each.role not in FAMILY
            if title is not None and (given or self.choice.misfit(each.entry, title)):
                continue
            if title is None and self._is_another(at, each.entry, given=given):
                continue
            rank = each.grade * 2 + (each.role == SHORT)
            if rank < grades.get(each.entry, 99):
                grades[each.entry] = rank
            roles.add(each.role)
        if not grades:
            return None
        best = min(grades.values())
        kept = {entry: rank for entry, rank in grades.items() if rank == best}
        rest = tuple(entry for entry in self.choice.ranked(grades, title) if entry not in kept)
        reason = why.of_single(best // 2, roles, titled=title is not None)
        return self._mention(first, at + 1, (*self.choice.ranked(kept, title), *rest), best // 2, reason)

    def _is_another(self, at: int, entry: int, *, given: bool) -> bool:
        word = self.words[at]
        if word.shouted and len(word.key) < 5 and word.key in lists.group("phrases", "abbreviations"):
            return True
        if word.possessive and barred(word.key + "s"):
            return True
        if at and same_line(word) and self.words[at - 1].key in lists.group("cues", "consumed"):
            return True
        if a_thing_follows(self.words, at) or the_follows(self.words, at) or is_somewhere(self.words, at, given=given):
            return True
        if (
            (not given and cited(self.text, word))
            or barred_run(self.words[at : at + 2])
            or ends_a_thing(self.words, at)
        ):
            return True
        if is_word(word.key) and is_no_name(self.text, self.words, at, given=given):
            return True
        if given:
            if after_initial(self.words, at) or stranger_after(self.forms, self.words, at, entry):
                return True
            return behind_first_name(self.forms, self.words, at, entry)
        return stranger_before(self.forms, self.words, at, entry)

    def _mention(
        self, first: int, after: int, entries: Sequence[int], grade: int, reason: str, *all_meant: int
    ) -> Mention:
        return Mention(
            first=first,
            after=after,
            start=self.words[first].start,
            end=self.words[after - 1].end,
            entries=tuple(entries),
            grade=grade,
            why=reason,
            all_meant=all_meant,
        )

    def _with_stop(self, found: Mention) -> Mention:
        """With the full stop of its last initial."""
        if self.text[found.end : found.end + 1] != ".":
            return found
        return Mention(
            found.first, found.after, found.start, found.end + 1, found.entries, found.grade, found.why, found.all_meant
        )
