"""What a question offers to choose from, and which of it a typed answer means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from imrassist.interview.condition import Scope, parse
from imrassist.interview.lives import by_life, lives
from imrassist.interview.question import Form, Question
from imrassist.interview.row_order import in_order
from imrassist.interview.wording import row_label
from imrassist.model.draft import Draft, Row

YES, NO = frozenset({"yes", "y"}), frozenset({"no", "n"})
NONE = NO | {"none", "none of them", "nobody", "no one", "no-one", "neither"}
ALL = frozenset({"all", "all of them", "everyone", "everybody"})

_NUMBER_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_BETWEEN = re.compile(r"\s*[,;&+\n]\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_LONGEST = 8
"""A label that holds commas is looked for over as many parts of a typed list."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose."""

    key: str
    """What the answer holds: an option's id, a row's id, ``yes`` or ``no``."""
    label: str
    """As it is shown and printed."""
    typed: str
    """The short way to type it, which is never in doubt: its number in the list, or a letter where the labels
    say other numbers; the board's own number for a term of reference."""


@dataclass(frozen=True, slots=True)
class NotChosen:
    """Why a typed text chooses nothing."""

    what: str
    mend: str


def choices(question: Question, form: Form, draft: Draft, row: str) -> list[tuple[str, str]]:
    """What may be answered, as (key, label), in the order of the form or of the author.

    The options of choice and multi; yes and no; for ref and refs the rows that fulfil ``where`` and, with
    ``within``, that the other answer holds. Nothing for the other kinds.
    """
    match question.kind:
        case "choice" | "multi":
            return [(option.id, option.label) for option in question.options]
        case "yesno":
            return [("yes", "Yes"), ("no", "No")]
        case "ref" | "refs":
            return [(each.id, row_label(form, draft, each)) for each in _rows(question, form, draft, row)]
        case _:
            return []


def offers(question: Question, form: Form, draft: Draft, row: str) -> tuple[Offer, ...]:
    """The same, each with the short way to type it.

    Terms of reference go by the board's own numbers where each has one (S2.2), so that "3" never means the
    third line. Everything else is numbered from 1, or lettered where a number could be taken for another's name.
    """
    return _offers(_Asked(question, form, draft, row))


def choose_one(text: str, offered: Sequence[Offer]) -> str | NotChosen:
    """The key that is meant: by its number, its label or id, or the start or last word of a label that no other shares.

    Where there is one thing to choose, "yes" chooses it.
    """
    if len(offered) == 1 and plain(text) in YES:
        return offered[0].key
    return _only(_Index(offered).meant(text), offered)


def choose_some(text: str, offered: Sequence[Offer]) -> tuple[str, ...] | NotChosen:
    """The keys that are meant, in the order offered: a list parted by commas or "and", "all", "none".

    Where there is one thing to choose, "yes" and "no" answer too.
    """
    words, index = plain(text), _Index(offered)
    if not index.exactly(text):
        if words in NONE and not any(re.match(rf"{re.escape(words)}\b", plain(each.label)) for each in offered):
            return ()
        if not offered:
            return NotChosen("There is nothing to choose from yet.", "Write none, or leave this for now.")
        if words in ALL or (words == "both" and len(offered) == 2) or (words in YES and len(offered) == 1):
            return tuple(each.key for each in offered)
        if words in YES:
            return NotChosen("This asks which of them.", _ways(offered, ", all, or none"))
    chosen: set[str] = set()
    for part, found in _parts(text, index):
        key = _only(found, offered, part=part, more=", all, or none")
        if isinstance(key, NotChosen):
            return key
        chosen.add(key)
    if not chosen:  # commas alone
        return NotChosen("This names nothing.", _ways(offered, ", all, or none"))
    return tuple(each.key for each in offered if each.key in chosen)


