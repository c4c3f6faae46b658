"""to_find_out: all that was left for later, is to be asked, or is not sure, by whom or what to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from imrassist.interview.question import Form
from imrassist.interview.wording import in_words
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft

LATER, NOBODY, UNSURE = "For you to look up or decide", "To ask, nobody named yet", "To make sure of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """One thing to find out."""

    place: Place
    section: str
    """Id of the section it is asked in."""
    ask: str
    """The question, with the labels of its row put in."""
    of: str = ""
    """What its row is called; empty for the whole review."""
    so_far: str = ""
    """What is answered already but not sure, or what was noted when it was left open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """All that one person or source is to be asked; or that the author has to see to."""

    who: str
    """As it was written first; empty where it is for the author: then `title` says what it is."""
    title: str
    """The heading: ``To ask: the team manager``, or one of `LATER`, `NOBODY`, `UNSURE`."""
    things: tuple[Open, ...]


def to_find_out(
    form: Form, draft: Draft, places: Iterable[tuple[Place, Answer | None]], wording: Callable[[Place], tuple[str, str]]
) -> tuple[Batch, ...]:
    """What is to be found out at these places, each with its answer, in their order.

    First by whom to ask, in the order they first come up; then what has no name yet, what is for later, and what is
    not sure.

    Two ways of writing one name are one (capitals, spaces, a full stop or "the" before it). `wording` gives a place's
    question and the name of its row. An answer marked as unsure that is also parked to ask stands under whom to ask.
    """
    asked: dict[str, tuple[str, list[Open]]] = {}
    rest: dict[str, list[Open]] = {NOBODY: [], LATER: [], UNSURE: []}
    for place, answer in places:
        question = form.questions[place.question]
        if answer is None or not (answer.unsure or answer.parked in (Park.LATER, Park.ASK)):
            continue
        ask, of = wording(place)
        so_far = in_words(question, answer, form, draft) if _settled(answer) else answer.note
        thing = Open(place=place, section=question.section, ask=ask, of=of, so_far=" ".join(so_far.split()))
        if answer.parked is Park.ASK and answer.who.strip():
            asked.setdefault(same_person(answer.who), (" ".join(answer.who.split()).strip(" ."), []))[1].append(thing)
        else:
            rest[_title(answer)].append(thing)
    found = [Batch(who=who, title=f"To ask: {who}", things=tuple(things)) for who, things in asked.values()]
    return (*found, *(Batch(who="", title=title, things=tuple(things)) for title, things in rest.items() if things))


def _title(answer: Answer) -> str:
    if answer.parked is Park.ASK:
        return NOBODY
    return LATER if answer.parked is Park.LATER else UNSURE


def _settled(answer: Answer) -> bool:
    return answer.parked not in (Park.LATER, Park.ASK)


def same_person(who: str) -> str:
    """What two ways of writing one name share: no capitals, spaces, full stop or "the" before it."""
    words = who.casefold().strip(" .").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
