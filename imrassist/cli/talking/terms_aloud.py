"""What line mode says of the terms of reference: what a paste would become, and what an amendment would do."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from imrassist.cli.talking import asking
from imrassist.cli.talking.voice import counted, quoted, sentence, shortened
from imrassist.interview.question import Table
from imrassist.model.answer import Place

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk
    from imrassist.session.amending import Amendment, PastePlan, Preview, TermNow

MOST = 20
"""So many references are told unasked."""
STATES = {"new": "new", "same": "as it stands", "reworded": "new wording"}


def paste(talk: Talk, plan: PastePlan, table: Table) -> None:
    """What a pasted block would become, and how to take it."""
    number = len(plan.lines)
    talk.voice.say(f"{'This looks' if number == 1 else 'These look'} like {counted(number, table.one, table.many)}.")
    for line in plan.lines:
        state = "" if plan.of("new") == number else f" ({STATES[line.does]})"
        called = line.term.number or "No number"
        talk.voice.say(f"{called}{state}: {shortened(line.term.text, 200) or '(no wording)'}")
    talk.voice.say(*(f"Not placed: {quoted(left.text, 200)}" for left in plan.pasted.leftovers))
    talk.voice.say(*plan.told)
    talk.voice.say(*(f"{number} stands now and is not in this list." for number in plan.missing))
    if plan.pasted.nested:
        talk.voice.say("/paste inside puts the points into the wording of their term; /paste apart parts them again.")
    talk.voice.say("Nothing is taken yet. /paste yes takes them, /paste no leaves all as it was.")


def listed(talk: Talk, table: Table) -> None:
    """Every term with its number, the beginning of its wording, and who names it."""
    terms = talk.session.terms()
    talk.voice.say(f"{counted(len(terms), table.one, table.many).capitalize()}.")
    for at, term in enumerate(terms, 1):
        alone = term.number and len(named(talk, term.number)) == 1
        called = term.number if alone else f"#{at}, {term.number or 'no number'}"
        gone = " (withdrawn)" if term.withdrawn else ""
        by = talk.session.named_by(talk.session.ties(term.row))
        talk.voice.say(f"{called}{gone}: {sentence(shortened(term.text, 120))}" + (f" Named by {by}." if by else ""))


def named(talk: Talk, name: str) -> list[TermNow]:
    """The terms of this number; with ``#2`` the one in that place of the list."""
    terms = talk.session.terms()
    place = re.fullmatch(r"#(\d{1,4})", name)
    if place:
        return terms[int(place[1]) - 1 : int(place[1])] if int(place[1]) else []
    wanted = name.strip(".,:;").casefold()
    return [term for term in terms if term.number.casefold() == wanted]


def foretold(talk: Talk, amendment: Amendment) -> None:
    """What an amendment would do, and how to have it done."""
    seen = talk.session.preview(amendment)
    talk.voice.say(f"{seen.name[:1].upper()}{seen.name[1:]}. Nothing is changed yet.")
    talk.voice.say(*(f"It would stand so: {shortened(line, 400)}" for line in seen.after))
    references(talk, seen)
    talk.voice.say(*seen.told, *(f"Look at: {sentence(each)}" for each in seen.look[:MOST]))
    if len(seen.look) > MOST:
        talk.voice.say(f"And {len(seen.look) - MOST} more.")
    if seen.references and len(seen.targets) > 1:
        talk.voice.say(f"To send a reference elsewhere: /amend send 1 to {seen.targets[1][1]}; or all; or to none.")
    if amendment.does == "split" and seen.ties.own:
        talk.voice.say(f"/amend keep {seen.targets[1][1]} gives its own answers to {seen.targets[1][1]}.")
    talk.voice.say("/amend yes does it, /amend no leaves all as it is.")


def references(talk: Talk, seen: Preview, *, most: int | None = MOST, only: Collection[Place] | None = None) -> None:
    """Who names it, one a line, each with what it would name; of many the first ones."""
    number = len(seen.references)
    if only is None:
        talk.voice.say(f"Named by {talk.session.named_by(seen.ties)}." if number else "Nothing names it.")
    told = [n for n, (place, _) in enumerate(seen.references) if only is None or place in only]
    called = dict(seen.targets)
    for n in told[:most]:
        place, to = seen.references[n]
        names = " and ".join(called.get(row, talk.session.row_label(row)) for row in to) or "nothing of this any more"
        stays = (
            "stays as it is" if to == seen.ties.rows[:1] and called.get(to[0]) == "as it is" else f"would name {names}"
        )
        talk.voice.say(f"{n + 1}. {_called(talk, place)} {stays}.")
    if most is not None and len(told) > most:
        talk.voice.say(f"And {len(told) - most} more. /amend list reads them all.")


def _called(talk: Talk, place: Place) -> str:
    question = talk.session.form.questions[place.question]
    row = asking.row_called(talk, place.row) + " " if place.row else ""
    return f"{row}{question.short or question.ask}:"


def targets(offered: Sequence[tuple[str, str]], said: str) -> tuple[str, ...] | None:
    """The rows that are meant by "2a and 2b", "none" or "all"; None when one of them is not offered."""
    words = said.strip().strip(".").casefold()
    if words in ("none", "nothing"):
        return ()
    if words == "all":
        return tuple(row for row, _ in offered)
    by_name = {label.casefold(): row for row, label in offered}
    if words in by_name:
        return (by_name[words],)
    parts = [part for part in re.split(r"[\s,]+and\s+|[\s,]+", words) if part]
    found = [by_name.get(part, "") for part in parts]
    return tuple(dict.fromkeys(found)) if found and all(found) else None
