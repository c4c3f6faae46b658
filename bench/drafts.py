"""Drafts of any size, grown from the shipped example, and changes to them as an author makes them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from imrassist.interview.question import Form
from imrassist.model.acts import Act, Answered, RowAdded, RowMoved, RowRemoved
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft, Row
from imrassist.storage.draft_file import read_draft
from imrassist.storage.toml_guard import Damage

WORDS = [
    "visited",
    "called",
    "spoke",
    "agreed",
    "planned",
    "telephoned",
    "wrote",
    "asked",
    "explained",
    "noted",
    "recorded",
    "offered",
    "arranged",
    "home",
    "school",
    "clinic",
    "office",
    "letter",
    "record",
    "file",
    "plan",
    "review",
    "child",
    "mother",
    "father",
    "nurse",
    "teacher",
    "worker",
    "manager",
    "officer",
    "meeting",
    "morning",
    "afternoon",
    "evening",
    "week",
    "month",
    "visit",
    "appointment",
    "assessment",
    "support",
    "help",
    "advice",
    "concern",
    "question",
    "answer",
]
SHORT = 4
"""Words in the description of a contact that is added: 5,000 of them and the example's own text are 60,000 words."""
LONG = 120
"""Words from which a paragraph is cut before it is added to: nobody goes on with one for ever."""
BEGINNINGS = ("The worker ", "A letter ", "Mrs A ", "Child 1 ", "The nurse ", "At the clinic, staff ")


def example(form: Form) -> Draft:
    """The draft that comes with the form."""
    path = Path(form.folder) / "example" / "example.imr.toml"
    read = read_draft(path.read_bytes(), form_of=lambda _: form)
    if isinstance(read, Damage):
        raise TypeError("the example cannot be read")
    return read.draft


def grown(form: Form, contacts: int) -> Draft:
    """The example with so many contacts in all; those beyond its own are short, and like its own in all else."""
    chance = random.Random(contacts)
    draft = example(form)
    table, event, day, key = "contact", "contact_event", "contact_day", "key_event"
    own = draft.rows[table]
    rows = list(own[:contacts])
    first = date.fromisoformat(min(day_of(row, day) for row in own if day_of(row, day)))
    while len(rows) < contacts:
        like = own[len(rows) % len(own)]
        answers = dict(like.answers)
        for name, answer in like.answers.items():
            if name != event and isinstance(answer.value, str) and " " in answer.value:
                answers[name] = Answer(value=" ".join(answer.value.split()[:1]) + ".")
        answers[event] = Answer(value=sentence(chance, SHORT))
        answers[day] = Answer(value=(first + timedelta(days=len(rows) % 700)).isoformat())
        answers[key] = Answer(value="no")
        answers.pop("key_kind", None)
        rows.append(Row(id=f"{table}-{len(rows):06}", answers=answers))
    return draft.with_(rows={**draft.rows, table: tuple(rows)})


def day_of(row: Row, question: str) -> str:
    """The day of a row; empty when it has none that is certain."""
    answer = row.answers.get(question)
    value = answer.value if answer else ""
    return value if isinstance(value, str) and len(value) == 10 else ""


def sentence(chance: random.Random, words: int) -> str:
    """Some words, each time others."""
    return chance.choice(BEGINNINGS) + " ".join(chance.choices(WORDS, k=words)) + "."


def text_act(form: Form, draft: Draft, chance: random.Random, tables: Sequence[str] = ()) -> Act:
    """A paragraph added to, in some answer in words that a row has: what an author does all day.

    Any such answer of the draft is as likely as any other; with `tables`, those of these alone, each table as likely.
    """
    among = [chance.choice(tables)] if tables else list(draft.rows)
    rows = [row for table in among for row in draft.rows[table]]
    while True:
        row = chance.choice(rows)
        names = [name for name in row.answers if form.questions[name].kind == "long"]
        if names:
            name = chance.choice(names)
            said = row.answers[name].value
            text = " ".join(said.split(" ")[:LONG]) if isinstance(said, str) else ""
            return Answered(place=Place(name, row.id), answer=Answer(value=f"{text} {sentence(chance, 6)}".strip()))


def any_act(form: Form, draft: Draft, chance: random.Random) -> Act:
    """Any act on any question or row: given, parked, cleared, chosen, added, removed, moved."""
    tables = [each for each in draft.rows if draft.rows[each]]
    table = chance.choice(tables)
    rows = draft.rows[table]
    dice = chance.random()
    if dice < 0.04:
        like = chance.choice(rows)
        return RowAdded(
            table=table,
            row=Row(id=f"{table}-n{chance.randrange(10**9)}", answers=like.answers),
            at=chance.randrange(len(rows) + 1),
        )
    if dice < 0.07 and len(rows) > 2:
        return RowRemoved(table=table, row=chance.choice(rows).id)
    if dice < 0.09:
        return RowMoved(table=table, row=chance.choice(rows).id, to=chance.randrange(len(rows)))
    of_rows = chance.random() < 0.8
    names = [
        name
        for name, question in form.questions.items()
        if question.kind not in ("note", "picture") and question.each == (table if of_rows else "")
    ]
    name = chance.choice(names or ["agency"])
    row = chance.choice(rows).id if form.questions[name].each else ""
    return Answered(place=Place(name, row), answer=_answer(form, draft, name, chance))


def _answer(form: Form, draft: Draft, name: str, chance: random.Random) -> Answer | None:
    question = form.questions[name]
    dice = chance.random()
    if dice < 0.1:
        return None
    if dice < 0.2:
        return Answer(parked=chance.choice(list(Park)), note=chance.choice(["", "it is not on file"]), who="the board")
    options: Mapping[str, list[str]] = {
        "yesno": ["yes", "no"],
        "choice": [option.id for option in question.options],
        "multi": [option.id for option in question.options],
        "date": ["2008-05-01", "2009-11-30?", "2010-05-31", "2031-01-01"],
        "time": ["10:15", "00:00"],
        "table": ["done"],
        "ref": [row.id for row in draft.rows.get(question.of, ())],
        "refs": [row.id for row in draft.rows.get(question.of, ())],
    }
    choice = options.get(question.kind)
    if choice is None:
        return Answer(value=sentence(chance, chance.randrange(1, 12)), unsure=chance.random() < 0.1)
    if question.kind in ("multi", "refs"):
        return Answer(value=tuple(sorted(set(chance.choices(choice, k=chance.randrange(3))))) if choice else ())
    return Answer(value=chance.choice(choice)) if choice else None
