"""taking_in: files of the board's lists, read for an open draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from imrassist.intake.listed import Rows
    from imrassist.session.listing import CodesTaken, Listing


def rows_in(path: Path) -> Rows:
    """The rows of a list. Raises ImrError when the file cannot be read."""
    from imrassist.intake.listed import read_list

    return read_list(path)


def codes_pasted(session: Listing, text: str) -> CodesTaken:
    """What the codes in pasted rows would change: cells parted by tabs, commas or semicolons; changes nothing."""
    from imrassist.intake.listed import rows_of_text

    return session.look_at_codes(rows_of_text(text))


def codes_in(session: Listing, path: Path) -> CodesTaken:
    """What the codes in this file would change; changes nothing. Raises ImrError when it cannot be read."""
    return session.look_at_codes(rows_in(path))
