"""Merging: the author's own wording beside what the answers would say now; the person decides (DESIGN section 4)."""

from __future__ import annotations

from imrassist.model.acts import BlockEdited
from imrassist.model.answer import Place
from imrassist.model.draft import OWN, BlockEdit
from imrassist.session.values import Changed, OutOfStep
from imrassist.session.wording import Wording
from imrassist.writing.build import build_alone, leans_on
from imrassist.writing.merge import combine


class Merging(Wording):
    """What is out of step in one open draft, and the four ways to settle it."""

    def out_of_step(self) -> list[OutOfStep]:
        """Every block whose wording is the author's while the answers have moved on, in the order of their keys."""
        return [found for key in sorted(self.draft.blocks) if (found := self.panes(key))]

    def strayed(self, place: Place) -> list[OutOfStep]:
        """Of these, the ones that are made from the answer at this place, those in tables too."""
        leaning = (key for key in sorted(self.draft.blocks) if leans_on(self.form, key, place))
        return [found for key in leaning if (found := self.panes(key))]

    def panes(self, key: str) -> OutOfStep | None:
        """The three texts of one block, and both changes joined where that is possible; None when it is in step.

        A block that was deleted, and the author's own paragraphs, are never out of step.
        """
        edit = self.draft.blocks.get(key)
        if edit is None or edit.deleted or key.startswith(OWN):
            return None
        ours = build_alone(self.form, self.draft, key)
        now = ours.text if ours else ""
        if now == edit.base:
            return None
        joined = combine(edit.base, edit.text, now) if now else None
        return OutOfStep(
            key=key,
            now=now,
            mine=edit.text,
            before=edit.base,
            combined=joined if joined not in (edit.text, now) else None,
            places=ours.places if ours else (),
        )

    def keep_mine(self, key: str) -> Changed | None:
        """Keeps the author's wording, for the answers as they are now. None when the block is in step."""
        panes = self.panes(key)
        return self._settle(panes, panes.mine, "keeping your wording") if panes else None

    def take_new(self, key: str) -> Changed | None:
        """Takes what the answers say now: the block is ours again. None when the block is in step."""
        return self.do(BlockEdited(block=key, edit=None), "taking the new wording") if self.panes(key) else None

    def take_combined(self, key: str) -> Changed | None:
        """Takes both changes joined, as they were shown. None when the block is in step, or they collide."""
        panes = self.panes(key)
        if panes is None or panes.combined is None:
            return None
        return self._settle(panes, panes.combined, "combining both wordings")

    def settle(self, key: str, text: str) -> Changed | None:
        """Puts this wording in its place, for the answers as they are now. None when the block is in step.

        No wording at all takes the block out.
        """
        panes = self.panes(key)
        text = self.clean(text)[0].strip()
        if panes is None or not text:
            return self.delete_block(key) if panes else None
        return self._settle(panes, text, "your wording")

    def _settle(self, panes: OutOfStep, text: str, name: str) -> Changed:
        ours = build_alone(self.form, self.draft, panes.key)
        edit = BlockEdit(base=panes.now, text=text, seen=ours.seen if ours else "")
        return self.do(BlockEdited(block=panes.key, edit=None if text == panes.now else edit), name)
