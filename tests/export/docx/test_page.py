"""The pages as LibreOffice draws them: how many, which way, and what stands on each."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from imrassist.export import docx
from tests.export.conftest import OFFICE
from tests.export.specimen import report, stockport
from tests.export.wordxml import W, style_of, text_of, tree, value

pytestmark = pytest.mark.office


def office(folder: Path, kind: str, *files: Path) -> None:
    """Has LibreOffice write these files as another kind into a folder."""
    assert OFFICE is not None
    # A profile of its own: LibreOffice refuses to start twice on one.
    command = [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", folder, *files], check=True, timeout=300, capture_output=True)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str]]]:
    """Each document drawn once: its pages, as direction and words."""
    folder = tmp_path_factory.mktemp("pages")
    names = {}
    for name in ("imr-submission", "imr-working", "chronology-submission", "front-sheet-working"):
        document, _, copy = name.rpartition("-")
        path = folder / f"{name}.docx"
        path.write_bytes(docx.build(report(complete=copy == "submission"), stockport(), copy=copy, document=document))
        names[path.stem] = path
    office(folder, "pdf", *names.values())
    return {stem: drawn(path.with_suffix(".pdf")) for stem, path in names.items()}


def drawn(pdf: Path) -> list[tuple[str, str]]:
    """Direction and words of each page of a PDF."""
    info = run("pdfinfo", "-f", "1", "-l", "999", str(pdf))
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", info)
    texts = run("pdftotext", "-layout", str(pdf), "-").split("\f")
    return [
        ("landscape" if float(wide) > float(high) else "portrait", text)
        for (wide, high), text in zip(sizes, texts, strict=False)
    ]


def run(*command: str) -> str:
    program = shutil.which(command[0])
    assert program, f"{command[0]} is needed beside LibreOffice"
    return subprocess.run([program, *command[1:]], check=True, timeout=60, capture_output=True, text=True).stdout


def line_of(text: str, words: list[str]) -> int | None:
    """The line of a page in which these words stand in this order; a heading may go on in the line below it."""
    pattern = re.compile(r"\b.*?\s".join(map(re.escape, words)))
    return next((at for at, line in enumerate(text.split("\n")) if pattern.search(line)), None)


def test_every_page_has_the_marking_and_its_number(pages: dict[str, list[tuple[str, str]]]) -> None:
    for name, found in pages.items():
        for number, (_, text) in enumerate(found, start=1):
            for line in stockport().marking:
                assert line in text
            assert f"Page {number} of {len(found)}" in text
            assert ("DRAFT" in text) is name.endswith("working")


def test_no_page_is_blank(pages: dict[str, list[tuple[str, str]]]) -> None:
    furniture = len(" ".join(stockport().marking)) + 60
    for name, found in pages.items():
        for number, (_, text) in enumerate(found, start=1):
            assert len("".join(text.split())) > furniture, f"{name}, page {number}"


def test_the_front_sheet_is_one_page_also_with_its_notes(pages: dict[str, list[tuple[str, str]]]) -> None:
    assert len(pages["front-sheet-working"]) == 1
    assert "SECTION 1" not in pages["imr-submission"][0][1]
    assert pages["imr-submission"][0][1].count("Signature") == 2
    assert "....." in pages["imr-submission"][0][1]


def test_the_forms_headings_are_drawn_with_the_numbers_that_word_counts(
    pages: dict[str, list[tuple[str, str]]],
) -> None:
    headings = [section.heading for section in stockport().sections if section.printed and section.heading]
    for name in ("imr-submission", "imr-working"):
        text = " ".join(" ".join(each for _, each in pages[name]).split())
        assert [text.find(heading) >= 0 for heading in headings] == [True] * len(headings)
    assert stockport().section("6").heading in pages["chronology-submission"][0][1]


@pytest.mark.req("S6.4")
def test_the_chronology_lies_across_and_its_headings_repeat_on_each_of_its_pages(
    pages: dict[str, list[tuple[str, str]]],
) -> None:
    found = pages["imr-submission"]
    across = [at for at, (direction, _) in enumerate(found) if direction == "landscape"]
    plan = next(at for at, (_, text) in enumerate(found) if "Single Agency Action Plan" in text)
    chronology = [at for at in across if at < plan]
    assert len(chronology) >= 4
    assert chronology == list(range(chronology[0], chronology[-1] + 1))
    heads = [" ".join(column.label.split()).split(" ")[0] for column in stockport().grids["chronology"].columns]
    for at in chronology:
        first = line_of(found[at][1], heads)
        assert first is not None, f"page {at + 1} has no row of headings"
        contacts = [n for n, line in enumerate(found[at][1].split("\n")) if re.match(r" *\d\d/\d\d/\d\d ", line)]
        assert contacts
        assert first < contacts[0], f"on page {at + 1} the headings stand below a contact"
    assert {found[at][0] for at in range(len(found)) if at not in across} == {"portrait"}
    assert found[plan][0] == "landscape"
    assert {direction for direction, _ in pages["chronology-submission"]} == {"landscape"}


def test_no_word_of_a_heading_is_broken(pages: dict[str, list[tuple[str, str]]]) -> None:
    drawn_words = {word for found in pages.values() for _, text in found for word in text.split()}
    for grid in stockport().grids.values():
        for column in grid.columns if grid.kind == "rows" else ():
            used = grid.id in ("family", "chronology", "action_plan")
            assert not used or set(column.label.split()) <= drawn_words, column.label


def test_every_contact_is_on_some_page(pages: dict[str, list[tuple[str, str]]]) -> None:
    text = "\n".join(each for _, each in pages["chronology-submission"])
    assert len(re.findall(r"^ *\d\d/\d\d/\d\d +\d\d:\d\d", text, re.MULTILINE)) == 60


def test_texts_bookmarks_and_styles_survive_a_trip_through_libreoffice(tmp_path: Path) -> None:
    before = docx.build(report(contacts=12), stockport(), copy="submission")
    (tmp_path / "sent").mkdir()
    path = tmp_path / "sent" / "imr.docx"
    path.write_bytes(before)
    office(tmp_path, "docx", path)
    after = (tmp_path / "imr.docx").read_bytes()
    assert after != before
    kept = []
    for data in (before, after):
        root = tree(data)
        names = {
            value(each, "styleId"): value(each.find(f"{W}name"))
            for each in tree(data, "word/styles.xml").iter(f"{W}style")
        }
        kept.append(
            (
                [(names[style_of(each)].lower(), text_of(each)) for each in root.iter(f"{W}p") if text_of(each)],
                {value(each, "name") for each in root.iter(f"{W}bookmarkStart")},
            )
        )
    assert kept[0] == kept[1]
