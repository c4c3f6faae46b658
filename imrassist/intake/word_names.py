"""word_names: names and identifying details anywhere in a Word file, its properties, pictures and name among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from imrassist.checks.name_checks import KEYED_CHECK, UNKNOWN_CHECK
from imrassist.checks.naming import codes_of, finder_of, said_of, words_of_name
from imrassist.checks.remark import Remark
from imrassist.intake.values import WordDocument
from imrassist.intake.word import texts_of
from imrassist.interview.question import Form
from imrassist.model.digest import digest
from imrassist.model.draft import Draft
from imrassist.privacy.folding import fold
from imrassist.privacy.key import Key
from imrassist.privacy.passages import Marked, Passage, mark
from imrassist.privacy.span import KEYED

_NAMED = 3
"""So many places of one thing are told."""


def names_in_word(path: Path, document: WordDocument, form: Form, shown: Draft, key: Key) -> list[Remark]:
    """A *must* remark for each code whose name stands in the file, a *should* for each other detail; quotes no name.

    Text, tables, headers, footers, notes, comments, tracked changes, properties, words in pictures and the name of the
    file are searched as one. Who must be named (the author, the countersigning person) may stand there, as far as the
    file's own front sheet (``shown``) tells who that is.
    """
    named = _named(form, shown)
    passages = [Passage(text=words_of_name(path.name), where="name of the file")]
    passages += [
        Passage(text=each.text, where=each.where) for each in texts_of(document) if not _is_named(each.text, named)
    ]
    finder = finder_of(key, codes_of(form, shown), allow=named)
    return list(_remarks(mark(finder, passages)))


def _remarks(found: tuple[Marked, ...]) -> Iterator[Remark]:
    places: dict[tuple[str, str, str, str], list[str]] = {}
    for marked in found:
        if marked.span.kind == "date_of_birth" and marked.passage.where == "picture":
            continue  # a genogram says in words when its people were born, as the family table does
        say, mend = said_of(marked.span)
        sort = KEYED if marked.span.kind == KEYED else marked.span.kind
        places.setdefault((sort, marked.span.code, say, mend), []).append(marked.passage.where)
    for (sort, code, say, mend), where in places.items():
        once = list(Counter(where))
        more = f" and {len(once) - _NAMED} more places" if len(once) > _NAMED else ""
        times = "once" if len(where) == 1 else f"{len(where)} times"
        yield Remark(
            check=KEYED_CHECK if sort == KEYED else UNKNOWN_CHECK,
            grade="must" if sort == KEYED else "should",
            say=f"{say.rstrip('.')}{',' if sort != KEYED else ''} {times} ({', '.join(once[:_NAMED])}{more}).",
            mend=mend,
            source="2.3",
            digest=digest([sort, code, say, *once]),
        )


def _named(form: Form, shown: Draft) -> list[str]:
    """Who the file's front sheet names because the form asks for it."""
    answers = (shown.answers.get(question.id) for question in form.questions.values() if question.names)
    said = [answer.value.strip() for answer in answers if answer and isinstance(answer.value, str) and answer.value]
    # A post may stand behind the name: "A. Specimen, director of nursing".
    return list(dict.fromkeys((*said, *(each.partition(",")[0] for each in said))))


def _is_named(text: str, named: list[str]) -> bool:
    return any(fold(text) == fold(name) for name in named)
