"""What a file gives as an answer, and can be none."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.interview.load import load_form
from imrassist.interview.question import Form
from imrassist.model.answer import Answer, Place
from imrassist.session import Changed, Session
from imrassist.storage.draft_file import ReadDraft, read_draft
from imrassist.storage.draft_text import draft_text

HEAD = 'format = 1\ndoc_id = "d1"\n[form]\nid = "stockport-2010"\n'


@pytest.fixture(scope="module")
def form() -> Form:
    return load_form("stockport-2010")


def read(text: str, form: Form) -> ReadDraft:
    found = read_draft((HEAD + text).encode(), lambda _id: form)
    assert isinstance(found, ReadDraft)
    return found


@pytest.mark.parametrize(
    ("question", "given", "what"),
    [
        ("contact_day", '"31/02/10"', "no day as a draft keeps it"),
        ("contact_day", '"2010-02-31"', "no day as a draft keeps it"),
        ("contact_time", '"25:99"', "24-hour clock"),
        ("contact_kind", '"party"', "none of its answers"),
        ("contact_shows", '["decision", "party"]', "none of its answers"),
        ("key_event", '"perhaps"', '"yes" or "no"'),
        ("contact_event", '["one", "two"]', "takes one answer"),
    ],
)
def test_a_row_that_holds_no_answer_is_told_with_its_line_and_stays_in_the_file(
    question: str, given: str, what: str, form: Form
) -> None:
    found = read(f'[[contact]]\nid = "contact-1"\n{question} = {given}\n', form)
    assert found.draft.answer(Place(question, "contact-1")) is None
    (fault,) = found.faults
    assert fault.line == 7
    assert what in fault.what
    assert given.strip('"') not in fault.what
    written = draft_text(found.draft, form)
    for word in given.strip("[]").replace('"', "").split(", "):
        assert word in written
    again = read_draft(written.encode(), lambda _id: form)
    assert isinstance(again, ReadDraft)
    assert len(again.faults) == 1


def test_an_answer_of_the_whole_review_that_is_none_is_told_and_stays_in_the_file(form: Form) -> None:
    found = read('[[answer]]\nquestion = "period_start"\ngiven = "31/02/10"\n', form)
    assert found.draft.answers == {}
    assert [fault.line for fault in found.faults] == [5]
    assert "31/02/10" in draft_text(found.draft, form)


@pytest.mark.parametrize(
    ("question", "given", "value"),
    [
        ("contact_day", '"2009-09-17?"', "2009-09-17?"),
        ("contact_day", "2009-09-17", "2009-09-17"),
        ("contact_time", "17:56:00", "17:56"),
        ("key_event", "true", "yes"),
        ("contact_shows", '"decision"', ("decision",)),
        ("contact_subject", '"person-1"', ("person-1",)),
        ("contact_shows", "[]", ()),
    ],
)
def test_but_what_is_meant_as_one_is_taken_as_it_is_meant(question: str, given: str, value: object, form: Form) -> None:
    found = read(f'[[contact]]\nid = "contact-1"\n{question} = {given}\n', form)
    assert found.draft.answer(Place(question, "contact-1")) == Answer(value=value)  # type: ignore[arg-type]  # any of them
    assert found.faults == ()


def test_once_the_question_is_answered_what_was_none_is_gone_from_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    path = tmp_path / "case.imr.toml"
    path.write_text(f'{HEAD}[[contact]]\nid = "contact-1"\ncontact_day = "31/02/10"\n', encoding="utf-8")
    session = Session.open(path)
    assert isinstance(session.answer(Place("contact_day", "contact-1"), "28/02/10"), Changed)
    session.close()
    assert "31/02/10" not in path.read_text(encoding="utf-8")
    assert Session.open(path, read_only=True).draft.answer(Place("contact_day", "contact-1")) == Answer(
        value="2010-02-28"
    )
