"""Words for the key: names that stand in the draft, codes in their place, and what was decided about them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.cli.talking import asking
from imrassist.cli.talking.block import Block
from imrassist.cli.talking.voice import counted, sentence
from imrassist.cli.talking.word import Word
from imrassist.privacy.coding import PARTS, title_of, without_title
from imrassist.privacy.key import ALLOWED, NOT_A_NAME

if TYPE_CHECKING:
    from imrassist.checks.naming import Named
    from imrassist.cli.talking.talk import Talk

MOST = 12
"""So many findings are read out; of more it is said how many there are."""


def _names(talk: Talk, _rest: str) -> None:
    """What stands in the draft that should not, numbered for `/notname` and `/code`."""
    found = [each for each in talk.session.named() if each.where.part != "base"]
    talk.named = found
    for notice in talk.session.keyring.notices():
        talk.voice.say(notice)
    if not found:
        talk.voice.say("Names of the key and details that identify somebody were looked for: nothing found.")
        return
    talk.voice.say(f"{counted(len(found), 'finding', 'findings').capitalize()}.")
    from imrassist.checks.naming import said_of

    for number, each in enumerate(found[:MOST], 1):
        place = each.where.place
        where = asking.called(talk.session.form, each.where.section) if each.where.section else "elsewhere"
        short = talk.session.form.questions[place.question].short if place else ""
        say, mend = said_of(each.span)
        talk.voice.say(f"{number}. {sentence(short or where)} {say} {mend}")
    if len(found) > MOST:
        talk.voice.say(f"And {len(found) - MOST} more.")
    talk.voice.say("/replace puts codes in the place of all names of the key. /hear and a number says the words.")


def _hear(talk: Talk, rest: str) -> None:
    """The words of one finding, which may be a name: said only when asked for."""
    if (each := _of(talk, rest)) is not None:
        talk.voice.say(f'"{each.span.text}"')


def _replace(talk: Talk, rest: str) -> None:
    """Codes in the place of names; said first, done with yes."""
    if rest.split()[:1] == ["one"]:
        number, _, code = rest.partition("one")[2].strip().partition(" ")
        if (each := _of(talk, number)) is not None:
            talk.session.replace_one(each, code)
            talk.named = []
            talk.voice.say("Replaced there. /names tells what is left.")
        return
    rest, _, yes = rest.rpartition(" ") if rest.endswith("yes") else (rest, "", "")
    code = rest.strip()
    entry = talk.session.entry_of(code).id if code else ""
    counts = talk.session.name_preview(entry)
    if not counts:
        talk.voice.say("No such name stands in the draft.")
        return
    told = "; ".join(f"{each} {counted(times, 'time', 'times')}" for each, times in counts)
    if not yes:
        again = f"/replace {code} yes".replace("  ", " ")
        talk.voice.say(
            f"{told}. Earlier versions, backups and undo on the disk go with the name; /undo works until you leave. "
            f"To do it: {again}"
        )
        return
    talk.session.replace_names(entry)
    talk.voice.say(f"Replaced: {told}.")
    if count := len(talk.session.names_left_behind()):
        talk.voice.say(f"Names are left in {counted(count, 'file', 'files')} beside the draft: /left lists them.")


def _left(talk: Talk, rest: str) -> None:
    """Files beside the draft that still hold names; one of them goes, when asked twice."""
    found = talk.session.names_left_behind()
    words = rest.split()
    if words[:1] == ["remove"] and len(words) > 1 and words[1].isdecimal() and 1 <= int(words[1]) <= len(found):
        each = found[int(words[1]) - 1]
        if words[2:] != ["yes"]:
            talk.voice.say(each.told(), f"It cannot be brought back. To remove it: /left remove {words[1]} yes")
            return
        talk.session.remove_left_behind(each)
        talk.voice.say(f"Removed: {each.path.name}.")
        return
    if words[:1] == ["codes"] and len(words) > 1 and words[1].isdecimal() and 1 <= int(words[1]) <= len(found):
        talk.session.code_left_behind(found[int(words[1]) - 1])
        talk.voice.say("Codes stand in the place of the names there.")
        return
    if not found:
        talk.voice.say("Copies beside the draft, and what was sent, were searched for names of the key: nothing found.")
    talk.voice.say(*(f"{number}. {each.told()}" for number, each in enumerate(found, 1)))


def _key(talk: Talk, rest: str) -> None:
    """The codes; with names, the names too."""
    counts = talk.session.name_counts()
    names = rest.strip().casefold() == "names"
    entries = talk.session.keyring.key.entries
    if not entries:
        talk.voice.say("Nobody is in the key yet. /code adds somebody, such as /code child and the name.")
    for entry in entries:
        real = f": {'; '.join(entry.all_forms)}" if names else ""
        state = ", not the board's code yet" if entry.provisional else ""
        left = f", still {counted(counts[entry.code], 'time', 'times')} in the draft" if counts[entry.code] else ""
        talk.voice.say(f"{entry.code}{real}{state}{left}.")
    for number, decision in enumerate(talk.session.keyring.key.decisions, 1):
        words = f'"{decision.text}" ' if names else "A word "
        says = "may stand" if decision.says == ALLOWED else "is no name"
        where = "at one place" if decision.where else "everywhere"
        talk.voice.say(f"Decision {number}: {words}{says}, {where}. /unname {number} takes it back.")


def _add(talk: Talk, rest: str) -> None:
    """Adds to the key: by what it is and the name, or by what it is and the number of a finding."""
    part, _, name = rest.strip().partition(" ")
    if part.casefold() not in PARTS or not name.strip():
        talk.voice.say(f"Say what it is, then the name or the number of a finding. It may be: {', '.join(PARTS)}.")
        return
    if name.strip().isdecimal():
        each = _of(talk, name)
        if each is None:
            return
        entry = talk.session.add_name(each.span.text, part.casefold())
    else:
        title = title_of(name) if PARTS[part.casefold()] == "person" else ""
        forms = (name,) if without_title(name) != name.strip() else ()
        entry = talk.session.keyring.add(real=without_title(name), part=part.casefold(), title=title, forms=forms)
    talk.voice.say(f"In the key as {entry.code}. /replace puts codes in the place of names.")


def _also(talk: Talk, rest: str) -> None:
    """Another form of somebody's name: CODE = FORM."""
    code, sign, form = rest.partition("=")
    if not sign or not form.strip():
        talk.voice.say("Say the code, an equals sign and the other form, such as: /also Child 1 = Evie")
        return
    talk.session.keyring.add_form(talk.session.entry_of(code.strip()).id, form)
    talk.voice.say("It is looked for from now on.")


