"""Searching: words found anywhere in an open draft: answers, questions, the text that was built, remarks set aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from imrassist.checks.remark import Remark
from imrassist.interview import order
from imrassist.interview.wording import in_words, row_label
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Row
from imrassist.session.guiding import Guiding
from imrassist.session.judging import Judging
from imrassist.session.values import Found, Searched
from imrassist.writing.report import Block, SectionText

AROUND = 28
"""Characters of a text that are shown on either side of what was found."""
LIKE = 80
"""How like, of 100, a word must be to one that was looked for, where that one is nowhere."""
MOST = 500
"""So many places are told; of more it is said that there are more."""
_Match = Callable[[str], tuple[int, int] | None]
_Text = tuple[Callable[[], Found], str]
"""Something to look through; where it stands is worked out only when it is found, for there may be 100,000."""
_WORD = re.compile(r"\w[\w'\u2019-]*")


class Searching(Guiding, Judging):
    """Looking through one open draft."""

    def search(self, words: str) -> Searched:
        """Where these words stand, in the form's order: answers, then questions, then the report, then remarks.

        All of them as they were typed, next to one another; where that is nowhere, each of them somewhere in the same
        text; where that is nowhere, the words most like them, which `Searched.instead` names. No words find nothing.
        """
        wanted = _lower(" ".join(words.split()))
        if not wanted:
            return Searched(words=words)
        texts = list(self._texts())
        found = _all(texts, partial(_phrase, wanted)) or _all(texts, partial(_every, wanted.split()))
        instead = ""
        if not found and (near := _nearest(_WORD.findall(wanted), (text for _, text in texts))):
            instead = " ".join(near)
            found = _all(texts, partial(_every, near))
        return Searched(words=words, found=tuple(found[:MOST]), more=len(found) > MOST, instead=instead)

    def _texts(self) -> Iterator[_Text]:
        """Everything that can be searched, each with what tells where it stands."""
        held: set[Place] = set()
        for place, row, answer in self._answers():
            text = self._spoken(place, answer)
            if text:
                held.add(place)
                yield partial(self._at, "answer", place, row), text
        for place, text in self._typed.items():
            yield partial(self._at, "typed", place, self.draft.row(place.row) if place.row else None), text
        yield from self._labels()
        for written in self.report().sections:
            for block in written.blocks:
                yield from self._block(written, block, held)
        for remark in self.remarks() if self.draft.asides else ():
            if remark.aside:
                yield partial(self._remark, remark), f"{remark.say} Set aside: {remark.aside}"

    def _labels(self) -> Iterator[_Text]:
        """The titles of the sections, and every question of the whole review that is asked now."""
        for section in self.form.sections:
            found = Found(kind="section", label=self._section_label(section.id), section=section.id)
            yield partial(_same, found), section.title
        for question in self.form.questions.values():
            if not question.each and order.asked(self.form, self.draft, question, None) is not False:
                yield partial(self._at, "question", Place(question.id), None), f"{question.short}: {question.ask}"

    def _answers(self) -> Iterator[tuple[Place, Row | None, Answer]]:
        """Every answer there is, in the order of asking; of rows, table by table."""
        draft = self.draft
        for question in self.form.questions.values():
            if not question.each and (answer := draft.answers.get(question.id)):
                yield Place(question.id), None, answer
        for table in self.form.tables:
            for row in draft.rows.get(table, ()):
                for name, answer in row.answers.items():
                    if name in self.form.questions:
                        yield Place(name, row.id), row, answer

    def _spoken(self, place: Place, answer: Answer) -> str:
        """An answer as it may be looked for: in words, with the reason or the person to ask.

        Rows pointed to are left out: their own answers are found.
        """
        question = self.form.questions[place.question]
        if question.kind in ("table", "ref", "refs", "note"):
            return f"{answer.who} {answer.note}".strip()
        said = in_words(question, answer, self.form, self.draft) if answer.given else ""
        return " ".join(each for each in (said, answer.who, answer.note) if each)

    def _at(self, kind: str, place: Place, row: Row | None) -> Found:
        question = self.form.questions[place.question]
        of = f"{self._row_called(row)}: " if row else ""
        return Found(kind=kind, label=f"{of}{question.short or question.ask}", section=question.section, place=place)

    def _row_called(self, row: Row) -> str:
        """What a row is called where nothing says of what sort it is: a bare number with the name of its table."""
        label, table = row_label(self.form, self.draft, row), self.form.tables.get(row.id.rpartition("-")[0])
        bare = table and len(label) < 6 and " " not in label
        return f"{table.one[:1].upper()}{table.one[1:]} {label}" if table and bare else label

    def _block(self, written: SectionText, block: Block, held: set[Place]) -> Iterator[_Text]:
        """What stands in the report; where it is built from answers that are found by themselves, not once more."""
        if block.grid or block.gap or not block.text:
            return
        if block.state == "built" and any(place in held for place in block.places):
            return
        place = block.places[0] if block.places else None
        label = f"{self._section_label(written.id)}, the text"
        found = Found(kind="text", label=label, section=written.id, place=place, block=block.key)
        yield partial(_same, found), block.text

    def _remark(self, remark: Remark) -> Found:
        section = self._section_of(remark)
        label = f"{self._section_label(section)}, a remark set aside" if section else "A remark set aside"
        return Found(kind="remark", label=label, section=section, place=remark.place)


def _same(found: Found) -> Found:
    return found


def _all(texts: Iterable[_Text], match: _Match) -> list[Found]:
    """Where the texts match, one more than are told at most."""
    found: list[Found] = []
    for where, text in texts:
        line = " ".join(text.split())
        span = match(line)
        if span:
            found.append(where().with_snippet(*_snippet(line, *span)))
            if len(found) > MOST:
                break
    return found


def _phrase(wanted: str, text: str) -> tuple[int, int] | None:
    at = _lower(text).find(wanted)
    return (at, at + len(wanted)) if at >= 0 else None


def _every(words: list[str], text: str) -> tuple[int, int] | None:
    """Where the first of the words stands in a text that holds them all."""
    low = _lower(text)
    if not all(word in low for word in words):
        return None
    at = min(low.find(word) for word in words)
    word = next(word for word in words if low.startswith(word, at))
    return at, at + len(word)


def _lower(text: str) -> str:
    """In small letters, as long as it was: a letter whose small form is two stays as it is."""
    low = text.casefold()
    return low if len(low) == len(text) else "".join(c if len(c.casefold()) > 1 else c.casefold() for c in text)


def _snippet(line: str, start: int, end: int) -> tuple[str, int, int]:
    """What stands around the found words, cut at spaces; and where they stand in it."""
    left, right = max(0, start - AROUND), min(len(line), end + AROUND)
    if left:
        left = line.find(" ", left, start) + 1 or left
    if right < len(line):
        cut = line.rfind(" ", end, right)
        right = cut if cut > 0 else right
    before, after = "... " if left else "", " ..." if right < len(line) else ""
    return f"{before}{line[left:right]}{after}", len(before) + start - left, len(before) + end - left


def _nearest(words: list[str], texts: Iterable[str]) -> list[str]:
    """The words that stand somewhere and are most like these; nothing when one has none like it."""
    from rapidfuzz import fuzz, process

    there = {_lower(word) for text in texts for word in _WORD.findall(text)}
    found = []
    for word in words:
        if len(word) < 4 or any(word in each for each in there):
            found.append(word)
            continue
        best = process.extractOne(word, there, scorer=fuzz.ratio, score_cutoff=LIKE)
        if best is None:
            return []
        found.append(best[0])
    return found if found != words else []
