"""Names in an open draft: found, told, replaced by codes, decided about, and gone from the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.storage import kept

TEXT = Place("codes_explained")
REAL = "Niamh Hartshorn"
FRONT = Place("author_name")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    session = Session.new(tmp_path / "case.imr.toml")
    session.keyring.add(real=REAL, code="Mrs A", kind="person", sex="F", title="Mrs")
    return session


def names(session: Session) -> list[tuple[str, str]]:
    return [(r.grade, r.say) for r in session.remarks() if r.check.startswith("names.") and not r.aside]


def on_disk(session: Session, *words: str) -> list[str]:
    """The files, but for the key, that hold any of these words."""
    found = []
    for root in (session.path.parent, kept.folder_of(session.draft.doc_id)):
        for path in root.rglob("*"):
            if path.is_file() and ".key." not in path.name:
                raw = path.read_bytes().decode("utf-8", "replace").casefold()
                found += [path.name for word in words if word.casefold() in raw]
    return found


@pytest.mark.req("2.3")
def test_a_name_of_the_key_is_a_must_remark_that_quotes_nothing(session: Session) -> None:
    session.answer(TEXT, "Mrs Hartshorn called. Niamh left.")
    told = names(session)
    assert [grade for grade, _ in told] == ["must", "must"]
    assert "Hartshorn" not in str(session.remarks())
    assert "Niamh" not in repr(session.keyring.key)


def test_somebody_who_is_not_in_the_key_is_a_lesser_remark(session: Session) -> None:
    session.answer(TEXT, "It was Peter Flanagan who called.")
    assert [grade for grade, _ in names(session)] == ["should"]


def test_who_must_be_named_may_be_named(session: Session) -> None:
    question = next(q for q in session.form.questions.values() if q.role == "author")
    session.answer(Place(question.id), REAL)
    assert names(session) == []


@pytest.mark.req("2.3")
def test_replacing_puts_codes_everywhere_in_one_step_and_leaves_no_trace_on_the_disk(session: Session) -> None:
    session.answer(TEXT, "Mrs Hartshorn's son came.")
    session.save()
    session.answer(Place("author_role"), "I met Niamh and NIAMH HARTSHORN.")
    session.typing(Place("legal_said"), "Niamh again")
    session.save_version("before")
    session.save()
    assert on_disk(session, "hartshorn", "niamh")
    assert session.name_preview() == [("Mrs A", 3)]
    session.replace_names()
    assert session.draft.answers["codes_explained"].value == "Mrs A's son came."
    assert session.draft.answers["author_role"].value == "I met Mrs A and Mrs A."
    assert names(session) == []
    assert session.name_preview() == []
    assert on_disk(session, "hartshorn", "niamh") == []
    session.undo()
    assert session.draft.answers["codes_explained"].value == "Mrs Hartshorn's son came."
    session.redo()
    session.close()
    assert on_disk(session, "hartshorn", "niamh") == []


def test_what_is_not_a_name_is_remembered_here_or_everywhere_and_can_be_revoked(session: Session) -> None:
    session.answer(TEXT, "It was Peter Flanagan who called.")
    session.answer(Place("author_role"), "Peter Flanagan wrote it.")
    session.decide("Peter Flanagan", where=f"{TEXT.question}@")
    assert len(names(session)) == 1
    session.decide("peter flanagan")
    assert names(session) == []
    session.keyring.change(session.keyring.key.revoked(1))
    assert len(names(session)) == 1


def test_here_means_one_place_by_the_words_around_it_also_when_the_text_is_edited(session: Session) -> None:
    session.answer(TEXT, "She told Peter Flanagan on Tuesday. Later Peter Flanagan rang.")
    session.decide_on(session.named()[0], "not_a_name", "here")
    assert [each.span.start for each in session.named()] == [42]
    session.answer(TEXT, "Early in May she told Peter Flanagan nothing. Later Peter Flanagan rang.")
    assert len(session.named()) == 1
    session.answer(TEXT, "It was Peter Flanagan.")
    assert len(session.named()) == 1
    session.close()
    again = Session.open(session.path)
    again.answer(TEXT, "She told Peter Flanagan on Tuesday.")
    assert again.named() == ()
    again.revoke_decision(1)
    assert len(again.named()) == 1
    again.close()


def test_one_finding_is_replaced_alone_and_undone(session: Session) -> None:
    session.answer(TEXT, "Mrs Hartshorn's son came. Niamh left.")
    session.replace_one(session.named()[0])
    assert session.draft.answers["codes_explained"].value == "Mrs A's son came. Niamh left."
    session.replace_one(session.named()[0], "Mrs Q")
    assert session.draft.answers["codes_explained"].value == "Mrs A's son came. Mrs Q left."
    session.undo()
    session.undo()
    assert session.draft.answers["codes_explained"].value == "Mrs Hartshorn's son came. Niamh left."


def test_a_name_that_is_a_common_word_is_told_by_what_stands_around_it(session: Session) -> None:
    session.keyring.add(real="Rose May Brown", code="Miss F", sex="F", title="Miss")
    session.answer(TEXT, "Rose Brown came. In May the brown door was shut, and the rose was dead. Miss Brown left.")
    assert [each.span.text for each in session.named()] == ["Rose Brown", "Miss Brown"]


def test_a_name_in_capitals_in_a_heading_is_found_and_replaced(session: Session) -> None:
    session.answer(TEXT, "VISIT TO NIAMH HARTSHORN\nShe was at home.")
    assert [each.span.code for each in session.named()] == ["Mrs A"]
    session.replace_names()
    assert session.draft.answers["codes_explained"].value == "VISIT TO Mrs A\nShe was at home."


def test_two_megabytes_at_once_are_searched_to_their_end(session: Session) -> None:
    from imrassist.privacy.find import Finder

    page = "On 3 March the health visitor came and Child 4 was weighed, and nothing else was said of it at all. " * 10
    text = f"{page * 2100}Niamh Hartshorn left."
    assert len(text) > 2_000_000
    (span,) = [each for each in Finder(session.keyring.key.entries).spans(text) if each.kind == "keyed"]
    assert text[span.start : span.end] == "Niamh Hartshorn"


def test_a_key_written_by_hand_with_every_fault_is_told_and_still_looked_for(session: Session) -> None:
    path = session.keyring.path
    assert path is not None
    entries = [("Child 1", "Orla Fenn"), ("Child 1", "Tom Fenn"), ("Mr C", "Ciaran Doyle"), ("Mr D", "Ciaran Doyle"),
               ("Mrs E", "X"), ("Mr F", "Mr C")]  # fmt: skip
    text = "".join(f'[[entry]]\ncode = "{code}"\nkind = "person"\nreal = "{real}"\n' for code, real in entries)
    path.write_text(f'format = 1\ndoc_id = "{session.draft.doc_id}"\n{text}', "utf-8")
    session.close()
    again = Session.open(session.path)
    again.answer(TEXT, "Tom Fenn met Ciaran Doyle.")
    told = " ".join(again.keyring.notices())
    for said in ("2 entries have the code Child 1", "One name has the codes Mr C and Mr D", "has one letter",
                 "is itself a code"):  # fmt: skip
        assert said in told
    assert "Fenn" not in told
    assert [each.span.code for each in again.named()] == ["Child 1", "Mr C"]
    again.close()


def test_a_name_is_added_from_the_text_with_the_next_free_code(session: Session) -> None:
    (mark,) = session.marks(TEXT, "Mr Flanagan called.")
    way = mark.ways[0]
    session.take_way(mark, way)
    added = session.keyring.key.entries[-1]
    assert (added.code, added.real, added.provisional, way.put) == ("Mr A", "Flanagan", True, "Mr A")
    assert session.marks(TEXT, "Mr Flanagan called.")[0].ways[0].put == "Mr A"


def test_another_form_of_a_name_is_found_from_then_on(session: Session) -> None:
    session.keyring.add_form(session.keyring.key.entries[0].id, "Nibs")
    assert [mark.ways[0].put for mark in session.marks(TEXT, "Nibs called.")] == ["Mrs A"]


@pytest.mark.req("2.3")
def test_a_submission_copy_is_refused_while_a_name_stands_and_made_when_none_does(
    session: Session, tmp_path: Path
) -> None:
    session.answer(TEXT, "Mrs Hartshorn called.")
    refused = session.export("imr", "submission", tmp_path)
    assert refused.refused
    assert any("behind Mrs A" in note for note in refused.notes)
    assert any("behind Mrs A" in r.say for r in session.hindrances("imr"))
    assert not any("behind Mrs A" in r.say for r in session.hindrances("chronology"))
    session.replace_names()
    assert not any(r.check.startswith("names.") for r in session.hindrances("imr"))


def test_an_unknown_name_holds_a_submission_copy_up_until_a_reason_is_given(session: Session) -> None:
    session.answer(TEXT, "It was Peter Flanagan who called.")
    (held,) = [r for r in session.hindrances("imr") if r.check.startswith("names.")]
    session.set_aside(held, "He is the author of a published inquiry.")
    assert not any(r.check.startswith("names.") for r in session.hindrances("imr"))


def test_a_key_that_cannot_be_read_stops_a_submission_copy_and_nothing_else(session: Session) -> None:
    path = session.keyring.path
    assert path is not None
    path.write_text("[[entry]\nreal = 'Niamh", "utf-8")
    session.close()
    again = Session.open(session.path)
    assert [grade for grade, _ in names(again)] == ["must"]
    assert any("cannot be read" in r.say for r in again.hindrances("chronology"))
    assert "Niamh" not in " ".join(again.keyring.notices())
    with pytest.raises(ImrError, match="not written over"):
        again.keyring.add(real="Somebody Else", part="child")


@pytest.mark.parametrize(
    ("real", "code", "why"),
    [
        ("X", "Child 9", "two letters"),
        ("", "Child 9", "two letters"),
        (REAL, "Mrs B", "already"),
        ("Orla Fenn", "mrs  a", "has the code"),
        ("Mrs A", "Mrs B", "is a code"),
    ],
)
def test_what_cannot_be_in_a_key_is_refused_without_being_quoted(
    session: Session, real: str, code: str, why: str
) -> None:
    before = session.keyring.key
    with pytest.raises(ImrError, match=why) as refused:
        session.keyring.add(real=real, code=code)
    assert session.keyring.key == before
    assert "Hartshorn" not in str(refused.value)
    assert "Fenn" not in str(refused.value)


def test_codes_are_offered_by_the_scheme_of_the_form(session: Session) -> None:
    offered = session.keyring.offered
    assert (offered("child"), offered("adult", title="Mrs"), offered("address")) == ("Child 1", "Mrs B", "Address A")
    assert offered("worker", post="Social Worker") == "Social Worker 1"


def test_a_key_that_another_program_changed_is_not_written_over(session: Session) -> None:
    other = Session.open(session.path, read_only=True)
    other.keyring.add(real="Orla Fenn", part="child")
    with pytest.raises(ImrError, match="Another program"):
        session.keyring.add(real="Ciara Fenn", part="child")


def test_new_codes_take_the_place_of_old_ones_all_at_once(session: Session) -> None:
    session.answer(TEXT, "Mrs A met Mr B. Mrs AB left.")
    session.recode([("Mrs A", "Mr B"), ("Mr B", "Mrs A")])
    assert session.draft.answers["codes_explained"].value == "Mr B met Mrs A. Mrs AB left."


def test_an_abbreviation_is_written_in_full_with_one_way(session: Session) -> None:
    (mark,) = session.marks(TEXT, "Both HVs came twice.")
    assert [way.put for way in mark.ways][:2] == ["health visitors", "health visitors (HVs)"]


def test_a_key_of_five_hundred_people_is_no_trouble(session: Session) -> None:
    from dataclasses import replace

    from imrassist.privacy.key import Entry

    letters = "bcdfghklmnprstvwxz"
    syllables = [f"{one}a{two}" for one in letters for two in letters]
    many = tuple(
        Entry(id=f"key-{n}", code=f"Adult {n}", kind="person", real=f"{first}orin {first}ulvane".title())
        for n, first in enumerate(f"{one}{two}" for one in syllables[:25] for two in syllables[40:60])
    )
    assert len(many) == 500
    session.keyring.change(replace(session.keyring.key, entries=many))
    session.answer(TEXT, f"Mrs Hartshorn came. {many[79].real} left.")
    assert ("must", "What stands behind Adult 79 is written here.") in names(session)


@pytest.mark.parametrize("real", ["\u202eמשה כהן", "محمد", "Żółć Łęcka", "O\u2019Brien", "Anne-Marie d'Arcy"])
def test_names_of_any_script_are_kept_found_and_replaced(session: Session, real: str) -> None:
    entry = session.keyring.add(real=real, code="Child 3")
    session.answer(TEXT, f"I saw {entry.real} twice.")
    session.replace_names()
    assert session.draft.answers["codes_explained"].value == "I saw Child 3 twice."


def test_an_empty_key_and_two_people_of_one_code_are_told_and_stop_nothing(session: Session) -> None:
    from dataclasses import replace

    ring = session.keyring
    ring.change(replace(ring.key, entries=()))
    assert ring.notices() == []
    ring.add(real="Orla Fenn", code="Child 1")
    twice = replace(ring.key.entries[0], id="key-2", real="Tom Fenn")
    ring.change(replace(ring.key, entries=(*ring.key.entries, twice)))
    assert any("2 entries have the code Child 1" in notice for notice in ring.notices())
    assert "Fenn" not in " ".join(ring.notices())


def test_a_code_that_carries_real_initials_is_told(session: Session) -> None:
    session.keyring.add(real="Orla Fenn", code="OF")
    assert any(notice.startswith("OF gives") for notice in session.keyring.notices())


def test_no_name_reaches_an_error_a_representation_or_a_log(session: Session) -> None:
    session.answer(TEXT, "Mrs Hartshorn came.")
    named = session.named()
    shown = repr((session.keyring.key, named, session.look_at_codes([("Niamh Hartshorn", "Mrs B")]), session.remarks()))
    assert "Hartshorn" not in shown
