"""paper_form: a quality form that was filled in on paper or in Word -> verdicts, and what of it could not be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from imrassist.interview.question import Criterion, Form
from imrassist.writing.as_read import CODE
from imrassist.writing.papers import TO_COMPLETE, TO_JUDGE

Cells = Sequence[Sequence[str]]
"""The texts of a table, line by line."""
_LINE = re.compile(r"\s*(?:criterion\s+)?(\d{1,2})\s*[.):,-]?\s+([^\W\d_]+)\s*[.:,;-]?\s*(.*)", re.IGNORECASE)
_ALIKE = 85
"""How alike, of 100, a criterion on paper and one of the form must be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """One criterion as it was judged on paper."""

    criterion: str
    answer: str
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperForm:
    """A filled-in quality form."""

    verdicts: tuple[OnPaper, ...] = ()
    unread: tuple[str, ...] = ()
    """What could not be taken as it stands, each with its reason, in sentences."""
    person: str = ""
    """Who filled it in, as the form says: name and contact details."""
    role: str = ""
    code: str = ""
    """The code of the report that it is about (`as_read.code_of`), as it stands on the form; empty without one."""


def from_lines(form: Form, text: str) -> PaperForm:
    """Verdicts typed from paper, one a line: number, answer, comment; a line without a number goes on the comment.

    What follows a line that cannot be read belongs to that line, and is told as it is. A line may hold the form's code.
    """
    found: list[OnPaper] = []
    unread: list[str] = []
    code = ""
    lost = False
    for number, line in enumerate(text.split("\n"), 1):
        if on_it := code_in(line):
            code = on_it
            continue
        match = _LINE.fullmatch(line)
        criterion = next((each for each in form.criteria if match and str(each.number) == match[1]), None)
        answer = _answer(form, match[2]) if match else ""
        if criterion and answer and match:
            found.append(OnPaper(criterion=criterion.id, answer=answer, comment=match[3].strip()))
            lost = False
        elif line.strip() and found and not match and not lost:
            last = found[-1]
            comment = f"{last.comment}\n{line.strip()}".strip()
            found[-1] = OnPaper(criterion=last.criterion, answer=last.answer, comment=comment)
        elif line.strip():
            lost = True
            unread.append(f"Line {number} names no criterion of the form, or no answer that it has.")
    return replace(_judged(form, found, unread), code=code)


def code_in(text: str) -> str:
    """The first code of a report in a text, in capitals; empty when there is none."""
    found = CODE.search(text)
    return found[0].upper() if found else ""


def from_tables(form: Form, tables: Sequence[Cells]) -> PaperForm:
    """The tables of a quality form in Word: under the scale's labels the one cell with anything in it is the answer."""
    found: list[OnPaper] = []
    unread: list[str] = []
    person = role = ""
    for table in [[[_filled(cell) for cell in cells] for cells in each] for each in tables]:
        heads = _heads(form, table)
        for cells in table:
            label = _plain(cells[0]) if cells else ""
            said = " ".join(each.strip() for each in cells[1:] if each.strip())
            if label and label == _plain(form.quality_labels.get("person", "")):
                person = said
            elif label and label.startswith(_plain(form.quality_labels.get("role", "role"))):
                role = said or cells[0].partition(":")[2].strip()
            criterion = _criterion(form, cells[0]) if cells and heads else None
            if criterion is None:
                continue
            ticked = [option for option, at in heads.items() if option and at < len(cells) and cells[at].strip()]
            if len(ticked) != 1:
                how = "has more than one answer" if ticked else "has no answer"
                unread.append(f"Criterion {criterion.number} {how} on the form.")
                continue
            at = heads.get("", len(cells))
            comment = cells[at].strip() if at < len(cells) else ""
            found.append(OnPaper(criterion=criterion.id, answer=ticked[0], comment=comment))
    read = _judged(form, found, unread)
    return PaperForm(verdicts=read.verdicts, unread=read.unread, person=person, role=role)


def _judged(form: Form, found: Sequence[OnPaper], unread: list[str]) -> PaperForm:
    """Each criterion once; those that were not judged, or lack their comment, are told."""
    numbers = {each.id: each.number for each in form.criteria}
    kept: dict[str, OnPaper] = {}
    for each in found:
        number = numbers[each.criterion]
        if each.criterion in kept:
            unread.append(f"Criterion {number} is there twice; the first was taken.")
        elif each.answer != "yes" and not each.comment:
            unread.append(f"Criterion {number} needs a comment beside its answer; it was not taken.")
        else:
            kept[each.criterion] = each
    told = " ".join(unread)
    lacking = [str(n) for key, n in numbers.items() if key not in kept and f"Criterion {n} " not in told]
    if lacking:
        unread.append(f"Not judged on the form, criteria: {', '.join(lacking)}.")
    return PaperForm(verdicts=tuple(kept.values()), unread=tuple(unread))


def _answer(form: Form, word: str) -> str:
    for option in form.scale:
        if word.casefold() in (option.id, option.label.casefold(), option.label[:1].casefold()):
            return option.id
    return ""


def _heads(form: Form, table: Cells) -> dict[str, int]:
    """Which column stands for which answer, and under "" the one of the comments; nothing for another table."""
    wanted = {_plain(option.label): option.id for option in form.scale}
    comments = _plain(form.quality_labels.get("comments", "Comments"))
    for cells in table:
        plain = [_plain(cell) for cell in cells]
        if all(label in plain for label in wanted):
            heads = {option: plain.index(label) for label, option in wanted.items()}
            return heads | ({"": plain.index(comments)} if comments in plain else {})
    return {}


def _criterion(form: Form, text: str) -> Criterion | None:
    from rapidfuzz import fuzz

    plain = _plain(text)
    best = max(form.criteria, key=lambda each: fuzz.ratio(plain, _plain(each.text)), default=None)
    return best if best and fuzz.ratio(plain, _plain(best.text)) >= _ALIKE else None


def _filled(cell: str) -> str:
    """What somebody wrote into a cell: what stands there while nobody has is nobody's comment."""
    for gap in (TO_JUDGE, TO_COMPLETE):
        cell = cell.replace(gap, "")
    return cell


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())
