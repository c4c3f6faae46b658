"""Words and sentences of plain English text, with their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from imrassist.model.memo import remembered

_WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
_STOP = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|\n+")
_SHORT = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "rev", "st", "no", "nos", "para", "paras", "approx", "e.g", "i.e", "eg", "ie",
    "etc", "vs", "cf", "fig", "ref", "tel", "ext", "inc", "ltd", "co", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sep", "sept", "oct", "nov", "dec",
})  # fmt: skip
"""Words whose full stop ends no sentence."""
_QUOTED = re.compile(r"“[^“”\n]{1,600}”|\"[^\"\n]{1,600}\"|(?<!\w)‘[^‘’\n]{1,300}’(?!\w)")


_BEGINNINGS = 20_000
"""Words of which it is remembered what they may begin."""


_OFTEN = 20_000
"""Characters up to which the words of a text are remembered."""


class Word(NamedTuple):
    """One word of a passage, lower case, its apostrophes straight."""

    text: str
    start: int
    end: int


class Span(NamedTuple):
    """Some characters of a text, end excluded."""

    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order. A hyphened or shortened word is one word."""
    return _kept_words(text) if len(text) < _OFTEN else _words(text)


def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(plain(found[0]), *found.span()) for found in _WORD.finditer(text))


@lru_cache(maxsize=256)
def _kept_words(text: str) -> tuple[Word, ...]:
    """The same for a paragraph, which a dozen checks ask for one after another."""
    return _words(text)


def plain(word: str) -> str:
    """Lower case, with straight apostrophes and plain hyphens."""
    return word.lower() if word.isascii() else word.casefold().replace("’", "'").replace("‑", "-")


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, without the blanks between them. A line end always ends one."""
    start = 0
    for found in _STOP.finditer(text):
        last = re.search(r"\S+\Z", text[max(start, found.start() - 12) : found.start()])
        stop = found[0].startswith(".") and last is not None
        if stop and last is not None and (last[0].casefold().lstrip("(") in _SHORT or re.fullmatch(r"[A-Z]", last[0])):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    if part.strip():
        yield Span(start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip()))


def sentence_at(text: str, at: int) -> str:
    """The sentence that holds this character; of one without end, the 200 characters on either side."""
    spans = _sentences(text)
    found = bisect_right(spans, (at, len(text))) - 1
    if found >= 0 and spans[found].start <= at < spans[found].end:
        return text[max(spans[found].start, at - 200) : min(spans[found].end, at + 200)]
    return text[max(0, at - 200) : at + 200]


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(sentences(text))


def says(text: str, span: Span, phrases: Phrases) -> bool:
    """Whether the sentence of these characters holds one of these phrases elsewhere."""
    around = next((each for each in _sentences(text) if each.start <= span.start < each.end), span)
    tokens = tuple(
        word for word in words(text) if around.start <= word.start < span.start or span.end <= word.start < around.end
    )
    return any(True for _ in phrases.find(text, tokens))


def in_quotes(text: str, start: int) -> bool:
    """Whether a character stands within quotation marks: somebody else's words."""
    spans = _quotations(text)
    found = bisect_right(spans, (start, len(text))) - 1
    return found >= 0 and spans[found].start < start < spans[found].end


