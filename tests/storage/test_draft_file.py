"""A draft file is read whoever wrote it: what it says, and what is kept though it could not be understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imrassist.interview.question import Form, Question, Table
from imrassist.model.acts import Act, apply
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft, Row
from imrassist.storage.draft_file import ReadDraft, read_draft
from imrassist.storage.draft_text import DraftWriter, draft_text
from imrassist.storage.toml_guard import Damage, Mark
from tests.storage.arbitrary import acts, drafts

SMALL = Draft(
    doc_id="review-1",
    form_id="made-up",
    answers={"author_post": Answer(value="Named nurse\nfor children"), "told": Answer(parked=Park.ASK, who="the GP")},
    rows={"contact": (Row(id="contact-1", answers={"day": Answer(value="2009-09-17")}),)},
    saved_seq=3,
)


def read(text: str, form: Form | None = None) -> ReadDraft:
    found = read_draft(text.encode(), (lambda _: form) if form else None)
    assert isinstance(found, ReadDraft), found
    return found


@given(drafts())
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_is_read_as_it_was(draft: Draft) -> None:
    found = read(draft_text(draft))
    assert found.draft == draft
    assert found.mark is Mark.RIGHT
    assert {fault.what.split('"')[1] for fault in found.faults} == set(draft.unknown)


@given(drafts(), st.lists(acts, max_size=4))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_writer_that_wrote_before_writes_the_same_as_a_new_one(draft: Draft, changes: list[Act]) -> None:
    writer = DraftWriter()
    for act in changes:
        writer.text(draft)
        draft = apply(draft, act)
    assert writer.text(draft) == draft_text(draft)


HAND = """
format = 1
[form]
id = "made-up"

[answer]
question = "author_post"
given = "Named nurse"

[[contact]]
day = 2009-09-17
time = 17:56:00
seen_alone = false
children = ["person-1", "person-2"]
count = 3

[[contact]]
id = "contact-b"
day = "2009-09-18"
"""


def test_a_draft_written_by_hand_needs_neither_ids_nor_quotation_marks_nor_end_mark() -> None:
    form = Form(
        id="made-up",
        version="1",
        title="",
        short="",
        tables={"contact": Table(id="contact", one="contact", many="contacts", label="")},
        questions={
            each: Question(id=each, section="1", kind="refs" if each == "children" else "text", ask="?")
            for each in ("author_post", "day", "time", "seen_alone", "children", "count")
        },
    )
    found = read(HAND, form)
    assert found.faults == ()
    assert found.mark is Mark.NONE
    assert found.draft.answers == {"author_post": Answer(value="Named nurse")}
    first, second = found.draft.rows["contact"]
    assert {question: answer.value for question, answer in first.answers.items()} == {
        "day": "2009-09-17",
        "time": "17:56",
        "seen_alone": "no",
        "children": ("person-1", "person-2"),
        "count": "3",
    }
    assert first.id
    assert second.id == "contact-b"


ODD = """
format = 1
saved_seq = "many"
weather = { today = "rain", ratio = nan }
tags = ["a", "b"]
finished = ["1", 2]
answer = [{ question = "a", given = 3.5 }, { question = "b", given = "x", colour = "red" }, 7]
[form]
id = "made-up"
language = "en"
[here]
question = 3

[[contact]]
id = "contact-1"
day = 3.5
mood = { glad = true }

[[contact]]
id = "contact-1"
day = "2009-09-17"

[[verdict]]
who = "author"
criterion = "c1"
answer = "yes"
stars = 5

[[verdict]]
who = 3

[[block]]
text = "no id"

