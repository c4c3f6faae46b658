"""check_word: a Word file, ours or one finished in Word, judged by the same checks as a draft (guidance QA.3, 2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from imrassist.checks.check import RowKind, WholeKind
from imrassist.checks.load import CheckSet, kind_for, load_checks
from imrassist.checks.quality import load_rules, standings
from imrassist.checks.remark import GRADES, Remark, Standing
from imrassist.checks.run import Checker
from imrassist.checks.told import Checked, content
from imrassist.intake.finder import find
from imrassist.intake.found import ReadReport
from imrassist.intake.keys import BookmarkKeys
from imrassist.intake.rebuilt import Rebuilt, rebuilt
from imrassist.intake.remarks import file_remarks
from imrassist.intake.settle import settled
from imrassist.intake.values import WordDocument
from imrassist.intake.word import read
from imrassist.interview.question import Form


def check_word(path: Path, form: Form, *, today: date) -> Checked:
    """What the checks say of a Word file: of its words, of its tables as far as they can be read, and of the file.

    Tracked changes count as accepted. What has no place in the form stands in ``unplaced``. Raises ImrError for a
    file that cannot be read; it is never changed.
    """
    document = read(path)
    found = find(settled(document.body, accepted=True), form, BookmarkKeys(form))
    shown = rebuilt(form, found, today=today)
    checks = load_checks(form)
    judged = Checker(form, checks).run(shown.draft, found.report, today=today)
    telling = _telling(form, checks, shown)
    remarks = [each for each in judged if each.block or each.check in telling]
    remarks = _in_order([*remarks, *file_remarks(document, found, form)], form)
    return Checked(
        file=str(path),
        content=content(found.report, form),
        form=form,
        standings=tuple(_honest(form, shown, remarks)),
        remarks=tuple(remarks),
        unplaced=_unplaced(document, found),
        notices=document.unread,
    )


def _telling(form: Form, checks: CheckSet, shown: Rebuilt) -> frozenset[str]:
    """The checks of answers that look only at what this file shows; others would miss what was never printed."""
    found = set()
    for check in checks.checks:
        kind = kind_for(check)
        if isinstance(kind, RowKind):
            names = frozenset().union(*kind.parts(check, form).values())
        elif isinstance(kind, WholeKind):
            names = check.names
        else:
            continue
        if {name for name in names if name in form.questions or name in form.tables} <= shown.known:
            found.add(check.id)
    return frozenset(found)


def _honest(form: Form, shown: Rebuilt, remarks: Sequence[Remark]) -> list[Standing]:
    """How the criteria look; where a criterion leans on answers that a file cannot show, nothing is suggested."""
    rules = load_rules(form)
    found = []
    for standing in standings(form, rules, shown.draft, remarks):
        rule = rules.rules.get(standing.criterion)
        leans = {name for name in (rule.names if rule else ()) if name in form.questions or name in form.tables}
        found.append(standing if leans <= shown.known else replace(standing, suggestion="unknown"))
    return found


def _in_order(remarks: list[Remark], form: Form) -> list[Remark]:
    """By grade, then section; else as they came."""
    sections = {section.id: at for at, section in enumerate(form.sections)}
    return sorted(remarks, key=lambda each: (GRADES.index(each.grade), sections.get(each.section, len(sections))))


def _unplaced(document: WordDocument, found: ReadReport) -> tuple[str, ...]:
    notes = [f"{note.part}: {note.text}" for note in document.notes if note.part in ("footnote", "endnote")]
    return (*map(str, found.unplaced), *notes, *document.unread)
