"""The checks panel: the criteria of the quality form with suggestions, and the remarks on this answer and section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from imrassist.checks.remark import Remark, Standing
from imrassist.interview.question import Criterion, Form
from imrassist.model.quality import Verdict
from imrassist.session.values import Mark
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import GRADES, MARKS

LOW = 24
"""Rows of the panel below which the remarks come first: the criteria would leave no room for them."""
MOST = 60
"""Remarks shown under one heading; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the checks say just now, for one place."""

    standings: tuple[Standing, ...] = ()
    answer: tuple[Remark, ...] = ()
    """On this answer, as it stands in the box."""
    section: tuple[Remark, ...] = ()
    """On the rest of this section."""
    others: int = 0
    """Remarks elsewhere."""
    aside: int = 0
    """Remarks set aside."""
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    text: str = ""
    """What stands in the box, or stood there when the checks looked."""
    marks: tuple[Mark, ...] = ()
    """The words in it that something is said about."""
    checked: bool = True
    """False until the first run is done."""


def summary(standings: Sequence[Standing]) -> str:
    """`5 yes 3 part 2 no 4 to do`; a count of none is left out, for the panel is narrow."""
    found = [standing.suggestion for standing in standings]
    counts = [(found.count(kind), word) for kind, word in zip(MARKS, ("yes", "no", "part", "to do"), strict=True)]
    order = (counts[0], counts[2], counts[1], counts[3])
    return " ".join(f"{number} {word}" for number, word in order if number)


class ChecksPanel(Lines):
    """Criteria and remarks. Enter on a criterion shows its reasons; on a remark, opens what it is about."""

    def __init__(self, form: Form) -> None:
        super().__init__(id="checks")
        self.form = form
        self.findings = Findings(checked=False)
        self._low = False
        self._draw()

    def on_resize(self) -> None:
        """In a low panel the remarks stand first."""
        if self._low != (0 < self.size.height < LOW):
            self._low = not self._low
            self._draw()
            self.scroll_home(animate=False)

    def tell(self, findings: Findings) -> None:
        """Show what the checks say now."""
        if findings != self.findings:
            self.findings = findings
            self._draw()

    def remark(self, key: str) -> Remark | None:
        """The remark behind an item."""
        sort, _, number = key.partition(":")
        if sort not in ("answer", "section") or not number.isdigit():
            return None
        remarks = self.findings.answer if sort == "answer" else self.findings.section
        return remarks[int(number)] if int(number) < len(remarks) else None

    def next_remark(self) -> Remark | None:
        """The remark after the cursor, round and round; the cursor goes there. None when there is none."""
        turned = [*range(self.cursor + 1, len(self.items)), *range(max(0, self.cursor + 1))]
        for at in turned:
            if remark := self.remark(self.items[at].key):
                self.move_to(at)
                return remark
        return None

    def _draw(self) -> None:
        parts = [self._criteria(), self._remarks()]
        if self._low:
            parts.reverse()
        self.show([*parts[0], Item(text=""), *parts[1]])

    def _criteria(self) -> list[Item]:
        now = self.findings
        items = [Item(text=f"QUALITY  {summary(now.standings)}" if now.checked else "QUALITY FORM", tone="head")]
        known = {standing.criterion: standing for standing in now.standings}
        items.extend(self._criterion(each, known.get(each.id)) for each in self.form.criteria)
        if not now.checked:
            items.append(Item(text="Checking ...", indent=1, tone="quiet"))
        return items

    def _remarks(self) -> list[Item]:
        now = self.findings
        items = [Item(text=f"THIS ANSWER  {_number(now.answer)}", tone="head")]
        items.extend(_remarks(now.answer, "answer", mend=True))
        items.append(Item(text=f"THIS SECTION  {_number(now.section)}", tone="head"))
        items.extend(_remarks(now.section, "section", mend=False))
        if now.others or now.aside:
            told = f"{now.others} in other sections" if now.others else ""
            aside = f"{now.aside} set aside" if now.aside else ""
            items.append(Item(text=", ".join(filter(None, (told, aside))), tone="quiet"))
        return items

    def _criterion(self, criterion: Criterion, standing: Standing | None) -> Item:
        mark = MARKS.get(standing.suggestion if standing else "unknown", "[ ]")
        verdict = self.findings.verdicts.get(f"author:{criterion.id}")
        yours = next((f" (you: {each.label})" for each in self.form.scale if verdict and each.id == verdict.answer), "")
        text = f"{criterion.number:>2} {criterion.short}{yours}"
        return Item(text=text, key=f"criterion:{criterion.id}", mark=f" {mark}", indent=5)


def _number(remarks: Sequence[Remark]) -> str:
    return f"{len(remarks)} to look at" if remarks else "nothing to mend"


def _remarks(remarks: Sequence[Remark], sort: str, *, mend: bool) -> list[Item]:
    items: list[Item] = []
    for at, remark in enumerate(remarks[:MOST]):
        tone = "warn" if remark.grade == "must" else ""
        mark = f" {GRADES.get(remark.grade, '?')}"
        items.append(Item(text=remark.say, key=f"{sort}:{at}", mark=mark, indent=4, tone=tone))
        if mend and remark.mend:
            items.append(Item(text=remark.mend, indent=4, tone="quiet"))
    if len(remarks) > MOST:
        items.append(Item(text=f"and {len(remarks) - MOST} more", indent=4, tone="quiet"))
    return items
