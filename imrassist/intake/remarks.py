"""remarks: what is wrong with a Word file as a file: notes left in, looks, and what travels in it unseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from imrassist.checks.remark import Remark
from imrassist.intake.finder import is_blue
from imrassist.intake.found import ReadReport, Spot
from imrassist.intake.grids import GAP_STYLE
from imrassist.intake.headings import bare
from imrassist.intake.values import Secret, WordDocument, WordNote, WordParagraph, WordRun, paragraphs_of
from imrassist.interview.question import Form
from imrassist.model.digest import digest

_NAMED = 3
"""So many places of the same fault in one section are named."""
_MENDS = {
    "property": "In Word choose File, Info, Inspect Document, and remove all it finds.",
    "part": "In Word choose File, Info, Inspect Document; or copy the text into a new document.",
    "template": "Attach Word's own template: Developer, Document Template.",
    "link": "Write the address out, or take the link off: nobody who reads it may follow it.",
    "settings": "In Word choose Review, and switch it off; then File, Info, Inspect Document.",
    "picture": "Give the picture a neutral name: choose it, then Format, Selection Pane.",
    "in_picture": "Save the picture without its details, or attach it in imrassist, which takes them off.",
    "reformatted": "In Word choose Review, and accept or reject every change.",
}


@dataclass(frozen=True, slots=True)
class _Fault:
    """One thing that a run of words does not look like, or should not."""

    check: str
    grade: str
    what: str
    """A clause: ``in Calibri``."""
    mend: str
    source: str


def file_remarks(document: WordDocument, read: ReadReport, form: Form) -> list[Remark]:
    """Everything about the file itself (guidance 2.1, 2.1.1, 2.2, 2.8), each with its place.

    The looks are those that each run really has, through all its styles. Of the same fault in one section there is
    one remark, with how often and where.
    """
    return [
        *_notes(document, read),
        *_gaps(read),
        *_looks(read, form),
        *_around(document, form),
        *_changes(document),
        *_secrets(document),
        *_missing(read, form),
    ]


def _remark(fault: _Fault, say: str, spot: Spot | None = None) -> Remark:
    return Remark(
        check=f"word_file.{fault.check}",
        grade=fault.grade,
        say=say,
        mend=fault.mend,
        source=fault.source,
        section=spot.section if spot else "",
        block=spot.block if spot else "",
        row=spot.row if spot else "",
        start=spot.start if spot else 0,
        end=spot.start + len(spot.paragraph.text) if spot else 0,
        digest=digest([fault.check, say, spot.paragraph.text if spot else ""]),
    )


# ---- guidance and marks of what is missing

_NOTE = _Fault("guidance_left_in", "must", "", "Delete it.", "2.2")
_BLUE = _Fault("blue_italics", "must", "", "Delete them if they are guidance; else make them black and upright.", "2.2")
_GAP = _Fault("gap_left_in", "must", "", "Write what is missing, or say why it is not known.", "2.2")


def _notes(document: WordDocument, read: ReadReport) -> Iterator[Remark]:
    for spot in read.spots:
        if spot.kind == "note":
            yield _remark(_NOTE, f"A guidance note was left in ({spot.where}).", spot)
        elif any(_is_note(run) for run in spot.paragraph.runs):
            say = f"Words in blue italics stand in the text, as the guidance notes do ({spot.where})."
            yield _remark(_BLUE, say, spot)
    for note in document.notes:
        runs = [run for each in paragraphs_of(note.items) for run in each.runs]
        if note.part != "comment" and any(map(_is_note, runs)):
            yield _remark(_NOTE, f"A guidance note was left in ({note.part}).")


def _is_note(run: WordRun) -> bool:
    return bool(run.text.strip()) and run.look.italic and is_blue(run.look.colour)


def _gaps(read: ReadReport) -> Iterator[Remark]:
    for spot in read.spots:
        if any(run.look.style == GAP_STYLE and run.text.strip() for run in spot.paragraph.runs):
            yield _remark(_GAP, f"A mark that something is missing was left in ({spot.where}).", spot)


# ---- looks


def _looks(read: ReadReport, form: Form) -> Iterator[Remark]:
    found: dict[tuple[str, _Fault], list[Spot]] = {}
    for spot in read.spots:
        if spot.kind == "note":
            continue
        small = spot.grid in form.grids and form.grids[spot.grid].small
        small = small or (spot.kind == "heading" and _in_small(spot, read, form))
        for fault in _faults(spot.paragraph, form, small=small):
            found.setdefault((spot.section, fault), []).append(spot)
    for (_, fault), spots in found.items():
        where = list(dict.fromkeys(spot.where for spot in spots))
        more = f" and {len(where) - _NAMED} more places" if len(where) > _NAMED else ""
        say = f"Words are {fault.what} ({'; '.join(where[:_NAMED])}{more})."
        yield _remark(fault, say, spots[0])


def _in_small(spot: Spot, read: ReadReport, form: Form) -> bool:
    """Whether a heading stands over a column of a table that is set small."""
    if not spot.where.startswith("table"):
        return False
    return any(
        form.grids[grid].small and any(spot.paragraph in cell.paragraphs for cell in (*found.heads, *found.helps))
        for grid, found in read.grids.items()
    )


def _faults(paragraph: WordParagraph, form: Form, *, small: bool) -> Iterable[_Fault]:
    found: dict[_Fault, None] = {}
    for run in paragraph.runs:
        if run.text.strip():
            found |= dict.fromkeys(_run_faults(run, form, small=small))
    return found


def _run_faults(run: WordRun, form: Form, *, small: bool) -> Iterator[_Fault]:
    style, look = form.style, run.look
    for font in dict.fromkeys(_fonts(run)):
        if font and font.casefold() != style.font.casefold():
            yield _Fault("font", "must", f"in {font}", f"Set them in {style.font}.", "2.1.1")
    least = style.small if small else style.size
    if not least <= look.size <= style.size:
        asked = f"{style.small:g} to {style.size:g}" if small and style.small != style.size else f"{style.size:g}"
        yield _Fault("size", "must", f"in size {look.size:g}", f"Set them in size {asked}.", "2.1.1")
    if look.colour and look.colour != style.colour.upper():
        if look.colour == "FFFFFF":
            yield _Fault(
                "hidden_text", "must", "white, so that nobody sees them", "Delete them, or make them black.", "2.8"
            )
        elif not (look.italic and is_blue(look.colour)):
            yield _Fault("colour", "must", f"in another colour ({look.colour})", "Make them black.", "2.1.1")
    if look.hidden:
        yield _Fault("hidden_text", "must", "hidden, and travel with the file", "Delete them, or show them.", "2.8")
    if look.highlight:
        yield _Fault("highlight", "should", f"highlighted in {look.highlight}", "Take the highlight off.", "2.1.1")


def _fonts(run: WordRun) -> Iterator[str]:
    """The fonts that the letters of a run are drawn in; signs and letters that no usual font has are left out."""
    ascii_, other, *_ = run.look.fonts
    if any(sign.isalnum() and sign < "\x80" for sign in run.text):
        yield ascii_
    if any(sign.isalpha() and "\x80" <= sign < "\u2e80" for sign in run.text):
        yield other


# ---- headers, comments, changes, what is not seen


def _around(document: WordDocument, form: Form) -> Iterator[Remark]:
    headers = [note for note in document.notes if note.part == "header"]
    said = bare(" ".join(note.text for note in headers))
    if form.marking and bare(form.marking[0]) not in said:
        first = form.marking[0]
        fault = _Fault("marking_missing", "should", "", "Put it at the head of every page.", "3.1")
        yield _remark(fault, f'No header says "{first}".')
    if "draft" in said.split():
        fault = _Fault("draft_marked", "should", "", "Export the submission copy, or take it off.", "2.2")
        yield _remark(fault, "A header says DRAFT.")
    for note in document.notes:
        if note.part in ("header", "footer", "footnote", "endnote"):
            yield from _note_looks(note, form)


def _note_looks(note: WordNote, form: Form) -> Iterator[Remark]:
    faults: dict[_Fault, None] = {}
    for each in paragraphs_of(note.items):
        faults |= dict.fromkeys(_faults(each, form, small=False))
    for fault in faults:
        yield _remark(fault, f"Words are {fault.what} ({note.part}).")


def _changes(document: WordDocument) -> Iterator[Remark]:
    comments = Counter(note.author for note in document.comments())
    for author, count in comments.items():
        say = f"{_some(count, 'comment')}{_by(author)} {'is' if count == 1 else 'are'} still in the file."
        yield _remark(_Fault("comments", "must", "", "Answer them, then delete them all: Review, Delete.", "2.8"), say)
    tracked: Counter[str] = Counter()
    for paragraph in paragraphs_of(document.body):
        tracked.update(run.change.author for run in paragraph.runs if run.change)
        tracked.update([paragraph.end.author] if paragraph.end else [])
    for author, count in tracked.items():
        say = f"{_some(count, 'tracked change')}{_by(author)} {'is' if count == 1 else 'are'} still in the file."
        fault = _Fault("tracked_changes", "must", "", "In Word choose Review, and accept or reject each.", "2.8")
        yield _remark(fault, say)


def _some(count: int, one: str) -> str:
    return f"{count} {one}{'' if count == 1 else 's'}"


def _by(author: str) -> str:
    return " of one person" if author else ""


def _secrets(document: WordDocument) -> Iterator[Remark]:
    told: dict[tuple[str, str], int] = {}
    for secret in document.secrets:
        if says := _secret(secret):
            told[(secret.kind, says)] = told.get((secret.kind, says), 0) + 1
    for (kind, says), count in told.items():
        grade = "should" if kind in ("picture", "in_picture", "link") else "must"
        more = f" ({count} times)" if count > 1 else ""
        yield _remark(_Fault("hidden_data", grade, "", _MENDS[kind], "2.8"), f"{says}{more}.")


def _secret(secret: Secret) -> str:
    """What a secret is, without what it holds: that may be a name."""
    match secret.kind:
        case "property":
            return f"The file's properties hold something under {secret.name}"
        case "part":
            return f"The file carries {secret.name}"
        case "template":
            return "The file names the template it was made from"
        case "link":
            return "The file names an address or file outside it"
        case "settings":
            switched = "switched" in secret.name
            return "Track changes is switched on" if switched else "The settings hold values of another program"
        case "reformatted":
            return "Tracked changes of how words look are still in the file"
        case "in_picture":
            return "A picture carries words that no page shows, such as who made it"
        case "picture" if "." in secret.name and secret.name.rpartition(".")[2].lower() in _PICTURES:
            return "A picture carries the name of the file it came from"
    return ""


_PICTURES = ("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg")


_LOST = _Fault(
    "section_missing", "must", "", "Put it in with the form's heading; if it is there, give it that heading.", "2.1"
)


def _missing(read: ReadReport, form: Form) -> Iterator[Remark]:
    """Sections of the form that a whole report lacks; a document of one part alone is not told so."""
    printed = [section for section in form.sections if section.printed]
    if len(read.missing) * 2 > len(printed):
        return
    for section in printed:
        if section.id in read.missing:
            say = f'The section "{section.heading or section.title}" was not found.'
            yield replace(_remark(_LOST, say), section=section.id)
