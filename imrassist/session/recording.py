"""Recording: who reviews an open draft, and every deed of a review with its line of the trail."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from imrassist.errors import ImrError
from imrassist.interview.wording import in_words
from imrassist.model.acts import Act, Together, apply
from imrassist.model.review_acts import Trailed
from imrassist.model.trail import Line, chained, end_of, faults, held, things
from imrassist.session.rereading import Rereading
from imrassist.session.review_values import Person
from imrassist.session.values import Changed

if TYPE_CHECKING:
    from imrassist.model.draft import Draft
    from imrassist.model.submission import Override

Step = tuple[str, str, Act | None] | Line
"""What is done, to what, and the act that does it; or a line that was written on a copy, to be taken over."""
_TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame")
READ_ONLY = "The draft is open for review, and in a review the text is read-only."
MEND = "Raise a point, and the author will see to it; or leave the review."
SEPARATE = (
    "The author and the countersigning person must be two people. Names and posts are compared; who sits at the "
    "keyboard cannot be known."
)
"""What the separation is worth, said where it is refused and where a review begins."""


class Recording(Rereading):
    """Who has a part in the review of one open draft. While somebody reviews, nothing changes the author's text."""

    reviewer: Person | None = None
    """Who reviews now; None while the author writes."""
    now: Callable[[], datetime] = staticmethod(lambda: datetime.now(UTC))
    """The clock of this computer."""

    # ---- who is who

    def person(self, part: str) -> Person:
        """The ``author`` or ``approver`` as the front sheet names them; empty where it does not."""
        return Person(name=self._named(part), post=self._named(f"{part}_post"), part=part)

    def begin_review(self, name: str = "", post: str = "") -> tuple[str, ...]:
        """Opens the review for this person; without a name for the one that the front sheet names. What to know first.

        Raises ImrError when the name or the post is the author's, or missing.
        """
        named = self.person("approver")
        name, post = self.clean(name)[0].strip() or named.name, self.clean(post)[0].strip()
        if not post and same_person(name, named.name):
            post = named.post
        self.check_separate(name, post)
        self.reviewer = Person(name=name, post=post)
        notes = [SEPARATE]
        if named.name and not same_person(name, named.name):
            notes.append("The front sheet names somebody else as countersigning: you can judge, but not sign.")
        others = {v.by for key, v in self.draft.verdicts.items() if key.startswith("approver:") and v.by}
        notes += [f"{other} has given verdicts already; yours will stand before them." for other in sorted(others)
                  if not same_person(other, name)]  # fmt: skip
        notes += overridden(self.draft)
        notes += [f"The trail of this review does not hold together: {fault.what}" for fault in faults(self.draft)[:1]]
        return tuple(notes)

    def check_separate(self, name: str, post: str) -> None:
        """Raises ImrError when this is the author by name or by post, or either is missing."""
        author = self.person("author")
        what = "Your name and your post are needed." if not (name and post) else ""
        if name and same_person(name, author.name):
            what = "This is the name of the author."
        elif post and author.post and _folded(post) == _folded(author.post):
            what = "This is the post of the author; word the two so that they can be told apart."
        if what:
            raise ImrError("the review", what, SEPARATE, "Nothing was opened.")

    def end_review(self) -> None:
        """Leaves the review; the author may write again."""
        self.reviewer = None

    # ---- nothing else while somebody reviews

    def do(self, act: Act, name: str = "", cleaned: Sequence[str] = ()) -> Changed:
        """Makes one change. Raises ImrError while somebody reviews: nothing of theirs touches the text."""
        self._by_author(name or "a change")
        before = things(self.draft)
        changed = super().do(act, name, cleaned)
        self._worded(before, name)
        return changed

    def undo(self) -> Changed | None:
        """Takes the author's last change back. Raises ImrError while somebody reviews."""
        self._by_author("undo")
        before = things(self.draft)
        changed = super().undo()
        self._worded(before, changed.name if changed else "")
        return changed

    def redo(self) -> Changed | None:
        """Makes it again. Raises ImrError while somebody reviews."""
        self._by_author("redo")
        before = things(self.draft)
        changed = super().redo()
        self._worded(before, changed.name if changed else "")
        return changed

    # ---- within

    def _worded(self, before: Mapping[str, Any], name: str) -> None:
        """A change that went through what the trail tells of, such as a code in the place of a name, is told in it."""
        now = things(self.draft)
        touched = [key for key in {**before, **now} if before.get(key) != now.get(key)]
        if touched:
            self._record([("worded", key, None) for key in touched], name, self.person("author"))

    def _by_author(self, what: str) -> None:
        if self.reviewer is not None:
            raise ImrError(what, READ_ONLY, MEND)

    def _reviewing(self) -> Person:
        if self.reviewer is None:
            raise ImrError("the review", "Nobody is reviewing.", "Say first who you are.")
        return self.reviewer

    def _named(self, role: str) -> str:
        question = self.form.by_role(role)
        answer = self.draft.answers.get(question.id) if question else None
        if question is None or answer is None or not answer.given:
            return ""
        return in_words(question, answer, self.form, self.draft).strip()

    def _time(self) -> str:
        return f"{self.now().astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"

    def _record(self, steps: Sequence[Step], name: str, who: Person) -> Changed:
        """Does these things, each with its line of the trail, as one change that no undo takes back."""
        acts: list[Act] = []
        draft: Draft = self.draft
        report = self._whole()
        for step in steps:
            if isinstance(step, Line):
                line = replace(step, n=len(draft.trail) + 1, copied=step.copied or step.chain)
            else:
                did, about, act = step
                if act is not None:
                    acts.append(act)
                    draft = apply(draft, act)
                line = Line(
                    n=len(draft.trail) + 1, at=self._time(), who=who.name, post=who.post, part=who.part, did=did,
                    about=about, holds=held(things(draft).get(about)), report=report,
                )  # fmt: skip
            acts.append(Trailed(line=chained(line, end_of(draft))))
            draft = apply(draft, acts[-1])
        return self.record(Together(acts=tuple(acts), name=name), name)


def overridden(draft: Draft) -> list[str]:
    """Documents that were made although something was to be mended, with the reasons given; the last ones first."""
    return [_overridden(each) for each in reversed(draft.overrides)]


def _overridden(each: Override) -> str:
    day = f"{each.on[8:10]}/{each.on[5:7]}/{each.on[2:4]}"
    names = f"{each.names} name{'' if each.names == 1 else 's'} or identifying detail{'' if each.names == 1 else 's'}"
    gaps = f"{each.gaps} other thing{'' if each.gaps == 1 else 's'} to be mended"
    left = " and ".join(said for said, count in ((names, each.names), (gaps, each.gaps)) if count)
    return f'Made on {day} by {each.by or "the author"} with {left}: {each.document}, {each.copy} copy. "{each.reason}"'


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's as far as names tell: titles, case, accents and full stops make no difference.

    An initial stands for a name that begins so: ``J. Example`` is ``Jane Example``. Empty names are nobody's.
    """
    first, second = ([word for word in _folded(name).split() if word not in _TITLES] for name in (one, other))
    if not first or not second or first[-1] != second[-1]:
        return False
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(first, second, strict=False))


def _folded(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s]", " ", plain).casefold().split())
