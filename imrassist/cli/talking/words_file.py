"""Words about the file: save it, export the document, stop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.cli import drafts
from imrassist.cli.talking.voice import sentence
from imrassist.cli.talking.word import Word

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk
    from imrassist.session import Exported

COPIES = ("working", "submission", "published")


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
    from imrassist.session.session import DOCUMENTS, GENOGRAM, PACK, PAPERS

    rest, _, reason = rest.partition(" because ")
    words = rest.split()
    known = {*dict(DOCUMENTS), *dict(PAPERS), PACK, GENOGRAM}
    document = words.pop(0).lower() if words and words[0].lower() in known else "imr"
    copy = words.pop(0).lower() if words and words[0].lower() in COPIES else "working"
    since = ""
    if words and words[0].lower() == "since":
        words, since = [], " ".join(words[1:])
    out = Path(" ".join(words)).expanduser() if words else None
    if out is not None and not out.exists() and not {"/", "\\", "."} & set(" ".join(words)):
        # A slip in the name of a document is no folder to be made.
        talk.voice.say(
            f"{out} is no document, and no folder that is there: {', '.join(known)}.",
            f"To have a new folder made: /export {document} {copy} ./{out}",
        )
        return
    if out is not None and not out.suffix:
        drafts.make_folder(out)
    if document == PACK:
        for name, exported in talk.session.export_pack(copy, out, override=reason):
            _told(talk, exported, name, copy)
    else:
        _told(talk, talk.session.export(document, copy, out, override=reason, since=since), document, copy)


def _told(talk: Talk, exported: Exported, document: str, copy: str) -> None:
    """What became of one document."""
    talk.voice.say(*(sentence(note) for note in (*exported.notes, exported.looked) if note))
    if exported.refused:
        talk.voice.say(
            sentence(f"{document}: {exported.refused}"),
            f"To make it all the same: /export {document} {copy} because and your reason.",
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
        "Writes the document for Word: imr (the whole), main-body, chronology, action-plan, family, front-sheet, "
        "quality-form, involvement or progress; all writes every one of these; genogram draws it alone, as .png or "
        ".svg; for use inside the agency to-find-out, interview-sheets and changes (since, and the name of a version); "
        "working, submission or published copy (ages, months and years, nobody named); beside the draft or at PATH.",
        _export,
    ),
    Word("quit", "/quit", "Stops. Everything is saved, and you come back to this question.", _quit),
)
