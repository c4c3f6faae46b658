"""Export: which document, which copy, where to; and, before it is asked for, what would be refused."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from imrassist.checks.remark import Remark
from imrassist.errors import ImrError
from imrassist.model.answer import Place
from imrassist.session import Exported
from imrassist.session.session import COPIES, DOCUMENTS, PACK, PAPERS
from imrassist.tui.messages import PastedPage, Typed
from imrassist.tui.screens.base import Dialog, keys
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.bars import Bar, Buttons, Says
from imrassist.tui.widgets.field import Field, Pick
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import count
from imrassist.tui.widgets.short_box import ShortBox

_COPIES = {
    "working": "working copy: with notes and gaps",
    "submission": "submission copy: for the board",
    "published": "published copy: ages, months and years, nobody named",
}

_HOW = "Left and Right, or a digit, choose. Tab goes on."


class ExportScreen(Dialog[Place]):
    """Writes a Word document. Gives a place to go to when a hindrance was chosen."""

    CSS_PATH = "export.tcss"
    TOPIC = "export"
    BINDINGS: ClassVar[list[BindingType]] = keys(("f2", "export"), ("ctrl+g", "export"), ("f8", "hindrances"))

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._hindrances: list[Remark] = []
        self._busy = False
        self._reason = ""
        """Why the last export was made although things were to be mended."""
        self._spared = False
        """The last export left a file of its name alone: it may be written over now."""

    def compose(self) -> ComposeResult:
        """Three fields, what stands in the way, buttons, status."""
        apart = self.session.export_folder() != self.session.path.parent
        if self._folder == self.session.path.parent:
            self._folder = self.session.export_folder()
        told = f"This is an example: its documents go into {self._folder} and stay there." if apart else _HOW
        every = (PACK, "all of these, into one folder")
        documents = [(name, what) for name, what in (*DOCUMENTS, every, *PAPERS)]
        copies = [(copy, _COPIES[copy]) for copy in COPIES]
        with Vertical(id="box"):
            yield Bar("Export to Word", id="title")
            yield Field(Place("document"), "Document", Pick(documents, [documents[0][0]], several=False))
            yield Field(Place("copy"), "Copy", Pick(copies, [copies[0][0]], several=False))
            yield Field(Place("folder"), "Folder or file", ShortBox(str(self._folder), use=False, compact=True))
            yield Lines(id="hindrances")
            yield Buttons(
                ("Export F2", "export"),
                ("Export all the same", "anyway"),
                ("Write over it", "replace"),
                ("Back Esc", "close"),
            )
            yield Says(told, id="status")

    def on_mount(self) -> None:
        """What would be refused is looked up at once."""
        self._offer()
        self.query_one(Pick).focus()
        self._look()

    def say(self, text: str) -> None:
        """As many lines as it takes."""
        self.said = text
        self.query_one("#status", Says).text = text

    def _chosen(self) -> tuple[str, str, Path]:
        document, copy, folder = (field.box.typed for field in self.query(Field))
        return document, copy, Path(folder.strip()).expanduser() if folder.strip() else self._folder

    def on_pick_picked(self, message: Pick.Picked) -> None:
        """Another document or copy: other hindrances."""
        message.stop()
        self._look()

    def on_typed(self, message: Typed) -> None:
        """The folder is read when it is used."""
        message.stop()

    def on_pasted_page(self, message: PastedPage) -> None:
        """A folder is one line."""
        message.stop()
        self.say("A folder is one line. Nothing was pasted.")

    def _look(self) -> None:
        begin(self, self._find, "hindrances")

    async def _find(self) -> None:
        document, copy, _ = self._chosen()
        if document in dict(PAPERS):
            self._hindrances = []
            stays = "For use inside the agency: it has a working copy only, and no board gets it."
            self.query_one("#hindrances", Lines).show([Item(text=f"[Y] {stays}", indent=1)])
            self._offer()
            return
        try:
            found = await self.desk.thinker.think("hindrances", lambda: self.session.hindrances(document, copy))
        except ImrError as error:
            self.say(str(error))
            return
        if found is None:
            return
        self._hindrances = found
        lines = self.query_one("#hindrances", Lines)
        if not found:
            what = "A working copy is never refused." if copy == "working" else "Nothing stands in the way."
            lines.show([Item(text=f"[Y] {what}", indent=1)])
        else:
            told = f"[N] {count(len(found), 'thing')} to mend first. Enter goes there."
            head = Item(text=told, indent=1, tone="warn")
            each = [
                Item(text=f"{remark.say} {remark.mend}", key=str(at), mark="  !", indent=4)
                for at, remark in enumerate(found)
            ]
            lines.show([head, *each])
        self._offer()

    def _offer(self) -> None:
        """Only the buttons that have something to do now."""
        idle = {"anyway"} if not self._hindrances else set()
        self.query_one(Buttons).hidden = frozenset(idle if self._spared else {*idle, "replace"})

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """To what stands in the way."""
        message.stop()
        place = self._hindrances[int(message.key)].place
        if place:
            self.dismiss(place)
        else:
            self.say("This is about the whole report; there is no one question behind it.")

    def action_hindrances(self) -> None:
        """To the list."""
        self.query_one("#hindrances").focus()

    def action_export(self) -> None:
        """Write it."""
        self._start("")

    def action_anyway(self) -> None:
        """Write it with a reason, which is told with it."""

        def reasoned(reason: str | None) -> None:
            if reason and reason.strip():
                self._start(reason)

        say = "The board will see what is missing. Why is it sent all the same?"
        self.desk.push_screen(Prompt("Export although things are to be mended", say, use="Export"), reasoned)

    def action_replace(self) -> None:
        """Write it again, over the file that was left alone."""
        self._start(self._reason, replace=True)

    def _start(self, override: str, *, replace: bool = False) -> None:
        if self._busy:
            return
        self._busy, self._reason = True, override
        self.say("Writing ...")
        begin(self, partial(self._write, override, replace), "export")

    async def _write(self, override: str, replace: bool) -> None:
        document, copy, out = self._chosen()

        def write() -> tuple[tuple[str, Exported], ...]:
            if document == PACK:
                return self.session.export_pack(copy, out, override=override, replace=replace)
            return ((document, self.session.export(document, copy, out, override=override, replace=replace)),)

        try:
            done = await self.desk.thinker.think("export", write)
        except ImrError as error:
            self.say(str(error))
        else:
            if done and document == PACK:
                self._spared = any(each.spared is not None for _, each in done)
                self._offer()
                self.say(_all_told(done, out))
                self.desk.remember_folder("export", out)
            elif done:
                self._tell(done[0][1], out)
        finally:
            self._busy = False

    def _tell(self, done: Exported, out: Path) -> None:
        if done.path is None:
            self.say(f"{done.refused} They are listed above; F8 goes there.")
            return
        self._spared = done.spared is not None
        self._offer()
        self.say(" ".join(filter(None, (f"Written: {done.path}", *done.notes, done.looked))))
        self.desk.remember_folder("export", out if not out.suffix else out.parent)

    def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        """The buttons."""
        message.stop()
        getattr(self, f"action_{message.does}")()


def _all_told(done: tuple[tuple[str, Exported], ...], out: Path) -> str:
    """What became of the pack: how many were written, which were refused, and what could not be put in."""
    written = [each for _, each in done if each.path is not None]
    refused = [name for name, each in done if each.path is None]
    told = [f"{count(len(written), 'document')} written into {out}."]
    if refused:
        told.append(f"Not written, as something must be mended first: {', '.join(refused)}. F8 goes to the list.")
    notes = dict.fromkeys(note for each in written for note in each.notes)
    return " ".join((*told, *notes))
