"""Bookmarks: a hidden, permanent name in the document for every section, block and line of a table."""

from __future__ import annotations

import hashlib
import re

LONGEST = 40
"""Characters that Word allows in the name of a bookmark."""
_START = "_imr_"


def name(kind: str, key: str) -> str:
    """The bookmark of a section (``s``), block (``b``) or table line (``r``): ``_imr_b_s3_role_1f9a03c2``.

    The same key always has the same name, in every document and whatever else stands in it; two keys never
    share one, even if they differ only in signs or capitals that a bookmark cannot tell apart. At most
    `LONGEST` characters; the leading underscore hides it from Word's list of bookmarks.
    """
    mark = hashlib.sha256(f"{kind}:{key}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
    plain = re.sub(r"[^A-Za-z0-9]+", "_", key).strip("_")
    start = f"{_START}{kind}_{plain}"[: LONGEST - len(mark) - 1].rstrip("_")
    return f"{start}_{mark}"


class Bookmarks:
    """Gives out the bookmarks of one document: each name once, each number once."""

    def __init__(self) -> None:
        self._number = 0
        self._used: set[str] = set()

    def around(self, kind: str, key: str) -> tuple[str, str]:
        """The start and end of the bookmark of this thing; two empty texts if it was given out already."""
        bookmark = name(kind, key)
        if bookmark in self._used:
            return "", ""
        self._used.add(bookmark)
        self._number += 1
        return (
            f'<w:bookmarkStart w:id="{self._number}" w:name="{bookmark}"/>',
            f'<w:bookmarkEnd w:id="{self._number}"/>',
        )
