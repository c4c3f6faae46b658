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
    OutOfStep,
    Searched,
    SectionState,
    Target,
)

__all__ = [
    "Asked",
    "Changed",
    "Due",
    "Exported",
    "Found",
    "LeftOut",
    "Misread",
    "OutOfStep",
    "Searched",
    "SectionState",
    "Session",
    "Target",
]