def written(keys: Sequence[str], offered: Sequence[Offer], *, some: bool) -> str:
    """What to type for these keys: their labels if that reads back, else their numbers, else their places ("#2").

    Labels that hold commas would make a list that nobody can read: there the numbers come first.
    With `some` it is a list, "none" for no keys at all. A key that is no longer offered is left out.
    """
    by_key = {each.key: each for each in offered}
    known = [by_key[key] for key in keys if key in by_key]
    if not known:
        # Another word where one of the things offered is itself called "none".
        words = ("none", "none of them", "neither", "nobody", "no one")
        return next((word for word in words if choose_some(word, offered) == ()), "none") if some else ""
    asked_for = {each.key for each in known}
    wanted = tuple(each.key for each in offered if each.key in asked_for) if some else known[0].key
    labels, short = [each.label for each in known], [each.typed for each in known]
    for way in (short, labels) if some and re.search("[,;]", "".join(labels)) else (labels, short):
        text = ", ".join(way)
        if (choose_some(text, offered) if some else choose_one(text, offered)) == wanted:
            return text
    return ", ".join(f"#{at}" for at, each in enumerate(offered, 1) if each.key in asked_for)


@dataclass(frozen=True, eq=False)
class _Asked:
    """A question of a draft. Equal only when all is the very same, so that finding it again costs nothing."""

    question: Question
    form: Form
    draft: Draft
    row: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and all(
            (self.question is other.question, self.form is other.form, self.draft is other.draft, self.row == other.row)
        )

    def __hash__(self) -> int:
        return hash((id(self.question), id(self.draft), self.row))


@lru_cache(maxsize=2)
def _offers(asked: _Asked) -> tuple[Offer, ...]:
    # Remembered, because a face asks at every key, and there may be thousands of rows.
    found = choices(asked.question, asked.form, asked.draft, asked.row)
    labels = [plain(label) for _, label in found]
    if asked.question.kind == "yesno":
        short = [key for key, _ in found]
    else:
        short = _own_numbers(asked, [key for key, _ in found]) or _ways_to_type(labels)
    return tuple(Offer(key, label, typed) for (key, label), typed in zip(found, short, strict=True))


def _ways_to_type(labels: Sequence[str]) -> list[str]:
    """1, 2, 3; or a, b, c where "2" might be taken for "Child 2" in another place or for "Two or more"; or #1, #2."""
    numbers = [str(at) for at in range(1, len(labels) + 1)]
    if not any(number in numbers and number != numbers[at] for at, each in enumerate(labels) for number in _says(each)):
        return numbers
    letters = [*"abcdefghijkl"][: len(labels)]
    if len(letters) == len(labels) and not set(letters) & set(labels):
        return letters
    return [f"#{number}" for number in numbers]


def _rows(question: Question, form: Form, draft: Draft, row: str) -> Iterator[Row]:
    condition = parse(question.where)
    own = draft.row(row) if row else None
    held: tuple[str, ...] | None = None
    if question.within:
        answer = Scope(form=form, draft=draft, row=own).answer(question.within)
        value = answer.value if answer else None
        held = (value,) if isinstance(value, str) else value or ()
    living = lives(form, draft).on(own) if own and by_life(form, question) else None
    for each in in_order(form, draft, question.of):
        inside = each.id != row and (held is None or each.id in held) and (living is None or each.id in living)
        if inside and condition.holds(Scope(form=form, draft=draft, row=each)):
            yield each


def _own_numbers(asked: _Asked, rows: Sequence[str]) -> list[str]:
    """The board's own numbers of terms of reference; nothing unless each has one, and all differ."""
    terms, number = asked.form.table_by_role("terms"), asked.form.by_role("term_number")
    if terms is None or number is None or asked.question.kind not in ("ref", "refs") or asked.question.of != terms.id:
        return []
    found: list[str] = []
    for each in rows:
        row = asked.draft.row(each)
        answer = row.answers.get(number.id) if row else None
        found.append(answer.value.strip() if answer and isinstance(answer.value, str) else "")
    return found if all(found) and len({plain(each) for each in found}) == len(found) else []


def plain(text: str) -> str:
    """A text as it is compared: in lower case, without double spaces or a full stop."""
    return " ".join(text.split()).casefold().replace("\u2019", "'").strip(" .")


