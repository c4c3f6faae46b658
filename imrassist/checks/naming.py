"""naming: real names and identifying details anywhere in a draft, with their places, as remarks (guidance 2.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from threading import RLock
from typing import Literal

from imrassist.checks.name_checks import KEYED_CHECK, UNKNOWN_CHECK, UNREADABLE_CHECK
from imrassist.checks.remark import Remark
from imrassist.interview.question import Form, Question
from imrassist.model.answer import Answer, Place
from imrassist.model.digest import digest
from imrassist.model.draft import OWN, Draft
from imrassist.privacy.coding import offered
from imrassist.privacy.find import Finder, names_heard
from imrassist.privacy.folding import fold
from imrassist.privacy.key import Entry, Key
from imrassist.privacy.span import KEYED, Span
from imrassist.privacy.tokens import tokens

Part = Literal["value", "note", "who", "text", "base", "comment", "reason", "point", "point_reason", "override"]
_KINDS = ("text", "long", "code")
"""Kinds of question whose answers hold words of the author's own."""
_WHAT = {
    "person": "Somebody is named who is not in the key",
    "address": "An address stands here",
    "postcode": "A postcode stands here",
    "nhs_number": "An NHS number stands here",
    "ni_number": "A National Insurance number stands here",
    "phone": "A telephone number stands here",
    "email": "An e-mail address stands here",
    "url": "A web address stands here",
    "date_of_birth": "A date of birth stands here",
    "school": "A school, nursery or college is named here",
    "gp_surgery": "A doctors' surgery is named here",
    "case_reference": "A reference number stands here",
    "collar_number": "An officer's number stands here",
    "vehicle_registration": "The number of a vehicle stands here",
}


LARGE = 40_000
"""Characters from which a text is looked at in pieces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftText:
    """One text of a draft that somebody wrote, and where it lies."""

    text: str = field(repr=False)
    part: Part
    place: Place | None = None
    """With an answer."""
    key: str = ""
    """With a block, a verdict or a remark set aside: its key."""
    section: str = ""

    @property
    def where(self) -> str:
        """As a decision names a place."""
        return f"{self.place.question}@{self.place.row}" if self.place else self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One finding in a draft."""

    where: DraftText
    span: Span


class NameChecker:
    """Finds the names of one key, and details that are not in it, in drafts; looks again only at what changed."""

    def __init__(self, form: Form, key: Key) -> None:
        self.form = form
        self.key = key
        self._codes = frozenset(_scheme(form))
        self._finder = self._made()
        self._local = {each.where for each in key.decisions if each.where}
        self._seen: dict[tuple[str, frozenset[str]], tuple[Span, ...]] = {}
        self._last: tuple[Draft | None, tuple[Named, ...]] = (None, ())
        self._heard: frozenset[str] = frozenset()
        # Asked by what looks at the draft beside the keys too: two at once would mix what is remembered.
        self._one_at_a_time = RLock()

    def spans(self, text: str, where: str = "") -> tuple[Span, ...]:
        """The findings of one text, but for what was decided of this place; as names were heard in the draft."""
        spans = self._spans(text, self._heard_in(text))
        if where in self._local:
            here = self.key.at(where)
            spans = tuple(s for s in spans if not any(each.means(text, s.start, s.end) for each in here))
        return spans

    def learn(self, draft: Draft) -> None:
        """Takes note of the codes that are given in a draft: they name nobody, whether they are in the key or not."""
        codes = self._codes | frozenset(codes_in(self.form, draft))
        if codes != self._codes:
            self._codes = codes
            self._finder = self._made()
            self._seen.clear()

    def found(self, draft: Draft) -> tuple[Named, ...]:
        """Everything found in a draft, in the order of its parts."""
        with self._one_at_a_time:
            last, named = self._last
            return named if last is draft else self._found(draft)

    def _found(self, draft: Draft) -> tuple[Named, ...]:
        self.learn(draft)
        texts = list(texts_of(self.form, draft))
        spans = [span for each in texts for span in self._spans(each.text, frozenset())]
        self._heard = names_heard(spans)
        named = tuple(
            Named(where=each, span=span)
            for each in texts
            for span in self.spans(each.text, each.where)
            if span.kind == KEYED or each.part != "who"  # who is to be asked may be named: it is printed nowhere
        )
        self._last = (draft, named)
        return named

    def remarks(self, draft: Draft) -> list[Remark]:
        """Everything found, but in the earlier wording of blocks: that is seen nowhere."""
        return [remark_of(named) for named in self.found(draft) if named.where.part != "base"]

    def _made(self) -> Finder:
        return finder_of(self.key, self._codes)

    def _spans(self, text: str, heard: frozenset[str]) -> tuple[Span, ...]:
        if len(text) > LARGE:
            return tuple(self._in_pieces(text, heard))
        spans = self._seen.get((text, heard))
        if spans is None:
            spans = self._seen[text, heard] = self._finder.spans(text, heard)
        return spans

    def _in_pieces(self, text: str, heard: frozenset[str]) -> Iterator[Span]:
        """The findings of a very long text, piece after piece: a key in it costs the piece it is in."""
        pieces = list(pieces_of(text))
        heard |= names_heard(span for _, piece in pieces for span in self._spans(piece, heard))
        for start, piece in pieces:
            here = frozenset(name for name in heard if name in fold(piece))
            for span in self._spans(piece, here):
                yield replace(span, start=span.start + start, end=span.end + start)

    def _heard_in(self, text: str) -> frozenset[str]:
        """Of the names that were heard elsewhere, those that this text holds; most hold none."""
        if not self._heard:
            return self._heard
        return self._heard & {token.key for token in tokens(text)}


