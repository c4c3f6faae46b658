"""What an open draft gives as files: each document, the pack for the board, and what stands in the way of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from imrassist import batch
from imrassist.errors import ImrError
from imrassist.model.answer import Place
from imrassist.session import Changed, Exported, Session
from imrassist.session.session import COPIES, DOCUMENTS, PACK
from tests.export.docx.test_body import less_its_notes
from tests.export.docx.test_clean import judged
from tests.export.effective import Cascade
from tests.export.wordxml import W, members, outline, text_of, tree, value

ALL = [name for name, _ in DOCUMENTS]
Pack = dict[str, dict[str, bytes]]
"""By copy and document."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The example as it is when all has been done: judged, sent, first progress reported, with a logo."""
    folder = tmp_path_factory.mktemp("told")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IMRASSIST_STATE_DIR", str(folder / "state"))
        session = Session.open(batch.demo(folder / "example"))
        for at, criterion in enumerate(session.form.criteria):
            session.verdict(
                criterion.id, ("yes", "no", "partially")[at % 3], "It says so." if at else "", who="approver"
            )
        assert isinstance(session.answer(Place("logo"), str(logo(folder / "Smith logo.png"))), Changed)
        session.answer(Place("first_submitted"), "20/06/10")
        for row in session.draft.rows["action"]:
            session.answer(Place("progress_status", row.id), "Done")
            session.answer(Place("progress_on", row.id), "30/09/10")
        yield session
        session.close()


