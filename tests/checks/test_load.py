"""checks/ is read strictly: everything not understood is named by file, line and key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from imrassist import resources
from imrassist.checks.load import CheckSet, load_checks, read_checks
from imrassist.checks.run import Checker
from imrassist.errors import ImrError
from imrassist.interview.load import load_form
from imrassist.model.answer import Answer
from imrassist.model.draft import Draft, Row
from imrassist.writing.write import Writer
from tests.checks.drafts import TODAY, checks, form

GOOD = """
[[check]]
id = "x.found"
kind = "phrases"
grade = "should"
source = "2.5"
phrases = ["thing"]
say = "'{found}' was found."
mend = "Take it out."
bad = ["A thing."]
good = ["Nothing."]
"""


def read(tmp_path: Path, own: str = "", common: str = "", *, words: str = "", head: str = "") -> CheckSet:
    """The set of checks that these files make, each for the shipped form."""
    for folder, name, text in (
        ("own", "x", own), ("common", "x", common), ("words", "some", words), ("own", "form", head)
    ):  # fmt: skip
        (tmp_path / folder).mkdir(exist_ok=True)
        if text:
            (tmp_path / folder / f"{name}.toml").write_text(text, "utf-8")
    return read_checks(form(), common=tmp_path / "common", own=tmp_path / "own")


def test_a_sound_file_has_no_fault(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD)
    assert found.faults == ()
    assert [check.id for check in found.checks] == ["x.found"]
    assert found.checks[0].line == 2


@pytest.mark.parametrize(
    ("before", "after", "key", "line"),
    [
        ('kind = "phrases"', 'kind = "nonsense"', "kind", 4),
        ('kind = "phrases"\n', "", "kind", 2),
        ('grade = "should"', 'grade = "perhaps"', "grade", 5),
        ('phrases = ["thing"]', 'phrases = "thing"', "phrases", 7),
        ('phrases = ["thing"]', 'phrasses = ["thing"]', "phrasses", 7),
        ('phrases = ["thing"]', 'words = ["nothing"]', "words", 7),
        ('phrases = ["thing"]', 'from = ["nothing"]', "from", 7),
        ('phrases = ["thing"]', 'at_start = "yes"', "at_start", 7),
        ("say = \"'{found}' was found.\"", 'say = "{colour} was found."', "say", 8),
        ('mend = "Take it out."', 'mend = ""', "mend", 9),
        ('bad = ["A thing."]', "bad = []", "bad", 10),
        ('good = ["Nothing."]\n', "", "good", 2),
        ('id = "x.found"', 'id = "y.found"', "id", 2),
        ('id = "x.found"', 'id = "x.Found"', "id", 2),
        ("[[check]]", "[[cheque]]", "cheque", 2),
        ('source = "2.5"', "source = 2.5", "source", 6),
    ],
)
def test_what_is_not_understood_is_named_by_file_line_and_key(
    tmp_path: Path, before: str, after: str, key: str, line: int
) -> None:
    assert before in GOOD
    found = read(tmp_path, GOOD.replace(before, after))
    assert [(fault.file, fault.line, fault.key) for fault in found.faults] == [("own/x.toml", line, key)]
    assert found.checks == ()


@pytest.mark.parametrize(
    "keys",
    [
        'kind = "pattern"\nfind = ["(a+)+"]',
        'kind = "pattern"\nfind = []',
        'kind = "row_condition"\ntable = "contact"\nplace = "contact_day"\nwhen = "__import__(1)"',
        'kind = "row_condition"\ntable = "contact"\nplace = "contact_day"\nwhen = "nothing == 1"',
        'kind = "row_condition"\ntable = "nothing"\nplace = "contact_day"\nwhen = "contact_day == 1"',
        'kind = "row_condition"\ntable = "contact"\nwhen = "contact_day == 1"',
        'kind = "date_order"\nday = "contact_day"\nis = "beside"\nthan = "today"',
        'kind = "gap"\nday = "contact_day"\ndays = "many"',
    ],
)
def test_the_keys_of_every_kind_are_read_strictly(tmp_path: Path, keys: str) -> None:
    say = GOOD.replace('kind = "phrases"\n', "").replace('phrases = ["thing"]', keys).replace("'{found}'", "It")
    found = read(tmp_path, say)
    assert len(found.faults) == 1, [str(fault) for fault in found.faults]


def test_broken_toml_is_one_fault_with_its_line_and_the_other_files_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD + "\n[[check]\n", GOOD)
    assert [(fault.file, fault.line) for fault in found.faults] == [("own/x.toml", 13)]
    assert [check.id for check in found.checks] == ["x.found"]


def test_an_id_that_is_there_twice_is_a_fault(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD, GOOD)
    assert [fault.key for fault in found.faults] == ["id"]


def test_a_list_of_words_is_read_strictly(tmp_path: Path) -> None:
    assert [fault.key for fault in read(tmp_path, words="words = [1]").faults] == ["words"]
    assert [fault.key for fault in read(tmp_path, words="word = ['a']").faults] == ["word"]
    assert [fault.key for fault in read(tmp_path, words="[[phrase]]\nuse = 'a'").faults] == ["phrase"]


COMMON = (
    GOOD.replace('kind = "phrases"', 'kind = "row_condition"')
    .replace('phrases = ["thing"]', 'table = "contacts"\nplace = "time"\nwhen = "fell_short"')
    .replace("'{found}'", "It")
)


def test_a_common_check_speaks_in_roles_and_never_in_ids(tmp_path: Path) -> None:
    roles = COMMON.replace("fell_short", "time == '00:00'")
    (check,) = read(tmp_path, common=roles).checks
    assert (check["table"], check["place"], check["when"].text) == (
        "contact",
        "contact_time",
        "contact_time == '00:00'",
    )
    ids = COMMON.replace("fell_short", "contact_time == '00:00'")
    assert [fault.key for fault in read(tmp_path, common=ids).faults] == ["when"]


def test_a_check_whose_role_or_meaning_the_form_lacks_does_not_apply(tmp_path: Path) -> None:
    (tmp_path / "common").mkdir()
    (tmp_path / "common" / "form.toml").write_text('[meaning]\nfell_short = "Not met."\n', "utf-8")
    found = read(tmp_path, common=COMMON)
    assert (found.checks, found.faults, dict(found.lacking)) == ((), (), {"x.found": "fell_short"})
    found = read(tmp_path, common=COMMON, head="[meaning]\nfell_short = \"standard_met == 'not_met'\"\n")
    assert found.checks[0]["when"].text == "standard_met == 'not_met'"


def test_a_meaning_that_no_common_check_may_speak_of_is_a_fault(tmp_path: Path) -> None:
    assert [fault.key for fault in read(tmp_path, common=COMMON).faults] == ["when"]


def test_a_form_changes_a_common_check_or_turns_it_off(tmp_path: Path) -> None:
    change = '[[change]]\ncheck = "x.found"\ngrade = "must"\n'
    (check,) = read(tmp_path, common=GOOD, head=change).checks
    assert check.grade == "must"
    found = read(tmp_path, common=GOOD, head='[[change]]\ncheck = "x.found"\noff = true\n')
    assert (found.checks, found.faults) == ((), ())
    found = read(tmp_path, common=GOOD, head='[[change]]\ncheck = "x.lost"\noff = true\n')
    assert [fault.key for fault in found.faults] == ["change"]


def test_the_shipped_checks_are_sound_and_loading_faulty_ones_names_the_first() -> None:
    assert load_checks(form()).faults == ()
    assert checks().lacking == {}
    harbour = load_form(str(Path(__file__).parents[1] / "forms" / "harbour"))
    broken = replace(harbour, folder=str(resources.folder("prompts") / "stockport-2010"), id="stockport-2010")
    with pytest.raises(ImrError, match="lint") as caught:
        load_checks(broken)
    assert "line" in caught.value.where


def test_another_form_has_the_common_checks_of_its_roles_its_own_and_none_of_the_first_forms() -> None:
    harbour = load_form(str(Path(__file__).parents[1] / "forms" / "harbour"))
    found = load_checks(harbour)
    ids = {check.id for check in found.checks}
    assert "log_words.ashore" in ids
    assert "dates.contact_in_future" in ids
    assert not {check for check in ids if check.startswith(("form_text", "three_questions"))}
    assert "childs_voice.never_seen" in found.lacking
    table = harbour.table_by_role("contacts")
    day = harbour.by_role("day")
    assert table is not None
    assert day is not None
    row = Row(id=f"{table.id}-1", answers={day.id: Answer(value="2031-01-01")})
    draft = Draft(doc_id="x", form_id=harbour.id, rows={table.id: (row,)})
    remarks = Checker(harbour, found).run(draft, Writer(harbour).write(draft), today=TODAY)
    (remark,) = [each for each in remarks if each.check == "dates.contact_in_future"]
    assert remark.source in day.guide
