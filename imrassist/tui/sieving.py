"""Sieving: which rows of a table are shown: those with a certain answer, with something left, or with some words."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import partial

from imrassist.model.answer import Place
from imrassist.model.draft import Row
from imrassist.session import Changed, Misread, Session, Sieve
from imrassist.tui.screens.base import DraftScreen
from imrassist.tui.screens.picker import Entry, Picker, by_name
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.thinking import Thinker, begin
from imrassist.tui.widgets.lines import Lines
from imrassist.tui.widgets.plain import count

LOOKING = "Looking ..."
NEAR = 200
"""Rows that are looked at on the way to the next unfinished one without a thread of their own."""


class Picked:
    """What the author picked."""

    def __init__(self) -> None:
        self.sieve: Sieve | None = None
        self.words = ""

    @property
    def said(self) -> str:
        """What is picked, in words; empty for all."""
        parts = [self.sieve.label] if self.sieve else []
        return ", ".join([*parts, f'with "{self.words}"'] if self.words else parts)

    @property
    def slow(self) -> bool:
        """Whether all that a row says, or every question of it, has to be looked through."""
        return bool(self.words or (self.sieve and not self.sieve.question))

    def rows(self, session: Session, table: str) -> list[Row]:
        """The rows that are shown."""
        return session.sieved(table, self.sieve, self.words)

    def by_answer(self, screen: DraftScreen, table: str, then: Callable[[], None]) -> None:
        """Asks by which answer."""
        sieves = screen.session.sieves(table)
        entries = [Entry(label=each.label, key=str(at)) for at, each in enumerate(sieves)]
        entries.insert(0, Entry(label="All of them", key=""))

        def chosen(key: str | None) -> None:
            if key is not None:
                self.sieve = sieves[int(key)] if key else None
                then()

        screen.desk.push_screen(Picker("Show only", by_name(entries)), chosen)

    def by_words(self, screen: DraftScreen, then: Callable[[], None]) -> None:
        """Asks for the words."""

        def said(words: str | None) -> None:
            if words is not None:
                self.words = " ".join(words.split())
                then()

        say = "Rows that hold all of these words are shown. Leave it empty for all."
        screen.desk.push_screen(Prompt("Words in a row", say, self.words, use="Show"), said)


class RowsScreen(DraftScreen):
    """A screen of the rows of one table, of which some may be picked, marked and moved."""

    def __init__(self, table: str) -> None:
        super().__init__()
        self._table = table
        self._rows: list[Row] = []
        """Those that are shown."""
        self._picked = Picked()
        self._finder = Thinker()
        """Its own: what the checks are busy with must not come before what the author looks for."""
        self._looking = False

    @property
    def row(self) -> str:
        """The row under the cursor; empty when there is none."""
        return self.query_one("#rows", Lines).key

    def redraw(self) -> None:
        """The rows as they are now; words are looked for away from the keys, and shown when they are found."""
        if self._picked.slow:
            begin(self, partial(self._look, self._picked), "picked")
        else:
            self._finder.forget("picked")
            self._show(self._picked.rows(self.session, self._table))

    async def _look(self, picked: Picked) -> None:
        try:
            rows = await self._finder.think("picked", partial(picked.rows, self.session, self._table))
        except Exception:
            self._looking = False  # or no key would ever come through again
            raise
        if rows is not None and self.is_attached:
            self._show(rows)

    def _show(self, rows: list[Row]) -> None:
        if self._looking and self.said == LOOKING:
            self.say("")
        self._looking = False
        self.put(rows)

    @abstractmethod
    def put(self, rows: list[Row]) -> None:
        """Show these rows."""

    def on_unmount(self) -> None:
        """Nothing is looked for any more."""
        self._finder.stop()

    @property
    def settled(self) -> bool:
        """Keys pressed while rows are looked for are meant for those: they wait, and the screen goes on."""
        return not self._looking and super().settled

    def _pick(self) -> None:
        if self._picked.slow:
            self._looking = True
            self.say(LOOKING)
        self.redraw()

    async def action_next(self) -> None:
        """The next row that has something left; all may have to be looked through."""
        lines, rows = self.query_one("#rows", Lines), self._rows
        turned = [*range(lines.cursor + 1, len(rows)), *range(lines.cursor + 1)]
        found = self._first_open(turned[:NEAR])
        if not found and len(turned) > NEAR:
            self._looking = True
            try:
                found = await self._finder.think("next", partial(self._first_open, turned[NEAR:])) or ()
            finally:
                self._looking = False
        if found and rows is self._rows:
            lines.move_to(found[0])
            self.say(f"{found[1]} left here.")
        elif not found:
            self.say("Every row is finished.")

    def _first_open(self, among: list[int]) -> tuple[int, int] | tuple[()]:
        """Where among these places the first row is that has something left, and how much."""
        states = ((at, self.session.row_state(self._table, self._rows[at])[1]) for at in among)
        return next((state for state in states if state[1]), ())

    def _done(self, said: str) -> None:
        self.redraw()
        self.say(said)

    # -- picking

    def action_filter(self) -> None:
        """Only the rows with a certain answer, or with something left."""
        self._picked.by_answer(self, self._table, self._pick)

    def action_words(self) -> None:
        """Only the rows that hold some words."""
        self._picked.by_words(self, self._pick)

    def action_every(self) -> None:
        """All rows."""
        self._picked = Picked()
        self._pick()
        self.say("All are shown.")

    # -- answering for all that are shown

    def action_fill(self) -> None:
        """One question, for all rows that are shown and have no answer to it."""
        rows = [row.id for row in self._rows]
        asked = self.session.fillable(self._table)
        entries = [Entry(label=q.short or q.ask, key=q.id, also=q.ask) for q in asked]

        def chosen(question: str | None) -> None:
            if question and rows:
                self._fill(question, rows)

        many = count(len(rows), "row")
        self.desk.push_screen(Picker(f"Which question, for the {many} shown?", by_name(entries)), chosen)

    def _fill(self, question: str, rows: list[str]) -> None:
        asked = self.session.asked(Place(question, rows[0]))
        options = "; ".join(f"{key} {label}" for key, label in asked.options)
        say = f"{asked.ask}{f' {options}.' if options else ''} Rows that have an answer keep it."

        def given(text: str | None) -> None:
            done = self.desk.doing(partial(self.session.fill_rows, rows, question, text)) if text else None
            if isinstance(done, Misread):
                self.say(f"{done.what} {done.mend} Nothing was changed.")
            elif done:
                self._done(done.told)

        self.desk.push_screen(Prompt(f"For the {count(len(rows), 'row')} shown", say, use="Answer all"), given)

    # -- marking and moving

    def action_key_event(self) -> None:
        """A key event, or no longer."""
        question = self.session.form.by_role("key_event")
        if question is None or question.each != self._table or not self.row:
            self.say("Only contacts can be key events.")
            return
        place = Place(question.id, self.row)
        answer = self.session.draft.answer(place)
        now = "no" if answer and answer.value == "yes" else "yes"
        done = self.desk.doing(partial(self.session.answer, place, now))
        if isinstance(done, Changed):
            said = f"{self.session.row_label(self.row)}: {'a key event' if now == 'yes' else 'no key event'}."
            self._done(" ".join((said, *done.turned)))

    def action_shift(self, step: int) -> None:
        """The row changes places with its neighbour among those that are shown."""
        at = self.query_one("#rows", Lines).cursor
        if not self.row or not 0 <= at + step < len(self._rows):
            return
        row, every = self.row, [each.id for each in self.session.draft.rows[self._table]]
        table = self.session.form.tables[self._table]
        if self.session.stand_apart(self._table, row, self._rows[at + step].id):
            order = "days" if table.sort == "day" else "kinds"
            self.say(f"These stand in the order of their {order}. What stands alike there can be moved.")
            return
        if self.desk.doing(partial(self.session.move_row, row, every.index(self._rows[at + step].id))):
            self.redraw()
            self.query_one("#rows", Lines).show(self.query_one("#rows", Lines).items, key=row)
            self.say("Moved.")
