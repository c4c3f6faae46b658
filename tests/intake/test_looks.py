"""What a run really looks like, through the whole cascade; held against another resolver of it, and by hand."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from docx_plus.styles import ResolvedFormatting, resolve_effective_formatting

from imrassist.intake.looks import RunLook
from imrassist.intake.values import paragraphs_of
from imrassist.intake.word import read
from tests.export.wordxml import W
from tests.intake.made import DECLARATION, p, put, r, tbl, tc, tr, word

DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    '<w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
)
THEME = (
    '<a:themeElements><a:clrScheme name="x"><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>'
    '<a:fontScheme name="x"><a:majorFont><a:latin typeface="Calibri Light"/></a:majorFont><a:minorFont>'
    '<a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements>'
)


def style(kind: str, name: str, properties: str, based: str = "", more: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{on}{more}'
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )


def looks(tmp_path: Path, body: str, styles: str = "") -> list[tuple[str, RunLook]]:
    path = put(tmp_path / "looks.docx", word(body, {"styles": DEFAULTS + styles, "theme1": THEME}))
    return [(run.text, run.look) for each in paragraphs_of(read(path).body) for run in each.runs]


def only(tmp_path: Path, body: str, styles: str = "") -> RunLook:
    ((_, look),) = looks(tmp_path, body, styles)
    return look


def test_a_theme_names_the_font_where_nothing_else_does(tmp_path: Path) -> None:
    look = only(tmp_path, p("x"))
    assert (look.font, look.size, look.colour, look.bold) == ("Calibri", 11, "", False)


def test_a_theme_wins_over_a_name_in_the_same_place_but_not_over_a_later_one(tmp_path: Path) -> None:
    both = '<w:rFonts w:ascii="Arial" w:asciiTheme="majorHAnsi"/>'
    assert only(tmp_path, f"<w:p>{r('x', both)}</w:p>").font == "Calibri Light"
    named = style("paragraph", "Mine", '<w:rFonts w:ascii="Arial"/>')
    assert only(tmp_path, p("x", "Mine"), named).font == "Arial"


def test_a_style_has_what_it_is_built_on_and_a_ring_of_styles_ends(tmp_path: Path) -> None:
    base = style("paragraph", "Base", '<w:sz w:val="28"/><w:color w:val="ff0000"/>', "Top")
    top = style("paragraph", "Top", "<w:i/>", "Base")
    look = only(tmp_path, p("x", "Base"), base + top)
    assert (look.size, look.colour, look.italic) == (14, "FF0000", True)


def test_two_levels_of_styles_switch_bold_off_and_the_run_itself_says_the_last_word(tmp_path: Path) -> None:
    styles = style("paragraph", "Heavy", "<w:b/>") + style("character", "Strong", "<w:b/>")
    run = r("x", '<w:rStyle w:val="Strong"/>')
    heavy = '<w:pPr><w:pStyle w:val="Heavy"/></w:pPr>'
    assert not only(tmp_path, f"<w:p>{heavy}{run}</w:p>", styles).bold
    assert only(tmp_path, p("x", "Heavy"), styles).bold
    direct = r("x", '<w:rStyle w:val="Strong"/><w:b/>')
    assert only(tmp_path, f"<w:p>{heavy}{direct}</w:p>", styles).bold
    off = r("x", '<w:b w:val="0"/>')
    assert not only(tmp_path, f"<w:p>{heavy}{off}</w:p>", styles).bold


def test_a_table_style_counts_below_the_paragraphs_and_so_does_its_first_row(tmp_path: Path) -> None:
    first = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr></w:tblStylePr>'
    grid = style("table", "Grid", '<w:sz w:val="18"/>', more=first)
    named = '<w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="1" w:noHBand="1" w:noVBand="1"/>'
    found = looks(tmp_path, tbl(tr("head"), tr("body"), properties=named), grid)
    assert [(text, look.size, look.bold, look.colour) for text, look in found] == [
        ("head", 9, True, "FFFFFF"),
        ("body", 9, False, ""),
    ]
    mine = style("paragraph", "Mine", '<w:sz w:val="24"/>')
    assert only(tmp_path, tbl(tr(tc(p("x", "Mine"))), properties=named), grid + mine).size == 12


def test_hidden_coloured_and_marked_text_is_seen(tmp_path: Path) -> None:
    marked = '<w:vanish/><w:highlight w:val="yellow"/>'
    look = only(tmp_path, f"<w:p>{r('x', marked)}</w:p>")
    assert (look.hidden, look.highlight) == (True, "yellow")
    themed = '<w:color w:val="auto" w:themeColor="accent1"/>'
    assert only(tmp_path, f"<w:p>{r('x', themed)}</w:p>").colour == "4472C4"


# ---- held against docx-plus, a resolver of other people


def made_up(seed: int) -> bytes:
    """A file of styles built on one another and runs of every look, as Word writes them."""
    dice = random.Random(seed)  # noqa: S311 - looks, and no secret
    fonts = ("Arial", "Calibri", "Times New Roman")

    def properties(share: float) -> str:
        said = []
        if dice.random() < share:
            font = dice.choice(fonts)
            said.append(f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:eastAsia="{font}"/>')
        toggles = (f"<w:{toggle}{off}/>" for toggle in "bi" for off in ("", ' w:val="0"'))
        said += [toggle for toggle in toggles if dice.random() < share / 4]
        if dice.random() < share:
            said.append(f'<w:color w:val="{dice.choice(("FF0000", "0000FF", "auto", "1F497D"))}"/>')
        if dice.random() < share:
            said.append(f'<w:sz w:val="{dice.choice((18, 20, 22, 24, 28))}"/>')
        return "".join(said)

    styles = DEFAULTS
    for at in range(8):
        styles += style(
            "paragraph", f"P{at}", properties(0.6), f"P{at - 1}" if at and dice.random() < 0.7 else "Normal"
        )
        styles += style("character", f"C{at}", properties(0.5), f"C{at - 1}" if at and dice.random() < 0.5 else "")

    def paragraph() -> str:
        runs = []
        for at in range(dice.randint(1, 4)):
            character = f'<w:rStyle w:val="C{dice.randrange(8)}"/>' if dice.random() < 0.4 else ""
            runs.append(r(f"word{at} ", character + properties(0.3)))
        mine = f'<w:pPr><w:pStyle w:val="P{dice.randrange(8)}"/></w:pPr>' if dice.random() < 0.8 else ""
        return f"<w:p>{mine}{''.join(runs)}</w:p>"

    body = "".join(paragraph() for _ in range(60)) + tbl(*(tr(tc(paragraph()), tc(paragraph())) for _ in range(10)))
    extra = {"[Content_Types].xml": TYPES}
    return word(body + p("the end"), {"styles": styles, "theme1": THEME}, extra)


_PART = "application/vnd.openxmlformats-officedocument"
TYPES = (
    f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_PART}.wordprocessingml.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_PART}.wordprocessingml.styles+xml"/>'
    f'<Override PartName="/word/theme1.xml" ContentType="{_PART}.theme+xml"/></Types>'
)


def compared(path: Path) -> Iterator[tuple[RunLook, ResolvedFormatting]]:
    """How each run looks to us, with what docx-plus makes of it."""
    ours = [(run.text, run.look) for each in paragraphs_of(read(path).body) for run in each.runs]
    letters = [(letter, look) for text, look in ours for letter in text]
    at = 0
    document = docx.Document(str(path))
    for element in document.element.body.iter(f"{W}r"):
        text = "".join(each.text or "" for each in element.iter(f"{W}t"))
        if text.strip():
            while letters[at][0] != text[0]:
                at += 1
            paragraph = Paragraph(next(element.iterancestors(f"{W}p")), document)
            yield letters[at][1], resolve_effective_formatting(Run(element, paragraph))
            at += len(text)


@pytest.mark.req("2.1.1")
@pytest.mark.parametrize("seed", range(3))
def test_size_and_italic_agree_with_another_resolver(tmp_path: Path, seed: int) -> None:
    assert agreeing(put(tmp_path / "made.docx", made_up(seed)), 150) >= 0.99


def test_they_agree_on_a_file_that_another_program_has_written(documents: dict[str, Path], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice Writer is needed for this test"
    source = put(tmp_path / "made.docx", made_up(9))
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "docx", "--outdir", tmp_path / "out", source], check=True, capture_output=True, timeout=120
    )
    assert agreeing(tmp_path / "out" / "made.docx", 150) >= 0.99
    assert agreeing(documents["submission"], 500) >= 0.99


def agreeing(path: Path, least: int) -> float:
    """The share of runs on whose size, or on whose slant, both agree: the smaller of the two."""
    pairs = list(compared(path))
    assert len(pairs) >= least
    size = sum(look.size == (other.font_size or 10) for look, other in pairs)
    italic = sum(look.italic == bool(other.italic) for look, other in pairs)
    return min(size, italic) / len(pairs)
