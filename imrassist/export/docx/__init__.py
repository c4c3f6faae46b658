"""A report as a Word document, for the board (submission copy) or for those who work on it (working copy)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from imrassist.errors import ImrError
from imrassist.export.comments import Comment, placed
from imrassist.export.documents import COPIES, WHOLE, Part, form_of, letterhead, paper_parts, parts, subject
from imrassist.export.docx.base import parts as fixed_parts
from imrassist.export.docx.body import Body
from imrassist.export.docx.clean import pack
from imrassist.export.docx.comment_part import comment_part
from imrassist.export.docx.numbers import HeadingNumbers
from imrassist.export.docx.picture import gather
from imrassist.export.docx.styles import styles
from imrassist.interview.question import Form
from imrassist.writing.papers import Paper
from imrassist.writing.report import Report


def build(
    report: Report,
    form: Form,
    *,
    copy: str,
    document: str = "imr",
    pictures: Mapping[str, bytes] | None = None,
    comments: Sequence[Comment] = (),
) -> bytes:
    """The whole file (guidance 2.1, 2.1.1, 2.2, 2.8): the same report, form, copy and document give the same bytes.

    `copy` is ``working`` (guidance notes in blue italic, gaps marked, DRAFT in the header) or ``submission``
    (none of these, nor the styles they would have). `document` is one of `export.DOCUMENTS`. Text is cleaned
    as the gate does, so that no report whatever fails. `pictures` holds the attached ones by the name the report
    gives them; without one a working copy has its words instead. `comments` stand in a working copy, on the words
    they are about; those about something else than this document are left out. Raises `ImrError` for another copy
    or document, one that the form has nothing for, and, of a submission copy, a picture that is not there or cannot
    be shown.
    """
    working = _is_working(copy)
    chosen = parts(report, form, document)
    body = Body(
        form=form, working=working, opening=letterhead(report, form), subject=subject(report, form), named=report.named
    )
    body.pictures = gather(chosen, pictures or {}, working=working, opening=body.opening)
    if working:
        body.marks = placed(comments, chosen, whole=document in WHOLE)
    return _packed(form, body, chosen)


def build_paper(
    paper: Paper, report: Report, form: Form, *, copy: str = "working", pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """A document beside the report: looks as the form's own do, under its own title.

    Raises `ImrError` as `build` does.
    """
    working = _is_working(copy)
    titled = form_of(form, paper)
    chosen = paper_parts(paper)
    opening = letterhead(report, form) if paper.letterhead else ()
    about = subject(report, form) if paper.letterhead or paper.inside else ""
    body = Body(form=titled, working=working, opening=opening, subject=about)
    body.pictures = gather(chosen, pictures or {}, working=working, opening=opening)
    return _packed(titled, body, chosen)


def _is_working(copy: str) -> bool:
    if copy not in COPIES:
        raise ImrError(
            "export", f'There is no copy "{copy}".', f"Choose {' or '.join(COPIES)}.", "Nothing was written."
        )
    return copy == "working"


def _packed(form: Form, body: Body, chosen: tuple[Part, ...]) -> bytes:
    comments = comment_part(body.marks) if body.marks.comments else ""
    look = styles(form, working=body.working)
    headings = [(part.section.id, part.section.heading) for part in chosen if not part.front]
    body.numbers = HeadingNumbers.of(form, headings)
    out = io.BytesIO()
    pack(
        fixed_parts(form, look, body.numbers, working=body.working, pictures=body.pictures, comments=comments),
        {"word/document.xml": body.document(chosen)},
        out,
    )
    return out.getvalue()
