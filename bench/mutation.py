"""Breaks the kinds of check and the rules one small way after another, and tells which breaks no test notices.

`python -m bench.mutation [SHARE] [NAME ...]` takes that share of all mutants, of the modules named. Nothing is written:
each mutant lives in a process of its own, split off from one in which the tests are collected (so a system with fork is
needed: Linux or macOS). The code of a function is exchanged where it stands, so that whoever holds it meets the mutant.

A mutant of a module is held against the tests that mirror it (``tests/checks/kinds/test_<name>*.py``), the examples of
all checks that use it, and the other tests of its folder, the quickest first. One that takes far longer than the tests
do is noticed.

What is left out, because no test could or should notice it: docstrings, annotations, decorators (whether a value is
frozen, how much is remembered) and the texts of errors; what stands outside functions (the tables of keys are data:
their faults are the loader's to find, and have its tests); and
an ``if`` that only says when something remembered is forgotten (its body does nothing but ``.clear()``), since what is
remembered is never anything but what would be found again.
"""

from __future__ import annotations

import ast
import copy
import importlib
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

from imrassist.checks import kinds, rules

GOAL = 0.9
PATIENCE = 20.0
"""Seconds of processor time after which a mutant is taken to run for ever."""
FOLDER = "tests/checks"
_SWAPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SUMS: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add}
_Functions = dict[str, FunctionType]


@dataclass(frozen=True)
class Mutant:
    """One module with one thing in it broken."""

    path: Path
    line: int
    what: str
    tree: ast.Module

    def __str__(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}:{self.line}: {self.what}"


def mutants(path: Path) -> Iterator[Mutant]:
    """Every way in which the functions of a module may be broken."""
    tree = ast.parse(path.read_text("utf-8"))
    for number, node in enumerate(_nodes(tree)):
        for way in range(len(_broken(node))):
            changed = copy.deepcopy(tree)
            what, change = _broken(_nodes(changed)[number])[way]
            change()
            yield Mutant(path, getattr(node, "lineno", 0), what, ast.fix_missing_locations(changed))


def _nodes(tree: ast.Module) -> list[ast.AST]:
    """All that may be broken, in an order that two equal trees share."""
    found: list[ast.AST] = []

    def walk(node: ast.AST) -> None:
        if isinstance(node, ast.If) and all(_forgets(each) for each in node.body):
            return
        if isinstance(node, ast.Raise) or (isinstance(node, ast.AnnAssign) and node.value is None):
            return
        found.append(node)
        inside = node.body if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else ast.iter_child_nodes(node)
        for child in inside:
            walk(child)

    for top in tree.body:
        if isinstance(top, (ast.FunctionDef, ast.ClassDef)):
            walk(top)
    return found


def _forgets(node: ast.stmt) -> bool:
    """Whether a statement does nothing but forget what was remembered."""
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "clear"


