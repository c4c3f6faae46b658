"""WORDS: all that can be said with a slash in line mode, in the order of the help."""

from __future__ import annotations

from imrassist.cli.talking import (
    words_answer,
    words_back,
    words_file,
    words_go,
    words_judge,
    words_look,
    words_names,
    words_points,
    words_read,
    words_review,
    words_rows,
    words_spell,
    words_terms,
    words_text,
    words_versions,
)
from imrassist.cli.talking.word import Word

WORDS: dict[str, Word] = {
    word.name: word
    for module in (
        words_read,
        words_answer,
        words_go,
        words_look,
        words_rows,
        words_terms,
        words_judge,
        words_spell,
        words_text,
        words_names,
        words_versions,
        words_review,
        words_points,
        words_back,
        words_file,
    )
    for word in module.WORDS
}
"""By name, without the slash."""
