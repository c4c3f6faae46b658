"""Words for a review: who reviews, verdicts of the countersigning person, the signature, the trail."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.cli.talking.block import Block
from imrassist.cli.talking.voice import counted, sentence
from imrassist.cli.talking.word import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imrassist.cli.talking.talk import Talk
    from imrassist.model.quality import Verdict
    from imrassist.writing.as_read import Passage
    from imrassist.writing.changes import Change


def _reviewer(talk: Talk, rest: str) -> None:
    """Begins a review, or (with "leave") ends it."""
    session = talk.session
    if rest.strip().lower() in ("leave", "none"):
        session.end_review()
        talk.voice.say("You have left the review; the author may write again.")
        talk.again()
        return
    name, _, post = rest.partition(",")
    talk.voice.say(*session.begin_review(name, post))
    talk.voice.say(f"Reviewing: {session.reviewer}. The text is read-only now. /brief is one page to read first.")
    talk.voice.say(
        "/judge tells how the criteria stand; /judge and a number reads one. /reviewer leave ends the review."
    )
    talk.settled()


def _brief(talk: Talk, _rest: str) -> None:
    for part in talk.session.brief():
        talk.voice.say(sentence(part.title))
        talk.voice.say(*(sentence(line.say) for line in part.lines))


def _asides(talk: Talk, _rest: str) -> None:
    found = talk.session.asides()
    for each in found:
        talk.voice.say(f"{each.grade.capitalize()}: {sentence(each.say)} Set aside, because: {sentence(each.aside)}")
    if not found:
        talk.voice.say("The author set no remark aside.")


def _judge(talk: Talk, rest: str) -> None:
    """All criteria; one with its reasons; or a verdict on one."""
    session = talk.session
    number, _, said = rest.strip().partition(" ")
    if not number:
        for each in session.all_judged():
            lapsed = f" {sentence(each.lapsed.capitalize())}" if each.lapsed else ""
            talk.voice.say(f"{each.criterion.number}. {each.criterion.short}: {_said(talk, each.verdict)}{lapsed}")
        return
    criterion = session.criterion(number)
    answer, _, comment = said.strip().partition(" ")
    if not answer:
        _read_out(talk, criterion.id)
        return
    if answer.lower() == "take" and comment.strip().lower() == "back":
        session.judge(criterion.id, "")
        talk.voice.say("Taken back; the trail keeps that it was there.")
        return
    scale = {name: option.id for option in session.form.scale for name in (option.id, option.label.lower())}
    session.judge(criterion.id, scale.get(answer.lower().rstrip(".,:"), answer), comment.strip())
    talk.voice.say(f"Kept. Criterion {criterion.number}: {_said(talk, session.judged(criterion.id).verdict)}")
    _others(talk, criterion.id)


def _read_out(talk: Talk, criterion: str) -> None:
    session = talk.session
    judged = session.judged(criterion)
    talk.voice.say(f"Criterion {judged.criterion.number}. {sentence(judged.criterion.text)}")
    standing = next((each for each in session.standings() if each.criterion == criterion), None)
    for head, reasons in (
        ("For it", standing.speaks_for if standing else ()),
        ("Against it", standing.against if standing else ()),
    ):
        talk.voice.say(*([f"{head}: {sentence(each.say)}" for each in reasons] or [f"{head}: nothing so far."]))
    for each in session.asides(criterion):
        talk.voice.say(f"Set aside by the author: {sentence(each.say)} Because: {sentence(each.aside)}")
    if judged.lapsed and judged.verdict:
        talk.voice.say(sentence(judged.lapsed.capitalize()))
        _say_changes(talk, session.changed_since(judged.verdict, criterion))
    talk.voice.say(f"Yours: {_said(talk, judged.verdict)}")
    if judged.verdict:
        _others(talk, criterion)
    number = judged.criterion.number
    talk.voice.say(
        f"/passages {number} reads what it is about; /others {number} tells the author's verdict and what the tool"
        f" suggests; /judge {number} and Yes, or No or Partially with a comment, keeps yours."
    )


def _others(talk: Talk, criterion: str) -> None:
    session = talk.session
    judged = session.judged(criterion)
    standing = next((each for each in session.standings() if each.criterion == criterion), None)
    suggested = next((o.label for o in session.form.scale if standing and o.id == standing.suggestion), "")
    talk.voice.say(f"The author's own verdict: {_said(talk, judged.author)}")
    talk.voice.say(f"The tool suggests: {suggested or 'nothing, there is too little to go by'}.")
    talk.voice.say(*(f"Earlier, by {each.verdict.by}: {_said(talk, each.verdict)}" for each in judged.earlier))


def _others_word(talk: Talk, rest: str) -> None:
    _others(talk, talk.session.criterion(rest).id)


def _passages(talk: Talk, rest: str) -> None:
    """What a criterion is about; without one, the whole report."""
    session = talk.session
    found = session.passages_of(session.criterion(rest).id) if rest.strip() else session.passages_about("")
    talk.read = tuple(each.key for each in _spoken(found))
    talk.voice.say(*(f"Passage {number}. {each.in_words}" for number, each in enumerate(_spoken(found), 1)))
    talk.voice.say(
        "/point passage, a number and your words sends a point back about one."
        if talk.read
        else "Nothing in the report speaks of this; the dates of the board do."
    )


def _spoken(found: Sequence[Passage]) -> list[Passage]:
    return [each for each in found if each.text.strip()]


def _say_changes(talk: Talk, changes: Sequence[Change] | None) -> None:
    from imrassist.writing.changes import told

    if changes is None:
        talk.voice.say("The copy that was read is not in the folder of submissions any more.")
        return
    talk.voice.say(*([sentence(told(each)) for each in changes] or ["Nothing is different."]))


def _sign(talk: Talk, rest: str) -> None:
    """Signs; what stands in the way is told."""
    session = talk.session
    if rest.strip().lower() == "withdraw":
        done = session.withdraw()
        talk.voice.say("The signature is withdrawn; the trail keeps it." if done else "There is no signature.")
        return
    reason = rest.strip().removeprefix("because ")
    session.sign(reason)
    signature = session.draft.signatures[-1]
    talk.voice.say(f"Signed by {signature.by}, {signature.post}.")
    talk.voice.say(f"The code of what you signed is {signature.code}. Write it beside your signature on paper.")


def _signed(talk: Talk, _rest: str) -> None:
    signed = talk.session.signed_now()
    if signed is None:
        talk.voice.say("Nobody has signed yet.", *talk.session.not_ready())
        return
    holds = "The report is what was signed." if signed.valid else "It was changed since: the signature no longer holds."
    talk.voice.say(f"Signed by {signed.signature.by}. {holds} Code: {signed.signature.code}.")
    if not signed.valid:
        _say_changes(talk, signed.changes if signed.told else None)


def _trail(talk: Talk, _rest: str) -> None:
    trail = talk.session.trail()
    talk.voice.say(*trail.lines)
    talk.voice.say("The trail holds together." if trail.whole else "The trail does not hold together.")
    talk.voice.say(*trail.faults, *trail.notes, trail.limit)


def _take_in(talk: Talk, rest: str) -> None:
    if not rest.strip():
        talk.voice.say("Type /takein and the path of the copy that came back.")
        return
    found = talk.session.take_in(Path(rest.strip()).expanduser())
    talk.voice.say(*found.taken, *found.both)
    if not (found.taken or found.both):
        talk.voice.say("There was nothing new in it.")
    talk.voice.say(*found.notes)
    if found.text:
        talk.voice.say(f"Its text is different in {counted(len(found.text), 'place', 'places')}; none of it was taken.")
        _say_changes(talk, found.text)


def _paper(talk: Talk, rest: str) -> None:
    """Takes in a quality form: the path of a Word file, or verdicts typed one a line."""
    if rest.strip():
        _papered(talk, rest)
        return
    talk.voice.say("Type one line for each criterion: its number, the answer, the comment. End with a full stop alone.")
    talk.terms.block = Block(_papered, None)
    talk.settled()


def _papered(talk: Talk, text: str) -> None:
    found = talk.session.take_paper(talk.session.read_paper(text))
    talk.voice.say(*found.taken, *found.both, *found.notes)


def _said(talk: Talk, verdict: Verdict | None) -> str:
    if verdict is None:
        return "none yet."
    label = next((each.label for each in talk.session.form.scale if each.id == verdict.answer), verdict.answer)
    return sentence(f"{label}. {verdict.comment}" if verdict.comment else label)


WORDS = (
    Word(
        "reviewer",
        "/reviewer NAME POST, /reviewer, /reviewer leave",
        "Begins a review: name and post of the countersigning person, parted by a comma, or as the front sheet names"
        " them; leave ends it.",
        _reviewer,
    ),
    Word("brief", "/brief", "Reads one page to read first: what happened, why, what was learnt, what changes.", _brief),
    Word(
        "judge",
        "/judge, /judge NUMBER, /judge NUMBER ANSWER COMMENT, /judge NUMBER take back",
        "The countersigning person's verdicts: how they stand, one criterion with its reasons, or a verdict kept.",
        _judge,
    ),
    Word(
        "others",
        "/others NUMBER",
        "Tells the author's verdict on a criterion and what the tool suggests.",
        _others_word,
    ),
    Word("asides", "/asides", "Reads the remarks that the author set aside, each with its reason.", _asides),
    Word("passages", "/passages, /passages NUMBER", "Reads the report, or what one criterion is about.", _passages),
    Word(
        "paper",
        "/paper, /paper PATH",
        "Takes in a quality form that was filled in by hand (typed one line a criterion) or in Word.",
        _paper,
    ),
    Word("sign", "/sign, /sign because REASON, /sign withdraw", "Accepts the report on behalf of the agency.", _sign),
    Word(
        "signed", "/signed", "Tells whether the signature still holds, what changed since, what is in the way.", _signed
    ),
    Word("trail", "/trail", "Tells who did what and when, and whether that holds together.", _trail),
    Word("takein", "/takein PATH", "Takes in a review that was done on a copy; none of its text.", _take_in),
)
