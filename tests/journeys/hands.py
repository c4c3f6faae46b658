"""Two hands at a keyboard: what they do for each sort of question, in the real app. No mouse, no shortcut into it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from imrassist.interview.reading import Misread, read
from imrassist.model.answer import Place
from imrassist.session import Asked
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.interview import InterviewScreen
from imrassist.tui.screens.picker import Picker
from imrassist.tui.screens.prompt import Prompt
from tests.tui.screen import text_of

NAMED = {" ": "space", "\n": "enter", ",": "comma", ".": "full_stop", "/": "slash", "-": "minus", ":": "colon"}
PROBED = "Your answer is kept"
"""What the status line says when a thin answer draws its one follow-up."""
PATIENCE = 20_000
"""Looks before somebody gives up: a minute on an idle machine, and a busy one is no fault of the program."""
TYPED = 60
"""Texts up to this long are typed key by key in one burst; longer ones are pasted, as an author would from notes."""


def key(char: str) -> events.Key:
    """One character as a terminal sends it."""
    return events.Key(NAMED.get(char, char), None if char == "\n" else char)


class Hands:
    """Types at one running app."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot
        assert isinstance(pilot.app, ImrApp)
        self.app = pilot.app

    @property
    def screen(self) -> InterviewScreen:
        screen = self.app.screen
        assert isinstance(screen, InterviewScreen), screen
        return screen

    @property
    def at(self) -> Place:
        return self.screen.at

    async def until(self, condition: Callable[[], bool], what: str) -> None:
        """Waits, as a person would, until the screen shows what was asked for."""
        for _ in range(PATIENCE):
            if condition():
                return
            await asyncio.sleep(0.003)
        raise AssertionError(f"never came: {what}; the screen is {self.app.screen}, it says {self.said!r}")

    @property
    def said(self) -> str:
        """The status line."""
        return str(getattr(self.app.screen, "said", ""))

    def press(self, *keys: str) -> None:
        """Presses keys, one after another and without a pause."""
        for name in keys:
            self.app.post_message(key(name) if len(name) == 1 else events.Key(name, None))

    def type(self, text: str, *then: str) -> None:
        """Types a text in one burst, with the keys after it in the same burst: the app must keep their order."""
        if len(text) > TYPED:
            self.app.post_message(events.Paste(text))
        else:
            self.press(*text)
        self.press(*then)

    async def answer(self, text: str) -> None:
        """Answers the question on the screen; an empty text leaves it for later."""
        asked, before = self.screen.asked, self.at
        if not text:
            await self.command("skip for now")
        elif asked.kind == "table":
            self.press({"yes": "a"}.get(text, "c" if self.app.session.draft.rows.get(asked.question.of) else "0"))
        elif asked.kind in ("yesno", "choice", "ref", "multi", "refs"):
            self._choose(asked, text)
        else:
            self.type(text, "f2")
        await self.until(lambda: self.moved(before) or PROBED in self.said, f"the question after {before}")
        if not self.moved(before):
            self.press("f2")
            await self.until(lambda: self.moved(before), f"the question after {before}")

    def moved(self, before: Place | None) -> bool:
        """Whether the app asks another question now."""
        screen = self.app.screen
        return isinstance(screen, InterviewScreen) and screen.shown not in (None, before) and screen.shown == screen.at

    async def pick(self, opens: str, words: str) -> None:
        """Opens a list, types what it is called, and takes the first of what is found."""
        self.press(opens)
        await self.pick_in(words)

    async def pick_in(self, words: str) -> None:
        """The first of what these words find, in the list that opens now."""
        await self.until(lambda: isinstance(self.app.screen, Picker), "the list")
        picker = self.app.screen
        assert isinstance(picker, Picker)
        self.type(words, "enter")
        await self.until(lambda: self.app.screen is not picker, "the end of the list")

    async def command(self, words: str) -> None:
        """A function by its name."""
        await self.pick("ctrl+p", words)

    async def finished_in_word(self, path: Path) -> None:
        """Take in a report that was finished in Word, as far as its path is given."""
        await self.until(lambda: self.moved(None), "the first question")
        await self.command("finished in word")
        await self.until(
            lambda: isinstance(self.app.screen, Prompt) and "Which file?" in text_of(self.app), "which file"
        )
        prompt = self.app.screen
        assert isinstance(prompt, Prompt)
        prompt._box.fill(str(path))
        self.press("f2")

    async def goto(self, words: str) -> None:
        """A place by its name."""
        before = self.at
        await self.pick("ctrl+o", words)
        await self.until(lambda: self.moved(before), words)

    def _choose(self, asked: Asked, text: str) -> None:
        session = self.app.session
        answer = read(
            asked.question, text, form=session.form, draft=session.draft, row=asked.place.row, today=session.today
        )
        assert not isinstance(answer, Misread), (asked.place, text, answer)
        if answer.value is None:
            raise AssertionError(f"{asked.place}: {text} is no choice")
        several = isinstance(answer.value, tuple)
        wanted: Iterable[str] = answer.value if several else (str(answer.value),)
        numbers = [asked.ids.index(each) for each in wanted]
        if several and not numbers:
            self.press("0")
            return
        for number in numbers:
            if asked.kind == "yesno":
                self.press("yn"[number])
            elif asked.options[number][0] in "123456789":
                self.press(asked.options[number][0])
            else:
                self.press("home", *["down"] * number, "space" if several else "enter")
        if several:
            self.press("f2")
