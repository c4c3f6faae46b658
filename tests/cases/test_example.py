"""The example of the first form: what everybody sees first, and so a model of a good report."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from shutil import copyfile

import pytest

from imrassist.checks.load import load_checks
from imrassist.checks.quality import load_rules, standings
from imrassist.checks.remark import Remark, where_of
from imrassist.checks.run import Checker
from imrassist.export.docx import build
from imrassist.interview.load import load_form
from imrassist.interview.order import places
from imrassist.interview.question import Form
from imrassist.model.answer import Answer, Park
from imrassist.model.draft import Draft, Row
from imrassist.privacy.key import Key
from imrassist.resources import folder
from imrassist.session import Session
from imrassist.storage.draft_file import ReadDraft, read_draft
from imrassist.storage.draft_text import draft_text
from imrassist.storage.key_file import read_key
from imrassist.storage.toml_guard import Mark
from imrassist.writing.report import Report, SectionText
from imrassist.writing.write import Writer

FINISHED = date(2010, 10, 1)
"""The day after the final report went."""

CHILD_1, CHILD_2 = "person-0001", "person-0002"

VISITS = [
    "2008-03-03", "2008-03-17", "2008-07-14", "2008-11-03", "2009-01-26", "2009-04-20", "2009-06-08", "2009-06-29",
    "2009-07-13", "2009-09-07", "2009-10-05", "2009-11-09", "2009-12-07", "2010-01-19",
]  # fmt: skip
CLINICS = [
    "2008-04-07", "2008-05-12", "2008-09-08", "2009-02-16", "2009-07-27", "2009-11-02", "2009-12-21",
]  # fmt: skip
NOT_TAKEN_PLACE = [
    "2008-06-09", "2008-12-15", "2009-04-06", "2009-06-22", "2009-08-10", "2009-08-17", "2009-09-28", "2009-11-23",
    "2010-01-04", "2010-01-11", "2010-02-15",
]  # fmt: skip
# Counted by hand, from the chronology as it is printed.

LEFT_ON_PURPOSE = [
    ("should", "action_plan.vague_verb", "action-0009"),
    ("should", "childs_voice.words_not_recorded", "wishes_said@contact-0026"),
    ("should", "completeness.expected_answer_missing", "interview_day@interview-0005"),
    ("should", "diversity.need_not_considered", "diversity_how@"),
    ("should", "plain_words.initials_not_spelt_out", "contact-0048"),
    ("consider", "plain_words.long_sentence", "s8.practice@term-0002"),
]


def example(name: str) -> Path:
    return folder("prompts") / "stockport-2010" / "example" / name


@cache
def form() -> Form:
    return load_form("stockport-2010")


@cache
def as_read() -> ReadDraft:
    read = read_draft(example("example.imr.toml").read_bytes(), lambda _id: form())
    assert isinstance(read, ReadDraft)
    return read


def draft() -> Draft:
    return as_read().draft


@cache
def report() -> Report:
    return Writer(form()).write(draft())


@cache
def remarks(today: date = FINISHED) -> tuple[Remark, ...]:
    return tuple(Checker(form(), load_checks(form())).run(draft(), report(), today=today))


@cache
def key() -> Key:
    return read_key(example("example.key.toml")).key


def rows(table: str) -> tuple[Row, ...]:
    return draft().rows[table]


def said(row: Row, question: str) -> str | tuple[str, ...]:
    answer = row.answers.get(question, Answer(value=""))
    return answer.value if answer.value is not None else ""


def days(holds: str, what: str) -> list[str]:
    return [str(said(row, "contact_day")) for row in rows("contact") if what in said(row, holds)]


def paragraphs(section: SectionText) -> list[str]:
    """The section's text as it stands on paper, tables left aside; a heading or an item begins with its kind."""
    found: list[str] = []
    for block in section.blocks:
        if block.run and found:
            found[-1] = f"{found[-1]} {block.text}"
        elif block.grid is None:
            found.append(f"{block.kind}: {block.text}" if block.kind != "para" else block.text)
    return found


