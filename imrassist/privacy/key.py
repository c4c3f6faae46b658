"""Key: the real names, addresses and places of one review, and the codes that stand for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from imrassist.privacy.folding import fold

KINDS = ("person", "address", "organisation")
"""What an entry may be about."""
_SIGNS = ".,;:!?()[]\"'\u2018\u2019\u201c\u201d|"
NOT_A_NAME, ALLOWED = "not_a_name", "allowed"
"""What a decision may say: it is no name; or it is one that may stand (a public author)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person, address or organisation, and its code (guidance 2.3)."""

    id: str
    """Permanent, such as ``key-k3x9q2``: two copies of a key are joined by it."""
    code: str
    """What stands for it in the review: ``Child 1``, ``Mrs A``."""
    kind: str
    """One of `KINDS`."""
    real: str = field(repr=False)
    """The real name. Left out of every representation, for that may end in a log."""
    forms: tuple[str, ...] = field(default=(), repr=False)
    """Other forms of it: a maiden name, a nickname, a short form."""
    sex: str = ""
    title: str = ""
    part: str = ""
    """What of the form's scheme of codes it has its code by: ``child``, ``worker``, ``school``; empty when not said."""
    provisional: bool = False
    """Its code was offered here; the board has not given one yet."""

    @property
    def all_forms(self) -> tuple[str, ...]:
        """The real name and every other form of it."""
        return (self.real, *self.forms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the author said once of a word that looked like a name."""

    text: str = field(repr=False)
    """The words as they stood; however they are written, the decision is about them."""
    entry: str = ""
    """Id of the entry that it stands for; empty when it is no name."""
    says: str = NOT_A_NAME
    """`NOT_A_NAME` or `ALLOWED`."""
    where: str = ""
    """``question@row`` or the key of a block, when it is meant there alone; empty for everywhere."""
    near: str = field(default="", repr=False)
    """With ``where``: the two words before it and the two after, ``she told|on tuesday``, as `near` gives them; so that
    one of several places in a text is meant, and still is when the text is edited. Empty for all in that text."""
    reason: str = field(default="", repr=False)
    """Why it may stand."""

    def means(self, text: str, start: int, end: int) -> bool:
        """Whether it is about these words of a text: the same ones, and with the same words before or after them."""
        if _folded(text[start:end]) != _folded(self.text):
            return False
        if not self.near:
            return True
        before, _, after = self.near.partition("|")
        now_before, _, now_after = near(text, start, end).partition("|")
        alone = not (before or after) and not (now_before or now_after)
        return alone or bool(before and before == now_before) or bool(after and after == now_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """All entries of one review."""

    doc_id: str
    """Of the draft it belongs to; empty when not said."""
    entries: tuple[Entry, ...] = ()
    decisions: tuple[Decision, ...] = ()
    unknown: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """What the file holds and this version does not know; kept and written back."""

    def entry(self, entry_id: str) -> Entry | None:
        """The entry of this id; None when there is none."""
        return next((each for each in self.entries if each.id == entry_id), None)

    def by_code(self, code: str) -> Entry | None:
        """The entry with this code, however it is written; None when there is none."""
        wanted = " ".join(code.split()).casefold()
        return next((each for each in self.entries if " ".join(each.code.split()).casefold() == wanted), None)

    def with_entry(self, entry: Entry) -> Key:
        """The same with this entry, in the place of the one with its id; decisions about its name go."""
        there = any(each.id == entry.id for each in self.entries)
        entries = tuple(entry if each.id == entry.id else each for each in self.entries)
        names = {_folded(form) for form in entry.all_forms}
        decisions = tuple(each for each in self.decisions if _folded(each.text) not in names)
        return replace(self, entries=entries if there else (*entries, entry), decisions=decisions)

    def without(self, entry_id: str) -> Key:
        """The same without this entry."""
        return replace(self, entries=tuple(each for each in self.entries if each.id != entry_id))

    def decided(self, decision: Decision) -> Key:
        """The same with this decision, in the place of an earlier one about the same words at the same place."""
        place = (_folded(decision.text), decision.where, decision.near)
        rest = (each for each in self.decisions if (_folded(each.text), each.where, each.near) != place)
        return replace(self, decisions=(*rest, decision))

    def revoked(self, number: int) -> Key:
        """The same without the decision of this number, from 0."""
        return replace(self, decisions=tuple(each for at, each in enumerate(self.decisions) if at != number))

    def allowed(self) -> frozenset[str]:
        """Words that are to be left alone everywhere, folded."""
        return frozenset(_folded(each.text) for each in self.decisions if not each.where)

    def at(self, where: str) -> tuple[Decision, ...]:
        """What was decided of this place alone."""
        return tuple(each for each in self.decisions if each.where and each.where == where)


def near(text: str, start: int, end: int) -> str:
    """The two words before a place in a text and the two after it, folded: ``she told|on tuesday``."""
    before, after = text[:start].split()[-2:], text[end:].split()[:2]
    return f"{' '.join(filter(None, map(_bare, before)))}|{' '.join(filter(None, map(_bare, after)))}"


def _bare(word: str) -> str:
    return fold(word.strip(_SIGNS))


def _folded(text: str) -> str:
    return fold(" ".join(text.split()))
