"""A session on the garden form, filled in, for tests of the text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from imrassist.model.answer import Place
from imrassist.session import Session
from tests.small import filled, garden

OWNER = Place("owner")
TODAY = date(2010, 6, 1)


def new_garden(folder: Path) -> Session:
    """A garden with two plots and three visits, in a file in this folder."""
    prompts = folder / "form" / "prompts"
    prompts.mkdir(parents=True)
    garden(prompts)
    session = Session.new(folder / "case.imr.toml", str(folder / "form"), today=TODAY)
    session.draft = session.at_open = session.draft.with_(answers=filled().answers, rows=filled().rows)
    return session
