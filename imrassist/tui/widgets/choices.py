"""Lists to answer from: one of several, any of several, and the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from imrassist.tui.messages import Note, PastedPage, Typed, Used
from imrassist.tui.widgets.ahead import USE_KEYS, Ahead, TypeAhead
from imrassist.tui.widgets.lines import Item, Lines

NONE = "none"
Option = tuple[str, str]
"""What to type, and its label."""


class Choices(Lines):
    """One of several (Enter, a digit or a letter chooses), or any of several (Space ticks, Enter or F2 gives)."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.options: Sequence[Option] = ()
        self.several = False
        self.ticked: set[str] = set()
        self.ahead = TypeAhead()
        self._letters = False

    def ask(self, options: Sequence[Option], *, several: bool, chosen: Sequence[str]) -> None:
        """Other options. `chosen` are the keys that are the answer so far."""
        self.options, self.several = options, several
        initials = {label[:1].lower() for _, label in options}
        self._letters = not several and len(options) <= 3 and len(initials) == len(options)
        self.ahead.take()
        self.ticked = set(chosen)
        self._draw(key=next(iter(chosen), options[0][0] if options else ""))
        if not several and not chosen:
            # Nothing is marked until the author marks it: a stray Enter must not become an answer.
            self.cursor = -1
            self.refresh()

    @property
    def typed(self) -> str:
        """The answer as it stands, in the words a line would be typed in."""
        if not self.several:
            return self.key
        return ", ".join(key for key, _ in self.options if key in self.ticked)

    def focus_end(self) -> None:
        """Take the keys."""
        self.focus()

    def replay(self, keys: list[Ahead]) -> None:
        """Keys typed before the list was seen do not choose anything."""

    def _draw(self, key: str | None = None) -> None:
        items = []
        for option, label in self.options:
            tick = ("[x] " if option in self.ticked else "[ ] ") if self.several and option != NONE else ""
            letter = label[:1].upper() if self._letters else option if len(option) < 3 else "0"
            now = "  (your answer)" if option != "go" and not self.several and option in self.ticked else ""
            items.append(Item(text=tick + label + now, key=option, mark=f"  {letter}", indent=5))
        self.show(items, key=key)

    def _tick(self, key: str) -> None:
        if key == NONE:
            self.ticked = {NONE}
        else:
            self.ticked ^= {key}
            self.ticked.discard(NONE)
        self._draw(key)
        self.post_message(Typed(self.typed))

    def _give(self, text: str) -> None:
        # Once only: a second Enter in the same burst must not answer the next question unseen.
        if not self.ahead.waiting:
            self.ahead.waiting = True
            self.post_message(Used(text))

    def use(self) -> None:
        """Give the one that is marked, or all that are ticked."""
        if not self.several and not self.key:
            self.post_message(Note("Choose with a digit or a letter, or mark one with the arrow keys first."))
        elif not self.several:
            self._give(self.key)
        elif self.ticked or self.key == NONE:
            self._give(self.typed or NONE)
        else:
            self.post_message(Note("Tick those that apply with Space, or choose the last line if none does."))

    async def _on_key(self, event: events.Key) -> None:
        key = (event.character or "").lower()
        if self.ahead.catch(event):
            pass
        elif event.key in USE_KEYS:
            self.use()
        elif event.key == "enter":
            self.action_choose()
        elif event.key == "space" and self.several and self.key:
            self._tick(self.key)
        elif key and (at := self._named(key)) is not None:
            self.move_to(at)
            if self._letters or (key.isdigit() and self.options[at][0] in (key, NONE)):
                self._pick(self.options[at][0])
        else:
            return
        event.stop()
        event.prevent_default()

    def _named(self, key: str) -> int | None:
        """The option a key names: its digit or letter, else the next that begins with that letter."""
        for at, (option, _) in enumerate(self.options):
            if option == key or (key == "0" and option == NONE):
                return at
        turned = [*range(self.cursor + 1, len(self.options)), *range(self.cursor + 1)]
        found = [at for at in turned if self.options[at][1].lower().startswith(key)]
        return found[0] if found and key.isalnum() else None

    def _pick(self, key: str) -> None:
        if self.several and key != NONE:
            self._tick(key)
        else:
            self._give(key)

    def action_choose(self) -> None:
        """Enter: the one under the cursor, or all that are ticked."""
        if self.several and self.key == NONE:
            self._pick(NONE)
        else:
            self.use()

    def on_click(self, event: events.Click) -> None:
        """A click ticks where several may be; else it chooses."""
        if self.several and (key := self._clicked(event)) not in ("", NONE):
            event.prevent_default()
            self.move_to(next(at for at, option in enumerate(self.options) if option[0] == key))
            self._tick(key)

    def _clicked(self, event: events.Click) -> str:
        line = event.y + self.scroll_offset.y
        at = next((n for n in range(len(self.items)) if self.region_of(n).contains(0, line)), -1)
        return self.items[at].key if at >= 0 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """One row of a table, as the list shows it."""

    id: str
    label: str
    state: str = ""
    """`3 left` or nothing."""


