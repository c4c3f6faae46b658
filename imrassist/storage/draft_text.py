"""Writes a draft out as the text of its file; a row or an answer that did not change is not written out again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from imrassist import __version__
from imrassist.interview.question import Form
from imrassist.model.answer import Answer
from imrassist.model.draft import Draft, Row
from imrassist.storage.acts_text import plain_answer, plain_aside, plain_edit, plain_place, plain_verdict
from imrassist.storage.keeping import unknown_parts
from imrassist.storage.toml_guard import end_mark
from imrassist.storage.toml_text import entry_text, values_text
from imrassist.storage.upgrade import FORMAT

_ABOUT = "# A draft of imrassist. Real names belong in the key, not here.\n\n"
_Parts = tuple[str, ...]


def draft_text(draft: Draft, form: Form | None = None) -> str:
    """The draft as the text of its file (TOML 1.0), end mark included.

    Answers stand in the order of the form's questions, without a form in the order they were given.
    `draft_file.read_draft` makes an equal draft of it. Raises ImrError should it not read back as it was meant.
    """
    return DraftWriter(form).text(draft)


class DraftWriter:
    """Writes one draft again and again as it changes."""

    def __init__(self, form: Form | None = None) -> None:
        self._order = {question: at for at, question in enumerate(form.questions)} if form else {}
        self._tables = tuple(form.tables) if form else ()
        self._kept: dict[_Parts, tuple[object, tuple[str, ...]]] = {}
        self._before = self._kept
        self._unknown: object = None
        self._extras: dict[_Parts, dict[str, Any]] = {}

    def text(self, draft: Draft) -> str:
        """The draft as the text of its file; see `draft_text`."""
        if draft.unknown is not self._unknown:
            self._kept, self._unknown, self._extras = {}, draft.unknown, _extras(draft.unknown)
        self._before, self._kept = self._kept, {}
        answers = [self._answer(question, "", answer) for question, answer in self._sorted(draft.answers)]
        rows: list[str] = []
        for table in (*self._tables, *(table for table in draft.rows if table not in self._tables)):
            for row in draft.rows.get(table, ()):
                of_row, *beside = self._row(table, row)
                rows.append(of_row)
                answers.extend(beside)
        unread = {
            parts[0]: entries["*"] for parts, entries in self._extras.items() if "*" in entries and len(parts) == 1
        }
        answers += _pieces("answer", unread.pop("answer", ()))
        pieces = [_ABOUT + values_text(_head(draft, self._extras)), *answers, *rows, *self._edits(draft)]
        pieces += [piece for name, entries in unread.items() for piece in _pieces(name, entries)]
        body = "\n".join(pieces)
        return body + end_mark(body)

    def _answer(self, question: str, row: str, answer: Answer) -> str:
        def make() -> tuple[str, ...]:
            entry = {"question": question, **({"row": row} if row else {}), **plain_answer(answer)}
            return (entry_text("answer", self._with(("answer", question, row), entry)),)

        return self._once(("answer", question, row), answer, make)[0]

    def _row(self, table: str, row: Row) -> tuple[str, ...]:
        def make() -> tuple[str, ...]:
            answers = self._sorted(row.answers)
            beside = [self._answer(question, row.id, each) for question, each in answers if not _inline(question, each)]
            plain = {question: plain_answer(each)["given"] for question, each in answers if _inline(question, each)}
            rest = {k: v for k, v in self._extras.get((table, row.id), {}).items() if k not in row.answers}
            return (entry_text(table, {"id": row.id, **plain, **rest}), *beside)

        return self._once((table, row.id), row, make)

    def _edits(self, draft: Draft) -> list[str]:
        edits: list[tuple[_Parts, dict[str, Any]]] = [
            (("block", key), {"id": key, **plain_edit(edit)}) for key, edit in draft.blocks.items()
        ]
        for key, verdict in draft.verdicts.items():
            who, _, criterion = key.partition(":")
            edits.append((("verdict", who, criterion), {"who": who, "criterion": criterion, **plain_verdict(verdict)}))
        edits += [(("aside", each.check, each.where, each.digest), plain_aside(each)) for each in draft.asides]
        return [entry_text(parts[0], self._with(parts, entry)) for parts, entry in edits]

    def _with(self, parts: _Parts, entry: dict[str, Any]) -> dict[str, Any]:
        return self._extras.get(parts, {}) | entry

    def _once(self, parts: _Parts, value: object, make: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        held = self._before.get(parts)
        pieces = held[1] if held is not None and held[0] is value else make()
        self._kept[parts] = (value, pieces)
        return pieces

    def _sorted(self, answers: Mapping[str, Answer]) -> list[tuple[str, Answer]]:
        last = len(self._order)
        return sorted(answers.items(), key=lambda each: self._order.get(each[0], last))


def _inline(question: str, answer: Answer) -> bool:
    """Whether a row's answer stands in its row: plainly given, without anything beside."""
    return plain_answer(answer).keys() == {"given"} and question != "id"


def _head(draft: Draft, extras: Mapping[_Parts, Mapping[str, Any]]) -> dict[str, Any]:
    head: dict[str, Any] = {
        "format": FORMAT,
        "version": __version__,
        "doc_id": draft.doc_id,
        "saved_seq": draft.saved_seq,
        "finished": sorted(draft.finished),
        "form": {
            "id": draft.form_id,
            "version": draft.form_version,
            "digest": draft.form_digest,
            **extras.get(("form",), {}),
        },
    }
    if draft.here is not None:
        head["here"] = {**plain_place(draft.here), **extras.get(("here",), {})}
    return {**extras.get((), {}), **head}


def _extras(unknown: Mapping[str, Any]) -> dict[_Parts, dict[str, Any]]:
    """What the file held besides, by the parts of its place: ``()`` for the top, ``("form",)`` ..."""
    extras: dict[_Parts, dict[str, Any]] = {}
    for key, value in unknown.items():
        parts = unknown_parts(key)
        extras.setdefault(parts[:-1], {})[parts[-1]] = value
    return extras


def _pieces(name: str, entries: Iterable[Any]) -> list[str]:
    return [entry_text(name, entry) for entry in entries]
