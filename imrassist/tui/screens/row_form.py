"""Row form: one row of a table on one page. Each field is an answer, given when the author leaves it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll

from imrassist.session import Changed, Misread
from imrassist.tui import mending
from imrassist.tui.keeping import Keeper
from imrassist.tui.looking import remark_line
from imrassist.tui.messages import PastedPage, RedoAsked, Typed, UndoAsked
from imrassist.tui.row_fields import fields, row_remarks
from imrassist.tui.screens.base import EVERYWHERE, Dialog, keys
from imrassist.tui.screens.help import HelpScreen
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.answer import WordBox
from imrassist.tui.widgets.bars import Bar, Buttons, Says
from imrassist.tui.widgets.field import Field, Pick
from imrassist.tui.widgets.plain import wrap


class RowForm(Dialog[str]):
    """All that is asked of one row, in the section where its table is filled. Gives the row's id."""

    CSS_PATH = "row_form.tcss"
    TOPIC = "form"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("f2", "save"), ("ctrl+g", "save"), ("ctrl+s", "save"), ("f6", "app.focus_next"), ("ctrl+z", "hint"),
        ("ctrl+r", "mend"),
    )  # fmt: skip

    def __init__(self, table: str, row: str = "") -> None:
        super().__init__()
        self._table = table
        self._row = row
        self._new = not row
        self.told = ""
        """What the answer given last did to others; told below the fields, and after the form where that closed it."""

    def compose(self) -> ComposeResult:
        """Title, one field a question, buttons, status."""
        if self._new:
            self._row = self.session.add_row(self._table)
        with Vertical(id="box"):
            yield Bar(id="title")
            with VerticalScroll(id="fields", can_focus=False):
                yield from fields(self.session, self._table, self._row)
            yield Says(id="turned")
            yield Buttons(("Done F2", "save"), ("Done, and another one", "another"), ("Back Esc", "close"))
            yield Bar("Tab goes on. Each field is kept when you leave it; Esc loses nothing.", id="status")

    def on_resize(self) -> None:
        """As many fields as the window has room for."""
        says = self.query_one("#turned", Says)
        lines = len(wrap(self.told, max(20, self.app.size.width * 98 // 100 - 6))) if says.display else 0
        self.query_one("#fields").styles.max_height = max(8, self.app.size.height - 7 - lines)

    def on_mount(self) -> None:
        """Straight to the first field without an answer."""
        self._keeper = Keeper(self.desk.keep, self.set_timer)
        self._marker = mending.Marker(self, self.desk.thinker, self.session)
        self._title()
        self.query_one("#turned").display = False
        fields = [field for field in self.query(Field) if field.display]
        empty = (field for field in fields if not field.box.typed)
        first = next(empty, fields[0] if fields else None)
        for field in fields:
            field.echo(self.session.echo(field.place, field.box.typed))
        if first:
            # At once, not by the app's hand in a while: a key may be on its way.
            self.set_focus(first.box)

    def _title(self) -> None:
        table = self.session.form.tables[self._table]
        rows = [row for row, _ in self.session.rows(self._table)]
        number = rows.index(self._row) + 1 if self._row in rows else len(rows)
        bar = self.query_one("#title", Bar)
        bar.left = f"{table.one.capitalize()} {number} of {len(rows)}"
        bar.right = self.session.row_label(self._row)

    # -- giving the answers

    def flush(self) -> None:
        """Keep what is in the field."""
        self._keeper.flush()

    def _give(self, field: Field) -> bool:
        """Give what a field holds; False when it cannot be read, and stays."""
        field.remove_class("-wrong")
        if not field.changed:
            return True
        self._keeper.flush()
        text, place = field.box.typed, field.place
        give = partial(self.session.answer, place, text) if text.strip() else partial(self.session.clear, place)
        done = self.desk.doing(give)
        if done is None or isinstance(done, Misread):
            field.add_class("-wrong")
            if done:
                self.say(f"{field.name_shown}: {done.what} {done.mend}")
            return False
        if text.strip() and not isinstance(field.box, Pick):
            field.box.fill(self.session.asked(place).box)
        self._tell(done)
        field.start = field.box.typed
        for each in self.query(Field):
            each.display = self.session.asked_now(each.place)
        self._title()
        begin(self, self._look, "row")
        return True

    def _tell(self, changed: Changed) -> None:
        self.told = " ".join(changed.turned)
        says = self.query_one("#turned", Says)
        says.text, says.display = self.told, bool(self.told)
        self.on_resize()

    async def _look(self) -> None:
        found = await self.desk.thinker.think("row", partial(row_remarks, self.session, self._row))
        if found and not any(field.has_class("-wrong") for field in self.query(Field)):
            self.say(remark_line(found[0]) + (f"  ({len(found) - 1} more)" if len(found) > 1 else ""))
        elif found == []:
            self.say("")

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field was left."""
        # Focus also goes when the form itself is taken away: its fields were given before.
        if isinstance(event.widget.parent, Field) and self.is_current and self.query("#title"):
            self._give(event.widget.parent)

    def on_typed(self, message: Typed) -> None:
        """Keep what is being typed."""
        message.stop()
        field = self.focused.parent if self.focused else None
        if isinstance(field, Field) and field.changed:
            self._keeper.typed(field.place, message.text)
            field.echo(self.session.echo(field.place, message.text))
        if isinstance(field, Field) and isinstance(field.box, WordBox):
            self._marker.soon(field.place, field.box)

    def on_pick_picked(self, message: Pick.Picked) -> None:
        """What is picked from a list is given at once, so that the fields that hang on it appear."""
        message.stop()
        if self.focused and isinstance(self.focused.parent, Field):
            self._give(self.focused.parent)

    async def on_pasted_page(self, message: PastedPage) -> None:
        """A page came into a field of one line: it becomes a larger one."""
        message.stop()
        field = self.focused.parent if self.focused else None
        if isinstance(field, Field):
            self.desk.keep(field.place, message.text)
            await field.enlarge(message.text)
            self.say(f"That was {message.lines} lines, and there is room for one here. Cut it down; all is kept.")

    @on(UndoAsked)
    @on(RedoAsked)
    def action_hint(self) -> None:
        """Where undo is."""
        self.say("Close the form with Esc; then ^z takes back its answers one by one.")

    def action_help(self) -> None:
        """Help about the field that has the keys."""
        field = self.focused.parent if self.focused else None
        asked = self.session.asked(field.place) if isinstance(field, Field) else None
        self.desk.push_screen(HelpScreen(self.TOPIC, EVERYWHERE, asked))

    # -- leaving

    def _all_given(self) -> bool:
        wrong = [field for field in self.query(Field) if field.display and not self._give(field)]
        if wrong:
            wrong[0].box.focus()
        return not wrong

    def action_save(self) -> None:
        """Give what is left, and close; what cannot be read keeps the form open."""
        if self._all_given():
            self._leave()

    def action_close(self) -> None:
        """Close; what cannot be read stays typed, and is there again next time."""
        for field in self.query(Field):
            if field.display and not self._give(field):
                self.desk.keep(field.place, field.box.typed)
        self._leave()

    def _leave(self) -> None:
        row = self.session.draft.row(self._row)
        nothing = not (row and row.answers) and not any(self.session.typed(f.place) for f in self.query(Field))
        if self._new and nothing:
            self.desk.doing(partial(self.session.remove_row, self._row))
        self.dismiss(self._row)

    def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        """The buttons below the fields."""
        message.stop()
        if message.does == "another":
            if self._all_given():
                self._leave()
                self.desk.call_later(self.desk.row_form, self._table, "")
        else:
            getattr(self, f"action_{message.does}")()
