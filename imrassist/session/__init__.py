"""Session: one open draft. Everything that the screens and the commands call."""

from imrassist.interview.reading import Misread
from imrassist.session.filling import RowsFilled
from imrassist.session.jotting import Noted
from imrassist.session.session import Session
from imrassist.session.sieving import Sieve
from imrassist.session.values import (
    Asked,
    Changed,
    Due,
    Exported,
    Found,
    LeftOut,
    Mark,
    OutOfStep,
    Searched,
    SectionState,
    Target,
    Way,
)

__all__ = [
    "Asked",
    "Changed",
    "Due",
    "Exported",
    "Found",
    "LeftOut",
    "Mark",
    "Misread",
    "Noted",
    "OutOfStep",
    "RowsFilled",
    "Searched",
    "SectionState",
    "Session",
    "Sieve",
    "Target",
    "Way",
]
