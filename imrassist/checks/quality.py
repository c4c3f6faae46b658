"""standings: what speaks for each criterion of the quality form and against it, and what that suggests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from imrassist.checks.criteria import Item, Rule, Rules, load_rules
from imrassist.checks.prose import counted
from imrassist.checks.remark import Reason, Remark, Standing
from imrassist.interview.changes import Changes, between
from imrassist.interview.condition import Condition, Scope
from imrassist.interview.needs import Needs, needs_of_condition
from imrassist.interview.question import Form
from imrassist.interview.wording import row_label
from imrassist.model.answer import Park, Place
from imrassist.model.draft import Draft, Row
from imrassist.writing.fill import fill

__all__ = ["Quality", "load_rules", "standings"]

_BRACE = re.compile(r"\{(\w+)\}")
_SHOWN = 3
"""How many remarks of one check, or rows of one sort, are named one by one."""


def standings(form: Form, rules: Rules, draft: Draft, remarks: Sequence[Remark]) -> tuple[Standing, ...]:
    """How each criterion of the form looks, in its order.

    What was counted is remembered with the rules, so that a change costs what it touched; the answer depends on the
    arguments alone. A criterion without a rule stands as unknown.
    """
    quality = _KEPT.get(id(rules))
    if quality is None or quality.rules is not rules:
        _KEPT.clear()
        quality = _KEPT[id(rules)] = Quality(form, rules)
    return quality.standings(draft, remarks)


class Quality:
    """Judges the criteria of one form; remembers what it counted."""

    def __init__(self, form: Form, rules: Rules) -> None:
        self.form = form
        self.rules = rules
        self.work = 0
        """How many conditions have been looked at, for the tests of cost."""
        self._draft: Draft | None = None
        self._facts: dict[int, _Known] = {}
        for rule in rules.rules.values():
            for condition in (rule.yes, rule.no):
                self._keep(condition, "")
            for item in (*rule.speaks_for, *rule.against):
                self._keep(item.when, "")
                self._keep(item.where, item.rows)
                self._keep(item.among, item.rows)

    def standings(self, draft: Draft, remarks: Sequence[Remark]) -> tuple[Standing, ...]:
        """One for each criterion, in the form's order."""
        changes = between(self._draft, draft)
        self._draft = draft
        if not changes.nothing:
            for known in self._facts.values():
                self.work += known.update(Scope(form=self.form, draft=draft), changes)
        open_by_check: dict[str, list[Remark]] = {}
        for remark in remarks:
            if not remark.aside:
                open_by_check.setdefault(remark.check, []).append(remark)
        view = _View(self.form, draft, open_by_check, self._facts, self.rules.why)
        return tuple(
            view.standing(criterion.id, self.rules.rules.get(criterion.id)) for criterion in self.form.criteria
        )

    def _keep(self, condition: Condition | None, table: str) -> None:
        if condition is not None:
            self._facts[id(condition)] = _Known(self.form, condition, table, self._facts.get(id(condition)))


class _Known:
    """What one condition is, for the whole review or for each row of a table."""

    def __init__(self, form: Form, condition: Condition, table: str, before: _Known | None) -> None:
        self.condition = condition
        self.tables: set[str] = {table} | (before.tables if before else set())
        self._needs: dict[str, Needs] = {each: needs_of_condition(form, condition.text, each) for each in self.tables}
        self.rows: dict[str, dict[str, bool]] = {each: {} for each in self.tables}
        """By table, then by row; the whole review is the row "" of the table ""."""

    def update(self, scope: Scope, changes: Changes) -> int:
        """Looks again at what the changes touch; how much work that was."""
        work = 0
        for table, truths in self.rows.items():
            rows: Sequence[Row | None]
            if changes.touch(self._needs[table]):
                truths.clear()
                rows = scope.draft.rows.get(table, ()) if table else (None,)
            else:
                for row_id in changes.gone.get(table, ()) if table else ():
                    truths.pop(row_id, None)
                rows = changes.rows.get(table, ()) if table else ()
            for row in rows:
                truths[row.id if row else ""] = self.condition.holds(scope.of(row))
            work += len(rows)
        return work


