"""Sentences: what a form's own sentences tell of answers, read more freely than what is taken into a draft.

For judging a file only: a list of lessons by their numbers, contacts by their days, several sentences in one paragraph,
and what must have been answered for a sentence to be printed at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from imrassist.checks.prose import sentences
from imrassist.intake.rows import AnswerReader, Answers
from imrassist.intake.unfill import FIELD, PLAIN, is_bare, is_constant
from imrassist.interview.condition import parse
from imrassist.interview.question import BlockSpec, Form, Question
from imrassist.interview.wording import parked_words
from imrassist.model.answer import Answer, Park
from imrassist.model.draft import Row

_PART = re.compile(r"<([^<>]*)>")
_LISTED = re.compile(r",? and |, ")
_EQUAL = re.compile(r"([a-z][a-z0-9_]*) (==|in|!=) (?:'([a-z_]+)'|\(((?:'[a-z_]+'(?:, )?)+)\))\Z")
_HELD = re.compile(r"'([a-z_]+)' in ([a-z][a-z0-9_]*)\Z")
_PARKED = re.compile(r"(no_record|not_apply)\(([a-z][a-z0-9_]*)\)\Z")
_LEAST = 6
"""Letters of its own by which a sentence of the form is told from an author's."""
_JOINED = 4
"""The most sentences that one block says."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """A template as something that a text can be held against."""

    pattern: re.Pattern[str]
    plain: frozenset[str]
    """Fields whose words are an answer."""
    numbered: frozenset[str]
    """Fields that name rows by their numbers."""
    by: Mapping[str, str]
    """Fields that name rows by the answer to a question, and that question."""
    own: str
    """The longest stretch of words of its own."""
    letters: int


class Sentences:
    """Reads one file's sentences. `numbers` says how the rows of each table are numbered there, as far as is known."""

    def __init__(self, reader: AnswerReader, numbers: Mapping[str, Mapping[str, str]]) -> None:
        self._reader = reader
        self._form = reader.form
        self._numbers = numbers
        self._chosen: Counter[tuple[str, str]] = Counter()

    def read(self, template: str, text: str, row: Row | None) -> Answers | None:
        """The answers in a text that this template of the form was filled to; None where it was not.

        A field that cannot be told for certain is left out, not guessed.
        """
        shape = _shape(template)
        found = shape.pattern.fullmatch(" ".join(text.split(" "))) if shape else None
        if shape is None or found is None:
            return None
        answers: Answers = {}
        for name, words in found.groupdict().items():
            question = self._form.questions.get(name)
            if question is None or words is None or bool(question.each) != (row is not None):
                continue
            answer = self._answer(shape, question, words.strip(), row)
            if answer is not None:
                answers[name] = answer
        return answers

    def number(self, spec: BlockSpec, text: str) -> str:
        """The number that a block gives its row; empty where it gives none."""
        shape = _shape(spec.say)
        found = shape.pattern.fullmatch(text) if shape and "{no}" in spec.say else None
        return found["no"] if found else ""

    def _answer(self, shape: _Shape, question: Question, words: str, row: Row | None) -> Answer | None:
        name = question.id
        if parked := _parked(question, words):
            return parked
        if name in shape.plain:
            return self._reader.value(name, words, row.id if row else "")
        if question.kind == "ref":
            return self._same(question, shape.by[name], words) if name in shape.by else None
        pieces = _LISTED.split(words)
        if name in shape.numbered:
            rows = self._numbers.get(question.of, {})
            ids = [rows.get(piece, "") for piece in pieces]
        else:
            ids = list(self._by(question, shape.by[name], pieces))
        return Answer(value=tuple(dict.fromkeys(ids))) if ids and all(ids) else None

    def _same(self, question: Question, by: str, words: str) -> Answer | None:
        """The row that says this; of several that say the same, the one that was chosen least."""
        rows = self._reader.draft.rows.get(question.of, ())
        said = {each.id: (each.answers.get(by) or Answer(value="")).value for each in rows}
        alike = [row for row, text in said.items() if isinstance(text, str) and text and _bare(text) == _bare(words)]
        if not alike:
            return None
        row = min(alike, key=lambda each: self._chosen[question.id, each])
        self._chosen[question.id, row] += 1
        return Answer(value=row)

    def _by(self, question: Question, by: str, pieces: Sequence[str]) -> Iterator[str]:
        for piece in pieces:
            said = self._reader.value(by, piece)
            rows = self._reader.draft.rows.get(question.of, ())
            yield next((each.id for each in rows if said and each.answers.get(by) == said), "")

    def paragraph(self, specs: Sequence[BlockSpec], text: str, row: Row) -> Answers | None:
        """The answers in a paragraph that blocks of a cell said one after another; None unless they said all of it."""
        known = [spec for spec in specs if is_constant(spec.say) or _holds(spec.say, text)]
        own = next((spec for spec in specs if is_bare(spec.say) and spec.kind == "run"), None)
        parts = [text[span.start : span.end] for span in sentences(text)]
        if own is None:
            return self._all(known, parts, row)
        at = specs.index(own)
        lead = self._lead([spec for spec in known if specs.index(spec) < at], parts, row)
        if lead is None:
            return self._all(known, parts, row)
        # The author's own words go on where the form's end; the form may have the last word again.
        after = [spec for spec in known if specs.index(spec) > at]
        name = own.say.strip("{}").partition("|")[0]
        for end in (*range(max(lead[0] + 1, len(parts) - _JOINED), len(parts)), len(parts)):
            said = " ".join(parts[lead[0] : end])
            more = self._all(after, parts[end:], row)
            answer = self._reader.value(name, said, row.id) if said and more is not None else None
            if answer and more is not None:
                return lead[1] | {name: answer} | more
        return lead[1] if lead[0] == len(parts) else None

    def _all(self, specs: Sequence[BlockSpec], parts: Sequence[str], row: Row) -> Answers | None:
        """The answers in sentences that are these blocks', in turn, every one of them; None where one is not."""
        if not parts:
            return {}
        for at, spec in enumerate(specs):
            for took in range(1, min(_JOINED, len(parts)) + 1):
                found = self._one(spec, parts[:took], row)
                more = None if found is None else self._all(specs[at + 1 :], parts[took:], row)
                if found is not None and more is not None:
                    return found | more
        return None

    def _lead(self, specs: Sequence[BlockSpec], parts: Sequence[str], row: Row) -> tuple[int, Answers] | None:
        """How many sentences at the beginning are one of these blocks', and the answers in them."""
        for spec in specs:
            for took in range(1, min(_JOINED, len(parts)) + 1):
                found = self._one(spec, parts[:took], row)
                if found is not None:
                    return took, found
        return None

    def _one(self, spec: BlockSpec, parts: Sequence[str], row: Row) -> Answers | None:
        found = self.read(spec.say, " ".join(parts), row)
        if found is None or not self._sure(spec, found):
            return None
        return found | self.implied(spec.when, found, row)

    def _sure(self, spec: BlockSpec, found: Answers) -> bool:
        """Whether a text can be nobody's but the form's: by words of its own, or as one of the form's own choices."""
        shape = _shape(spec.say)
        if shape is None or (spec.say.startswith("{") and shape.plain & self._form.questions.keys() and not found):
            return False
        chosen = any(self._form.questions[name].kind == "choice" for name in found)
        return shape.letters >= _LEAST or chosen

    def implied(self, condition: str, known: Mapping[str, Answer], row: Row | None) -> Answers:
        """The answers without which a condition cannot hold: a block printed, or a question answered, shows them.

        Of several options that all let it hold, the first stands for all.
        """
        found: Answers = {}
        if not condition or " or " in condition:
            return found
        for part in condition.split(" and "):
            found |= {name: each for name, each in self._part(part.strip(), row) if name not in known}
        return found

    def _part(self, part: str, row: Row | None) -> Iterator[tuple[str, Answer]]:
        if held := _HELD.match(part):
            name, answer = held[2], Answer(value=(held[1],))
        elif parked := _PARKED.match(part):
            name, answer = parked[2], Answer(parked=Park(parked[1]))
        elif equal := _EQUAL.match(part):
            name, value = equal[1], equal[3] or equal[4].split("'")[1]
            question = self._form.questions.get(name)
            if equal[2] == "!=":
                others = [each for each in _options(question) if each != value] if question else []
                if len(others) != 1:
                    return
                value = others[0]
            if question and question.kind in ("refs", "multi", "table") and value != "none":
                return
            answer = Answer(value=value)
            if question and question.kind in ("refs", "multi"):
                answer = Answer(value=())
        else:
            return
        question = self._form.questions.get(name)
        if question and bool(question.each) == (row is not None):
            yield name, answer

    def asked(self, answers: Mapping[str, Answer], row: Row | None) -> Answers:
        """What must have been answered for these to be asked."""
        found: Answers = {}
        for name in answers:
            found |= self.implied(self._form.questions[name].when, {**answers, **found}, row)
        return found


