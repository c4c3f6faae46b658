"""Words that read something out: help, why, an example, the text, the answers, the checks, the criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imrassist.cli.talking import answering, asking
from imrassist.cli.talking.aloud import blocks_aloud
from imrassist.cli.talking.voice import counted, sentence
from imrassist.cli.talking.word import Word
from imrassist.model.answer import Park

if TYPE_CHECKING:
    from imrassist.checks.remark import Remark, Standing
    from imrassist.cli.talking.talk import Talk
    from imrassist.interview.question import Question

SUGGESTIONS = {"yes": "Yes", "partially": "Partially", "no": "No", "unknown": "not known yet"}
FIRST_WORDS = ("skip", "park", "back", "goto", "text", "checks", "undo", "export", "quit")
"""The words that `/help` tells without being asked for all."""


def _why(talk: Talk, rest: str) -> None:
    if rest.lower() == "not" or rest.lower().startswith("not "):
        _why_not(talk, rest[3:].strip())
        return
    if talk.place is None:
        talk.voice.say("No question is open.")
        return
    asked = talk.session.asked(talk.place)
    talk.voice.say(
        sentence(asked.why) or "The form asks for it.",
        sentence(asked.when_why),
        f"Guidance: {sentence(asked.guide)}" if asked.guide else "",
    )


def _why_not(talk: Talk, name: str) -> None:
    """Why a question of the form is not asked now; of the row at hand where it is one of its questions."""
    meant = questions_named(talk, name)
    if not meant:
        said = f"No question is called {name}." if name else "Which question?"
        talk.voice.say(f"{said} Type /why not and some of its words: /why not seen alone.")
        return
    for question in meant[:3]:
        row = talk.place.row if talk.place and talk.session.form.questions[talk.place.question].each else ""
        reason = talk.session.why_not(question.id, row)
        table = talk.session.form.tables.get(question.each)
        called = f"{question.short or question.ask}{f', of each {table.one}' if table else ''}"
        talk.voice.say(f"{called}: {reason or 'It is asked. Type /goto and its name to go there.'}")
    if len(meant) > 3:
        talk.voice.say(f"{len(meant) - 3} more questions have such a name: add a word.")


def questions_named(talk: Talk, name: str) -> list[Question]:
    """The questions of the form, asked or not, that a name fits: by id, else by their short name, else by any words."""
    wanted = " ".join(name.lower().split())
    every = [question for question in talk.session.form.questions.values() if question.kind != "note"]
    ways = (
        [q for q in every if wanted == q.id],
        [q for q in every if wanted == q.short.lower()],
        [q for q in every if wanted in f"{q.short} {q.ask}".lower()],
    )
    return next((found for found in ways if found), []) if wanted else []


def _example(talk: Talk, _rest: str) -> None:
    example = talk.session.asked(talk.place).example if talk.place else ""
    talk.voice.say("A made-up example:" if example else "There is no example for this question.", example)


def help_here(talk: Talk) -> None:
    """Help on the open question, and the words used most."""
    from imrassist.cli.talking.words import WORDS

    if talk.place is not None:
        asked = talk.session.asked(talk.place)
        talk.voice.say(sentence(asked.help), asking.HOW.get(asked.kind, ""))
        more = [name for name, there in (("/why", asked.why), ("/example", asked.example)) if there]
        if more:
            talk.voice.say(f"Type {' or '.join(more)} to hear more about this question.")
    for name in FIRST_WORDS:
        talk.voice.say(f"{WORDS[name].use}: {WORDS[name].says}")
    talk.voice.say("/help words tells all the words. Every answer is saved as soon as it is given.")


def _help(talk: Talk, rest: str) -> None:
    from imrassist.cli.talking.words import WORDS

    name = rest.lower().lstrip("/")
    if name in ("words", "all"):
        for word in WORDS.values():
            talk.voice.say(f"{word.use}: {word.says}")
    elif name in WORDS:
        talk.voice.say(f"{WORDS[name].use}: {WORDS[name].says}")
    elif name:
        talk.voice.say(f"There is no word /{name}. Type /help words for all of them.")
    else:
        help_here(talk)


def section_named(talk: Talk, rest: str) -> str:
    """The id of the section that is meant; the open question's when none is named; empty, and a sentence, when none."""
    sections = talk.session.form.sections
    name = rest.lower().removeprefix("section").strip()
    if not name and talk.place is not None:
        return talk.session.form.questions[talk.place.question].section
    for section in sections:
        if name and name in (section.id.lower(), section.title.lower()):
            return section.id
    for section in sections:
        if name and name in section.title.lower():
            return section.id
    talk.voice.say("Which section? " + " ".join(f"{section.id}: {section.title}." for section in sections))
    return ""


def _text(talk: Talk, rest: str) -> None:
    section = section_named(talk, rest)
    if not section:
        return
    found = talk.session.report().section(section)
    if found is None:
        talk.voice.say("This section is not printed; it is for you.")
        return
    talk.paragraphs = [block.key for block in found.blocks if block.grid is None]
    talk.voice.say(sentence(found.heading), *blocks_aloud(found, talk.session.form))
    if not found.blocks:
        talk.voice.say("Nothing stands here yet.")


