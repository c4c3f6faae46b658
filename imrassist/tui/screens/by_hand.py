"""ByHand: what the author does by hand to the paragraph under the cursor: word it, take it out, add one, move one."""

from __future__ import annotations

from collections.abc import Callable

from imrassist.model.draft import FIRST, OWN
from imrassist.tui.screens.base import DraftScreen
from imrassist.tui.screens.picker import Entry, Picker, by_name
from imrassist.tui.screens.wording import WordingScreen
from imrassist.tui.widgets.lines import Lines
from imrassist.tui.widgets.plain import one_line
from imrassist.writing.report import Block, SectionText


class ByHand(DraftScreen):
    """The half of the section's text that changes it."""

    text: SectionText | None = None
    """The section as it was last read."""

    @property
    def block(self) -> Block | None:
        """The paragraph or table under the cursor; None in an empty section."""
        key = self.query_one("#text", Lines).key.partition("#")[0]
        return next((block for block in self.text.blocks if block.key == key), None) if self.text else None

    @property
    def worded(self) -> list[Block]:
        """What of the paragraph, or the line of a table, under the cursor is in the author's wording."""
        block, line = self.block, self.query_one("#text", Lines).key.partition("#")[2]
        if block is None or block.grid is None:
            return [block] if block and block.state != "built" else []
        cells = next((each.cells for each in block.grid.lines if each.row == line), ())
        return [part for cell in cells for part in cell.worded]

    def _part(self, what: str, then: Callable[[Block], None], *, worded: bool = False) -> None:
        """Do it to the paragraph under the cursor; of a line of a table, to the sentence that is picked."""
        block, line = self.block, self.query_one("#text", Lines).key.partition("#")[2]
        parts = [block] if block and not block.grid else []
        if block and block.grid and line:
            parts = self.worded if worded else self.session.parts(block.grid.grid, line)
        if not parts:
            self.say("A table is changed by its answers: Enter goes there." if block else "There is nothing here yet.")
        elif len(parts) == 1:
            then(parts[0])
        else:
            by_key = {part.key: part for part in parts}
            entries = [Entry(label=one_line(part.text), key=part.key) for part in parts]
            self.desk.push_screen(Picker(what, by_name(entries)), lambda key: then(by_key[key]) if key else None)

    def action_edit(self) -> None:
        """The paragraph in the author's own words."""
        self._part("Word which sentence by hand?", self._edit)

    def _edit(self, block: Block) -> None:
        key = block.key

        def worded(text: str | None) -> None:
            if text is not None and (text.strip() or words):
                self.desk.doing(lambda: self.session.edit_block(key, text))
                self.redraw()

        say = "Your wording stays, even when answers change; you are told when they do."
        words = "" if block.gap and block.state == "built" else block.text
        ours = "" if key.startswith(OWN) else self.session.built_text(key)
        others = [("what the answers say", ours), ("your wording", words)] if ours and ours != words else []
        self.desk.push_screen(WordingScreen("This paragraph in your own words", say, words, others, block=key), worded)

    def action_own(self) -> None:
        """A paragraph of the author's own."""
        block, section = self.block, self.here
        if not self.session.form.section(section).printed:
            self.say("This part is not printed; a paragraph here would be read by nobody.")
            return
        after = block.key if block else FIRST

        def worded(text: str | None) -> None:
            if text and self.desk.doing(lambda: self.session.add_paragraph(section, text, after)):
                self.redraw()
                self.say("Added. It is yours: no answer changes it. ^Up and ^Down move it.")

        say = "It stands after the marked paragraph, and no answer ever changes it."
        typing = f"{OWN}{section}.typing"
        self.desk.push_screen(WordingScreen("A paragraph of your own", say, "", block=typing), worded)

    def action_shift(self, step: int) -> None:
        """A paragraph of the author's own, one further up or down."""
        block = self.block
        if block is None or not block.key.startswith(OWN):
            self.say("Only your own paragraphs can be moved; the others stand where the form has them.")
        elif self.desk.doing(lambda: self.session.move_paragraph(block.key, step)):
            self.redraw()
        else:
            self.say("It cannot go further that way.")

    def action_give_back(self) -> None:
        """Build it from the answers again."""
        self._part("Give which sentence back?", self._give_back, worded=True)

    def _give_back(self, block: Block) -> None:
        if block.key.startswith(OWN):
            self.say("This paragraph is your own. d takes it out.")
        elif block.state == "built":
            self.say("This paragraph is built from the answers already.")
        else:
            self.desk.doing(lambda: self.session.give_back(block.key))
            self.redraw()
            self.say("Built from the answers again. ^z brings your wording back.")

    def action_delete(self) -> None:
        """Leave the paragraph out of the report."""
        self._part("Take which sentence out?", self._delete)

    def _delete(self, block: Block) -> None:
        if block.kind == "heading":
            self.say("Only a paragraph can be taken out.")
            return
        self.desk.doing(lambda: self.session.delete_block(block.key))
        self.redraw()
        self.say("Taken out of the report; w lists it. ^z brings it back.")
