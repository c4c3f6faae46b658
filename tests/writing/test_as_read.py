"""What somebody reads of a report, passage by passage; and its digest, which changes with these words and no others."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from imrassist.checks.criteria import load_rules
from imrassist.interview.load import form_folder, load_form
from imrassist.interview.question import Form
from imrassist.model.acts import (
    Act,
    Answered,
    BlockEdited,
    RemarkSetAside,
    RowAdded,
    RowMoved,
    RowRemoved,
    SectionFinished,
    VerdictGiven,
    apply,
)
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import FIRST, BlockEdit, Draft, Row
from imrassist.model.picture import stored_name
from imrassist.model.quality import Aside, Point, Verdict
from imrassist.model.review_acts import PointPut, Signed
from imrassist.model.submission import Signature
from imrassist.storage.draft_file import ReadDraft, read_draft
from imrassist.writing.as_read import Reading, chosen, code_of, passages, read_digest
from imrassist.writing.report import Report
from imrassist.writing.write import Writer
from tests.small import filled, garden

SENT = ("first", "revised", "final")
OWN_ID = "m4y8r3cd"
PARKED = (
    Answer(parked=Park.LATER), Answer(parked=Park.ASK, who="the registrar"),
    Answer(parked=Park.NO_RECORD, note="it was lost"),
)  # fmt: skip


@cache
def form() -> Form:
    return load_form("stockport-2010")


@cache
def example() -> Draft:
    """The example, which fills every section; with fewer contacts, so that thousands of reports are written soon."""
    read = read_draft((form_folder("stockport-2010") / "example" / "example.imr.toml").read_bytes(), lambda _: form())
    assert isinstance(read, ReadDraft)
    rows = {**read.draft.rows, "contact": read.draft.rows["contact"][:12]}
    # Its genogram is drawn, and one paragraph is the author's own: of everything there is something to change.
    answers = {**read.draft.answers, "genogram": Answer(value="drawn")}
    own = {f"own.4.{OWN_ID}": BlockEdit(base="", text="Two files were read twice.", after=FIRST)}
    return read.draft.with_(rows=rows, answers=answers, blocks={**read.draft.blocks, **own})


@cache
def reading() -> Reading:
    """It gives what reading anew gives: that is tested apart."""
    return Reading(form())


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


def holding(said_in: dict[str, str], reads: tuple[str, ...] | None) -> list[str]:
    """The words that somebody reads who reads only this."""
    said = []
    homes = {spec.section for spec in form().blocks for each in reads or () if _named(spec.id, each)}
    for where, words in said_in.items():
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


def own_wording(draw: st.DrawFn, draft: Draft) -> Act:
    blocks = [b for s in writer().write(draft).sections for b in s.blocks if b.grid is None]
    block = draw(st.sampled_from(blocks))
    edit = BlockEdit(base=block.text, text=draw(texts()), seen=block.seen, deleted=draw(st.booleans()))
    return BlockEdited(block=block.key, edit=edit)


def own_paragraph(draw: st.DrawFn, draft: Draft) -> Act:
    """One of the author's own: new, or set after another block, or at the top."""
    section = draw(st.sampled_from([s for s in writer().write(draft).sections if s.blocks]))
    after = draw(st.sampled_from(["", FIRST, *(block.key for block in section.blocks)]))
    edit = BlockEdit(base="", text=draw(texts()), after=after)
    return BlockEdited(block=f"own.{section.id}.{draw(st.sampled_from(['k3x9q2ab', OWN_ID]))}", edit=edit)


def in_a_table(draw: st.DrawFn, draft: Draft) -> Act:
    """The wording of a sentence in a cell."""
    worded = [key for key in sentences_in_cells() if key not in draft.blocks]
    return BlockEdited(block=draw(st.sampled_from(worded)), edit=BlockEdit(base="", text=draw(texts()), seen="x"))


@cache
def sentences_in_cells() -> tuple[str, ...]:
    """Keys of sentences in tables, as `building` makes them: of the form, and of the first rows of its tables."""
    into = [spec for spec in form().blocks if spec.into]
    rows = example().rows
    of_form = [spec.id for spec in into if not spec.each]
    return (*of_form, *(f"{spec.id}@{row.id}" for spec in into for row in rows.get(spec.each, ())[:2]))


def of_a_row(draw: st.DrawFn, draft: Draft) -> tuple[str, Row]:
    table = draw(st.sampled_from(sorted(draft.rows)))
    return table, draw(st.sampled_from(draft.rows[table]))


def answer_of_row(draw: st.DrawFn, draft: Draft) -> Act:
    _, row = of_a_row(draw, draft)
    place = Place(draw(st.sampled_from(sorted(row.answers))), row.id)
    return Answered(place=place, answer=draw(st.sampled_from([Answer(value=draw(texts())), None, *PARKED])))


def row_removed(draw: st.DrawFn, draft: Draft) -> Act:
    table, row = of_a_row(draw, draft)
    return RowRemoved(table=table, row=row.id)


def row_moved(draw: st.DrawFn, draft: Draft) -> Act:
    table, row = of_a_row(draw, draft)
    return RowMoved(table=table, row=row.id, to=draw(st.integers(0, len(draft.rows[table]) - 1)))


def row_added(draw: st.DrawFn, draft: Draft) -> Act:
    table, row = of_a_row(draw, draft)
    at = draw(st.integers(0, len(draft.rows[table])))
    return RowAdded(table=table, row=replace(row, id="new2new2"), at=at)


def withdrawn(draw: st.DrawFn, draft: Draft) -> Act:
    """A term that the board withdrew, or took up again."""
    question = form().by_role("term_withdrawn")
    assert question is not None
    row = draw(st.sampled_from(draft.rows["term"]))
    return Answered(place=Place(question.id, row.id), answer=Answer(value=draw(st.sampled_from(["yes", "no"]))))


