"""A review of a long report: what a changed word costs the one who reviews it, in parts of writing the report once.

Processor time, so that other work on the machine does not count.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.drafts import grown, text_act
from imrassist.checks.criteria import load_rules
from imrassist.interview.load import load_form
from imrassist.model.acts import apply
from imrassist.storage.submissions import keep_read, read_then
from imrassist.writing.as_read import Reading
from imrassist.writing.differing import differing
from imrassist.writing.write import Writer

SIZES = (50, 5_000)
EDITS = 60
JUDGED_GOAL = 1 / 200
"""Most of one writing of the report that it may cost to see which verdicts a changed answer lapses."""
TOLD_GOAL = 1 / 5
"""The same to tell, for the first time since the draft was opened, what is different since it was read."""
FORM = load_form("stockport-2010")
READS = [None, *(load_rules(FORM).rules[each.id].reads for each in FORM.criteria)]


class Reviewed:
    """One draft under review."""

    def __init__(self, contacts: int, folder: Path) -> None:
        self.path = folder / f"of-{contacts}.imr.toml"
        self.draft = grown(FORM, contacts)
        self.writer, self.reading = Writer(FORM), Reading(FORM)
        self.chance = random.Random(contacts)
        self.written = _took(lambda: self.writer.write(self.draft))
        self.whole = self.digests()[0]
        keep_read(self.path, self.reading.passages(self.writer.write(self.draft)), self.whole)

    def digests(self) -> list[str]:
        """Of the whole report, and of what each criterion reads."""
        report = self.writer.write(self.draft)
        return [self.reading.digest(report, reads) for reads in READS]

    def edit(self) -> float:
        """Milliseconds from a new report to whether the signature and each verdict still stand."""
        self.draft = apply(self.draft, text_act(FORM, self.draft, self.chance))
        self.writer.write(self.draft)
        return _took(self.digests)

    def told(self) -> float:
        """Milliseconds to read what was kept and find what is different now."""

        def tell() -> None:
            then = read_then(self.path, self.whole)
            if then is None or not differing(then, self.reading.passages(self.writer.write(self.draft))):
                raise AssertionError("what was read is not there")

        return _took(tell)


def _took(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def main() -> int:
    """Exit status 0 when every goal is met, 1 when one is missed."""
    met = True
    with TemporaryDirectory() as folder:
        for size in SIZES:
            review = Reviewed(size, Path(folder))
            judged = statistics.median(review.edit() for _ in range(EDITS))
            told = min(review.told() for _ in range(3))
            print(f"a review of {size:,} contacts; the report is written in {review.written:,.0f} ms:")
            print(f"  which verdicts stand after a change: {judged:.2f} ms, 1/{review.written / judged:,.0f} of that")
            print(f"  what is different since, in words: {told:.1f} ms, 1/{review.written / told:,.0f} of that")
            if size == max(SIZES):
                print(f"  goals: 1/{1 / JUDGED_GOAL:,.0f} and 1/{1 / TOLD_GOAL:,.0f}")
                met = judged <= JUDGED_GOAL * review.written and told <= TOLD_GOAL * review.written
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
