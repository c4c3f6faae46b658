"""check_word: a Word file, ours or one finished in Word, judged by the same checks as a draft (guidance QA.3, 2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from imrassist.checks.check import IndexKind, Key, RowKind, names_in_keys
from imrassist.checks.criteria import Item, Rule
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
from imrassist.intake.word_names import names_in_word
from imrassist.interview.question import Form
from imrassist.model.answer import Place
from imrassist.privacy.key import Key as NameKey


def check_word(path: Path, form: Form, *, today: date, key: NameKey | None = None) -> Checked:
    """What the checks say of a Word file: of its words, of its tables as far as they can be read, and of the file.

    Names of the ``key``, and identifying details that are in none, are looked for in all that travels with the file.
    Tracked changes count as accepted. What has no place in the form stands in ``unplaced``. Raises ImrError for a
    file that cannot be read; it is never changed.
    """
    document = read(path)
    found = find(settled(document.body, accepted=True), form, BookmarkKeys(form))
    shown = rebuilt(form, found, today=today, freely=True)
    checks = load_checks(form)
    judged = Checker(form, checks).run(shown.draft, found.report, today=today)
    telling = _telling(form, checks, shown)
    remarks = [each for each in judged if each.block or each.check in telling or _is_missing(each, form, checks, shown)]
    remarks += [*file_remarks(document, found, form)]
    remarks += names_in_word(path, document, form, shown.draft, key or NameKey(doc_id=""))
    remarks = _in_order(remarks, form)
    return Checked(
        file=str(path),
        content=content(found.report, form),
        form=form,
        standings=tuple(_honest(form, shown, telling, remarks)),
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
        elif isinstance(kind, IndexKind):
            names = kind.needs(check)
        else:
            names = names_in_keys({key: spec for key, spec in kind.keys.items() if not _beside(spec)}, check.keys)
        if _seen(form, names, shown):
            found.add(check.id)
    return frozenset(found)


def _beside(spec: Key) -> bool:
    """Whether a key says only where to mend what is found, or what is looked at where it is there."""
    return spec.type == "place" or spec.beside


def _is_missing(remark: Remark, form: Form, checks: CheckSet, shown: Rebuilt) -> bool:
    """Whether a remark is about answers of one row, or of the whole, that the file would show if it had them."""
    check, place = checks.get(remark.check), remark.place
    if check is None or place is None:
        return False
    if check.kind == "required_answer":
        return place in shown.missing
    if check.kind != "row_condition":
        return False
    names = {name for name in check.names - {place.question} if name in form.questions}
    gone = {name for name in names if Place(name, place.row) in shown.missing}
    return bool(gone) and names - gone <= shown.known


def _honest(form: Form, shown: Rebuilt, telling: frozenset[str], remarks: Sequence[Remark]) -> list[Standing]:
    """How the criteria look by what a file shows; nothing is suggested where what it cannot show might turn it.

    What is against a criterion stands whatever else there may be, so long as something speaks for it.
    """
    rules = load_rules(form)
    telling |= {each.check for each in remarks}
    seen = {name: _judgable(form, rule, shown, telling) for name, rule in rules.rules.items()}
    found = []
    for standing in standings(form, replace(rules, rules=seen), shown.draft, remarks):
        rule, part = rules.rules.get(standing.criterion), seen.get(standing.criterion)
        sure = rule is not None and part is not None and _is_sure(standing, rule, part)
        found.append(standing if sure else replace(standing, suggestion="unknown", why=""))
    return found


def _judgable(form: Form, rule: Rule, shown: Rebuilt, telling: frozenset[str]) -> Rule:
    """The rule, less what the file cannot show."""

    def items(those: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(each for each in those if _seen(form, _looked_at(each), shown))

    against = tuple(
        replace(each, checks=tuple(check for check in each.checks if check in telling)) if each.checks else each
        for each in items(rule.against)
    )
    return replace(
        rule,
        needs=tuple(each for each in rule.needs if each in shown.known),
        no=rule.no if rule.no and _seen(form, rule.no.names, shown) else None,
        yes=rule.yes if rule.yes and _seen(form, rule.yes.names, shown) else None,
        speaks_for=items(rule.speaks_for),
        against=against,
    )


def _looked_at(item: Item) -> frozenset[str]:
    """What decides whether an item holds; not what it only quotes, or opens."""
    conditions = (each for each in (item.when, item.where, item.among) if each)
    return frozenset({item.rows} - {""}).union(*(each.names for each in conditions))


def _seen(form: Form, names: frozenset[str], shown: Rebuilt) -> bool:
    return {name for name in names if name in form.questions or name in form.tables} <= shown.known


def _is_sure(standing: Standing, rule: Rule, part: Rule) -> bool:
    """Whether what the file cannot show could not turn this."""
    if standing.suggestion == "no":
        return (part.no is not None) == (rule.no is not None) and len(part.speaks_for) == len(rule.speaks_for)
    if standing.suggestion == "partially" and standing.against:
        return bool(rule.no is None or part.no is not None)
    return part == rule


def _in_order(remarks: list[Remark], form: Form) -> list[Remark]:
    """By grade, then section; else as they came."""
    sections = {section.id: at for at, section in enumerate(form.sections)}
    return sorted(remarks, key=lambda each: (GRADES.index(each.grade), sections.get(each.section, len(sections))))


def _unplaced(document: WordDocument, found: ReadReport) -> tuple[str, ...]:
    notes = [f"{note.part}: {note.text}" for note in document.notes if note.part in ("footnote", "endnote")]
    return (*map(str, found.unplaced), *notes, *document.unread)
