"""unfill: words that a template of the form was filled with -> what stood in its fields; None where they do not fit."""

from __future__ import annotations

import re
from functools import lru_cache

FIELD = re.compile(r"\{([a-z][a-z0-9_]*)((?:\|[a-z]+(?::[^{}|]*)?)*)\}")
"""One field of a template: its name, and its filters."""
_PART = re.compile(r"<([^<>]*)>")
PLAIN = frozenset(
    ("", "label", "date", "longdate", "time", "list", "sentence", "clause", "stop", "commas", "code", "doubted")
)
"""Filters whose words an answer can be read from again."""


def unfill(template: str, text: str) -> dict[str, str] | None:
    """What each field of the template would have to hold to give this text.

    None where the text is not of its shape, or where the template counts, looks elsewhere or names a field twice.
    """
    made = _pattern(template)
    found = made.fullmatch(" ".join(text.split(" "))) if made else None
    return {name: said.strip() for name, said in found.groupdict().items() if said is not None} if found else None


def fields(template: str) -> tuple[str, ...]:
    """The names of a template's fields, in order."""
    return tuple(found[1] for found in FIELD.finditer(template))


def is_constant(template: str) -> bool:
    """Whether it always says the same."""
    return bool(template) and not FIELD.search(template)


def is_bare(template: str) -> bool:
    """Whether it is one field and nothing else."""
    return bool(FIELD.fullmatch(template))


def leads(template: str) -> bool:
    """Whether it begins with words of its own, by which it can be told from any other text."""
    return len(re.sub(r"\W", "", template.partition("{")[0].partition("<")[0])) >= 3


@lru_cache(maxsize=2000)
def _pattern(template: str) -> re.Pattern[str] | None:
    names = fields(template)
    filters = [part.partition(":")[0] for found in FIELD.finditer(template) for part in found[2].split("|")]
    if len(set(names)) != len(names) or not set(filters) <= PLAIN:
        return None
    pieces: list[str] = []
    at = 0
    for option in _PART.finditer(template):
        pieces += [_plain(template[at : option.start()]), f"(?:{_plain(option[1])})?"]
        at = option.end()
    return re.compile("".join((*pieces, _plain(template[at:]))), re.DOTALL)


def _plain(template: str) -> str:
    made: list[str] = []
    at = 0
    for found in FIELD.finditer(template):
        # A stop belongs to the number it stands behind, and is left out behind a bracket.
        more = r"\.?" if found[2] == "|stop" else ""
        made += [re.escape(template[at : found.start()]), f"(?P<{found[1]}>.+?){more}"]
        at = found.end()
    return "".join((*made, re.escape(template[at:])))
