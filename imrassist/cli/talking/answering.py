"""What becomes of a typed line: an answer, a part of one, or a row; and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imrassist.cli.talking import asking
from imrassist.cli.talking.voice import a, quoted, sentence
from imrassist.model.answer import Park, Place

if TYPE_CHECKING:
    from imrassist.checks.remark import Remark
    from imrassist.cli.talking.talk import Talk
    from imrassist.interview.question import Form
    from imrassist.session import Asked, Changed

GRADES = {"must": "Must", "should": "Should", "consider": "Consider"}


def heard(talk: Talk, line: str) -> None:
    """A line that is no word: (part of) the answer to the open question."""
    if talk.place is None:
        talk.voice.say("No question is open, so nothing was done with this line. Type /help words for what you can do.")
        return
    asked = talk.session.asked(talk.place)
    if asked.kind == "table":
        _about_rows(talk, asked, line)
    elif asked.kind == "long":
        _collect(talk, asked, line)
    elif line.strip():
        give(talk, line)
    else:
        _nothing_typed(talk, asked)


def give(talk: Talk, text: str) -> None:
    """Give the text as the answer to the open question, tell what came of it, and go on."""
    from imrassist.session import Misread

    place = talk.place
    if place is None:
        return
    echo = talk.session.echo(place, text)
    result = talk.session.answer(place, text)
    if isinstance(result, Misread):
        talk.voice.say(sentence(result.what), sentence(result.mend))
        talk.lines = []
        asking.repeat(talk, talk.session.asked(place))
        return
    say_saved(talk, place, result, echo)
    talk.go_on()


def say_saved(talk: Talk, place: Place, changed: Changed, echo: str = "") -> None:
    """What was kept and how it was read, the sentence built from it, and what the checks now say of it."""
    talk.last = place
    kept(talk, echo)
    talk.voice.say(*changed.cleaned, *changed.turned, *built(talk, place))
    standing = {key(remark): remark for remark in talk.session.remarks(place) if not remark.aside}
    new = [remark for each, remark in standing.items() if (place, each) not in talk.remarked]
    talk.remarked = {(where, each) for where, each in talk.remarked if where != place}
    talk.remarked |= {(place, each) for each in standing}
    for number, remark in enumerate(new, 1):
        talk.voice.say(f"Remark {number} of {len(new)}. {told(talk.session.form, remark)}")
    if new:
        talk.listed = new
    answer = talk.session.draft.answer(place)
    if answer and answer.parked in (Park.NO_RECORD, Park.NOT_APPLY) and not answer.note:
        talk.voice.say("To say why, type /because and the reason.")
    if changed.probe:
        talk.voice.say(f"You might add: {sentence(changed.probe)}", "/more adds to that answer. Or go on.")


def kept(talk: Talk, echo: str = "") -> None:
    """Say that it is kept, and how it was read; or that it is not on disk, and why."""
    state = talk.session.saved()
    if state.startswith("not saved"):
        talk.voice.say(
            f"{sentence(state.capitalize())} Your answer is kept while this program runs; /save tries again."
        )
    else:
        talk.voice.say(f"Saved: {sentence(echo)}" if echo else "Saved.")


def finish(talk: Talk) -> None:
    """End a long answer: give the lines typed so far."""
    text = "\n".join(talk.lines).strip("\n")
    talk.lines = []
    give(talk, text)


def key(remark: Remark) -> tuple[str, str]:
    """What makes two remarks the same one to a listener."""
    return remark.check, remark.say


def told(form: Form, remark: Remark) -> str:
    """A remark in one line."""
    where = form.in_guidance(remark.source)
    return f"{GRADES[remark.grade]}. {sentence(remark.say)} {sentence(remark.mend)} Guidance: {where}."


def built(talk: Talk, place: Place) -> list[str]:
    """What came of this answer in the report: wording it is out of step with, and sentences, each with its section."""
    form = talk.session.form
    strayed = talk.session.strayed(place)
    kept = dict.fromkeys(asking.named(form, section) for each in strayed if (section := _section(talk, each.key)))
    found = [
        f"{section} keeps your wording, though an answer behind it has changed. /outofstep shows both."
        for section in kept
    ]
    keys = {each.key for each in strayed}
    found += [
        f"{asking.named(form, section)} now says: {quoted(block.text)}"
        for block in talk.session.built([place])
        if block.text and block.kind != "heading" and block.key not in keys and (section := _section(talk, block.key))
    ]
    return found[: max(2, len(kept))]


def _section(talk: Talk, key: str) -> str:
    return talk.session.section_of_block(key)


def _collect(talk: Talk, asked: Asked, line: str) -> None:
    if "\n" in line:
        talk.lines += line.split("\n")
    elif line.strip() == "." or (not line.strip() and not talk.lines):
        if any(each.strip() for each in talk.lines):
            finish(talk)
        else:
            _nothing_typed(talk, asked)
        return
    else:
        talk.lines.append("." if line.strip() == ".." else line)
    talk.session.typing(asked.place, "\n".join(talk.lines))


def _nothing_typed(talk: Talk, asked: Asked) -> None:
    if asked.answer is not None and asked.answer.given:
        talk.voice.say("Kept as it was.")
        talk.go_on()
    else:
        talk.voice.say("Nothing was typed. Answer, or type /skip to leave it for later, or /help.")


def _about_rows(talk: Talk, asked: Asked, line: str) -> None:
    """The answer to "is there another one?"."""
    from imrassist.session import Misread

    table = talk.session.form.tables[asked.question.of]
    if "\n" in line.strip() and asked.place == talk.session.terms_place():
        from imrassist.cli.talking.words_terms import pasted

        pasted(talk, line)
        return
    said = line.strip().lower().rstrip(".")
    if said in ("yes", "y"):
        add(talk, table.id)
        return
    rows = talk.session.draft.rows.get(table.id, ())
    if said in ("no", "n", "done", "none", ""):
        if not said and asked.answer is None:
            talk.voice.say(f"Type yes to add {a(table.one)}, or no when there are no more.")
            return
        said = "done" if rows else "none"
        line = said
    result = talk.session.answer(asked.place, line)
    if isinstance(result, Misread):
        talk.voice.say(sentence(result.what), f"Type yes to add {a(table.one)}, or no when there are no more.")
        return
    talk.last = asked.place
    kept(talk, "" if rows else f"there are no {table.many}")
    talk.go_on()


def add(talk: Talk, table: str) -> None:
    """Add a row, and turn to its first question."""
    row = talk.session.add_row(table)
    first = next(iter(talk.session.row_places(row)), None)
    if first is None:
        talk.again()
    else:
        talk.go(first)
