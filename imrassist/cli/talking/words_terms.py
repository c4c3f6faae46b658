"""Words about the terms of reference: paste the board's list, amend them, with a preview before anything is changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from imrassist.cli.talking import terms_aloud
from imrassist.cli.talking.block import Block
from imrassist.cli.talking.voice import counted, quoted, sentence
from imrassist.cli.talking.word import Word
from imrassist.interview.question import Table

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk
    from imrassist.session import Misread
    from imrassist.session.amending import Amendment, TermNow

APART, INSIDE = "apart", "inside"
REWORD, SPLIT, MERGE, WITHDRAW, REINSTATE = "reword", "split", "merge", "withdraw", "reinstate"
ENDS = "A full stop on a line of its own ends it."
WAYS = (
    "/amend reword 2",
    "/amend renumber 2 to 2a",
    "/amend split 2",
    "/amend merge 2 3",
    "/amend withdraw 2 on 08/01/10 because REASON",
    "/amend reinstate 2",
)


def _table(talk: Talk) -> Table | None:
    table = talk.session.terms_table()
    if table is None:
        talk.voice.say("This form has no terms of reference.")
    return table


def _take_block(talk: Talk, block: Block) -> None:
    talk.terms.block = block
    talk.settled()


# -- pasting


def _paste(talk: Talk, rest: str) -> None:
    table = _table(talk)
    if table is None:
        return
    word = rest.lower().strip().rstrip(".")
    if word in ("yes", "no", APART, INSIDE) and (talk.terms.pasted or word == "no"):
        _decide_paste(talk, table, word)
    elif word in ("yes", APART, INSIDE):
        talk.voice.say("Nothing is waiting to be taken. Type /paste first.")
    elif word and word not in (table.id, table.one.lower(), table.many.lower(), "terms"):
        talk.voice.say(f"Only {table.many} can be pasted as a list: type /paste.")
    else:
        place = talk.session.terms_place()
        begun = talk.session.typed(place) if place else ""
        if begun:
            talk.voice.say(f"You had begun: {quoted(begun, 2_000)}", "Go on from there, or type /paste no to drop it.")
        talk.voice.say(f"Paste the {table.many} with the board's numbers. {ENDS}")
        _take_block(talk, Block(pasted, place, begun))


def pasted(talk: Talk, text: str, points: str = APART) -> None:
    """A block was pasted: say what it would become, and ask."""
    table = talk.session.terms_table()
    if table is None:
        return
    place = talk.session.terms_place()
    if place is not None:
        talk.session.typing(place, text)
    from imrassist.session import Misread

    plan = talk.session.read_terms(text, points)
    if isinstance(plan, Misread):
        talk.terms.pasted = None
        talk.voice.say(sentence(plan.what), sentence(plan.mend), "What you pasted is kept: /paste takes it up again.")
        return
    talk.terms.pasted = plan
    terms_aloud.paste(talk, plan, table)
    talk.settled()


def _decide_paste(talk: Talk, table: Table, word: str) -> None:
    plan, place = talk.terms.pasted, talk.session.terms_place()
    if word in (APART, INSIDE) and plan is not None:
        pasted(talk, plan.text, word)
        return
    talk.terms.pasted = talk.terms.block = None
    if word == "no":
        if place is not None:
            talk.session.typing(place, "")
        talk.voice.say("Nothing was taken.")
    elif plan is not None:
        changed = talk.session.take_terms(plan)
        number = len(talk.session.rows(table.id))
        talk.voice.say(
            *(
                [f"Saved. There are {counted(number, table.one, table.many)} now. /undo takes this back."]
                if changed
                else []
            ),
            "" if changed else "All of them stand already, word for word. Nothing was changed.",
        )
        for missing in plan.missing:
            talk.voice.say(f"{missing} is not in this list. If the board dropped it: /amend withdraw {missing}.")
    if place is not None:
        talk.go(place)


# -- amending


def _amend(talk: Talk, rest: str) -> None:
    table = _table(talk)
    if table is None:
        return
    does, _, more = rest.strip().partition(" ")
    does = does.lower().rstrip(".,")
    ways = {
        "": _list,
        "yes": _do,
        "no": _drop,
        "send": _send,
        "keep": _keep,
        "list": _references,
        REWORD: _reword,
        "renumber": _renumber,
        SPLIT: _split,
        MERGE: _merge,
        WITHDRAW: _withdraw,
        REINSTATE: _reinstate,
    }
    if does in ways:
        ways[does](talk, table, more.strip())
    else:
        talk.voice.say(f"The {table.many} can be amended so: {', '.join(WAYS)}.")


def _list(talk: Talk, table: Table, _rest: str) -> None:
    terms_aloud.listed(talk, table)
    talk.voice.say(f"They can be amended so: {', '.join(WAYS)}.")
    talk.voice.say("You hear what it would change before anything is changed.")


def _terms(talk: Talk, table: Table, names: Sequence[str]) -> list[TermNow] | None:
    """The terms of these numbers; None, and a sentence, when one is not there or two have it."""
    found: list[TermNow] = []
    for name in names:
        terms = terms_aloud.named(talk, name)
        if len(terms) != 1:
            many = f"More than one has the number {name}. Call it by its place in the list, such as #2."
            talk.voice.say(many if terms else f"There is no {table.one} {name}. /amend reads them out.")
            return None
        found += terms
    if not found:
        talk.voice.say(f"Which {table.one}? Name it by its number.")
    return found or None


def _foretell(talk: Talk, amendment: Amendment | Misread) -> None:
    """Say what it would do, and wait for yes."""
    from imrassist.session import Misread

    if isinstance(amendment, Misread):
        talk.terms.amendment = None
        talk.voice.say(sentence(amendment.what), sentence(amendment.mend))
        return
    talk.terms.amendment = amendment
    terms_aloud.foretold(talk, amendment)


def _reword(talk: Talk, table: Table, rest: str) -> None:
    terms = _terms(talk, table, rest.split()[:1])
    if terms is None:
        return
    term = terms[0]
    talk.voice.say(f"It says now: {quoted(term.text, 2_000)}", f"Type its new wording. {ENDS}")

    def then(talk: Talk, text: str) -> None:
        _foretell(talk, talk.session.amendment(REWORD, [term.row], [(term.number, text)]))

    _take_block(talk, Block(then, None))


def _renumber(talk: Talk, table: Table, rest: str) -> None:
    old, _, new = (part.strip() for part in rest.partition(" "))
    new = re.sub(r"^to\s+", "", new)
    terms = _terms(talk, table, [old] if old else [])
    if terms is None:
        return
    if not new:
        talk.voice.say(f"To which number? Type /amend renumber {old} to and the number that the board gives it.")
        return
    _foretell(talk, talk.session.amendment(REWORD, [terms[0].row], [(new, terms[0].text)]))


def _split(talk: Talk, table: Table, rest: str) -> None:
    terms = _terms(talk, table, rest.split()[:1])
    if terms is None:
        return
    row = terms[0].row
    talk.voice.say(
        f"It says now: {quoted(terms[0].text, 2_000)}",
        f"Type the {table.many} that take its place, each on a new line with its number at the start. {ENDS}",
    )

    def then(talk: Talk, text: str) -> None:
        from imrassist.session import Misread

        plan = talk.session.read_terms(text)
        if isinstance(plan, Misread):
            talk.voice.say(sentence(plan.what), sentence(plan.mend))
            return
        talk.voice.say(*(f"Not placed: {quoted(left.text)}" for left in plan.pasted.leftovers))
        parts = [(term.number, term.text) for term in plan.pasted.terms]
        _foretell(talk, talk.session.amendment(SPLIT, [row], parts))

    _take_block(talk, Block(then, None))


def _merge(talk: Talk, table: Table, rest: str) -> None:
    names = [name for name in re.split(r"[\s,]+", rest) if name and name.lower() != "and"]
    terms = _terms(talk, table, names)
    if terms is None:
        return
    rows, number = [term.row for term in terms], terms[0].number
    whole = "\n".join(term.text for term in terms)
    talk.voice.say(
        *(f"{term.number} says now: {quoted(term.text, 2_000)}" for term in terms),
        f"Type the wording of the one that is made of them; it keeps the number {number}. Nothing but a full stop puts "
        "these wordings together.",
    )

    def then(talk: Talk, text: str) -> None:
        _foretell(talk, talk.session.amendment(MERGE, rows, [(number, text or whole)]))

    _take_block(talk, Block(then, None))


def _withdraw(talk: Talk, table: Table, rest: str) -> None:
    found = re.fullmatch(r"(\S+)(?:\s+on\s+(.+?))?(?:\s+because\s+(.+))?", rest, re.DOTALL | re.IGNORECASE)
    terms = _terms(talk, table, [found[1]] if found else [])
    if terms and found:
        reason = (found[3] or "").strip()
        reason = sentence(reason[:1].upper() + reason[1:])
        _foretell(talk, talk.session.amendment(WITHDRAW, [terms[0].row], on=found[2] or "", why=reason))


def _reinstate(talk: Talk, table: Table, rest: str) -> None:
    terms = _terms(talk, table, rest.split()[:1])
    if terms is not None:
        _foretell(talk, talk.session.amendment(REINSTATE, [terms[0].row]))


def _waiting(talk: Talk) -> Amendment | None:
    if talk.terms.amendment is None:
        talk.voice.say("No amendment is waiting. Type /amend for what can be done.")
    return talk.terms.amendment


def _do(talk: Talk, _table: Table, _rest: str) -> None:
    from imrassist.session import Misread

    amendment = _waiting(talk)
    if amendment is None:
        return
    talk.terms.amendment = None
    changed = talk.session.amend(amendment)
    if isinstance(changed, Misread):
        talk.voice.say(sentence(changed.what), sentence(changed.mend))
        return
    talk.voice.say(f"Saved: {changed.name}. /undo takes all of it back.")
    gone = talk.place is not None and talk.place.row and talk.session.draft.row(talk.place.row) is None
    if gone:
        talk.go(talk.session.terms_place())
    else:
        talk.again()


def _drop(talk: Talk, _table: Table, _rest: str) -> None:
    talk.terms.amendment = talk.terms.block = None
    talk.voice.say("Nothing was changed.")


def _references(talk: Talk, _table: Table, _rest: str) -> None:
    if amendment := _waiting(talk):
        terms_aloud.references(talk, talk.session.preview(amendment), most=None)


def _send(talk: Talk, _table: Table, rest: str) -> None:
    """What becomes of a reference: ``3 to 2a and 2b``, ``all to none``."""
    amendment = _waiting(talk)
    if amendment is None:
        return
    seen = talk.session.preview(amendment)
    which, _, to = re.sub(r"\s+to\s+", "\0", rest, count=1).partition("\0")
    places = [place for place, _ in seen.references]
    if which.isdigit() and 1 <= int(which) <= len(places):
        places = [places[int(which) - 1]]
    elif which.lower() != "all":
        talk.voice.say(f"Name a reference by its number, from 1 to {len(places)}, or all: /amend send 1 to 2a.")
        return
    targets = terms_aloud.targets(seen.targets, to)
    if targets is None:
        names = ", ".join(label for _, label in seen.targets)
        talk.voice.say(f"Send it to one or more of these, or to none: {names}.")
        return
    talk.terms.amendment = replace(amendment, fates={**amendment.fates, **dict.fromkeys(places, targets)})
    seen = talk.session.preview(talk.terms.amendment)
    terms_aloud.references(talk, seen, only=places)


def _keep(talk: Talk, _table: Table, rest: str) -> None:
    """Which part of a split term keeps its own answers."""
    amendment = _waiting(talk)
    if amendment is None:
        return
    names = [part.called.casefold() for part in amendment.parts]
    if amendment.does != SPLIT or rest.casefold() not in names:
        talk.voice.say("This goes with a split: /amend keep and the number of the part that keeps its own answers.")
        return
    talk.terms.amendment = talk.session.keep_with(amendment, names.index(rest.casefold()))
    talk.voice.say(f"Its own answers would go with {rest}.", "/amend yes does it, /amend no leaves all as it is.")


WORDS = (
    Word(
        "paste",
        "/paste, /paste yes, /paste no, /paste inside",
        "Takes the board's list of terms as one block, says what it became, and keeps it when you say yes.",
        _paste,
    ),
    Word(
        "amend",
        ", ".join(("/amend", *WAYS, "/amend send 1 to 2a", "/amend keep 2a", "/amend list", "/amend yes", "/amend no")),
        "Rewords, renumbers, splits, merges, withdraws or reinstates a term; says first what it would change.",
        _amend,
    ),
)
