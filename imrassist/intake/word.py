"""word: a Word file, whoever made it -> what it holds: `read` whole, `texts` every word of it, `tables` its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from imrassist.errors import ImrError
from imrassist.intake.looks import Looks, W, value
from imrassist.intake.numbers import Numbers
from imrassist.intake.package import PartLink, WordPackage
from imrassist.intake.secrets import secrets_of
from imrassist.intake.values import (
    WordDocument,
    WordItem,
    WordNote,
    WordParagraph,
    WordTable,
    joined,
    paragraphs_of,
)
from imrassist.intake.walk import Walker, whole

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_NOTES = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordText:
    """One stretch of text of a Word file, wherever it stands."""

    part: str
    """``body``, ``table``, ``box``, ``header``, ``footer``, ``footnote``, ``endnote``, ``comment``, ``removed`` (taken
    out by a tracked change, and still in the file) or ``property`` (nothing a page shows)."""
    where: str
    """In words: ``paragraph 12``, ``table 2, line 3, column 5``, ``comment 1``, ``author of the file``."""
    text: str


def read(path: Path) -> WordDocument:
    """The whole file. Raises ImrError, in one plain sentence, for whatever is no Word document or is past its limits.

    Nothing in it is followed, run or changed. Parts beside the running text that cannot be read are told in
    ``unread``.
    """
    with WordPackage(path) as package:
        links = package.links(package.main)
        unread: list[str] = []
        styles, theme = (_looks_part(package, links, kind, unread) for kind in ("styles", "theme"))
        walker = Walker(Looks(styles, theme), Numbers(_linked(package, links, "numbering")), package.refusal)
        body = tuple(walker.stream(package, package.main))
        notes: list[WordNote] = []
        for link in links:
            if link.kind in _NOTES and not link.outside and link.target in package.names:
                try:
                    notes += _notes(walker, package.tree(link.target), _NOTES[link.kind])
                except ImrError as error:
                    unread.append(error.what)
        notes = _threaded(notes, package, links)
        secrets = tuple(secrets_of(package, links, walker))
        return WordDocument(body=body, notes=tuple(notes), secrets=secrets, unread=(*walker.unread, *unread))


def texts(path: Path) -> tuple[WordText, ...]:
    """Every word of a file, in the order it is read, each with its place; raises ImrError as `read` does.

    Text that a tracked change takes out is told apart, as ``removed``: it travels with the file.
    """
    return tuple(texts_of(read(path)))


def tables(path: Path) -> tuple[WordTable, ...]:
    """The tables of the running text, in order, each line's cells with the columns they stand in.

    A cell that is one with the one above it holds no words of its own (`WordCell.goes_on`). Raises ImrError as
    `read` does.
    """
    return tuple(item for item in read(path).body if isinstance(item, WordTable))


def texts_of(document: WordDocument) -> Iterator[WordText]:
    """The same, of a file that is read already."""
    yield from _body_texts(document.body)
    counts: dict[str, int] = {}
    for note in document.notes:
        number = counts[note.part] = counts.get(note.part, 0) + 1
        where = note.part if note.part in ("header", "footer") else f"{note.part} {number}"
        yield from _stretch(tuple(paragraphs_of(note.items)), note.part, where)
        if note.author:
            yield WordText(part="property", where=f"author of {where}", text=note.author)
    authors = (run.change.author for each in _all_paragraphs(document) for run in each.runs if run.change)
    for author in dict.fromkeys(authors):
        if author:
            yield WordText(part="property", where="author of tracked changes", text=author)
    for secret in document.secrets:
        if secret.text or secret.name:
            where = f"words hidden in {secret.name}" if secret.kind == "in_picture" else secret.kind
            yield WordText(part="property", where=where, text=f"{secret.name}: {secret.text}".strip(": "))


def _body_texts(body: tuple[WordItem, ...]) -> Iterator[WordText]:
    paragraphs = tables_so_far = 0
    run: list[WordParagraph] = []
    for item in (*body, WordTable()):
        if isinstance(item, WordParagraph):
            run.append(item)
            continue
        for text in _stretch(tuple(run), "body", ""):
            paragraphs += text.part != "removed"
            yield replace(text, where=f"paragraph {max(paragraphs, 1)}")
        run = []
        tables_so_far += 1
        for at, line in enumerate(item.lines, 1):
            for cell in line.cells:
                where = f"table {tables_so_far}, line {at}, column {cell.at + 1}"
                yield from _stretch(cell.paragraphs, "table", where)


def _stretch(paragraphs: tuple[WordParagraph, ...], part: str, where: str) -> Iterator[WordText]:
    for each in joined(paragraphs):
        if each.text.strip():
            yield WordText(part="box" if each.box else part, where=where, text=each.text)
        removed = "".join(run.text for run in each.runs if run.change and run.change.kind == "out")
        if removed.strip():
            yield WordText(part="removed", where=where, text=removed)


def _all_paragraphs(document: WordDocument) -> Iterator[WordParagraph]:
    yield from paragraphs_of(document.body)
    for note in document.notes:
        yield from paragraphs_of(note.items)


def _linked(package: WordPackage, links: tuple[PartLink, ...], kind: str) -> etree._Element | None:
    name = next((each.target for each in links if each.kind == kind and not each.outside), "")
    return whole(package, name)


def _looks_part(
    package: WordPackage, links: tuple[PartLink, ...], kind: str, unread: list[str]
) -> etree._Element | None:
    """The part that says how words look; where it cannot be read, that is told, and the words are read all the same."""
    name = next((each.target for each in links if each.kind == kind and not each.outside), "")
    try:
        return package.tree(name) if name in package.names else None
    except ImrError as error:
        unread.append(f"How its words look cannot be told. {error.what}")
        return None


def _notes(walker: Walker, root: etree._Element, part: str) -> Iterator[WordNote]:
    if part in ("header", "footer"):
        yield WordNote(part=part, items=(*walker.inside(root), *walker.left()))
        return
    for element in root.iter(f"{W}{part}"):
        if value(element, "type") in ("separator", "continuationSeparator", "continuationNotice"):
            continue
        items = (*walker.inside(element), *walker.left())
        yield WordNote(
            part=part,
            id=value(element, "id"),
            author=value(element, "author"),
            day=value(element, "date")[:10],
            items=items,
            reply_to=next((named for each in element.iter(f"{W}p") if (named := each.get(f"{_W14}paraId"))), ""),
        )


def _threaded(notes: list[WordNote], package: WordPackage, links: tuple[PartLink, ...]) -> list[WordNote]:
    """Comments with what they answer, and whether they are settled: another part of the file says so."""
    paragraphs = {note.reply_to: note.id for note in notes if note.part == "comment" and note.reply_to}
    extended = _linked(package, links, "commentsExtended")
    above: dict[str, str] = {}
    done: set[str] = set()
    for each in extended.iter(f"{_W15}commentEx") if extended is not None else ():
        comment = paragraphs.get(each.get(f"{_W15}paraId", ""), "")
        above[comment] = paragraphs.get(each.get(f"{_W15}paraIdParent", ""), "")
        if each.get(f"{_W15}done", "0") in ("1", "true"):
            done.add(comment)
    return [
        replace(note, reply_to=above.get(note.id, ""), done=note.id in done) if note.part == "comment" else note
        for note in notes
    ]
