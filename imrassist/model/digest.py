"""Digests: short, stable names for values, the same on every machine."""

from __future__ import annotations

import hashlib
import json
from typing import Any

_written = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=list).encode


def digest(value: Any) -> str:
    """A hex digest of 16 characters of any value made of text, numbers, booleans, lists and dicts.

    Equal values have equal digests whatever the order of their keys.
    """
    return hashlib.sha256(_written(value).encode("utf-8", "surrogatepass")).hexdigest()[:16]
