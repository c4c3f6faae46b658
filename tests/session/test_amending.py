from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from imrassist.interview.amending import MERGE, REINSTATE, REWORD, SPLIT, WITHDRAW, Amendment
from imrassist.interview.pasting import INSIDE
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import BlockEdit, Row
from imrassist.session import Changed, Misread, Session
from imrassist.session.amending import NEW, REWORDED, SAME, PastePlan
from tests.growth import IN_PROPORTION, growth
from tests.termed import planted, termed

TODAY = date(2010, 6, 1)
BLOCK = """The terms of reference are:
1. Were the signs seen?
2a. Were they told
to the board?
2b. Was it in time?
"""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """A new draft of the first form."""
    return Session.new(tmp_path / "case.imr.toml", today=TODAY)


@pytest.fixture
def garden(tmp_path: Path) -> Session:
    """A draft of a form that has nothing to do with it, whose plots are terms."""
    (tmp_path / "form" / "prompts").mkdir(parents=True)
    termed(tmp_path / "form" / "prompts")
    session = Session.new(tmp_path / "garden.imr.toml", str(tmp_path / "form"), today=TODAY)
    full = planted()
    session.draft = session.draft.with_(answers=full.answers, rows=full.rows, blocks=full.blocks)
    return session


def plan(session: Session, block: str, points: str = "apart") -> PastePlan:
    found = session.read_terms(block, points)
    assert isinstance(found, PastePlan), found
    return found


def pasted(session: Session, block: str) -> Changed | None:
    return session.take_terms(plan(session, block))


def ready(session: Session, does: str, rows: tuple[str, ...], *parts: tuple[str, str], **said: str) -> Amendment:
    amendment = session.amendment(does, rows, parts, **said)
    assert isinstance(amendment, Amendment), amendment
    return amendment


def terms(session: Session) -> list[tuple[object, object]]:
    table = session.terms_table()
    assert table
    number, text = session.form.by_role("term_number"), session.form.by_role("term_text")
    assert number
    assert text
    return [
        (getattr(row.answers.get(number.id), "value", None), getattr(row.answers.get(text.id), "value", None))
        for row in session.draft.rows.get(table.id, ())
    ]


# -- pasting


@pytest.mark.req("S2.2")
def test_a_pasted_block_becomes_terms_in_one_step_and_undo_takes_it_back(session: Session) -> None:
    before = plan(session, BLOCK)
    assert terms(session) == []
    assert [left.text for left in before.pasted.leftovers] == ["The terms of reference are:"]
    changed = session.take_terms(before)
    assert changed
    assert changed.name == "pasting 3 terms of reference"
    assert terms(session) == [
        ("1", "Were the signs seen?"),
        ("2a", "Were they told to the board?"),
        ("2b", "Was it in time?"),
    ]
    assert session.draft.answers.get("terms_amended") is None
    session.undo()
    assert terms(session) == []
    session.redo()
    assert len(terms(session)) == 3


@pytest.mark.req("S2.2")
def test_the_printed_terms_have_the_boards_numbers(session: Session) -> None:
    pasted(session, "1) One?\n2(a) Two?\n(b) Three?\n3.1.1: Four?")
    section = session.report().section("2")
    assert section
    shown = [block.text for block in section.blocks if block.key.startswith("s2.term@")]
    assert shown == ["1. One?", "2(a) Two?", "2(b) Three?", "3.1.1. Four?"]


def test_a_new_version_of_the_list_is_held_against_the_one_that_stands(session: Session) -> None:
    pasted(session, BLOCK)
    row = session.rows("term")[1][0]
    session.answer(Place("what_happened", row), "They were told late.")
    version = plan(session, "1. Were the signs seen?\n1a. Is it new?\n2a. Were they told at all?")
    assert [line.does for line in version.lines] == [SAME, NEW, REWORDED]
    assert version.missing == ("2b",)
    session.take_terms(version)
    assert terms(session) == [
        ("1", "Were the signs seen?"),
        ("1a", "Is it new?"),
        ("2a", "Were they told at all?"),
        ("2b", "Was it in time?"),
    ]
    assert session.rows("term")[2][0] == row
    assert session.asked(Place("what_happened", row)).shown == "They were told late."
    assert session.draft.answers["terms_amended"].value == "yes"
    assert session.take_terms(plan(session, "1. Were the signs seen?")) is None


@pytest.mark.req("S2.2")
def test_terms_numbered_twice_are_all_kept_and_told_and_never_taken_for_one_another(session: Session) -> None:
    twice = plan(session, "1. One?\n1. Another?\n2. Two?")
    assert "The number 1 is there twice." in twice.told
    session.take_terms(twice)
    assert [number for number, _ in terms(session)] == ["1", "1", "2"]
    again = plan(session, "1. One reworded?\n2. Two?")
    assert [line.does for line in again.lines] == [NEW, SAME]
    session.take_terms(plan(session, "3. Three?\n4. Four?"))
    assert plan(session, "2. Two?\n3. Three?\n3. Again?").missing == ("4",), "3 is in it, twice"
    assert any(remark.check == "terms.numbered_twice" for remark in session.remarks())


