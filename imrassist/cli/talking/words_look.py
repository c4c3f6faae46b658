"""Words for looking over the whole: the thread, what is to be found out, the timetable, and words anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imrassist.cli.talking import asking
from imrassist.cli.talking.voice import counted, sentence, shortened
from imrassist.cli.talking.word import Word

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk
    from imrassist.session import Found
    from imrassist.writing.thread import Gap, Knot

MOST = 12
"""So many finds are read out; of more it is said how many there are."""


def _thread(talk: Talk, rest: str) -> None:
    """The thread row by row; the gaps are numbered, for `/write` and `/mend`."""
    from imrassist.writing.thread import walk

    thread = talk.session.thread()
    if not thread.levels:
        talk.voice.say("This form has no terms, findings, lessons, recommendations or actions to tie together.")
        return
    only_gaps = rest.lower().startswith("gap")
    talk.gaps = list(thread.gaps)
    talk.voice.say(f"The thread has {counted(len(talk.gaps), 'gap', 'gaps')}.")
    loose = {knot.row for knot in thread.loose}
    for _, knot in walk(thread, only_gaps=only_gaps):
        if knot.row in loose and not knot.above:
            loose.clear()
            talk.voice.say("Tied to nothing on the thread:")
        _knot(talk, knot, only_gaps=only_gaps)
    if talk.gaps:
        talk.voice.say("/write and a gap's number goes to what closes it; a missing row is added there, tied already.")


def _knot(talk: Talk, knot: Knot, *, only_gaps: bool) -> None:
    above = f", under {talk.session.row_label(knot.above)}" if knot.above and not only_gaps else ""
    phrase = f"{knot.phrase}. " if knot.phrase and not only_gaps else ""
    again = " It was told already." if knot.again else ""
    talk.voice.say(f"{phrase}{knot.name}{above}: {sentence(shortened(knot.text, 160)) or 'nothing yet.'}{again}")
    if not only_gaps:
        talk.voice.say(*(sentence(shortened(fact.say, 200)) for fact in knot.facts))
    for gap in knot.gaps:
        talk.voice.say(f"Gap {_number(talk, gap)}. {gap.phrase}: {sentence(gap.say)}")


def _number(talk: Talk, gap: Gap) -> int:
    return next(number for number, each in enumerate(talk.gaps, 1) if each is gap)


def _write(talk: Talk, rest: str) -> None:
    """Close one gap: go to its question, or add the row that is missing and go to that."""
    if not talk.gaps:
        talk.gaps = list(talk.session.thread().gaps)
    if not rest.isdecimal() or not 1 <= int(rest) <= len(talk.gaps):
        there = counted(len(talk.gaps), "gap", "gaps")
        talk.voice.say(f"Which gap? The thread has {there}: /thread gaps reads them out with their numbers.")
        return
    gap = talk.gaps[int(rest) - 1]
    standing = next((each for each in talk.session.thread().gaps if each == gap), None)
    if standing is None:
        talk.voice.say("That gap is closed, or what it was about is gone. /thread gaps tells those that stand.")
        return
    place = talk.session.write_next(standing.step) if standing.step else standing.place
    if standing.step:
        talk.voice.say(f"Added: a row for this, tied to {talk.session.row_label(standing.step.row)}. /undo removes it.")
    if place:
        talk.row = ""
        talk.go(place)


def _find(talk: Talk, rest: str) -> None:
    """Words anywhere; the finds are numbered, and `/find NUMBER` goes to one of the last."""
    if rest.isdecimal() and 1 <= int(rest) <= len(talk.found):
        _to(talk, talk.found[int(rest) - 1])
        return
    if not rest:
        talk.voice.say("What shall be found? Type /find and some words: /find supervision.")
        return
    searched = talk.session.search(rest)
    talk.found = list(searched.found)
    if searched.instead:
        talk.voice.say(f"Nothing holds {rest}. Looked for {searched.instead} instead.")
    if not talk.found:
        talk.voice.say(f"Nothing holds {rest}, or any words like it.")
        return
    count = f"more than {len(talk.found)} places" if searched.more else counted(len(talk.found), "place", "places")
    talk.voice.say(f"Found in {count}.")
    for number, found in enumerate(talk.found[:MOST], 1):
        talk.voice.say(f"{number}. {asking.named(talk.session.form, found.section)}, {found.label}: {found.snippet}")
    more = f" There are {len(talk.found) - MOST} more: add a word to narrow it." if len(talk.found) > MOST else ""
    talk.voice.say(f"/find and a number goes there.{more}")


def _to(talk: Talk, found: Found) -> None:
    place = found.place or talk.session.first_open(found.section)
    if place is None:
        talk.voice.say("Nothing is asked there. /text reads the section.")
    else:
        talk.row = ""
        talk.go(place)


def _to_find_out(talk: Talk, _rest: str) -> None:
    batches = talk.session.to_find_out()
    if not batches:
        talk.voice.say("Nothing is left to find out, and nothing is marked as unsure.")
        return
    for batch in batches:
        talk.voice.say(f"{batch.title}: {counted(len(batch.things), 'question', 'questions')}.")
        for number, thing in enumerate(batch.things, 1):
            where = f"{thing.of}, " if thing.of else ""
            where += asking.named(talk.session.form, thing.section)
            so_far = f" So far: {sentence(shortened(thing.so_far, 160))}" if thing.so_far else ""
            talk.voice.say(f"{number}. {sentence(thing.ask)} {where}.{so_far}")
    talk.voice.say("/export to-find-out writes the list for Word; name a file that ends in .txt for plain text.")


def _timetable(talk: Talk, _rest: str) -> None:
    stages = talk.session.timetable()
    if not stages:
        talk.voice.say("This form has no dates by which something must be sent.")
    for stage in stages:
        day = f"{stage.day:%A} {stage.day.day} {stage.day:%B %Y}, " if stage.day else ""
        rule = f" Your own date: {sentence(stage.rule)}" if stage.own else ""
        talk.voice.say(f"{stage.what}: {day}{stage.state}.{rule}")


def _sheets(talk: Talk, rest: str) -> None:
    """All interviews with how many questions; with a number, that one's sheet."""
    from imrassist.writing.sheets_paper import ALWAYS, parts_of

    sheets = talk.session.sheets()
    if rest.isdecimal() and 1 <= int(rest) <= len(sheets):
        sheet = sheets[int(rest) - 1]
        talk.voice.say(f"{sentence(sheet.who)} {sheet.state}")
        for title, things in parts_of(sheet):
            talk.voice.say(f"{title}: {counted(len(things), 'question', 'questions')}.")
            for number, thing in enumerate(things, 1):
                talk.voice.say(f"{number}. {sentence(thing.ask)}{f' {sentence(thing.of)}' if thing.of else ''}")
        talk.voice.say(f"{ALWAYS}:", *(f"{number}. {ask}" for number, ask in enumerate(sheet.always, 1)))
        return
    talk.voice.say(f"{counted(len(sheets), 'interview', 'interviews')}.")
    for number, sheet in enumerate(sheets, 1):
        left = counted(len(sheet.parked) + len(sheet.gaps), "question", "questions")
        talk.voice.say(f"{number}. {sentence(sheet.who)} {left}. {sheet.state}")
    if sheets:
        talk.voice.say("/sheets and a number reads that sheet; /export interview-sheets writes all of them.")