@dataclass(frozen=True, slots=True)
class _View:
    """One draft with its open remarks."""

    form: Form
    draft: Draft
    remarks: dict[str, list[Remark]]
    known: dict[int, _Known]
    whys: Mapping[str, str]

    def standing(self, criterion: str, rule: Rule | None) -> Standing:
        """How this criterion looks."""
        if rule is None or not any(self._answered(need) for need in rule.needs):
            turn = self._say(rule.turn) if rule else ""
            return Standing(criterion=criterion, suggestion="unknown", turn=turn, why=self.whys.get("unknown", ""))
        few = [item for item in rule.speaks_for if self._too_few(item)]
        speaks_for = tuple(
            reason for item in rule.speaks_for if item not in few for reason, _, _ in self._reasons(item)
        )
        against = [each for item in (*rule.against, *few) for each in self._reasons(item)]
        weighty = [each for each in against if each[2]]
        suggestion = self._suggestion(rule, bool(speaks_for), bool(weighty))
        turn = "" if suggestion == "yes" else self._say(next((turn for _, turn, _ in weighty if turn), rule.turn))
        return Standing(
            criterion=criterion,
            suggestion=suggestion,
            speaks_for=speaks_for,
            against=tuple(reason for reason, _, _ in against),
            turn=turn,
            why=self._why(rule, suggestion, len(speaks_for), len(weighty), len(against) - len(weighty)),
        )

    def _why(self, rule: Rule, suggestion: str, speak_for: int, weigh: int, light: int) -> str:
        """The rule by which this is suggested, in words."""
        if suggestion == "no":
            key, says = ("no", rule.no_says) if rule.no and self._holds(rule.no) else ("nothing", "")
        elif suggestion == "partially":
            key, says = ("against", "") if weigh else ("not_yet", rule.yes_says)
        else:
            key, says = ("yes_and", rule.yes_says) if rule.yes_says else ("yes", "")
        words = {"says": says, "for": counted(speak_for, "thing"), "against": counted(weigh, "thing")}
        parts = [self.whys.get(key, "")]
        if light and suggestion != "no":
            parts.append(self.whys.get("light", ""))
        words["light"] = counted(light, "such remark")
        return " ".join(_BRACE.sub(lambda found: words.get(found[1], found[0]), part) for part in parts if part)

    def _suggestion(self, rule: Rule, speaks_for: bool, against: bool) -> str:
        if (rule.no and self._holds(rule.no)) or not speaks_for:
            return "no"
        if against or (rule.yes and not self._holds(rule.yes)):
            return "partially"
        return "yes"

    def _reasons(self, item: Item) -> Iterator[tuple[Reason, str, bool]]:
        """The reasons of an item, each with what would mend it, and whether it weighs."""
        if any(check in self.remarks for check in item.without) or (item.when and not self._holds(item.when)):
            return
        if item.checks:
            yield from self._of_remarks(item)
        elif item.rows:
            yield from self._of_rows(item)
        else:
            place = Place(item.place) if item.place else None
            yield Reason(say=self._say(item.say), place=place, section=self._section(item.place)), item.turn, True

    def _of_remarks(self, item: Item) -> Iterator[tuple[Reason, str, bool]]:
        for check in item.checks:
            found = self.remarks.get(check, [])
            for at, remark in enumerate(found[:_SHOWN], 1):
                more = len(found) - _SHOWN if at == _SHOWN else 0
                say = f"{remark.say} ({more} more like it.)" if more > 0 else remark.say
                reason = Reason(say=say, place=remark.place, section=remark.section, block=remark.block)
                yield reason, item.turn or _plain(remark.mend), remark.grade != "consider"

    def _of_rows(self, item: Item) -> Iterator[tuple[Reason, str, bool]]:
        looked_at, count = self._counted(item)
        if not (count or self._too_few(item)) or (item.every and len(count) < len(looked_at)):
            return
        if "{row}" in item.say:
            for row in islice(count, _SHOWN):
                say = self._say(item.say.replace("{row}", row_label(self.form, self.draft, row)))
                yield Reason(say=say, place=self._place(item, row), section=self._section(item.place)), item.turn, True
            return
        say = self._say(item.say.replace("{n}", str(len(count))).replace("{all}", str(len(looked_at))))
        yield (
            Reason(say=say, place=self._place(item, (count or looked_at)[0]), section=self._section(item.place)),
            item.turn,
            True,
        )

    def _counted(self, item: Item) -> tuple[list[Row], list[Row]]:
        """The rows that an item looks at, and those of them that count."""
        looked_at = [row for row in self.draft.rows.get(item.rows, ()) if self._holds(item.among, item.rows, row)]
        names = item.where.names if item.where else frozenset()
        denied = {
            remark.place.row
            for check in item.unless
            for remark in self.remarks.get(check, ())
            if remark.place and remark.place.question in names
        }
        return looked_at, [row for row in looked_at if row.id not in denied and self._holds(item.where, item.rows, row)]

    def _too_few(self, item: Item) -> bool:
        """Whether less than the share it needs speaks for the criterion, so that it speaks against it."""
        if not item.least or any(check in self.remarks for check in item.without):
            return False
        if item.when and not self._holds(item.when):
            return False
        looked_at, count = self._counted(item)
        return bool(looked_at) and len(count) < item.least * len(looked_at)

    def _place(self, item: Item, row: Row) -> Place | None:
        question = self.form.questions.get(item.place)
        return Place(item.place, row.id if question.each else "") if question else None

    def _section(self, name: str) -> str:
        return self.form.questions[name].section if name else ""

    def _say(self, template: str) -> str:
        text = fill(template, Scope(form=self.form, draft=self.draft)).text
        return text[:1].upper() + text[1:]

    def _holds(self, condition: Condition | None, table: str = "", row: Row | None = None) -> bool:
        if condition is None:
            return True
        return self.known[id(condition)].rows[table].get(row.id if row else "", False)

    def _answered(self, need: str) -> bool:
        if need in self.form.tables:
            return bool(self.draft.rows.get(need))
        question = self.form.questions[need]
        rows = self.draft.rows.get(question.each, ()) if question.each else (None,)
        answers = (row.answers.get(need) if row else self.draft.answers.get(need) for row in rows)
        return any(answer and answer.parked not in (Park.LATER, Park.ASK) for answer in answers)


_KEPT: dict[int, Quality] = {}


def _plain(text: str) -> str:
    """Text that is no template, so that braces in it stand for nothing."""
    return text.replace("{", "(").replace("}", ")")
