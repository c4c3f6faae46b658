"""remembered: what was made of certain objects is made once, and known again by which objects they are."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Generic, TypeVar, TypeVarTuple

_Asked = TypeVarTuple("_Asked")
_Made = TypeVar("_Made")


class Memo(Generic[*_Asked, _Made]):
    """A function that remembers what it made.

    Texts are the same when they read the same; anything else only when it is the same object, so that forms, checks
    and long lists are never compared, nor need a hash. What was asked is held with what was made: no other object can
    come to have its identity. When there is too much of it, all is forgotten.
    """

    def __init__(self, make: Callable[[*_Asked], _Made], most: int) -> None:
        self._make = make
        self._most = most
        self._kept: dict[tuple[str | int, ...], tuple[object, _Made]] = {}
        update_wrapper(self, make)

    def __call__(self, *asked: *_Asked) -> _Made:
        """What the function makes of these; they are given by place, never by name."""
        key = tuple([each if type(each) is str else id(each) for each in asked])
        known = self._kept.get(key)
        if known is None:
            if len(self._kept) >= self._most:
                self._kept.clear()
            known = self._kept[key] = (asked, self._make(*asked))
        return known[1]

    def cache_clear(self) -> None:
        """Forgets everything. (It is called as `functools` calls it.)"""
        self._kept.clear()


def remembered(most: int = 1000) -> Callable[[Callable[[*_Asked], _Made]], Memo[*_Asked, _Made]]:
    """For functions whose answer hangs on their arguments alone, which are never changed. `most`: calls remembered."""

    def wrap(make: Callable[[*_Asked], _Made]) -> Memo[*_Asked, _Made]:
        return Memo(make, most)

    return wrap
