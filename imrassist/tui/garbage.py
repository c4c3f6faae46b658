"""Garbage: when Python looks for what can be thrown away, so that no look stands between a key and the screen."""

from __future__ import annotations

import gc
from collections.abc import Hashable
from weakref import WeakKeyDictionary

_known: WeakKeyDictionary[object, set[Hashable]] = WeakKeyDictionary()


def seldom() -> None:
    """Looks less often than Python does by itself.

    An open draft of 5,000 contacts is a million objects, nearly all of which stay; each look goes through all that
    are new and all that these point to.
    """
    gc.set_threshold(50_000, 20, 20)


def settled(owner: object, what: Hashable = "") -> None:
    """What has been made for an owner is there to stay: it is never looked through again. Counts once for each what."""
    known = _known.setdefault(owner, set())
    if what not in known:
        known.add(what)
        gc.freeze()
