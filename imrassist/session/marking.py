"""Marking: which words in an answer box something is said about, and what can be done about each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from imrassist.checks.prose import words
from imrassist.checks.remark import Remark
from imrassist.model.acts import RemarkSetAside
from imrassist.model.answer import Place
from imrassist.model.quality import Aside
from imrassist.session.judging import Judging
from imrassist.session.values import Changed, Mark, Way

KINDS = ("text", "long")
"""Kinds of question whose box holds words."""
SPELLING = "spelling.own_word"
"""What a word that is kept stands under in the draft, beside the remarks that were set aside."""
OWN_WORD = "a word of this review"
LONGEST = 80
"""Characters from which a remark's words are no longer underlined: it is about the paragraph."""


class Marking(Judging):
    """What is underlined in the boxes of an open draft."""

    def marks(self, place: Place, text: str, remarks: Sequence[Remark] | None = None) -> tuple[Mark, ...]:
        """The words in `text`, as it stands in the box at a place, that something is said about, in their order.

        `remarks` spares looking, where somebody knows already what the checks say of this text. Slow, as `live` is.
        """
        if self.form.questions[place.question].kind not in KINDS or not text.strip():
            return ()
        found = [*_of_remarks(text, self.live(place, text) if remarks is None else remarks), *self.misspelt(text)]
        return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))

    def marks_by_hand(self, key: str, text: str) -> tuple[Mark, ...]:
        """The same for a paragraph that the author words by hand, by the key of its block. Slow, as `live` is.

        A remark is only told: what is typed here is not given yet, and nothing may lead away from it.
        """
        if not text.strip():
            return ()
        stay = (Way(label="Leave it as it is"),)
        told = [replace(mark, ways=stay) for mark in _of_remarks(text, self.live_by_hand(key, text))]
        return tuple(sorted([*told, *self.misspelt(text)], key=lambda mark: (mark.start, mark.end)))

    def misspelt(self, text: str) -> Iterator[Mark]:
        """The words of a text that are in no British dictionary, with those that may have been meant."""
        from imrassist.checks.spelling import suggestions, unknown_words

        for span in unknown_words(text, self._word_known()):
            word = text[span.start : span.end]
            others = suggestions(word)
            ways = [Way(label=f"Write '{other}'", put=other) for other in others]
            yield Mark(
                start=span.start,
                end=span.end,
                kind="word",
                words=word,
                say=f"'{word}' is not in the British dictionary.",
                mend="" if others else "No word like it was found.",
                ways=(*ways, Way(label=f"Keep '{word}' as a word of this review", does="own_word")),
            )

    def own_words(self) -> tuple[str, ...]:
        """The words that the author keeps for this review, in lower case, in the order in which they were kept."""
        return tuple(aside.where for aside in self.draft.asides if aside.check == SPELLING)

    def keep_word(self, word: str) -> Changed:
        """Keeps a word for this review: it is not called misspelt any more; `undo` takes that back."""
        aside = Aside(check=SPELLING, where=_plain(self.clean(word)[0]), digest="", reason=OWN_WORD)
        return self.do(RemarkSetAside(aside=aside), "keeping a word")

    def forget_word(self, word: str) -> Changed | None:
        """Takes a word back that was kept; None when it was not."""
        for aside in self.draft.asides:
            if aside.check == SPELLING and aside.where == _plain(word):
                return self.do(RemarkSetAside(aside=aside, back=True), "taking a word back")
        return None

    def take_way(self, mark: Mark, way: Way) -> Changed | None:
        """Does what a way of mending asks of the draft; putting other words in the box is for the face."""
        return self.keep_word(mark.words) if way.does == "own_word" else None

    def _word_known(self) -> Callable[[str], bool]:
        own = frozenset(self.own_words())
        form = self._words_of_form
        return lambda word: word in own or word in form

    @cached_property
    def _words_of_form(self) -> frozenset[str]:
        """The words that the form itself uses, and those of its list of abbreviations, in lower case."""
        form = self.form
        texts = [question.ask for question in form.questions.values()]
        texts += [section.heading for section in form.sections]
        texts += [text for pair in form.words.items() for text in pair]
        return frozenset(word.text for text in texts for word in words(text) if "{" not in word.text)


def _plain(word: str) -> str:
    return word.strip().replace("’", "'").lower()


def _of_remarks(text: str, remarks: Sequence[Remark]) -> Iterator[Mark]:
    """Where the words of remarks stand in the box: the same words in the same order as in the report."""
    seen: dict[str, int] = {}
    for remark in remarks:
        if not remark.words or remark.aside or len(remark.words) > LONGEST:
            continue
        start = text.find(remark.words, seen.get(remark.words, 0))
        if start < 0:
            # The report begins a sentence with a capital where the answer may not.
            start = text.casefold().find(remark.words.casefold()) if text.casefold().isascii() else -1
        if start < 0:
            continue
        end = start + len(remark.words)
        seen[remark.words] = end
        yield Mark(
            start=start,
            end=end,
            kind="remark",
            words=text[start:end],
            say=remark.say,
            mend=remark.mend,
            ways=(Way(label="Read the remark; set it aside", does="remark"),),
            remark=remark,
        )
