"""How long names take in the example draft, cold: the first look, a changed paragraph, a change anywhere, memory.

    python -m bench.names_draft

In seconds of one core, so that other programs count for little; each beside its goal.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.names import EXTRA_MB, PARAGRAPH_MS, WORDS_A_SECOND


def main() -> None:
    """Measures once, in a fresh program, and prints a table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["IMRASSIST_STATE_DIR"] = os.environ["IMRASSIST_CONFIG_DIR"] = folder
        from imrassist import batch
        from imrassist.checks.naming import texts_of
        from imrassist.model.answer import Place
        from imrassist.session import Session

        session = Session.open(batch.demo(Path(folder, "example")))
        texts = [each.text for each in texts_of(session.form, session.draft)]
        words = sum(len(text.split()) for text in texts)
        entries = len(session.keyring.key.entries)
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        first = _seconds(session.named)
        more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) / 1024
        longest = max(texts, key=len)
        session.name_spans(longest)
        changed = [_seconds(partial(session.name_spans, f"{longest} On day {end} she came.")) for end in range(9)]
        session.answer(Place("introduction_more"), "Something new was told by the nurse.")
        again = _seconds(session.named)
        session.close()
    print(f"the example: {words:,} words in {len(texts)} texts, {entries} entries in the key")
    print(f"first look, lists read too   {words / first:10,.0f} words a second   goal {WORDS_A_SECOND:,}")
    middle = sorted(changed)[4] * 1000
    print(f"a changed paragraph          {middle:10.1f} ms ({len(longest.split())} words)   goal {PARAGRAPH_MS}")
    print(f"the draft after one answer   {again * 1000:10.1f} ms")
    print(f"memory more than without     {more:10.0f} MB   goal {EXTRA_MB}")


def _seconds(does: Callable[[], object]) -> float:
    began = time.process_time()
    does()
    return time.process_time() - began


if __name__ == "__main__":
    main()