def test_a_row_that_was_begun_and_is_empty_gives_way_but_not_one_in_which_something_is_typed(session: Session) -> None:
    session.add_row("term")
    begun = session.add_row("term")
    session.typing(Place("term_number", begun), "7")
    pasted(session, "1. One?")
    assert session.rows("term")[0][0] == begun
    assert terms(session) == [(None, None), ("1", "One?")]


def test_points_stay_in_the_wording_where_the_author_says_so(session: Session) -> None:
    block = "1. Whether:\n(a) staff knew\n(b) managers knew"
    assert plan(session, block).of(NEW) == 3
    session.take_terms(plan(session, block, INSIDE))
    assert terms(session) == [("1", "Whether:\n(a) staff knew\n(b) managers knew")]


def test_what_is_no_list_of_terms_is_said_and_nothing_kept(session: Session) -> None:
    assert isinstance(session.read_terms(" \n\t"), Misread)
    long = session.read_terms("1. x\n" * 50_000)
    assert isinstance(long, Misread)
    assert "200,000" in long.what
    assert terms(session) == []


def test_fifty_thousand_characters_are_one_paste(session: Session) -> None:
    text = "Was it seen? " * 3_800
    pasted(session, f"1. {text}\n2. And told?\x1b[0m")
    assert [len(str(words)) for _, words in terms(session)] == [len(text.strip()), len("And told?")]


# -- amending


@pytest.mark.req("S2.2")
def test_a_split_is_one_step_and_is_foretold(garden: Session) -> None:
    start = garden.draft
    amendment = ready(garden, SPLIT, ("plot-2",), ("2a", "The dry half."), ("2b", "The wet half."))
    seen = garden.preview(amendment)
    assert garden.draft is start
    assert len(seen.references) == 3
    assert "Paragraphs in your wording that will be out of step with the answers: 1." in seen.told
    changed = garden.amend(amendment)
    assert isinstance(changed, Changed)
    assert changed.name == "splitting 2"
    assert terms(garden)[1:3] == [("2a", "The dry half."), ("2b", "The wet half.")]
    assert {block.key: block.state for section in garden.report().sections for block in section.blocks}[
        "b.state@plot-2"
    ] == "out_of_step"
    garden.undo()
    assert (garden.draft.answers, garden.draft.rows) == (start.answers, start.rows)


@pytest.mark.req("S2.2")
def test_a_merger_takes_the_authors_wording_along(garden: Session) -> None:
    own = BlockEdit(base="", text="A paragraph of my own.", after="b.state@plot-2")
    garden.draft = garden.draft.with_(blocks={**garden.draft.blocks, "own.b.x": own})
    before = garden.draft
    amendment = ready(garden, MERGE, ("plot-1", "plot-2"), ("1", "Both plots."))
    assert any("go to the term that stays" in told for told in garden.preview(amendment).told)
    garden.amend(amendment)
    section = garden.report().section("b")
    assert section
    texts = [(block.key, block.text, block.state) for block in section.blocks]
    at = texts.index(("b.state@plot-1", "1: Wet.\nPlot two is dry.", "edited"))
    assert texts[at + 1][1] == "A paragraph of my own."
    first = garden.report().section("a")
    assert first
    assert "Sown by hand." in [block.text for block in first.blocks]
    assert garden.out_of_step() == []
    garden.undo()
    assert garden.draft.blocks == before.blocks
    assert garden.draft.rows == before.rows


@pytest.mark.req("S2.2")
def test_a_withdrawn_term_is_printed_as_withdrawn_asked_no_more_and_raises_nothing(session: Session) -> None:
    pasted(session, BLOCK)
    row = session.rows("term")[0][0]
    session.answer(Place("term_relevant", row), "yes")
    session.answer(Place("what_happened", row), "Nobody saw them.")
    contact = session.add_row("contact", {"contact_terms": Answer(value=(row,))})
    session.amend(ready(session, WITHDRAW, (row,), on="8/1/10", why="The panel found that 2a covers it"))
    text = {block.key: block.text for section in session.report().sections for block in section.blocks}
    assert text[f"s2.term@{row}"] == "1. Were the signs seen?"
    assert text[f"s2.withdrawn@{row}"] == (
        "Term of reference 1 was withdrawn on 8 January 2010. The panel found that 2a covers it."
    )
    assert text[f"s8.withdrawn@{row}"].startswith("This term of reference was withdrawn on 8 January 2010")
    assert f"s8.what@{row}" not in text
    assert f"s8.contacts@{row}" not in text
    assert Place("term_relevant", row) not in session.places("8")
    assert session.asked(Place("what_happened", row)).shown == "Nobody saw them."
    about = [remark.check for remark in session.remarks() if row in (remark.row, remark.place and remark.place.row)]
    assert about == []
    links = [remark for remark in session.remarks() if remark.check == "terms.link_to_withdrawn"]
    assert [(remark.place, remark.grade) for remark in links] == [(Place("contact_terms", contact), "consider")]
    session.amend(ready(session, REINSTATE, (row,)))
    text = {block.key: block.text for section in session.report().sections for block in section.blocks}
    assert text[f"s8.what@{row}"] == "Nobody saw them."
    assert f"s2.withdrawn@{row}" not in text


