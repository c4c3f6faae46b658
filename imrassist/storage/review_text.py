"""What a review puts into a draft as plain values, and back: for the file and the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar

from imrassist.model.quality import Point, Verdict
from imrassist.model.submission import Override, Signature, Submission
from imrassist.model.trail import Line
from imrassist.storage.keeping import Keeper

T = TypeVar("T", Verdict, Point, Signature, Submission, Override, Line)
_LISTS = {"documents"}
_NUMBERS = {"n", "names", "gaps"}


def plain_thing(thing: Verdict | Point | Signature | Submission | Override | Line) -> dict[str, Any]:
    """The values of such a thing, in their order; what is as it would be without saying is left out."""
    plain: dict[str, Any] = {}
    for each in fields(thing):
        value = getattr(thing, each.name)
        if value != each.default:
            plain[each.name] = list(value) if isinstance(value, tuple) else value
    return plain


def read_thing(kind: type[T], plain: Mapping[str, Any], clean: Callable[[str], str] = str) -> T:
    """The thing that `plain_thing` wrote; `clean` is the gate for its texts. Raises ValueError for anything else."""
    values: dict[str, Any] = {}
    for each in fields(kind):
        if each.name not in plain:
            if each.default is MISSING:
                raise ValueError(each.name)
            continue
        values[each.name] = _value(each.name, plain[each.name], clean)
    return kind(**values)


def known_keys(kind: type[Any]) -> tuple[str, ...]:
    """The keys that such a thing may have."""
    return tuple(each.name for each in fields(kind))


class ReviewReader:
    """Reads what a review has put into a draft file; what cannot be read goes to the keeper of the file."""

    def __init__(self, keep: Keeper) -> None:
        self.points: dict[str, Point] = {}
        self.signatures: list[Signature] = []
        self.submissions: list[Submission] = []
        self.overrides: list[Override] = []
        self.trail: list[Line] = []
        self._keep = keep
        self.readers: dict[str, Callable[[Mapping[str, Any], int | None], str]] = {
            "point": self._point,
            "signature": self._signature,
            "submission": self._submission,
            "override": self._override,
            "trail": self._line,
        }
        """By the name of the entries: reads one, and says why it cannot, or nothing."""

    def _point(self, entry: Mapping[str, Any], at: int | None) -> str:
        point = self._read(Point, entry)
        if point is None or not point.id or point.id in self.points:
            return "A point cannot be read, or has the id of another; it is kept."
        self.points[point.id] = point
        self._keep.rest(("point", point.id), entry, known_keys(Point), at)
        return ""

    def _signature(self, entry: Mapping[str, Any], at: int | None) -> str:
        signature = self._read(Signature, entry)
        if signature is None:
            return "A signature cannot be read; it is kept."
        self.signatures.append(signature)
        self._keep.rest(("signature", signature.id), entry, known_keys(Signature), at)
        return ""

    def _submission(self, entry: Mapping[str, Any], at: int | None) -> str:
        submission = self._read(Submission, entry)
        if submission is None:
            return "A submission cannot be read; it is kept."
        self.submissions.append(submission)
        self._keep.rest(("submission", submission.id), entry, known_keys(Submission), at)
        return ""

    def _override(self, entry: Mapping[str, Any], at: int | None) -> str:
        override = self._read(Override, entry)
        if override is None:
            return "A reason for making a document all the same cannot be read; it is kept."
        self.overrides.append(override)
        self._keep.rest(("override", override.id), entry, known_keys(Override), at)
        return ""

    def _line(self, entry: Mapping[str, Any], at: int | None) -> str:
        line = self._read(Line, entry)
        if line is None:
            return "A line of the trail cannot be read; it is kept."
        self.trail.append(line)
        self._keep.rest(("trail", str(len(self.trail))), entry, known_keys(Line), at)
        return ""

    def _read(self, kind: type[T], entry: Mapping[str, Any]) -> T | None:
        try:
            return read_thing(kind, entry, self._keep.clean)
        except ValueError:
            return None


def _value(name: str, value: Any, clean: Callable[[str], str]) -> Any:
    if name in _NUMBERS:
        if not isinstance(value, int) or isinstance(value, bool):
            raise ValueError(name)
        return value
    if name in _LISTS:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise ValueError(name)
        return tuple(clean(each) for each in value)
    if not isinstance(value, str):
        raise ValueError(name)
    return clean(value)
