"""WordPackage: the parts of a Word file, whoever made it, read within limits; nothing in it is followed or run."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote

from lxml import etree

from imrassist.errors import ImrError

LARGEST_PART = 48 * 2**20
"""Bytes of one part when unpacked; a chronology of 20,000 contacts has 33 MB."""
LARGEST_TREE = 8 * 2**20
"""Bytes of a part that is held as a whole: all but the running text."""
MOST_TAGS = 600_000
"""In a part that is held as a whole."""
LARGEST_PARAGRAPH = 2 * 2**20
"""Bytes of XML in which a paragraph, or a line of a table, must come to its end."""
LARGEST_IN_ALL = 96 * 2**20
MOST_PARTS = 5_000
_PIECE = 64 * 1024
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KEPT = "The file was not changed."


@dataclass(frozen=True, slots=True)
class PartLink:
    """One relationship of a part."""

    id: str
    kind: str
    """The last word of its type: ``styles``, ``header``, ``hyperlink``."""
    target: str
    """The part's name; of something outside the file, its address."""
    outside: bool


class WordPackage:
    """One Word file that is open to be read. Raises ImrError, in one plain sentence, for whatever it cannot read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._left = LARGEST_IN_ALL
        try:
            self._zip = _opened(path)
        except ImrError:
            raise
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, struct.error, NotImplementedError):
            raise self.refusal(
                "This is no Word document, or it is damaged: its parts cannot be found.",
                "Open it in Word and save it anew, or take another copy.",
            ) from None
        self._infos = {info.filename.lstrip("/"): info for info in self._zip.infolist() if not info.is_dir()}
        self.names = tuple(self._infos)
        """Every part, in the order of the file."""
        try:
            self.main = self._main()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def refusal(self, what: str, mend: str) -> ImrError:
        """What is raised where this file cannot be read."""
        return ImrError(str(self.path), what, mend, _KEPT)

    def size(self, name: str) -> int:
        """Bytes of a part when unpacked, as the file says; 0 where there is no such part."""
        info = self._infos.get(name)
        return info.file_size if info else 0

    def pieces(self, name: str, most: int = LARGEST_PART) -> Iterator[bytes]:
        """The bytes of a part as they are unpacked, a piece at a time."""
        info = self._infos[name]
        if info.file_size > min(most, self._left):
            raise self._too_much(name)
        read = 0
        try:
            with self._zip.open(info) as part:
                while piece := part.read(_PIECE):
                    read += len(piece)
                    self._left -= len(piece)
                    if read > most or self._left < 0:
                        raise self._too_much(name)
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError):
            raise self.damaged(name) from None

    def xml(self, name: str, most: int = LARGEST_PART) -> Iterator[bytes]:
        """As `pieces`, of a part that is XML: a document type declaration is refused before it is parsed."""
        tail = b""
        for at, piece in enumerate(self.pieces(name, most)):
            looked = (tail + piece).replace(b"\0", b"")
            if b"<!DOCTYPE" in looked or b"<!ENTITY" in looked:
                raise self.refusal(
                    "It declares entities of its own, which no Word document needs and harmful files use.",
                    "Do not trust it. Copy its text into a new Word document, and use that.",
                )
            tail = piece[-20:]
            yield piece.replace(_STRICT, _USUAL) if at == 0 else piece

    def tree(self, name: str) -> etree._Element:
        """A part that is held as a whole."""
        data = b"".join(self.xml(name, LARGEST_TREE))
        if data.count(b"<") > MOST_TAGS:
            raise self._too_much(name)
        try:
            return etree.fromstring(data, parser())
        except etree.XMLSyntaxError:
            raise self.damaged(name) from None

    def links(self, name: str) -> tuple[PartLink, ...]:
        """The relationships of a part; none where it has none. With an empty name, those of the package."""
        folder, file = posixpath.split(name)
        part = posixpath.join(folder, "_rels", f"{file}.rels")
        if part not in self._infos:
            return ()
        return tuple(_link(each, folder) for each in self.tree(part).iter(_LINKS))

    def damaged(self, name: str) -> ImrError:
        """What is raised where a part cannot be unpacked or parsed."""
        return self.refusal(
            f"A part of it is damaged ({_shown(name)}).", "Open it in Word and save it anew, or take another copy."
        )

    def _too_much(self, name: str) -> ImrError:
        return self.refusal(
            f"A part of it is larger than any report ({_shown(name)}).",
            "Divide the document, or copy its text into a new one.",
        )

    def _main(self) -> str:
        if "mimetype" in self._infos and "content.xml" in self._infos:
            raise self.refusal("This is an OpenDocument file.", "Save it as a Word document (.docx), and use that.")
        found = [each.target for each in self.links("") if each.kind == "officeDocument" and not each.outside]
        main = next((each for each in found if each in self._infos), "")
        if not main and "word/document.xml" in self._infos:
            main = "word/document.xml"
        if not main or not (main.startswith("word/") or "document" in posixpath.basename(main)):
            raise self.refusal(
                "This is a zip file, but no Word document.", "Name the Word document itself, which ends in .docx."
            )
        return main


def parser() -> etree.XMLParser:
    """A parser that reads nothing but what it is given, and expands nothing."""
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        file = path.open("rb")
    except OSError as error:
        import os

        why = os.strerror(error.errno) if error.errno else "it is not there"
        raise ImrError(str(path), f"The file cannot be read: {why}.", "RunLook at its name and folder.", "") from None
    with file:
        _known(path, file.read(4096))
        file.seek(0, 2)
        size = file.tell()
        file.seek(max(0, size - 66_000))
        ending = file.read()
        at = ending.rfind(b"PK\x05\x06")
        if at >= 0 and len(ending) >= at + 20:
            parts, wide = struct.unpack("<HI", ending[at + 10 : at + 16])
            if parts > MOST_PARTS or wide > 4 * 2**20:
                raise ImrError(
                    str(path),
                    "It is made of more parts than any Word document.",
                    "Do not trust it. Copy its text into a new Word document, and use that.",
                    _KEPT,
                )
    return zipfile.ZipFile(path)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _known(path: Path, start: bytes) -> None:
    """Raises ImrError for what is no zip file, with what it is as far as its first bytes tell."""
    if start.startswith(b"PK"):
        return
    what, mend = "This is no Word document.", "Name the Word document itself, which ends in .docx."
    if not start.strip(b"\0"):
        what = "The file is empty." if not start else "The file holds no text: it is blank, or damaged."
    elif start.startswith(_OLE):
        if _is_locked(path):
            what = "It is protected by a password, so it cannot be read."
            mend = "Open it in Word, take the password off (File, Info), and save it as a copy."
        else:
            what = "This is a Word file of the old kind (.doc)."
            mend = "Open it in Word, save it as .docx, and use that."
    elif start.startswith(b"{\\rtf"):
        what, mend = "This is rich text, no Word document.", "Open it in Word, save it as .docx, and use that."
    elif start.startswith(b"%PDF"):
        what, mend = "This is a PDF, no Word document.", "Use the Word document that it was made from."
    raise ImrError(str(path), what, mend, _KEPT)


def _is_locked(path: Path) -> bool:
    with path.open("rb") as file:
        return "EncryptedPackage".encode("utf-16-le") in file.read(4 * 2**20)


def _link(element: etree._Element, folder: str) -> PartLink:
    outside = element.get("TargetMode", "") == "External"
    target = element.get("Target", "")
    if not outside:
        target = unquote(target.partition("#")[0])
        target = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
    return PartLink(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, outside)


def _shown(name: str) -> str:
    """The name of a part, as far as it is one of Word's own and so tells nothing."""
    return name if name.isascii() and name.startswith(("word/", "docProps/", "_rels/")) and len(name) < 60 else "a part"
