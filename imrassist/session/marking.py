"""Marking: which words in an answer box something is said about, and what can be done about each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imrassist.checks.remark import Remark
from imrassist.model.answer import Place
from imrassist.session.judging import Judging
from imrassist.session.values import Changed, Mark, Way

KINDS = ("text", "long")
"""Kinds of question whose box holds words."""
LONGEST = 80
"""Characters from which a remark's words are no longer underlined: it is about the paragraph."""


class Marking(Judging):
    """What is underlined in the boxes of an open draft."""

    def marks(self, place: Place, text: str, remarks: Sequence[Remark] | None = None) -> tuple[Mark, ...]:
        """The words in `text`, as it stands in the box at a place, that something is said about, in their order.

        `remarks` spares looking, where somebody knows already what the checks say of this text. Slow, as `live` is.
        """
        if self.form.questions[place.question].kind not in KINDS or not text.strip():
            return ()
        found = [*_of_remarks(text, self.live(place, text) if remarks is None else remarks)]
        return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))

    def take_way(self, mark: Mark, way: Way) -> Changed | None:
        """Does what a way of mending asks of the draft; putting other words in the box is for the face."""
        del mark, way
        return None


def _of_remarks(text: str, remarks: Sequence[Remark]) -> Iterator[Mark]:
    """Where the words of remarks stand in the box: the same words in the same order as in the report."""
    seen: dict[str, int] = {}
    for remark in remarks:
        if not remark.words or remark.aside or len(remark.words) > LONGEST:
            continue
        start = text.find(remark.words, seen.get(remark.words, 0))
        if start < 0:
            # The report begins a sentence with a capital where the answer may not.
            start = text.casefold().find(remark.words.casefold()) if text.casefold().isascii() else -1
        if start < 0:
            continue
        end = start + len(remark.words)
        seen[remark.words] = end
        yield Mark(
            start=start,
            end=end,
            kind="remark",
            words=text[start:end],
            say=remark.say,
            mend=remark.mend,
            ways=(Way(label="Read the remark; set it aside", does="remark"),),
            remark=remark,
        )
