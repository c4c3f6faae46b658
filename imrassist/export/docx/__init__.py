"""A report as a Word document, for the board (submission copy) or for those who work on it (working copy)."""

from __future__ import annotations

import io

from imrassist.errors import ImrError
from imrassist.export.documents import COPIES, letterhead, parts, subject
from imrassist.export.docx.base import parts as fixed_parts
from imrassist.export.docx.body import Body
from imrassist.export.docx.clean import pack
from imrassist.export.docx.styles import styles
from imrassist.interview.question import Form
from imrassist.writing.report import Report


def build(report: Report, form: Form, *, copy: str, document: str = "imr") -> bytes:
    """The whole file (guidance 2.1, 2.1.1, 2.2, 2.8): the same report, form, copy and document give the same bytes.

    `copy` is ``working`` (guidance notes in blue italic, gaps marked, DRAFT in the header) or ``submission``
    (none of these, nor the styles they would have). `document` is one of `export.DOCUMENTS`. Text is cleaned
    as the gate does, so that no report whatever fails. Raises `ImrError` for another copy or document, or one
    that the form has nothing for.
    """
    if copy not in COPIES:
        raise ImrError(
            "export", f'There is no copy "{copy}".', f"Choose {' or '.join(COPIES)}.", "Nothing was written."
        )
    chosen = parts(report, form, document)
    working = copy == "working"
    body = Body(form=form, working=working, opening=letterhead(report, form), subject=subject(report, form))
    out = io.BytesIO()
    pack(
        fixed_parts(form, styles(form, working=working), working=working),
        {"word/document.xml": body.document(chosen)},
        out,
    )
    return out.getvalue()
