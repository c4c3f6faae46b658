"""Writes a draft out as the text of its file; a row or an answer that did not change is not written out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from imrassist import __version__
from imrassist.interview.question import Form
from imrassist.model.answer import Answer
from imrassist.model.draft import Draft, Row
from imrassist.storage.acts_text import plain_answer, plain_aside, plain_edit, plain_place, plain_verdict
from imrassist.storage.keeping import unknown_parts
from imrassist.storage.review_text import plain_thing
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
        self._unknown: object = None
        self._extras: dict[_Parts, dict[str, Any]] = {}
        # What was written last of each row, by the identity of the row, which the entry keeps alive.
        self._rows: dict[tuple[str, int], tuple[Row, str, tuple[str, ...]]] = {}

    def text(self, draft: Draft) -> str:
        """The draft as the text of its file; see `draft_text`."""
        if draft.unknown is not self._unknown:
            self._unknown, self._extras, self._rows = draft.unknown, _extras(draft.unknown), {}
        answers = [self._answer(question, "", answer) for question, answer in self._sorted(draft.answers)]
        rows: list[str] = []
        before, after = self._rows, {}
        for table in (*self._tables, *(table for table in draft.rows if table not in self._tables)):
            for row in draft.rows.get(table, ()):
                held = before.get((table, id(row))) or self._row(table, row)
                after[table, id(row)] = held
                rows.append(held[1])
                answers.extend(held[2])
        self._rows = after
        unread = {
            parts[0]: entries["*"] for parts, entries in self._extras.items() if "*" in entries and len(parts) == 1
        }
        answers += _pieces("answer", unread.pop("answer", ()))
        pieces = [_ABOUT + values_text(_head(draft, self._extras)), *answers, *rows, *self._edits(draft)]
        pieces += [piece for name, entries in unread.items() for piece in _pieces(name, entries)]
        body = "\n".join(pieces)
        return body + end_mark(body)

    def _answer(self, question: str, row: str, answer: Answer) -> str:
        entry = {"question": question, **({"row": row} if row else {}), **plain_answer(answer)}
        return entry_text("answer", self._with(("answer", question, row), entry))

    def _row(self, table: str, row: Row) -> tuple[Row, str, tuple[str, ...]]:
        entry: dict[str, Any] = {"id": row.id}
        beside: list[str] = []
        for question, answer in self._sorted(row.answers):
            if answer.given and question != "id" and not (answer.note or answer.who or answer.asked or answer.unsure):
                entry[question] = answer.value if isinstance(answer.value, str) else list(answer.value or ())
            else:
                beside.append(self._answer(question, row.id, answer))
        extras = self._extras.get((table, row.id), {})
        entry |= {key: value for key, value in extras.items() if key not in row.answers}
        return row, entry_text(table, entry), tuple(beside)

    def _edits(self, draft: Draft) -> list[str]:
        edits: list[tuple[_Parts, dict[str, Any]]] = [
            (("block", key), {"id": key, **plain_edit(edit)}) for key, edit in draft.blocks.items()
        ]
        for key, verdict in draft.verdicts.items():
            who, _, criterion = key.partition(":")
            edits.append((("verdict", who, criterion), {"who": who, "criterion": criterion, **plain_verdict(verdict)}))
        edits += [(("aside", each.check, each.where, each.digest), plain_aside(each)) for each in draft.asides]
        edits += [(("point", key), plain_thing(each)) for key, each in draft.points.items()]
        edits += [(("signature", each.id), plain_thing(each)) for each in draft.signatures]
        edits += [(("submission", each.id), plain_thing(each)) for each in draft.submissions]
        edits += [(("override", each.id), plain_thing(each)) for each in draft.overrides]
        edits += [(("trail", str(at)), plain_thing(each)) for at, each in enumerate(draft.trail, 1)]
        return [entry_text(parts[0], self._with(parts, entry)) for parts, entry in edits]

    def _with(self, parts: _Parts, entry: dict[str, Any]) -> dict[str, Any]:
        return self._extras.get(parts, {}) | entry

    def _sorted(self, answers: Mapping[str, Answer]) -> list[tuple[str, Answer]]:
        last = len(self._order)
        return sorted(answers.items(), key=lambda each: self._order.get(each[0], last))


def _head(draft: Draft, extras: Mapping[_Parts, Mapping[str, Any]]) -> dict[str, Any]:
    head: dict[str, Any] = {
        "format": FORMAT,
        "version": __version__,
        "doc_id": draft.doc_id,
        "saved_seq": draft.saved_seq,
        "finished": sorted(draft.finished),
        **({"sealed": draft.sealed} if draft.sealed else {}),
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
