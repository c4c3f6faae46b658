"""Where the program starts, and where whatever went wrong is told without a word of the draft."""

from __future__ import annotations

import sys


def main(args: list[str] | None = None) -> int:
    """Run one command and give its exit status (`imrassist.cli.exits`)."""
    from imrassist.cli.exits import guarded

    given = sys.argv[1:] if args is None else args

    def work() -> int:
        from imrassist.cli.opening import at_once, plainly

        if draft := plainly(given):
            return at_once(draft)
        from imrassist.cli.main import run

        return run(given)

    return guarded(work)


if __name__ == "__main__":
    sys.exit(main())
