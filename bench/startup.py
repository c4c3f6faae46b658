"""From the start of the process to the first question on the screen, against an empty Textual app in the same run."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.pty_run import Shown, until_shown

GOAL = 1.3
PAIRS = 9
DENIED = ("docx", "lxml", "openpyxl", "python_calamine", "xlsxwriter", "PIL", "numpy", "pyarrow")
"""What no first question needs: Word files, spreadsheets, pictures."""
LATER = (
    *DENIED,
    *("click", "rapidfuzz", "sqlite3", "tomllib", "tomli_w", "_ssl"),
    *("imrassist.batch", "imrassist.export", "imrassist.checks.load", "imrassist.checks.run", "imrassist.cli.main"),
    *("imrassist.storage.put_back", "imrassist.storage.versions", "imrassist.tui.screens.home"),
)
"""What not even the first opening of our draft loads: it is read, its form is known, its checks come after."""

ROOT = Path(__file__).resolve().parent.parent
ANCHOR = """
from textual.app import App
from textual.widgets import Static
class Empty(App[None]):
    def compose(self):
        yield Static("anchor is painted")
Empty().run()
"""
WATCHED = """
import runpy, sys
log = open(sys.argv.pop(1), "w", buffering=1)
sys.addaudithook(lambda event, about: log.write(about[0] + "\\n") if event == "import" and not log.closed else None)
runpy.run_module("imrassist", run_name="__main__", alter_sys=True)
"""


def surroundings(folder: Path) -> dict[str, str]:
    """A plain terminal, and folders for state and settings of its own."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "PYTHONPATH") if name in os.environ}
    own = {"IMRASSIST_STATE_DIR": str(folder / "state"), "IMRASSIST_CONFIG_DIR": str(folder / "config")}
    return {**keep, **own, "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def example(folder: Path) -> tuple[Path, str]:
    """A copy of the example draft in `folder`, and the first words of the question it opens at."""
    from imrassist.session import Session

    shipped = next((ROOT / "prompts").glob("*/example/example.imr.toml"))
    path = folder / "example.imr.toml"
    path.write_bytes(shipped.read_bytes())
    os.environ["IMRASSIST_STATE_DIR"] = str(folder / "state")
    session = Session.open(path)
    place = session.here or session.after(None) or session.places()[0]
    session.go(place)
    words = session.asked(place).ask.split()
    session.close()
    return path, " ".join(words[:4])


def first_frame(command: list[str], text: str, env: Mapping[str, str], folder: Path) -> Shown:
    """From the start of the process until `text` is painted."""
    with until_shown(command, text, env=env, cwd=folder) as shown:
        return shown


def forget(folder: Path) -> None:
    """Takes away the note of the question left at, so that the draft is read before one is shown."""
    shutil.rmtree(folder / "state" / "left", ignore_errors=True)


def loaded_before_first_question(folder: Path, *, noted: bool = True) -> set[str]:
    """Names of the modules loaded, and of their packages, when the first question stands on the screen.

    `noted` with the note of the question left at; else as for a draft that is opened here for the first time.
    """
    path, text = example(folder)
    if not noted:
        forget(folder)
    log = folder / "imports.txt"
    command = [sys.executable, "-c", WATCHED, str(log), str(path)]
    with until_shown(command, text, env=surroundings(folder), cwd=folder):
        names = log.read_text("utf-8").split()
    return {".".join(parts[:end]) for name in names for parts in [name.split(".")] for end in range(1, len(parts) + 1)}


def main() -> int:
    """Prints both medians and their ratio; 0 when the goal is met and nothing denied was loaded."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, text = example(folder)
        env = surroundings(folder)
        anchor, ours = [sys.executable, "-c", ANCHOR], [sys.executable, "-m", "imrassist", str(path)]
        pairs = []
        for turn in range(PAIRS + 1):
            pair = [first_frame(anchor, "anchor is painted", env, folder), first_frame(ours, text, env, folder)]
            forget(folder)
            pair.append(first_frame(ours, text, env, folder))
            if turn:  # The first warms the disk's cache.
                pairs.append(pair)
        denied = loaded_before_first_question(folder) & set(DENIED)
    ratio, work = _ratios(pairs, 1)
    print(f"start-up: empty Textual app {_ms(pairs, 0)}, first question {_ms(pairs, 1)}, unnoted {_ms(pairs, 2)}")
    print(f"start-up: ratio {ratio:.2f} by the clock, {work:.2f} in work of the processor (goal {GOAL})")
    first = "start-up: a draft that was never left here, so read before a question is shown:"
    print(f"{first} {{:.2f}} by the clock, {{:.2f}} in work".format(*_ratios(pairs, 2)))
    print(f"start-up: loaded without need: {', '.join(sorted(denied)) or 'nothing'}")
    return 0 if min(ratio, work) <= GOAL and not denied else 1


def _ratios(pairs: list[list[Shown]], at: int) -> tuple[float, float]:
    ratio = statistics.median(pair[at].seconds / pair[0].seconds for pair in pairs)
    return ratio, statistics.median([pair[at].cpu / pair[0].cpu for pair in pairs if pair[0].cpu] or [ratio])


def _ms(pairs: list[list[Shown]], at: int) -> str:
    return f"{statistics.median(pair[at].seconds for pair in pairs) * 1000:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