@pytest.fixture(scope="module")
def pack(told: Session, tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """Every document for the board, both copies."""
    folder = tmp_path_factory.mktemp("out") / "Année 2010 - pack"
    folder.mkdir()
    made: Pack = {}
    for copy in COPIES:
        done = dict(told.export_pack(copy, folder, override="All of it is made up."))
        assert [each.refused for each in done.values()] == [""] * len(done)
        made[copy] = {name: each.path.read_bytes() for name, each in done.items() if each.path}
        assert {each.path.name for each in done.values() if each.path} == {f"{name}-{copy}.docx" for name in done}
    return made


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A draft in which nothing is answered."""
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    made = Session.new(tmp_path / "case.imr.toml", today=date(2026, 3, 2))
    yield made
    made.close()


def logo(path: Path, *, size: tuple[int, int] = (300, 90)) -> Path:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Pat Smith")
    Image.new("RGB", size, "navy").save(path, pnginfo=info)
    return path


@pytest.mark.req("1.4", "2.1", "QA.1", "2.4", "S10.5")
def test_the_pack_for_the_board_is_every_document_and_no_paper_of_the_agencys_own(pack: Pack) -> None:
    assert list(pack["submission"]) == list(pack["working"]) == ALL


@pytest.mark.parametrize("document", ALL)
@pytest.mark.parametrize("copy", COPIES)
def test_no_judge_finds_a_fault_in_any_of_them(pack: Pack, document: str, copy: str, tmp_path: Path) -> None:
    assert judged(pack[copy][document], tmp_path) == []


@pytest.mark.parametrize("document", ALL)
def test_each_submission_copy_is_its_working_copy_less_its_notes(pack: Pack, document: str) -> None:
    working, submission = pack["working"][document], pack["submission"][document]
    assert list(less_its_notes(working)) == list(less_its_notes(submission))


@pytest.mark.parametrize("document", ALL)
def test_every_run_of_each_is_arial_12_or_10_and_black(pack: Pack, document: str) -> None:
    runs = list(Cascade(pack["submission"][document]).runs())
    assert {(tuple(each.fonts), each.colour, each.italic) for each in runs} == {(("Arial",), "000000", False)}
    assert {each.size for each in runs} <= {12, 10}


@pytest.mark.req("2.8")
def test_nothing_in_any_part_tells_a_name_a_path_the_day_it_was_made_or_the_program(pack: Pack, told: Session) -> None:
    key = (Path(told.form.folder) / "example" / "example.key.toml").read_text("utf-8")
    real = set(re.findall(r'real = "([^"]+)"', key))
    assert len(real) > 5
    today = date.today()
    never = {*real, str(told.path.parent), "Smith", "imrassist", "python", f"{today:%d/%m/%y}", f"{today:%Y-%m-%d}"}
    for copy, documents in pack.items():
        for document, data in documents.items():
            for part, content in members(data).items():
                found = [each for each in never if each.encode() in content or each.lower().encode() in content.lower()]
                assert found == [], f"{document}, {copy} copy, {part}"


@pytest.mark.req("2.8")
def test_only_a_working_copy_holds_comments(pack: Pack) -> None:
    assert not [name for name, data in pack["submission"].items() if "word/comments.xml" in members(data)]
    assert b"comment" not in b"".join(members(pack["submission"]["imr"]).values()).replace(b"annotation reference", b"")


@pytest.mark.req("3.1")
def test_the_logo_stands_on_the_front_sheet_and_the_plan_small_and_without_what_was_hidden_in_it(pack: Pack) -> None:
    for document, places in (("front-sheet", 1), ("action-plan", 2), ("imr", 2), ("involvement", 1)):
        data = pack["submission"][document]
        shown = [
            each
            for each in tree(data).iter("{*}docPr")
            if (each.get("descr") or "").startswith("Logo of Fernley Valley")
        ]
        assert len(shown) == places, document
        sizes = [
            int(extent.get("cy") or 0) for each in shown for extent in each.itersiblings("{*}extent", preceding=True)
        ]
        assert len(sizes) == places
        assert all(0 < size <= 54 * 12700 for size in sizes)
        assert not [name for name, content in members(data).items() if b"Smith" in content]


def test_whoever_has_no_logo_misses_nothing(empty: Session, tmp_path: Path) -> None:
    done = empty.export("front-sheet", "working", tmp_path)
    assert done.path is not None
    assert "Logo" not in text_of(tree(done.path.read_bytes()))
    assert not [each for each in empty.hindrances("front-sheet") if each.place == Place("logo")]


def test_a_logo_of_twelve_megabytes_is_shrunk_to_what_a_printer_shows(empty: Session, tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    Image.effect_noise((4200, 3000), 90).save(path)
    assert path.stat().st_size > 10_000_000
    assert isinstance(empty.answer(Place("logo"), str(path)), Changed)
    done = empty.export("front-sheet", "working", tmp_path)
    assert done.path is not None
    assert done.path.stat().st_size < 1_500_000


@pytest.mark.req("2.1")
def test_the_remarks_stand_in_the_working_copy_as_comments_on_what_they_are_about(told: Session, pack: Pack) -> None:
    data = pack["working"]["imr"]
    comments = {value(each, "id"): text_of(each) for each in tree(data, "word/comments.xml").iter(f"{W}comment")}
    standing = [remark for remark in told.remarks() if not remark.aside]
    assert len(comments) == len(standing) > 0
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(value(each, "id") for each in tree(data).iter(f"{W}{kind}")) == sorted(comments)
    assert {value(each, "author") for each in tree(data, "word/comments.xml").iter(f"{W}comment")} == {"Checks"}


def test_the_same_draft_gives_the_same_bytes(told: Session, pack: Pack, tmp_path: Path) -> None:
    again = told.export("imr", "working", tmp_path)
    assert again.path is not None
    assert again.path.read_bytes() == pack["working"]["imr"]


def test_the_countersigning_persons_points_stand_there_too_until_they_are_closed(
    empty: Session, tmp_path: Path
) -> None:
    empty.answer(Place("author_name"), "Maria Stone")
    empty.answer(Place("author_post"), "Named nurse")
    empty.begin_review("Peter Hall", "Director of nursing")
    empty.raise_point("section:3", "Say more of your role.")

    def points() -> list[tuple[str, str, str]]:
        data = written(empty.export("imr", "working", tmp_path, replace=True))
        return [
            (value(each, "author"), text_of(each), text_of(paragraph))
            for each in tree(data, "word/comments.xml").iter(f"{W}comment")
            if value(each, "author") != "Checks"
            for start in tree(data).iter(f"{W}commentRangeStart")
            if value(start, "id") == value(each, "id")
            for paragraph in start.iterancestors(f"{W}p")
        ]

    heading = "AUTHOR'S DETAILS"  # what Word puts before it is no part of its text
    assert points() == [("Countersigning person", "Say more of your role.", heading)]
    empty.close_point("1")
    assert points() == []


def written(done: Exported) -> bytes:
    assert done.path is not None
    return done.path.read_bytes()


# -- what is refused


def test_the_pack_needs_a_folder(told: Session, tmp_path: Path) -> None:
    with pytest.raises(ImrError, match="a folder"):
        told.export_pack("working", tmp_path / "pack.docx")


@pytest.mark.req("QA.1")
def test_the_quality_form_is_refused_until_each_criterion_is_judged_and_the_others_are_not(
    empty: Session, tmp_path: Path
) -> None:
    def judged() -> list[str]:
        return [each.say for each in empty.hindrances("quality-form") if "judged" in each.say]

    assert len(judged()) == 14
    assert judged()[0] == "Quality form: criterion 1 has not been judged."
    assert "The quality assurance form: Agency is missing." in {e.say for e in empty.hindrances("quality-form")}
    empty.verdict("scope", "yes", who="author")
    assert len(judged()) == 14
    empty.verdict("scope", "yes", who="approver")
    assert len(judged()) == 13
    done = empty.export("quality-form", "submission", tmp_path)
    assert done.path is None
    assert len(done.notes) > 13
    assert empty.export("quality-form", "submission", tmp_path, override="To be filled in by hand.").path is not None


@pytest.mark.req("2.4")
def test_the_confirmation_needs_only_what_stands_in_it(empty: Session, tmp_path: Path) -> None:
    assert "author_name" in {each.place.question for each in empty.hindrances("involvement") if each.place}
    for question, text in {
        "agency": "Eastmere Community Health", "subject_code": "Child 1", "author_name": "Maria Stone",
        "author_post": "Named nurse", "approver_name": "Peter Hall", "approver_post": "Director of nursing",
        "period_start": "01/01/08", "period_end": "17/11/09", "due_chronology": "01/02/10", "due_report": "15/03/10",
    }.items():  # fmt: skip
        assert isinstance(empty.answer(Place(question), text), Changed)
    assert empty.hindrances("involvement") == []
    assert empty.hindrances("imr") != []
    done = empty.export("involvement", "submission", tmp_path)
    assert done.path is not None
    said = [text for _, text in outline(done.path.read_bytes())]
    assert "The review will be written by Maria Stone, Named nurse." in said


def test_what_stands_in_the_way_of_the_pack_is_what_stands_in_the_way_of_any_of_it(empty: Session) -> None:
    found = empty.hindrances(PACK)
    assert len(found) == len(set(found)) > 20
    assert set(empty.hindrances("involvement")) <= set(found)


def test_progress_goes_with_the_pack_only_once_there_is_some(empty: Session) -> None:
    assert "progress" not in empty.pack()


# -- what has changed


def test_what_changed_since_a_named_version_goes_to_word(empty: Session, tmp_path: Path) -> None:
    with pytest.raises(ImrError, match="No version has been named"):
        empty.export("changes", out=tmp_path)
    empty.answer(Place("agency"), "Eastmere")
    empty.save_version("as sent")
    empty.answer(Place("agency"), "Westmere")
    for since in ("", "as sent", "1"):
        done = empty.export("changes", out=tmp_path / "c.docx", since=since, replace=True)
        assert isinstance(done, Exported)
        assert done.path is not None
        words = text_of(tree(done.path.read_bytes()))
        assert '"as sent"' in words
        assert "Eastmere" in words
        assert "Westmere" in words
    with pytest.raises(ImrError, match="none of this name"):
        empty.export("changes", out=tmp_path, since="other")
