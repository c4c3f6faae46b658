"""fill: a template of the form and a draft -> words, and which answers they came from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from imrassist.interview.condition import Scope, parse
from imrassist.interview.question import Question
from imrassist.interview.wording import in_words, listed
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.dates import Day

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)((?:\|[a-z]+(?::[^{}|]*)?)*)\}")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
FILTERS = (
    "label", "date", "longdate", "year", "time", "list", "count", "number", "lower", "sentence", "clause", "first",
    "code", "of", "times", "via",
)  # fmt: skip
"""The closed list of filters."""


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


def names_in(template: str) -> tuple[str, ...]:
    """The ids that a template speaks of, those behind ``via:`` too."""
    found: list[str] = []
    for slot in _parts(template):
        if isinstance(slot, _Slot):
            found.append(slot.name)
            found += [argument for name, argument in slot.filters if name == "via"]
    return tuple(dict.fromkeys(found))


def names_here(template: str) -> tuple[str, ...]:
    """The ids that a template speaks of at its own row or of the whole review; not those behind ``via:``."""
    return tuple(dict.fromkeys(slot.name for slot in _parts(template) if isinstance(slot, _Slot)))


def template_faults(template: str) -> list[str]:
    """What is wrong with a template, in sentences: braces that are no field, filters that are not known."""
    faults = [
        f'"{name}" is no filter.'
        for slot in _parts(template)
        if isinstance(slot, _Slot)
        for name, _ in slot.filters
        if name not in FILTERS
    ]
    rest = _FIELD.sub("", template)
    return [*faults, "A brace stands alone; write {id} or {id|filter}."] if "{" in rest or "}" in rest else faults


def fill(template: str, scope: Scope) -> Filled:
    """The words of a template for a draft, and for a row when the scope has one.

    A parked *no record* or *does not apply* is worded honestly where it stands;
    an answer not there yet leaves nothing and sets ``missing``.
    """
    words: list[str] = []
    places: list[Place] = []
    missing = void = False
    for part in _parts(template):
        if isinstance(part, str):
            words.append(part)
            continue
        text, place = _slot(part, scope)
        places += [place] if place else []
        if text is None:
            question = scope.question(part.name)
            asked = question is None or not question.when or parse(question.when).value(scope) is not False
            missing, void = missing or asked, void or not asked
        words.append(text or "")
    return Filled(tidy("".join(words)), tuple(dict.fromkeys(places)), missing, void)


def tidy(text: str) -> str:
    """Text without doubled blanks and full stops, or blanks before a stop; paragraphs kept, parted by one line end."""
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r" *\n\s*", "\n", text).strip()
    text = re.sub(r" +([.,;:!?])(?=\s|$)", r"\1", text)
    return re.sub(r"(?<!\.)([.!?])\.(?=\s|$)", r"\1", text)


@lru_cache(maxsize=4096)
def _parts(template: str) -> tuple[str | _Slot, ...]:
    parts: list[str | _Slot] = []
    end = 0
    for found in _FIELD.finditer(template):
        if found.start() > end:
            parts.append(template[end : found.start()])
        filters = [each.partition(":") for each in found[2].split("|")[1:]]
        parts.append(_Slot(found[1], tuple((name, argument) for name, _, argument in filters)))
        end = found.end()
    return (*parts, template[end:]) if end < len(template) else tuple(parts)


def _slot(slot: _Slot, scope: Scope) -> tuple[str | None, Place | None]:
    question = scope.question(slot.name)
    if question is None:
        value = scope.value(slot.name)
        return (_filtered(str(value), slot, None), None) if isinstance(value, int) else (None, None)
    place = Place(question.id, scope.row.id if question.each and scope.row else "")
    if question.when and parse(question.when).value(scope) is False:
        return None, place
    answer = scope.answer(slot.name)
    if answer is None or answer.parked in (Park.LATER, Park.ASK):
        return None, place
    via = next((argument for name, argument in slot.filters if name == "via"), "")
    if via and answer.given:
        return _via(answer, via, scope, slot), place
    text = _typed(question, answer, slot, scope)
    return _filtered(text, slot, answer), place


def _via(answer: Answer, name: str, scope: Scope, slot: _Slot) -> str | None:
    ids = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    rows = [row for each in ids if each and (row := scope.draft.row(each))]
    found = [fill(f"{{{name}}}", scope.of(row)) for row in rows]
    texts = [each.text for each in found if each.text]
    rest = _Slot(slot.name, tuple((n, a) for n, a in slot.filters if n != "via"))
    return _filtered(listed(texts), rest, None) if texts else None


def _typed(question: Question, answer: Answer, slot: _Slot, scope: Scope) -> str:
    names = [name for name, _ in slot.filters]
    if question.kind == "date" and isinstance(answer.value, str):
        day = Day.from_iso(answer.value)
        if "longdate" in names:
            return day.long
        return str(day.date.year) if "year" in names else day.short
    if "count" in names and isinstance(answer.value, tuple):
        return str(len(answer.value))
    if "list" in names and isinstance(answer.value, str):
        return listed([line.strip(" -•*\t").rstrip(".;,") for line in answer.value.split("\n") if line.strip()])
    return in_words(question, answer, scope.form, scope.draft)


def _filtered(text: str, slot: _Slot, answer: Answer | None) -> str:
    for name, argument in slot.filters:
        rule = _RULES.get(name)
        text = rule(text, argument) if rule else text
    return text if answer is None or answer.given else text.replace("\n", " ")


def _lower(text: str, _argument: str) -> str:
    word = re.match(r"[A-Z][a-z]+(?=[\s,.;:]|$)(?!\s(?:\d|[A-Z]\b))", text)
    return text[:1].lower() + text[1:] if word or re.match(r"(A|An)\s[a-z]", text) else text


def _sentence(text: str, _argument: str) -> str:
    text = text.strip()
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?", '."', ".”", ".'", ".’")) else f"{text}."


def _clause(text: str, argument: str) -> str:
    return _lower(text.strip().rstrip(".;, "), argument)


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


def _times(text: str, _argument: str) -> str:
    count = int(text) if text.isdigit() else 0
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{_number(text, '')} times")


_RULES: dict[str, Callable[[str, str], str]] = {
    "lower": _lower,
    "sentence": _sentence,
    "clause": _clause,
    "first": _first,
    "number": _number,
    "of": _of,
    "times": _times,
}
