"""unfill: words that a template of the form was filled with -> what stood in its fields; None where they do not fit."""

from __future__ import annotations

import re
from functools import lru_cache

FIELD = re.compile(r"\{([a-z][a-z0-9_]*)((?:\|[a-z]+(?::[^{}|]*)?)*)\}")
"""One field of a template: its name, and its filters."""
_PART = re.compile(r"<([^<>]*)>")
PLAIN = frozenset(
    (
        "", "label", "date", "longdate", "time", "list", "sentence", "clause", "stop", "commas", "code", "doubted",
        "nil", "lead", "because", "unless", "voice", "doubt",
    )
)  # fmt: skip
"""Filters whose words an answer can be read from again, or that print words of the form beside it."""
_ASIDE = ("voice", "doubt")
"""With these a field prints words of the form, and nothing of the answer."""
_REASONS = ("because", "for this reason:")


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
    found = [(each[1], dict(_filters(each[2]))) for each in FIELD.finditer(template)]
    names = [name for name, filters in found if filters.keys().isdisjoint(_ASIDE)]
    if len(set(names)) != len(names) or any(not filters.keys() <= PLAIN for _, filters in found):
        return None
    pieces: list[str] = []
    at = 0
    for option in _PART.finditer(template):
        pieces += [_plain(template[at : option.start()]), f"(?:{_plain(option[1])})?"]
        at = option.end()
    return re.compile("".join((*pieces, _plain(template[at:]))), re.DOTALL)


def _filters(said: str) -> list[tuple[str, str]]:
    return [(name, words) for name, _, words in (part.partition(":") for part in said.split("|"))]


def _plain(template: str) -> str:
    made: list[str] = []
    at = 0
    for found in FIELD.finditer(template):
        made += [re.escape(template[at : found.start()]), _group(found[1], dict(_filters(found[2])))]
        at = found.end()
    return "".join((*made, re.escape(template[at:])))


def _group(name: str, filters: dict[str, str]) -> str:
    """What a field matches: the words of its answer, with those that the form may put before them."""
    if "voice" in filters:
        return f"(?:{'|'.join(map(re.escape, filters['voice'].split('/')))})"
    if "doubt" in filters:
        return f"(?:{re.escape(filters['doubt'])})?"
    before = [filters["lead"]] if "lead" in filters else list(_REASONS) if "because" in filters else []
    lead = f"(?:(?:{'|'.join(map(re.escape, before))}) )?" if before else ""
    # A stop belongs to the number it stands behind, and is left out behind a bracket.
    more = r"\.?" if list(filters) == ["", "stop"] else ""
    return f"{lead}(?P<{name}>.+?){more}"
