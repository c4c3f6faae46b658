"""Replacing: codes in the place of names, and new codes in the place of old ones, all through an open draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from imrassist.errors import ImrError
from imrassist.model.acts import Act, Answered, BlockEdited, RemarkSetAside, Together, VerdictGiven, apply, inverse
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Draft
from imrassist.model.review_acts import Overridden, PointPut
from imrassist.privacy.span import KEYED, Span
from imrassist.session.naming import Naming
from imrassist.session.values import Changed, Mark, Way
from imrassist.storage.history import History, Step

if TYPE_CHECKING:
    from imrassist.checks.naming import DraftText, Named

MOST_ROUNDS = 3
"""Replacing may bring out a name that was hidden in a longer one; so often it is looked again."""


class Replacing(Naming):
    """Taking names out of an open draft, and out of all that is kept of it on the disk."""

    _secret: tuple[Step, ...] = ()
    """Steps that take a name out: what takes them back is kept in memory alone."""

    def take_way(self, mark: Mark, way: Way) -> Changed | None:
        """Does what a way of mending asks: of a name, to be replaced everywhere, or a decision kept in the key."""
        what, _, which = way.does.partition(":")
        return self.replace_names(which) if what == "name_everywhere" else super().take_way(mark, way)

    def name_preview(self, entry: str = "") -> list[tuple[str, int]]:
        """What `replace_names` would do: each code, and how often it would be put in; most often first."""
        found = [each for each in self.named() if each.span.kind == KEYED and entry in ("", each.span.entry)]
        return Counter(each.span.code for each in found if each.where.part != "base").most_common()

    def replace_names(self, entry: str = "") -> Changed:
        """Puts codes in the place of every keyed name, or of one entry's, wherever it stands; one step of undo.

        Nothing of the name stays on the disk: earlier versions, backups, journals and undo kept there go. Undo still
        works until the draft is closed. Raises ImrError when it cannot be saved.
        """
        acts: list[Act] = []
        draft = self.draft
        for _ in range(MOST_ROUNDS):
            more = self._replacing(draft, entry)
            if not more:
                break
            acts += more
            draft = apply(draft, Together(acts=tuple(more)))
        self._replace_typed(entry)
        act = Together(acts=tuple(acts), name="replacing names by codes")
        step = Step(act=act, back=inverse(self.draft, act), name=act.name)
        changed = self.do(act, act.name)
        if acts:
            self._secret = (*self._secret, step)
        self._cleanse()
        return changed

    def coded(self, text: str, where: str = "") -> str:
        """A text with codes in the place of the names of the key that stand in it."""
        from imrassist.privacy.replace import replaced

        for _ in range(MOST_ROUNDS):
            spans = [(span, "") for span in self.name_spans(text, where) if span.kind == KEYED]
            if not spans:
                break
            text = replaced(text, spans)
        return text

    def code_typed(self, place: Place | None, text: str) -> str:
        """The same for what stands in a box and is not given yet; of a place, no trace of the name is kept.

        Raises ImrError when that cannot be saved.
        """
        text = self.clean(text)[0]
        coded = self.coded(text, f"{place.question}@{place.row}" if place else "")
        if place is not None and coded != text and not self.read_only:
            self.typing(place, coded)
            self.save()
            self._store.forget_typed()
        return coded

    def with_codes(self, acts: Iterable[Act]) -> list[Act]:
        """These acts, and then what puts codes in the place of the names of the key that they bring."""
        from imrassist.checks.naming import texts_of

        acts = list(acts)
        there = set(texts_of(self.form, self.draft))
        then = apply(self.draft, Together(acts=tuple(acts)))
        new = [each for each in texts_of(self.form, then) if each not in there]
        return [*acts, *_acts_of(then, [(each, self.coded(each.text, each.where)) for each in new])]

    def replace_one(self, named: Named, code: str = "") -> Changed:
        """Puts a code in the place of one finding; of a keyed one the likeliest code, unless another is given.

        One step of undo; what else holds the name on the disk stays until all of it is replaced (`replace_names`).
        Raises ImrError where there is no code for it.
        """
        from imrassist.privacy.replace import replaced

        code = " ".join(code.split()) or named.span.code
        if not code:
            raise ImrError("the name", "It has no code yet.", "Add it to the key first, or say which code is meant.")
        text = replaced(named.where.text, [(named.span, code if code != named.span.code else "")])
        name = "writing a code for a name"
        return self.do(Together(acts=tuple(_acts_of(self.draft, [(named.where, text)])), name=name), name)

    def redo(self) -> Changed | None:
        """Makes again what was last taken back; a name that goes again goes from the disk again."""
        last = self._history.undone[-1:]
        changed = super().redo()
        if last and last[0] in self._secret:
            self._cleanse()
        return changed

    def recode(self, codes: Iterable[tuple[str, str]]) -> Changed:
        """Writes new codes for old ones in every text of the draft; (old, new) in any number, also two that swap."""
        from imrassist.checks.naming import texts_of
        from imrassist.privacy.recode import recoded

        pairs = [(old, new) for old, new in codes if old != new]
        acts = [] if not pairs else _acts_of(
            self.draft, [(each, recoded(each.text, pairs)) for each in texts_of(self.form, self.draft)]
        )  # fmt: skip
        for place, text in [*self._typed.items()] if pairs else []:
            self.typing(place, recoded(text, pairs))
        return self.do(Together(acts=tuple(acts), name="writing new codes"), "writing new codes")

    def _replacing(self, draft: Draft, entry: str) -> list[Act]:
        from imrassist.privacy.replace import replaced

        by_text: dict[DraftText, list[tuple[Span, str]]] = {}
        for each in self._checker().found(draft):
            if each.span.kind == KEYED and entry in ("", each.span.entry):
                by_text.setdefault(each.where, []).append((each.span, ""))
        return _acts_of(draft, [(where, replaced(where.text, spans)) for where, spans in by_text.items()])

    def _all_coded(self, draft: Draft) -> Draft:
        """Another draft of this review, such as a copy beside it, with codes in the place of all names of the key."""
        for _ in range(MOST_ROUNDS):
            more = self._replacing(draft, "")
            if not more:
                break
            draft = apply(draft, Together(acts=tuple(more)))
        return draft

    def _replace_typed(self, entry: str) -> None:
        from imrassist.privacy.replace import replaced

        for place, text in [*self._typed.items()]:
            spans = self.name_spans(text, f"{place.question}@{place.row}")
            self.typing(place, replaced(text, [(s, "") for s in spans if s.kind == KEYED and entry in ("", s.entry)]))

    def _cleanse(self) -> None:
        """Saves, and lets every trace of earlier texts on the disk go."""
        if self.read_only:
            return
        self.save()
        try:
            self._store.forget_old()
        except OSError:
            mend = "Close other programs that may hold files in the private folder, and replace again."
            raise ImrError(
                "the private folder", "Earlier copies that may hold the name could not all be removed.", mend, ""
            ) from None

    def _history_on_disk(self) -> History:
        """What may be kept of undo: nothing before or with a step that takes a name out of the text."""
        done, undone = self._history.done, self._history.undone
        secret = [at for at, step in enumerate(done) if step in self._secret]
        kept = done[secret[-1] + 1 :] if secret else done
        return History(done=kept, undone=() if any(step in self._secret for step in undone) else undone)


def _acts_of(draft: Draft, texts: Iterable[tuple[DraftText, str]]) -> list[Act]:
    """What writes these texts in the place of those that stand there; several parts of one thing in one act."""
    answers: dict[Place, Answer] = {}
    blocks: dict[str, dict[str, Any]] = {}
    points: dict[str, dict[str, Any]] = {}
    reasons: dict[str, str] = {}
    acts: list[Act] = []
    for where, text in texts:
        if text == where.text:
            continue
        if where.place is not None:
            answer = answers.get(where.place) or draft.answer(where.place)
            if answer is not None:
                changes: dict[str, Any] = {where.part: text}
                answers[where.place] = replace(answer, **changes)
        elif where.part in ("text", "base"):
            blocks.setdefault(where.key, {})[where.part] = text
        elif where.part in ("point", "point_reason"):
            name = "text" if where.part == "point" else "reason"
            points.setdefault(where.key, {})[name] = text
        elif where.part == "override":
            reasons[where.key] = text
        elif where.part == "comment":
            who, _, criterion = where.key.partition(":")
            verdict = replace(draft.verdicts[where.key], comment=text)
            acts.append(VerdictGiven(who=who, criterion=criterion, verdict=verdict))
        else:
            aside = draft.asides[int(where.key)]
            acts += [RemarkSetAside(aside=aside, back=True), RemarkSetAside(aside=replace(aside, reason=text))]
    acts += [Answered(place=place, answer=answer) for place, answer in answers.items()]
    if reasons:
        given = (replace(each, reason=reasons.get(each.id, each.reason)) for each in draft.overrides)
        acts.append(Overridden(overrides=tuple(given)))
    acts += [PointPut(id=key, point=replace(draft.points[key], **new)) for key, new in points.items()]
    acts += [BlockEdited(block=key, edit=replace(draft.blocks[key], **new)) for key, new in blocks.items()]
    return acts
