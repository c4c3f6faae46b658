"""name_checks: what the checks for names are called, for those who need the names of them and not the finder."""

from __future__ import annotations

KEYED_CHECK, UNKNOWN_CHECK, UNREADABLE_CHECK = "names.keyed", "names.unknown", "names.key_unreadable"
