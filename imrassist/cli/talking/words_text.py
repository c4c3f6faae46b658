"""Words for the author's own hand: paragraphs reworded, taken out, added; and what is out of step with the answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from imrassist.cli.talking import asking
from imrassist.cli.talking.aloud import STATES
from imrassist.cli.talking.voice import counted, quoted, sentence
from imrassist.cli.talking.word import Word
from imrassist.cli.talking.words_read import section_named
from imrassist.model.draft import FIRST, OWN

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk
    from imrassist.session import OutOfStep

WHOLE = 20_000
"""Characters of a paragraph that are read out: to judge a wording one must hear all of it."""


def _chosen(talk: Talk, keys: list[str], number: str, first: str) -> str:
    """The key of what was told by this number; empty, and a sentence, when there is none."""
    if number.isdigit() and 1 <= int(number) <= len(keys):
        return keys[int(number) - 1]
    talk.voice.say(f"Type {first} first; then name a paragraph by its number.")
    return ""


def _reword(talk: Talk, rest: str) -> None:
    number, _, text = rest.partition(" ")
    key = _chosen(talk, talk.paragraphs, number, "/text")
    if key and not text.strip():
        talk.voice.say(f"Type the new wording on the same line: /reword {number} and the text.")
    elif key:
        changed = talk.session.edit_block(key, text.strip())
        talk.voice.say("Saved. It stands in your wording now." if changed else "This paragraph cannot be reworded.")


def _strike(talk: Talk, rest: str) -> None:
    key = _chosen(talk, talk.paragraphs, rest.strip(), "/text")
    if key:
        changed = talk.session.delete_block(key)
        talk.voice.say(
            "Taken out. It does not come back by itself; /leftout lists it."
            if changed
            else "This paragraph cannot be taken out."
        )


def _restore(talk: Talk, rest: str) -> None:
    key = _chosen(talk, talk.paragraphs, rest.strip(), "/text")
    if key:
        changed = talk.session.give_back(key)
        talk.voice.say(
            "It is built from the answers again."
            if changed
            else "This paragraph is your own; no answers stand behind it."
        )


def _sentences(talk: Talk, rest: str) -> None:
    """The sentences in one row of a table of the open question's section, numbered for `/reword`."""
    section = section_named(talk, "") if talk.place else ""
    found = talk.session.section_text(section) if section else None
    grids = [block.grid for block in found.blocks if block.grid] if found else []
    table, _, number = rest.strip().rpartition(" ")
    at = int(table) if table.isdigit() else 1
    if not 1 <= at <= len(grids) or not number.isdigit() or not 1 <= int(number) <= len(grids[at - 1].lines):
        talk.voice.say("Go to a section with a table, type /text, then /sentences and the number of a row.")
        return
    grid = grids[at - 1]
    parts = talk.session.parts(grid.grid, grid.lines[int(number) - 1].row)
    talk.paragraphs = [block.key for block in parts]
    for n, block in enumerate(parts, 1):
        missing = " (missing)" if block.gap else STATES.get(block.state, "")
        talk.voice.say(f"Sentence {n}, {_column(talk, block.key)}{missing}: {block.text}")
    talk.voice.say(
        "/reword, /strike and /restore name one by its number."
        if parts
        else "Its cells hold answers as they stand; change the answers."
    )


def _column(talk: Talk, key: str) -> str:
    """The heading of the column that a sentence of a table stands in."""
    into = next((spec.into for spec in talk.session.form.blocks if spec.id == key.partition("@")[0]), "")
    grid, _, column = into.partition(".")
    columns = talk.session.form.grids[grid].columns if grid else ()
    return next((" ".join(each.label.split()) for each in columns if each.id == column), column)


# ---- paragraphs of the author's own


def _insert(talk: Talk, rest: str) -> None:
    """Add a paragraph to the section that is open: at its end, at its top, or after one that `/text` told."""
    section = section_named(talk, "") if talk.place else ""
    if not section or not talk.session.form.section(section).printed:
        talk.voice.say("Go to a section that is printed first: /goto and its number.")
        return
    after = ""
    found = re.match(r"(?:after\s+(\d+)|(first))\s+(.*)", rest, re.IGNORECASE | re.DOTALL)
    if found:
        after = FIRST if found[2] else _chosen(talk, talk.paragraphs, found[1], "/text")
        rest = found[3]
        if not after:
            return
    if after != FIRST and after and talk.session.section_of_block(after) != section:
        talk.voice.say("That paragraph is in another section. Type /text here first.")
    elif talk.session.add_paragraph(section, rest, after):
        talk.paragraphs = []
        talk.voice.say(
            f"Saved. It is your own paragraph in {asking.named(talk.session.form, section)}; /text reads it."
        )
    else:
        talk.voice.say("Type the paragraph on the same line: /insert and the text.")


def _shift(talk: Talk, rest: str) -> None:
    number, _, way = rest.partition(" ")
    step = {"up": -1, "down": 1}.get(way.strip().lower())
    key = _chosen(talk, talk.paragraphs, number, "/text")
    if not key:
        return
    if step is None:
        talk.voice.say(f"Which way? /shift {number} up, or /shift {number} down.")
    elif not key.startswith(OWN):
        talk.voice.say("Only your own paragraphs can be moved; the others stand where the form has them.")
    elif talk.session.move_paragraph(key, step) is None:
        talk.voice.say("It cannot go further that way.")
    else:
        talk.paragraphs = []
        talk.voice.say(f"Moved {way.strip().lower()}. Type /text to hear where it stands.")


