"""docs/requirements.md and the marked tests say the same: what is met has a test, what has none is listed as open."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "requirements.md"
ID = r"(?P<id>(?:\d+\.[\d.]*\d[i]*|S\d+(?:\.\d+)?|QA\.\d+))"
ROW = re.compile(rf"^\| {ID} \| (?P<what>.+?) \|(?: (?P<where>.+?) \|)?$", re.MULTILINE)


def rows(page: str) -> dict[str, tuple[str, str]]:
    """By id: what must work, and where it is met."""
    return {found["id"]: (found["what"], found["where"] or "") for found in ROW.finditer(page)}


def open_ids(page: str) -> set[str]:
    """The rows that say of themselves that they are open."""
    return {each for each, (_, where) in rows(page).items() if where.startswith("open")}


def marked_ids() -> dict[str, set[str]]:
    """Requirement ids that tests are marked with, each with the files that do so."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.req":
                for argument in node.args:
                    found.setdefault(ast.literal_eval(argument), set()).add(path.relative_to(ROOT).as_posix())
    return found


def disagreements(page: str, marked: set[str]) -> list[str]:
    """Where page and tests part ways, a sentence each; empty when they agree."""
    asked, still_open = set(rows(page)), open_ids(page)
    return [
        *(f"{each} has no marked test: write one, it was met before." for each in sorted(asked - still_open - marked)),
        *(f"{each} has a test: say where it is met, it is open no longer." for each in sorted(still_open & marked)),
        *(f"{each} is marked in a test, and no requirement." for each in sorted(marked - asked)),
    ]


def test_each_requirement_has_a_marked_test_or_is_listed_as_open() -> None:
    assert disagreements(PAGE.read_text("utf-8"), set(marked_ids())) == []


def test_what_is_met_names_code_and_tests_that_are_there() -> None:
    page = PAGE.read_text("utf-8")
    gone, silent = [], []
    for each, (_, where) in rows(page).items():
        named = re.findall(r"`([^`]+)`", where)
        gone += [f"{each}: {path}" for path in named if not (ROOT / path).exists()]
        if not where.startswith("open") and not named:
            silent.append(each)
    assert gone == []
    assert silent == []


def test_the_page_asks_for_all_that_the_source_of_the_requirements_asks_for() -> None:
    # Where the page they were taken from lies beside the checkout, no row of it may be missing here, or reworded.
    page = rows(PAGE.read_text("utf-8"))
    source = ROOT.parent / "shared" / "REQUIREMENTS.md"
    wanted = rows(source.read_text("utf-8")) if source.exists() else page
    assert len(page) == 48
    assert {each: what for each, (what, _) in page.items()} == {each: what for each, (what, _) in wanted.items()}


def test_a_disagreement_is_seen() -> None:
    page = "| 1.4 | Parts. | open |\n| S6.1 | Columns. | `imrassist/export` |\n| QA.1 | Criteria. | open |\n"
    assert set(rows(page)) == {"1.4", "S6.1", "QA.1"}
    assert disagreements(page, {"S6.1"}) == []
    assert disagreements(page, set()) == ["S6.1 has no marked test: write one, it was met before."]
    assert disagreements(page, {"S6.1", "1.4"}) == ["1.4 has a test: say where it is met, it is open no longer."]
    assert disagreements(page, {"S6.1", "S99"}) == ["S99 is marked in a test, and no requirement."]
