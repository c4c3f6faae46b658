"""Signing: points sent back and answered, and the countersigning person's signature on the whole report."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from imrassist.errors import ImrError
from imrassist.model.acts import Act
from imrassist.model.quality import Point
from imrassist.model.review_acts import PointPut, Signed
from imrassist.model.submission import Signature
from imrassist.model.trail import faults
from imrassist.session.recording import Step, same_person
from imrassist.session.review_values import Raised, SignedNow
from imrassist.session.reviewing import Reviewing
from imrassist.session.values import Changed
from imrassist.writing.as_read import code_of, read_digest

if TYPE_CHECKING:
    from imrassist.writing.as_read import Passage

_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,2}(?:\.\d+)*[.):]?|[-•*–])\s+")


class Signing(Reviewing):
    """Points and the signature of one open draft (guidance 2.7i)."""

    # ---- points

    def points(self, *, still_open: bool = False) -> tuple[Raised, ...]:
        """Every point in the order of raising, or those that are not closed."""
        return tuple(self._raised(point) for point in self.draft.points.values() if not (still_open and point.closed))

    def point(self, name: str) -> Point:
        """The point of this number, from 1 in the order of raising, or id. Raises ImrError when there is none."""
        found = list(self.draft.points.values())
        for number, point in enumerate(found, 1):
            if name in (str(number), point.id):
                return point
        mend = f"Name one from 1 to {len(found)}." if found else "There are no points yet."
        raise ImrError("the points", "There is no such point.", mend)

    def raise_point(self, about: str, text: str) -> Changed:
        """Sends a point back to the author, about what `Point.about` may name. Raises ImrError when it says nothing."""
        reviewer = self._reviewing()
        text = self.clean(text)[0].strip()
        if not text:
            raise ImrError("the point", "It says nothing.", "Say what the author should see to.")
        self._keep_read()
        point = Point(
            id=self.fresh_id(), text=text, about=about, by=reviewer.name, post=reviewer.post, on=self._time(),
            read=self._digest_about(about),
        )  # fmt: skip
        return self._record([("raised", *_put(point))], "a point", reviewer)

    def passages_about(self, about: str) -> tuple[Passage, ...]:
        """What `Point.about` names, as it reads now; for nothing the whole report."""
        kind, _, name = about.partition(":")
        if kind == "criterion":
            return self.passages_of(name)
        every = self._passages()
        if kind == "section":
            return tuple(each for each in every if each.section == name)
        if kind == "block":
            return tuple(each for each in every if each.key == name or each.key.partition("#")[0] == name)
        return every

    def answer_point(self, name: str, how: str, reason: str = "") -> Changed:
        """The author's answer: ``done``, or ``not_done`` with the reason. Raises ImrError without it."""
        self._by_author("answering a point")
        point = self.point(name)
        reason = self.clean(reason)[0].strip()
        if point.closed:
            raise ImrError("the point", "It is closed.", "The countersigning person can open it again.")
        if how not in ("done", "not_done"):
            raise ImrError("the point", "It is done or not done.", "Choose one of them.")
        if how == "not_done" and not reason:
            raise ImrError("the point", "Not done needs a reason.", "Say why, for the one who raised it.")
        answered = replace(point, answer=how, reason=reason, answered_on=self._time())
        return self._record([("answered", *_put(answered))], "the answer to a point", self.person("author"))

    def close_point(self, name: str, *, closed: bool = True) -> Changed:
        """The reviewer closes a point, as what it is about reads now; or opens it again."""
        reviewer = self._reviewing()
        point = self.point(name)
        if closed:
            self._keep_read()
            point = replace(
                point, closed_by=reviewer.name, closed_on=self._time(), closed_read=self._digest_about(point.about)
            )
        else:
            point = replace(point, closed_by="", closed_on="", closed_read="")
        return self._record([("closed" if closed else "reopened", *_put(point))], "closing a point", reviewer)

    def return_letter(self, text: str) -> Changed:
        """Records the panel's return letter: each of its points, one a paragraph or a number, as a point of the panel.

        Raises ImrError when there is nothing in it.
        """
        who = self.reviewer or self.person("author")
        found = points_of(self.clean(text)[0])
        if not found:
            raise ImrError("the return letter", "There is no point in it.", "Paste its points, one a paragraph.")
        steps: list[Step] = []
        for each in found:
            point = Point(id=self.fresh_id(), text=each, on=self._time(), source="panel", read=self._whole())
            steps.append(("returned", *_put(point)))
        return self._record(steps, "the panel's return letter", who)

    # ---- the signature

    def not_ready(self) -> tuple[str, ...]:
        """What stands in the way of signing, in sentences; nothing when the report can be signed."""
        found = [f"The trail does not hold together: {fault.what}" for fault in faults(self.draft)[:1]]
        author, approver = self.person("author"), self.person("approver")
        if not (author.name and author.post and approver.name and approver.post):
            found.append("The front sheet does not name author and countersigning person, each with a post.")
        if self.reviewer and approver.name and not same_person(self.reviewer.name, approver.name):
            found.append("The front sheet names somebody else as countersigning; the author changes that.")
        lacks: dict[str, list[str]] = {}
        for each in self.all_judged():
            if why := self._lacks(each.criterion.id):
                lacks.setdefault(why, []).append(str(each.criterion.number))
        found += [f"{why}: {', '.join(numbers)}." for why, numbers in lacks.items()]
        waiting = sum(not point.closed for point in self.draft.points.values())
        if waiting:
            found.append(f"{waiting} point{' is' if waiting == 1 else 's are'} not closed.")
        if any(block.state == "out_of_step" for section in self.report().sections for block in section.blocks):
            found.append("Some of the author's wording is out of step with the answers.")
        return tuple(found)

    def musts(self) -> int:
        """How many *must* remarks stand; with any, a signature needs a reason, which is printed."""
        return sum(remark.grade == "must" and not remark.aside for remark in self.remarks())

    def sign(self, reason: str = "") -> Changed:
        """Accepts the report on behalf of the agency, exactly as it reads now.

        Raises ImrError when something stands in the way (`not_ready`), or *must* remarks stand and no reason is given.
        """
        reviewer = self._reviewing()
        reason = self.clean(reason)[0].strip()
        hindered = self.not_ready()
        if hindered:
            raise ImrError("the signature", " ".join(hindered), "See to that first.", "Nothing was signed.")
        if (musts := self.musts()) and not reason:
            what = f"{musts} thing{' must' if musts == 1 else 's must'} still be mended."
            raise ImrError(
                "the signature", what, "Or say why you sign all the same: it is printed.", "Nothing was signed."
            )
        self._keep_read()
        signature = Signature(
            id=self.fresh_id(), by=reviewer.name, post=reviewer.post, on=self._time(), digest=self._whole(),
            code=self.code(), reason=reason if musts else "",
        )  # fmt: skip
        act = Signed(signatures=(*self.draft.signatures, signature))
        return self._record([("signed", f"signature:{signature.id}", act)], "the signature", reviewer)

    def code(self) -> str:
        """Sixteen letters and figures that stand for the report as it reads now, to be compared by eye."""
        return code_of(self._passages())

    def withdraw(self) -> Changed | None:
        """Takes the last signature back; None when there is none."""
        reviewer = self._reviewing()
        if not self.draft.signatures:
            return None
        gone = self.draft.signatures[-1]
        act = Signed(signatures=self.draft.signatures[:-1])
        return self._record([("withdrew", f"signature:{gone.id}", act)], "withdrawing the signature", reviewer)

    def signed_now(self) -> SignedNow | None:
        """The last signature and whether the report is still what was signed; None when nobody has signed."""
        if not self.draft.signatures:
            return None
        signature = self.draft.signatures[-1]
        if signature.digest == self._whole():
            return SignedNow(signature=signature, valid=True)
        from imrassist.writing.differing import differing

        then = self._then(signature.digest)
        if then is None:
            return SignedNow(signature=signature, valid=False, told=False)
        return SignedNow(signature=signature, valid=False, changes=differing(then, self._passages()))

    # ---- within

    def _lacks(self, criterion: str) -> str:
        """Why a criterion holds up the signature, for a list of numbers; empty when it does not."""
        judged = self.judged(criterion)
        if judged.verdict is None:
            return "No verdict yet on criteria"
        if judged.lapsed:
            return f"To be looked at again ({judged.lapsed}), criteria"
        if judged.verdict.answer != "yes" and not judged.verdict.comment:
            return "No comment beside the verdict on criteria"
        if self.reviewer and not same_person(judged.verdict.by, self.reviewer.name):
            return "Judged by somebody else, criteria"
        return ""

    def _raised(self, point: Point) -> Raised:
        now = self._digest_about(point.about)
        then = point.closed_read if point.closed else point.read
        where, section = self._where(point.about)
        return Raised(point=point, where=where, section=section, changed=bool(then) and then != now)

    def _where(self, about: str) -> tuple[str, str]:
        kind, _, name = about.partition(":")
        if kind == "criterion":
            number = next((each.number for each in self.form.criteria if each.id == name), None)
            return (f"criterion {number}" if number else "a criterion that is gone"), ""
        found = self.passages_about(about) if about else ()
        if not about:
            return "the report as a whole", ""
        if not found:
            return "a passage that is gone", ""
        section = self._section_label(found[0].section)
        begins = " ".join(found[0].text.split())[:40]
        return (section if kind == "section" else f'{section}: "{begins} ..."'), found[0].section

    def _digest_about(self, about: str) -> str:
        return read_digest(self.passages_about(about)) if about else self._whole()


def points_of(letter: str) -> list[str]:
    """The points of a letter: what begins with a number or a dash, else its paragraphs; each on one line.

    What stands before the first number is no point: it is the salutation.
    """
    lines = letter.split("\n")
    if any(_NUMBERED.match(line) for line in lines):
        found: list[list[str]] = []
        for line in lines:
            if _NUMBERED.match(line):
                found.append([_NUMBERED.sub("", line)])
            elif found and line.strip():
                found[-1].append(line)
        return [text for each in found if (text := " ".join(" ".join(each).split()))]
    return [text for each in re.split(r"\n\s*\n", letter) if (text := " ".join(each.split()))]


def _put(point: Point) -> tuple[str, Act]:
    return f"point:{point.id}", PointPut(id=point.id, point=point)
