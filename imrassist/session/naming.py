"""Naming: the key of an open draft, real names and details in its texts, and what the author decides about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from imrassist.checks.remark import Remark
from imrassist.model.acts import Together
from imrassist.model.answer import Place
from imrassist.privacy.key import ALLOWED, NOT_A_NAME, Decision, Entry, Key
from imrassist.privacy.span import KEYED, Span
from imrassist.session.keyring import Keyring
from imrassist.session.marking import Marking
from imrassist.session.values import Changed, Mark, Way

if TYPE_CHECKING:
    from imrassist.checks.naming import NameChecker, Named

LIKELY = 5
"""So many entries are offered for another form of a name."""


class Naming(Marking):
    """What an open draft must not name, and the key that says so. The key is read when it is first needed."""

    _ring: Keyring | None = None
    _names: tuple[Key, NameChecker] | None = None
    _live_names: tuple[Key, NameChecker] | None = None

    @property
    def keyring(self) -> Keyring:
        """The key, and all that changes it."""
        if self._ring is None:
            self._ring = Keyring(self.draft.doc_id, self.path, self.form, self.fresh_id)
        return self._ring

    def remarks(self, place: Place | None = None, section: str = "") -> list[Remark]:
        """What the checks have to say, with every name and identifying detail; those set aside are among them."""
        names = (
            remark
            for remark in self._name_remarks()
            if (place is None or remark.place == place) and (not section or self._section_of(remark) == section)
        )
        return [*super().remarks(place, section), *names]

    def live(self, place: Place, text: str) -> list[Remark]:
        """What the checks would say of this answer if the text in the box were given; changes nothing."""
        found = super().live(place, text)
        question = self.form.questions[place.question]
        if question.names or question.kind not in ("text", "long", "code"):
            return found
        from imrassist.checks.naming import DraftText, Named, remark_of

        where = DraftText(text=text, part="value", place=place, section=question.section)
        return found + [remark_of(Named(where=where, span=span)) for span in self.name_spans(text, where.where)]

    def name_spans(self, text: str, where: str = "") -> tuple[Span, ...]:
        """Names and details in one text, such as one that is being typed, pasted or brought in."""
        checker = self._checker(typing=True)
        checker.learn(self.draft)
        return checker.spans(text, where)

    def named(self) -> tuple[Named, ...]:
        """Every name and detail in the draft, in the form's order."""
        return self._checker().found(self.draft)

    def name_counts(self) -> Counter[str]:
        """How often each code's name stands in the draft, by code; details that are not in the key under ""."""
        return Counter(each.span.code for each in self.named() if each.where.part != "base")

    def marks(self, place: Place, text: str, remarks: Sequence[Remark] | None = None) -> tuple[Mark, ...]:
        """The words in a box that something is said about; names before anything else that is said of them."""
        question = self.form.questions[place.question]
        named = not question.names and question.kind in ("text", "long", "code")
        return self._among(text, f"{place.question}@{place.row}" if named else "", super().marks(place, text, remarks))

    def marks_by_hand(self, key: str, text: str) -> tuple[Mark, ...]:
        """The same for a paragraph that the author words by hand."""
        return self._among(text, key, super().marks_by_hand(key, text))

    def _among(self, text: str, where: str, others: Sequence[Mark]) -> tuple[Mark, ...]:
        """Marks with those of names before any that touch them; with no `where` names are not looked for."""
        names = (
            [self._mark(span, text, where) for span in self.name_spans(text, where)] if where and text.strip() else []
        )
        rest = [mark for mark in others if not any(mark.start < name.end and name.start < mark.end for name in names)]
        return tuple(sorted([*names, *_in_full(text, rest)], key=lambda mark: (mark.start, mark.end)))

    def take_way(self, mark: Mark, way: Way) -> Changed | None:
        """Does what a way of mending asks: of a name, a decision that is kept in the key."""
        what, _, which = way.does.partition(":")
        if not what.startswith("name_"):
            return super().take_way(mark, way)
        if what == "name_add":
            self.add_name(mark.words, which)
        elif what == "name_form":
            self.keyring.add_form(which, mark.words)
        else:
            here, near = (mark.where or self.here_text, mark.near) if what == "name_not_here" else ("", "")
            says = ALLOWED if what == "name_allowed" else NOT_A_NAME
            self.decide(mark.words, says=says, where=here, near=near)
        return Changed(act=Together(acts=()), name="a decision about a name")

    @property
    def here_text(self) -> str:
        """Where the author is, as a decision names a place."""
        here = self.draft.here
        return f"{here.question}@{here.row}" if here else ""

    def add_name(self, words: str, part: str) -> Entry:
        """Adds somebody to the key from the text, with the next free code, provisional. Raises ImrError."""
        from imrassist.privacy.coding import title_of, without_title

        title = title_of(words)
        real = without_title(words)
        forms = (words,) if real != words else ()
        return self.keyring.add(real=real, part=part, title=title if part == "adult" else "", forms=forms)

    def decide(self, words: str, *, says: str = NOT_A_NAME, where: str = "", near: str = "", reason: str = "") -> None:
        """Keeps a decision about some words, everywhere, in one text, or between certain words of it.

        Raises ImrError when the key cannot be written.
        """
        reason = self.clean(reason)[0].strip()
        self.keyring.change(
            self.keyring.key.decided(Decision(text=words, says=says, where=where, near=near, reason=reason))
        )

    def decide_on(self, named: Named, says: str, scope: str, reason: str = "") -> None:
        """The same of one finding: ``here`` for these words between their neighbours, else everywhere."""
        from imrassist.privacy.key import near

        span, text = named.span, named.where
        here = (text.where, near(text.text, span.start, span.end)) if scope == "here" else ("", "")
        self.decide(span.text, says=says, where=here[0], near=here[1], reason=reason)

    def _name_remarks(self) -> list[Remark]:
        from imrassist.checks.naming import name_remarks

        return name_remarks(self._checker(), self.draft, self.keyring.trouble)

    def _checker(self, *, typing: bool = False) -> NameChecker:
        """One for the draft, another for what is being typed: they are asked from different threads."""
        from imrassist.checks.naming import NameChecker

        key = self.keyring.key
        known = self._live_names if typing else self._names
        if known is None or known[0] is not key:
            known = (key, NameChecker(self.form, key))
            if typing:
                self._live_names = known
            else:
                self._names = known
        return known[1]

    def _mark(self, span: Span, text: str, where: str) -> Mark:
        from imrassist.checks.naming import said_of
        from imrassist.privacy.key import near

        say, mend = said_of(span)
        ways = tuple(self._ways_keyed(span) if span.kind == KEYED else self._ways_unknown(span))
        return Mark(
            start=span.start, end=span.end, kind="name", words=span.text, say=say, mend=mend, ways=ways,
            where=where, near=near(text, span.start, span.end),
        )  # fmt: skip

    def _ways_keyed(self, span: Span) -> list[Way]:
        from imrassist.privacy.replace import words_for

        words = words_for(span)
        ways = [Way(label=f"Write '{words}' here", put=words)]
        ways.append(Way(label=f"Write '{words}' here and everywhere", put=words, does=f"name_everywhere:{span.entry}"))
        ways += [Way(label=f"Write '{code}' here", put=code) for code in span.alternatives[:4]]
        return [*ways, *_NOT_A_NAME]

    def _ways_unknown(self, span: Span) -> list[Way]:
        from imrassist.privacy.coding import PARTS, guess, title_of

        likely = guess(span.kind, span.text)
        kind = PARTS.get(likely, "person") if span.kind in _CAN_BE_KEYED else ""
        ways = []
        for part in sorted((p for p, k in PARTS.items() if k == kind), key=lambda part: part != likely):
            code = self.keyring.offered(part, title=title_of(span.text))
            ways.append(Way(label=f"Add to the key as {part}, and write '{code}'", put=code, does=f"name_add:{part}"))
        for entry in self.keyring.likely(span.text, kind)[:LIKELY]:
            label = f"It is another form of {entry.code}; write that"
            ways.append(Way(label=label, put=entry.code, does=f"name_form:{entry.id}"))
        return [*ways, *_NOT_A_NAME, _ALLOWED_WAY]


_CAN_BE_KEYED = ("person", "address", "school", "gp_surgery")
_NOT_A_NAME = (
    Way(label="It names nobody here", does="name_not_here"),
    Way(label="It is never a name, anywhere", does="name_not"),
)
_ALLOWED_WAY = Way(label="It may stand everywhere: a public author, for example", does="name_allowed")


def _in_full(text: str, marks: list[Mark]) -> Iterator[Mark]:
    """The marks; those on an abbreviation that is known with what writes it in full, before anything else."""
    if not any(any(char.isupper() for char in mark.words[1:]) or "/" in mark.words for mark in marks):
        yield from marks
        return
    from imrassist.privacy.lexicon import shipped

    longs = {(each.start, each.end): each.long for each in shipped().read(text).abbreviations if each.long}
    for mark in marks:
        long = longs.get((mark.start, mark.end))
        if long is None:
            yield mark
            continue
        many = mark.words.endswith("s") and mark.words[:-1].isupper()
        long = f"{long}s" if many and not long.endswith("s") else long
        ways = [Way(label=f"Write '{each}'", put=each) for each in (long, f"{long} ({mark.words})")]
        yield replace(mark, ways=(*ways, *mark.ways))
