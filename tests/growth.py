"""How the cost of some work grows with its size, told as a ratio within one run: no machine's seconds are asserted."""

import time
from collections.abc import Callable

TIMES = 4
"""How many times the larger work is the smaller."""
IN_PROPORTION = 9
"""The most that work four times the size may cost, in times: 4 in proportion, 16 were each part held against each."""


def growth(prepare: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times the processor time of the work of a fourth of `size` the work of `size` takes.

    `prepare` makes the work of a size ready, which is not counted. The smaller work is done three times and the dearest
    counts, since so little time is easily disturbed; the larger up to three times, and the cheapest counts. Work too
    quick for the clock counts as a hundredth of a second.
    """
    small = max(_cost(prepare(size // TIMES)) for _ in range(3))
    large = float("inf")
    for _ in range(3):
        large = min(large, _cost(prepare(size)))
        if large <= IN_PROPORTION * small:
            break
    return large / small


def _cost(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return max(time.process_time() - start, 0.01)