class Rows(Lines):
    """A table question: its rows, adding one, and saying that it is complete."""

    @dataclass()
    class RowAsked(Message):
        """A row is to be added (`add`, `form`), changed (`edit`, `form`) or removed (`remove`); or something more."""

        does: str
        row: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[RowLine] = ()
        self.one, self.many = "row", "rows"
        self.ahead = TypeAhead()
        self._more: dict[str, str] = {}

    def ask(
        self, rows: Sequence[RowLine], *, one: str, many: str, answered: bool, more: Sequence[tuple[str, str, str]] = ()
    ) -> None:
        """Other rows. `more` are further things to do: key on the keyboard, what `RowAsked` says, label."""
        key = self.key
        self.ahead.take()
        self.rows, self.one, self.many = rows, one, many
        items = [
            Item(text=row.label, key=f"row:{row.id}", mark=f"  {at}", indent=6, right=row.state)
            for at, row in enumerate(rows, 1)
        ]
        items.append(Item(text=f"Add {_a(one)}, question by question", key="add", mark="  a", indent=6, tone="strong"))
        items.append(Item(text=f"Add {_a(one)} in a form, all on one page", key="form", mark="  n", indent=6))
        items += [Item(text=label, key=f"more:{does}", mark=f"  {letter}", indent=6) for letter, does, label in more]
        self._more = {letter: f"more:{does}" for letter, does, _ in more}
        if rows:
            said = "  (you have said so)" if answered else ""
            items.append(Item(text=f"These are all the {many}{said}", key="done", mark="  c", indent=6, tone="strong"))
        else:
            items.append(Item(text=f"There are no {many}", key="none", mark="  0", indent=6))
        self.show(items, key=key if any(item.key == key for item in items) else ("done" if answered else "add"))

    @property
    def typed(self) -> str:
        """Nothing is typed here."""
        return ""

    def focus_end(self) -> None:
        """Take the keys."""
        self.focus()

    def replay(self, keys: list[Ahead]) -> None:
        """Keys typed before the list was seen do nothing; what was pasted is not lost."""
        for key in keys:
            if isinstance(key, events.Paste):
                self._pasted(key.text)

    def action_choose(self) -> None:
        """Enter: change the row, add one, or say that it is complete."""
        self._do(self.key)

    def use(self) -> None:
        """Say that it is complete. That there are no rows is said on purpose only: with its own line or key."""
        if self.rows or self.key == "none":
            self._do("done" if self.rows else "none")
        else:
            self.post_message(Note(f"Press a to add {_a(self.one)}, or 0 if there are no {self.many}."))

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        # Not while an answer is on its way: then it was meant for the next question.
        if not self.ahead.catch(event):
            self._pasted(event.text)

    def _pasted(self, text: str) -> None:
        if text.strip():
            self.post_message(PastedPage(text, len(text.strip().splitlines())))

    async def _on_key(self, event: events.Key) -> None:
        names = {"a": "add", "n": "form", "c": "done", "0": "none", **self._more}
        if self.ahead.catch(event):
            pass
        elif event.key == "enter":
            self._do(self.key)
        elif event.key in USE_KEYS:
            self.use()
        elif (key := names.get(event.key, "")) and any(item.key == key for item in self.items):
            self._do(key)
        elif event.key in ("d", "delete", "e") and self.key.startswith("row:"):
            self._say(self.RowAsked("form" if event.key == "e" else "remove", self.key[4:]))
        elif event.key in "123456789" and int(event.key) <= len(self.rows):
            self.move_to(int(event.key) - 1)
        else:
            return
        event.stop()
        event.prevent_default()

    def _do(self, key: str) -> None:
        if key.startswith("row:"):
            self._say(self.RowAsked("edit", key[4:]))
        elif key in ("add", "form") or key.startswith("more:"):
            self._say(self.RowAsked(key.removeprefix("more:"), ""))
        elif key:
            self._say(Used(key))

    def _say(self, message: Message) -> None:
        # Once only, until the list is asked anew: a second key of one burst was meant for what comes next.
        if not self.ahead.waiting:
            self.ahead.waiting = True
            self.post_message(message)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[:1].lower() in "aeiou" else f"a {noun}"
