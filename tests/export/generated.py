"""Drafts such as nobody would write, through the whole line to Word files that every judge must find sound.

    python -m tests.export.generated [--drafts 200] [--render 20] [--first 0]

Each draft becomes one document in one copy, so that every document and both copies come round again and again; the
rendered ones are drawn by LibreOffice as well. Prints what was found; exit status 0 only where that is nothing.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from PIL import Image

from imrassist.export import COPIES, DOCUMENTS, Comment, docx
from imrassist.interview.load import load_form
from imrassist.interview.order import walk
from imrassist.interview.question import Form, Question
from imrassist.interview.sheets import sheets
from imrassist.interview.to_find_out import Batch, to_find_out
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft, Row
from imrassist.model.picture import stored_name
from imrassist.model.quality import Verdict
from imrassist.writing.changes import changes
from imrassist.writing.papers import Paper, changes_paper, form_paper, quality_paper, to_find_out_paper
from imrassist.writing.report import Report
from imrassist.writing.sheets_paper import sheets_paper
from imrassist.writing.write import Writer
from tests.export.specimen import text as odd_text

BESIDE = ("quality-form", "involvement", "progress")
INSIDE = ("to-find-out", "interview-sheets", "changes")
KINDS = (
    *((document, copy) for document in (*DOCUMENTS, *BESIDE) for copy in COPIES),
    *((document, "working") for document in INSIDE),
)
"""Every document in every copy that there is of it; for use inside the agency there are no submission copies."""
SENTENCE = (
    "the child was seen at home by a health visitor and nobody had asked what she wanted before the visit of the week "
    "after because two posts were vacant while the record says that a message had been left for the duty worker"
)
WORDS = SENTENCE.split()


@cache
def form() -> Form:
    """The form that the drafts are of."""
    return load_form("stockport-2010")


class Maker:
    """One draft from a seed; ``plain`` ones hold words alone, so that drawn pages can be read back."""

    def __init__(self, seed: int, *, plain: bool = False) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - for tests
        self.plain = plain
        self.pictures: dict[str, bytes] = {}

    def text(self, most: int) -> str:
        """Words, or any signs of any plane of Unicode."""
        if self.plain:
            return " ".join(self.chance.choices(WORDS, k=1 + self.chance.randrange(max(1, most // 6)))).capitalize()
        if self.chance.random() < 0.002:
            return odd_text(self.chance, 40_000)
        return odd_text(self.chance, most)

    def draft(self) -> Draft:
        """Tables of 0 to 300 rows, any of their questions answered, parked or left alone; verdicts on some criteria."""
        rows: dict[str, tuple[Row, ...]] = {
            name: tuple(Row(id=f"{name}-{at:03}") for at in range(self._rows(name))) for name in form().tables
        }
        for name, those in rows.items():
            asked = [each for each in form().questions.values() if each.each == name]
            rows[name] = tuple(replace(row, answers=self._answers(asked, rows)) for row in those)
        whole = [each for each in form().questions.values() if not each.each]
        verdicts = {
            f"{who}:{each.id}": Verdict(answer=self.chance.choice(form().scale).id, comment=self.text(200))
            for each in form().criteria
            for who in ("author", "approver")
            if self.chance.random() < 0.6
        }
        return Draft(
            doc_id="review-x", form_id=form().id, answers=self._answers(whole, rows), rows=rows, verdicts=verdicts
        )

    def _rows(self, table: str) -> int:
        if form().tables[table].role == "contacts" and self.chance.random() < 0.15:
            return 300 if not self.plain else 60
        return self.chance.choice((0, 1, 2, 5, 9))

    def _answers(self, asked: list[Question], rows: dict[str, tuple[Row, ...]]) -> dict[str, Answer]:
        found = {}
        for question in asked:
            fate = self.chance.random()
            if fate < 0.15:
                continue
            if fate < 0.25 and question.kind != "table":
                found[question.id] = Answer(parked=self.chance.choice(list(Park)), note=self.text(60), who="the clerk")
            elif (value := self._value(question, rows)) is not None:
                found[question.id] = Answer(value=value)
        return found

    def _value(self, question: Question, rows: dict[str, tuple[Row, ...]]) -> str | tuple[str, ...] | None:
        chance = self.chance
        ids = [row.id for row in rows.get(question.of, ())]
        if question.kind in ("multi", "refs"):
            several = ids if question.kind == "refs" else [option.id for option in question.options]
            return tuple(chance.sample(several, min(len(several), chance.randrange(4))))
        if question.kind == "date":
            return (date(2001, 1, 1) + timedelta(days=chance.randrange(4000))).isoformat()
        if question.kind == "picture":
            return self._picture()
        lengths = {"text": 60, "code": 20, "long": 400}
        if question.kind in lengths:
            return self.text(lengths[question.kind])
        if question.kind == "ref":
            return chance.choice(ids) if ids else None
        if question.kind == "time":
            return f"{chance.randrange(24):02}:{chance.randrange(60):02}"
        offered = {"yesno": ["yes", "no"], "choice": [each.id for each in question.options], "table": ["done"]}
        return chance.choice(offered[question.kind]) if question.kind in offered else None

    def _picture(self) -> str:
        out = io.BytesIO()
        size = (self.chance.randrange(100, 1500), self.chance.randrange(100, 400))
        Image.new("RGB", size, "navy").save(out, self.chance.choice(("PNG", "JPEG")))
        data = out.getvalue()
        name = stored_name(data, "png" if data.startswith(b"\x89PNG") else "jpg")
        self.pictures[name] = data
        return name

    def changed(self, draft: Draft) -> Draft:
        """Another state of a draft: answers given anew or taken back, rows gone, come and moved."""
        rows = {}
        for name, those in draft.rows.items():
            asked = [each for each in form().questions.values() if each.each == name]
            kept = [row for row in those if self.chance.random() < 0.8]
            kept = [
                replace(row, answers={**row.answers, **self._answers(asked, dict(draft.rows))})
                if self.chance.random() < 0.3
                else row
                for row in kept
            ]
            if self.chance.random() < 0.3:
                self.chance.shuffle(kept)
            new = (
                [Row(id=f"{name}-new", answers=self._answers(asked, dict(draft.rows)))]
                if self.chance.random() < 0.5
                else []
            )
            rows[name] = (*kept, *new)
        whole = [each for each in form().questions.values() if not each.each and self.chance.random() < 0.3]
        answers = {name: each for name, each in draft.answers.items() if self.chance.random() < 0.9}
        return draft.with_(answers={**answers, **self._answers(whole, rows)}, rows=rows)

    def comments(self, report: Report) -> list[Comment]:
        """Remarks and points on anything, on characters that may not be there."""
        blocks = [block for section in report.sections for block in section.blocks]
        found = []
        for _ in range(self.chance.choice((0, 1, 30))):
            block = self.chance.choice(blocks) if blocks else None
            lines = block.grid.lines if block and block.grid else ()
            found.append(
                Comment(
                    author=self.chance.choice(("Checks", "Countersigning person", self.text(20))),
                    text=self.text(200),
                    block=block.key if block else "",
                    row=self.chance.choice(lines).row if lines else "",
                    section=self.chance.choice(form().sections).id,
                    start=self.chance.randrange(-3, 200),
                    end=self.chance.randrange(-3, 200),
                )
            )
        return found


def made(seed: int, *, plain: bool = False) -> tuple[str, str, bytes]:
    """The document, the copy and the file that a seed gives."""
    document, copy = KINDS[seed % len(KINDS)]
    maker = Maker(seed, plain=plain)
    draft = maker.draft()
    writer = Writer(form())
    report = writer.write(draft)
    if document in DOCUMENTS:
        comments = maker.comments(report)
        data = docx.build(report, form(), copy=copy, document=document, pictures=maker.pictures, comments=comments)
        return document, copy, data
    paper = _paper(document, draft, writer, maker)
    return document, copy, docx.build_paper(paper, report, form(), copy=copy, pictures=maker.pictures)


def _paper(document: str, draft: Draft, writer: Writer, maker: Maker) -> Paper:
    if document == "to-find-out":
        return to_find_out_paper(form(), _batches(draft))
    if document == "interview-sheets":
        stops = [stop for section in form().order for stop in walk(form(), draft, section)]
        return sheets_paper(form(), sheets(form(), draft, stops, _batches(draft), _wording))
    if document == "changes":
        return changes_paper(form(), changes(form(), maker.changed(draft), draft), maker.text(40))
    paper = quality_paper(form(), draft) if document == "quality-form" else None
    paper = paper or form_paper(form(), writer.beside(draft, document), document)
    assert paper is not None
    return paper


def _batches(draft: Draft) -> tuple[Batch, ...]:
    stops = [stop for section in form().order for stop in walk(form(), draft, section)]
    return to_find_out(form(), draft, [(stop.place, stop.answer) for stop in stops], _wording)


def _wording(place: Place) -> tuple[str, str]:
    return form().questions[place.question].ask, place.row


def judged(seed: int, folder: Path) -> list[str]:
    """What the judges at hand have against the file of a seed."""
    from tests.export.docx.test_clean import judged as judge

    document, copy, data = made(seed)
    again = made(seed)[2]
    found = [] if data == again else ["the same draft gave other bytes"]
    return [f"{seed}: {document}, {copy} copy: {each}" for each in (*found, *judge(data, folder))]


def rendered(seeds: list[int], folder: Path) -> Iterator[str]:
    """What is wrong with the pages of these drafts, drawn by LibreOffice: their number, direction, headings, words."""
    from tests.export.docx.test_page import drawn, office
    from tests.export.wordxml import W, text_of, tree

    files: dict[int, Path] = {}
    for seed in seeds:
        document, copy, data = made(seed, plain=True)
        files[seed] = folder / f"{seed}-{document}-{copy}.docx"
        files[seed].write_bytes(data)
    office(folder, "pdf", *files.values())
    for path in files.values():
        data = path.read_bytes()
        pages = drawn(path.with_suffix(".pdf"))
        told = f"{path.stem}: "
        across = {each.get(f"{W}orient") == "landscape" for each in tree(data).iter(f"{W}pgSz")}
        if {direction == "landscape" for direction, _ in pages} != across:
            yield f"{told}pages lie {[direction for direction, _ in pages]}"
        for number, (_, text) in enumerate(pages, 1):
            if f"Page {number} of {len(pages)}" not in text:
                yield f"{told}page {number} does not say so"
        shown = set(re.findall(r"\w+", " ".join(text for _, text in pages)))
        wanted = set(re.findall(r"\w+", " ".join(text_of(each) for each in tree(data).iter(f"{W}p"))))
        yield from (f'{told}the word "{each}" is clipped or gone' for each in sorted(wanted - shown) if each.isascii())
        yield from (f"{told}{each}" for each in (*_headings(data, pages), *_alone(data, pages)))


def _headings(data: bytes, pages: list[tuple[str, str]]) -> Iterator[str]:
    """Tables that go on over several pages have their headings on each."""
    from tests.export.docx.test_page import line_of
    from tests.export.wordxml import W, text_of, tree

    for table in tree(data).iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if len(rows) < 40 or rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            continue
        heads = [text_of(cell).split()[0] for cell in rows[0].findall(f"{W}tc")]
        found = [number for number, (_, text) in enumerate(pages, 1) if line_of(text, heads) is not None]
        if len(found) < 3 or found != list(range(found[0], found[-1] + 1)):
            yield f"the headings {heads} stand on pages {found} only"


def _alone(data: bytes, pages: list[tuple[str, str]]) -> Iterator[str]:
    """Pages that end with what leads to the next one: a heading, the headings of a table, a note."""
    from tests.export.wordxml import W, body, style_of, text_of

    leading: list[str] = []
    columns: list[str] = []
    for each in body(data):
        after = each.getnext()
        pictured = after is not None and style_of(after) == "IMRPicture"
        if each.tag == f"{W}p" and style_of(each).startswith(("Heading", "IMRAbove")) and not pictured:
            leading.append(text_of(each))
        rows = each.findall(f"{W}tr")
        heads = [row for row in rows if style_of(next(row.iter(f"{W}p"))).startswith(("IMRColumn", "IMRGuidance"))]
        columns += [text_of(row) for row in heads if len(heads) < len(rows)]
    groups = [set(text.split()) for text in columns if text.strip() and "[" not in text]
    notes = [text_of(each) for each in body(data) if style_of(each) == "IMRGuidance"]
    for number, (_, text) in enumerate(pages[:-1], 1):
        lines = [line.split() for line in text.split("\n") if line.strip() and not line.strip().startswith("Page ")]
        # LibreOffice leaves a heading behind where the note under it goes over the page for the sake of the text.
        noted = any(
            " ".join(line.split()) in note for line in pages[number][1].split("\n")[:8] if line for note in notes
        )
        # A line of headings holds words of several columns; any other line stands in the text as it was drawn.
        last = " ".join(lines[-1]) if lines else ""
        leads = any(f" {last} " in f" {' '.join(each.split())} " for each in leading if "[" not in each)
        if last and not noted and (leads or any(set(lines[-1]) <= group for group in groups)):
            yield f"page {number} ends with {last!r}, which leads to what stands on the next"


def main(arguments: list[str]) -> int:
    """Judges and draws as many as were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drafts", type=int, default=200)
    parser.add_argument("--render", type=int, default=20)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    asked = parser.parse_args(arguments)
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as where:
        folder = Path(where)
        for seed in range(asked.first, asked.first + asked.drafts):
            faults += judged(seed, folder)
        if asked.render:
            faults += rendered(list(range(asked.first, asked.first + asked.render)), folder)
    for fault in faults:
        print(fault)  # noqa: T201 - a command
    print(f"{asked.drafts} drafts judged, {asked.render} drawn: {len(faults)} findings")  # noqa: T201 - a command
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
