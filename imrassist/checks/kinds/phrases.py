"""phrases: words and phrases of a list, wherever they stand in the report."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.checks.check import Check, Hit, Key, Passage, TextKind
from imrassist.checks.prose import Phrase, Phrases, in_quotes, phrases_of, says, sentence_at, sentences
from imrassist.model.memo import remembered


@remembered()
def _looked_for(check: Check) -> Phrases:
    listed, more = check["words"] or (), check["phrases"]
    return Phrases((*listed, *(Phrase(each) for each in more))) if more else phrases_of(listed)


def judge(check: Check, passage: Passage) -> Iterator[Hit]:
    """One hit for each; words in quotation marks are somebody else's and stay, unless `quoted` is true.

    With `unless`, none in a sentence that holds one of those words elsewhere.
    """
    text = passage.text
    found = list(_looked_for(check).find(text, passage.words))
    starts = {span.start for span in sentences(text)} if found and check["at_start"] else frozenset()
    for span, phrase in found:
        if check["at_start"] and span.start not in starts:
            continue
        if not check["quoted"] and in_quotes(text, span.start):
            continue
        if check["unless"] and says(text, span, phrases_of(check["unless"])):
            continue
        words = {"found": text[span.start : span.end], "use": phrase.use}
        judged = sentence_at(text, span.start)
        yield Hit(passage=passage, start=span.start, end=span.end, words=words, judged=judged)


KIND = TextKind(
    keys={
        "words": Key(type="words"),
        "phrases": Key(type="texts"),
        "at_start": Key(type="flag", default=False),
        "quoted": Key(type="flag", default=False),
        "unless": Key(type="words"),
    },
    gives=frozenset({"found", "use"}),
    judge=judge,
    begins=_looked_for,
)
