"""Talk: one conversation about one draft: asks, hears, and does what the words say."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from imrassist.cli.talking import answering, asking
from imrassist.cli.talking.block import Waiting
from imrassist.cli.talking.ears import Ears
from imrassist.cli.talking.voice import Voice
from imrassist.cli.talking.words import WORDS
from imrassist.errors import ImrError, ReadOnlyError
from imrassist.model.answer import Place

if TYPE_CHECKING:
    from imrassist.checks.naming import Named
    from imrassist.checks.remark import Remark
    from imrassist.intake.filled import Filled
    from imrassist.intake.returned import Returned
    from imrassist.session import Found, Session
    from imrassist.writing.thread import Gap

_WORD = re.compile(r"/([a-z?]+)(?:\s+(.*))?\Z", re.IGNORECASE | re.DOTALL)


class Talk:
    """One conversation. Every change goes through the session, so what was said is kept whatever happens next."""

    returned: Returned | None = None
    filled: Filled | None = None
    """What `/import` read out, until it is taken."""
    leave: frozenset[str] | set[str] = frozenset()
    also: frozenset[str] | set[str] = frozenset()
    """Numbers of it that are to be left, and to be taken too."""
    reading: str | None = None
    """The source that contacts are noted from; None: that of the contact added last."""

    read: tuple[str, ...] = ()
    """Keys of the passages that `/passages` read out, by their numbers."""

    named: Sequence[Named] = ()
    """What `/names` told last, by their numbers."""

    def __init__(self, session: Session, voice: Voice, ears: Ears) -> None:
        self.session = session
        self.voice = voice
        self.ears = ears
        self.place: Place | None = None
        """The question that is open; None when nothing is left to ask."""
        self.lines: list[str] = []
        """What has been typed of a long answer so far."""
        self.over, self.terms = False, Waiting()
        self.lost = False
        """An answer was refused because the draft is open for reading only."""
        self.last: Place | None = None
        """The question that was answered last."""
        self.section = ""
        """The section that was announced last."""
        self.row = ""
        """The row that was announced last."""
        self.paragraphs: list[str] = []
        """Keys of the paragraphs that `/text` read out, by their numbers."""
        self.steps: list[str] = []
        """Keys of the paragraphs that `/outofstep` told, by their numbers."""
        self.combined: dict[str, str] = {}
        """Both wordings of a paragraph in one, as they were read out: only what was heard can be taken."""
        self.left: list[str] = []
        """Keys of the paragraphs that `/leftout` told, by their numbers."""
        self.listed: list[Remark] = []
        """The remarks last told, by the numbers that `/mend` and `/aside` name."""
        self.gaps: list[Gap] = []
        """The gaps of the thread last told, by the numbers that `/write` names."""
        self.found: list[Found] = []
        """The places where `/find` found its words, by their numbers."""
        self.remarked: set[tuple[Place, tuple[str, str]]] = set()
        """The remarks on answers that were told, and stood when last looked at."""
        self.told: set[str] = set()
        """Notes that were read out."""
        self.asked: Counter[str] = Counter()
        """How many questions of each kind were asked."""
        self.news: list[str] = []
        """What came up while the author was typing, such as a full disk; told before the next question, once."""
        self._told_news, self._waiting, self._fresh = 0, False, True

    def run(self) -> None:
        """Talk until the author leaves or there are no more lines; what was begun is given then."""
        while not self.over:
            self._tell_news()
            if self._fresh:
                self._fresh = False
                self._guard(partial(asking.ask, self))
            heard = self._listen()
            if heard is None:
                self._end_of_input()
                return
            self._guard(partial(self.hear, heard))
            self.tick(even_now=True)

    def tick(self, *, even_now: bool = False) -> None:
        """To be called every few seconds: saves the file when that is due. Only while nothing else is being done."""
        if self._waiting or even_now:
            said = self.session.tick()
            if said and said not in self.news:
                self.news.append(said)

    def hear(self, line: str) -> None:
        """One line: a word, or (part of) an answer. A line that begins with two slashes is text with one."""
        found = _WORD.match(line.strip()) if "\n" not in line else None
        if found:
            self._word(found[1].lower(), (found[2] or "").strip())
        elif self.terms.block is not None:
            self.terms.block.hear(self, line[1:] if line.startswith("//") else line)
        elif line.startswith("//"):
            answering.heard(self, line[1:])
        else:
            answering.heard(self, line)

    def go(self, place: Place | None) -> None:
        """Turn to a question; it is asked next."""
        self.place = place
        self.lines = []
        self.terms.block = None
        self._fresh = True
        if place is not None:
            self.session.go(place)

    def again(self) -> None:
        """Ask the same question once more."""
        self._fresh = True

    def settled(self) -> None:
        """The question need not be asked: what turned to it has said enough."""
        self._fresh = False

    def go_on(self) -> None:
        """Turn to the next question that still wants an answer."""
        self.go(self.session.after(self.place))

    def _prompt(self) -> str:
        """What stands before the line at a keyboard: it tells a long answer, which Enter does not end."""
        kind = self.session.form.questions[self.place.question].kind if self.place else ""
        kind = "long" if self.terms.block else kind
        return ". ends > " if kind == "long" else "> "

    def _word(self, name: str, rest: str) -> None:
        begun = [name] if name in WORDS else [word for word in WORDS if word.startswith(name)]
        if name == "?" or len(begun) == 1:
            WORDS["help" if name == "?" else begun[0]].do(self, rest)
            return
        near = begun or difflib.get_close_matches(name, WORDS, n=1)
        meant = f" Did you mean {' or '.join(f'/{word}' for word in near)}?" if near else ""
        self.voice.say(
            f"There is no word /{name}.{meant}",
            "Type /help words for all of them. To begin a line of text with a slash, type two.",
        )

    def _guard(self, what: Callable[[], None]) -> None:
        """Do it; what cannot be done is told, and the talk goes on."""
        try:
            what()
        except ImrError as error:
            self.voice.say(str(error))
            if isinstance(error, ReadOnlyError):
                # Lines that come by themselves would all be lost; a person can still look round.
                self.lost, self.over = True, self.over or not self.ears.person

    def _listen(self) -> str | None:
        """The next line; while it is waited for, the clock may save."""
        self._waiting = True
        try:
            return self.ears.line(self._prompt())
        except KeyboardInterrupt:
            self._keep_begun()
            raise
        finally:
            self._waiting = False

    def _tell_news(self) -> None:
        self.voice.say(*self.news[self._told_news :])
        self._told_news = len(self.news)

    def _keep_begun(self) -> None:
        """Keep the line that was being typed, so that an interruption loses nothing."""
        text = self.ears.begun
        if text.strip() and self.terms.block is not None:
            self._guard(partial(self.terms.block.keep, self, text))
        elif text.strip() and self.place is not None and not text.startswith("/"):
            self._guard(partial(self.session.typing, self.place, "\n".join([*self.lines, text])))

    def _end_of_input(self) -> None:
        if self.lines:
            self._guard(partial(answering.finish, self))
