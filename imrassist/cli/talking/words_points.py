"""Words for points and submissions: raised, answered, closed; sent for countersigning, submitted, returned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imrassist.cli.talking.block import Block
from imrassist.cli.talking.voice import counted, sentence
from imrassist.cli.talking.word import Word

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk


def _point(talk: Talk, rest: str) -> None:
    """A new point: on the report, a criterion, a passage that was read out."""
    kind, _, more = rest.strip().partition(" ")
    number, _, words = more.strip().partition(" ")
    about = ""
    if kind == "criterion":
        about = f"criterion:{talk.session.criterion(number).id}"
    elif kind == "passage":
        if not (number.isdigit() and 1 <= int(number) <= len(talk.read)):
            talk.voice.say("Type /passages first; then name one by its number.")
            return
        about = f"block:{talk.read[int(number) - 1]}"
    elif kind == "report":
        words = more
    else:
        talk.voice.say(
            "Type /point, then report, criterion and its number, or passage and its number; then your words."
        )
        return
    talk.session.raise_point(about, words)
    talk.voice.say(f"Kept as point {len(talk.session.draft.points)}.")


def _points(talk: Talk, _rest: str) -> None:
    found = talk.session.points()
    for number, each in enumerate(found, 1):
        source = "the panel" if each.point.source == "panel" else each.point.by
        reason = f" {sentence(each.point.reason)}" if each.point.reason else ""
        talk.voice.say(f"{number}. {sentence(each.point.text)} By {source}, on {each.where}: {each.state}.{reason}")
    if not found:
        talk.voice.say("There are no points.")
    elif talk.session.reviewer:
        talk.voice.say("/close and a number closes one, /reopen opens it again.")
    else:
        talk.voice.say("/done and a number, or /notdone, a number and why, answers one.")


def _done(talk: Talk, rest: str) -> None:
    number, _, reason = rest.strip().partition(" ")
    talk.session.answer_point(number, "done", reason)
    talk.voice.say("Kept.")


def _not_done(talk: Talk, rest: str) -> None:
    number, _, reason = rest.strip().partition(" ")
    talk.session.answer_point(number, "not_done", reason.removeprefix("because "))
    talk.voice.say("Kept.")


def _close(talk: Talk, rest: str) -> None:
    talk.session.close_point(rest.strip())
    talk.voice.say("Closed.")


def _reopen(talk: Talk, rest: str) -> None:
    talk.session.close_point(rest.strip(), closed=False)
    talk.voice.say("Open again.")


def _send(talk: Talk, _rest: str) -> None:
    talk.session.send_for_countersigning()
    talk.session.save()
    talk.voice.say("It is marked as sent. The countersigning person opens it with imrassist review, and this file.")


def _submissions(talk: Talk, _rest: str) -> None:
    found = talk.session.submissions()
    for number, sent in enumerate(found, 1):
        each = sent.submission
        seen = (
            f"Read and signed by {each.seen}." if each.seen else f"Not read before it went: {sentence(each.not_seen)}"
        )
        fault = f" The frozen copy {sent.fault}." if sent.fault else ""
        talk.voice.say(f"{number}. {each.stage}, {each.day[8:10]}/{each.day[5:7]}/{each.day[2:4]}. {seen}{fault}")
    talk.voice.say("/since and its number or name tells what changed." if found else "Nothing has been submitted yet.")


def _submit(talk: Talk, rest: str) -> None:
    """Submits a stage; `unread because` and `although` give the two reasons."""
    stage, _, more = rest.strip().partition(" ")
    unread, _, reason = more.partition("although ")
    talk.session.submit(stage.lower(), not_seen=unread.strip().removeprefix("unread because ").strip(), reason=reason)
    folder = talk.session.draft.submissions[-1].folder
    talk.voice.say(f"Submitted. A frozen copy is kept in {talk.session.submissions_folder().name}/{folder}.")


def _since(talk: Talk, rest: str) -> None:
    from imrassist.writing.changes import told

    found = talk.session.changes_since(rest.strip())
    talk.voice.say(f"{counted(len(found), 'change', 'changes').capitalize()} since then.")
    talk.voice.say(*(sentence(told(each)) for each in found))


def _letter(talk: Talk, rest: str) -> None:
    if rest.strip():
        _recorded(talk, rest)
        return
    talk.voice.say("Paste the points of the panel's letter; end with a line that holds only a full stop.")
    talk.terms.block = Block(_recorded, None)
    talk.settled()


def _recorded(talk: Talk, text: str) -> None:
    before = len(talk.session.draft.points)
    talk.session.return_letter(text)
    talk.voice.say(f"{counted(len(talk.session.draft.points) - before, 'point', 'points').capitalize()} recorded.")


WORDS = (
    Word("send", "/send", "Marks the draft as sent for countersigning.", _send),
    Word(
        "point",
        "/point report WORDS, /point criterion NUMBER WORDS, /point passage NUMBER WORDS",
        "Sends a point back to the author.",
        _point,
    ),
    Word("points", "/points", "Lists the points that were sent back, and how each stands.", _points),
    Word("done", "/done NUMBER WORDS", "Answers a point: it is done.", _done),
    Word("notdone", "/notdone NUMBER because REASON", "Answers a point: it is not done, and why.", _not_done),
    Word("close", "/close NUMBER", "Closes a point, as the countersigning person.", _close),
    Word("reopen", "/reopen NUMBER", "Opens a closed point again.", _reopen),
    Word("submissions", "/submissions", "Lists what was submitted to the board.", _submissions),
    Word(
        "submit",
        "/submit STAGE, /submit STAGE unread because REASON, /submit STAGE although REASON",
        "Submits the chronology, the first, a revised or the final report, and keeps a frozen copy.",
        _submit,
    ),
    Word("since", "/since SUBMISSION", "Tells what changed since a submission.", _since),
    Word("letter", "/letter, /letter POINTS", "Records the points of the panel's return letter.", _letter),
)