def answered(draw: st.DrawFn, draft: Draft) -> Act:
    place = Place(draw(st.sampled_from(sorted(draft.answers))))
    return Answered(place=place, answer=draw(st.sampled_from([Answer(value=draw(texts())), None, *PARKED])))


def picture(draw: st.DrawFn, _: Draft) -> Act:
    """The logo, the attached genogram, or how the genogram comes into the report."""
    name = draw(st.sampled_from(["logo", "genogram_picture", "genogram"]))
    values = (
        ["drawn", "picture", "separate"] if name == "genogram" else [stored_name(b"1", "png"), stored_name(b"2", "png")]
    )
    return Answered(place=Place(name), answer=Answer(value=draw(st.sampled_from(values))))


def family(draw: st.DrawFn, draft: Draft) -> Act:
    """Something that the drawn genogram shows."""
    row = draw(st.sampled_from(draft.rows["person"]))
    asked = [each for each in form().questions.values() if each.each == "person"]
    question = draw(st.sampled_from(asked))
    others = [each.id for each in draft.rows["person"]]
    values: dict[str, list[str | tuple[str, ...]]] = {
        "choice": [option.id for option in question.options], "yesno": ["yes", "no"], "date": ["1981-02-03"],
        "ref": [others[0]], "refs": [(), (others[1],), (others[1], others[2])],
    }  # fmt: skip
    said = draw(st.sampled_from(values.get(question.kind) or ["It was not asked."]))
    return Answered(place=Place(question.id, row.id), answer=Answer(value=said))


def sent(draw: st.DrawFn, _: Draft) -> Act:
    days = draw(st.sampled_from(["first_submitted", "revised", "final_submitted"]))
    return Answered(place=Place(days), answer=Answer(value="2010-03-01"))


def unreported(draw: st.DrawFn, draft: Draft) -> Act:
    """What is no part of any report: the work of a review, and the author's marks."""
    return draw(st.sampled_from(of_no_report(draft, draw(texts()))))


def of_no_report(draft: Draft, said: str) -> list[Act]:
    first = min(draft.answers)
    return [
        VerdictGiven(who="approver", criterion="scope", verdict=Verdict(answer="no", comment=said)),
        VerdictGiven(who="author", criterion="scope", verdict=Verdict(answer="no", comment=said)),
        SectionFinished(section="3", finished=True),
        RemarkSetAside(aside=Aside(check="plain_words.initials", where="s3.role", digest="x", reason=said)),
        PointPut(id="p", point=Point(id="p", text=said, by="A. Specimen")),
        Signed(signatures=(Signature(id="s", by="A. Specimen", post="Director", on="2010-03-01", digest="x"),)),
        Answered(place=Place(first), answer=replace(draft.answers[first], unsure=True)),
    ]


KINDS = (
    answered, answer_of_row, row_removed, row_moved, row_added, withdrawn, own_wording, own_paragraph, in_a_table,
    picture, family, sent, unreported,
)  # fmt: skip


@st.composite
def changes(draw: st.DrawFn) -> Act:
    """One change of the example, of every kind that there is."""
    return draw(st.sampled_from(KINDS))(draw, example())


def reads_of(criterion: str) -> tuple[str, ...] | None:
    return load_rules(form()).rules[criterion].reads


@settings(max_examples=100, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(changes())
def test_a_change_lapses_exactly_the_verdicts_whose_passages_hold_it_and_every_signature(act: Act) -> None:
    before, after = writer().write(example()), writer().write(apply(example(), act))
    then, now = printed(before), printed(after)
    for reads in (None, *(reads_of(each.id) for each in form().criteria)):
        same = holding(then, reads) == holding(now, reads)
        assert (reading().digest(before, reads) == reading().digest(after, reads)) == same, (act, reads)
    same = list(then.values()) == list(now.values())
    assert (code_of(reading().passages(before)) == code_of(reading().passages(after))) == same
    if drawing(before) != drawing(after):
        # What a picture shows is read with it: nobody signs a genogram that is another one by now.
        assert not same, act


def drawing(report: Report) -> list[object]:
    """What the genogram is drawn from, but for what its people are called in the draft."""
    pictures = [block.picture for section in report.sections for block in section.blocks if block.picture]
    return [each.family and replace(each.family, left_out=()) for each in pictures]


def test_what_is_not_reported_lapses_nothing() -> None:
    whole = reading().digest(writer().write(example()))
    for act in of_no_report(example(), "Nobody knows why."):
        assert reading().digest(writer().write(apply(example(), act))) == whole, act


def test_every_block_of_a_change_that_is_reported_is_in_the_whole() -> None:
    report = writer().write(example())
    keys = {each.key for each in passages(report, form())}
    for section in report.sections:
        for block in section.blocks:
            lines = {f"{block.key}#{line.row}" for line in block.grid.lines} if block.grid else {block.key}
            assert lines <= keys


def test_reading_on_reads_only_what_is_new_and_gives_what_reading_anew_gives() -> None:
    mine, on = Writer(form()), Reading(form())
    before = mine.write(example())
    on.digest(before)
    was = {id(each) for each in on.passages(before)}
    row = example().rows["contact"][3]
    event = Answered(place=Place("contact_event", row.id), answer=Answer(value="It was not asked."))
    after = mine.write(apply(example(), event))
    new = [each for each in on.passages(after) if id(each) not in was]
    assert [each.key for each in new if each.kind == "line"] == [f"s6.table#{row.id}"]
    assert len(new) < 5
    for reads in (None, *(reads_of(each.id) for each in form().criteria)):
        assert on.passages(after, reads) == passages(after, form(), reads)
        assert on.digest(after, reads) == read_digest(passages(after, form(), reads))
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