def always_told(form: Form) -> frozenset[str]:
    """The choices of which the form prints a sentence whatever is chosen: where none stands, none was made."""
    told: dict[str, set[str]] = {}
    for spec in form.blocks:
        for part in f"{spec.where} and {spec.when}".split(" and ") if spec.say else ():
            if (equal := _EQUAL.match(part.strip())) and equal[2] != "!=":
                told.setdefault(equal[1], set()).update(re.findall(r"'([a-z_]+)'", part))
    return frozenset(name for name, values in told.items() if name in form.questions
                     and values >= set(_options(form.questions[name])) and _options(form.questions[name]))  # fmt: skip


def _parked(question: Question, words: str) -> Answer | None:
    """What stands for an answer that could not be given, with its reason."""
    said, because, reason = words.partition(", because ")
    for park in (Park.NO_RECORD, Park.NOT_APPLY):
        if park.value in question.park and said == parked_words(Answer(parked=park)):
            return Answer(parked=park, note=reason if because else "")
    return None


def silent(spec: BlockSpec) -> str:
    """The question whose yes, or whose list, a block alone speaks of: its silence is a no. Empty for none."""
    names = parse(spec.when).names | parse(spec.where).names
    condition = " and ".join(each for each in (spec.where, spec.when) if each)
    name = next(iter(names), "") if len(names) == 1 else ""
    return name if condition in (f"{name} == 'yes'", f"answered({name}) and {name} != 'none'") else ""


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


