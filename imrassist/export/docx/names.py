"""Bookmarks: a hidden, permanent name in the document for every section, block and line of a table."""

from __future__ import annotations

from imrassist.writing.bookmarks import LONGEST, name

__all__ = ["LONGEST", "Bookmarks", "name"]


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