def _not_name(talk: Talk, rest: str) -> None:
    """A finding is no name: here, everywhere, or it may stand."""
    number, _, scope = rest.strip().partition(" ")
    each = _of(talk, number)
    if each is None:
        return
    scope, _, reason = scope.partition(" ")
    everywhere = scope.casefold() in ("everywhere", "allowed")
    says = ALLOWED if scope.casefold() == "allowed" else NOT_A_NAME
    talk.session.decide_on(each, says, "everywhere" if everywhere else "here", reason)
    talk.voice.say("Kept in the key. /key names lists what was decided.")


def _unname(talk: Talk, rest: str) -> None:
    """Takes a decision back."""
    talk.session.revoke_decision(int(rest) if rest.strip().isdecimal() else 0)
    talk.voice.say("Taken back: it is looked for again.")


def _take_in(talk: Talk, rest: str) -> None:
    """The board's lists from a file."""
    from imrassist.session.taking_in import codes_in, rows_in

    what, _, name = rest.strip().partition(" ")
    if what == "codes" and not name.strip():
        talk.voice.say(
            "Paste the board's rows, each with a name and its code; end with a line that holds only a full stop."
        )
        talk.terms.block = Block(_codes_pasted, None)
        talk.settled()
        return
    if what == "codes" and name.strip() == "yes" and talk.terms.codes is not None:
        taken, talk.terms.codes = talk.terms.codes, None
        talk.session.take_codes(taken)
        talk.voice.say("Taken.")
        return
    name, yes = (name[:-4], True) if name.endswith(" yes") else (name, False)
    if what not in ("codes", "abbreviations") or not name.strip():
        talk.voice.say("Say codes or abbreviations, then the file.")
        return
    path = Path(name.strip().strip('"')).expanduser()
    if what == "abbreviations":
        talk.voice.say(*talk.session.take_abbreviations(rows_in(path)))
        return
    taken = codes_in(talk.session, path)
    talk.voice.say(*taken.told())
    if yes:
        talk.session.take_codes(taken)
        talk.voice.say("Taken.")
    else:
        talk.voice.say("Nothing was changed yet. The same with yes at its end takes them.")


def _codes_pasted(talk: Talk, text: str) -> None:
    from imrassist.session.taking_in import codes_pasted

    talk.terms.codes = codes_pasted(talk.session, text)
    talk.voice.say(*talk.terms.codes.told(), "Nothing was changed yet. /take codes yes takes them.")


def _of(talk: Talk, rest: str) -> Named | None:
    if rest.strip().isdecimal() and 1 <= int(rest) <= len(talk.named):
        return talk.named[int(rest) - 1]
    talk.voice.say("Which one? /names reads them out with their numbers.")
    return None


WORDS = (
    Word("names", "/names", "Tells where names of the key and details that identify somebody stand.", _names),
    Word("hear", "/hear NUMBER", "Says the words of one of them.", _hear),
    Word(
        "replace",
        "/replace, /replace CODE, /replace CODE yes, /replace one NUMBER, /replace one NUMBER CODE",
        "Puts codes in the place of all names of the key, or of one person's; says first what it would do. With one, "
        "in that one place alone.",
        _replace,
    ),
    Word(
        "left",
        "/left, /left codes NUMBER, /left remove NUMBER, /left remove NUMBER yes",
        "Lists files beside the draft that names of the key still stand in, and removes one that is no record.",
        _left,
    ),
    Word("key", "/key, /key names", "Lists the codes, and what was decided; with names, the real names too.", _key),
    Word(
        "code",
        "/code WHAT NAME, /code WHAT NUMBER",
        "Adds a name, or a finding, to the key, and gives it a code: /code child and the name.",
        _add,
    ),
    Word("also", "/also CODE = FORM", "Adds another form of the name behind a code.", _also),
    Word(
        "notname",
        "/notname NUMBER, /notname NUMBER everywhere, /notname NUMBER allowed REASON",
        "Keeps that a finding is no name there, or nowhere, or that it may stand.",
        _not_name,
    ),
    Word("unname", "/unname NUMBER", "Takes such a decision back.", _unname),
    Word(
        "take",
        "/take codes, /take codes yes, /take codes FILE, /take codes FILE yes, /take abbreviations FILE",
        "Takes in the board's list of codes, after saying what it would change, or its list of abbreviations.",
        _take_in,
    ),
)
