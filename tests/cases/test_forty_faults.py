"""The example with 40 faults planted: the checks find these, each at its place, and nothing else; in Word as well."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bench.drafts import example
from imrassist import batch
from imrassist.checks.load import load_checks
from imrassist.checks.naming import NameChecker
from imrassist.checks.quality import load_rules, standings
from imrassist.checks.remark import Remark
from imrassist.checks.run import Checker
from imrassist.intake.checking import check_word
from imrassist.interview.load import load_form
from imrassist.model.acts import Act, Answered, RowAdded, apply
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Draft, Row
from imrassist.session import Session
from imrassist.storage.key_file import read_key
from imrassist.writing.write import Writer

FINISHED = date(2010, 10, 1)
FORM = load_form("stockport-2010")
CHECKS = load_checks(FORM)
KEY = read_key(Path(FORM.folder) / "example" / "example.key.toml").key
NAMES = NameChecker(FORM, KEY)
FAULTS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("forty_faults.toml").read_text("utf-8"))["fault"]


def place(text: str) -> Place:
    question, _, row = text.partition("@")
    return Place(question, row)


def text_at(of: Draft, where: Place) -> str:
    answer = of.answer(where)
    return answer.value if answer and isinstance(answer.value, str) else ""


def acts(of: Draft, does: dict[str, Any]) -> list[Act]:
    """What one line of the case does to a draft."""
    value, row = does.get("value"), does["row"]
    if does["do"] == "add":
        like = of.row(row)
        assert like is not None
        return [RowAdded(table=does["table"], row=Row(id=str(value), answers=like.answers))]
    where = Place(does["question"], row)
    told: str | tuple[str, ...] | None = tuple(value) if isinstance(value, list) else value
    if does["do"] == "more":
        told = text_at(of, where) + str(value)
    elif does["do"] == "same":
        told = text_at(of, place(str(value)))
    elif does["do"] == "long":
        told = text_at(of, where) + 30 * str(value)
    elif does["do"] == "retell":
        again = " ".join(text_at(of, Place("contact_event", each)) for each in value or ())
        told = f"{text_at(of, where)}\n{again}"
    return [Answered(place=where, answer=None if told is None else Answer(value=told))]


def with_fault(of: Draft, fault: dict[str, Any]) -> Draft:
    for does in fault["does"]:
        for act in acts(of, does):
            of = apply(of, act)
    return of


def look(of: Draft) -> list[Remark]:
    return [*Checker(FORM, CHECKS).run(of, Writer(FORM).write(of), today=FINISHED), *NAMES.remarks(of)]


@cache
def clean() -> Counter[tuple[str, str]]:
    return Counter(seen(remark) for remark in look(example(FORM)))


def seen(remark: Remark) -> tuple[str, str]:
    return remark.check, f"{remark.place.question}@{remark.place.row}" if remark.place else remark.block


def test_there_are_forty_and_each_is_one_of_the_thirty_failings() -> None:
    assert len(FAULTS) == 40
    assert len({fault["name"] for fault in FAULTS}) == 40
    assert {fault["failing"] for fault in FAULTS} <= set(range(1, 31))


def test_the_example_itself_has_no_must_remark() -> None:
    assert not [remark for remark in look(example(FORM)) if remark.grade == "must"]


@pytest.mark.req("QA.2")
def test_all_forty_at_once_are_found_each_at_its_place_and_nothing_else() -> None:
    of = example(FORM)
    for fault in FAULTS:
        of = with_fault(of, fault)
    expected = Counter((fault["check"], fault["place"]) for fault in FAULTS)
    found = Counter(seen(remark) for remark in look(of))
    assert found - clean() == expected
    assert clean() - found == Counter()


def test_each_alone_is_found_too() -> None:
    checker, writer = Checker(FORM, CHECKS), Writer(FORM)
    for fault in FAULTS:
        of = with_fault(example(FORM), fault)
        remarks = [*checker.run(of, writer.write(of), today=FINISHED), *NAMES.remarks(of)]
        found = Counter(seen(remark) for remark in remarks)
        assert found - clean() == Counter([(fault["check"], fault["place"])]), fault["name"]


# ---- the same through the Word file


def exported(faults: list[dict[str, Any]], folder: Path) -> Path:
    """The submission copy of the example with these faults."""
    session = Session.open(batch.demo(folder / "demo"))
    for fault in faults:
        for does in fault["does"]:
            for act in acts(session.draft, does):
                session.do(act)
    made = session.export("imr", "submission", folder / "imr.docx", override="It is made up.").path
    session.close()
    assert made
    return made


def told(remark: Remark, rows: frozenset[str]) -> tuple[str, str, str, str]:
    """What a remark says and where. Bookmarks may be too short to hold a row's id: its label is in what is said."""
    place = remark.place
    row = place.row if place and place.row in rows else ""
    return remark.check, place.question if place else remark.block, row, remark.say


@pytest.mark.req("QA.3")
def test_through_the_word_file_each_is_found_that_can_be_seen_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    of = example(FORM)
    rows = frozenset(row.id for those in of.rows.values() for row in those)
    for fault in FAULTS:
        of = with_fault(of, fault)
    in_draft = {seen(remark): told(remark, rows) for remark in look(of)}
    before = Counter(told(each, rows) for each in in_word(exported([], tmp_path / "clean")))
    after = in_word(exported(FAULTS, tmp_path / "faulty"))
    found = Counter(told(each, rows) for each in after) - before
    short = {(each[0], each[1], each[3]): each for each in found}
    expected = Counter[tuple[str, str, str, str]]()
    for fault in FAULTS:
        if "word" in fault:
            expected[next(each for each in found if each[0] == fault["word"])] += 1
        elif "unseen" not in fault:
            check, question, row, say = in_draft[fault["check"], fault["place"]]
            same = short.get((check, question, say), ("", "", "", ""))
            expected[check, question, same[2] and row, say] += 1
    assert found == expected
    assert sum("unseen" in fault for fault in FAULTS) <= 4


def in_word(path: Path) -> list[Remark]:
    return list(check_word(path, FORM, today=FINISHED, key=KEY).remarks)


def test_what_looks_clean_in_the_draft_looks_clean_in_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    of = example(FORM)
    remarks = look(of)
    said = Counter((each.check, each.say) for each in remarks)
    checked = check_word(exported([], tmp_path), FORM, today=FINISHED, key=KEY)
    assert Counter((each.check, each.say) for each in checked.remarks) - said == Counter()
    draft = {each.criterion: each.suggestion for each in standings(FORM, load_rules(FORM), of, remarks)}
    word = {each.criterion: each.suggestion for each in checked.standings}
    told_of = {name: each for name, each in word.items() if each != "unknown"}
    assert told_of == {name: draft[name] for name in told_of}
    assert len(told_of) >= 9
