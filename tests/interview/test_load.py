from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.interview.lint import Templates, lint
from imrassist.interview.load import form_folder, load_form, read_form
from imrassist.writing.fill import names_here, names_in, template_faults
from tests.small import HEAD, PART_A, PART_B, garden

TEMPLATES = Templates(names_in, names_here, template_faults)


def faults_of(folder: Path, **files: str) -> list[str]:
    parts = {"head": HEAD, "a": PART_A, "b": PART_B} | files
    names = {"head": "form.toml", "a": "01-a.toml", "b": "02-b.toml"}
    for part, text in parts.items():
        (folder / names[part]).write_text(text, "utf-8")
    form, faults = read_form(folder)
    found = [str(fault) for fault in faults]
    return found + [str(fault) for fault in lint(form, ("plot_wet",), TEMPLATES)] if form else found


def test_a_sound_form_has_no_fault(tmp_path: Path) -> None:
    assert faults_of(tmp_path) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        (
            "a",
            'kind = "yesno"\nask = "Is there',
            'kin = "yesno"\nask = "Is there',
            "01-a.toml, line 9: kin: is not known here.",
        ),
        ("a", 'id = "fenced"\nkind = "yesno"', 'id = "fenced"\nkind = "maybe"', 'line 7: kind: "maybe" is none of'),
        (
            "a",
            "when = \"fenced == 'no'\"\nprobe",
            "when = \"fence == 'no'\"\nprobe",
            '"fence" is no question, tally or table',
        ),
        ("a", "when = \"fenced == 'no'\"\nprobe", 'when = "open(1)"\nprobe', "line 11: when: fence_why:"),
        ("a", "when = \"fenced == 'no'\"\nprobe", "when = \"fence_why == 'no'\"\nprobe", "waits for itself"),
        ("a", "{visited|times}", "{visited|shout}", '"shout" is no filter'),
        (
            "a",
            'say = "The garden is kept by {owner}."',
            'say = "The garden is kept."',
            "owner: no block, table or check uses it",
        ),
        ("a", "{owner}.", "{plot_name}.", '"plot_name" is asked of each plot, and none is at hand here'),
        (
            "a",
            '[[tally]]\nid = "visits_all"',
            '[[telly]]\nid = "visits_all"',
            "telly: is not known here; write question",
        ),
        ("b", 'role = "day"', 'role = "daytime"', '"daytime" is none of the roles of a question'),
        ("b", 'of = "plot"', 'of = "pot"', '"pot" is no table'),
        ("b", 'into = "diary.what"\nsay', 'into = "diary.wat"\nsay', '"diary.wat" is no column of a grid'),
        ("b", '[[question]]\nid = "visits"', '[[question]]\nid = "owner"', '"owner" is there twice'),
        ("b", 'ask = "When was it?"', "ask = 3", "ask: has a value of the wrong kind"),
        ("b", 'section = "b"', 'section = "z"', '"z" is no section of form.toml'),
        ("b", "[[block]]", "[[block", "is not sound TOML"),
        ("head", 'title = "GARDEN BOOK"', 'titel = "GARDEN BOOK"', "titel: is not known here."),
        (
            "head",
            '[interview]\norder = ["a", "b"]',
            '[interview]\norder = ["a"]',
            'Section "b" has questions but is never asked',
        ),
        ("head", "[interview]", '[guidance]\nparagraphs = ["1.1"]\n[interview]', "Paragraph 1.1 has no question"),
    ],
)
def test_each_fault_is_named_with_file_line_and_key(tmp_path: Path, part: str, old: str, new: str, fault: str) -> None:
    text = {"head": HEAD, "a": PART_A, "b": PART_B}[part]
    assert old in text
    found = faults_of(tmp_path, **{part: text.replace(old, new, 1)})
    assert any(fault in each for each in found), found


def test_a_form_is_found_by_its_id_or_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / "prompts").mkdir()
    garden(tmp_path / "prompts")
    assert form_folder(str(tmp_path)) == tmp_path / "prompts"
    assert load_form(str(tmp_path / "prompts")).id == "garden"
    with pytest.raises(ImrError, match='form "allotment": There is no form of this name'):
        load_form("allotment")


def test_a_form_that_is_not_sound_is_refused_with_its_first_fault_and_the_way_to_the_rest(tmp_path: Path) -> None:
    garden(tmp_path)
    (tmp_path / "03-c.toml").write_text('section = "a"\n[[question]]\nid = "x"\n')
    with pytest.raises(ImrError, match=r"03-c\.toml, line 2: kind, ask: is missing"):
        load_form(str(tmp_path))


def test_the_digest_changes_with_a_word_but_not_with_the_ends_of_lines(tmp_path: Path) -> None:
    first = garden(tmp_path).digest
    (tmp_path / "01-a.toml").write_bytes(PART_A.replace("\n", "\r\n").encode())
    assert load_form(str(tmp_path)).digest == first
    (tmp_path / "01-a.toml").write_text(PART_A.replace("Who keeps", "Who minds"))
    assert load_form(str(tmp_path)).digest != first
