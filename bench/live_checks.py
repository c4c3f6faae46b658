"""From one changed answer to the updated remarks: a short draft and one of 5,000 contacts and 60,000 words, in turn.

Processor time, so that other work on the machine does not count; garbage is looked for as seldom as in the app.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
from collections.abc import Sequence
from datetime import date

from bench.drafts import grown, text_act
from imrassist.checks.load import load_checks
from imrassist.checks.run import Checker
from imrassist.interview.load import load_form
from imrassist.model.acts import apply
from imrassist.tui.garbage import seldom, settled
from imrassist.writing.report import Report
from imrassist.writing.write import Writer

SIZES = (50, 5_000)
EDITS = 400
MEDIAN_GOAL, LATE_GOAL = 2.0, 5.0
"""Milliseconds for half of the changes, and for 99 in 100."""
RATIO_GOAL = 1.5
"""Most that a change in the long draft may cost, in times of one in the short draft."""
FULL_GOAL = 1 / 2_000
SORTS = {"an answer about a contact": ("contact",), "an answer of the analysis": ("term", "finding", "lesson")}
TODAY = date(2010, 6, 1)
FORM = load_form("stockport-2010")
CHECKS = load_checks(FORM)


class Desk:
    """One draft that somebody works on."""

    def __init__(self, contacts: int) -> None:
        self.draft = grown(FORM, contacts)
        self.writer, self.checker = Writer(FORM), Checker(FORM, CHECKS)
        self.chance = random.Random(contacts)
        start = time.process_time()
        self.report = self.writer.write(self.draft)
        self.checker.run(self.draft, self.report, today=TODAY)
        self.whole = 1000 * (time.process_time() - start)

    def edit(self, tables: Sequence[str] = ()) -> float:
        """Milliseconds from an act to the remarks on the draft it makes."""
        act = text_act(FORM, self.draft, self.chance, tables)
        start = time.process_time()
        self.draft = apply(self.draft, act)
        self.report = self.writer.write(self.draft)
        self.checker.run(self.draft, self.report, today=TODAY)
        return 1000 * (time.process_time() - start)

    @property
    def words(self) -> int:
        """Words that the author wrote."""
        said = [*self.draft.answers.items()]
        said += [each for rows in self.draft.rows.values() for row in rows for each in row.answers.items()]
        texts = [answer.value for name, answer in said if FORM.questions[name].kind in ("text", "long")]
        return sum(len(text.split()) for text in texts if isinstance(text, str))


def printed(report: Report) -> str:
    """All text of a report."""
    texts = [block.text for section in report.sections for block in section.blocks]
    for section in report.sections:
        for block in section.blocks:
            for line in block.grid.lines if block.grid else ():
                texts += [paragraph for cell in line.cells for paragraph in cell.paragraphs]
    return "\n".join(texts)


def tokenised(text: str) -> float:
    """Milliseconds to find the words of a text, to know what this machine is worth just now."""
    start = time.process_time()
    re.findall(r"\w+", text)
    return 1000 * (time.process_time() - start)


def main() -> int:
    """Exit status 0 when every goal is met, 1 when one is missed."""
    seldom()
    short, long = (Desk(size) for size in SIZES)
    settled(long)
    any_answer = [long.edit() for _ in range(EDITS)]
    times = {name: [(short.edit(those), long.edit(those)) for _ in range(EDITS // 2)] for name, those in SORTS.items()}
    words = statistics.median(tokenised(printed(long.report)) for _ in range(7))
    median, late = statistics.median(any_answer), statistics.quantiles(any_answer, n=100)[98]
    print(f"one changed answer among {SIZES[1]:,} contacts and {long.words:,} words, to the updated remarks:")
    print(f"  median {median:.2f} ms (goal {MEDIAN_GOAL}); 99 in 100: {late:.2f} (goal {LATE_GOAL})")
    print(f"  in parts of a whole run: 1/{long.whole / median:,.0f} (goal 1/2,000)")
    print(f"  in times of finding all printed words once: {median / words:.3f}")
    ratios = []
    for name, pairs in times.items():
        before, after = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratios.append(after / before)
        print(f"  {name}: {after:.2f} ms, in times of {SIZES[0]} contacts: {ratios[-1]:.2f} (goal {RATIO_GOAL})")
    met = median <= MEDIAN_GOAL and late <= LATE_GOAL and max(ratios) <= RATIO_GOAL and median / long.whole <= FULL_GOAL
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
