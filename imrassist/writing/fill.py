"""fill: a template of the form and a draft -> words, and which answers they came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from imrassist.interview.condition import Scope, parse
from imrassist.interview.lives import by_life, lives
from imrassist.interview.phrase import is_bare, is_nil, speaks_as_i
from imrassist.interview.question import Question
from imrassist.interview.row_order import in_order
from imrassist.interview.split import Split
from imrassist.interview.wording import as_clause, because, in_words, listed, lower_first
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.dates import NOT_CERTAIN, Day
from imrassist.model.draft import Row
from imrassist.writing.splits import PART, parts_of, scope_of, template_of

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)((?:\|[a-z]+(?::[^{}|]*)?)*)\}")
_BULLET = re.compile(r"[-•*–]\s")
_ENDED = re.compile(r"""[.!?…]['"’”)\]]{0,3}$""")
_OPTION = re.compile(r"<([^<>]*)>")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
FILTERS = (
    "label", "date", "longdate", "year", "time", "list", "count", "number", "lower", "sentence", "clause", "first",
    "code", "of", "times", "via", "agree", "rest", "numbers", "commas", "stop",
    "doubt", "doubted", "nil", "lead", "because", "voice", "unless",
)  # fmt: skip
"""The closed list of filters."""
ROW_NUMBER = "no"
"""``{no}``: the number of the row at hand, in the order in which the report shows its table."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with its answers put in."""

    text: str
    places: tuple[Place, ...]
    missing: bool
    """An answer is not there yet."""
    void: bool = False
    """It speaks of a question that is not asked here, so there is nothing to say."""


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str
    filters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Option:
    parts: tuple[str | _Slot, ...]


def names_in(template: str) -> tuple[str, ...]:
    """The ids that a template speaks of, those behind ``via:`` too."""
    found: list[str] = []
    for slot in _slots(template):
        found.append(slot.name)
        found += [argument for name, argument in slot.filters if name == "via"]
    return tuple(dict.fromkeys(found))


def names_here(template: str) -> tuple[str, ...]:
    """The ids that a template speaks of at its own row or of the whole review; not those behind ``via:``."""
    return tuple(dict.fromkeys(slot.name for slot in _slots(template)))


def template_faults(template: str) -> list[str]:
    """What is wrong with a template, in sentences: braces that are no field, filters that are not known."""
    faults = [f'"{name}" is no filter.' for slot in _slots(template) for name, _ in slot.filters if name not in FILTERS]
    rest = _FIELD.sub("", template)
    if "{" in rest or "}" in rest:
        faults.append("A brace stands alone; write {id} or {id|filter}.")
    if "<" in _OPTION.sub("", rest) or ">" in _OPTION.sub("", rest):
        faults.append("A < or > stands alone; write < and > around a part that may be left out.")
    return faults


def fill(template: str, scope: Scope) -> Filled:
    """The words of a template for a draft, and for a row when the scope has one.

    A parked *no record* or *does not apply* is worded honestly where it stands;
    an answer not there yet leaves nothing and sets ``missing``. A part in ``<>``
    stands only when each of its answers was given and is not "none".
    """
    filling = _Filling(scope)
    words = "".join(filling.words(part) for part in _parts(template))
    return Filled(tidy(words), tuple(dict.fromkeys(filling.places)), filling.missing, filling.void)


class _Filling:
    """One template on its way to words."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.places: list[Place] = []
        self.missing = False
        self.void = False

    def words(self, part: str | _Slot | _Option) -> str:
        if isinstance(part, str):
            return part
        if isinstance(part, _Option):
            return self._option(part)
        text, place = _slot(part, self.scope)
        self.places += [place] if place else []
        if text is None:
            question = self.scope.question(part.name)
            asked = question is None or self.scope.asked(question) is not False
            self.missing, self.void = self.missing or asked, self.void or not asked
        return text or ""

    def _option(self, option: _Option) -> str:
        words = []
        for part in option.parts:
            text, place = (part, None) if isinstance(part, str) else _slot(part, self.scope)
            self.places += [place] if place else []
            solid = isinstance(part, str) or place is None or _solid(self.scope, part)
            words.append(text if solid else None)
        return "" if None in words or "" in words else "".join(word or "" for word in words)


def _solid(scope: Scope, slot: _Slot) -> bool:
    answer = scope.answer(slot.name)
    return answer is not None and answer.given and (answer.value != () or ("rest", "") in slot.filters)


def tidy(text: str) -> str:
    """Text without doubled blanks and full stops, or blanks before a stop; paragraphs kept, parted by one line end."""
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r" *\n\s*", "\n", text).strip()
    text = re.sub(r" +([.,;:!?])(?=\s|$)", r"\1", text)
    return re.sub(r"(?<!\.)([.!?])\.(?=\s|$)", r"\1", text)


@lru_cache(maxsize=4096)
def _parts(template: str) -> tuple[str | _Slot | _Option, ...]:
    parts: list[str | _Slot | _Option] = []
    end = 0
    for found in _OPTION.finditer(template):
        parts += [*_plain_parts(template[end : found.start()]), _Option(_plain_parts(found[1]))]
        end = found.end()
    return (*parts, *_plain_parts(template[end:]))


def _plain_parts(template: str) -> tuple[str | _Slot, ...]:
    parts: list[str | _Slot] = []
    end = 0
    for found in _FIELD.finditer(template):
        if found.start() > end:
            parts.append(template[end : found.start()])
        filters = [each.partition(":") for each in found[2].split("|")[1:]]
        parts.append(_Slot(found[1], tuple((name, argument) for name, _, argument in filters)))
        end = found.end()
    return (*parts, template[end:]) if end < len(template) else tuple(parts)


def _slots(template: str) -> Iterator[_Slot]:
    for part in _parts(template):
        for each in part.parts if isinstance(part, _Option) else (part,):
            if isinstance(each, _Slot) and each.name != ROW_NUMBER:
                yield each


def _slot(slot: _Slot, scope: Scope) -> tuple[str | None, Place | None]:
    if slot.name == ROW_NUMBER:
        return (str(_position(scope, scope.row.id)), None) if scope.row else (None, None)
    question = scope.question(slot.name)
    if question is None and slot.name in scope.form.splits:
        return _split(scope.form.splits[slot.name], scope), None
    if question is None:
        value = scope.value(slot.name)
        if slot.name == PART and isinstance(value, str):
            return value, None
        return (_filtered(str(value), slot, None), None) if isinstance(value, int) else (None, None)
    place = Place(question.id, scope.row.id if question.each and scope.row else "")
    if scope.asked(question) is False:
        return None, place
    answer = scope.answer(slot.name)
    if answer is None or answer.parked in (Park.LATER, Park.ASK):
        # Who speaks is asked of an answer that may be missing: nobody has said "I" yet.
        return (_filtered("", slot, None) if any(name == "voice" for name, _ in slot.filters) else None), place
    if any(name == "rest" for name, _ in slot.filters) and answer.given:
        answer = replace(answer, value=_rest(question, answer, scope))
        if not answer.value:
            return None, place
    via = next((argument for name, argument in slot.filters if name == "via"), "")
    if via and answer.given:
        return _via(answer, via, scope, slot), place
    text = _typed(question, answer, slot, scope)
    return _filtered(text, slot, answer), place


def _split(spec: Split, scope: Scope) -> str:
    """What is said of each part; nothing where there are too few."""
    scopes = [scope_of(part, scope) for part in parts_of(spec, scope)]
    said = [text for each in scopes if (text := fill(template_of(spec, each), each).text)]
    return listed(said) if spec.listed else " ".join(said)


def _via(answer: Answer, name: str, scope: Scope, slot: _Slot) -> str | None:
    rows = [row for row in _pointed_to(answer, scope) if (said := row.answers.get(name)) and said.given]
    found = [fill(f"{{{name}}}", scope.of(row)) for row in rows]
    texts = list(dict.fromkeys(each.text for each in found if each.text))
    rest = _Slot(slot.name, tuple((n, a) for n, a in slot.filters if n != "via"))
    return _filtered(listed(texts), rest, None) if texts else None


def _pointed_to(answer: Answer, scope: Scope) -> list[Row]:
    """The rows that a ref or refs answer holds, in the order in which the report shows them."""
    ids = set(_ids(answer))
    table = next((table for each in ids if (table := scope.draft.table_of(each))), "")
    return [row for row in in_order(scope.form, scope.draft, table) if row.id in ids]


def _ids(answer: Answer) -> tuple[str, ...]:
    return answer.value if isinstance(answer.value, tuple) else (answer.value,) if answer.value else ()


def _rest(question: Question, answer: Answer, scope: Scope) -> tuple[str, ...]:
    """The rows that a refs question offers and that were not chosen."""
    held = scope.answer(question.within) if question.within else None
    inside = set(_ids(held)) if held else None
    if scope.row and by_life(scope.form, question):
        inside = set(lives(scope.form, scope.draft).on(scope.row))
    where, chosen = parse(question.where), _ids(answer)
    return tuple(
        row.id
        for row in scope.draft.rows.get(question.of, ())
        if row.id not in chosen and (inside is None or row.id in inside) and where.holds(scope.of(row))
    )


def _position(scope: Scope, row_id: str) -> int:
    rows = in_order(scope.form, scope.draft, scope.draft.table_of(row_id) or "")
    return next((at for at, row in enumerate(rows, 1) if row.id == row_id), 0)


def _typed(question: Question, answer: Answer, slot: _Slot, scope: Scope) -> str:
    names = [name for name, _ in slot.filters]
    if question.kind == "date" and (day := Day.known(answer.value)):
        return _day(day, slot)
    if ("count" in names or "agree" in names) and answer.given:
        return str(len(answer.value)) if isinstance(answer.value, tuple) else "1"
    if "numbers" in names and answer.given:
        return listed([str(_position(scope, row.id)) for row in _pointed_to(answer, scope)])
    if "commas" in names and isinstance(answer.value, tuple):
        parts = [replace(answer, value=(each,)) for each in answer.value]
        return ", ".join(in_words(question, each, scope.form, scope.draft) for each in parts)
    if "list" in names and isinstance(answer.value, str):
        return listed([line.strip(" -•*\t").rstrip(".;,") for line in answer.value.split("\n") if line.strip()])
    return in_words(question, answer, scope.form, scope.draft)


def _day(day: Day, slot: _Slot) -> str:
    """A day in words or figures; with ``doubt:`` its words where the author put a ``?`` to it, else nothing."""
    names = dict(slot.filters)
    if "doubt" in names:
        return names["doubt"] if day.uncertain else ""
    text = day.long if "longdate" in names else str(day.date.year) if "year" in names else day.short
    return f"{text} {NOT_CERTAIN}" if "doubted" in names and day.uncertain else text


def _filtered(text: str, slot: _Slot, answer: Answer | None) -> str:
    for name, argument in slot.filters:
        if name == "nil" and is_nil(text):
            return argument
        rule = _RULES.get(name)
        text = rule(text, argument) if rule else text
    return text if answer is None or answer.given else text.replace("\n", " ")


def _lower(text: str, _argument: str) -> str:
    return lower_first(text)


def _sentence(text: str, _argument: str) -> str:
    """Each paragraph with a capital at its start and a stop at its end; items of a list stay as they are."""
    lines = text.strip().split("\n")
    return "\n".join(_paragraph(line.strip(), at == len(lines)) for at, line in enumerate(lines, 1))


def _paragraph(text: str, last: bool) -> str:
    if not text or _BULLET.match(text):
        return text
    if text.split(maxsplit=1)[0].islower():  # eCAF stays as it is
        text = text[0].upper() + text[1:]
    if _ENDED.search(text) or (not last and text.endswith((":", ";", ","))):
        return text
    return f"{text.rstrip(':;,')}."


def _clause(text: str, _argument: str) -> str:
    return as_clause(text)


def _first(text: str, _argument: str) -> str:
    line = text.strip().split("\n", 1)[0]
    stop = re.search(r"(?<=[a-z0-9)])[.!?](?=\s+[A-Z])", line)
    return line[: stop.end()] if stop else line


def _number(text: str, _argument: str) -> str:
    return _NUMBERS[int(text)] if text.isdigit() and int(text) < len(_NUMBERS) else text


def _of(text: str, argument: str) -> str:
    one, _, many = argument.partition("/")
    count = int(text) if text.isdigit() else 0
    return f"{count} {one}" if count == 1 else f"{count or 'no'} {many or plural(one)}"


def plural(noun: str) -> str:
    """The plural of a regular English noun: contacts, boxes, enquiries."""
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _agree(text: str, argument: str) -> str:
    one, many, none = (*argument.split("/"), "", "")[:3]
    return (none or many) if text == "0" else many if text.isdigit() and text != "1" else one


def _stop(text: str, _argument: str) -> str:
    return text if text.endswith((".", ")", "]", ":")) else f"{text}."


def _times(text: str, _argument: str) -> str:
    count = int(text) if text.isdigit() else 0
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{_number(text, '')} times")


def _lead(text: str, argument: str) -> str:
    return f"{argument} {as_clause(text)}" if text.strip() and is_bare(text) else text


def _because(text: str, _argument: str) -> str:
    return because(text)


def _unless(text: str, argument: str) -> str:
    return "" if text.casefold() == argument.casefold() else text


def _voice(text: str, argument: str) -> str:
    mine, _, theirs = argument.partition("/")
    return mine if speaks_as_i(text) else theirs


_RULES: dict[str, Callable[[str, str], str]] = {
    "lower": _lower,
    "sentence": _sentence,
    "clause": _clause,
    "first": _first,
    "number": _number,
    "of": _of,
    "agree": _agree,
    "times": _times,
    "stop": _stop,
    "lead": _lead,
    "because": _because,
    "voice": _voice,
    "unless": _unless,
}
