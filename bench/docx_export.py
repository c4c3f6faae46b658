"""A long chronology as a Word file, beside the same table built with lxml and zipped, and beside zlib, in one run."""

from __future__ import annotations

import io
import math
import random
import statistics
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from imrassist.export import docx
from imrassist.interview.load import load_form
from imrassist.writing.report import Block, Cell, GridText, Line, Report, SectionText

GOAL = 1.5
"""Most that an export may cost, in times of the lxml table."""
ZLIB_GOAL = 1.3
"""And in times of compressing its own document.xml at level 6."""
MEMORY_GOAL = 1.2
"""Most memory at its height, in times of the process before."""
ROWS = 5_000
PAIRS = 7
ROOT = Path(__file__).resolve().parent.parent
FORM = load_form("stockport-2010")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MEMORY = """
import resource
from bench.docx_export import exported, made
report = made(20_000)
exported(made(10))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
exported(report)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / before)
"""


def made(rows: int) -> Report:
    """A report with so many contacts of about sixty words: the words of the form's own files, in any order."""
    chance = random.Random(1)
    words = " ".join(path.read_text("utf-8") for path in sorted((ROOT / "prompts").rglob("*.toml"))).split()
    lines = [
        Line(
            row=f"contact-{at:06}",
            cells=tuple(
                Cell(paragraphs=(" ".join(chance.choices(words, k=count)),)) for count in (1, 1, 3, 2, 40, 12, 2, 1)
            ),
        )
        for at in range(rows)
    ]
    text = GridText(grid="chronology", above=(), lines=tuple(lines))
    block = Block(key="s6.chronology", kind="grid", text="", grid=text)
    section = SectionText(id="6", heading="SECTION 6 - COMPREHENSIVE CHRONOLOGY", blocks=(block,))
    return Report(form="stockport-2010", sections=(section,))


def exported(report: Report) -> bytes:
    """The chronology alone."""
    return docx.build(report, FORM, copy="submission", document="chronology")


def with_lxml(report: Report) -> bytes:
    """The same table built element by element, and zipped."""
    table = etree.Element(f"{W}tbl", nsmap={"w": W[1:-1]})
    for line in report.sections[0].blocks[0].grid.lines:  # type: ignore[union-attr]  # `made` put it there
        row = etree.SubElement(table, f"{W}tr")
        etree.SubElement(etree.SubElement(row, f"{W}trPr"), f"{W}cantSplit")
        for cell in line.cells:
            tc = etree.SubElement(row, f"{W}tc")
            wide = etree.SubElement(etree.SubElement(tc, f"{W}tcPr"), f"{W}tcW")
            wide.set(f"{W}w", "1200")
            wide.set(f"{W}type", "dxa")
            paragraph = etree.SubElement(tc, f"{W}p")
            style = etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}pStyle")
            style.set(f"{W}val", "IMRCellSmall")
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = cell.paragraphs[0]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", etree.tostring(table, encoding="UTF-8"))
    return out.getvalue()


def timed(act: Callable[[], object]) -> float:
    """Seconds it takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def main() -> int:
    """Exit status 0 when every goal is met, 1 when one is missed."""
    report = made(ROWS)
    with zipfile.ZipFile(io.BytesIO(exported(report))) as package:
        xml = package.read("word/document.xml")
    runs = [
        (timed(lambda: exported(report)), timed(lambda: with_lxml(report)), timed(lambda: zlib.compress(xml, 6)))
        for _ in range(PAIRS)
    ]
    ours, theirs, squeezed = (statistics.median(column) for column in zip(*runs, strict=True))
    small, large = made(1_000), made(20_000)
    slope = [(timed(lambda: exported(small)), timed(lambda: exported(large))) for _ in range(3)]
    growth = math.log(min(each[1] for each in slope) / min(each[0] for each in slope)) / math.log(20)
    memory = float(subprocess.run([sys.executable, "-c", MEMORY], cwd=ROOT, check=True, capture_output=True).stdout)
    print(f"export of {ROWS:,} contacts: {ours:.3f} s, {len(xml) / 1e6:.1f} MB of XML")
    print(f"  beside the same table built with lxml and zipped: {ours / theirs:.2f} (goal {GOAL})")
    print(f"  beside zlib alone: {ours / squeezed:.2f} (goal {ZLIB_GOAL})")
    print(f"  cost from 1,000 to 20,000 grows with the power {growth:.2f} (goal 1.1)")
    print(f"  memory at 20,000, in times of the process before: {memory:.2f} (goal {MEMORY_GOAL})")
    met = ours / theirs <= GOAL and ours / squeezed <= ZLIB_GOAL and growth <= 1.1 and memory <= MEMORY_GOAL
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
