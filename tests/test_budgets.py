"""The budgets of size, and nothing left undone: read from the source itself."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULE, FUNCTION, CLASS, SCREEN = 400, 40, 20, 300
UNDONE = re.compile(r"\b(T[O]DO|F[I]XME|X[X]X|H[A]CK)\b|pytest\.(sk[i]p|mark\.(sk[i]p|xf[a]il))")
MACHINE = re.compile(r"(?<![\w.])/(work|root|Users)/|[.]library\b")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*tops: str) -> list[Path]:
    """Every Python file under these folders of the checkout, in order of name."""
    found = (path for top in tops for path in sorted((ROOT / top).rglob("*.py")))
    return [path for path in found if "__pycache__" not in path.parts]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def too_big(name: str, text: str) -> list[str]:
    """What of one module is over its budget."""
    found = []
    lines = text.count("\n") + 1
    most = SCREEN if name.startswith("imrassist/tui/screens/") or name == "imrassist/tui/app.py" else MODULE
    if lines > most:
        found.append(f"{name}: {lines} lines, of {most}")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if size > FUNCTION:
                found.append(f"{name}:{node.lineno} {node.name}: {size} lines, of {FUNCTION}")
        elif isinstance(node, ast.ClassDef):
            methods = sum(isinstance(each, Function) for each in node.body)
            if methods > CLASS:
                found.append(f"{name}:{node.lineno} class {node.name}: {methods} methods, of {CLASS}")
    return found


def undone(name: str, text: str) -> list[str]:
    """What of one file is marked as left for later, passed over, or only pretends."""
    found = [f"{name}:{at} {line.strip()}" for at, line in enumerate(text.splitlines(), 1) if UNDONE.search(line)]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function):
            body = [each for each in node.body if not _is_docstring(each)]
            if len(body) == 1 and isinstance(body[0], ast.Raise) and "NotImplementedError" in ast.dump(body[0]):
                found.append(f"{name}:{node.lineno} {node.name} is not written")
    return found


def without_assertion(name: str, text: str) -> list[str]:
    """The tests of one file that could never fail, since they hold nothing against anything."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function) and node.name.startswith("test"):
            inside = ast.dump(node)
            if not ("Assert(" in inside or "raises" in inside or "snap" in inside or "assert" in inside.lower()):
                found.append(f"{name}:{node.lineno} {node.name}")
    return found


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@pytest.mark.parametrize("path", python_files("imrassist"), ids=name_of)
def test_a_module_keeps_to_its_budget(path: Path) -> None:
    assert too_big(name_of(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", python_files("imrassist"), ids=name_of)
def test_a_module_opens_with_one_line_that_says_what_it_holds(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert said
    first, *rest = said.splitlines()
    assert len(first) > 10
    assert not rest or rest[0] == ""


def test_nothing_is_left_undone_or_passed_over() -> None:
    files = python_files("imrassist", "tests", "bench")
    assert [found for path in files for found in undone(name_of(path), path.read_text("utf-8"))] == []


def test_every_test_asserts_something() -> None:
    files = python_files("tests")
    assert [found for path in files for found in without_assertion(name_of(path), path.read_text("utf-8"))] == []


def test_no_file_carries_a_path_of_one_machine() -> None:
    tops = ("imrassist", "prompts", "checks", "tests", "docs", "bench", ".ci")
    endings = {".py", ".toml", ".md", ".tcss", ".txt", ".svg", ""}
    files = [path for top in tops for path in (ROOT / top).rglob("*") if path.is_file() and path.suffix in endings]
    here = [path for path in ROOT.iterdir() if path.name != ".git"]  # a file of git itself, in a second worktree
    files += [path for path in here if path.is_file() and path.suffix in endings]
    assert len(files) > 50
    assert [name_of(path) for path in files if MACHINE.search(path.read_text("utf-8", "replace"))] == []


def test_the_budgets_see_what_is_over_them() -> None:
    long_function = "def f() -> None:\n" + "    x = 1\n" * 40
    wide_class = "class C:\n" + "".join(f"    def m{n}(self) -> None: ...\n" for n in range(21))
    assert too_big("imrassist/a.py", long_function) == ["imrassist/a.py:1 f: 41 lines, of 40"]
    assert too_big("imrassist/a.py", wide_class) == ["imrassist/a.py:1 class C: 21 methods, of 20"]
    assert too_big("imrassist/a.py", "#\n" * 400) == ["imrassist/a.py: 401 lines, of 400"]
    assert too_big("imrassist/tui/screens/a.py", "#\n" * 300) == ["imrassist/tui/screens/a.py: 301 lines, of 300"]
    assert undone("a.py", "def f():\n    'Says.'\n    raise NotImplementedError\n") == ["a.py:1 f is not written"]
    assert undone("a.py", "x = 1  # T" + "ODO later\n") == ["a.py:1 x = 1  # T" + "ODO later"]
    assert without_assertion("a.py", "def test_x():\n    print(1)\n") == ["a.py:1 test_x"]
    assert MACHINE.search("see /wor" + "k/main")
