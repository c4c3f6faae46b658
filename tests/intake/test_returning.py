"""A report finished in Word comes back: what the author changed, what reviewers say; and nothing is lost."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from imrassist.intake.returned import Difference, Returned
from imrassist.model.answer import Place
from imrassist.session import Session
from tests.intake.made import OFFICE, PACKAGE, changed, ins, out, p, put, r, word, zipped

DOCUMENT = "word/document.xml"
Edited = Callable[..., Path]


@pytest.fixture
def exported(example: Session, tmp_path: Path) -> Path:
    done = example.export("imr", "submission", tmp_path / "out.docx", override="for the tests")
    assert done.path
    return done.path


@pytest.fixture
def edited(exported: Path, tmp_path: Path) -> Edited:
    """The export, changed as somebody changes it in Word: pairs of what stood there and what stands there now."""

    def edit(*pairs: tuple[str, str]) -> Path:
        data = exported.read_bytes()
        for before, after in pairs:
            data = changed(data, DOCUMENT, before, after)
        return put(tmp_path / "finished in word.docx", data)

    return edit


def told(returned: Returned) -> list[tuple[str, str, bool]]:
    return [(each.kind, each.section, each.taken) for each in returned.differences]


def texts(session: Session, section: str) -> list[str]:
    return [block.text for block in session.section_text(section).blocks]


def one(returned: Returned) -> Difference:
    (found,) = returned.differences
    return found


def test_an_untouched_export_brings_nothing_and_changes_nothing(example: Session, exported: Path) -> None:
    before = example.draft
    back = example.read_back(exported)
    assert (back.differences, back.notes, back.unplaced) == ((), (), ())
    assert back.same > 300
    assert example.take_back(back) is None
    assert example.draft == before


def test_three_edits_a_comment_and_a_tracked_change_come_back_in_the_right_place(
    example: Session, exported: Path, tmp_path: Path
) -> None:
    data = exported.read_bytes()
    for before, after in (
        ("are as follows", "are as set out here"),
        ("<w:t>17/03/08</w:t>", "<w:t>18/03/08</w:t>"),
        ("Records manager", "Head of records"),
    ):
        data = changed(data, DOCUMENT, before, after)
    text = zipfile.ZipFile(put(tmp_path / "x.docx", data)).read(DOCUMENT).decode()
    start = re.search(r"<w:r><w:t>(She is a registered nurse[^<]*)</w:t></w:r>", text)
    assert start
    mark = '<w:commentRangeStart w:id="70"/>{0}<w:commentRangeEnd w:id="70"/><w:r><w:commentReference w:id="70"/></w:r>'
    data = changed(data, DOCUMENT, start[0], mark.format(start[0]))
    lessons = re.search(r"<w:r><w:t>(Small injuries to a small child)([^<]*)</w:t></w:r>", text)
    assert lessons
    proposal = out(lessons[1]) + ins(r("Minor injuries to a young child")) + r(lessons[2])
    data = changed(data, DOCUMENT, lessons[0], proposal)
    data = with_comment(data, 70, "Sam Panel", "For how long in this post?")

    back = example.read_back(put(tmp_path / "reviewed.docx", data))
    assert told(back) == [("text", "2", True), ("cell", "6", True), ("cell", "10", True)]
    comment, change = back.notes
    assert (comment.kind, comment.by, comment.text, comment.section) == (
        "comment", "Sam Panel", "For how long in this post?", "3",
    )  # fmt: skip
    assert comment.block.startswith("s3.")
    assert (change.kind, change.by, change.section) == ("change", "Pat Reviewer", "9")
    assert change.block.startswith("s9.lesson")
    assert 'Write: "Minor injuries to a young child' in change.text
    assert example.take_back(back)
    points = [(point.by, point.about.partition(":")[0], point.text) for point in example.draft.points.values()]
    assert points == [("Sam Panel", "block", comment.text), ("Pat Reviewer", "block", change.text)]
    assert example.draft.answer(Place("contact_day", "contact-0002")) is not None
    assert "are as set out here" in " ".join(texts(example, "2"))
    assert "Small injuries" in " ".join(texts(example, "9"))
    again = example.read_back(put(tmp_path / "reviewed.docx", data))
    assert again.differences == ()
    example.take_back(again)
    assert len(example.draft.points) == 2


def with_comment(data: bytes, number: int, author: str, text: str) -> bytes:
    """A file with one more part: the comments, as Word writes them."""
    import io

    from tests.intake.made import DECLARATION, SPACES

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    links = members["word/_rels/document.xml.rels"]
    assert isinstance(links, bytes)
    link = f'<Relationship Id="rIdC9" Type="{OFFICE}/comments" Target="comments9.xml"/>'
    members["word/_rels/document.xml.rels"] = links.decode().replace("</Relationships>", f"{link}</Relationships>")
    members["word/comments9.xml"] = (
        f'{DECLARATION}<w:comments {SPACES}><w:comment w:id="{number}" w:author="{author}"'
        f' w:date="2010-05-04T10:00:00Z" w:initials="SP">{p(text)}</w:comment></w:comments>'
    )
    assert PACKAGE
    return zipped(members)


def test_a_changed_answer_of_the_chronology_is_the_answer_changed(example: Session, edited: Edited) -> None:
    back = example.read_back(edited(("Health Visitor 1 weighed", "Health Visitor 1 measured and weighed")))
    assert one(back).label.endswith("Event description, actions and outcomes")
    example.take_back(back)
    answer = example.draft.answer(Place("contact_event", "contact-0002"))
    assert answer
    assert "measured and weighed" in str(answer.value)
    assert example.draft.blocks.keys() == Session.open(example.path, read_only=True).at_open.blocks.keys()


def test_all_that_came_back_is_one_step_that_undo_takes_back(example: Session, edited: Edited) -> None:
    before = example.draft
    back = example.read_back(edited(("are as follows", "are as set out"), ("Records manager", "Head of records")))
    example.take_back(back)
    assert example.draft != before
    example.undo()
    assert example.draft == before


def test_what_is_left_out_is_not_taken(example: Session, edited: Edited) -> None:
    back = example.read_back(edited(("are as follows", "are as set out"), ("Records manager", "Head of records")))
    example.take_back(back, leave=(back.differences[0].id,))
    assert "are as follows" in " ".join(texts(example, "2"))
    assert example.read_back(edited(("Records manager", "Head of records"))).differences == ()


def test_where_draft_and_file_were_both_changed_the_three_texts_stand_beside_one_another(
    example: Session, edited: Edited
) -> None:
    key = next(block.key for block in example.section_text("2").blocks if "are as follows" in block.text)
    path = edited(("are as follows", "are as set out in Word"))
    example.edit_block(key, "The draft's own new words, as follows.")
    back = example.read_back(path)
    assert one(back).collides
    example.take_back(back)
    panes = example.panes(key)
    assert panes
    assert "are as set out in Word" in panes.mine
    assert panes.before == "The draft's own new words, as follows."
    assert "are as follows" in panes.now


def test_an_answer_changed_since_the_export_is_not_written_over_by_the_older_file(
    example: Session, exported: Path
) -> None:
    example.answer(Place("contact_day", "contact-0002"), "19/03/08")
    example.answer(Place("lead_person"), "Somebody Else, Director")
    back = example.read_back(exported)
    assert back.differences == ()
    assert back.older


def test_but_one_changed_in_both_is_left_to_the_author(example: Session, edited: Edited) -> None:
    path = edited(("<w:t>17/03/08</w:t>", "<w:t>18/03/08</w:t>"))
    example.answer(Place("contact_day", "contact-0002"), "19/03/08")
    back = example.read_back(path)
    difference = one(back)
    assert (difference.now, difference.file, difference.taken, difference.collides) == (
        "19/03/08", "18/03/08", False, True,
    )  # fmt: skip
    assert example.take_back(back) is None
    example.take_back(back, also=(difference.id,))
    answer = example.draft.answer(Place("contact_day", "contact-0002"))
    assert answer
    assert answer.value == "2008-03-18"


def test_without_its_bookmarks_the_report_is_matched_by_its_words(
    example: Session, exported: Path, tmp_path: Path
) -> None:
    data = exported.read_bytes()
    text = zipfile.ZipFile(exported).read(DOCUMENT).decode()
    bare = re.sub(r"<w:bookmark(Start|End)[^>]*/>", "", text).replace("are as follows", "are as set out here")
    import io

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    back = example.read_back(put(tmp_path / "bare.docx", zipped({**members, DOCUMENT: bare})))
    assert [(each.kind, each.section) for each in back.differences if each.taken] == [("text", "2")]
    assert "bookmarks" in back.said[0]
    assert back.unplaced == ()


def test_a_paragraph_taken_out_in_word_stays_until_the_author_takes_it_out(example: Session, edited: Edited) -> None:
    block = next(block for block in example.section_text("2").blocks if "are as follows" in block.text)
    text = re.escape(block.text)
    path = edited(("are as follows", "are as follows"))
    body = zipfile.ZipFile(path).read(DOCUMENT).decode()
    paragraph = re.search(rf"<w:p>(?:(?!</w:p>).)*{text}(?:(?!</w:p>).)*</w:p>", body)
    assert paragraph
    back = example.read_back(edited((paragraph[0], "")))
    difference = one(back)
    assert (difference.kind, difference.taken, difference.now) == ("gone", False, block.text)
    assert example.take_back(back) is None
    example.take_back(back, also=(difference.id,))
    assert block.text not in texts(example, "2")
    assert [each.text for each in example.left_out() if each.key == block.key] == [block.text]


def test_a_paragraph_moved_in_word_is_listed_and_stays_where_the_draft_has_it(
    example: Session, edited: Edited, exported: Path
) -> None:
    body = zipfile.ZipFile(exported).read(DOCUMENT).decode()
    first, second, third = (block.text for block in example.section_text("3").blocks[:3])
    found = [
        re.search(rf"<w:p>(?:(?!</w:p>).)*{re.escape(each)}(?:(?!</w:p>).)*</w:p>", body) for each in (first, third)
    ]
    one, last = (each[0] if each else "" for each in found)
    back = example.read_back(edited((one, ""), (last, f"{last}{one}")))
    assert back.differences == ()
    (moved,) = back.unplaced
    assert (moved.where, moved.text) == ("author's details", first)
    assert "moved" in moved.why
    example.take_back(back)
    assert texts(example, "3")[:3] == [first, second, third]


def test_a_cell_that_is_no_answer_says_why(example: Session, edited: Edited) -> None:
    difference = one(example.read_back(edited(("<w:t>31/12/10</w:t>", "<w:t>by Easter</w:t>"))))
    assert (difference.now, difference.file, difference.acts) == ("31/12/10", "by Easter", ())
    assert "cannot be read as a day" in difference.why


def test_a_heading_that_a_submission_leaves_away_is_not_missed(example: Session, tmp_path: Path) -> None:
    example.clear(Place("legal_advice"))
    done = example.export("imr", "submission", tmp_path / "open.docx", override="for the tests")
    assert done.path
    assert "Legal advice" not in zipfile.ZipFile(done.path).read(DOCUMENT).decode()
    assert example.read_back(done.path).differences == ()


def test_tracked_deletions_across_paragraphs_are_proposals_and_take_nothing_out(
    example: Session, edited: Edited, exported: Path
) -> None:
    body = zipfile.ZipFile(exported).read(DOCUMENT).decode()
    before, first, second = (block.text for block in example.section_text("3").blocks[:3])
    del before
    pairs = []
    for text in (first, second):
        run = f"<w:r><w:t>{text.replace('&', '&amp;')}</w:t></w:r>"
        assert run in body
        pairs.append((run, out(text.replace("&", "&amp;"))))
    opening = re.search(rf"<w:p><w:pPr>((?:(?!</w:pPr>).)*)</w:pPr>(?:(?!</w:p>).)*{re.escape(pairs[0][0])}", body)
    assert opening
    deleted_end = '<w:rPr><w:del w:id="9" w:author="Pat Reviewer" w:date="2010-05-04T10:00:00Z"/></w:rPr>'
    marked = opening[0].replace(opening[1], opening[1] + deleted_end, 1)
    back = example.read_back(edited((opening[0], marked), *pairs))
    assert back.differences == ()
    assert [note.text.split(":")[0] for note in back.notes] == ["Take this out", "Take this out"]
    assert {note.section for note in back.notes} == {"3"}


def test_a_new_paragraph_comes_as_the_authors_own_in_its_place(
    example: Session, edited: Edited, exported: Path
) -> None:
    body = zipfile.ZipFile(exported).read(DOCUMENT).decode()
    first = example.section_text("3").blocks[0].text
    paragraph = re.search(rf"<w:p>(?:(?!</w:p>).)*{re.escape(first)}(?:(?!</w:p>).)*</w:p>", body)
    assert paragraph
    back = example.read_back(edited((paragraph[0], paragraph[0] + p("Written in Word. ") + p("And more."))))
    assert told(back) == [("new", "3", True), ("new", "3", True)]
    example.take_back(back)
    assert texts(example, "3")[:3] == [first, "Written in Word.", "And more."]


def test_a_new_line_of_the_chronology_is_a_new_contact(example: Session, edited: Edited, exported: Path) -> None:
    body = zipfile.ZipFile(exported).read(DOCUMENT).decode()
    row = re.search(r"<w:tr>(?:(?!</w:tr>).)*<w:t>17/03/08</w:t>(?:(?!</w:tr>).)*</w:tr>", body)
    assert row
    cells = ("05/04/08", "09:15", "Record", "Mrs A", "Mrs A telephoned the clinic.", "", "2", "N")
    new = "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{p(each)}</w:tc>" for each in cells) + "</w:tr>"
    back = example.read_back(edited((row[0], row[0] + new)))
    assert told(back) == [("row", "6", True)]
    example.take_back(back)
    added = example.draft.rows["contact"][-1]
    said = {name: answer.value for name, answer in added.answers.items()}
    assert said["contact_day"] == "2008-04-05"
    assert said["contact_time"] == "09:15"
    assert said["contact_event"] == "Mrs A telephoned the clinic."
    assert said["contact_terms"] == ("term-0002",)


def test_the_chronology_alone_brings_the_chronology_and_misses_nothing_else(example: Session, tmp_path: Path) -> None:
    alone = example.export("chronology", "submission", tmp_path / "c.docx", override="for the tests").path
    assert alone
    back = example.read_back(alone)
    assert (back.differences, back.unplaced) == ((), ())


def test_a_file_of_another_review_brings_nothing_by_itself_but_its_text(example: Session, tmp_path: Path) -> None:
    back = example.read_back(
        put(tmp_path / "other.docx", word(p("Minutes of a meeting") + p("Nothing to do with it.")))
    )
    assert not [each for each in back.differences if each.kind in ("text", "cell", "gone")]
    assert [each.text for each in back.unplaced] == ["Minutes of a meeting", "Nothing to do with it."]


def test_a_line_deleted_in_word_is_offered_to_be_taken_out_and_stays_otherwise(
    example: Session, edited: Edited, exported: Path
) -> None:
    body = zipfile.ZipFile(exported).read(DOCUMENT).decode()
    row = re.search(r"<w:tr>(?:(?!</w:tr>).)*<w:t>17/03/08</w:t>(?:(?!</w:tr>).)*</w:tr>", body)
    assert row
    back = example.read_back(edited((row[0], "")))
    gone = one(back)
    assert (gone.kind, gone.section, gone.taken) == ("gone", "6", False)
    assert "17/03/08" in gone.now
    assert example.take_back(back) is None
    before = [each.id for each in example.draft.rows["contact"]]
    example.take_back(back, also=(gone.id,))
    assert [each for each in before if example.draft.row(each) is None] == ["contact-0002"]
    example.undo()
    assert [each.id for each in example.draft.rows["contact"]] == before


def test_a_cell_blanked_in_word_is_offered_to_be_blank_here_and_stays_otherwise(
    example: Session, edited: Edited
) -> None:
    back = example.read_back(edited(("<w:t>17/03/08</w:t>", "<w:t></w:t>"), ("<w:t>Records manager</w:t>", "")))
    assert [(each.kind, each.taken, bool(each.acts)) for each in back.differences] == [("cell", False, True)] * 2
    assert all("stays in the draft, unless you take it out here" in each.why for each in back.differences)
    assert example.take_back(back) is None
    example.take_back(back, also=(back.differences[0].id,))
    assert example.draft.answer(Place("contact_day", "contact-0002")) is None
    assert "Records manager" in " ".join(cell for line in plan(example) for cell in line)


def plan(session: Session) -> list[list[str]]:
    """The lines of the action plan."""
    grid = next(block.grid for block in session.section_text("10").blocks if block.grid)
    return [[" ".join(cell.paragraphs) for cell in line.cells] for line in grid.lines]


def test_a_paragraph_can_be_worded_while_it_is_looked_at(example: Session, edited: Edited) -> None:
    key = next(block.key for block in example.section_text("2").blocks if "are as follows" in block.text)
    back = example.read_back(edited(("are as follows", "are as set out in Word")))
    difference = one(back)
    mine = example.reworded(difference, " Here they are, as set out in the letter. ")
    assert (mine.id, mine.file, mine.taken) == (difference.id, "Here they are, as set out in the letter.", True)
    assert example.reworded(difference, "  ") is difference
    example.take_back(replace(back, differences=(mine,)))
    assert "Here they are, as set out in the letter." in texts(example, "2")
    assert example.panes(key) is None


def test_what_draft_and_file_both_changed_can_be_seen_in_one_text(example: Session) -> None:
    before = "The terms stand here and are clear."
    difference = Difference(
        id="1", kind="text", section="2", label="a paragraph", before=before,
        now="The five terms stand here and are clear.", file="The terms stand here and are very clear.",
    )  # fmt: skip
    assert example.both_in_one(difference) == "The five terms stand here and are very clear."
    assert example.both_in_one(replace(difference, now=before)) is None
    assert example.both_in_one(replace(difference, now="The terms stand here and are very unclear.")) is None
    assert example.both_in_one(replace(difference, before="")) is None
    assert example.both_in_one(replace(difference, kind="cell")) is None
