"""TakingLists: somebody new for the key, and the lists of codes and of abbreviations that the board gives."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.errors import ImrError
from imrassist.privacy.coding import PARTS, title_of, without_title
from imrassist.tui.messages import Pasted
from imrassist.tui.screens.base import DraftScreen
from imrassist.tui.screens.picker import Entry, Picker, by_name
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.thinking import begin

if TYPE_CHECKING:
    from imrassist.session.listing import CodesTaken


class TakingLists(DraftScreen):
    """A screen that can take in somebody new, or a list; `redraw` shows what came of it."""

    def after(self, said: str) -> None:
        """Shows what is there now, and says what was done."""
        self.redraw()
        if said:
            self.say(said)

    def action_left(self) -> None:
        """What holds names beside the draft."""
        from imrassist.tui.screens.left_behind import LeftBehindScreen

        self.desk.push_screen(LeftBehindScreen())

    def action_new(self) -> None:
        """The real name first; then what it is, and its code."""
        self.desk.push_screen(
            Prompt("New in the key", "The real name, or the whole address.", use="Go on"), self._named
        )

    def _named(self, real: str | None) -> None:
        if not real or not real.strip():
            return
        entries = [Entry(label=part, key=part, right=self.session.keyring.offered(part)) for part in PARTS]

        def chosen(part: str | None) -> None:
            if part:
                title = title_of(real)
                offered = self.session.keyring.offered(part, title=title)
                say = "Its code. This one is free, and provisional until the board gives one; a code of the board's "
                self.desk.push_screen(
                    Prompt("Code", f"{say}is written over it.", offered, over=offered, use="Add"),
                    partial(self._coded, real, part, offered),
                )

        self.desk.push_screen(Picker("What is it?", by_name(entries)), chosen)

    def _coded(self, real: str, part: str, offered: str, code: str | None) -> None:
        if not code or not code.strip():
            return
        given = "" if code.strip() == offered else code
        forms = (real,) if without_title(real) != real.strip() else ()
        title = title_of(real) if PARTS[part] == "person" else ""
        add = partial(
            self.session.keyring.add, real=without_title(real), part=part, code=given, title=title, forms=forms
        )
        entry = self.desk.doing(add)
        if entry is not None:
            self.after(f"{entry.code} is in the key.")

    def action_take_in(self) -> None:
        """The board's codes, from a file."""
        say = "The file of the board's codes: .csv, .xlsx, .ods, .docx or lines of text."
        self.desk.push_screen(Prompt("Take in codes", say, use="Look"), self._list_named)

    def action_paste_codes(self) -> None:
        """The board's codes, pasted: rows of a spreadsheet, of a table in Word, or lines."""
        self.desk.push_screen(PastedList(), self._list_pasted)

    def _list_pasted(self, text: str | None) -> None:
        if text and text.strip():
            from imrassist.session.taking_in import codes_pasted

            begin(self, partial(self._read_codes, partial(codes_pasted, self.session, text)), "codes")

    def _list_named(self, name: str | None) -> None:
        if name and name.strip():
            from imrassist.session.taking_in import codes_in

            path = Path(name.strip().strip('"')).expanduser()
            begin(self, partial(self._read_codes, partial(codes_in, self.session, path)), "codes")

    async def _read_codes(self, look: Callable[[], CodesTaken]) -> None:
        try:
            taken = await self.desk.thinker.think("codes", look)
        except ImrError as error:
            self.say(str(error))
            return
        if taken is None:
            return

        def given(text: str | None) -> None:
            if said_yes(text) and self.desk.doing(partial(self.session.take_codes, taken)) is not None:
                self.after("The board's codes are in the key and in the text.")

        self.desk.push_screen(
            Prompt("The board's codes", f"{' '.join(taken.told())} Type yes to take them.", "yes", use="Take"), given
        )

    def action_abbreviations(self) -> None:
        """The board's abbreviations, from a file."""

        def given(name: str | None) -> None:
            if name and name.strip():
                begin(self, partial(self._read_abbreviations, Path(name.strip().strip('"')).expanduser()), "codes")

        say = "The file of the board's abbreviations: .csv, .xlsx, .ods, .docx or lines of text."
        self.desk.push_screen(Prompt("Take in abbreviations", say, use="Take"), given)

    async def _read_abbreviations(self, path: Path) -> None:
        from imrassist.session.taking_in import rows_in

        try:
            rows = await self.desk.thinker.think("codes", partial(rows_in, path))
        except ImrError as error:
            self.say(str(error))
            return
        told = self.desk.doing(partial(self.session.take_abbreviations, rows or []))
        self.after(" ".join(told or ()))


class PastedList(Prompt):
    """A box for the board's list. What is pasted here is looked at, and kept nowhere."""

    def __init__(self) -> None:
        say = "The board's rows: a name and its code on each line, or rows of a table. You see first what would change."
        super().__init__("Paste codes", say, long=True, use="Look")

    def on_pasted(self, message: Pasted) -> None:
        """That names stand in it needs no saying."""
        message.stop()


def said_yes(text: str | None) -> bool:
    """Whether a prompt was answered with yes."""
    return bool(text) and str(text).strip().casefold() in ("yes", "y")
