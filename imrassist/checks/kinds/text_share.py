"""text_share: all rows, or a large share of them, say the same sort of thing: a plan of nothing but training."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.checks.check import Check, Hit, Key, WholeKind
from imrassist.checks.facts import Facts
from imrassist.checks.prose import phrases_of, words


def judge(check: Check, facts: Facts) -> Iterator[Hit]:
    """One hit for the whole, when at least `share` of the answers hold one of `words` and none of `unless`.

    Not judged among fewer than `from_rows` answers.
    """
    name = check["question"]
    such, other = phrases_of(check["words"]), phrases_of(check["unless"] or ())
    texts = [text for row in facts.rows(facts.question(name).each) if (text := facts.text(name, row))]
    count = 0
    for text in texts:
        tokens = words(text)
        if any(True for _ in such.find(text, tokens)) and not any(True for _ in other.find(text, tokens)):
            count += 1
    if len(texts) >= check["from_rows"] and count >= check["share"] * len(texts):
        yield Hit(question=check["place"], words={"n": str(count), "all": str(len(texts))}, judged=texts)


KIND = WholeKind(
    keys={
        "question": Key(type="question", need=True),
        "words": Key(type="words", need=True),
        "unless": Key(type="words"),
        "share": Key(type="number", default=1),
        "from_rows": Key(type="number", default=2),
        "place": Key(type="place", need=True),
    },
    gives=frozenset({"n", "all"}),
    judge=judge,
)
