from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as any_of
from hypothesis import strategies as st

from imrassist.interview.question import Form
from imrassist.model.acts import Act, Answered, BlockEdited, RowAdded, RowRemoved, apply
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import BlockEdit, Draft, Row
from imrassist.writing.report import Report
from imrassist.writing.write import Writer
from tests.small import ACTS, draft_of, filled, garden


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    return garden(Path(tmp_path_factory.mktemp("garden")))


def texts(report: Report, section: str) -> list[str]:
    found = report.section(section)
    assert found is not None
    return [block.text for block in found.blocks]


def test_text_is_built_from_the_answers_and_reads_as_a_person_wrote_it(form: Form) -> None:
    assert texts(Writer(form).write(filled()), "a") == [
        "The garden is kept by Mr A.",
        "There is no fence, because nobody has had the money.",
        "Plot 1",
        "It was visited twice, out of 3 visits.",
        "1 April 2010: Sown.",
        "2 May 2010: Dug.",
        "Plot 2a",
        "It was visited once, out of 3 visits.",
        "1 April 2010: Sown.",
    ]


def test_a_missing_answer_leaves_a_gap_where_the_form_has_one_but_nothing_where_it_has_not(form: Form) -> None:
    section = Writer(form).write(draft_of()).section("a")
    assert section is not None
    assert [(block.text, block.gap) for block in section.blocks] == [("[Keeper: to be completed]", True)]


def test_a_grid_is_in_order_of_days_and_says_what_is_not_known(form: Form) -> None:
    section = Writer(form).write(filled()).section("b")
    assert section is not None
    grid = section.blocks[0].grid
    assert grid is not None
    assert [[cell.paragraphs for cell in line.cells] for line in grid.lines] == [
        [("01/04/10",), ("Sown. Plots visited: Plot 1 and Plot 2a.",)],
        [("02/05/10",), ("Dug. Plots visited: Plot 1.",)],
        [("Not known",), ("Plots visited: none.",)],
    ]


def test_the_authors_own_words_stand_and_are_marked_when_the_answers_move_on(form: Form) -> None:
    writer = Writer(form)
    section = writer.write(filled()).section("a")
    assert section is not None
    built = section.blocks[0]
    edit = BlockEdit(base=built.text, text="Mr A alone keeps the garden.", seen=built.seen)
    draft = apply(filled(), BlockEdited(block="a.owner", edit=edit))
    first = writer.section(draft, "a").blocks[0]
    assert (first.text, first.state) == ("Mr A alone keeps the garden.", "edited")
    draft = apply(draft, Answered(place=Place("owner"), answer=Answer(value="Mrs B")))
    first = writer.section(draft, "a").blocks[0]
    assert (first.text, first.state) == ("Mr A alone keeps the garden.", "out_of_step")


def test_a_deleted_block_stays_deleted_but_undo_brings_it_back(form: Form) -> None:
    gone = BlockEdited(block="a.owner", edit=BlockEdit(base="x", text="x", deleted=True))
    draft = apply(filled(), gone)
    draft = apply(draft, Answered(place=Place("owner"), answer=Answer(value="Mrs B")))
    assert texts(Writer(form).write(draft), "a")[0].startswith("There is no fence")
    draft = apply(draft, BlockEdited(block="a.owner", edit=None))
    assert texts(Writer(form).write(draft), "a")[0] == "The garden is kept by Mrs B."


def test_a_changed_row_builds_its_own_line_and_no_other(form: Form) -> None:
    rows = tuple(Row(id=f"visit-{n}", answers={"visit_day": Answer(value="2010-01-01")}) for n in range(200))
    draft = draft_of(rows={"visit": rows})
    writer = Writer(form)
    writer.write(draft)
    before = writer.built
    writer.write(apply(draft, Answered(place=Place("visit_day", "visit-7"), answer=Answer(value="2010-02-01"))))
    assert writer.built - before < 20


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@any_of(st.lists(ACTS, max_size=25))
def test_a_writer_that_remembers_writes_what_a_fresh_one_would(form: Form, acts: list[Act]) -> None:
    draft: Draft = filled()
    writer = Writer(form)
    for act in acts:
        draft = apply(draft, act)
        assert writer.write(draft) == Writer(form).write(draft)


def test_the_authors_words_stand_when_the_answers_have_nothing_to_say_any_more(form: Form) -> None:
    edit = BlockEdit(base="There is no fence, because nobody has had the money.", text="There was never a fence.")
    draft = apply(filled(), BlockEdited(block="a.fence", edit=edit))
    draft = apply(draft, Answered(place=Place("fenced"), answer=Answer(value="yes")))
    section = Writer(form).section(draft, "a")
    assert [(block.text, block.state) for block in section.blocks if block.key == "a.fence"] == [
        ("There was never a fence.", "out_of_step")
    ]


def test_the_authors_words_about_a_row_outlive_the_row(form: Form) -> None:
    edit = BlockEdit(base="It was visited twice, out of 3 visits.", text="Plot 1 was hardly visited.")
    draft = apply(filled(), BlockEdited(block="a.seen@plot-1", edit=edit))
    draft = apply(draft, RowRemoved(table="plot", row="plot-1"))
    last = Writer(form).section(draft, "a").blocks[-1]
    assert (last.text, last.state) == ("Plot 1 was hardly visited.", "out_of_step")


def test_a_changed_count_puts_the_authors_sentence_out_of_step(form: Form) -> None:
    edit = BlockEdit(base="It was visited twice, out of 3 visits.", text="It was visited only twice, out of 3 visits.")
    draft = apply(filled(), BlockEdited(block="a.seen@plot-1", edit=edit))
    states = {block.key: block.state for block in Writer(form).section(draft, "a").blocks}
    assert states["a.seen@plot-1"] == "edited"
    draft = apply(draft, RowAdded(table="visit", row=Row(id="visit-9")))
    states = {block.key: block.state for block in Writer(form).section(draft, "a").blocks}
    assert states["a.seen@plot-1"] == "out_of_step"


def test_whoever_asks_at_the_same_time_gets_the_report_of_their_own_draft(form: Form) -> None:
    drafts = [draft_of(), filled(), apply(filled(), Answered(place=Place("keeper"), answer=Answer(value="Mr B")))]
    alone = [Writer(form).write(draft) for draft in drafts]
    writer = Writer(form)

    def ask(turn: int) -> bool:
        at = turn % len(drafts)
        return writer.write(drafts[at]) == alone[at]

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(3) as askers:
            assert all(askers.map(ask, range(300)))
    finally:
        sys.setswitchinterval(before)