def printed() -> Iterator[str]:
    """Every piece of text that the report prints."""
    for section in report().sections:
        yield section.heading
        yield from (text.partition(": ")[2] or text for text in paragraphs(section))
        yield from paragraphs(section)
        for block in section.blocks:
            if block.grid:
                yield from block.grid.above
                yield from (text for line in block.grid.lines for cell in line.cells for text in cell.paragraphs)


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text) if part]


def test_the_file_is_understood_to_its_last_line() -> None:
    assert (as_read().faults, as_read().hidden, as_read().upgraded, as_read().mark) == ((), 0, (), Mark.RIGHT)


def test_it_is_a_case_of_real_size() -> None:
    sizes = {table: len(rows(table)) for table in draft().rows}
    assert sizes == {
        "term": 5, "person": 7, "source": 9, "contact": 60, "interview": 6, "missing_file": 1,
        "finding": 9, "lesson": 6, "recommendation": 6, "action": 9,
    }  # fmt: skip
    assert (days("contact_kind", "visit")[0], days("contact_kind", "call")[-1]) == ("2008-03-03", "2010-03-02")


def test_every_question_has_its_answer_but_the_two_left_on_purpose_and_nothing_is_answered_unasked() -> None:
    asked = {place for place in places(form(), draft()) if form().questions[place.question].kind != "note"}
    # Without a logo or a list of the board's, and not yet at work on the plan: all as a real case may be.
    apart = {"logo", "progress_status", "board_abbreviations"}
    unanswered = sorted((p.question, p.row) for p in asked if draft().answer(p) is None and p.question not in apart)
    assert unanswered == [("interview_day", "interview-0005"), ("wishes_said", "contact-0026")]
    given = {(question, "") for question in draft().answers}
    given |= {(question, row.id) for of in draft().rows.values() for row in of for question in row.answers}
    assert given - {(place.question, place.row) for place in asked} == set()


def test_nothing_is_put_off() -> None:
    answers = [
        *draft().answers.values(),
        *(each for of in draft().rows.values() for row in of for each in row.answers.values()),
    ]
    assert not [answer for answer in answers if answer.parked in (Park.LATER, Park.ASK) or answer.unsure]
    assert not [answer for answer in answers if answer.parked and not answer.note]


@pytest.mark.parametrize("today", [FINISHED, date(2035, 1, 1)])
def test_the_remarks_that_stand_are_those_left_on_purpose_today_and_in_years(today: date) -> None:
    found = [
        (remark.grade, remark.check, remark.row if remark.block and "@" not in remark.block else where_of(remark))
        for remark in remarks(today)
    ]
    assert sorted(found, key=lambda each: (each[0] != "should", each)) == LEFT_ON_PURPOSE
    assert not draft().asides


def test_each_criterion_looks_like_yes_but_for_the_remarks_left_on_purpose() -> None:
    found = standings(form(), load_rules(form()), draft(), list(remarks()))
    assert {each.criterion: each.suggestion for each in found if each.suggestion != "yes"} == {
        "individual_needs": "partially",
        "identity": "partially",  # ethnicity is on record for three people of seven
        "action_plan": "partially",
    }
    assert len(found) == 14


def test_there_is_no_gap() -> None:
    blocks = [block for section in report().sections for block in section.blocks]
    assert [block.key for block in blocks if block.gap] == []
    cells = [
        (line.row, cell.paragraphs)
        for b in blocks
        if b.grid
        for line in b.grid.lines
        for cell in line.cells
        if cell.gap
    ]
    assert cells == []


