"""name_checks: what the checks for names are called, for those who need the names of them and not the finder."""

from __future__ import annotations

KEYED_CHECK, UNKNOWN_CHECK, UNREADABLE_CHECK = "names.keyed", "names.unknown", "names.key_unreadable"
DAY_CHECK, PICTURE_CHECK = "names.exact_day", "names.picture"
"""What is said of a document at the published level alone."""
NAME_CHECKS = (KEYED_CHECK, UNKNOWN_CHECK, UNREADABLE_CHECK, DAY_CHECK, PICTURE_CHECK)
