"""Words about the rows of a table: read them out, add, remove, move, change one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from imrassist.cli.talking import answering, asking
from imrassist.cli.talking.voice import counted, sentence
from imrassist.cli.talking.word import Word
from imrassist.interview.question import Table

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk

MOST = 12
"""So many answers that name a row are told."""


def _table(talk: Talk, name: str) -> Table | None:
    """The table that is meant: the one named, else that of the open question; None, and a sentence, when none is."""
    tables = talk.session.form.tables
    name = name.lower().strip()
    for table in tables.values():
        if name and name in (table.id, table.one.lower(), table.many.lower()):
            return table
    if not name and talk.place is not None:
        question = talk.session.form.questions[talk.place.question]
        here = tables.get(question.each) or tables.get(question.of if question.kind == "table" else "")
        if here is not None:
            return here
    talk.voice.say("Of which table? " + ", ".join(table.many for table in tables.values()) + ".")
    return None


def _numbers(rest: str) -> tuple[str, list[int]]:
    """A table's name and the numbers behind it: ``contact 3 1``."""
    words = rest.split()
    numbers = [int(word) for word in words if word.isdigit()]
    return " ".join(word for word in words if not word.isdigit() and word != "to"), numbers


def _one(talk: Talk, rest: str, wanted: int) -> tuple[Table, str, list[int]] | None:
    """The table, the row and the numbers that are meant; None, and a sentence, when it cannot be told."""
    name, numbers = _numbers(rest)
    table = _table(talk, name)
    if table is None:
        return None
    rows = talk.session.rows(table.id)
    if len(numbers) != wanted or not all(1 <= number <= len(rows) for number in numbers):
        talk.voice.say(
            f"There {'is' if len(rows) == 1 else 'are'} {counted(len(rows), table.one, table.many)}. "
            + ("Name one by its number: " if wanted == 1 else "Name one by its number, and the number it shall have: ")
            + "/rows reads them out with their numbers."
        )
        return None
    return table, rows[numbers[0] - 1][0], numbers


def _rows(talk: Talk, rest: str) -> None:
    """All rows of a table; or those that hold some words, or that fit an answer. Each keeps its number."""
    name, how, wanted = _picked(rest)
    table = _table(talk, name)
    if table is None:
        return
    every = talk.session.rows(table.id)
    sieve = talk.session.named_sieve(table.id, wanted) if how == "with" else None
    if how == "with" and sieve is None:
        talk.voice.say(
            f"No answer, or more than one, is called {wanted}.",
            "Name the question and the answer, such as: /rows contacts with child seen: none. Or: with something left.",
        )
        return
    found = talk.session.sieved(table.id, sieve, wanted if how == "holding" else "")
    numbers = {row: (number, label) for number, (row, label) in enumerate(every, 1)}
    told = counted(len(every), table.one, table.many)
    talk.voice.say(f"{len(found)} of {told}." if how else f"{told[:1].upper()}{told[1:]}.")
    for number, label in (numbers[row.id] for row in found):
        talk.voice.say(f"{number}. {sentence(label)}")


def _picked(rest: str) -> tuple[str, str, str]:
    """A table's name, ``with`` or ``holding`` where only some rows are wanted, and which."""
    found = re.fullmatch(r"(.*?)\s*\b(with|holding)\b\s+(.+)", rest.strip(), re.IGNORECASE | re.DOTALL)
    return (found[1], found[2].lower(), found[3]) if found else (rest, "", "")


def _fill(talk: Talk, rest: str) -> None:
    """One question answered for many rows: ``contacts with key event: yes; standard met = met``."""
    from imrassist.session import Misread

    which, _, told = rest.rpartition(";")
    short, equals, text = told.partition("=")
    name, how, wanted = _picked(which)
    table = _table(talk, name) if which.strip() and equals else None
    if table is None:
        talk.voice.say("Write it as: /fill contacts with kind of contact: telephone call; key event = no")
        return
    words = " ".join(short.casefold().split())
    asked = [q for q in talk.session.fillable(table.id) if words in (q.id, (q.short or q.ask).casefold())]
    sieve = talk.session.named_sieve(table.id, wanted) if how == "with" else None
    if not asked or (how == "with" and sieve is None):
        none = f"No question of a {table.one} is called {words}."
        talk.voice.say(f"Nothing is called {wanted}." if asked else none)
        return
    rows = talk.session.sieved(table.id, sieve, wanted if how == "holding" else "")
    done = talk.session.fill_rows([row.id for row in rows], asked[0].id, text.strip())
    if isinstance(done, Misread):
        talk.voice.say(sentence(done.what), sentence(done.mend), "Nothing was changed.")
        return
    talk.voice.say(f"{done.told} /undo takes it back.")


def _note(talk: Talk, rest: str) -> None:
    """A contact on one line, from the source that is being read."""
    from imrassist.session import Misread

    source = talk.session.last_source() if talk.reading is None else talk.reading
    done = talk.session.jot(rest, source)
    if isinstance(done, Misread):
        talk.voice.say(sentence(done.what), sentence(done.mend))
        return
    names = dict(talk.session.sources())
    taken = f" Taken from: {names[source]}." if source in names else " No source is chosen: /reading tells them."
    talk.voice.say(f"Noted: {done[0].told}.{taken} /undo takes it back.")


