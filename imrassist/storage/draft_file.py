"""Reads a draft file, whoever wrote it: what it says, and what in it is kept though it could not be understood."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from imrassist.interview.question import Form
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import BlockEdit, Draft, Row
from imrassist.model.quality import Aside, Verdict
from imrassist.storage.fitting import Fitting
from imrassist.storage.keeping import Fault, Keeper
from imrassist.storage.review_text import ReviewReader, known_keys
from imrassist.storage.toml_guard import Damage, Mark, parse
from imrassist.storage.upgrade import FORMAT, upgraded

RESERVED = frozenset({
    "format", "version", "doc_id", "saved_seq", "form", "here", "answer", "block", "verdict", "aside", "finished",
    "link", "point", "signature", "submission", "override", "trail", "sealed", "kept",
})  # fmt: skip
"""Names at the top of a draft file that no table of a form may have."""

_LATER = ("link",)
"""Reserved for what is to come: kept as they are, not listed."""
_ANSWER = frozenset({"question", "row", "given", "parked", "note", "who", "unsure", "asked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDraft:
    """A draft file as it was read."""

    draft: Draft
    """With all that was not understood in ``unknown``, under its place (`keeping.unknown_key`)."""
    faults: tuple[Fault, ...] = ()
    mark: Mark = Mark.NONE
    digest: str = ""
    """SHA-256 of its text, lines ending in LF: that of the file itself as imrassist writes it."""
    form: Form | None = None
    """As ``form_of`` gave it."""
    format: int = FORMAT
    hidden: int = 0
    """Texts from which hidden characters were taken out."""
    upgraded: tuple[str, ...] = ()
    """What was changed to read a file of an older format, in sentences."""

    @property
    def newer(self) -> bool:
        """Whether a newer imrassist wrote it: to be read, and not to be written."""
        return self.format > FORMAT


def read_draft(raw: bytes, form_of: Callable[[str], Form | None] | None = None) -> ReadDraft | Damage:
    """The draft in these bytes, or why there is none; raises only what ``form_of`` does, whatever the bytes are.

    ``form_of`` gives the form of an id, or None. Questions that it has renamed are read under their new ids;
    questions and tables it does not have are listed, and their answers kept all the same. Days, times and yes/no
    without quotation marks are taken as they are meant. Two rows with one id: the second gets a new one.
    """
    parsed = parse(raw)
    if isinstance(parsed, Damage):
        return parsed
    data = dict(parsed.data)
    kind = data.get("format", FORMAT)
    if not isinstance(kind, int) or isinstance(kind, bool) or kind < 0:
        return Damage(what='"format" is no number')
    told = upgraded(data, kind) if kind < FORMAT else ()
    head = data.get("form")
    if not isinstance(head, Mapping) or not isinstance(head.get("id"), str) or not head["id"]:
        return Damage(what='it is no draft of imrassist: it names no form ([form], id = "...")')
    keep = Keeper(parsed.text)
    form = form_of(keep.clean(head["id"])) if form_of is not None and kind <= FORMAT else None
    draft = _Reader(data, keep, form, form.moved if form else {}).draft()
    return ReadDraft(
        draft=draft,
        faults=tuple(keep.faults),
        mark=parsed.mark,
        digest=hashlib.sha256(parsed.text.encode()).hexdigest(),
        form=form,
        format=kind,
        hidden=keep.hidden,
        upgraded=told,
    )


class _Reader:
    """Makes a draft of the values of one file; what it cannot make sense of goes to the keeper."""

    def __init__(self, data: Mapping[str, Any], keep: Keeper, form: Form | None, moved: Mapping[str, str]) -> None:
        self.data = data
        self.keep = keep
        self.form = form
        self.moved = moved
        self.fitting = Fitting(form)
        self.answers: dict[str, Answer] = {}
        self.rows: dict[str, dict[str, dict[str, Answer]]] = {}
        self.table_of: dict[str, str] = {}
        self.blocks: dict[str, BlockEdit] = {}
        self.verdicts: dict[str, Verdict] = {}
        self.asides: list[Aside] = []
        self.review = ReviewReader(keep)
        # The same few names stand in every row, and the same short answers: each is looked at once.
        self._names: dict[str, tuple[str, str, bool]] = {}
        self._plain: dict[str, Answer] = {}

    def draft(self) -> Draft:
        head = self.data["form"]
        self._kept()
        self.keep.rest(("form",), head, ("id", "version", "digest"), 0)
        for name, value in self.data.items():
            if name not in RESERVED:
                self._table(name, value)
        for name, read in (
            ("answer", self._answer), ("block", self._block), ("verdict", self._verdict), ("aside", self._aside),
            *self.review.readers.items(),
        ):  # fmt: skip
            entries = self._entries(name)
            for number, entry in enumerate(entries):
                at = self.keep.heading(name, number, len(entries))
                if reason := read(entry, at):
                    self.keep.entry(name, entry, reason, at)
        return Draft(
            doc_id=self._word(self.data.get("doc_id", ""), "doc_id"),
            form_id=self.keep.clean(head["id"]),
            form_version=self._word(head.get("version", ""), "version"),
            form_digest=self._word(head.get("digest", ""), "digest"),
            answers=self.answers,
            rows={
                table: tuple(Row(id=row, answers=answers) for row, answers in rows.items())
                for table, rows in self.rows.items()
            },
            blocks=self.blocks,
            verdicts=self.verdicts,
            asides=tuple(self.asides),
            finished=self._finished(),
            points=self.review.points,
            signatures=tuple(self.review.signatures),
            submissions=tuple(self.review.submissions),
            overrides=tuple(self.review.overrides),
            trail=tuple(self.review.trail),
            sealed=self._word(self.data.get("sealed", ""), "sealed"),
            here=self._here(),
            saved_seq=self._saved_seq(),
            unknown=self.keep.unknown,
        )

    # ---- rows and answers

    def _table(self, name: str, value: Any) -> None:
        clean = self.keep.clean(name)
        declared = self.form is not None and clean in self.form.tables
        if value == [] and declared:
            return
        entries = [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
        if not entries or not (declared or any(isinstance(each.get("id"), str) for each in entries)):
            self.keep.name(name, value)
            at = self.keep.key(name)
            self.keep.fault(f'"{clean}" is not known to this version; it is kept.', at)
            return
        if self.form is not None and not declared:
            at = self.keep.heading(name, 0, len(entries))
            self.keep.fault(f'The form has no table "{clean}"; its rows are kept.', at)
        self.keep.misfits(name, [each for each in value if not isinstance(each, Mapping)])
        rows = self.rows.setdefault(clean, {})
        for number, entry in enumerate(entries):
            at = self.keep.heading(name, number, len(entries))
            row = self._row_id(clean, entry.get("id"), number, at)
            self.table_of[row] = clean
            rows[row] = self._row_answers(clean, row, entry, at)

    def _row_id(self, table: str, given: Any, number: int, at: int | None) -> str:
        row = self.keep.clean(given) if isinstance(given, str) else ""
        if row and row not in self.table_of:
            return row
        number += 1
        while f"{row or table}-{number}" in self.table_of:
            number += 1
        new = f"{row or table}-{number}"
        if row:
            self.keep.fault(f'Two rows are called "{row}"; the second is called "{new}" now.', at)
        elif given is not None:
            self.keep.fault(f'A row of {table} has an id that is no text; it is called "{new}" now.', at)
        return new

    def _row_answers(self, table: str, row: str, entry: Mapping[str, Any], at: int | None) -> dict[str, Answer]:
        answers: dict[str, Answer] = {}
        for name, value in entry.items():
            if name == "id":
                continue
            key, question, asked = self._names.get(name) or self._name(name)
            answer = self._plain.get(value) if isinstance(value, str) else None
            if answer is None:
                given = self._given(value)
                answer = None if given is None else Answer(value=given)
                if isinstance(value, str) and len(value) < 40 and answer is not None:
                    self._plain[value] = answer
            if answer is None or question in answers:
                self.keep.one((table, row, key), value)
                self.keep.fault(f'"{key}" of {row} cannot be read as an answer; it is kept.', self.keep.key(name, at))
                continue
            fitted = self.fitting.fitted(question, answer)
            if isinstance(fitted, str):
                self.keep.one((table, row, key), value)
                self.keep.fault(f'"{key}" of {row}: {fitted}', self.keep.key(name, at))
                continue
            answers[question] = fitted
            if not asked:
                self.keep.fault(f'The form asks no question "{question}".', self.keep.key(name, at))
        return answers

    def _name(self, name: str) -> tuple[str, str, bool]:
        key = self.keep.clean(name)
        question = self._question(key)
        self._names[name] = key, question, self._asked(question)
        return self._names[name]

    def _answer(self, entry: Mapping[str, Any], at: int | None) -> str:
        question, row = entry.get("question"), entry.get("row", "")
        answer = self._read_answer(entry)
        if not (isinstance(question, str) and question and isinstance(row, str)):
            return "An answer does not say of which question; it is kept."
        place = Place(self._question(self.keep.clean(question)), self.keep.clean(row))
        if answer is None:
            return f'The answer to "{place.question}" cannot be read; it is kept.'
        if place.row and place.row not in self.table_of:
            return f'The answer to "{place.question}" is of a row that is not there; it is kept.'
        target = self.rows[self.table_of[place.row]][place.row] if place.row else self.answers
        if place.question in target:
            return f'The question "{place.question}" is answered twice; the first is used, the other kept.'
        fitted = self.fitting.fitted(place.question, answer)
        if isinstance(fitted, str):
            return f'"{place.question}"{f" of {place.row}" if place.row else ""}: {fitted}'
        target[place.question] = fitted
        if not self._asked(place.question):
            self.keep.fault(f'The form asks no question "{place.question}".', at)
        self.keep.rest(("answer", place.question, place.row), entry, _ANSWER, at)
        return ""

    def _read_answer(self, entry: Mapping[str, Any]) -> Answer | None:
        given = self._given(entry["given"]) if "given" in entry else None
        parked = entry.get("parked")
        if (given is None and "given" in entry) or (given is None) == (parked is None):
            return None
        texts = _texts(entry, ("note", "who", "asked"))
        unsure = entry.get("unsure", False)
        if texts is None or not isinstance(unsure, bool) or (parked is not None and parked not in tuple(Park)):
            return None
        clean = {key: self.keep.clean(text) for key, text in texts.items()}
        return Answer(value=given, parked=None if parked is None else Park(parked), unsure=unsure, **clean)

    def _given(self, value: Any) -> str | tuple[str, ...] | None:
        if isinstance(value, str):
            return self.keep.clean(value)
        if isinstance(value, list):
            whole = all(isinstance(each, str) for each in value)
            return tuple(self.keep.clean(each) for each in value) if whole else None
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, time):
            return value.isoformat("minutes")
        if isinstance(value, int) or (isinstance(value, date) and not isinstance(value, datetime)):
            return str(value)
        return None

    def _question(self, question: str) -> str:
        for _ in range(len(self.moved)):
            if question not in self.moved:
                break
            question = self.moved[question]
        return question

    def _asked(self, question: str) -> bool:
        return self.form is None or question in self.form.questions

    # ---- what people did besides answering

    def _block(self, entry: Mapping[str, Any], at: int | None) -> str:
        texts = _texts(entry, ("id", "base", "text", "seen", "after"))
        deleted = entry.get("deleted", False)
        if texts is None or not texts["id"] or not isinstance(deleted, bool):
            return "A reworded paragraph cannot be read; it is kept."
        clean = {key: self.keep.clean(text) for key, text in texts.items()}
        block = clean.pop("id")
        if block in self.blocks:
            return f'The paragraph "{block}" is reworded twice; the first is used, the other kept.'
        self.blocks[block] = BlockEdit(**clean, deleted=deleted)
        self.keep.rest(("block", block), entry, (*texts, "deleted"), at)
        return ""

    def _verdict(self, entry: Mapping[str, Any], at: int | None) -> str:
        texts = _texts(entry, ("who", "criterion", *known_keys(Verdict)))
        if texts is None or not texts["who"] or ":" in texts["who"]:
            return "A verdict cannot be read; it is kept."
        clean = {key: self.keep.clean(text) for key, text in texts.items()}
        who, criterion = clean.pop("who"), clean.pop("criterion")
        if f"{who}:{criterion}" in self.verdicts:
            return f'The verdict on "{criterion}" is given twice; the first is used, the other kept.'
        self.verdicts[f"{who}:{criterion}"] = Verdict(**clean)
        self.keep.rest(("verdict", who, criterion), entry, texts, at)
        return ""

    def _aside(self, entry: Mapping[str, Any], at: int | None) -> str:
        texts = _texts(entry, ("check", "where", "digest", "reason"))
        if texts is None or not texts["check"]:
            return "A remark set aside cannot be read; it is kept."
        aside = Aside(**{key: self.keep.clean(text) for key, text in texts.items()})
        self.asides.append(aside)
        self.keep.rest(("aside", aside.check, aside.where, aside.digest), entry, texts, at)
        return ""

    # ---- the small things

    def _kept(self) -> None:
        for name in (*_LATER, "kept"):
            if name in self.data:
                value = self.data[name]
                self.keep.name(name, value if name != "kept" or _lists(value) else {"kept": [value]})

    def _entries(self, name: str) -> list[Mapping[str, Any]]:
        value = self.data.get(name, [])
        values = value if isinstance(value, list) else [value]
        self.keep.misfits(name, [each for each in values if not isinstance(each, Mapping)])
        return [each for each in values if isinstance(each, Mapping)]

    def _here(self) -> Place | None:
        here = self.data.get("here")
        texts = _texts(here, ("question", "row")) if isinstance(here, Mapping) else None
        if here is None or texts is None or not isinstance(here, Mapping):
            self.keep.misfits("here", [] if here is None else [here])
            return None
        self.keep.rest(("here",), here, texts, 0)
        return Place(self._question(self.keep.clean(texts["question"])), self.keep.clean(texts["row"]))

    def _finished(self) -> frozenset[str]:
        value = self.data.get("finished", [])
        values = value if isinstance(value, list) else [value]
        self.keep.misfits("finished", [each for each in values if not isinstance(each, str)])
        return frozenset(self.keep.clean(each) for each in values if isinstance(each, str))

    def _saved_seq(self) -> int:
        value = self.data.get("saved_seq", 0)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 53:
            return value
        self.keep.misfits("saved_seq", [value])
        return 0

    def _word(self, value: Any, name: str) -> str:
        if isinstance(value, str):
            return self.keep.clean(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        self.keep.misfits(name, [value])
        return ""


def _texts(entry: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, str] | None:
    """These keys of an entry, "" where one is not there; None when one is no text."""
    texts = {key: entry.get(key, "") for key in keys}
    return texts if all(isinstance(each, str) for each in texts.values()) else None


def _lists(value: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(each, list) for each in value.values())