@pytest.mark.req("S6.2")
def test_the_counts_are_those_counted_by_hand() -> None:
    assert days("contact_kind", "visit") == VISITS
    assert days("contact_kind", "appointment") == CLINICS
    assert days("contact_kind", "missed") == NOT_TAKEN_PLACE
    seen_with_her = [day for day in VISITS if day not in ("2008-03-03", "2008-03-17")] + ["2008-04-07"]
    assert days("child_seen", CHILD_1) == sorted(VISITS + CLINICS)
    assert days("child_seen", CHILD_2) == sorted(seen_with_her)
    assert days("seen_alone", CHILD_1) == ["2010-01-19"]
    assert days("seen_alone", CHILD_2) == ["2009-07-13", "2009-10-05"]
    section = report().section("8")
    assert section is not None
    text = paragraphs(section)
    at = text.index("heading: How often the children were seen and heard")
    assert text[at + 1 : at + 3] == [
        (
            "Child 1 was seen at each of the 21 contacts at which this was possible, alone at one of them. "
            "Child 1's wishes and feelings were sought five times and expressed three times. "
            "Of these contacts, Child 1 was seen at all seven in 2008, at all 13 in 2009 and at the only one in 2010. "
            "Child 1 was seen alone once in 2010. Wishes and feelings were sought four times in 2009 and once in 2010, "
            "and expressed twice in 2009 and once in 2010."
        ),
        (
            "Child 2 was seen at 13 of the 21 contacts at which this was possible, alone at two of them. "
            "Child 2's wishes and feelings were sought four times and expressed twice. "
            "Of these contacts, Child 2 was seen at three of seven in 2008, at nine of 13 in 2009 and at the only one "
            "in 2010. Child 2 was seen alone twice in 2009. Wishes and feelings were sought once in 2008, twice in "
            "2009 and once in 2010, and expressed twice in 2009."
        ),
    ]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("In two years there were {} home visits and seven appointments at the clinic.", len(VISITS)),
        ("{} more visits and appointments did not take place, eight of them after the first bruise.", "Eleven"),
        ("The agency had {} contacts with the family, or about it, between 1 March 2008 and 2 March 2010.", 60),
        ("the standard was not met at {} contacts, and met only in part at ten.", 18),
        ("The chronology holds {} contacts that bear on this term of reference.", 20),
        ("The chronology holds {} contacts that bear on this term of reference.", 28),
        ("The chronology holds {} contacts that bear on this term of reference.", 11),
        ("The chronology holds {} contacts that bear on this term of reference.", 13),
    ],
)
def test_what_the_text_counts_stands_in_it(sentence: str, count: object) -> None:
    assert any(sentence.format(count) in text for text in printed())


def test_what_the_author_counted_is_so() -> None:
    since = [row for row in rows("contact") if str(said(row, "contact_day")) >= "2009-04-20"]
    met = Counter(said(row, "standard_met") for row in since)
    assert (met["not_met"], met["partly"]) == (18, 10)
    assert (len(NOT_TAKEN_PLACE), sum(day > "2009-06-08" for day in NOT_TAKEN_PLACE)) == (11, 8)
    assert len(CLINICS) == 7
    terms = {str(said(row, "term_number")): len(days("contact_terms", row.id)) for row in rows("term")}
    assert terms == {"1": 20, "2": 28, "3a": 11, "3b": 13, "4": 0}
    mornings = [
        row for row in since if CHILD_2 in said(row, "child_seen") and str(said(row, "contact_day")) > "2009-09-30"
    ]
    assert [str(said(row, "contact_day")) for row in mornings if str(said(row, "contact_time")) < "12:00"] == [
        "2009-10-05", "2009-11-09", "2009-12-07", "2010-01-19",
    ]  # fmt: skip
    assert (date(2009, 9, 7) - date(2009, 6, 8)).days == 13 * 7
    assert [date(2009, 8, 29).weekday(), date(2009, 9, 2).weekday()] == [5, 2]


@pytest.mark.req("S9.1", "S10.1")
def test_one_thread_runs_from_every_term_to_an_action_and_back() -> None:
    improve = {row.id for row in rows("finding") if said(row, "finding_kind") == "improve"}
    lessons = {each for row in rows("lesson") for each in said(row, "lesson_findings")}
    assert improve <= lessons
    assert {row.id for row in rows("lesson")} == {
        each for row in rows("recommendation") for each in said(row, "recommendation_lessons")
    }
    assert {row.id for row in rows("recommendation")} == {said(row, "action_recommendation") for row in rows("action")}
    touched = {each for row in rows("finding") for each in said(row, "finding_terms")}
    assert touched == {row.id for row in rows("term") if said(row, "term_relevant") == "yes"}


@pytest.mark.req("S8.1")
def test_each_term_is_answered_or_set_aside_with_its_reason() -> None:
    assert [(said(row, "term_number"), said(row, "term_relevant")) for row in rows("term")] == [
        ("1", "yes"), ("2", "yes"), ("3a", "yes"), ("3b", "yes"), ("4", "no"),
    ]  # fmt: skip
    judged = {each for row in rows("term") for each in said(row, "practice_points")}
    assert judged == {option.id for option in form().questions["practice_points"].options}


