"""Runs every benchmark of the project, one after the other: `make bench`."""

from __future__ import annotations

import sys

from bench import docx_export, grid, live_checks, review, startup, storage


def main() -> int:
    """Exit status 0 when every goal is met, 1 when one is missed."""
    return max([startup.main(), docx_export.main(), storage.main(), grid.main(), live_checks.main(), review.main()])


if __name__ == "__main__":
    sys.exit(main())
