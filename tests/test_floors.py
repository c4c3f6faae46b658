"""The floors, proved in a fresh interpreter; and that nothing of one form stands in Python."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from imrassist.interview.question import KINDS, QUESTION_ROLES, TABLE_ROLES

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "prompts" / "stockport-2010"
PLAIN = tuple(
    name
    for name in ("model", "interview", "privacy", "writing", "checks")
    if (ROOT / "imrassist" / name / "__init__.py").is_file()
)
HEAVY = ("textual", "rich", "docx", "lxml")

LOAD_ALL = """
import importlib, json, pkgutil, sys
top = importlib.import_module("imrassist." + sys.argv[1])
for found in pkgutil.walk_packages(top.__path__, top.__name__ + "."):
    importlib.import_module(found.name)
print(json.dumps(sorted(sys.modules)))
"""
LOAD_ONE = """
import importlib, json, sys
importlib.import_module(sys.argv[1])
print(json.dumps(sorted(sys.modules)))
"""


def modules_after(script: str, name: str) -> set[str]:
    """What a fresh interpreter holds after this script: every module's top name."""
    done = subprocess.run(
        [sys.executable, "-c", script, name], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return {module.partition(".")[0] for module in json.loads(done.stdout)}


@pytest.mark.parametrize("floor", PLAIN)
def test_a_plain_floor_loads_no_screen_and_no_word_file(floor: str) -> None:
    loaded = modules_after(LOAD_ALL, floor)
    assert "imrassist" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_the_contract_names_every_plain_floor_there_is() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = {contract["id"]: contract for contract in project["tool"]["importlinter"]["contracts"]}
    assert contracts["plain-floors"]["source_modules"] == [f"imrassist.{name}" for name in PLAIN]
    assert contracts["plain-floors"]["forbidden_modules"] == list(HEAVY)


def test_the_start_of_the_program_loads_neither_textual_nor_docx() -> None:
    loaded = modules_after(LOAD_ONE, "imrassist.__main__")
    assert "imrassist" in loaded
    assert loaded.isdisjoint((*HEAVY, "openpyxl", "PIL", "rapidfuzz"))


def test_the_session_opens_without_textual_or_docx() -> None:
    loaded = modules_after(LOAD_ONE, "imrassist.session")
    assert loaded.isdisjoint(HEAVY)


# What one form says must not stand in Python.


def _python() -> Iterator[Path]:
    yield from sorted(path for path in (ROOT / "imrassist").rglob("*.py") if "__pycache__" not in path.parts)


def _tables(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.toml")):
        yield tomllib.loads(path.read_text("utf-8"))


def _literals(text: str) -> Iterator[tuple[int, str]]:
    """The string constants of a module, but for its docstrings."""
    tree = ast.parse(text)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def _labels() -> set[str]:
    """Every label of the first form: headings, columns, criteria, marking, issuer."""
    form = tomllib.loads((SHIPPED / "form.toml").read_text("utf-8"))
    found = {form["form"]["issuer"], form["form"]["title"], *form["form"]["marking"]}
    found |= {section["heading"] for section in form["section"] if section.get("heading")}
    found |= {section["title"] for section in form["section"]}
    found |= {column["label"] for grid in form["grid"] for column in grid["column"]}
    found |= {criterion["text"] for criterion in form["criterion"]}
    # A label of one word ("Date", "Chronology") may stand anywhere by chance; a longer one is the form's own.
    return {label.casefold() for label in found if " " in label}


def _question_ids() -> set[str]:
    ids = {question["id"] for table in _tables(SHIPPED) for question in table.get("question", ())}
    return ids - {*QUESTION_ROLES, *TABLE_ROLES, *KINDS}


def test_no_label_of_the_form_stands_in_python() -> None:
    labels = _labels()
    assert len(labels) > 50
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{line} {text!r}"
        for path in _python()
        for line, text in _literals(path.read_text("utf-8"))
        if text.strip().casefold() in labels
    ]
    assert found == []


def test_no_question_id_of_the_form_stands_in_python_but_where_it_is_also_a_role() -> None:
    ids = _question_ids()
    assert len(ids) > 20
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{line} {text!r}"
        for path in _python()
        for line, text in _literals(path.read_text("utf-8"))
        # One plain word ("told", "name") is anybody's; an id of several is the form's.
        if text in ids and "_" in text
    ]
    assert found == []


def test_the_issuer_of_the_form_is_not_named_in_python() -> None:
    named = re.compile(r"stockport|\bsscb\b|serious case review", re.IGNORECASE)
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{at} {line.strip()}"
        for path in _python()
        for at, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if named.search(line)
    ]
    assert found == []