def pieces_of(text: str) -> Iterator[tuple[int, str]]:
    """A long text in pieces that end with a line, or else a sentence or a word, each with where it begins."""
    start = 0
    while start < len(text):
        end = start + LARGE // 2
        if end < len(text):
            breaks = (text.rfind(mark, start + 1, end) + len(mark) for mark in ("\n", ". ", " "))
            end = next((each for each in breaks if each > start + LARGE // 4), end)
        yield start, text[start:end]
        start = end


def finder_of(key: Key, codes: Iterable[str], allow: Iterable[str] = ()) -> Finder:
    """The finder of a key to which these codes are known too, and that leaves alone what was decided everywhere."""
    known = {entry.code for entry in key.entries}
    more = (Entry(id="", code=code, kind="person", real="") for code in sorted(set(codes) - known))
    return Finder((*key.entries, *more), allow=sorted({*key.allowed(), *allow}))


def codes_of(form: Form, draft: Draft) -> frozenset[str]:
    """All codes that a form makes or a draft gives."""
    return frozenset((*_scheme(form), *codes_in(form, draft)))


def codes_in(form: Form, draft: Draft) -> Iterator[str]:
    """The codes that are given in a draft: answers to questions for a code."""
    for question in form.questions.values():
        if question.kind == "code":
            rows = draft.rows.get(question.each, ()) if question.each else ()
            answers = [row.answers.get(question.id) for row in rows] or [draft.answers.get(question.id)]
            for answer in answers:
                if answer and isinstance(answer.value, str) and 2 < len(answer.value) < 30:
                    yield answer.value


def _scheme(form: Form) -> Iterator[str]:
    """One code of each sort that the form makes, so that its like are known for codes."""
    for part in form.codes:
        for title in ("Mrs", "Mr", "Ms", "Miss", "Dr") if "{title}" in form.codes[part] else ("",):
            yield offered(form.codes, part, (), title=title)


def said_of(span: Span) -> tuple[str, str]:
    """What is said of a finding, and how to mend it. Quotes nothing of it."""
    if span.kind == KEYED:
        either = _either(span) if span.alternatives else span.code
        return f"What stands behind {span.code} is written here.", f"Write {either} in its place."
    mend = "Say what it is, not which; or add it to the key. If nobody can be known by it, say so once."
    return f"{_WHAT[span.kind]}: {span.why[:1].lower()}{span.why[1:]}", mend


def words_of_name(name: str) -> str:
    """The name of a file, which travels with it, as words that can be searched: without its ending, blanks between."""
    stem = re.sub(r"(?:\.(?:imr|key))?\.[A-Za-z]{1,5}$", "", name)
    return " ".join(re.sub(r"[_\-.+]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)).split())


def file_name_remarks(checker: NameChecker, name: str) -> list[Remark]:
    """What in the name of a file tells who the review is about; it is quoted nowhere."""
    found = []
    for span in checker.spans(words_of_name(name)):
        keyed = span.kind == KEYED
        say = f"The name of the file holds what stands behind {span.code}." if keyed else said_of(span)[0]
        found.append(
            Remark(
                check=KEYED_CHECK if keyed else UNKNOWN_CHECK,
                grade="must" if keyed else "should",
                say=say if keyed else f"In the name of the file: {say[0].lower()}{say[1:]}",
                mend="Give the file another name, with a code or a number in it.",
                source="2.3",
            )
        )
    return found


def remark_of(named: Named) -> Remark:
    """One finding as a remark: a *must* for what is in the key, else a *should*."""
    span, where = named.span, named.where
    keyed = span.kind == KEYED
    say, mend = said_of(span)
    block = where.key if where.part in ("text", "base") else ""
    return Remark(
        check=KEYED_CHECK if keyed else UNKNOWN_CHECK,
        grade="must" if keyed else "should",
        say=say,
        mend=mend,
        source="2.3",
        section=where.section,
        block=block,
        row=where.place.row if where.place else "",
        place=where.place,
        start=span.start if block else 0,
        end=span.end if block else 0,
        digest=digest([where.text, span.start, span.kind]),
    )


def unreadable() -> Remark:
    """What is said while the key cannot be read: no submission copy can be made."""
    return Remark(
        check=UNREADABLE_CHECK,
        grade="must",
        say="The key cannot be read, so the names in it are not being looked for.",
        mend="Mend the key, or say where it lies.",
        source="2.3",
    )


def name_remarks(checker: NameChecker, draft: Draft, trouble: str) -> list[Remark]:
    """All that is said of names in a draft: also, with ``trouble``, that its key cannot be read.

    What was set aside keeps its reason, but for names of the key: those go, or are decided about in the key.
    """
    asides = {(each.check, each.where, each.digest): each.reason for each in draft.asides}
    told = [
        remark if remark.grade == "must" else replace(remark, aside=asides.get(_as_aside(remark), ""))
        for remark in checker.remarks(draft)
    ]
    return [*told, unreadable()] if trouble else told


def _as_aside(remark: Remark) -> tuple[str, str, str]:
    return remark.check, remark.where, remark.digest


def texts_of(form: Form, draft: Draft) -> Iterator[DraftText]:
    """Every text of a draft in which a name may stand that must not, in the form's order.

    Left out are answers that must name somebody (author, approver, lead person): ``names`` of their question.
    """
    for question in form.questions.values():
        if question.names or question.kind == "picture":
            continue
        rows = draft.rows.get(question.each, ()) if question.each else ()
        of = [(row.id, row.answers.get(question.id)) for row in rows]
        if not question.each:
            of = [("", draft.answers.get(question.id))]
        for row_id, answer in of:
            if answer is not None:
                yield from _of_answer(question, Place(question.id, row_id), answer)
    yield from _of_blocks(form, draft)
    yield from _of_judging(draft)


def _of_judging(draft: Draft) -> Iterator[DraftText]:
    """What was said of the report: comments on criteria, points and their answers, reasons of remarks set aside."""
    for key, verdict in draft.verdicts.items():
        if verdict.comment:
            yield DraftText(text=verdict.comment, part="comment", key=key)
    for key, point in draft.points.items():
        if point.text:
            yield DraftText(text=point.text, part="point", key=key)
        if point.reason:
            yield DraftText(text=point.reason, part="point_reason", key=key)
    for each in draft.overrides:
        yield DraftText(text=each.reason, part="override", key=each.id)
    for number, aside in enumerate(draft.asides):
        if aside.reason:
            yield DraftText(text=aside.reason, part="reason", key=str(number))


def _of_answer(question: Question, place: Place, answer: Answer) -> Iterator[DraftText]:
    written = question.kind in _KINDS and isinstance(answer.value, str)
    parts: tuple[tuple[Part, str], ...] = (
        ("value", str(answer.value) if written else ""),
        ("note", answer.note),
        ("who", answer.who),
    )
    for part, text in parts:
        if text:
            yield DraftText(text=text, part=part, place=place, section=question.section)


def _of_blocks(form: Form, draft: Draft) -> Iterator[DraftText]:
    sections = {block.id: block.section for block in form.blocks}
    for key, edit in draft.blocks.items():
        own = key.startswith(OWN) and key.count(".") > 1
        section = key.split(".")[1] if own else sections.get(key.partition("@")[0], "")
        if edit.base:
            yield DraftText(text=edit.base, part="base", key=key, section=section)
        if edit.text:
            yield DraftText(text=edit.text, part="text", key=key, section=section)


def _either(span: Span) -> str:
    codes = [span.code, *span.alternatives][:4]
    return f"{', '.join(codes[:-1])} or {codes[-1]}"
