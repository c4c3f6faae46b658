"""Words for going about: back, on, to a section, a row or a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imrassist.cli.talking import asking, words_rows
from imrassist.cli.talking.voice import sentence
from imrassist.cli.talking.word import Word

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk


def _back(talk: Talk, _rest: str) -> None:
    before = talk.session.before(talk.place)
    if before is None:
        talk.voice.say("This is the first question.")
    else:
        talk.go(before)


def _next(talk: Talk, _rest: str) -> None:
    following = talk.session.after(talk.place)
    if following is None:
        talk.voice.say("No other question is waiting for an answer.")
    else:
        talk.go(following)


def _again(talk: Talk, _rest: str) -> None:
    talk.section = talk.row = ""
    talk.again()


def goto(talk: Talk, rest: str) -> None:
    """Go to what a name means; several meanings are listed."""
    if not rest:
        talk.voice.say("Where to? Type /goto and a section's number, a row or some words of a question: /goto 5.")
        return
    if words_rows.go_to_row(talk, rest):
        return
    targets = talk.session.find(rest.lower().removeprefix("section ").strip())
    if not targets:
        talk.voice.say(
            f"Nothing here is called {rest}. Type /sections for the sections, /rows for the rows of a table."
        )
        return
    best = targets[0]
    if best.place is None:
        talk.voice.say(f"{sentence(best.label)} Nothing is asked there yet.")
        return
    talk.go(best.place)
    exact = rest.lower() in (best.section.lower(), best.place.question, best.label.lower())
    if len(targets) > 1 and not exact:
        talk.voice.say("You may also have meant: " + "; ".join(target.label for target in targets[1:4]) + ".")


def _where(talk: Talk, _rest: str) -> None:
    whole = asking.how_far(talk)
    if talk.place is None:
        talk.voice.say(f"No question is open. In the whole review: {whole}.")
        return
    asked = talk.session.asked(talk.place)
    section = asked.question.section
    talk.voice.say(
        f"{asking.called(talk.session.form, section)} {sentence(asking.how_far(talk, section).capitalize())}",
        asking.row_called(talk, talk.place.row) if talk.place.row else "",
        f"Question: {asked.question.short or asked.ask}",
        f"In the whole review: {whole}.",
        f"The draft is {talk.session.path.name}: {talk.session.saved()}.",
    )


def _sections(talk: Talk, _rest: str) -> None:
    for state in talk.session.sections():
        talk.voice.say(f"{asking.called(talk.session.form, state.id)} {sentence(state.line.capitalize())}")


def dates_near(talk: Talk, within: int | None) -> list[str]:
    """The dates by which something must be sent, in sentences; with `within` those past or so many days away."""
    said = []
    for due in talk.session.deadlines():
        if due.day is None or due.days_left is None:
            if within is None:
                said.append(f"{due.what}: no date is given.")
        elif within is None or (due.days_left <= within and not due.done):
            left = due.days_left
            days = f"{abs(left)} day{'' if abs(left) == 1 else 's'}"
            when = "today" if left == 0 else f"{days} left" if left > 0 else f"{days} ago"
            when = "done" if due.done else when
            said.append(f"{due.what}: {due.day:%A} {due.day.day} {due.day:%B %Y}, {when}.")
    return said


def _dates(talk: Talk, _rest: str) -> None:
    talk.voice.say(*(dates_near(talk, None) or ["This form has no dates by which something must be sent."]))


WORDS = (
    Word("back", "/back", "Goes to the question before this one. Nothing is lost.", _back),
    Word("next", "/next", "Goes on without answering; this question stays open.", _next),
    Word("goto", "/goto NAME", "Goes to a section, a row or a question: /goto 5, /goto contact 3, /goto author.", goto),
    Word("again", "/again", "Asks this question again, with where you are.", _again),
    Word("where", "/where", "Says where you are and how much is left.", _where),
    Word("dates", "/dates", "Says by which dates something must be sent.", _dates),
    Word("sections", "/sections", "Says how each section stands.", _sections),
)
