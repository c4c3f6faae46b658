"""Keeping an answer, saving after one edit and opening, against tomli_w, tomllib and a bare write, in the same run."""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import tomli_w

from imrassist.model.acts import Answered, apply
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Draft, Row
from imrassist.storage.history import History
from imrassist.storage.store import Store

SIZES = (300, 2_000, 5_000, 20_000)
TURNS = 5
KEEP_GOAL = 3.0
"""An answer kept, against an append and fsync of as many bytes."""
SAVE_GOAL = 1.0
"""The whole file saved after one edit, against tomli_w.dumps and a bare atomic write of it; 5,000 contacts and more."""
READ_GOAL = 2.0
"""A draft opened, against tomllib alone."""
WORDS = (
    "visit",
    "record",
    "meeting",
    "school",
    "nurse",
    "called",
    "family",
    "plan",
    "review",
    "seen",
    "home",
    "mother",
)


def made_up(contacts: int) -> Draft:
    """A draft of this many contacts, each of some 90 words."""
    chance = random.Random(7)

    def row(number: int) -> Row:
        given = {f"q{at}": "yes" for at in range(10)}
        given |= {
            "day": "2009-09-17",
            "time": "17:56",
            "source": "Health visitor record",
            "decision": "None was taken.",
        }
        given["event"] = " ".join(chance.choices(WORDS, k=90)) + "."
        return Row(id=f"contact-{number:06x}", answers={key: Answer(value=value) for key, value in given.items()})

    answers = {f"a{number}": Answer(value=" ".join(chance.choices(WORDS, k=40))) for number in range(100)}
    return Draft(doc_id="", form_id="made-up", answers=answers, rows={"contact": tuple(map(row, range(contacts)))})


def took(work: Callable[[], object]) -> float:
    """Seconds that this takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare_append(path: Path, data: bytes) -> None:
    """The least that keeps an answer."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(fd, data)
    os.fsync(fd)
    os.close(fd)


def bare_save(path: Path, text: Callable[[], str]) -> None:
    """The least that replaces a file safely."""
    new = path.with_suffix(".new")
    fd = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(fd, text().encode())
    os.fsync(fd)
    os.close(fd)
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def measured(contacts: int, folder: Path) -> tuple[float, float, float]:
    """Ratios to their anchors, medians: an answer kept, the file saved after one edit, the draft opened."""
    path = folder / f"{contacts}.imr.toml"
    draft = made_up(contacts)
    store = Store.create(path, draft, now=datetime.now)
    draft = draft.with_(doc_id=store.doc_id)
    keep, save, opening = [], [], []
    for turn in range(TURNS):
        value = "He was seen at home with his mother. " * 15
        act = Answered(place=Place("event", f"contact-{contacts // 2:06x}"), answer=Answer(value=f"{turn} {value}"))
        line = tomli_w.dumps({"given": value}).encode()
        anchor = took(lambda line=line: bare_append(folder / "bare", line))  # type: ignore[misc]  # bound at once
        keep.append(took(lambda act=act: store.append("act", act)) / anchor)  # type: ignore[misc]  # bound at once
        draft = apply(draft, act)
        data = tomllib.loads(path.read_text("utf-8"))
        anchor = took(lambda data=data: bare_save(folder / "bare", lambda: tomli_w.dumps(data)))  # type: ignore[misc]
        save.append(took(lambda draft=draft: store.save(draft, History())) / anchor)  # type: ignore[misc]
    store.close(draft, History())
    for _ in range(TURNS):
        text = path.read_text("utf-8")
        anchor = took(lambda text=text: tomllib.loads(text))  # type: ignore[misc]  # bound at once
        opening.append(took(lambda: Store.open(path, read_only=True)) / anchor)
    return statistics.median(keep), statistics.median(save), statistics.median(opening)


def main() -> int:
    """Prints the ratios; exit status 0 when every goal is met."""
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        os.environ["IMRASSIST_STATE_DIR"] = str(Path(name) / "state")
        for contacts in SIZES:
            keep, save, opening = measured(contacts, Path(name))
            print(
                f"{contacts:6,} contacts: answer kept {keep:.2f} of a bare append (goal {KEEP_GOAL}), "
                f"file saved {save:.2f} of tomli_w and a bare write (goal {SAVE_GOAL} from 5,000), "
                f"opened {opening:.2f} of tomllib (goal {READ_GOAL})"
            )
            missed += keep > KEEP_GOAL or opening > READ_GOAL or (contacts >= 5_000 and save > SAVE_GOAL)
    return 1 if missed else 0