def _left_out(talk: Talk, rest: str) -> None:
    word, _, number = rest.partition(" ")
    if word.lower() == "back":
        key = _chosen(talk, talk.left, number.strip(), "/leftout")
        if key:
            back = talk.session.bring_back(key)
            talk.voice.say(
                "It stands in the report again."
                if back
                else "It was not taken out. It stands at the end of its section."
            )
        return
    found = talk.session.left_out()
    talk.left = [each.key for each in found]
    for n, each in enumerate(found, 1):
        where = asking.called(talk.session.form, each.section) if each.section else "No section."
        why = f" Left over: {sentence(each.why)}" if each.why else " Your own." if each.own else ""
        talk.voice.say(f"{n}. {where}{why} {each.text}")
    talk.voice.say(
        "/leftout back and a number brings one back."
        if found
        else "Nothing was taken out, and nothing is left over: all your wording is in the report."
    )


# ---- out of step


def _out_of_step(talk: Talk, rest: str) -> None:
    word, _, more = rest.strip().partition(" ")
    does = {"keep": _keep, "take": _take, "combine": _combine, "edit": _edit}.get(word.lower())
    if does is None:
        _list_steps(talk, word)
        return
    number, _, text = more.strip().partition(" ")
    key = _chosen(talk, talk.steps, number, "/outofstep")
    panes = talk.session.panes(key) if key else None
    if key and panes is None:
        talk.voice.say("It is in step now. Type /outofstep for what is left.")
    elif panes is not None:
        does(talk, panes, number, text.strip())


def _list_steps(talk: Talk, number: str) -> None:
    found = talk.session.out_of_step()
    talk.steps = [panes.key for panes in found]
    talk.voice.say(
        f"{counted(len(found), 'paragraph', 'paragraphs').capitalize()} in your wording"
        f" {'has' if len(found) == 1 else 'have'} answers that changed since."
        if found
        else "Nothing is out of step: no answer has changed since you worded a paragraph."
    )
    for n, panes in enumerate(found, 1):
        if not number or str(n) == number:
            _read_out(talk, n, panes)
    if found:
        talk.voice.say(
            "/outofstep keep 1 keeps your wording, take 1 takes what the answers say, combine 1 reads both in one,"
            " edit 1 and a text words it anew."
        )


def _read_out(talk: Talk, number: int, panes: OutOfStep) -> None:
    from imrassist.writing.changes import differences

    section = talk.session.section_of_block(panes.key)
    talk.voice.say(f"{number}. {asking.called(talk.session.form, section)}")
    talk.voice.say(f"Your wording: {quoted(panes.mine, WHOLE)}")
    talk.voice.say(f"The answers now say: {quoted(panes.now, WHOLE) if panes.now else 'nothing any more.'}")
    if not panes.before:
        talk.voice.say("They said nothing when you worded it.")
        return
    talk.voice.say(f"When you worded it, they said: {quoted(panes.before, WHOLE)}")
    if panes.now:
        talk.voice.say(f"What changed in the answers: {'; '.join(differences(panes.before, panes.now))}.")
    if panes.combined:
        talk.voice.say(f"Both changes can be put in one: /outofstep combine {number} reads it.")


def _keep(talk: Talk, panes: OutOfStep, _number: str, _text: str) -> None:
    talk.session.keep_mine(panes.key)
    talk.voice.say("Your wording stays. You are told when the answers change again.")


def _take(talk: Talk, panes: OutOfStep, _number: str, _text: str) -> None:
    talk.session.take_new(panes.key)
    talk.voice.say("It says what the answers say now. /undo brings your wording back.")


def _combine(talk: Talk, panes: OutOfStep, number: str, text: str) -> None:
    if panes.combined is None:
        talk.voice.say("Your wording and the answers changed the same words. Use keep, take or edit.")
    elif text.lower() != "yes" or talk.combined.get(panes.key) != panes.combined:
        talk.combined[panes.key] = panes.combined
        talk.voice.say(
            f"Both in one: {quoted(panes.combined, WHOLE)}",
            f"Is it true as it stands? /outofstep combine {number} yes takes it.",
        )
    else:
        talk.session.take_combined(panes.key)
        talk.voice.say("Taken. It stands in your wording, with what the answers changed.")


def _edit(talk: Talk, panes: OutOfStep, number: str, text: str) -> None:
    if not text:
        talk.voice.say(f"Type the wording on the same line: /outofstep edit {number} and the text.")
        return
    talk.session.settle(panes.key, text)
    talk.voice.say("Saved. It stands in your wording now.")


WORDS = (
    Word(
        "reword",
        "/reword NUMBER TEXT",
        "Puts your own wording in place of a paragraph that /text or /sentences read out.",
        _reword,
    ),
    Word("strike", "/strike NUMBER", "Takes a paragraph out of the report.", _strike),
    Word("restore", "/restore NUMBER", "Gives a paragraph back to the answers.", _restore),
    Word("sentences", "/sentences ROW, /sentences TABLE ROW", "Reads the sentences in a row of a table.", _sentences),
    Word(
        "insert",
        "/insert TEXT, /insert after NUMBER TEXT, /insert first TEXT",
        "Adds a paragraph of your own to the section you are in.",
        _insert,
    ),
    Word("shift", "/shift NUMBER up, /shift NUMBER down", "Moves a paragraph of your own.", _shift),
    Word(
        "leftout",
        "/leftout, /leftout back NUMBER",
        "Reads what is not in the report: what you took out, and what is left over. Brings one back.",
        _left_out,
    ),
    Word(
        "outofstep",
        "/outofstep, /outofstep keep NUMBER, /outofstep take NUMBER, /outofstep combine NUMBER,"
        " /outofstep edit NUMBER TEXT",
        "Reads the paragraphs in your wording whose answers have changed since: what the answers say, your wording,"
        " the earlier version; and settles them one by one.",
        _out_of_step,
    ),
)
