"""A quality form filled in by hand or in Word is read line by line; what cannot be read is told, never guessed."""

from __future__ import annotations

from imrassist.interview.load import load_form
from imrassist.writing.paper_form import OnPaper, code_in, from_lines, from_tables

FORM = load_form("stockport-2010")
HEAD = ["Criteria", "Yes", "No", "Partially", "Comments"]


def test_verdicts_are_typed_one_a_line_with_their_comments() -> None:
    read = from_lines(FORM, "1 yes\n2. No: She manages\nhalf of them.\n\nCriterion 3 p, from whom?\n9 perhaps\nx")
    assert read.verdicts == (
        OnPaper(criterion="scope", answer="yes"),
        OnPaper(criterion="independence", answer="no", comment="She manages\nhalf of them."),
        OnPaper(criterion="legal_advice", answer="partially", comment="from whom?"),
    )
    assert read.unread == (
        "Line 6 names no criterion of the form, or no answer that it has.",
        "Line 7 names no criterion of the form, or no answer that it has.",
        "Not judged on the form, criteria: 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14.",
    )


def test_the_code_of_the_report_is_read_wherever_it_stands_and_is_no_comment() -> None:
    assert code_in("It is abcd-efgh-2345-mnop.") == "ABCD-EFGH-2345-MNOP"
    for none in ("", "ABCD-EFGH-2345", "ABCD-EFGH-2345-MNOP-QRST", "ABCD-EFGH-2345-MNO1", "0100-0000-0000-0000"):
        assert code_in(none) == ""
    read = from_lines(FORM, "This form is about the report whose code is ABCD-EFGH-2345-MNOP.\n1 no Why?\ngoes on")
    assert read.code == "ABCD-EFGH-2345-MNOP"
    assert read.verdicts == (OnPaper(criterion="scope", answer="no", comment="Why?\ngoes on"),)


def test_no_without_a_comment_and_one_given_twice_are_told() -> None:
    read = from_lines(FORM, "1 no\n2 yes\n2 no because")
    assert [each.criterion for each in read.verdicts] == ["independence"]
    assert read.unread[:2] == (
        "Criterion 1 needs a comment beside its answer; it was not taken.",
        "Criterion 2 is there twice; the first was taken.",
    )


def test_a_table_is_read_by_its_heads_whatever_the_mark_and_small_slips_of_the_words() -> None:
    words = [each.text for each in FORM.criteria]
    table = [
        HEAD,
        [words[0], "X", "", "", ""],
        [words[1].replace("Author was", "The author is"), "", "\u2713", "", "She manages them."],
        [words[2], "x", "x", "", ""],
        [words[3], "", "", "", "late"],
        ["Something else altogether", "X", "", "", ""],
    ]
    about = [[FORM.quality_labels["person"], "Mrs A. Specimen, 0100 000"], ["Role: Director", ""]]
    read = from_tables(FORM, [about, table])
    assert (read.person, read.role) == ("Mrs A. Specimen, 0100 000", "Director")
    assert [(each.criterion, each.answer, each.comment) for each in read.verdicts] == [
        ("scope", "yes", ""),
        ("independence", "no", "She manages them."),
    ]
    assert read.unread[:2] == (
        "Criterion 3 has more than one answer on the form.",
        "Criterion 4 has no answer on the form.",
    )


def test_what_marks_a_gap_is_nobodys_comment_and_no_answer() -> None:
    words = [each.text for each in FORM.criteria]
    table = [HEAD, [words[0], "", "X", "", "[To be judged]"], [words[1], "", "X", "", "[To be judged] She manages."]]
    read = from_tables(FORM, [[[FORM.quality_labels["person"], "[To be completed]"]], table])
    assert read.person == ""
    assert [(each.criterion, each.comment) for each in read.verdicts] == [("independence", "She manages.")]
    assert read.unread[0] == "Criterion 1 needs a comment beside its answer; it was not taken."


def test_a_table_of_something_else_gives_nothing() -> None:
    read = from_tables(FORM, [[["Date", "Time"], ["01/01/10", "10:00"]], []])
    assert read.verdicts == ()
    assert len(read.unread) == 1
