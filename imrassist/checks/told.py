"""told: what was found in one file, as JSON for programs and as text for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import fill as wrap
from typing import Any

from imrassist.checks.remark import Remark, Standing
from imrassist.interview.question import Form
from imrassist.writing.as_read import passages, read_digest
from imrassist.writing.report import Report

_MARKS = {"must": "MUST", "should": "SHOULD", "consider": "CONSIDER"}
_SUGGESTIONS = {"yes": "Yes", "partially": "Partially", "no": "No", "unknown": "Cannot tell yet"}
_WIDTH = 100
_NAMED = 6
"""So many rows of which the same is said are named."""
_SHORT = 80
"""The longest name of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One file as the checks see it."""

    file: str
    content: str
    """Digest of what was judged."""
    form: Form
    standings: tuple[Standing, ...]
    remarks: tuple[Remark, ...]
    unplaced: tuple[str, ...] = ()
    """What in the file could not be placed: never dropped, only listed."""
    notices: tuple[str, ...] = ()
    """What happened when it was opened."""
    review: tuple[str, ...] = ()
    """How the review of a draft stands, in sentences; nothing where there was none."""

    @property
    def open(self) -> tuple[Remark, ...]:
        """The must and should remarks that nobody has set aside."""
        return tuple(remark for remark in self.remarks if remark.grade != "consider" and not remark.aside)


def report_digest(report: Report, form: Form) -> str:
    """The digest of what a reader of this report reads: its text and tables, without guidance notes.

    The days of submission are left out too, so that sending a report does not change what was signed. A signature is
    a line to sign on and changes nothing.
    """
    return read_digest(passages(report, form))


content = report_digest
"""What a file's ``content`` is: the same for equal content, whatever the ids of its rows."""


def as_json(files: Iterable[Checked]) -> dict[str, Any]:
    """The contract of ``check --format json``, version 1, as plain values."""
    return {"version": 1, "files": [_file(checked) for checked in files]}


def _file(checked: Checked) -> dict[str, Any]:
    known = {standing.criterion: standing for standing in checked.standings}
    criteria = []
    for criterion in checked.form.criteria:
        standing = known.get(criterion.id) or Standing(criterion=criterion.id, suggestion="unknown")
        criteria.append(
            {
                "id": criterion.id,
                "number": criterion.number,
                "title": criterion.text,
                "suggestion": standing.suggestion,
                "for": [reason.say for reason in standing.speaks_for],
                "against": [reason.say for reason in standing.against],
            }
        )
    return {
        "file": checked.file,
        "content": checked.content,
        "criteria": criteria,
        "remarks": [_remark(remark) for remark in checked.remarks],
        "unplaced": list(checked.unplaced),
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "check": remark.check,
        "grade": remark.grade,
        "place": {
            "section": remark.section,
            "block": remark.block,
            "row": remark.row,
            "start": remark.start,
            "end": remark.end,
        },
        "say": remark.say,
        "mend": remark.mend,
        "source": remark.source,
        "aside": remark.aside,
    }


def as_text(checked: Checked) -> str:
    """The same for people: the remarks by section, then the criteria; ends with a line end."""
    lines = [checked.file, ""]
    standing = [remark for remark in checked.remarks if not remark.aside]
    counts = [f"{sum(1 for each in standing if each.grade == grade)} {grade}" for grade in _MARKS]
    aside = len(checked.remarks) - len(standing)
    lines += [f"Remarks: {', '.join(counts)}{f'; {aside} set aside' if aside else ''}.", ""]
    for section in checked.form.sections:
        here = [remark for remark in standing if remark.section == section.id]
        lines += _section(checked.form, section.heading or section.title, here)
    lines += _section(
        checked.form,
        "Elsewhere",
        [each for each in standing if each.section not in {s.id for s in checked.form.sections}],
    )
    lines += _aside([remark for remark in checked.remarks if remark.aside])
    if checked.form.criteria:
        lines += ["How the quality form looks (only a person decides)", ""]
        known = {standing.criterion: standing for standing in checked.standings}
        for criterion in checked.form.criteria:
            lines += _criterion(criterion.number, criterion.text, known.get(criterion.id))
    if checked.review:
        lines += ["The review", *(_wrapped(each, "  ") for each in checked.review), ""]
    if checked.unplaced:
        lines += ["Could not be placed:", *(f"  - {each}" for each in checked.unplaced), ""]
    return "\n".join(lines).rstrip() + "\n"


def _section(form: Form, title: str, remarks: Sequence[Remark]) -> Iterator[str]:
    if not remarks:
        return
    yield title
    alike: dict[tuple[str, ...], list[Remark]] = {}
    for remark in remarks:
        alike.setdefault(_as_read(remark), []).append(remark)
    for same in alike.values():
        first = same[0]
        yield _wrapped(f"{_MARKS[first.grade]}: {first.say}{_more(same)}", "  ")
        source = f" (guidance: {form.in_guidance(first.source)})" if first.source else ""
        yield _wrapped(f"{first.mend}{source} [{first.check}]", "      ")
    yield ""


def _as_read(remark: Remark) -> tuple[str, ...]:
    """What makes remarks one entry: the same check of the same question in several rows, or the same words."""
    of_row = remark.row or (remark.place.row if remark.place else "")
    what = f"?{remark.place.question}" if of_row and remark.place else remark.say
    return remark.grade, what, remark.mend, remark.source, remark.check


def _more(same: Sequence[Remark]) -> str:
    """Of how many more it is said, and of the first of them in what they differ."""
    says = list(dict.fromkeys(each.say for each in same))
    if len(says) == 1:
        return f" ({len(same)} times)" if len(same) > 1 else ""
    before = _shared(says)
    before = before[: max(before.rfind(" "), before.rfind("(")) + 1]
    after = _shared([each[len(before) :][::-1] for each in says])[::-1]
    after = after[min((at for mark in " ):," if (at := after.find(mark)) >= 0), default=len(after)) :]
    apart = [each[len(before) : len(each) - len(after)] for each in says[1:]]
    told = [each for each in apart[:_NAMED] if 0 < len(each) <= _SHORT]
    if len(told) < len(apart[:_NAMED]):
        return f" The same of {len(says) - 1} more."
    rest = f" ... and {len(apart) - _NAMED} more" if len(apart) > _NAMED else ""
    return f" The same of {len(says) - 1} more: {'; '.join(told)}{rest}."


def _shared(texts: Sequence[str]) -> str:
    """What all of these begin with."""
    first, last = min(texts), max(texts)
    return first[: next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), None)]


def _aside(remarks: Sequence[Remark]) -> Iterator[str]:
    if not remarks:
        return
    yield "Set aside"
    for remark in remarks:
        yield _wrapped(f"{remark.say} Set aside because: {remark.aside}", "  ")
    yield ""


def _criterion(number: int, text: str, standing: Standing | None) -> Iterator[str]:
    suggestion = _SUGGESTIONS.get(standing.suggestion if standing else "unknown", "Cannot tell yet")
    yield _wrapped(f"{number}. {text}", "  ")
    yield f"      Looks like: {suggestion}"
    for reason in standing.speaks_for if standing else ():
        yield _wrapped(f"for: {reason.say}", "      ")
    for reason in standing.against if standing else ():
        yield _wrapped(f"against: {reason.say}", "      ")
    if standing and standing.turn:
        yield _wrapped(f"to turn it to Yes: {standing.turn}", "      ")
    yield ""


def _wrapped(text: str, indent: str) -> str:
    return wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
