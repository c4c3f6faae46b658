"""Foretold: what an amendment would do, each reference with what it would name; then it is done with one key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from imrassist.model.answer import Place
from imrassist.session import Changed
from imrassist.session.amending import SPLIT, Amendment
from imrassist.tui.screens.base import Dialog, keys
from imrassist.tui.screens.ticks import Ticks
from imrassist.tui.widgets.bars import Bar, Buttons, Says
from imrassist.tui.widgets.keyed import Keyed
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import count, cut

OWN = "own"
"""Key of the line about the row's own answers."""

LOOKS = 8
"""So many places of the author's own words are shown."""


class ForetoldScreen(Dialog[str]):
    """Shows an amendment before it is done. Gives what was done, in a sentence; None when it was left."""

    CSS_PATH = "foretold.tcss"
    TOPIC = "foretold"
    BINDINGS: ClassVar[list[BindingType]] = keys(("f2", "do"), ("ctrl+g", "do"))

    def __init__(self, amendment: Amendment) -> None:
        super().__init__()
        self._amendment = amendment

    def compose(self) -> ComposeResult:
        """Title, what would happen, what the digits mean, buttons."""
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Keyed({str(digit): str(digit - 1) for digit in range(10)}, id="fates")
            yield Bar(id="legend")
            yield Buttons(("Do it F2", "do"), ("Leave it as it is Esc", "close"))
            yield Says("", id="status")

    def on_mount(self) -> None:
        """The list has the keys."""
        self._show()
        self.query_one("#fates").focus()

    def on_resize(self) -> None:
        """As many lines as the window has room for."""
        self.query_one("#fates").styles.max_height = max(8, self.app.size.height - 9)

    def say(self, text: str) -> None:
        """As many lines as it takes."""
        self.query_one("#status", Says).text = text

    def _show(self) -> None:
        self._seen = seen = self.session.preview(self._amendment)
        title = self.query_one("#title", Bar)
        title.left, title.right = f"{seen.name[:1].upper()}{seen.name[1:]}", "nothing is changed yet"
        self.query_one("#fates", Lines).show(list(self._items()))
        legend = "  ".join(f"{at} = {label}" for at, (_, label) in enumerate(seen.targets[:9], 1))
        choosing = bool(seen.references and len(seen.targets) > 1) or bool(seen.ties.own and self._splits)
        bar = self.query_one("#legend", Bar)
        bar.left = f"Goes to:  {legend}  0 = none  (Enter lists them)" if choosing else ""
        bar.display = choosing

    @property
    def _splits(self) -> bool:
        return self._amendment.does == SPLIT

    def _items(self) -> Iterator[Item]:
        seen = self._seen
        if seen.after:
            yield Item(text="It would stand so", indent=1, tone="head")
            yield from (Item(text=line, indent=3) for line in seen.after)
        yield from (Item(text=told, mark=" -", indent=3) for told in seen.told)
        yield from (Item(text=look, mark="    .", indent=6, tone="quiet") for look in seen.look[:LOOKS])
        if len(seen.look) > LOOKS:
            yield Item(text=f"and {len(seen.look) - LOOKS} more", indent=6, tone="quiet")
        if seen.ties.own and self._splits:
            keeper = next(part.called for part in self._amendment.parts if part.row == self._amendment.rows[0])
            yield Item(text="Its own answers go with", key=OWN, mark="  ", indent=3, right=keeper)
        if not seen.references:
            yield Item(text="No other answer names it.", indent=1, tone="quiet")
        called = dict(seen.targets)
        last = ""
        for at, (place, to) in enumerate(seen.references):
            if place.question != last:
                last = place.question
                yield self._head(last)
            row = self.session.row_label(place.row) if place.row else "the whole review"
            labels = ", ".join(called.get(each, "?") for each in to) or "(none)"
            yield Item(text=row, key=f"ref:{at}", mark="  ", indent=4, right=cut(labels, 30))

    def _head(self, name: str) -> Item:
        """The line above the references of one sort; what is chosen here goes for all of them."""
        question = self.session.form.questions[name]
        table = self.session.form.tables.get(question.each)
        number = len(self._places(f"all:{name}"))
        what = count(number, table.one, table.many) if table else count(number, "answer")
        text = f"{what} ({question.short or question.ask}): a choice here is for all of them"
        return Item(text=text, key=f"all:{name}", mark=" ", indent=2, tone="strong")

    def _places(self, key: str) -> list[Place]:
        """The references that a line stands for."""
        sort, _, name = key.partition(":")
        if sort == "ref":
            return [self._seen.references[int(name)][0]]
        return [place for place, _ in self._seen.references if place.question == name]

    # -- choosing

    def on_keyed_pressed(self, message: Keyed.Pressed) -> None:
        """A digit: one more, or one less, that the line goes to; 0 is none of them."""
        message.stop()
        key, at, targets = message.key, int(message.does), self._seen.targets
        if not key or at >= len(targets):
            self.say("Mark a line with the arrow keys first." if not key else f"There is no {at + 1}.")
            return
        if key == OWN:
            self._keep(at)
            return
        place = self._places(key)[0]
        before = next(to for each, to in self._seen.references if each == place)
        row = targets[at][0] if at >= 0 else ""
        alone = self.session.form.questions[place.question].kind == "ref" or not self._splits
        to = () if at < 0 else (row,) if alone else tuple(r for r, _ in targets if (r in before) != (r == row))
        self._send(key, to)

    def _send(self, key: str, to: Sequence[str]) -> None:
        places = self._places(key)
        kinds = {place: self.session.form.questions[place.question].kind for place in places}
        fates = {place: tuple(to[:1] if kinds[place] == "ref" else to) for place in places}
        self._amendment = replace(self._amendment, fates={**self._amendment.fates, **fates})
        self.say("")
        self._show()

    def _keep(self, at: int) -> None:
        if 0 <= at < len(self._amendment.parts):
            self._amendment = self.session.keep_with(self._amendment, at)
            self._show()

    def on_lines_moved(self, message: Lines.Moved) -> None:
        """What the row under the cursor is about, so that it can be judged where it belongs."""
        message.stop()
        place = self._places(message.key)[0] if message.key.startswith("ref:") else None
        row = self.session.draft.row(place.row) if place and place.row else None
        questions = self.session.form.questions
        texts = (
            answer.value
            for name, answer in (row.answers.items() if row else ())
            if name in questions and questions[name].kind == "long" and isinstance(answer.value, str)
        )
        self.say(cut(next(texts, ""), 2 * (self.size.width - 6)))

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter lists what a reference may go to, for more than nine of them, and for the mouse."""
        message.stop()
        key, targets = message.key, self._seen.targets
        if len(targets) < 2:
            return
        several = key != OWN and self.session.form.questions[self._places(key)[0].question].kind == "refs"
        now = self._amendment.rows[:1] if key == OWN else dict(self._seen.references)[self._places(key)[0]]
        chosen = [at for at, (row, _) in enumerate(targets) if row in now]

        def ticked(places: tuple[int, ...] | None) -> None:
            if places is None:
                return
            if key == OWN:
                self._keep(places[0] if places else -1)
            else:
                self._send(key, [targets[at][0] for at in places])

        labels = [label for _, label in targets]
        self.desk.push_screen(
            Ticks("What does it go to?", "Choose from what stands afterwards.", labels, chosen, several=several), ticked
        )

    # -- the end

    def action_do(self) -> None:
        """Do it: one step to undo."""
        done = self.desk.doing(partial(self.session.amend, self._amendment))
        if isinstance(done, Changed):
            self.dismiss(f"Done: {done.name}. ^z takes all of it back.")
        elif done is not None:
            self.say(f"{done.what} {done.mend}")

    def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        """Do it, or not."""
        message.stop()
        getattr(self, f"action_{message.does}")()
