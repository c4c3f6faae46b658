"""What is typed, as an answer: every kind of question, every way that authors put it, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imrassist.gate import clean
from imrassist.interview.question import KINDS, Form, Option, Question, Table
from imrassist.interview.reading import UNKNOWN, Misread, amiss, box_text, choices, echo, offers, read
from imrassist.model.answer import Answer, Park
from imrassist.model.dates import FIRST_YEAR, LAST_YEAR, Day
from imrassist.model.draft import Draft, Row

TODAY = date(2026, 11, 22)
EMPTY = Draft(doc_id="d", form_id="f")


def question(kind: str, **more: Any) -> Question:
    return Question(id=more.pop("id", "q"), section="1", kind=kind, ask="?", **more)


def form_of(*questions: Question, **tables: Table) -> Form:
    return Form(id="f", version="1", title="T", short="T", questions={q.id: q for q in questions}, tables=tables)


PERSON = Table(id="person", one="person", many="people", label="{code}")
TERM = Table(id="term", one="term", many="terms", label="{number}", role="terms")
CODE = question("code", id="code", each="person")
CHILD = question("yesno", id="child", each="person")
NUMBER = question("code", id="number", each="term", role="term_number")
SEEN = question("refs", id="seen", each="contact", of="person", where="child == 'yes'")
ALONE = question("refs", id="alone", each="contact", of="person", within="seen")
TERMS = question("refs", id="terms", of="term")
WHO = question("ref", id="who", of="person")
CONTACT = Table(id="contact", one="contact", many="contacts", label="")
FORM = form_of(CODE, CHILD, NUMBER, SEEN, ALONE, TERMS, WHO, person=PERSON, term=TERM, contact=CONTACT)


def people(*codes: str, children: bool = True) -> tuple[Row, ...]:
    child = Answer(value="yes" if children else "no")
    return tuple(
        Row(id=f"person-{at}x", answers={"code": Answer(value=code), "child": child}) for at, code in enumerate(codes)
    )


def family(*codes: str) -> Draft:
    return EMPTY.with_(rows={"person": people(*codes), "contact": (Row(id="contact-1x"),)})


def terms(*numbers: str) -> Draft:
    rows = tuple(Row(id=f"term-{at}x", answers={"number": Answer(value=n)}) for at, n in enumerate(numbers))
    return EMPTY.with_(rows={"term": rows})


def said(asked: Question, text: str, draft: Draft = EMPTY, form: Form = FORM, row: str = "") -> Any:
    """The value that was read, the park, or what was wrong."""
    got = read(asked, text, form=form, draft=draft, row=row, today=TODAY)
    return got.what if isinstance(got, Misread) else got.parked or got.value


# ---------------------------------------------------------------- every kind


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\x00\x1b"])
def test_nothing_is_no_answer_to_anything(kind: str, text: str) -> None:
    got = read(question(kind, of="person"), text, form=FORM, draft=EMPTY, today=TODAY)
    assert isinstance(got, Misread)
    assert got.text.strip() == ""
    if kind != "note":
        assert got.what == "Nothing was written."
        assert "skip" in got.mend


@given(st.sampled_from(KINDS), st.text(max_size=40))
def test_whatever_is_typed_is_an_answer_or_a_sentence_and_the_text_is_kept(kind: str, text: str) -> None:
    asked = question(kind, of="person", options=(Option(id="a", label="A"),))
    got = read(asked, text, form=FORM, draft=family("Child 1", "Mrs A"), today=TODAY)
    if isinstance(got, Misread):
        assert got.what.endswith(".")
        assert got.mend.endswith(".")
        assert got.text.strip() == clean(text).text.strip()


@pytest.mark.parametrize("kind", ["text", "code", "long"])
def test_hidden_characters_do_not_get_into_an_answer(kind: str) -> None:
    assert said(question(kind), "Child\u202e 1\x1b") == "Child 1"


@pytest.mark.parametrize("kind", ["text", "long"])
def test_a_text_beyond_all_measure_is_kept_in_the_box_and_refused(kind: str) -> None:
    got = read(question(kind), "x" * 200_001, form=FORM, draft=EMPTY, today=TODAY)
    assert isinstance(got, Misread)
    assert len(got.text) == 200_001


def test_a_pasted_page_in_a_one_line_answer_is_refused_and_kept() -> None:
    page = "The family moved.\nNobody told the school.\n\nThe health visitor called."
    got = read(question("text"), page, form=FORM, draft=EMPTY, today=TODAY)
    assert isinstance(got, Misread)
    assert got.what == "This is 3 lines, and there is room for one."
    assert got.text == page
    assert said(question("long"), page) == page


def test_paragraphs_are_kept_and_the_space_around_them_is_not() -> None:
    assert said(question("long"), "\r\n One.\r\n\r\nTwo.  \r\n") == "One.\n\nTwo."


@pytest.mark.parametrize(("text", "value"), [("y", "yes"), ("Yes.", "yes"), ("N", "no"), ("NO", "no")])
def test_yes_and_no(text: str, value: str) -> None:
    assert said(question("yesno"), text) == value


@pytest.mark.parametrize("text", ["perhaps", "yes but", "1", "yn"])
def test_neither_yes_nor_no(text: str) -> None:
    assert said(question("yesno"), text) == "This is neither yes nor no."


def test_a_code_keeps_its_case_and_has_one_short_line() -> None:
    assert said(question("code"), "  Child 1 \n") == "Child 1"
    assert said(question("code"), "mGM") == "mGM"
    assert said(question("code"), "Child 1\nChild 2") == "This is too long for a code."
    assert said(question("code"), "x" * 61) == "This is too long for a code."


@pytest.mark.req("S6.1")
def test_days_and_times_are_kept_in_one_form() -> None:
    assert said(question("date"), "17/9/09") == "2009-09-17"
    assert said(question("date"), "? 17 sep 09") == "2009-09-17?"
    assert said(question("date", sort="birth"), "30/12/26") == "1926-12-30"
    assert said(question("date"), "31/02/10") == "31/02/10 is no day: February 2010 has 28 days."
    assert said(question("time"), "5.56pm") == "17:56"
    assert said(question("time"), "25:00") == "There is no hour 25 in a day."


@pytest.mark.req("S6.1")
def test_an_unknown_time_is_no_midnight() -> None:
    assert said(question("time"), "unknown") == Park.NO_RECORD
    assert said(question("time"), "00:00") == "00:00"
    assert said(question("time"), "midnight") == "00:00"
    assert said(question("time"), "Time not recorded.") == Park.NO_RECORD
    assert said(question("time"), "?") == Park.NO_RECORD
    assert said(question("date"), "undated") == Park.NO_RECORD
    assert said(question("text"), "undated") == "undated"


@pytest.mark.req("S6.1")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("00:00", "00:00, midnight, not unknown"),
        ("midnight", "00:00, midnight, not unknown"),
        ("2.30", "02:30, at night"),
        ("2.30pm", "14:30"),
        ("06:00", "06:00"),
        ("not known", "not known to the agency"),
    ],
)
def test_how_a_time_was_read_is_said_so_that_none_is_taken_for_another(text: str, told: str) -> None:
    assert echo(question("time"), text, form=FORM, draft=EMPTY, today=TODAY) == told


@pytest.mark.req("S6.1")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3/9/09", "Thursday 3 September 2009"),
        ("?3rd Sept 09", "Thursday 3 September 2009, not certain"),
        ("Sept 3 2009", "Thursday 3 September 2009"),
    ],
)
def test_a_day_is_said_back_with_its_weekday_and_whole_year(text: str, told: str) -> None:
    assert echo(question("date"), text, form=FORM, draft=EMPTY, today=TODAY) == told


@pytest.mark.parametrize("text", ["Unknown", "not known.", "don\u2019t know", "NK"])
@pytest.mark.parametrize("kind", ["text", "long", "code", "date", "time", "choice", "yesno", "multi", "refs", "ref"])
def test_not_known_is_parked_where_it_may_be(kind: str, text: str) -> None:
    assert said(question(kind, of="person"), text, family("Child 1")) == Park.NO_RECORD


def test_not_known_is_not_parked_where_it_may_not_be_or_is_something_to_choose() -> None:
    assert said(question("text", park=("later",)), "unknown") == "unknown"
    assert said(question("date", park=("later",)), "unknown") == "The report needs an answer here."
    assert said(question("long", park=("later",)), "Unknown") == "Unknown"
    assert said(question("long"), "Unknown, since the page is torn.") == "Unknown, since the page is torn."
    own = question("choice", options=(Option(id="nk", label="Not known"), Option(id="b", label="B")))
    assert said(own, "not known") == "nk"


# ---------------------------------------------------------------- choosing one

KINDS_OF_CONTACT = question(
    "choice",
    options=(
        Option(id="home", label="Visit to the home"),
        Option(id="visit", label="Visit elsewhere"),
        Option(id="telephone", label="Telephone call"),
        Option(id="meeting", label="Meeting, or conference"),
        Option(id="record", label="Record"),
    ),
)


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", "telephone"), ("telephone call", "telephone"), ("Tel", "telephone"), ("meeting", "meeting"), ("r", "record"),
     ("Meeting, or conference", "meeting"), ("conference", "meeting"), ("VISIT  E", "visit"), ("5.", "record")],
)  # fmt: skip
def test_one_is_chosen_by_number_label_or_a_start_that_is_its_own(text: str, value: str) -> None:
    assert said(KINDS_OF_CONTACT, text) == value


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("visit to", "home"),
        ("vis", "This may mean more than one: 1 Visit to the home or 2 Visit elsewhere."),
        ("6", "This is none of what can be chosen here."),
        ("0", "This is none of what can be chosen here."),
        ("letter", "This is none of what can be chosen here."),
        ("1, 2", "This is none of what can be chosen here."),
    ],
)
def test_a_doubt_is_said_and_never_settled_by_guessing(text: str, what: str) -> None:
    assert said(KINDS_OF_CONTACT, text) == what


def test_where_the_labels_say_numbers_themselves_letters_stand_before_them() -> None:
    labels = ("Two or more", "One", "None")
    lines = question("choice", options=tuple(Option(id=each.split()[0].lower(), label=each) for each in labels))
    assert [offer.typed for offer in offers(lines, FORM, EMPTY, "")] == ["a", "b", "c"]
    assert [said(lines, each) for each in ("a", "B", "2", "1", "one")] == ["two", "one", "two", "one", "one"]


# ---------------------------------------------------------------- choosing rows


@pytest.mark.req("S6.2")
@pytest.mark.parametrize(
    ("text", "count"), [("yes", 1), ("Y", 1), ("child 1", 1), ("1", 1), ("all", 1), ("no", 0), ("none", 0)]
)
def test_with_one_child_it_is_answered_yes_or_no(text: str, count: int) -> None:
    assert said(SEEN, text, family("Child 1"), row="contact-1x") == ("person-0x",) * count


@pytest.mark.req("S6.2")
@pytest.mark.parametrize(
    ("text", "value"),
    [("1", "0"), ("1, 3", "02"), ("3 and 1", "02"), ("3 1", "02"), ("child 2", "1"), ("Child 1, Mrs A", "02"),
     ("all", "012"), ("everyone", "012"), ("none", ""), ("nobody", ""), ("no", ""), ("mrs a\nchild 2", "12"),
     ("1, 1, child 1", "0"), ("1,", "0"), ("A", "2"), ("person-1x", "1"), ("#2", "1"), ("#3, 1", "02")],
)  # fmt: skip
def test_with_several_they_are_chosen_by_number_and_code(text: str, value: str) -> None:
    chosen = said(SEEN, text, family("Child 1", "Child 2", "Mrs A"), row="contact-1x")
    assert chosen == tuple(f"person-{each}x" for each in value)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("yes", "This asks which of them."),
        ("child", "This may mean more than one: 1 Child 1, 2 Child 2 or 3 Child 3."),
        ("1, 4", "Part 2 of this is none of what can be chosen here."),
        ("4", "This is none of what can be chosen here."),
        ("both", "This is none of what can be chosen here."),
    ],
)
def test_who_was_meant_must_be_plain(text: str, what: str) -> None:
    assert said(SEEN, text, family("Child 1", "Child 2", "Child 3"), row="contact-1x") == what


@pytest.mark.req("S6.2")
def test_a_number_is_not_taken_for_another_child() -> None:
    draft = family("Child 2", "Child 1", "Mrs A")
    assert [offer.typed for offer in offers(SEEN, FORM, draft, "contact-1x")] == ["a", "b", "c"]
    assert said(SEEN, "1", draft, row="contact-1x") == ("person-1x",)
    assert said(SEEN, "c and 2", draft, row="contact-1x") == ("person-0x", "person-2x")
    assert said(SEEN, "3", draft, row="contact-1x") == "This is none of what can be chosen here."


def test_what_stands_before_an_entry_in_the_list_is_never_in_doubt() -> None:
    codes = ["Child 2", "a", "Child 1", "A", "Mrs A", "Child 2", "3"]
    draft = family(*codes)
    shown = offers(SEEN, FORM, draft, "contact-1x")
    assert [offer.typed for offer in shown] == ["#1", "#2", "#3", "#4", "#5", "#6", "#7"]
    assert [said(SEEN, offer.typed, draft, row="contact-1x") for offer in shown] == [(offer.key,) for offer in shown]


def test_two_of_one_name_are_told_apart_by_number() -> None:
    draft = family("Worker", "Worker")
    got = read(SEEN, "worker", form=FORM, draft=draft, row="contact-1x", today=TODAY)
    assert isinstance(got, Misread)
    assert got.mend == "Write what stands before it in the list."
    assert said(SEEN, "2", draft, row="contact-1x") == ("person-1x",)


def test_with_nobody_to_choose_only_none_is_an_answer() -> None:
    assert said(SEEN, "Child 1") == "There is nothing to choose from yet."
    assert said(SEEN, "none") == ()
    assert said(WHO, "Child 1") == "There is nothing to choose from yet."


def test_one_row_is_chosen_like_one_option() -> None:
    draft = family("Child 1", "Mrs A")
    assert said(WHO, "mrs", draft) == "person-1x"
    assert said(WHO, "2", draft) == "person-1x"
    assert said(WHO, "yes", family("Child 1")) == "person-0x"
    assert said(WHO, "none", draft) == "This is none of what can be chosen here."


@pytest.mark.req("S2.2")
def test_terms_go_by_the_boards_own_numbers_and_never_by_their_place() -> None:
    draft = terms("1", "2a", "2b", "3")
    assert [offer.typed for offer in offers(TERMS, FORM, draft, "")] == ["1", "2a", "2b", "3"]
    assert said(TERMS, "3", draft) == ("term-3x",)
    assert said(TERMS, "2B and 1", draft) == ("term-0x", "term-2x")
    assert said(TERMS, "2", draft) == "This is none of what can be chosen here."
    assert said(TERMS, "4", draft) == "This is none of what can be chosen here."


def test_only_rows_that_fulfil_the_condition_are_offered() -> None:
    rows = (*people("Child 1"), replace(people("Mrs A", children=False)[0], id="person-9x"))
    draft = EMPTY.with_(rows={"person": rows, "contact": (Row(id="contact-1x"),)})
    assert choices(SEEN, FORM, draft, "contact-1x") == [("person-0x", "Child 1")]
    assert choices(WHO, FORM, draft, "") == [("person-0x", "Child 1"), ("person-9x", "Mrs A")]


@pytest.mark.req("S6.2")
def test_seen_alone_is_asked_of_those_who_were_seen() -> None:
    seen = Row(id="contact-1x", answers={"seen": Answer(value=("person-1x",))})
    parked = Row(id="contact-2x", answers={"seen": Answer(parked=Park.LATER)})
    draft = EMPTY.with_(rows={"person": people("Child 1", "Child 2"), "contact": (seen, parked)})
    assert said(ALONE, "yes", draft, row="contact-1x") == ("person-1x",)
    assert choices(ALONE, FORM, draft, "contact-2x") == []


# ---------------------------------------------------------------- tables and notes


@pytest.mark.parametrize(
    ("text", "rows", "value"),
    [("done", 1, "done"), ("That's all.", 1, "done"), ("no", 1, "done"), ("no", 0, "none"), ("none", 0, "none")],
)
def test_a_table_is_complete_or_rightly_empty(text: str, rows: int, value: str) -> None:
    assert said(question("table", of="person"), text, family(*["Child 1"] * rows)) == value


@pytest.mark.parametrize(
    ("text", "rows", "what"),
    [
        ("done", 0, "There is no person here yet."),
        ("none", 1, "There is one person here already."),
        ("none", 2, "There are 2 people here already."),
        ("Child 3", 1, "This neither adds a person nor says that all are here."),
    ],
)
def test_a_table_is_not_called_what_it_is_not(text: str, rows: int, what: str) -> None:
    assert said(question("table", of="person"), text, family(*["Child 1"] * rows)) == what


def test_a_note_wants_no_answer() -> None:
    assert said(question("note"), "ok") == "There is nothing to answer here."


# ---------------------------------------------------------------- box_text is the inverse

LABELS = st.one_of(
    st.sampled_from(
        ["Child 1", "Child 2", "Mrs A", "2", "1", "2a", "none", "all", "yes", "no", "both", "unknown", "A, B", "A", "B",
         "Mr and Mrs B", "Mr", "One", "Two or more", "17/09/09, Child 1", "...", "#1", "#2", "person-1x", "person-0x"]
    ),
    st.text(alphabet="ab12 ,.&", min_size=1, max_size=6),
    st.text(min_size=1, max_size=8).map(lambda text: clean(text).text),
)  # fmt: skip
SUBSET = st.lists(st.booleans(), min_size=8, max_size=8)


def again(asked: Question, answer: Answer, draft: Draft = EMPTY, row: str = "") -> Answer | Misread:
    """The answer as it is read once more from the box."""
    text = box_text(asked, answer, form=FORM, draft=draft, row=row)
    return read(asked, text, form=FORM, draft=draft, row=row, today=TODAY)


@given(st.lists(LABELS, min_size=1, max_size=8), SUBSET)
def test_rows_chosen_read_back_from_the_box_whatever_they_are_called(codes: list[str], mask: list[bool]) -> None:
    draft = family(*codes)
    keys = tuple(row.id for row, on in zip(draft.rows["person"], mask, strict=False) if on)
    assert again(SEEN, Answer(value=keys), draft, row="contact-1x") == Answer(value=keys)
    assert [again(WHO, Answer(value=key), draft) for key in keys] == [Answer(value=key) for key in keys]


@given(st.lists(st.text(alphabet="123ab.", min_size=1, max_size=3), min_size=1, max_size=8), SUBSET)
def test_terms_chosen_read_back_from_the_box_whatever_their_numbers(numbers: list[str], mask: list[bool]) -> None:
    draft = terms(*numbers)
    keys = tuple(row.id for row, on in zip(draft.rows["term"], mask, strict=False) if on)
    assert again(TERMS, Answer(value=keys), draft) == Answer(value=keys)


@given(st.lists(LABELS, min_size=1, max_size=14))
def test_the_short_way_to_type_it_works_for_every_entry(codes: list[str]) -> None:
    draft = family(*codes)
    shown = offers(SEEN, FORM, draft, "contact-1x")
    assert [said(SEEN, offer.typed, draft, row="contact-1x") for offer in shown] == [(offer.key,) for offer in shown]
    assert [said(WHO, offer.typed, draft) for offer in shown] == [offer.key for offer in shown]


OPTIONS = st.lists(
    st.tuples(st.sampled_from(["none", "all", "yes", "no", "1", "2", "#1", "a", "c_d"]), LABELS),
    min_size=1, max_size=8, unique_by=lambda each: each[0],
)  # fmt: skip


@given(OPTIONS, SUBSET)
def test_options_chosen_read_back_from_the_box_whatever_they_are_called(
    pairs: list[tuple[str, str]], mask: list[bool]
) -> None:
    options = tuple(Option(id=key, label=label) for key, label in pairs)
    keys = tuple(option.id for option, on in zip(options, mask, strict=False) if on)
    assert again(question("multi", options=options), Answer(value=keys)) == Answer(value=keys)
    one = question("choice", options=options)
    assert [again(one, Answer(value=key)) for key in keys] == [Answer(value=key) for key in keys]


@given(
    st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)), st.booleans(), st.sampled_from(["birth", "event", "due"])
)
def test_days_read_back_from_the_box(day: date, uncertain: bool, sort: str) -> None:
    answer = Answer(value=Day(day, uncertain=uncertain).iso)
    assert again(question("date", sort=sort), answer) == answer


@given(st.times())
def test_times_read_back_from_the_box(time: Any) -> None:
    answer = Answer(value=f"{time:%H:%M}")
    assert again(question("time"), answer) == answer


@given(st.sampled_from(["text", "long", "code"]), st.text(max_size=50))
def test_texts_read_back_from_the_box(kind: str, text: str) -> None:
    value = clean(text).text.strip()
    got = read(question(kind), value, form=FORM, draft=EMPTY, today=TODAY)
    if isinstance(got, Misread) or got.parked:
        assert not value or "\n" in value or value.casefold().rstrip(".") in UNKNOWN
        return
    assert got.value == value
    assert again(question(kind), got) == got


@pytest.mark.parametrize("value", ["yes", "no"])
def test_yes_and_no_read_back_from_the_box(value: str) -> None:
    assert again(question("yesno"), Answer(value=value)) == Answer(value=value)


def test_a_parked_answer_leaves_the_box_empty_and_a_row_that_is_gone_is_left_out() -> None:
    assert box_text(SEEN, Answer(parked=Park.LATER), form=FORM, draft=EMPTY) == ""
    assert box_text(SEEN, None, form=FORM, draft=EMPTY) == ""
    gone = Answer(value=("person-0x", "person-gone"))
    assert box_text(SEEN, gone, form=FORM, draft=family("Child 1"), row="contact-1x") == "Child 1"
    assert box_text(WHO, Answer(value="person-gone"), form=FORM, draft=family("Child 1")) == ""


def test_a_day_that_a_hand_wrote_wrongly_into_the_draft_is_shown_as_it_stands() -> None:
    assert box_text(question("date"), Answer(value="31/02/10"), form=FORM, draft=EMPTY) == "31/02/10"


# ---------------------------------------------------------------- said back


@pytest.mark.parametrize(
    ("asked", "text", "back"),
    [
        (question("date"), "17/9/09", "Thursday 17 September 2009"),
        (question("date"), "?17/9/09", "Thursday 17 September 2009, not certain"),
        (question("date"), "31/02/10", ""),
        (question("date"), "unknown", "not known to the agency"),
        (question("time"), "5.56pm", "17:56"),
        (SEEN, "2, 1", "Child 1 and Mrs A"),
        (SEEN, "none", "none"),
        (question("multi", options=(Option(id="a", label="A, b"), Option(id="c", label="C"))), "all", "A, b; C"),
        (WHO, "2", "Mrs A"),
        (question("text"), "Hello", ""),
        (question("yesno"), "y", ""),
    ],
)
def test_what_was_understood_is_said_back(asked: Question, text: str, back: str) -> None:
    draft = family("Child 1", "Mrs A")
    assert echo(asked, text, form=FORM, draft=draft, row="contact-1x", today=TODAY) == back


# ---------------------------------------------------------------- values found in a draft written by hand

OPTION_A = (Option(id="a", label="A"), Option(id="b", label="B"))


@pytest.mark.parametrize(
    ("asked", "value", "what"),
    [
        (question("date"), "2009-09-17?", ""),
        (question("date"), "31/02/10", "This is no day as a draft keeps it: write it year first, such as 2010-02-28."),
        (question("date"), ("2009-09-17",), "This takes one answer: leave out the square brackets."),
        (question("time"), "17:56", ""),
        (question("time"), "5pm", "In a draft a time is written by the 24-hour clock: 17:56."),
        (question("time"), "25:00", "In a draft a time is written by the 24-hour clock: 17:56."),
        (question("yesno"), "yes", ""),
        (question("yesno"), "Y", 'Write "yes" or "no".'),
        (question("choice", options=OPTION_A), "a", ""),
        (question("choice", options=OPTION_A), "c", "This is none of its answers. Write one of: a, b."),
        (question("multi", options=OPTION_A), (), ""),
        (question("multi", options=OPTION_A), ("b", "a"), ""),
        (question("multi", options=OPTION_A), ("a", "c"), "This is none of its answers. Write some of: a, b."),
        (question("multi", options=OPTION_A), "a", "This takes several answers: put them in square brackets."),
        (SEEN, ("gone",), ""),
        (SEEN, "gone", "This takes several answers: put them in square brackets."),
        (WHO, "gone", ""),
        (WHO, ("gone",), "This takes one answer: leave out the square brackets."),
        (question("long"), "One.\n\nTwo.", ""),
        (question("text"), (), "This takes one answer: leave out the square brackets."),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_its_question_is_said(asked: Question, value: Any, what: str) -> None:
    assert amiss(asked, value) == what


@given(st.sampled_from(KINDS), st.text(max_size=12))
def test_whatever_was_read_fits_its_question(kind: str, text: str) -> None:
    asked = question(kind, of="person", options=OPTION_A)
    got = read(asked, text, form=FORM, draft=family("Child 1", "Mrs A"), today=TODAY)
    assert isinstance(got, Misread) or got.value is None or amiss(asked, got.value) == ""
