"""Session: one open draft. Everything that the screens and the commands call."""

from imrassist.interview.reading import Misread
from imrassist.session.session import Session
from imrassist.session.values import Asked, Changed, Due, Exported, Found, Searched, SectionState, Target

__all__ = ["Asked", "Changed", "Due", "Exported", "Found", "Misread", "Searched", "SectionState", "Session", "Target"]