def _broken(node: ast.AST) -> list[tuple[str, Callable[[], object]]]:
    """What may be done to one node: a name, and what does it."""
    found: list[tuple[str, Callable[[], object]]] = []
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _SWAPS:
        found.append(("comparison", lambda: node.ops.__setitem__(0, _SWAPS[type(node.ops[0])]())))
    if isinstance(node, ast.BoolOp):
        found.append(("and/or", lambda: setattr(node, "op", ast.And() if isinstance(node.op, ast.Or) else ast.Or())))
    if isinstance(node, ast.BinOp) and type(node.op) in _SUMS:
        found.append(("sum", lambda: setattr(node, "op", _SUMS[type(node.op)]())))
    if isinstance(node, ast.Constant) and isinstance(node.value, int) and not isinstance(node.value, bool):
        number = node.value + 1
        found.append(("number", lambda: setattr(node, "value", number)))
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        found.append(("flag", lambda: setattr(node, "value", not node.value)))
    if isinstance(node, (ast.If, ast.IfExp)):
        found.append(("condition", lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        found.append(("not", lambda: setattr(node, "operand", ast.UnaryOp(ast.Not(), node.operand))))
    if isinstance(node, ast.Continue | ast.Break):
        found.append(("jump", lambda: setattr(node, "__class__", ast.Pass)))
    return found


def functions(module: ModuleType) -> _Functions:
    """Every function and method that a module makes, by its full name."""
    found: _Functions = {}

    def take(holder: Mapping[str, Any], where: str) -> None:
        for name, value in holder.items():
            plain = getattr(value, "fget", None) or getattr(value, "__func__", value)
            plain = getattr(plain, "__wrapped__", plain)
            if isinstance(plain, FunctionType) and plain.__module__ == module.__name__:
                found[f"{where}{name}"] = plain
            elif isinstance(value, type) and value.__module__ == module.__name__ and not where:
                take(vars(value), f"{name}.")

    take(vars(module), "")
    return found


def put_in(mutant: Mutant, module: ModuleType) -> None:
    """Lets the functions of a module do what those of a mutant do. For ever: only for a process that ends."""
    broken = ModuleType(module.__name__)
    broken.__file__ = module.__file__
    sys.modules[module.__name__] = broken  # its dataclasses look themselves up there
    exec(compile(mutant.tree, str(mutant.path), "exec"), broken.__dict__)  # our own source, broken on purpose
    sys.modules[module.__name__] = module
    whole = functions(module)
    for name, function in functions(broken).items():
        whole[name].__code__ = function.__code__
        whole[name].__defaults__, whole[name].__kwdefaults__ = function.__defaults__, function.__kwdefaults__
    for value in vars(module).values():
        if forget := getattr(value, "cache_clear", None):
            forget()


class Bench:
    """Once the tests are collected, holds each mutant against those of its module."""

    def __init__(self, share: float, names: Sequence[str]) -> None:
        self._share = share
        self._names = names
        self.noticed = self.total = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In place of running all tests once."""
        chance = random.Random(1)
        for package in (kinds, rules):
            for path in sorted(Path(package.__path__[0]).glob("[a-z]*.py")):
                if self._names and path.stem not in self._names:
                    continue
                module = importlib.import_module(f"{package.__name__}.{path.stem}")
                items = quickest_first(tests_of(path, session.items))
                if not items:
                    print(f"{path.stem}: its tests fail as they are", flush=True)
                    self.total += 1
                    continue
                for mutant in mutants(path):
                    if chance.random() < self._share:
                        self._hold(mutant, module, items)
        return True

    def _hold(self, mutant: Mutant, module: ModuleType, items: Sequence[pytest.Item]) -> None:
        self.total += 1
        if passes(items, lambda: put_in(mutant, module)):
            print(f"not noticed: {mutant}", flush=True)
        else:
            self.noticed += 1


def tests_of(path: Path, items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The tests of a module: those that mirror it, the examples of its checks, and the others of its folder."""
    from tests.checks.drafts import checks

    of_kind = path.parent.name == "kinds"
    ids = {
        f"[{check.id}]"
        for check in checks().checks
        if (check.kind == path.stem if of_kind else check.kind == "rule" and check.family == path.stem)
    }

    def nearness(item: pytest.Item) -> int:
        where = Path(item.location[0])
        if f"{where.stem}_".startswith(f"test_{path.stem}_") and where.parent.name == path.parent.name:
            return 0
        if where.name == "test_examples.py" and any(item.name.endswith(each) for each in ids):
            return 1
        return 2 if where.parent.name == path.parent.name else 3

    return sorted((item for item in items if nearness(item) < 3), key=nearness)


def quickest_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The tests by how long each takes; none when one fails as things are."""

    def work() -> bytes:
        took = []
        for item in items:
            start = time.process_time()
            if not _passes(item):
                return b""
            took.append(f"{time.process_time() - start:.4f}")
        return " ".join(took).encode()

    took = [float(each) for each in _apart(work).split()]
    return [items[at] for at in sorted(range(len(took)), key=took.__getitem__)]


def passes(items: Sequence[pytest.Item], first: Callable[[], None]) -> bool:
    """Whether all these tests pass where something else is done first."""

    def work() -> bytes:
        first()
        return b"y" if all(_passes(item) for item in items) else b"n"

    return _apart(work) == b"y"


def _apart(work: Callable[[], bytes]) -> bytes:
    """What some work gives in a process of its own; nothing when it breaks, or takes for ever."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writes, work())
        finally:
            os._exit(0)
    os.close(writes)
    found = b""
    try:
        while select.select([reads], [], [], 60 * PATIENCE)[0] and (more := os.read(reads, 65536)):
            found += more
        return found
    finally:
        os.close(reads)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _passes(item: pytest.Item) -> bool:
    """One test, with everything that pytest does around it; broken off after a while."""
    import resource
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime + PATIENCE) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    from _pytest.runner import runtestprotocol

    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        reports = runtestprotocol(item, log=False, nextitem=None)
    return all(report.outcome != "failed" for report in reports)


def main() -> int:
    """Exit status 0 when enough mutants are noticed."""
    given = sys.argv[1:]
    share = float(given.pop(0)) if given and given[0].replace(".", "").isdigit() else 1.0
    from tests.checks.drafts import checks

    checks()
    start, bench = time.perf_counter(), Bench(share, given)
    wanted = [f"{FOLDER}/kinds", f"{FOLDER}/rules", f"{FOLDER}/test_examples.py"]
    status = pytest.main(
        ["-q", "-s", "--no-header", "--no-summary", "--tb=native", "--assert=plain", *wanted], plugins=[bench]
    )
    if not bench.total:
        print(f"no mutant was held against anything (pytest: {status})")
        return 1
    took = time.perf_counter() - start
    told = f"{bench.noticed} of {bench.total} mutants noticed: {bench.noticed / bench.total:.1%}"
    print(f"{told} (goal {GOAL:.0%}), {took:.0f} s")
    return 0 if bench.noticed >= GOAL * bench.total else 1


if __name__ == "__main__":
    sys.exit(main())