def _options(question: Question) -> list[str]:
    return ["yes", "no"] if question.kind == "yesno" else [option.id for option in question.options]


def _holds(template: str, text: str) -> bool:
    shape = _shape(template)
    return shape is not None and (not shape.own or shape.own in text)


@lru_cache(maxsize=2000)
def _shape(template: str) -> _Shape | None:
    """None for a template without words."""
    if not template:
        return None
    maker = _ShapeMaker()
    at = 0
    made: list[str] = []
    for option in _PART.finditer(template):
        made.append(maker.plain(template[at : option.start()]))
        inner = option[1]
        if re.search(r"[A-Za-z]", FIELD.sub("", inner)):
            made.append(f"(?:{maker.plain(inner)})?")
        elif made and made[-1].endswith(")"):
            maker.unread(inner)  # where one answer ends and the next begins, nothing shows
        else:
            made.append(f"(?:{maker.plain(inner)})?")
        at = option.end()
    made.append(maker.plain(template[at:]))
    return maker.shape("".join(made))


class _ShapeMaker:
    """Goes through a template, field by field."""

    def __init__(self) -> None:
        self._plain: set[str] = set()
        self._numbered: set[str] = set()
        self._by: dict[str, str] = {}
        self._named: set[str] = set()
        self._own = ""
        self._letters = 0

    def plain(self, template: str) -> str:
        made: list[str] = []
        at = 0
        for field in FIELD.finditer(template):
            made += [self._words(template[at : field.start()]), self._field(field)]
            at = field.end()
        return "".join((*made, self._words(template[at:])))

    def unread(self, template: str) -> None:
        """Takes note of fields that cannot be told apart: they are in no pattern."""
        self._named |= {field[1] for field in FIELD.finditer(template)}

    def _words(self, words: str) -> str:
        self._own = max(self._own, words, key=len)
        self._letters += sum(letter.isalpha() for letter in words)
        return re.escape(words)

    def _field(self, field: re.Match[str]) -> str:
        name, filters = field[1], field[2].split("|")
        agree = next((each for each in filters if each.startswith("agree:")), "")
        if agree:
            forms = agree[len("agree:") :].split("/")
            self._letters += min(map(len, forms))
            return f"(?:{'|'.join(map(re.escape, forms))})"
        by = next((each for each in filters if each.startswith("via:")), "")
        if name in self._named or not (by or "numbers" in filters or set(filters) <= PLAIN):
            return "(?:.+?)"
        self._named.add(name)
        if by:
            self._by[name] = by[len("via:") :]
        elif "numbers" in filters:
            self._numbered.add(name)
        else:
            self._plain.add(name)
        return f"(?P<{name}>.+?)" + (r"\.?" if "stop" in filters else "")

    def shape(self, pattern: str) -> _Shape:
        return _Shape(
            pattern=re.compile(pattern, re.DOTALL),
            plain=frozenset(self._plain),
            numbered=frozenset(self._numbered),
            by=dict(self._by),
            own=self._own,
            letters=self._letters,
        )
