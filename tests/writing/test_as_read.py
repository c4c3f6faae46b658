"""What somebody reads of a report, passage by passage; and its digest, which changes with these words and no others."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from imrassist.checks.criteria import load_rules
from imrassist.interview.load import form_folder, load_form
from imrassist.interview.question import Form
from imrassist.model.acts import Act, Answered, BlockEdited, RowRemoved, SectionFinished, VerdictGiven, apply
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import BlockEdit, Draft
from imrassist.model.quality import Verdict
from imrassist.storage.draft_file import ReadDraft, read_draft
from imrassist.writing.as_read import Reading, chosen, code_of, passages, read_digest
from imrassist.writing.report import Report
from imrassist.writing.write import Writer
from tests.small import filled, garden

SENT = ("first", "revised", "final")


@cache
def form() -> Form:
    return load_form("stockport-2010")


@cache
def example() -> Draft:
    """The example, which fills every section; with fewer contacts, so that thousands of reports are written soon."""
    read = read_draft((form_folder("stockport-2010") / "example" / "example.imr.toml").read_bytes(), lambda _: form())
    assert isinstance(read, ReadDraft)
    rows = {**read.draft.rows, "contact": read.draft.rows["contact"][:12]}
    return read.draft.with_(rows=rows)


@cache
def writer() -> Writer:
    return Writer(form())


def printed(report: Report) -> dict[str, str]:
    """The words of each block and each line of a table, taken from the report by another way than the digests go."""
    found: dict[str, str] = {}
    for section in report.sections:
        for at, block in enumerate(section.blocks):
            where = f"{section.id}/{at:05d}/{block.key}"
            if block.grid is None:
                picture = f"{block.picture.title}|{block.picture.stored}" if block.picture else ""
                found[where] = f"{block.kind}|{block.text}|{picture}"
                continue
            found[where] = "|".join(block.grid.above)
            for number, line in enumerate(block.grid.lines):
                if not (block.key == "s0.sheet" and line.row in SENT):
                    cells = "|".join("/".join(cell.paragraphs) for cell in line.cells)
                    found[f"{where}#{line.row}#{number}"] = cells
    return found


def holding(report: Report, reads: tuple[str, ...] | None) -> list[str]:
    """The words that somebody reads who reads only this."""
    said = []
    homes = {spec.section for spec in form().blocks for each in reads or () if _named(spec.id, each)}
    for where, words in printed(report).items():
        section, _, key = where.split("/", 2)
        block = re.split("[@#]", key)[0]
        row = key.split("#")[1] if "#" in key else ""
        own = key.startswith("own.") and section in homes
        if reads is None or section in reads or own or any(_named(block, each, row) for each in reads):
            said.append(words)
    return said


def _named(block: str, token: str, row: str = "") -> bool:
    name, _, line = token.partition("#")
    if line and row and line != row:
        return False
    return block.startswith(name[:-1]) if name.endswith("*") else block == name


def texts() -> st.SearchStrategy[str]:
    return st.sampled_from(["It was not asked.", "2010-01-04", "yes", "no", "none", "none_held", "Nobody knows why."])


@st.composite
def changes(draw: st.DrawFn) -> Act:
    """One change of the example: to an answer, a row, the wording of a block, or what is not reported at all."""
    draft = example()
    kind = draw(st.sampled_from(["answer", "of_row", "wording", "own", "row", "sent", "verdict", "finished"]))
    if kind == "answer":
        return Answered(place=Place(draw(st.sampled_from(sorted(draft.answers)))), answer=Answer(value=draw(texts())))
    if kind in ("of_row", "row"):
        table = draw(st.sampled_from(sorted(draft.rows)))
        row = draw(st.sampled_from(draft.rows[table]))
        if kind == "row":
            return RowRemoved(table=table, row=row.id)
        question = draw(st.sampled_from(sorted(row.answers)))
        return Answered(place=Place(question, row.id), answer=Answer(value=draw(texts())))
    if kind == "wording":
        blocks = [b for s in writer().write(draft).sections for b in s.blocks if b.grid is None]
        block = draw(st.sampled_from(blocks))
        edit = BlockEdit(base=block.text, text=draw(texts()), seen=block.seen, deleted=draw(st.booleans()))
        return BlockEdited(block=block.key, edit=edit)
    if kind == "own":
        section = draw(st.sampled_from([s.id for s in form().sections if s.printed]))
        return BlockEdited(block=f"own.{section}.k3x9q2ab", edit=BlockEdit(base="", text=draw(texts())))
    if kind == "sent":
        days = draw(st.sampled_from(["first_submitted", "revised", "final_submitted"]))
        return Answered(place=Place(days), answer=Answer(value="2010-03-01"))
    if kind == "verdict":
        return VerdictGiven(who="approver", criterion="scope", verdict=Verdict(answer="no", comment=draw(texts())))
    return SectionFinished(section="3", finished=draw(st.booleans()))


def reads_of(criterion: str) -> tuple[str, ...] | None:
    return load_rules(form()).rules[criterion].reads


@settings(max_examples=60, deadline=None)
@given(changes())
def test_a_change_lapses_exactly_the_verdicts_whose_passages_hold_it_and_every_signature(act: Act) -> None:
    before = writer().write(example())
    after = Writer(form()).write(apply(example(), act))
    for reads in (None, *(reads_of(each.id) for each in form().criteria)):
        same = holding(before, reads) == holding(after, reads)
        then, now = (read_digest(passages(each, form(), reads)) for each in (before, after))
        assert (then == now) == same, (act, reads)
    same = list(printed(before).values()) == list(printed(after).values())
    assert (code_of(passages(before, form())) == code_of(passages(after, form()))) == same


def test_every_block_of_a_change_that_is_reported_is_in_the_whole() -> None:
    report = writer().write(example())
    keys = {each.key for each in passages(report, form())}
    for section in report.sections:
        for block in section.blocks:
            lines = {f"{block.key}#{line.row}" for line in block.grid.lines} if block.grid else {block.key}
            assert lines <= keys


def test_reading_on_reads_only_what_is_new_and_gives_what_reading_anew_gives() -> None:
    mine, reading = Writer(form()), Reading(form())
    before = mine.write(example())
    reading.digest(before)
    was = {id(each) for each in reading.passages(before)}
    row = example().rows["contact"][3]
    event = Answered(place=Place("contact_event", row.id), answer=Answer(value="It was not asked."))
    after = mine.write(apply(example(), event))
    new = [each for each in reading.passages(after) if id(each) not in was]
    assert [each.key for each in new if each.kind == "line"] == [f"s6.table#{row.id}"]
    assert len(new) < 5
    for reads in (None, *(reads_of(each.id) for each in form().criteria)):
        assert reading.passages(after, reads) == passages(after, form(), reads)
        assert reading.digest(after, reads) == read_digest(passages(after, form(), reads))
        assert chosen(passages(after, form()), form(), reads) == passages(after, form(), reads)


def test_days_of_submission_are_no_part_of_it_said_or_set_aside() -> None:
    then = read_digest(passages(writer().write(example()), form()))
    for question, answer in (
        ("first_submitted", Answer(value="2011-01-01")),
        ("revised", Answer(value="2011-02-01")),
        ("final_submitted", None),
    ):
        other = apply(example(), Answered(place=Place(question), answer=answer))
        assert read_digest(passages(Writer(form()).write(other), form())) == then


def test_a_passage_says_its_words_with_what_its_cells_are_called(tmp_path: Path) -> None:
    small = garden(tmp_path)
    report = Writer(small).write(filled())
    found = passages(report, small, ("b",))
    assert [each.kind for each in found] == ["section", "line", "line", "line"]
    assert found[1].in_words.split("\n")[0] == "Day: 01/04/10"
    assert found[1].key == "b.grid#visit-2"
    assert [each.key for each in passages(report, small, ("a.fence", "b.grid#day"))] == ["a.fence"]
    assert passages(report, small, ()) == ()


def test_a_code_is_sixteen_letters_in_four_groups() -> None:
    assert re.fullmatch(r"([A-Z2-7]{4}-){3}[A-Z2-7]{4}", code_of(passages(writer().write(example()), form())))


def test_every_criterion_but_that_of_time_reads_something() -> None:
    report = writer().write(example())
    empty = [each.id for each in form().criteria if not passages(report, form(), reads_of(each.id))]
    assert empty == ["timescale"]
