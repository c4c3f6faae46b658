"""Twenty thousand words of good plain official English: the checks leave them alone, but for what is listed here."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

import pytest

from imrassist.checks.load import load_checks
from imrassist.checks.naming import NameChecker
from imrassist.checks.remark import Remark
from imrassist.checks.run import Checker
from imrassist.interview.load import load_form
from imrassist.privacy.key import Key
from imrassist.writing.write import Writer
from tests.cases.prose_drafts import draft_of, files, words_in

FORM = load_form("stockport-2010")
CHECKS = load_checks(FORM)
ABOUT_WORDS = frozenset((
    "duplicate", "echo", "few_words", "initials", "long_sentence", "no_reason_words", "pattern", "phrases", "retold",
    "rule", "text_share", "word_share", "word_budget",
))  # fmt: skip
"""The kinds that judge what is written. The texts are no whole drafts: that answers are missing is no false remark."""
KNOWN: Counter[tuple[str, str, str]] = Counter()
"""By file and check, with the grade: the false remarks there are."""


@cache
def false_remarks() -> tuple[tuple[str, Remark], ...]:
    """All remarks that may hold something up, by file: each is false, for the texts are good."""
    checker = Checker(FORM, CHECKS)
    found: list[tuple[str, Remark]] = []
    for path in files():
        draft = draft_of(path, FORM.id)
        remarks = [*checker.run(draft, Writer(FORM).write(draft), today=date(2011, 6, 1)),
                   *NameChecker(FORM, Key(doc_id=draft.doc_id)).remarks(draft)]  # fmt: skip
        for remark in remarks:
            check = CHECKS.get(remark.check)
            if remark.grade != "consider" and (check is None or check.kind in ABOUT_WORDS):
                found.append((path.stem, remark))
    return tuple(found)


def test_the_texts_are_of_ten_agencies_and_more_than_twenty_thousand_words() -> None:
    assert len(files()) == 10
    assert sum(map(words_in, files())) >= 20_000


@pytest.mark.req("QA.2")
def test_fewer_than_two_false_remarks_in_a_thousand_words() -> None:
    words = sum(map(words_in, files()))
    listed = [f"{name}: {remark.check}: {remark.say}" for name, remark in false_remarks()]
    assert 1000 * len(listed) < 2 * words, listed


def test_each_false_remark_there_is_stands_in_the_list() -> None:
    assert Counter((name, remark.check, remark.grade) for name, remark in false_remarks()) == KNOWN
