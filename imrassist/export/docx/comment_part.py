"""word/comments.xml: what the comments of a working copy say; a submission copy has no such part."""

from __future__ import annotations

from imrassist.export.comments import Marks
from imrassist.export.docx.xml import attribute, paragraph, paragraphs, part, run

_REFERENCE = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'


def comment_part(marks: Marks) -> str:
    """The part. No comment has a day: none is known, and that of writing would make each copy another file."""
    return part("w:comments", "".join(_comment(at, each.author, each.text) for at, each in enumerate(marks.comments)))


def _comment(number: int, author: str, text: str) -> str:
    lines = [run(line) for line in paragraphs(text)] or [""]
    lines[0] = _REFERENCE + lines[0]
    body = "".join(paragraph("CommentText", line) for line in lines)
    initials = "".join(word[0] for word in author.split()[:3] if word).upper()
    by = f'w:author="{attribute(author)}" w:initials="{attribute(initials)}"'
    return f'<w:comment w:id="{number}" {by}>{body}</w:comment>'
