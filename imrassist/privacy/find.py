"""Finder: what in a text names somebody, or gives somebody away."""

from __future__ import annotations

import re
from collections.abc import Iterable

from imrassist.privacy.key import Entry
from imrassist.privacy.span import KEYED, Span


class Finder:
    """Finds the names of one key, and identifying details that are not in it.

    Made once for a key, and asked for each text; it keeps what it has learnt of single words, never a text.
    """

    def __init__(self, entries: Iterable[Entry], allow: Iterable[str] = ()) -> None:
        """For these entries of a key; the words of ``allow`` are never found, however they are written."""
        self._allow = {word.casefold() for word in allow}
        forms = [(form, entry) for entry in entries for form in (entry.real, *entry.forms) if form.strip()]
        self._forms = sorted(forms, key=lambda pair: -len(pair[0]))

    def spans(self, text: str) -> tuple[Span, ...]:
        """All findings of this text, in its order; none overlaps another."""
        found: list[Span] = []
        for form, entry in self._forms:
            for match in re.finditer(rf"\b{re.escape(form)}\b", text, re.IGNORECASE):
                start, end = match.span()
                if match.group().casefold() in self._allow or any(
                    start < span.end and span.start < end for span in found
                ):
                    continue
                found.append(
                    Span(
                        start=start,
                        end=end,
                        kind=KEYED,
                        text=match.group(),
                        why="It is written so in the key.",
                        code=entry.code,
                        entry=entry.id,
                    )
                )
        return tuple(sorted(found, key=lambda span: span.start))
