"""How a question is asked aloud: where we are, the question, what may be answered, what was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imrassist.cli.talking.voice import a, counted, quoted, sentence, shortened
from imrassist.interview.question import Form
from imrassist.model.answer import Answer, Park, Place

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk
    from imrassist.session import Asked

HOW = {
    "yesno": "Yes or no.",
    "date": "A date, such as 17/09/09.",
    "time": "A time by the 24-hour clock, such as 17:56.",
    "long": "As many lines as you like. A full stop on a line of its own ends the answer.",
    "choice": "Type its number.",
    "ref": "Type its number.",
    "multi": "Type the numbers, parted by commas; or none.",
    "refs": "Type the numbers, parted by commas; or none.",
    "picture": "The whole path of a PNG or JPEG file.",
}
"""What may be typed, by kind of question."""
TOLD = 2
"""So often in one talk it is said in full what may be typed; then only on `/help` and after a slip."""
ALWAYS = {"yesno": "Yes or no.", "long": "Several lines; a full stop alone ends it."}
"""What is said every time, since it cannot be guessed."""


def ask(talk: Talk) -> None:
    """Ask the open question whole; when there is none, say so."""
    talk.voice.pause()
    if talk.place is None:
        talk.voice.say(
            "No question is waiting for an answer.",
            "Type /sections for how each section stands, /parked for what you left open, /checks for the remarks.",
            "Type /export to write the Word document, /goto and a name to change something, /quit to stop.",
        )
        return
    asked = talk.session.asked(talk.place)
    _where(talk, asked)
    talk.asked[asked.kind] += 1
    repeat(talk, asked, full=talk.asked[asked.kind] <= TOLD)
    so_far(talk, asked)


def repeat(talk: Talk, asked: Asked, *, full: bool = True) -> None:
    """The question alone, with what may be answered: after a misread, and as part of `ask`."""
    if asked.kind == "table":
        talk.voice.say(*_about_rows(talk, asked))
        return
    talk.voice.say(asked.ask)
    if asked.kind in ("ref", "refs") and not asked.options:
        one = talk.session.form.tables[asked.question.of].one
        told = f"Nothing can be chosen yet. /add {one} adds {a(one)}; /skip leaves this for later."
        talk.voice.say(told if asked.kind == "ref" else f"{told} Or write none.")
        return
    if asked.kind in ("ref", "refs") and len(asked.options) == 1:
        talk.voice.say(f"{asked.options[0][1]}? Yes or no." if asked.kind == "refs" else f"1. {asked.options[0][1]}")
        return
    for option, key in zip(asked.options, asked.ids, strict=True) if asked.kind != "yesno" else ():
        talk.voice.say(_option(talk, *option, key))
    talk.voice.say((HOW if full else ALWAYS).get(asked.kind, ""))


def _option(talk: Talk, typed: str, label: str, key: str) -> str:
    """One thing to choose; a row that is called by its number alone is told with the beginning of its text."""
    if label != typed:
        return f"{typed}. {label}"
    row = talk.session.draft.row(key)
    questions = talk.session.form.questions
    texts = (
        answer.value
        for question, answer in (row.answers.items() if row else ())
        if question in questions and questions[question].kind == "long" and isinstance(answer.value, str)
    )
    return f"{typed}. {shortened(next(texts, ''), 80)}"


def so_far(talk: Talk, asked: Asked) -> None:
    """What was answered before, and what was typed there and not given."""
    if asked.answer is not None and asked.kind != "table":
        said = "You left this open: " if not asked.answer.given else "Your answer so far: "
        text = parked(asked.answer) if not asked.answer.given else asked.shown
        talk.voice.say(f"{said}{sentence(text)}" + (" You marked it as unsure." if asked.answer.unsure else ""))
        talk.voice.say("An empty line keeps it. Anything else takes its place." if asked.answer.given else "")
    typed = talk.session.typed(asked.place)
    if not typed.strip():
        return
    if asked.kind == "table":
        talk.voice.say(
            f"You had begun to paste: {quoted(typed)}", "Type /paste to go on with it, /paste no to drop it."
        )
        return
    if asked.kind == "long":
        talk.lines = typed.split("\n")
        talk.voice.say(f"You had begun: {quoted(typed, 2_000)}", "Go on from there, or type /clear to begin again.")
    else:
        talk.voice.say(f"You had typed, and not given: {quoted(typed)}", "Type /use to give it, or answer afresh.")


def named(form: Form, section_id: str) -> str:
    """The short name of a section in a sentence: ``Section 3``, or its title where it has no number."""
    return f"Section {section_id}" if section_id[:1].isdigit() else form.section(section_id).title


def called(form: Form, section_id: str) -> str:
    """How a section is called aloud: ``Section 3. Author's details.``, or its title alone where it has no number."""
    section = form.section(section_id)
    number = f"Section {section.id}. " if section.id[:1].isdigit() else ""
    return f"{number}{sentence(section.title)}"


def row_called(talk: Talk, row: str) -> str:
    """How a row is called aloud, a sentence: ``17/03/09, Mrs A.``, ``Term of reference 2a.``"""
    label = talk.session.row_label(row)
    return sentence(label[:1].upper() + label[1:])


def how_far(talk: Talk, section: str = "") -> str:
    """How much is left in a section, or in all: ``5 to 7 questions left``."""
    progress = talk.session.progress(section)
    return str(progress).replace(" left", " question left" if progress.most == 1 else " questions left")


def parked(answer: Answer) -> str:
    """A parked answer in words: why it is open."""
    match answer.parked:
        case Park.ASK:
            return f"to be asked of {answer.who}" if answer.who else "to be asked"
        case Park.NO_RECORD:
            return f"there is no record, because {answer.note}" if answer.note else "there is no record"
        case Park.NOT_APPLY:
            return f"it does not apply, because {answer.note}" if answer.note else "it does not apply"
        case _:
            return "for later"


def _where(talk: Talk, asked: Asked) -> None:
    """The section when it is a new one, the notes that stand before the question, and the row."""
    section = asked.question.section
    if talk.section != section:
        talk.section, talk.row = section, ""
        talk.voice.say(f"{called(talk.session.form, section)} {sentence(how_far(talk, section).capitalize())}")
    for note in _notes_before(talk, asked.place):
        talk.told.add(note.question)
        said = talk.session.asked(note)
        talk.voice.say(said.ask, said.help)
    if asked.place.row and talk.row != asked.place.row:
        talk.voice.say(row_called(talk, asked.place.row))
    talk.row = asked.place.row


def _notes_before(talk: Talk, place: Place) -> list[Place]:
    """The notes that stand between this question and the one asked before it, and were not told yet."""
    own = talk.session.form.questions[place.question]
    group = [q for q in talk.session.form.questions.values() if (q.section, q.each) == (own.section, own.each)]
    found: list[Place] = []
    for question in reversed(group[: group.index(own)]):
        before = Place(question.id, place.row)
        if not talk.session.asked(before).asked_now:
            continue
        if question.kind != "note":
            break
        if question.id not in talk.told:
            found.insert(0, before)
    return found


def _about_rows(talk: Talk, asked: Asked) -> tuple[str, ...]:
    table = talk.session.form.tables[asked.question.of]
    number = len(talk.session.draft.rows.get(table.id, ()))
    if not number:
        whole = "" if asked.place != talk.session.terms_place() else "To paste the whole list at once, type /paste."
        return asked.ask, f"Is there {a(table.one)} to add? Yes or no.", whole
    return (f"Is there another {table.one}? Yes or no. {counted(number, table.one, table.many)} so far.",)
