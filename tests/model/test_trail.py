"""A trail holds together only as it was made: whatever is changed, taken out, put in or moved in it is found."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from imrassist.model.acts import Together, VerdictGiven, apply, inverse
from imrassist.model.draft import Draft
from imrassist.model.quality import Point, Verdict
from imrassist.model.review_acts import PointPut, ReviewAct, Signed, Submitted, Trailed
from imrassist.model.submission import Signature, Submission
from imrassist.model.trail import LIMIT, Line, chained, end_of, faults, held, sealed, set_back, things

TAMPERINGS = 10_000


def told(draft: Draft, did: str, about: str = "", at: str = "") -> Draft:
    """The draft with one more line, which tells of something as it is now."""
    n = len(draft.trail) + 1
    line = Line(
        n=n,
        at=at or f"2010-02-20T14:{n % 60:02d}:00Z",
        who="A. Specimen",
        post="Director of nursing",
        part="approver",
        did=did,
        about=about,
        holds=held(things(draft).get(about)),
        report=f"{n:016x}",
    )
    return apply(draft, Trailed(line=chained(line, end_of(draft))))


def reviewed() -> Draft:
    """A draft that was judged, sent back, judged again, signed and sent."""
    draft = told(Draft(doc_id="review-1", form_id="garden"), "sent")
    for n in range(5):
        verdict = Verdict(answer="no", comment="Why?", by="A. Specimen", on=f"2010-02-20T14:0{n}:00Z")
        draft = apply(draft, VerdictGiven(who="approver", criterion=f"c{n}", verdict=verdict))
        draft = told(draft, "judged", f"verdict:approver:c{n}")
    for n in range(3):
        draft = apply(draft, PointPut(id=f"p{n}", point=Point(id=f"p{n}", text="Say who.", by="A. Specimen")))
        draft = told(draft, "raised", f"point:p{n}")
    draft = apply(draft, VerdictGiven(who="approver", criterion="c1", verdict=None))
    draft = told(draft, "took_back", "verdict:approver:c1")
    signature = Signature(id="s1", by="A. Specimen", post="Director", on="2010-02-21T09:00:00Z", digest="1f")
    draft = told(apply(draft, Signed(signatures=(signature,))), "signed", "signature:s1")
    sent = Submission(id="b1", stage="first", day="2010-02-22", documents=("imr-submission.docx",))
    return told(apply(draft, Submitted(submissions=(sent,))), "submitted", "submission:b1")


def test_a_trail_as_it_was_made_holds_together() -> None:
    assert faults(Draft(doc_id="review-1", form_id="garden")) == ()
    assert len(reviewed().trail) == 12
    assert faults(reviewed()) == ()


def _text(dice: random.Random) -> str:
    return "".join(dice.choice("0123456789abcdefTZ:- ") for _ in range(dice.randrange(1, 20)))


def _edited(lines: list[Line], dice: random.Random) -> list[Line]:
    at = dice.randrange(len(lines))
    name = dice.choice([each.name for each in fields(Line)])
    value: Any = dice.randrange(30) if name == "n" else _text(dice)
    return [*lines[:at], replace(lines[at], **{name: value}), *lines[at + 1 :]]


def _forged(lines: list[Line], dice: random.Random) -> list[Line]:
    """One line changed, and its own link made right again."""
    at = dice.randrange(len(lines))
    before = lines[at - 1].chain if at else "review-1"
    return [*lines[:at], chained(replace(lines[at], who=_text(dice)), before), *lines[at + 1 :]]


def _removed(lines: list[Line], dice: random.Random) -> list[Line]:
    gone = set(dice.sample(range(len(lines)), dice.randrange(1, len(lines) + 1)))
    return [line for at, line in enumerate(lines) if at not in gone]


def _moved(lines: list[Line], dice: random.Random) -> list[Line]:
    lines = list(lines)
    lines.insert(dice.randrange(len(lines)), lines.pop(dice.randrange(len(lines))))
    return lines


def _shuffled(lines: list[Line], dice: random.Random) -> list[Line]:
    return dice.sample(lines, len(lines))


def _twice(lines: list[Line], dice: random.Random) -> list[Line]:
    at, to = dice.randrange(len(lines)), dice.randrange(len(lines) + 1)
    return [*lines[:to], lines[at], *lines[to:]]


def _put_in(lines: list[Line], dice: random.Random) -> list[Line]:
    to = dice.randrange(len(lines) + 1)
    new = Line(n=to + 1, at=_text(dice), who=_text(dice), did="signed")
    return [*lines[:to], chained(new, lines[to - 1].chain if to else "review-1"), *lines[to:]]


def _renumbered(lines: list[Line], dice: random.Random) -> list[Line]:
    return [replace(line, n=at) for at, line in enumerate(_removed(lines, dice), 1)]


WAYS: tuple[Callable[[list[Line], random.Random], list[Line]], ...] = (
    _edited, _forged, _removed, _moved, _shuffled, _twice, _put_in, _renumbered,
)  # fmt: skip


def test_ten_thousand_tamperings_of_a_trail_are_all_found() -> None:
    draft, dice, tried = reviewed(), random.Random(7), 0  # noqa: S311 - dice, no secret
    while tried < TAMPERINGS:
        lines = WAYS[tried % len(WAYS)](list(draft.trail), dice)
        if tuple(lines) == draft.trail:
            continue  # put back where it stood, or given the value it had
        tried += 1
        assert faults(draft.with_(trail=tuple(lines))), lines
    assert tried == TAMPERINGS


@pytest.mark.parametrize(
    "changes",
    [
        {"sealed": ""},
        {"doc_id": "review-2"},
        {"verdicts": {}},
        {"points": {}},
        {"signatures": ()},
        {"submissions": ()},
        {"unknown": {"trail/3/mood": "x"}},
    ],
)
def test_what_was_changed_beside_the_trail_is_found(changes: dict[str, object]) -> None:
    assert faults(reviewed().with_(**changes))


def test_a_verdict_that_was_turned_or_slipped_in_is_named() -> None:
    draft = reviewed()
    turned = {**draft.verdicts, "approver:c0": Verdict(answer="yes")}
    assert [each.what for each in faults(draft.with_(verdicts=turned))] == [
        "The verdict on c0 is not as line 2 of the trail tells."
    ]
    slipped = {**draft.verdicts, "approver:c9": Verdict(answer="yes")}
    assert [each.what for each in faults(draft.with_(verdicts=slipped))] == ["The verdict on c9 is not in the trail."]
    own = {**draft.verdicts, "author:c9": Verdict(answer="yes")}
    assert faults(draft.with_(verdicts=own)) == ()


def test_a_trail_written_anew_from_end_to_end_is_not_found_and_that_is_said() -> None:
    draft = reviewed()
    lines: list[Line] = []
    for line in draft.trail:
        lines.append(chained(replace(line, who="Somebody else"), lines[-1].chain if lines else draft.doc_id))
    rewritten = draft.with_(trail=tuple(lines), sealed=sealed(tuple(lines)))
    assert faults(rewritten) == ()
    assert "wrote the whole trail anew" in LIMIT


def test_a_line_that_is_not_the_next_one_changes_nothing() -> None:
    draft = reviewed()
    last = draft.trail[-1]
    assert apply(draft, Trailed(line=last)) is draft
    assert apply(draft, Trailed(line=replace(last, n=len(draft.trail) + 1))) is draft


def test_a_clock_that_was_set_back_is_told_but_is_no_fault() -> None:
    draft = told(reviewed(), "closed", at="2010-02-20T13:00:00Z")
    assert faults(draft) == ()
    assert [line.n for line in set_back(draft.trail)] == [13]
    assert set_back(reviewed().trail) == ()


@pytest.mark.parametrize(
    "act",
    [
        PointPut(id="p0", point=None),
        PointPut(id="p9", point=Point(id="p9", text="New.")),
        Signed(signatures=()),
        Submitted(submissions=()),
    ],
)
def test_what_a_review_does_can_be_taken_back(act: ReviewAct) -> None:
    draft = reviewed()
    assert apply(apply(draft, act), inverse(draft, act)) == draft


def test_nothing_takes_a_line_of_the_trail_back() -> None:
    draft = reviewed()
    line = chained(Line(n=13, at="", who="A. Specimen"), end_of(draft))
    assert inverse(draft, Trailed(line=line)) == Together(acts=())


def test_a_point_is_kept_under_the_id_it_is_put_under() -> None:
    draft = apply(
        Draft(doc_id="review-1", form_id="any"), PointPut(id="p1", point=Point(id="another", text="Say who."))
    )
    assert [(key, each.id) for key, each in draft.points.items()] == [("p1", "p1")]
