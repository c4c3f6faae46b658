"""The name of a picture that is kept beside a draft: says of which kind it is, and holds the digest of its bytes."""

from __future__ import annotations

import hashlib
import re

_STORED = re.compile(r"picture-[0-9a-f]{20}\.(png|jpg)")


def stored_name(data: bytes, ending: str) -> str:
    """The name for a picture of these bytes: ``picture-3f9a0c12b7d1e5f60718.png``. It tells nothing of where it was."""
    return f"picture-{hashlib.sha256(data).hexdigest()[:20]}.{ending}"


def is_stored(name: str) -> bool:
    """Whether this is such a name, and so no path."""
    return _STORED.fullmatch(name) is not None


def is_of(name: str, data: bytes) -> bool:
    """Whether these are the bytes that the name was made for."""
    return is_stored(name) and stored_name(data, name.rpartition(".")[2]) == name