def _answers(talk: Talk, rest: str) -> None:
    section = section_named(talk, rest)
    row = ""
    for place in talk.session.places(section) if section else ():
        asked = talk.session.asked(place)
        if asked.kind == "note":
            continue
        if place.row not in ("", row):
            talk.voice.say(asking.row_called(talk, place.row))
        row = place.row
        said = asked.shown if asked.answer and asked.answer.given else ""
        said = said or (asking.parked(asked.answer) if asked.answer else "not answered")
        if asked.kind == "table" and asked.answer and asked.answer.given:
            table = talk.session.form.tables[asked.question.of]
            said = counted(len(talk.session.rows(table.id)), table.one, table.many)
        talk.voice.say(f"{asked.question.short or asked.ask}: {sentence(said)}")


def _parked(talk: Talk, rest: str) -> None:
    """What is to be found out or come back to; with "all", what has a reason in place of an answer too."""
    settled = 0
    told = False
    for place in talk.session.places():
        answer = talk.session.draft.answer(place)
        if answer is None or (answer.given and not answer.unsure):
            continue
        if answer.parked in (Park.NO_RECORD, Park.NOT_APPLY) and not answer.unsure and rest.lower() != "all":
            settled += 1
            continue
        told = True
        question = talk.session.form.questions[place.question]
        of = f" ({asking.row_called(talk, place.row).rstrip('.')})" if place.row else ""
        how = asking.parked(answer) if not answer.given else "marked as unsure"
        talk.voice.say(
            f"{asking.called(talk.session.form, question.section)} {question.short or question.ask}{of}: {how}."
        )
    if not told:
        talk.voice.say("Nothing is left to find out, and nothing is marked as unsure.")
    if settled:
        talk.voice.say(
            f"{counted(settled, 'question has', 'questions have')} a reason in place of an answer: /parked all."
        )


def _checks(talk: Talk, rest: str) -> None:
    if rest.lower() in ("", "here") and talk.place is not None:
        section = talk.session.form.questions[talk.place.question].section
    elif rest.lower() in ("", "all"):
        section = ""
    else:
        section = section_named(talk, rest)
        if not section:
            return
    found = [remark for remark in talk.session.remarks(section=section) if not remark.aside]
    talk.listed = found
    where = asking.called(talk.session.form, section) if section else "The whole review."
    grades = [f"{sum(1 for each in found if each.grade == grade)} {grade}" for grade in answering.GRADES]
    talk.voice.say(f"{where} {counted(len(found), 'remark', 'remarks').capitalize()}: {', '.join(grades)}.")
    for number, remark in enumerate(found, 1):
        talk.voice.say(f"{number}. {_of(talk, remark)}{answering.told(talk.session.form, remark)}")
    if found:
        talk.voice.say("/mend and a number goes to the question; /aside, a number and a reason sets a remark aside.")
    if section:
        talk.voice.say("/checks all tells those of the whole review.")


def _of(talk: Talk, remark: Remark) -> str:
    row = remark.row or (remark.place.row if remark.place else "")
    return asking.row_called(talk, row) + " " if row else ""


def _criteria(talk: Talk, rest: str) -> None:
    standings = {standing.criterion: standing for standing in talk.session.standings()}
    for criterion in talk.session.form.criteria:
        standing = standings.get(criterion.id)
        if standing is None or (rest and rest != str(criterion.number)):
            continue
        verdict = talk.session.draft.verdicts.get(f"author:{criterion.id}")
        yours = next(
            (option.label for option in talk.session.form.scale if verdict and option.id == verdict.answer), ""
        )
        talk.voice.say(
            f"{criterion.number}. {criterion.text if rest else criterion.short}: "
            f"it looks like {SUGGESTIONS.get(standing.suggestion, standing.suggestion)}."
            + (f" You said {yours}." if yours else "")
            + ("" if rest else f" {len(standing.speaks_for)} for, {len(standing.against)} against.")
        )
        if rest:
            _reasons(talk, standing)
    if not rest:
        talk.voice.say("/criteria and a number tells the reasons; /verdict, a number and your answer keeps your own.")


def _reasons(talk: Talk, standing: Standing) -> None:
    talk.voice.say(*(f"For: {sentence(reason.say)}" for reason in standing.speaks_for))
    talk.voice.say(*(f"Against: {sentence(reason.say)}" for reason in standing.against))
    talk.voice.say(sentence(standing.turn))
    talk.voice.say(standing.why)


WORDS = (
    Word("help", "/help, /help words, /help WORD", "Helps with this question; tells the words.", _help),
    Word("why", "/why, /why not NAME", "Says why this is asked; or why another question is not.", _why),
    Word("example", "/example", "Reads a made-up answer.", _example),
    Word("text", "/text, /text SECTION", "Reads the text of a section as it stands.", _text),
    Word("answers", "/answers, /answers SECTION", "Reads your answers in a section.", _answers),
    Word("parked", "/parked, /parked all", "Reads what you left to find out or marked as unsure.", _parked),
    Word("checks", "/checks, /checks SECTION, /checks all", "Reads the remarks.", _checks),
    Word("criteria", "/criteria, /criteria NUMBER", "Reads how the criteria of the quality form look.", _criteria),
)
