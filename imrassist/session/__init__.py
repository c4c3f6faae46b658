"""Session: one open draft. Everything that the screens and the commands call."""

from imrassist.interview.reading import Misread
from imrassist.session.session import Session
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
    "OutOfStep",
    "Searched",
    "SectionState",
    "Session",
    "Target",
    "Way",
]
