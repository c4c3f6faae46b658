"""The pages of the manual that are written from the program itself: `python -m tests.manual` writes them anew."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

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


def keys() -> str:
    """The functions of every screen, with their keys."""
    from imrassist.tui import screens
    from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, Speaks

    for found in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(found.name)

    def table(title: str, does: Iterable[Command]) -> list[str]:
        return [
            "",
            f"## {title}",
            "| key | what it does |",
            "|---|---|",
            *(f"| {key_name(c.key)} | {c.name} |" for c in does),
        ]

    own = {
        kind.__name__.removesuffix("Screen"): [c for c in kind.DOES if c not in (*EVERYWHERE, *DRAFT)]
        for kind in _kinds_of(Speaks)
        if "DOES" in vars(kind) and kind.__module__.startswith(screens.__name__)
    }
    titles = {name: re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize() for name in own}
    return _page(
        "Keys",
        """
The bottom line of each screen shows the keys that matter there, F1 helps with whatever you are doing, and Ctrl+P lists
every function by name, those without a key too. Ctrl+G is the same as F2. On a Mac laptop hold Fn with the F keys.
""".strip(),
        *table("Everywhere", EVERYWHERE),
        *table("With an open draft", DRAFT),
        *(line for name in sorted(own, key=lambda n: (n != "Interview", n)) for line in table(titles[name], own[name])),
    )


def key_name(key: str) -> str:
    """A key as the manual writes it: `^o` is Ctrl+O."""
    return f"Ctrl+{key[1:].upper()}" if key.startswith("^") else key or "in Ctrl+P"


def _kinds_of(kind: type[Any]) -> Iterator[type[Any]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds_of(each)


PAGES: dict[str, Callable[[], str]] = {"keys.md": keys, "line-mode.md": line_mode, "checks.md": checks}
"""By the name of their file in docs/."""


def _page(title: str, *lines: str) -> str:
    head = "<!-- Written from the program by `python -m tests.manual`. -->"
    return "\n".join([f"# {title}", head, "", *lines]).rstrip() + "\n"


if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8")
