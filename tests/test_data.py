"""Every form and every check of the repository loads, is sound, and means something."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from imrassist import batch
from imrassist.checks.examples import example_faults
from imrassist.checks.load import load_checks
from imrassist.interview.load import form_folder, load_form, read_form
from imrassist.interview.question import Form
from imrassist.resources import default_form

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = sorted(path.parent.name for path in (ROOT / "prompts").glob("*/form.toml"))
OURS = sorted(str(path) for path in (ROOT / "tests" / "forms").iterdir() if path.is_dir())
FORMS = [*SHIPPED, *OURS]


@pytest.fixture(scope="module", params=FORMS, ids=lambda name: Path(name).name)
def form(request: pytest.FixtureRequest) -> Form:
    return load_form(request.param)


def texts(value: object) -> list[str]:
    """Every text anywhere in a value read from TOML."""
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inside for text in texts(each)]


@pytest.mark.parametrize("name", FORMS, ids=lambda name: Path(name).name)
def test_a_form_loads_without_a_fault_and_lint_finds_nothing(name: str) -> None:
    read, faults = read_form(form_folder(name))
    assert read is not None
    assert [str(fault) for fault in faults] == []
    assert read.questions
    assert read.blocks
    assert [str(fault) for fault in batch.lint(name)] == []


def test_lint_without_a_name_looks_at_all_that_is_shipped() -> None:
    assert batch.lint() == []
    assert default_form() in SHIPPED


def test_every_check_of_a_form_meets_its_own_examples(form: Form) -> None:
    checks = load_checks(form)
    # A common check's examples may speak of roles that a small form lacks; they are held where all are there.
    own = [check for check in checks.checks if not check.common or form.id == default_form()]
    assert own
    assert [str(fault) for check in own for fault in example_faults(form, checks, check)] == []


def test_every_criterion_has_a_rule_and_every_rule_a_criterion(form: Form) -> None:
    from imrassist.checks.quality import load_rules

    rules = load_rules(form)
    assert list(rules.rules) == [criterion.id for criterion in form.criteria]


def test_every_section_that_is_asked_or_printed_holds_something(form: Form) -> None:
    asked = {question.section for question in form.questions.values()}
    assert set(form.order) == {each.id for each in form.sections if not each.document or each.id in asked}
    printed = {block.section for block in form.blocks}
    assert [section.id for section in form.sections if section.id not in asked | printed] == []
    assert [section.id for section in form.sections if section.printed and section.id not in printed] == []


def test_every_file_of_checks_belongs_to_a_form_and_every_word_list_is_looked_for() -> None:
    folders = {path.name for path in (ROOT / "checks").iterdir()}
    assert folders == {"common", "words", *SHIPPED}
    used = set()
    for path in (ROOT / "checks").rglob("*.toml"):
        for check in tomllib.loads(path.read_text("utf-8")).get("check", []):
            used |= {text for key in ("words", *check) for text in texts(check.get(key))}
    lists = {path.stem for path in (ROOT / "checks").rglob("words/*.toml")}
    assert lists
    assert lists - used == set()


def test_every_paragraph_that_a_check_or_question_names_is_one_of_the_guidance() -> None:
    form = load_form(default_form())
    page = (ROOT / "docs" / "requirements.md").read_text("utf-8")
    known = set(re.findall(r"^\| (\S+) \|", page, re.MULTILINE)) | set(form.paragraphs)
    named = {check.source: check.id for check in load_checks(form).checks}
    named |= {paragraph: question.id for question in form.questions.values() for paragraph in question.guide}
    assert {where: what for where, what in named.items() if where not in known} == {}


def test_what_is_shown_is_plain_text() -> None:
    odd = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f]|[\U0001f300-\U0001faff]| \n|\t")
    found = []
    for path in [*(ROOT / "prompts").rglob("*.toml"), *(ROOT / "checks").rglob("*.toml")]:
        found += [
            f"{path.name}: {text!r}" for text in texts(tomllib.loads(path.read_text("utf-8"))) if odd.search(text)
        ]
    assert found == []
