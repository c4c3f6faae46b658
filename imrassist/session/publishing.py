"""Publishing: documents at the published level (ages, months and years), and what may still identify somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from imrassist.checks.name_checks import DAY_CHECK, KEYED_CHECK, PICTURE_CHECK, UNKNOWN_CHECK
from imrassist.checks.remark import Remark
from imrassist.model.answer import Place
from imrassist.session.naming import Naming

if TYPE_CHECKING:
    from imrassist.export.documents import Part
    from imrassist.model.draft import Draft
    from imrassist.writing.published import Publisher
    from imrassist.writing.report import Block

_At = tuple[str, tuple[Place, ...]]
"""A line of a table, and the answers that a text is made of."""
PUBLISHED = "published"
"""The copy that everybody may read: no dates of birth, no exact days, nobody named (guidance 2.3)."""


class Publishing(Naming):
    """The published level of an open draft's documents."""

    _writes: tuple[Draft, Publisher] | None = None

    def _publisher(self) -> Publisher:
        from imrassist.writing.published import Publisher

        if self._writes is None or self._writes[0] is not self.draft:
            self._writes = (self.draft, Publisher(self.form, self.draft))
        return self._writes[1]

    def _in_file_name(self, name: str) -> list[Remark]:
        """Names in what a document is to be called: its name travels with it."""
        from imrassist.checks.naming import file_name_remarks

        checker = self._checker()
        checker.learn(self.draft)
        return file_name_remarks(checker, name)

    def _not_names(self, remarks: Iterable[Remark]) -> list[Remark]:
        """Those that are not about names: of a published document these are looked for in what it prints."""
        return [remark for remark in remarks if remark.check not in (KEYED_CHECK, UNKNOWN_CHECK)]

    def _to_publish(self, parts: Iterable[Part]) -> Iterator[Remark]:
        """What in these sections, as they would be published, may still tell who somebody is or on which day it was."""
        checker = self._checker()
        checker.learn(self.draft)
        for part in parts:
            section = self._publisher().section(part.section)
            for block in section.blocks:
                if block.picture and block.picture.stored and block.kind != "logo":
                    yield _about(part, block, ("", block.places), PICTURE_CHECK, _PICTURE)
                if block.key not in part.separate and not block.gap:
                    for at, text in _texts(block):
                        yield from self._of_text(part, block, at, text)

    def _of_text(self, part: Part, block: Block, at: _At, text: str) -> Iterator[Remark]:
        from imrassist.checks.naming import said_of
        from imrassist.privacy.coarse import days_left
        from imrassist.privacy.span import KEYED

        for span in self._checker().spans(text):
            check = KEYED_CHECK if span.kind == KEYED else UNKNOWN_CHECK
            yield _about(part, block, at, check, said_of(span))
        for _ in days_left(text):
            yield _about(part, block, at, DAY_CHECK, _DAY)


_DAY = (
    "An exact day can still be told from what would be published.",
    "Write the month and year alone, or leave the day out.",
)
_PICTURE = (
    "A picture goes with this, and nobody can search what it shows.",
    "Look at it: no names, dates of birth or places may stand in it. Then say so.",
)


def _texts(block: Block) -> Iterator[tuple[_At, str]]:
    if block.text:
        yield ("", block.places), block.text
    for line in block.grid.lines if block.grid else ():
        for cell in line.cells:
            for text in cell.paragraphs if not cell.gap else ():
                yield (line.row, cell.places), text


def _about(part: Part, block: Block, at: _At, check: str, said: tuple[str, str]) -> Remark:
    say, mend = said
    row, places = at
    return Remark(
        check=check,
        grade="must",
        say=say,
        mend=mend,
        source="2.3",
        section=part.section.id,
        block=block.key,
        row=row,
        place=places[0] if places else None,
    )