def _genogram(talk: Talk, _rest: str) -> None:
    """The genogram in sentences."""
    words = talk.session.genogram_words()
    if not words:
        talk.voice.say("Nobody is entered yet: section 5 asks who belongs to the family.")
        return
    note = talk.session.genogram_note()
    talk.voice.say(
        *words.split("\n"),
        *([note] if note else ()),
        "/export genogram draws it into a file; /export genogram PATH.svg too.",
    )


WORDS = (
    Word(
        "thread",
        "/thread, /thread gaps",
        "Reads what follows from each term, down to the actions, with the gaps; or the gaps alone.",
        _thread,
    ),
    Word("write", "/write NUMBER", "Goes to what closes a gap of /thread; adds the row that is missing.", _write),
    Word("find", "/find WORDS, /find NUMBER", "Finds words in answers, questions, text and remarks set aside.", _find),
    Word("tofind", "/tofind", "Reads what is left to find out, by whom or what to ask.", _to_find_out),
    Word(
        "sheets",
        "/sheets, /sheets NUMBER",
        "For each interview what to ask: what was left open for that person, and where the record gives no reason.",
        _sheets,
    ),
    Word("genogram", "/genogram", "Tells the genogram in words: who is whose child and partner.", _genogram),
    Word("timetable", "/timetable", "Reads your own dates, worked back from those of the board.", _timetable),
)
