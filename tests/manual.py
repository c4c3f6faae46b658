"""The pages of the manual that are written from the program itself: `python -m tests.manual` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"


def line_mode() -> str:
    """The words of line mode."""
    from imrassist.cli.talking.words import WORDS

    rows = [
        f"| {', '.join(f'`{way.strip()}`' for way in word.use.split(','))} | {word.says} |" for word in WORDS.values()
    ]
    return _page(
        "Line mode",
        """
`imrassist talk DRAFT` asks one question at a time, in plain sentences, and takes one line; for a long answer, lines up
to one that holds a single full stop. Whatever begins with `/` does something; its first letters will do where no other
word begins so. A line that really begins with a slash is written with two.
""".strip(),
        "",
        "| word | what it does |",
        "|---|---|",
        *rows,
    )


def checks() -> str:
    """What is looked for, family by family, with its grade and its paragraph of the guidance."""
    from imrassist.checks.load import load_checks
    from imrassist.interview.load import load_form
    from imrassist.resources import default_form

    lines: list[str] = []
    family = ""
    for check in sorted(load_checks(load_form(default_form())).checks, key=lambda check: check.family):
        if check.family != family:
            family = check.family
            lines += [
                "",
                f"## {family.replace('_', ' ').capitalize()}",
                "| check | grade | guidance | how to mend it |",
            ]
            lines += ["|---|---|---|---|"]
        mend = check.mend.replace("|", "/").replace("{", "").replace("}", "")
        lines.append(f"| `{check.id}` | {check.grade} | {check.source} | {mend} |")
    return _page(
        "What is looked for",
        """
Each check has a grade: a *must* holds up a submission copy, a *should* wants mending, a *consider* is a thought. None
holds up the author. Any can be set aside with a reason; it comes back when its text changes. What each raises, and what
it leaves alone, stands beside it in `checks/`, as examples that are tested.
""".strip(),
        *lines,
    )


PAGES: dict[str, Callable[[], str]] = {"line-mode.md": line_mode, "checks.md": checks}
"""By the name of their file in docs/."""


def _page(title: str, *lines: str) -> str:
    head = "<!-- Written from the program by `python -m tests.manual`. -->"
    return "\n".join([f"# {title}", head, "", *lines]).rstrip() + "\n"


if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8")
