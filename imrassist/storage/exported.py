"""exported: digests of the paragraphs and table lines that were exported, to tell later who changed what."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping

from imrassist.errors import ImrError
from imrassist.storage import kept
from imrassist.storage.whole_write import write_whole

MOST = 8
"""So many older wordings of one paragraph are known again."""
_FILE = "exported.json"


def remember(doc_id: str, digests: Mapping[str, str]) -> None:
    """Notes what was exported, by block key or line; the last stands last. No text is kept, and failing is no fault."""
    with contextlib.suppress(OSError, ImrError):
        known = recall(doc_id)
        for key, digest in digests.items():
            before = [each for each in known.get(key, ()) if each != digest]
            known[key] = [*before[-(MOST - 1) :], digest]
        write_whole(kept.made_folder(doc_id) / _FILE, json.dumps(known).encode())


def recall(doc_id: str) -> dict[str, list[str]]:
    """The digests by key, the last one last; empty where nothing was exported here, or the note is damaged."""
    try:
        values = json.loads((kept.folder_of(doc_id) / _FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {str(key): [str(each) for each in those] for key, those in values.items() if isinstance(those, list)}
