"""under_terms: which term of reference each of the author's paragraphs is about, where the text itself says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from imrassist.intake.headings import bare
from imrassist.interview.question import Form
from imrassist.model.draft import Draft

_ALIKE = 88
"""Out of 100: how like the wording of a term a heading must be."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one paragraph says of terms."""

    term: str = ""
    """Id of the term's row that it is about; empty where the text names none, or more than one."""
    heading: bool = False
    """It is no more than the term's number or wording, which the report puts there by itself."""


def under_terms(form: Form, draft: Draft, texts: Sequence[str]) -> list[Told]:
    """For each paragraph of a section that goes term by term, the term it belongs to.

    One that begins with a term's number ("Term of reference 2a: ...", "ToR 2a"), or says its wording, leads: what
    follows is about that term until the next one. Before the first of these a paragraph belongs to the one term that
    it names, if it names one alone. Nothing is guessed.
    """
    naming = _Naming(form, draft)
    found = []
    now = ""
    for text in texts:
        led, heading = naming.leads(text)
        now = led or now
        found.append(Told(now or naming.only(text), heading))
    return found


class _Naming:
    """The terms of a draft by their numbers and wording."""

    def __init__(self, form: Form, draft: Draft) -> None:
        table = form.table_by_role("terms")
        number, words = form.by_role("term_number"), form.by_role("term_text")
        self._words: dict[str, str] = {}
        self._by_number: dict[str, str] = {}
        for row in draft.rows.get(table.id, ()) if table and number and words else ():
            said = [_value(draft, row.id, each.id) for each in (number, words) if each]
            if said[0]:
                self._by_number.setdefault(said[0].casefold().rstrip("."), row.id)
            self._words[row.id] = bare(said[1])
        names = (table.one, table.many) if table else ()
        short = {"".join(word[0] for word in name.split()) for name in names}  # tor, as boards write it
        called = "|".join(sorted((re.escape(each) for each in {*names, *short}), key=len, reverse=True))
        each = "|".join(re.escape(one) for one in sorted(self._by_number, key=len, reverse=True))
        token = rf"(?<![\w.])(?:{each})(?!\w|\.\w)"
        self._lead = re.compile(rf"\W*(?:(?:{called})s?\s*)?(?P<number>{token})[.):]*\s*[-–—:]?\s*", re.IGNORECASE)
        self._named = re.compile(rf"\b(?:{called})s?\s*(?P<list>{token}(?:(?:, | and |, and ){token})*)", re.IGNORECASE)
        self._one = re.compile(token, re.IGNORECASE)

    def leads(self, text: str) -> tuple[str, bool]:
        """The term that a paragraph begins with, and whether it says no more than that."""
        said = bare(text)
        for row, words in self._words.items():
            if words and _like(said, words):
                return row, True
        found = self._lead.match(text) if self._by_number else None
        if found is None:
            return "", False
        row = self._by_number[found["number"].casefold()]
        rest = bare(text[found.end() :])
        if not rest or _like(rest, self._words[row]):
            return row, True
        # "2 visits were made" begins with a number that is none of a term's: only a sign or the name says so.
        named = self._named.match(text.lstrip())
        if named and len(self._one.findall(named["list"])) > 1:
            return "", False
        signed = text.lstrip()[len(found["number"]) :][:1] in (".", ")", ":")
        return (row, False) if named or signed else ("", False)

    def only(self, text: str) -> str:
        """The one term that a text names; empty for none or several."""
        if not self._by_number:
            return ""
        numbers = {
            one[0].casefold() for named in self._named.finditer(text) for one in self._one.finditer(named["list"])
        }
        return self._by_number[numbers.pop()] if len(numbers) == 1 else ""


def _like(said: str, words: str) -> bool:
    """Whether a heading is the wording of a term: the whole of it, or its first sentence or so."""
    from rapidfuzz import fuzz

    if not said or not words:
        return False
    return fuzz.ratio(said, words) >= _ALIKE or (len(said) >= 20 and words.startswith(said))


def _value(draft: Draft, row: str, question: str) -> str:
    there = draft.row(row)
    answer = there.answers.get(question) if there else None
    return " ".join(answer.value.split()) if answer and isinstance(answer.value, str) else ""
