"""The transcript, a view of the answers of this part; and the card that asks the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from imrassist.model.answer import Place
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import cut, one_line

MOST = 150
"""Answers shown at once: the nearest ones."""
LONG_ANSWER = 600
"""Characters of one answer that are shown; the rest is there when it is opened."""
LONG_APART = 160
"""The same, of one that is told because it was given last: what came of it matters more."""


def key_of(place: Place) -> str:
    """A place as the key of an item."""
    return f"{place.question}@{place.row}"


def place_of(key: str) -> Place:
    """The place that `key_of` made a key of."""
    question, _, row = key.partition("@")
    return Place(question, row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came of an answer in the report."""

    text: str
    strayed: bool = False
    """It was worded by hand, and this answer has moved on since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One answer as the transcript shows it."""

    place: Place
    ask: str
    shown: str
    unsure: bool = False
    asked_now: bool = True
    came: tuple[Came, ...] = ()
    """What came of it."""
    just_now: bool = False
    """It was given last, and belongs elsewhere: it is told with where, however far away the next question is."""


class Transcript(Lines):
    """What was said so far. Choosing an answer opens it again."""

    def tell(self, said: Sequence[Said], here: Place | None) -> None:
        """Show the answers before `here`, which end at the bottom; all of them where it is not one of these."""
        self.from_bottom = True
        at = next((n for n, each in enumerate(said) if each.place == here), len(said))
        # An answer to a later question, read above an earlier one, would seem to belong to it.
        told = [*said[max(0, at - MOST) : at], *(each for each in said[at:] if each.just_now)]
        items = [item for each in told for item in _bubble(each)]
        self.show(items, key=key_of(told[-1].place) if told else "")
        if items:
            self.call_after_refresh(self._show_end)

    def _show_end(self) -> None:
        self.scroll_to(y=max(0, self.virtual_size.height - self.scrollable_content_region.height), animate=False)


def _bubble(each: Said) -> list[Item]:
    most = LONG_APART if each.just_now else LONG_ANSWER
    shown = each.shown if len(each.shown) <= most else each.shown[:most] + " ..."
    if not each.asked_now:
        shown += "  (kept, but no longer asked)"
    if each.unsure:
        shown += "  (to come back to)"
    tone = "" if each.asked_now else "quiet"
    ask = f"Just now: {each.ask}" if each.just_now else each.ask
    items = [
        Item(text=ask, indent=5, tone="quiet"),
        Item(text=shown, key=key_of(each.place), mark=" You", indent=5, tone=tone),
    ]
    for came in each.came:
        mark, tone = (" !", "warn") if came.strayed else (" +", "quiet")
        items.append(Item(text=came.text, mark=mark, indent=5, tone=tone))
    return items


def built_line(section: str, text: str) -> str:
    """What an answer became in the report."""
    return f'In {section}: "{cut(one_line(text), 150)}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A question as the card shows it."""

    ask: str
    about: str = ""
    """What it is about: the row, and which of how many questions."""
    help: str = ""
    example: str = ""
    why: str = ""
    when_why: str = ""
    guide: str = ""
    probe: str = ""


class QuestionCard(Lines, can_focus=False):
    """Asks one question, with the guidance for it."""

    DEFAULT_CSS = "QuestionCard { height: auto; max-height: 60%; }"

    def ask(self, card: Card, *, full: bool) -> None:
        """Show a question; `full` with why it is asked, an example and the paragraph of the guidance."""
        items = [Item(text=card.about, mark="", indent=5, tone="quiet")] if card.about else []
        items.append(Item(text=card.ask, mark=" >", indent=5, tone="strong"))
        if card.probe:
            items.append(Item(text=card.probe, mark=" ?", indent=5, tone="warn"))
        if card.help:
            items.append(Item(text=card.help, indent=5, tone="quiet"))
        if full:
            items.extend(
                Item(text=f"{head}: {text}", indent=5, tone="quiet")
                for head, text in (
                    ("Example", card.example),
                    ("Why we ask", card.why),
                    ("Guidance", card.guide),
                )
                if text
            )
            if card.when_why:
                items.append(Item(text=card.when_why, indent=5, tone="quiet"))
        self.show(items, key="", keep=False)
        self.scroll_home(animate=False)
