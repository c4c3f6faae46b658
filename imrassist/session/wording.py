"""Wording: the report in the author's own hand: blocks reworded, taken out, brought back, and paragraphs added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imrassist.interview.condition import Scope
from imrassist.interview.row_order import in_order
from imrassist.model.acts import Act, BlockEdited, Together
from imrassist.model.draft import FIRST, OWN, BlockEdit, Row
from imrassist.session.values import Changed, LeftOut
from imrassist.session.versioning import Versioning
from imrassist.writing.build import build, build_alone, home, in_place, spec_of
from imrassist.writing.report import Block
from imrassist.writing.write import Writer, own_paragraphs


class Wording(Versioning):
    """What the author does to the text of one open draft by hand."""

    def edit_block(self, key: str, text: str) -> Changed | None:
        """Puts the author's own wording in place of a block's; None when the report has no such block.

        The same wording as ours gives the block back to the answers; no wording at all takes it out.
        """
        text = self.clean(text)[0].strip()
        if not text:
            return self.delete_block(key)
        before = self.draft.blocks.get(key)
        if key.startswith(OWN):
            edit = replace(before, text=text, deleted=False) if before else None
            return self.do(BlockEdited(block=key, edit=edit), "your paragraph") if edit else None
        built = build_alone(self.form, self.draft, key)
        if built is None and before is None:
            return None
        same = built is not None and text == built.text
        edit = BlockEdit(base=built.text if built else "", text=text, seen=built.seen if built else "")
        return self.do(BlockEdited(block=key, edit=None if same else edit), "your wording")

    def delete_block(self, key: str) -> Changed | None:
        """Takes a block out of the report; it does not come back by itself. None when there is no such block."""
        before = self.draft.blocks.get(key)
        built = None if key.startswith(OWN) else build_alone(self.form, self.draft, key)
        if before:
            edit = replace(before, deleted=True)
        elif built:
            edit = BlockEdit(base=built.text, text=built.text, seen=built.seen, deleted=True)
        else:
            return None
        return self.do(BlockEdited(block=key, edit=edit), "taking a paragraph out")

    def give_back(self, key: str) -> Changed | None:
        """Gives a block back to the answers: it is built from them again. None for the author's own paragraphs."""
        if key.startswith(OWN):
            return None
        return self.do(BlockEdited(block=key, edit=None), "giving a paragraph back")

    def built_text(self, key: str) -> str:
        """What the answers alone would say in this block; empty when they say nothing, or only mark a gap."""
        built = build_alone(self.form, self.draft, key)
        return built.text if built and not built.gap else ""

    def bring_back(self, key: str) -> Changed | None:
        """Puts what was taken out back into the report, in the wording it had; None when it was not taken out."""
        edit = self.draft.blocks.get(key)
        if edit is None or not edit.deleted:
            return None
        ours = not key.startswith(OWN) and edit.text == edit.base
        back = None if ours else replace(edit, deleted=False)
        return self.do(BlockEdited(block=key, edit=back), "bringing a paragraph back")

    def left_out(self) -> list[LeftOut]:
        """What is not in the report: paragraphs taken out, and wordings that have lost their place or their form.

        The last say so in `LeftOut.why`; where the section is known they stand at its end, out of step, all the same.
        """
        found = []
        for key, edit in sorted(self.draft.blocks.items()):
            section = self.section_of_block(key)
            ours = None if key.startswith(OWN) else build_alone(self.form, self.draft, key)
            reworded = key.startswith(OWN) or edit.text != edit.base
            if edit.deleted and (reworded or ours):
                text = edit.text if reworded or ours is None else ours.text
                found.append(LeftOut(key=key, section=section, text=text, own=key.startswith(OWN)))
            elif not edit.deleted and not section:
                found.append(
                    LeftOut(key=key, section="", text=edit.text, why="the form has no such paragraph any more")
                )
            elif not edit.deleted and not key.startswith(OWN) and not in_place(self.form, self.draft, key):
                found.append(LeftOut(key=key, section=section, text=edit.text, why="what it was about was removed"))
        return found

    def section_of_block(self, key: str) -> str:
        """The section that a block is printed in; empty when the form has no such block."""
        if key.startswith(OWN):
            section = key[len(OWN) :].rpartition(".")[0]
            return section if any(each.id == section and each.printed for each in self.form.sections) else ""
        spec = spec_of(self.form, key)
        return home(self.form, spec) if spec else ""

    def parts(self, grid: str, row: str) -> list[Block]:
        """The paragraphs that the cells of one line of a table are put together from, as they stand; gaps too.

        `row` is the id of the line's row; in a table of fields the id of the line's column.
        """
        fields = self.form.grids[grid].kind == "fields"
        found = []
        for spec in self.form.blocks:
            name, _, column = spec.into.partition(".")
            if name != grid or (fields and column != row):
                continue
            rows: Sequence[Row | None] = (None,) if fields else (self.draft.row(row),)
            if fields and spec.each:
                rows = in_order(self.form, self.draft, spec.each)
            for each in rows:
                block = build(spec, Scope(form=self.form, draft=self.draft, row=each))
                found += [block] if block else []
        return found

    # ---- paragraphs of the author's own

    def add_paragraph(self, section: str, text: str, after: str = "") -> str:
        """Adds a paragraph of the author's own after a block of a section, and gives its key.

        `after` is `FIRST` for the top of the section, empty for its end. Nothing is added without text: the key is
        empty then. What followed that block before follows the new paragraph.
        """
        text = self.clean(text)[0].strip()
        if not text:
            return ""
        key = f"{OWN}{section}.{self.fresh_id()}"
        after = after or self._last(section)
        new = BlockEdit(base="", text=text, after=after)
        acts: list[Act] = [BlockEdited(block=key, edit=new), *(self._led(section, after, key) if after else ())]
        self.do(Together(acts=tuple(acts), name="adding a paragraph"), "adding a paragraph")
        return key

    def move_paragraph(self, key: str, step: int) -> Changed | None:
        """Moves a paragraph of the author's own one block up (-1) or down (1); None when there is no further to go."""
        edit = self.draft.blocks.get(key)
        section = self.section_of_block(key)
        if edit is None or edit.deleted or not key.startswith(OWN) or not section:
            return None
        shown = [block.key for block in Writer(self.form).section(self.draft, section).blocks]
        at = shown.index(key)
        to = at + (1 if step > 0 else -2)
        if not -1 <= to < len(shown):
            return None
        after = shown[to] if to >= 0 else FIRST
        acts: list[Act] = [
            *self._led(section, key, edit.after),
            BlockEdited(block=key, edit=replace(edit, after=after)),
        ]
        acts += [each for each in self._led(section, after, key) if each.block != key]
        return self.do(Together(acts=tuple(acts), name="moving a paragraph"), "moving a paragraph")

    def _led(self, section: str, before: str, now: str) -> list[BlockEdited]:
        """Lets the author's paragraphs that follow one block follow another."""
        own = own_paragraphs(self.draft, section)
        return [
            BlockEdited(block=key, edit=replace(edit, after=now)) for key, edit in own.items() if edit.after == before
        ]

    def _last(self, section: str) -> str:
        """What a paragraph at the end of a section follows: the author's own one that is the last there, or nothing."""
        shown = Writer(self.form).section(self.draft, section).blocks
        return shown[-1].key if shown and shown[-1].key.startswith(OWN) else ""