def test_nobody_is_asked_whether_a_term_was_withdrawn_but_its_day_is_asked_for_once_it_was(session: Session) -> None:
    pasted(session, "1. One?")
    row = session.rows("term")[0][0]
    assert Place("term_withdrawn", row) not in session.places()
    assert not session.asked(Place("term_withdrawn", row)).asked_now
    session.amend(ready(session, WITHDRAW, (row,)))
    assert {Place("term_withdrawn_on", row), Place("term_withdrawn_why", row)} <= set(session.places("2"))


def test_a_day_that_is_none_and_a_number_of_a_page_are_misread_and_nothing_changes(session: Session) -> None:
    pasted(session, BLOCK)
    row, start = session.rows("term")[0][0], session.draft
    assert isinstance(session.amendment(WITHDRAW, (row,), on="31/02/10"), Misread)
    assert isinstance(session.amendment(REWORD, (row,), [("1\n2\n3", "x")]), Misread)
    assert isinstance(session.amendment(SPLIT, (row,), [("1", "x")]), Misread)
    assert session.draft is start


def test_a_number_may_be_left_open_and_is_asked_for(session: Session) -> None:
    pasted(session, "\u2022 One?\n\u2022 Two?")
    assert terms(session) == [(None, "One?"), (None, "Two?")]
    assert session.after(Place("terms")) is not None
    assert Place("term_number", session.rows("term")[0][0]) in session.places("2")


# -- removing a row that others refer to


@pytest.mark.req("S2.2")
def test_a_person_who_is_still_referred_to_is_taken_out_of_the_answers_or_left_as_remarks(session: Session) -> None:
    child, mother = (session.add_row("person", {"person_code": Answer(value=code)}) for code in ("Child 1", "Mrs A"))
    contact = session.add_row("contact", {"contact_subject": Answer(value=(child, mother))})
    assert list(session.ties(mother).references) == [Place("contact_subject", contact)]
    start = session.draft
    session.amend(session.removal(mother, take_out=True))
    assert session.draft.answer(Place("contact_subject", contact)) == Answer(value=(child,))
    session.undo()
    assert (session.draft.rows, session.draft.answers) == (start.rows, start.answers)
    session.amend(session.removal(mother, take_out=False))
    assert session.draft.row(mother) is None
    lost = [remark for remark in session.remarks() if remark.place == Place("contact_subject", contact)]
    assert any("no longer there" in remark.say for remark in lost)


def test_an_amendment_that_came_too_late_is_a_value_and_changes_nothing(session: Session) -> None:
    pasted(session, BLOCK)
    row = session.rows("term")[0][0]
    amendment = ready(session, REWORD, (row,), ("9", "New."))
    session.remove_row(row)
    start = session.draft
    assert isinstance(session.amend(amendment), Misread)
    assert session.draft is start


def test_an_amendment_outlives_the_program_and_so_does_its_undo(session: Session) -> None:
    pasted(session, BLOCK)
    row = session.rows("term")[1][0]
    session.amend(ready(session, SPLIT, (row,), ("2a", "One half."), ("2c", "The other.")))
    after = terms(session)
    session.close()
    again = Session.open(session.path, today=TODAY)
    assert terms(again) == after
    again.undo()
    assert [number for number, _ in terms(again)] == ["1", "2a", "2b"]
    again.close()


def test_a_form_without_terms_has_nothing_to_paste_or_amend(tmp_path: Path) -> None:
    harbour = str(Path(__file__).resolve().parents[1] / "forms" / "harbour")
    session = Session.new(tmp_path / "h.imr.toml", harbour, today=TODAY)
    assert session.terms_table() is None
    assert session.terms_place() is None
    assert isinstance(session.read_terms(BLOCK), Misread)


def test_a_term_that_thousands_of_contacts_name_costs_in_proportion_to_amend(session: Session) -> None:
    pasted(session, BLOCK)
    ids = [row for row, _ in session.rows("term")]
    event = Answer(value="Child 1 was seen, as term 1 asks. " * 10)

    def prepare(size: int) -> Callable[[], object]:
        contacts = tuple(
            Row(id=f"contact-{n}", answers={"contact_terms": Answer(value=(ids[n % 3],)), "contact_event": event})
            for n in range(size)
        )
        session.draft = session.draft.with_(rows={**session.draft.rows, "contact": contacts})

        def work() -> None:
            amendment = ready(session, SPLIT, (ids[0],), ("1a", "One."), ("1b", "Two."))
            assert len(session.preview(amendment).references) == -(-size // 3)
            session.amend(amendment)
            session.undo()

        return work

    assert growth(prepare, 4_000) <= IN_PROPORTION
    assert [term.named for term in session.terms()] == [1_334, 1_333, 1_333]