[[aside]]
check = ["x"]
"""


def test_nothing_that_cannot_be_understood_is_lost_however_often_it_is_saved() -> None:
    found = read(ODD)
    assert len(found.faults) == 16
    again = read(draft_text(found.draft))
    assert again.draft == found.draft
    text = draft_text(again.draft)
    for kept in ("rain", "nan", '"a"', "3.5", "red", "7", "many", "en", "glad", "stars", '"no id"', 'check = ["x"]'):
        assert kept in text.replace("[\n    ", "[").replace(",\n]", "]"), kept


def test_what_was_not_understood_is_listed_with_its_line() -> None:
    lines = {fault.what: fault.line for fault in read(ODD).faults}
    told = ODD.splitlines()
    for what, line in lines.items():
        if '"mood" of contact-1' in what or '"stars"' in what or '"weather"' in what:
            assert line is not None
            assert told[line - 1].startswith(what.split('"')[1])
    assert lines["A reworded paragraph cannot be read; it is kept."] == told.index("[[block]]") + 1


def test_two_rows_of_one_id_are_both_kept_and_the_second_is_called_otherwise() -> None:
    found = read(ODD)
    assert [row.id for row in found.draft.rows["contact"]] == ["contact-1", "contact-1-2"]


def test_an_unreadable_value_gives_way_to_the_answer_that_is_given_in_its_place() -> None:
    draft = read('[form]\nid = "f"\n[[contact]]\nid = "contact-1"\nday = 3.5\n').draft
    row = Row(id="contact-1", answers={"day": Answer(value="2009-09-17")})
    again = read(draft_text(draft.with_(rows={"contact": (row,)})))
    assert again.draft.answer(Place("day", "contact-1")) == Answer(value="2009-09-17")
    assert again.faults == ()


def test_a_renamed_question_is_read_under_its_new_id_in_rows_and_out_of_them() -> None:
    form = Form(id="f", version="1", title="", short="", moved={"old": "older", "older": "new", "new": "new"})
    text = '[form]\nid = "f"\n[[answer]]\nquestion = "old"\ngiven = "x"\n[[contact]]\nid = "c-1"\nolder = "y"\n'
    found = read(text, form)
    assert found.draft.answers == {"new": Answer(value="x")}
    assert found.draft.answer(Place("new", "c-1")) == Answer(value="y")


def test_questions_and_tables_the_form_does_not_have_are_listed_and_their_answers_kept() -> None:
    form = Form(id="made-up", version="1", title="", short="")
    found = read(draft_text(SMALL), form)
    assert found.draft == SMALL
    assert sorted(fault.what for fault in found.faults) == [
        'The form asks no question "author_post".',
        'The form asks no question "day".',
        'The form asks no question "told".',
        'The form has no table "contact"; its rows are kept.',
    ]


def test_hidden_characters_in_a_file_are_taken_out_and_counted() -> None:
    found = read('[form]\nid = "f"\n[[answer]]\nquestion = "a"\ngiven = "\\u001b]0;x\\u202e y\\r\\nz"\n')
    assert found.draft.answers["a"].value == "]0;x y\nz"
    assert found.hidden == 1


def test_text_with_hidden_characters_is_cleaned_before_it_is_written() -> None:
    draft = SMALL.with_(answers={"a": Answer(value="one\r\ntwo\x1b\ud800")})
    assert read(draft_text(draft)).draft.answers["a"].value == "one\ntwo"


@pytest.mark.parametrize("change", ["\ufeff", "crlf", "more lines"])
def test_what_an_editor_does_to_the_ends_of_lines_is_no_change(change: str) -> None:
    text = draft_text(SMALL)
    raw = {"\ufeff": "\ufeff" + text, "crlf": text.replace("\n", "\r\n"), "more lines": text + "\n\n"}[change]
    found = read(raw)
    assert found.draft == SMALL
    assert found.mark is Mark.RIGHT


def test_a_change_after_it_was_saved_shows_in_the_end_mark() -> None:
    text = draft_text(SMALL)
    assert read(text.replace("Named", "Other")).mark is Mark.WRONG
    assert read(text + '[[answer]]\nquestion = "b"\ngiven = "y"\n').mark is Mark.WRONG
    assert read(text[: text.index("# end")]).mark is Mark.NONE


def test_a_newer_format_is_read_as_far_as_it_can_be_and_known_as_newer() -> None:
    found = read(draft_text(SMALL).replace("format = 1", "format = 2\nnewly = true"))
    assert found.newer
    assert found.draft.answers == SMALL.answers
    assert found.draft.unknown == {"newly": True}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "the file is empty"),
        ("\0\0\0\0", "the file is empty"),
        ('[form]\nid = "f"\nx = \n', "line 3, column 5: a value cannot be read"),
        ('[form]\nid = "f"\n[[a]]\nx = "never closed\n', "line 4, column 18: closing quotation marks are missing"),
        ('[form]\nid = "f"\nx = """never closed', "line 3: a text has no closing quotation marks"),
        ('[form]\nid = "f"\n[form]\nid = "g"\n', "line 3, column 6: the same heading stands twice"),
        ("a = 1\n", 'it is no draft of imrassist: it names no form ([form], id = "...")'),
        ("format = true\n", '"format" is no number'),
        ("form = 3\n", "it is no draft of imrassist"),
        ('[form]\nid = "f"\nx = "a\0b"\n', "line 3: a stretch of the file is blank"),
        (f'[form]\nid = "f"\nx = {"[" * 400}{"]" * 400}\n', "values stand in one another far too deep"),
        (f'[form]\nid = "f"\nx = {"[" * 40}{"]" * 40}\n', "values stand in one another far too deep"),
        ("PK\3\4 word/document.xml \0", "this is a Word document, and no draft"),
        ("PK\3\4 xl/workbook.xml \0", "this is a packed file, such as a spreadsheet or a zip file, and no draft"),
        ("GIF89a\0\0", "this is not a text file"),
        (f"{'a.' * 20_000}a = 1\n", "line 1: a name has too many parts"),
        (f"x = {'9' * 5000}\n", "it is not well-formed TOML"),
    ],
)
def test_damage_is_told_with_its_place_and_without_its_text(text: str, what: str) -> None:
    found = read_draft(text.encode())
    assert isinstance(found, Damage)
    assert str(found).startswith(what)


