"""What was found, told as JSON for programs and as text for people."""

from __future__ import annotations

import json

from imrassist.checks.criteria import load_rules
from imrassist.checks.quality import standings
from imrassist.checks.remark import Remark, aside_of
from imrassist.checks.told import Checked, as_json, as_text, content, report_digest
from imrassist.model.acts import Answered, RemarkSetAside, apply
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Draft
from imrassist.writing.write import Writer
from tests.checks.drafts import CASE, draft, form, fresh

GRADES = {"must", "should", "consider"}


def checked(of: Draft, *, unplaced: tuple[str, ...] = ()) -> Checked:
    remarks = fresh(of)
    return Checked(
        file="case-7.imr.toml",
        content=content(Writer(form()).write(of), form()),
        form=form(),
        standings=standings(form(), load_rules(form()), of, remarks),
        remarks=tuple(remarks),
        unplaced=unplaced,
    )


def test_the_json_is_the_contract() -> None:
    told = json.loads(json.dumps(as_json([checked(draft(**CASE), unplaced=("a text box on page 3",))])))
    assert told.keys() == {"version", "files"}
    assert told["version"] == 1
    (file,) = told["files"]
    assert file.keys() == {"file", "content", "criteria", "remarks", "unplaced"}
    assert (file["file"], file["unplaced"]) == ("case-7.imr.toml", ["a text box on page 3"])
    assert [criterion["number"] for criterion in file["criteria"]] == list(range(1, 15))
    for criterion in file["criteria"]:
        assert criterion.keys() == {"id", "number", "title", "suggestion", "for", "against"}
        assert criterion["suggestion"] in {"yes", "partially", "no", "unknown"}
        assert all(isinstance(reason, str) and reason for reason in criterion["for"] + criterion["against"])
    assert file["remarks"]
    for remark in file["remarks"]:
        assert remark.keys() == {"check", "grade", "place", "say", "mend", "source", "aside"}
        assert remark["place"].keys() == {"section", "block", "row", "start", "end"}
        assert remark["grade"] in GRADES
        assert remark["say"]
        assert remark["mend"]
        assert remark["source"]
        assert "{" not in remark["say"] + remark["mend"]


def test_several_files_stand_side_by_side_and_none_is_an_empty_list() -> None:
    of = draft(**CASE)
    assert len(as_json([checked(of), checked(of)])["files"]) == 2
    assert as_json([]) == {"version": 1, "files": []}


def test_the_text_goes_section_by_section_with_source_mending_and_check() -> None:
    text = as_text(checked(draft(**CASE)))
    assert text.startswith("case-7.imr.toml\n")
    assert text.index("SECTION 6") < text.index("SECTION 10")
    assert "MUST: " in text
    assert "[action_plan.no_owner]" in text.replace("\n", " ")
    assert "Looks like: Partially" in text
    assert "to turn it to Yes:" in text
    assert "{" not in text
    assert max(map(len, text.split("\n"))) <= 120
    assert text.endswith("\n")


def test_what_was_set_aside_stands_apart_with_its_reason_and_is_no_open_remark() -> None:
    of = draft(**CASE)
    before = checked(of)
    remark = before.open[0]
    after = checked(apply(of, RemarkSetAside(aside=aside_of(remark, "The board has agreed to it."))))
    assert len(after.open) == len(before.open) - 1
    assert "Set aside because: The board has agreed to it." in as_text(after)
    assert "1 set aside" in as_text(after)
    assert [each["aside"] for each in as_json([after])["files"][0]["remarks"] if each["aside"]] == [
        "The board has agreed to it."
    ]


def test_remarks_to_consider_are_not_open() -> None:
    found = checked(draft(**CASE))
    assert {remark.grade for remark in found.open} == {"must", "should"}
    assert "consider" in {remark.grade for remark in found.remarks}


def test_the_same_content_has_the_same_digest_whatever_its_rows_are_called() -> None:
    one = Writer(form()).write(draft(people=[{"id": "a", "person_code": "Child 1"}]))
    two = Writer(form()).write(draft(people=[{"id": "b", "person_code": "Child 1"}]))
    other = Writer(form()).write(draft(people=[{"id": "a", "person_code": "Child 2"}]))
    assert content(one, form()) == content(two, form()) != content(other, form())


def test_sending_a_report_does_not_change_what_was_signed() -> None:
    of = draft(**CASE)
    sent = apply(of, Answered(place=Place("first_submitted"), answer=Answer(value="2010-05-28")))
    renamed = apply(of, Answered(place=Place("agency"), answer=Answer(value="Other Trust")))
    before, after, other = (report_digest(Writer(form()).write(each), form()) for each in (of, sent, renamed))
    assert before == after
    assert before != other


def test_a_remark_without_a_place_is_told_too() -> None:
    stray = Remark(check="x.y", grade="must", say="Something is amiss.", mend="Look.", source="")
    text = as_text(Checked(file="a", content="", form=form(), standings=(), remarks=(stray,)))
    assert "Elsewhere" in text
    assert "Something is amiss." in text


def test_the_same_of_many_rows_is_one_entry_for_people_and_one_each_for_programs() -> None:
    many = tuple(
        Remark(
            check="a.b", grade="must", say=f"Terms (contact {day:02}/01/10): there is no answer yet.",
            mend="Answer it.", source="2", row=f"c-{day}", place=Place("terms", f"c-{day}"),
        )
        for day in range(11, 21)
    )  # fmt: skip
    seen = Checked(file="a", content="", form=form(), standings=(), remarks=many)
    text = " ".join(as_text(seen).split())
    assert text.count("MUST: ") == 1
    assert "Remarks: 10 must" in text
    assert "MUST: Terms (contact 11/01/10): there is no answer yet. The same of 9 more: 12/01/10; 13/01/10;" in text
    assert "17/01/10 ... and 3 more." in text
    assert len(as_json([seen])["files"][0]["remarks"]) == 10
