"""bookmark: the permanent, hidden name that a section, a block or a table's line has in every Word document."""

from __future__ import annotations

import hashlib
import re

LONGEST = 40
"""Characters that Word allows in the name of a bookmark."""
START = "_imr_"
"""What the names of ours begin with; the underscore hides them from Word's list of bookmarks."""


def name(kind: str, key: str) -> str:
    """The bookmark of a section (``s``), block (``b``) or table line (``r``): ``_imr_b_s3_role_1f9a03c2``.

    The same key always has the same name, in every document and whatever else stands in it; two keys never
    share one, even if they differ only in signs or capitals that a bookmark cannot tell apart. At most
    `LONGEST` characters.
    """
    mark = hashlib.sha256(f"{kind}:{key}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
    start = f"{START}{kind}_{plain(key)}"[: LONGEST - len(mark) - 1].rstrip("_")
    return f"{start}_{mark}"


def plain(key: str) -> str:
    """A key in the signs that a bookmark may hold."""
    return re.sub(r"[^A-Za-z0-9]+", "_", key).strip("_")
