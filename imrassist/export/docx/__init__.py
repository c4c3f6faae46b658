"""A report as a Word document, for the board (submission copy) or for those who work on it (working copy)."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace

from imrassist.errors import ImrError
from imrassist.export.documents import COPIES, Part, letterhead, parts, subject
from imrassist.export.docx.base import parts as fixed_parts
from imrassist.export.docx.body import Body
from imrassist.export.docx.clean import pack
from imrassist.export.docx.picture import gather
from imrassist.export.docx.styles import styles
from imrassist.interview.question import Form
from imrassist.writing.papers import Paper
from imrassist.writing.report import Report


def build(
    report: Report, form: Form, *, copy: str, document: str = "imr", pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """The whole file (guidance 2.1, 2.1.1, 2.2, 2.8): the same report, form, copy and document give the same bytes.

    `copy` is ``working`` (guidance notes in blue italic, gaps marked, DRAFT in the header) or ``submission``
    (none of these, nor the styles they would have). `document` is one of `export.DOCUMENTS`. Text is cleaned
    as the gate does, so that no report whatever fails. `pictures` holds the attached ones by the name the report
    gives them; without one a working copy has its words instead. Raises `ImrError` for another copy or document,
    one that the form has nothing for, and, of a submission copy, a picture that is not there or cannot be shown.
    """
    if copy not in COPIES:
        raise ImrError(
            "export", f'There is no copy "{copy}".', f"Choose {' or '.join(COPIES)}.", "Nothing was written."
        )
    chosen = parts(report, form, document)
    working = copy == "working"
    body = Body(form=form, working=working, opening=letterhead(report, form), subject=subject(report, form))
    body.pictures = gather(chosen, pictures or {}, working=working)
    return _packed(form, body, chosen)


def build_paper(paper: Paper, report: Report, form: Form) -> bytes:
    """An internal paper: looks as the form's documents do, under its own title, and always as a working copy."""
    titled = replace(form, title=paper.title)
    body = Body(form=titled, working=True, subject=subject(report, form))
    return _packed(titled, body, tuple(Part(section=section) for section in paper.sections))


def _packed(form: Form, body: Body, chosen: tuple[Part, ...]) -> bytes:
    out = io.BytesIO()
    pack(
        fixed_parts(form, styles(form, working=body.working), working=body.working, pictures=body.pictures),
        {"word/document.xml": body.document(chosen)},
        out,
    )
    return out.getvalue()