def test_a_file_in_utf_16_or_with_a_broken_character_is_named_as_such() -> None:
    assert str(read_draft(draft_text(SMALL).encode("utf-16"))) == "it was saved as UTF-16, and must be UTF-8"
    broken = read_draft(b'[form]\nid = "f\xff"\n')
    assert str(broken) == "line 2, column 8: a character cannot be read (the file must be UTF-8)"


def test_many_dots_in_a_text_are_no_long_name() -> None:
    text = '[form]\nid = "f"\n[[answer]]\nquestion = "a"\ngiven = """\n' + "a." * 40 + '\n1.2.3"""\n'
    assert isinstance(read_draft(text.encode()), ReadDraft)


@given(st.binary(max_size=300))
def test_whatever_the_bytes_are_they_are_read_or_told_of(raw: bytes) -> None:
    assert isinstance(read_draft(raw), ReadDraft | Damage)


@given(
    st.lists(
        st.tuples(st.integers(0, 2000), st.sampled_from([*ODD.split("\n"), "[", '"', "=", "'''", "\x00"])), max_size=5
    )
)
@settings(max_examples=300)
def test_whatever_is_done_to_a_file_it_is_read_or_told_of_and_what_is_read_can_be_saved(
    hurts: list[tuple[int, str]],
) -> None:
    text = ODD
    for at, piece in hurts:
        text = text[: at % len(text)] + piece + text[at % len(text) + len(piece) % 3 :]
    found = read_draft(text.encode())
    if isinstance(found, ReadDraft):
        assert read(draft_text(found.draft)).draft == found.draft


def test_an_example_file_of_a_person_stays_readable(tmp_path: Path) -> None:
    path = tmp_path / "case.imr.toml"
    path.write_text(HAND, encoding="utf-8", newline="\r\n")
    assert isinstance(read_draft(path.read_bytes()), ReadDraft)