def _reading(talk: Talk, rest: str) -> None:
    """The source that contacts are noted from: told, or chosen by its number."""
    sources = talk.session.sources()
    if rest.isdecimal() and 1 <= int(rest) <= len(sources):
        talk.reading, label = sources[int(rest) - 1]
        talk.voice.say(f"Contacts are noted from: {sentence(label)}")
        return
    talk.voice.say(f"{counted(len(sources), 'source', 'sources')}.")
    talk.voice.say(*(f"{number}. {sentence(label)}" for number, (_, label) in enumerate(sources, 1)))
    if sources:
        talk.voice.say("/reading and a number chooses the one that you read now.")


def _add(talk: Talk, rest: str) -> None:
    table = _table(talk, rest)
    if table is not None:
        answering.add(talk, table.id)


def _row(talk: Talk, rest: str) -> None:
    meant = _one(talk, rest, 1)
    if meant is None:
        return
    places = talk.session.row_places(meant[1])
    if places:
        talk.row = ""
        talk.go(places[0])


def go_to_row(talk: Talk, rest: str) -> bool:
    """Go to a row that is called by its table and number, ``contact 3``; False when that is not what is meant."""
    name, numbers = _numbers(rest.lower())
    tables = talk.session.form.tables.values()
    if len(numbers) != 1 or not any(name in (table.id, table.one.lower(), table.many.lower()) for table in tables):
        return False
    _row(talk, rest)
    return True


def _referred_to(talk: Talk, rest: str, row: str) -> None:
    """Who refers to a row that is to go, and what may become of that."""
    found = talk.session.ties(row)
    talk.voice.say(f"{asking.row_called(talk, row)} Named by {talk.session.named_by(found)}. Nothing was removed.")
    for place in found.references[:MOST]:
        question = talk.session.form.questions[place.question]
        of = asking.row_called(talk, place.row) + " " if place.row else ""
        talk.voice.say(f"{of}{question.short or question.ask}.")
    if len(found.references) > MOST:
        talk.voice.say(f"And {len(found.references) - MOST} more.")
    talk.voice.say(*talk.session.preview(talk.session.removal(row, take_out=True)).told)
    talk.voice.say(
        f"/remove {rest} and take out: these answers no longer name it.",
        f"/remove {rest} and leave: they become remarks, to be mended one by one.",
    )


def _remove(talk: Talk, rest: str) -> None:
    from imrassist.session import Misread

    rest, how = _how(rest)
    meant = _one(talk, rest, 1)
    if meant is None:
        return
    if not how and talk.session.ties(meant[1]).references:
        _referred_to(talk, rest, meant[1])
        return
    label = talk.session.row_label(meant[1])
    inside = talk.place is not None and talk.place.row == meant[1]
    following = next((p for p in talk.session.places() if p.row != meant[1]), None) if inside else talk.place
    changed = talk.session.amend(talk.session.removal(meant[1], take_out=how != "leave"))
    if isinstance(changed, Misread):
        talk.voice.say(sentence(changed.what), sentence(changed.mend), "Nothing was removed.")
        return
    talk.voice.say(f"Removed: {sentence(label)} Type /undo to have it back.", *changed.turned)
    if inside:
        talk.go(talk.session.after(None) or following)


def _how(rest: str) -> tuple[str, str]:
    """The row, and what becomes of the answers that name it: ``take out`` or ``leave``."""
    found = re.fullmatch(r"(.*?)[,\s]+(?:and\s+)?(take\s+out|leave)\.?", rest, re.IGNORECASE | re.DOTALL)
    return (found[1], found[2].lower()) if found else (rest, "")


def _move(talk: Talk, rest: str) -> None:
    meant = _one(talk, rest, 2)
    if meant is None:
        return
    table, row, numbers = meant
    talk.session.move_row(row, numbers[1] - 1)
    talk.voice.say(f"{sentence(talk.session.row_label(row))} It is number {numbers[1]} now.")
    if table.sort:
        talk.voice.say("In the report these are put in the order of their dates all the same.")


WORDS = (
    Word(
        "rows",
        "/rows, /rows TABLE, /rows TABLE with ANSWER, /rows TABLE holding WORDS",
        "Reads out rows with their numbers: /rows contacts with child seen: none, /rows contacts with left.",
        _rows,
    ),
    Word(
        "fill",
        "/fill TABLE; QUESTION = ANSWER, /fill TABLE with ANSWER; QUESTION = ANSWER",
        "Answers one question for many rows, where it has no answer yet: /fill contacts holding rang; key event = no.",
        _fill,
    ),
    Word(
        "note",
        "/note DAY TIME PEOPLE: WHAT HAPPENED",
        "Notes a contact on one line while you read a file, to be finished later; only the day is needed.",
        _note,
    ),
    Word("reading", "/reading, /reading NUMBER", "The source that /note takes contacts from.", _reading),
    Word("add", "/add, /add TABLE", "Adds a row and goes to its first question: /add contact.", _add),
    Word("row", "/row NUMBER, /row TABLE NUMBER", "Goes to the first question of a row, to change it.", _row),
    Word(
        "remove",
        "/remove NUMBER, /remove TABLE NUMBER, /remove NUMBER and take out, /remove NUMBER and leave",
        "Takes a row out: /remove contact 3. Where others name it you hear who, and say what becomes of that.",
        _remove,
    ),
    Word("move", "/move NUMBER to NUMBER", "Puts a row at another place in its table: /move term 3 to 1.", _move),
)
