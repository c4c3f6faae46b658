"""Words about the file: save it, export the document, stop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.cli import drafts
from imrassist.cli.talking.voice import sentence
from imrassist.cli.talking.word import Word

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk

COPIES = ("working", "submission")


def _save(talk: Talk, rest: str) -> None:
    if rest:
        version = talk.session.save_version(rest)
        talk.voice.say(
            f'Kept as version {version.number}, "{version.name}". /changed {version.number} compares with it.'
        )
        return
    talk.session.save()
    talk.voice.say(f"{talk.session.path.name}: {talk.session.saved()}.")


def _export(talk: Talk, rest: str) -> None:
    from imrassist.session.session import DOCUMENTS, PAPERS

    rest, _, reason = rest.partition(" because ")
    words = rest.split()
    document = words.pop(0).lower() if words and words[0].lower() in dict((*DOCUMENTS, *PAPERS)) else "imr"
    copy = words.pop(0).lower() if words and words[0].lower() in COPIES else "working"
    out = Path(" ".join(words)).expanduser() if words else None
    if out is not None and not out.suffix:
        drafts.make_folder(out)
    exported = talk.session.export(document, copy, out, override=reason)
    talk.voice.say(*(sentence(note) for note in exported.notes))
    if exported.refused:
        talk.voice.say(
            sentence(exported.refused), f"To make it all the same: /export {document} {copy} because and your reason."
        )
    else:
        talk.voice.say(f"Written: {exported.path}")


def _quit(talk: Talk, _rest: str) -> None:
    talk.over = True


WORDS = (
    Word(
        "save",
        "/save, /save NAME",
        "Writes the draft to its file now; your answers are kept anyway. With a name, keeps a copy as it is now.",
        _save,
    ),
    Word(
        "export",
        "/export, /export submission, /export DOCUMENT COPY PATH",
        "Writes the document for Word: imr (the whole), main-body, chronology, action-plan, family or front-sheet; for "
        "use inside the agency to-find-out; working copy or submission; beside the draft, or at PATH.",
        _export,
    ),
    Word("quit", "/quit", "Stops. Everything is saved, and you come back to this question.", _quit),
)
