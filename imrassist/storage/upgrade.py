"""The formats a draft file has had, and the steps from each to the next; each step is kept for ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

FORMAT = 1
"""The format this version writes."""

Step = Callable[[dict[str, Any]], str]
"""Changes the values of a file of one format, in place, into those of the next; says what it did, in a sentence."""

STEPS: Mapping[int, Step] = {}
"""By the format they start from. A step never changes once it was released: a case in the old shape holds it."""


def upgraded(data: dict[str, Any], kind: int, steps: Mapping[int, Step] = STEPS, to: int = FORMAT) -> tuple[str, ...]:
    """Brings the values of a file from format ``kind`` to the present one, in place; what was done, in sentences.

    A format without a step is read as the next one (0 is a file from before formats were counted).
    """
    told = [steps[number](data) for number in range(kind, to) if number in steps]
    data["format"] = to
    return tuple(told)
