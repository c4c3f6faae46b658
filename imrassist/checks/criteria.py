"""criteria.toml -> Rules: what speaks for each criterion of the quality form and against it, as a form's data says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from imrassist.checks.load import CheckSet, read_checks
from imrassist.checks.names import LackingError, Names, UnknownNameError
from imrassist.errors import ImrError
from imrassist.interview.condition import Condition
from imrassist.interview.load import Fault, checks_folder
from imrassist.interview.question import Form
from imrassist.writing.fill import names_in, template_faults

_RULE = {"id", "needs", "reads", "yes", "yes_says", "no", "no_says", "turn", "for", "against"}
WHY = {
    "unknown": (), "nothing": (), "no": ("says",), "against": ("for", "against"), "not_yet": ("for", "says"),
    "yes": ("for",), "yes_and": ("for", "says"), "light": ("light",),
}  # fmt: skip
"""What may be answered to "why Partially?", and the braces each must have."""
_ITEM = {"when", "rows", "where", "among", "every", "say", "place", "checks", "without", "unless", "least", "turn"}
_BRACE = re.compile(r"\{(\w+)\}")
_COUNTS = re.compile(r"\{(n|all|row)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that may speak for a criterion, or against it."""

    say: str = ""
    """A template of the form, with ``{n}`` and ``{all}`` where rows are counted; with ``{row}`` each is named."""
    when: Condition | None = None
    """On the whole review."""
    rows: str = ""
    """Table whose rows are counted; it holds when at least one counts."""
    where: Condition | None = None
    """Which of them count."""
    among: Condition | None = None
    """Which of them are looked at."""
    every: bool = False
    """It holds only when all that are looked at count."""
    least: float = 0
    """With for and rows: the share of them, 0 to 1, below which it speaks against the criterion instead."""
    unless: tuple[str, ...] = ()
    """With rows: one does not count while a remark of these checks is open on an answer that `where` speaks of."""
    place: str = ""
    """The question to open; with rows, of the first row that counts."""
    checks: tuple[str, ...] = ()
    """The open remarks of these checks are the reasons themselves."""
    without: tuple[str, ...] = ()
    """It holds only while none of these checks has an open remark."""
    turn: str = ""
    """With against: what would mend it."""

    @property
    def names(self) -> frozenset[str]:
        """Every question, tally and table it speaks of."""
        found = set(names_in(_COUNTS.sub("", self.say))) | set(names_in(self.turn))
        for condition in (self.when, self.where, self.among):
            found |= condition.names if condition else set()
        return frozenset(found | ({self.rows, self.place} - {""}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How one criterion is judged. All of it is data; a person decides."""

    id: str
    needs: tuple[str, ...] = ()
    """Questions and tables: while none of them has an answer or a row, nothing is suggested."""
    reads: tuple[str, ...] | None = None
    """The passages that a person reads to judge it (`writing.as_read.passages`); None for the whole report."""
    yes: Condition | None = None
    """What must be so for Yes, beside that nothing speaks against it."""
    no: Condition | None = None
    """What makes it No, whatever speaks for it."""
    yes_says: str = ""
    """What `yes` asks, in words, as a clause."""
    no_says: str = ""
    """What `no` asks."""
    turn: str = ""
    """What would turn it to Yes, where no reason against it says so."""
    speaks_for: tuple[Item, ...] = ()
    against: tuple[Item, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """Every question, tally and table it speaks of."""
        found = set(self.needs) | set(names_in(self.turn))
        for condition in (self.yes, self.no):
            found |= condition.names if condition else set()
        for item in (*self.speaks_for, *self.against):
            found |= item.names
        return frozenset(found)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The rules of all criteria of a form."""

    form: Form
    rules: Mapping[str, Rule] = field(default_factory=dict)
    """By the criterion's id."""
    why: Mapping[str, str] = field(default_factory=dict)
    """The sentences of `WHY`, as the form's file has them."""
    faults: tuple[Fault, ...] = ()
    text: str = ""
    """As it stands in the file, so that a change of it is noticed."""


def load_rules(form: Form, checks: CheckSet | None = None) -> Rules:
    """The rules of this form, remembered until their file changes.

    Raises ImrError naming the first fault when they are not sound.
    """
    text = _text(checks_folder(form) / "criteria.toml")
    kept = _KEPT.get(form.folder)
    if kept and kept.text == text and kept.form is form:
        return kept
    rules = read_rules(form, checks or read_checks(form))
    if rules.faults:
        first = rules.faults[0]
        raise ImrError(
            f"{first.file}, line {first.line}",
            f"{first.key}: {first.what}",
            f'Run "imrassist lint --form {form.id}" for the whole list ({len(rules.faults)}).',
        )
    _KEPT[form.folder] = rules
    return rules


_KEPT: dict[str, Rules] = {}


def read_rules(form: Form, checks: CheckSet) -> Rules:
    """The rules as far as they can be read, with everything in them that is not understood."""
    path = checks_folder(form) / "criteria.toml"
    reader = _Reader(form, checks, f"{path.parent.name}/{path.name}", _text(path))
    rules = reader.read()
    return Rules(form=form, rules=rules, why=reader.why, faults=tuple(reader.faults), text=reader.text)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return ""


class _Reader:
    def __init__(self, form: Form, checks: CheckSet, file: str, text: str) -> None:
        self.faults: list[Fault] = []
        self.why: dict[str, str] = {}
        self.text = text
        self._form = form
        self._file = file
        self._names = Names(form, checks.meanings, frozenset(), common=False)
        self._checks = [*(check.id for check in checks.checks), *checks.lacking]

    def read(self) -> dict[str, Rule]:
        try:
            raw = tomllib.loads(self.text)
        except (ValueError, RecursionError) as error:
            found = re.search(r"line (\d+)", str(error))
            self._fault(int(found[1]) if found else 1, "criteria.toml", f"is not sound TOML: {error}.")
            return {}
        for key in raw.keys() - {"criterion", "about", "why"}:
            self._fault(1, key, "is not known here; write criterion or why.")
        if raw.get("criterion"):
            self._whys(raw.get("why"))
        known = {criterion.id for criterion in self._form.criteria}
        rules: dict[str, Rule] = {}
        for line, one in self._tables(raw):
            rule_id = one.get("id")
            if rule_id not in known or rule_id in rules:
                self._fault(line, "id", f'"{rule_id}" is no criterion of form.toml, or is there twice.')
                continue
            rules[rule_id] = self._rule(line, one)
        return rules

    def _whys(self, raw: Any) -> None:
        given = raw if isinstance(raw, dict) else {}
        line = next((n for n, text in enumerate(self.text.split("\n"), 1) if text.strip() == "[why]"), 1)
        for key in given.keys() - WHY.keys():
            self._fault(line, f"why.{key}", "is not known here.")
        for key, braces in WHY.items():
            text = given.get(key)
            if not isinstance(text, str) or sorted(_BRACE.findall(text)) != sorted(braces):
                names = " and ".join(f"{{{each}}}" for each in braces) or "no braces"
                self._fault(line, f"why.{key}", f"must be a sentence with {names}.")
            else:
                self.why[key] = text

    def _rule(self, line: int, raw: dict[str, Any]) -> Rule:
        for key in raw.keys() - _RULE:
            self._fault(line, key, "is not known here.")
        for need in raw.get("needs", []):
            if need not in self._form.questions and need not in self._form.tables:
                self._fault(line, "needs", f'"{need}" is no question and no table.')
        items = {
            key: tuple(self._item(line, key, each) for each in raw.get(key, []) if isinstance(each, dict))
            for key in ("for", "against")
        }
        self._say(line, "turn", str(raw.get("turn", "")), "")
        return Rule(
            id=raw["id"],
            needs=tuple(raw.get("needs", [])),
            reads=self._reads(line, raw),
            yes=self._condition(line, "yes", raw.get("yes")),
            no=self._condition(line, "no", raw.get("no")),
            yes_says=self._says(line, raw, "yes"),
            no_says=self._says(line, raw, "no"),
            turn=str(raw.get("turn", "")),
            speaks_for=items["for"],
            against=items["against"],
        )

    def _says(self, line: int, raw: dict[str, Any], key: str) -> str:
        says = raw.get(f"{key}_says", "")
        if not isinstance(says, str) or (key in raw) != bool(says):
            self._fault(line, f"{key}_says", f"must say in words what {key} asks, where there is one.")
            return ""
        return says

    def _reads(self, line: int, raw: dict[str, Any]) -> tuple[str, ...] | None:
        reads = raw.get("reads")
        if reads is None:
            return None
        known = {spec.id for spec in self._form.blocks} | {section.id for section in self._form.sections}
        for each in reads:
            block, _, cell = str(each).partition("#")
            begun = block.removesuffix("*")
            found = any(name.startswith(begun) for name in known) if begun != block else block in known
            grids = [
                self._form.grids[spec.say] for spec in self._form.blocks if spec.id == block and spec.kind == "grid"
            ]
            if not found or (cell and not any(column.id == cell for grid in grids for column in grid.columns)):
                self._fault(line, "reads", f'"{each}" is no section, no block and no line of a table.')
        return tuple(str(each) for each in reads)

    def _item(self, line: int, key: str, raw: dict[str, Any]) -> Item:
        for unknown in raw.keys() - _ITEM:
            self._fault(line, f"{key}.{unknown}", "is not known here.")
        say = str(raw.get("say", ""))
        self._say(line, f"{key}.say", say, str(raw.get("rows", "")))
        self._say(line, f"{key}.turn", str(raw.get("turn", "")), "")
        if not say and not raw.get("checks"):
            self._fault(line, f"{key}.say", "is missing.")
        if raw.get("rows") and raw["rows"] not in self._form.tables:
            self._fault(line, f"{key}.rows", f'"{raw["rows"]}" is no table.')
        if raw.get("place") and raw["place"] not in self._form.questions:
            self._fault(line, f"{key}.place", f'"{raw["place"]}" is no question.')
        return Item(
            say=say,
            when=self._condition(line, f"{key}.when", raw.get("when")),
            rows=str(raw.get("rows", "")),
            where=self._condition(line, f"{key}.where", raw.get("where")),
            among=self._condition(line, f"{key}.among", raw.get("among")),
            every=raw.get("every") is True,
            place=str(raw.get("place", "")),
            least=self._share(line, key, raw),
            unless=tuple(self._named(line, f"{key}.unless", raw.get("unless", []))),
            checks=tuple(self._named(line, f"{key}.checks", raw.get("checks", []))),
            without=tuple(self._named(line, f"{key}.without", raw.get("without", []))),
            turn=str(raw.get("turn", "")),
        )

    def _share(self, line: int, key: str, raw: dict[str, Any]) -> float:
        least = raw.get("least", 0)
        if isinstance(least, bool) or not isinstance(least, (int, float)) or not 0 <= least <= 1:
            self._fault(line, f"{key}.least", "is no share: write a number from 0 to 1.")
            return 0
        if least and (key != "for" or not raw.get("rows")):
            self._fault(line, f"{key}.least", "is for rows that speak for a criterion.")
        return float(least)

    def _say(self, line: int, key: str, say: str, rows: str) -> None:
        bare = _COUNTS.sub("", say)
        if bare != say and not rows:
            self._fault(line, key, "counts rows, and there are none: write rows.")
        for what in template_faults(bare):
            self._fault(line, key, what)
        for name in names_in(bare):
            if name not in self._form.questions and name not in self._form.tallies:
                self._fault(line, key, f'"{name}" is no question and no tally.')

    def _named(self, line: int, key: str, names: Any) -> Iterator[str]:
        """The ids of checks; ``family.*`` stands for all of a family."""
        for name in names if isinstance(names, list) else [names]:
            prefix = str(name).removesuffix("*")
            found = [each for each in self._checks if each == name or (prefix != name and each.startswith(prefix))]
            if not found:
                self._fault(line, key, f'"{name}" is no check.')
            yield from found

    def _condition(self, line: int, key: str, text: Any) -> Condition | None:
        if text is None:
            return None
        try:
            return self._names.condition(str(text))
        except (UnknownNameError, LackingError) as error:
            self._fault(line, key, str(error))
            return None

    def _tables(self, raw: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
        tables = raw.get("criterion", [])
        lines = [n for n, text in enumerate(self.text.split("\n"), 1) if text.strip().startswith("[[criterion]]")]
        if isinstance(tables, list):
            yield from zip(lines + [1] * len(tables), (each for each in tables if isinstance(each, dict)), strict=False)

    def _fault(self, line: int, key: str, what: str) -> None:
        self.faults.append(Fault(self._file, line, key, what))
