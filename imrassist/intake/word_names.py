"""word_names: names of a key anywhere in a Word file: text, tables, headers, footers, notes, comments."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from imrassist.checks.name_checks import KEYED_CHECK
from imrassist.checks.remark import Remark
from imrassist.intake.values import paragraphs_of
from imrassist.intake.word import read
from imrassist.privacy.find import Finder
from imrassist.privacy.key import Key
from imrassist.privacy.span import KEYED


def names_in_word(path: Path, key: Key) -> list[Remark]:
    """One *must* remark for each code whose name stands in the file; quotes no name. Raises ImrError.

    Who must be named in it (its author, the countersigning person) is told too, if they are in the key.
    """
    document = read(path)
    finder = Finder(key.entries, allow=sorted(key.allowed()))
    counts: Counter[str] = Counter()
    texts = [paragraph.text for paragraph in paragraphs_of(document.body)]
    texts += [paragraph.original for paragraph in paragraphs_of(document.body) if paragraph.original != paragraph.text]
    texts += [note.text for note in document.notes]
    for text in texts:
        counts.update(span.code for span in finder.spans(text) if span.kind == KEYED)
    return [
        Remark(
            check=KEYED_CHECK,
            grade="must",
            say=f"What stands behind {code} is written here {'once' if times == 1 else f'{times} times'}.",
            mend=f"Write {code} in its place, in tracked changes and comments too.",
            source="2.3",
        )
        for code, times in counts.most_common()
    ]
