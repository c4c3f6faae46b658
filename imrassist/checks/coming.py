"""Coming: how many names and details stand in what is about to come into a draft, told before it is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from imrassist.privacy.span import KEYED, Span

_KINDS = {
    "person": ("person", "people"),
    "address": ("address", "addresses"),
    "postcode": ("postcode", "postcodes"),
    "nhs_number": ("NHS number", "NHS numbers"),
    "ni_number": ("National Insurance number", "National Insurance numbers"),
    "phone": ("telephone number", "telephone numbers"),
    "email": ("e-mail address", "e-mail addresses"),
    "url": ("web address", "web addresses"),
    "date_of_birth": ("day of birth", "days of birth"),
    "school": ("school or nursery", "schools or nurseries"),
    "gp_surgery": ("surgery", "surgeries"),
    "case_reference": ("reference number", "reference numbers"),
    "collar_number": ("officer's number", "officers' numbers"),
    "vehicle_registration": ("number plate", "number plates"),
}
MOST_CODES = 4
"""So many codes are told one by one."""


@dataclass(frozen=True, slots=True)
class Coming:
    """What stands in texts that come in; no name is in it."""

    codes: tuple[tuple[str, int], ...] = ()
    """Codes of the key, and how often what stands behind each is named, most often first."""
    details: tuple[tuple[str, int], ...] = ()
    """Kinds of finding that are not in the key, and how many there are of each, most first."""

    def __bool__(self) -> bool:
        return bool(self.codes or self.details)

    @property
    def named(self) -> str:
        """Which codes' names come: ``Child 1 twice, Mrs A once``; empty without any."""
        if len(self.codes) > MOST_CODES:
            return f"{len(self.codes)} codes, {sum(times for _, times in self.codes)} times"
        return ", ".join(f"{code} {_times(times)}" for code, times in self.codes)

    @property
    def other(self) -> str:
        """What else comes: ``2 people, 1 telephone number``; empty without any."""
        return ", ".join(f"{times} {_KINDS.get(kind, (kind, kind))[times != 1]}" for kind, times in self.details)

    def told(self) -> list[str]:
        """The same in sentences; none when nothing was found."""
        lines = [f"Names of the key come with it: behind {self.named}."] if self.codes else []
        return lines + ([f"Not in the key, and may identify somebody: {self.other}."] if self.details else [])


def coming_in(texts: Iterable[str], spans: Callable[[str], Iterable[Span]] | None = None) -> Coming:
    """What stands in these texts; `spans` finds the names of a key, without it there is none."""
    if spans is None:
        from imrassist.privacy.find import Finder

        spans = Finder(()).spans
    found = [span for text in texts for span in spans(text)]
    codes = Counter(span.code for span in found if span.kind == KEYED)
    details = Counter(span.kind for span in found if span.kind != KEYED)
    return Coming(tuple(codes.most_common()), tuple(details.most_common()))


def _times(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, f"{times} times")
