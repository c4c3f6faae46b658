"""Sieving: which rows of a table are shown: those with a certain answer, with something left, or with some words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from imrassist.model.answer import Place
from imrassist.model.draft import Row
from imrassist.session import Misread, Session, Sieve
from imrassist.tui.screens.base import DraftScreen
from imrassist.tui.screens.picker import Entry, Picker, by_name
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.widgets.lines import Lines
from imrassist.tui.widgets.plain import count


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

    @property
    def row(self) -> str:
        """The row under the cursor; empty when there is none."""
        return self.query_one("#rows", Lines).key

    def _done(self, said: str) -> None:
        self.redraw()
        self.say(said)

    # -- picking

    def action_filter(self) -> None:
        """Only the rows with a certain answer, or with something left."""
        self._picked.by_answer(self, self._table, self.redraw)

    def action_words(self) -> None:
        """Only the rows that hold some words."""
        self._picked.by_words(self, self.redraw)

    def action_every(self) -> None:
        """All rows."""
        self._picked = Picked()
        self.redraw()
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
        if self.desk.doing(partial(self.session.answer, place, now)):
            self._done(f"{self.session.row_label(self.row)}: {'a key event' if now == 'yes' else 'no key event'}.")

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