class _Index:
    """What is offered, to be found by what may be typed; made once for a whole list, which may name thousands."""

    def __init__(self, offered: Sequence[Offer]) -> None:
        self.offered = offered
        self.keys = {each.key: each for each in offered}
        self.labels: dict[str, list[Offer]] = {}
        self.typed: dict[str, list[Offer]] = {}
        for each in offered:
            self.labels.setdefault(plain(each.label), []).append(each)
            self.typed.setdefault(plain(each.typed), []).append(each)

    def exactly(self, text: str) -> list[Offer]:
        """Those at just this place ("#2"), or with just this id or label; two rows may bear one label."""
        text = text.strip()
        if re.fullmatch(r"#[0-9]{1,5}", text):
            return list(self.offered[int(text[1:]) - 1 : int(text[1:])]) if int(text[1:]) else []
        if not text.isdecimal() and text in self.keys:
            return [self.keys[text]]
        words = plain(text)
        return self.labels.get(words, []) if words else []

    def meant(self, text: str) -> list[Offer]:
        """All that this may mean: one is a choice, several are a doubt, none is a slip."""
        words = plain(text)
        if found := self.exactly(text) or (self.typed.get(words, []) if words else []):
            return found
        if not words or words.isdecimal():
            return [each for label, same in self.labels.items() if words in _says(label) for each in same]
        if found := [each for label, same in self.labels.items() if label.startswith(words) for each in same]:
            return found
        if " " in words:  # "Mrs B" is not "Mr and Mrs B"
            return []
        return [each for label, same in self.labels.items() if label.endswith(f" {words}") for each in same]


def _says(label: str) -> set[str]:
    """The number that a label says: ``child 2``, ``two or more``, ``3``; none for ``17/09/09, child 2``."""
    words = re.findall(r"[^\s,:;()]+", label)
    if not words:
        return set()
    spelt = {str(_NUMBER_WORDS.index(words[0]))} if words[0] in _NUMBER_WORDS else set()
    figures = re.findall(r"[0-9]+", label)
    return spelt | ({figures[0]} if len(figures) == 1 and figures[0] in (words[0], words[-1]) else set())


def _parts(text: str, index: _Index) -> Iterator[tuple[int, list[Offer]]]:
    """What each part of a typed list may mean, with its number; 0 for the only one.

    A label that itself holds a comma or "and" is one part.
    """
    text = text.strip()
    if re.fullmatch(r"[0-9]+(?: +[0-9]+)+", text):
        text = ",".join(text.split())
    cuts = [(0, 0), *((cut.start(), cut.end()) for cut in _BETWEEN.finditer(text)), (len(text), len(text))]
    at = number = 0
    while at < len(cuts) - 1:
        start = cuts[at][1]
        for to in range(min(at + _LONGEST, len(cuts) - 1), at, -1):
            part = text[start : cuts[to][0]]
            found = index.exactly(part)
            if found or to == at + 1:
                break
        if part.strip():
            number += 1
            only = at == 0 and to == len(cuts) - 1
            yield 0 if only else number, found or index.meant(part)
        at = to


def _only(found: Sequence[Offer], offered: Sequence[Offer], *, part: int = 0, more: str = "") -> str | NotChosen:
    """The one that was found, or why there is none or more than one."""
    if len(found) == 1:
        return found[0].key
    if not offered:
        return NotChosen("There is nothing to choose from yet.", "Leave this for now, and come back to it.")
    where = f"Part {part} of this" if part else "This"
    if not found:
        return NotChosen(f"{where} is none of what can be chosen here.", _ways(offered, more))
    *first, last = [_shown(each) for each in found[:4]]
    same = len({plain(each.label) for each in found}) == 1
    return NotChosen(
        f"{where} may mean more than one: {', '.join(first)} or {last}.",
        "Write what stands before it in the list." if same else "Write its whole name.",
    )


def _shown(offer: Offer) -> str:
    return offer.label if plain(offer.typed) in (plain(offer.label), offer.key) else f"{offer.typed} {offer.label}"


def _ways(offered: Sequence[Offer], more: str) -> str:
    shown = "; ".join(_shown(each) for each in offered[:6])
    rest = f"; and {len(offered) - 6} more" if len(offered) > 6 else ""
    return f"Write one of these{more}: {shown}{rest}."
