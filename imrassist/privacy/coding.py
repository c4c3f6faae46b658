"""Coding: which code to offer for somebody, whether a code gives the name away, and what is wrong in a key."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from imrassist.privacy.folding import fold
from imrassist.privacy.key import Entry, Key

PARTS: Mapping[str, str] = {
    "child": "person",
    "adult": "person",
    "worker": "person",
    "address": "address",
    "school": "organisation",
    "surgery": "organisation",
    "organisation": "organisation",
}
"""What a code may be for, and the kind of entry it makes."""
_TITLES = {"f": "Mrs", "m": "Mr"}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def offered(scheme: Mapping[str, str], part: str, taken: Iterable[str], *, title: str = "", post: str = "") -> str:
    """The next free code of a part of the scheme: the lowest number or the first letter that nobody has.

    Letters after Z go on as AA. A part that the scheme lacks gets its own name and a number.
    """
    shape = scheme.get(part, f"{part.capitalize()} {{n}}")
    shape = shape.replace("{title}", title or "Adult").replace("{post}", post or "Worker")
    used = {_plain(code) for code in taken}
    signs = _letters() if "{letter}" in shape else map(str, range(1, 100_000))
    for sign in signs:
        code = shape.replace("{letter}", sign).replace("{n}", sign)
        if _plain(code) not in used:
            return code
        if code == shape:
            break
    return f"{shape} {len(used) + 1}"


def carries_initials(entry: Entry) -> bool:
    """Whether a code gives the name away: it holds the real initials, or a word of the real name, or its letter.

    A code such as Mr A for Mr Adams begins with the letter of the surname.
    """
    words = [word for word in re.split(r"[\s'\u2019-]+", entry.real) if word]
    if entry.kind != "person" or not words:
        from imrassist.privacy.name_like import heads

        # That it is a school, the school may say.
        own = {fold(word) for word in words if len(word) > 3} - heads()
        return any(fold(word) in own for word in entry.code.split())
    initials = "".join(word[0] for word in words).upper()
    last = entry.code.split()[-1:] or [""]
    if fold(last[0]) and len(last[0]) == 1 and last[0].isalpha():
        return last[0].upper() in (words[0][0].upper(), words[-1][0].upper())
    ends = {initials, initials[0] + initials[-1]} if len(initials) > 1 else set()
    names = {fold(word) for form in entry.all_forms for word in form.split() if len(word) > 2}
    return entry.code.strip().upper() in ends or any(fold(word) in names for word in entry.code.split())


def troubles(key: Key) -> list[str]:
    """What is wrong in a key, in sentences that quote no name."""
    found: list[str] = []
    by_code: dict[str, list[Entry]] = defaultdict(list)
    by_name: dict[str, set[str]] = defaultdict(set)
    for entry in key.entries:
        by_code[_plain(entry.code)].append(entry)
        by_name[fold(entry.real)].add(entry.code)
    found += [
        f"{len(entries)} entries have the code {entries[0].code}: a reader could not tell them apart."
        for entries in by_code.values()
        if len(entries) > 1
    ]
    found += [
        f"One name has the codes {' and '.join(sorted(codes))}: it is there twice."
        for codes in by_name.values()
        if len(codes) > 1
    ]
    all_codes = set(by_code)
    for entry in key.entries:
        if any(_plain(form) in all_codes for form in entry.all_forms):
            found.append(f"What stands behind {entry.code} is itself a code.")
        if any(len(fold(form)) < 2 for form in entry.all_forms):
            found.append(f"A name behind {entry.code} has one letter; it is looked for nowhere.")
        if carries_initials(entry):
            found.append(f"{entry.code} gives its person or place away: it carries a real initial or word of the name.")
    return found


def guess(kind: str, text: str) -> str:
    """Which part of a scheme fits something that was found: by its kind and, for people, by a title."""
    if kind in ("school", "address"):
        return kind
    if kind == "gp_surgery":
        return "surgery"
    return "adult" if re.match(r"(?i)(?:mr|mrs|ms|miss|mx|dr)\b", text) else "worker" if _RANK.match(text) else "child"


_RANK = re.compile(r"(?:PC|DC|PS|DS|DI|DCI|Sgt|Sister|Nurse|Constable|Sergeant|Inspector|Prof)\b")


def title_of(text: str, sex: str = "") -> str:
    """The title that a name is written with, or that its sex gives; empty when neither does."""
    found = re.match(r"(?i)(mrs|mr|ms|miss|mx|dr)\b", text)
    return found[1].capitalize() if found else _TITLES.get(sex[:1].casefold(), "")


def without_title(text: str) -> str:
    """A name without the title or rank it was written with."""
    return re.sub(r"(?i)^(?:mrs|mr|ms|miss|mx|dr)\.?\s+", "", text).strip()


def _letters() -> Iterator[str]:
    yield from _LETTERS
    yield from (first + second for first in _LETTERS for second in _LETTERS)


def _plain(code: str) -> str:
    return " ".join(code.split()).casefold()