@lru_cache(maxsize=64)
def _quotations(text: str) -> tuple[Span, ...]:
    return tuple(Span(found.start(), found.end()) for found in _QUOTED.finditer(text))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look for, one after another. A word that ends in ``*`` stands for all that begin so."""

    text: str
    use: str = ""
    """What to write instead; empty where there is no one word for it."""


class Phrases:
    """Many phrases looked for at once, by their first words: a list of tokens, so that no text can make it run away."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], Phrase]]] = {}
        self._stems: dict[str, list[tuple[tuple[str, ...], Phrase]]] = {}
        for phrase in phrases:
            tokens = tuple(plain(each) for each in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*\*?", phrase.text))
            if tokens:
                into = self._stems if tokens[0].endswith("*") else self._first
                into.setdefault(tokens[0].rstrip("*"), []).append((tokens, phrase))
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._begins: dict[str, tuple[tuple[tuple[str, ...], Phrase], ...]] = {}
        """By a word: the phrases that it may begin, the longest first."""

    def find(self, text: str, tokens: tuple[Word, ...]) -> Iterator[tuple[Span, Phrase]]:
        """Every place where a phrase stands, the longest first where several begin; none within another."""
        done = 0
        for at, word in enumerate(tokens):
            if word.start < done:
                continue
            begun = self._begins.get(word.text)
            if begun is None:
                begun = self._begun(word.text)
            for parts, phrase in begun:
                if _stands(text, tokens, at, parts):
                    done = tokens[at + len(parts) - 1].end
                    yield Span(word.start, done), phrase
                    break

    def may_begin(self, word: str) -> bool:
        """Whether any of them begins with this word, plain as it stands in a `Word`."""
        return bool(self._begun(word))

    def _begun(self, word: str) -> tuple[tuple[tuple[str, ...], Phrase], ...]:
        found = list(self._first.get(word, ()))
        for length in self._lengths:
            found += self._stems.get(word[:length], ()) if len(word) >= length else ()
        if len(self._begins) > _BEGINNINGS:
            self._begins.clear()
        begun = self._begins[word] = tuple(sorted(found, key=lambda each: -len(each[0])))
        return begun


@remembered()
def phrases_of(those: tuple[Phrase, ...]) -> Phrases:
    """These phrases, made ready once for each list of a check."""
    return Phrases(those)


def _stands(text: str, tokens: tuple[Word, ...], at: int, parts: tuple[str, ...]) -> bool:
    if at + len(parts) > len(tokens):
        return False
    for n, part in enumerate(parts):
        word = tokens[at + n]
        if not (word.text.startswith(part[:-1]) if part.endswith("*") else word.text == part):
            return False
        if n and text[tokens[at + n - 1].end : word.start].strip(" \t\n-"):
            return False
    return True


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 word``, ``3 words``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


_FORMS = {
    "asked": "ask", "began": "begin", "begun": "begin", "brought": "bring", "child's": "child", "children": "child",
    "children's": "child", "chose": "choose", "chosen": "choose", "did": "do", "done": "do", "drawn": "draw",
    "found": "find", "gave": "give", "given": "give", "gone": "go", "held": "hold", "kept": "keep", "knew": "know",
    "known": "know", "led": "lead", "left": "leave", "made": "make", "men": "man", "met": "meet", "paid": "pay",
    "people's": "people", "rang": "ring", "ran": "run", "rung": "ring", "said": "say", "saw": "see", "seen": "see",
    "sent": "send", "shown": "show", "spoke": "speak", "spoken": "speak", "taken": "take", "taught": "teach",
    "thought": "think", "told": "tell", "took": "take", "understood": "understand", "went": "go", "women": "woman",
    "written": "write", "wrote": "write",
}  # fmt: skip
"""Words that change within, by the word they are a form of."""
_EMPTY = frozenset({
    "a", "about", "above", "after", "again", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
    "before", "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he",
    "her", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "might", "must", "no",
    "nor", "not", "of", "off", "on", "or", "our", "out", "over", "own", "she", "should", "so", "some", "such",
    "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "under", "up",
    "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom", "why", "will", "with", "would",
    "you", "your", "ensure", "agency", "each", "every", "need", "needs", "always",
})  # fmt: skip


@lru_cache(maxsize=2048)
def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, cut to their first letters so that assess, assessed and assessment are one."""
    return frozenset(_stem(word.text) for word in words(text) if word.text not in _EMPTY and len(word.text) > 2)


_ENDINGS = (
    "'s", "s'", "ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "er", "ed", "es", "s", "ly", "e", "y",
)  # fmt: skip


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """What is left without its endings: one may hide another, as in consider, considered."""
    word = _FORMS.get(word, word)
    while True:
        ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= 4), "")
        if not ending:
            return word
        word = word[: -len(ending)]
