"""Files that are no Word document, or are made to harm: one plain sentence each, and the file as it was."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.intake.values import WordTable
from imrassist.intake.word import read
from tests.intake.made import DECLARATION, SPACES, p, put, word, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def with_document(text: str | bytes) -> bytes:
    return word("", None, {"word/document.xml": text})


def document(body: str, before: str = "") -> str:
    return f"{DECLARATION}{before}<w:document {SPACES}><w:body>{body}</w:body></w:document>"


def truncated() -> bytes:
    data = word(p("whole"))
    return data[: len(data) // 2]


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "The file is empty."),
    "zeros": (lambda: b"\0" * 5000, "blank, or damaged"),
    "text": (lambda: b"just some words", "This is no Word document."),
    "an old Word file": (lambda: OLE + b"\0" * 5000, "old kind (.doc)"),
    "a password": (lambda: OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    "rich text": (lambda: b"{\\rtf1 hello}", "rich text"),
    "a PDF": (lambda: b"%PDF-1.7", "PDF"),
    "a zip of something else": (lambda: zipped({"a.txt": "b"}), "no Word document"),
    "OpenDocument": (lambda: zipped({"mimetype": "x", "content.xml": "<x/>"}), "OpenDocument"),
    "cut off": (truncated, "damaged"),
    "a declaration": (lambda: with_document(document(p("&x;"), "<!DOCTYPE w>")), "declares entities"),
    "a bomb of entities": (lambda: with_document(document(p("&c;"), ENTITIES)), "declares entities"),
    "an outer entity": (
        lambda: with_document(document(p("&x;"), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
        "declares entities",
    ),
    "endless nesting": (lambda: with_document(document("<w:sdt>" * 5000 + "</w:sdt>" * 5000)), "damaged"),
    "tables within tables": (
        lambda: with_document(document("<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300)),
        "damaged",
    ),
    "much text": (lambda: with_document(document(p("x" * 1000) * 150_000)), "larger than any report"),
    "one endless text": (lambda: with_document(document(p("x" * 20_000_000))), "longer than any report"),
    "one endless paragraph": (lambda: with_document(document(f"<w:p>{'<w:r/>' * 1_000_000}</w:p>")), "longer than any"),
    "a line without end": (
        lambda: with_document(document("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 60_000 + "</w:tr></w:tbl>")),
        "more cells than Word can draw",
    ),
    "a bomb in another alphabet": (
        lambda: with_document(
            document(p("&c;"), ENTITIES).replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
        ),
        "declares entities",
    ),
    "a bomb behind a long comment": (
        lambda: with_document(document(p("&c;"), f"<!--{'x' * 200_000}-->{ENTITIES}")),
        "declares entities",
    ),
    "broken XML": (lambda: with_document(document("<w:p>")[:-20]), "damaged"),
    "no XML": (lambda: with_document(b"\x00\x01\x02"), "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence_and_left_alone(tmp_path: Path, name: str) -> None:
    made, said = HOSTILE[name]
    path = put(tmp_path / "a file.docx", made())
    before = path.read_bytes()
    with pytest.raises(ImrError) as caught:
        read(path)
    assert said in caught.value.what
    assert caught.value.what.endswith(".")
    assert caught.value.mend.endswith(".")
    assert path.read_bytes() == before


def test_a_file_of_too_many_parts_is_refused_before_its_list_is_read(tmp_path: Path) -> None:
    path = put(tmp_path / "parts.docx", zipped({f"word/{n}.xml": "" for n in range(5_001)}))
    with pytest.raises(ImrError, match="more parts"):
        read(path)


def test_a_damaged_part_beside_the_text_is_told_and_the_text_is_read(tmp_path: Path) -> None:
    path = put(tmp_path / "a.docx", word(p("text"), {"comments": "<w:comment>"}))
    document = read(path)
    assert len(document.body) == 1
    assert document.unread == ("A part of it is damaged (word/comments.xml).",)


@pytest.mark.parametrize("styles", [f"{ENTITIES}<w:styles>&c;</w:styles>", f"<w:styles>{' ' * 9_000_000}</w:styles>"])
def test_styles_that_cannot_be_read_are_told_and_the_text_is_read(tmp_path: Path, styles: str) -> None:
    data = word(p("text"), {"styles": ""}, {"word/styles.xml": DECLARATION + styles})
    document = read(put(tmp_path / "a.docx", data))
    assert len(document.body) == 1
    assert [each for each in document.unread if each.startswith("How its words look cannot be told.")]


@pytest.mark.parametrize("width", [10**9, 10**30])
def test_a_width_of_columns_that_word_has_not_is_not_believed(tmp_path: Path, width: int) -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{width}"/></w:tcPr>{p("text")}</w:tc>'
    table = f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{width}"/></w:trPr>{cell}</w:tr></w:tbl>'
    (found,) = read(put(tmp_path / "a.docx", word(table))).body
    assert isinstance(found, WordTable)
    assert found.lines[0].cells[0].span <= 63


MEASURE = """
import sys
from pathlib import Path
from imrassist.errors import ImrError
from imrassist.intake.values import WordTable
from imrassist.intake.word import read
for name in sys.argv[1:]:
    try:
        read(Path(name))
    except ImrError:
        continue
    raise SystemExit(name)
status = Path("/proc/self/status")  # only Linux tells the most that was held
lines = status.read_text().splitlines() if status.exists() else ["VmHWM: 0"]
print(next(line.split()[1] for line in lines if line.startswith("VmHWM")))
"""


def test_none_of_them_takes_more_than_150_megabytes(tmp_path: Path) -> None:
    paths = [str(put(tmp_path / f"{at}.docx", made())) for at, (made, _) in enumerate(HOSTILE.values())]
    run = subprocess.run([sys.executable, "-c", MEASURE, *paths], capture_output=True, text=True, check=True)
    assert int(run.stdout) < 150 * 1024


def test_a_member_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = put(tmp_path / "a.docx", word(p("x" * 100_000)))
    with zipfile.ZipFile(path) as package:
        size = package.getinfo("word/document.xml").file_size
    data = path.read_bytes().replace(size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little"))
    with pytest.raises(ImrError, match="damaged"):
        read(put(path, data))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImrError, match="cannot be read"):
        read(tmp_path / "nowhere.docx")