def test_no_name_of_the_key_stands_anywhere() -> None:
    whole = [name for entry in key().entries for name in (entry.real, *entry.forms)]
    parts = [
        word
        for entry in key().entries
        if entry.kind == "person"
        for name in (entry.real, *entry.forms)
        for word in name.split()
    ]
    text = example("example.imr.toml").read_text(encoding="utf-8")
    assert len(key().entries) == 23
    assert [name for name in (*whole, *parts) if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)] == []


def test_the_author_and_the_approver_are_named_in_their_own_fields_alone() -> None:
    for name, fields in (
        ("Imeson", ["author_name"]),
        ("Ellershaw", ["approver_name", "lead_person", "quality_contact"]),
    ):
        assert [question for question, answer in draft().answers.items() if name in str(answer.value)] == fields
        assert all(form().questions[question].names for question in fields)
        assert name not in str(draft().rows)


def test_the_key_has_every_code_of_the_family_once_and_belongs_to_the_draft() -> None:
    codes = [entry.code for entry in key().entries]
    assert len(codes) == len(set(codes))
    assert key().doc_id == draft().doc_id
    for row in rows("person"):
        assert said(row, "person_code") in codes
        assert str(said(row, "person_address")).partition(",")[0] in codes


@pytest.mark.parametrize("copy", ["working", "submission"])
def test_both_copies_can_be_exported(copy: str) -> None:
    made = build(report(), form(), copy=copy)
    body = zipfile.ZipFile(BytesIO(made)).read("word/document.xml").decode()
    assert body.count("<w:tr>") + body.count("<w:tr ") > 60
    assert not re.search(r"to be (completed|written|added|given)\]", body)
    assert (form().section("7").note[0][:20] in body) == (copy == "working")


def test_the_draft_comes_back_as_it_was_written() -> None:
    read = read_draft(draft_text(draft(), form()).encode(), lambda _id: form())
    assert isinstance(read, ReadDraft)
    assert read.draft == draft()


def test_a_copy_opens_without_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    copy = tmp_path / "case.imr.toml"
    copyfile(example("example.imr.toml"), copy)
    session = Session.open(copy, today=FINISHED)
    try:
        assert list(session.notices) == []
        assert session.draft == draft()
    finally:
        session.close()


@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("a doubled word", r"\b([a-z]+) \1\b"),
        ("a bracketed plural", r"\(s\)"),
        ("doubled stops", r"[.!?;:,][.,;:]|\.\s\."),
        ("a value of Python", r"\bNone\b(?! of)|\bTrue\b|\bFalse\b"),
        ("empty brackets", r"\(\s*\)|\[\s*\]|[{}<>\[\]]"),
        ("a doubled blank, or one before a stop", r"  | [.,;:!?](?=\s|$)"),
        ("a small letter at the start of a sentence", r"[.!?] [a-z]"),
        ("an id", r"\b[a-z]+_[a-z]+\b|\b[a-z_]+-\d{4}\b"),
        ("a clause that was left hanging", r"\b(because|and|or|the|a|of|by)[.;]"),
    ],
)
def test_it_reads_as_prose(fault: str, pattern: str) -> None:
    found = {match[0]: text for text in printed() if (match := re.search(pattern, text))}
    assert found == {}, fault


def test_every_paragraph_is_of_whole_sentences() -> None:
    for section in report().sections[1:]:
        for text in paragraphs(section):
            assert text.startswith("heading: ") or text[-1] in ".?", text


def test_sentences_that_follow_one_another_seldom_begin_alike() -> None:
    for section in report().sections:
        prose = [text for text in paragraphs(section) if not text.startswith(("heading: ", "item: "))]
        begun = [sentence.split()[:2] for text in prose for sentence in sentences(text)]
        alike = [" ".join(one) for one, other in pairwise(begun) if one == other]
        assert len(alike) <= 3, (section.id, alike)
        small = ("The", "Child", "Mrs", "Mr", "On", "A")
        thrice = [
            a[0] for a, b, c in zip(begun, begun[1:], begun[2:], strict=False) if a[0] == b[0] == c[0] not in small
        ]
        assert thrice == [], section.id
