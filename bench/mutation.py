"""Breaks the kinds of check and the rules one small way after another, and tells which breaks nothing notices.

Each mutant is held against the examples of the checks that use it, and against what they say of the shipped example as
faults are planted in it and taken out again. `python -m bench.mutation [SHARE]` takes that share of all mutants.
"""

from __future__ import annotations

import ast
import copy
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType

from bench.drafts import any_act, example
from imrassist.checks import kinds, rules
from imrassist.checks.check import Check, Kind
from imrassist.checks.examples import example_faults
from imrassist.checks.load import CheckSet, load_checks
from imrassist.checks.remark import Remark
from imrassist.checks.run import Checker
from imrassist.interview.load import load_form
from imrassist.model.acts import apply
from imrassist.model.draft import Draft
from imrassist.writing.report import Report
from imrassist.writing.write import Writer

GOAL = 0.9
TODAY = date(2010, 10, 1)
STEPS = 36
"""Drafts, one made of the other, on which a kind's checks are run."""
FORM = load_form("stockport-2010")
CHECKS = load_checks(FORM)
_SWAPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SUMS: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add}


@dataclass(frozen=True)
class Mutant:
    """One module with one thing in it broken."""

    path: Path
    line: int
    what: str
    tree: ast.Module


def mutants(path: Path) -> Iterator[Mutant]:
    """Every way in which a module may be broken; what its checks may say in data is no part of it."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = [node for top in tree.body if isinstance(top, (ast.FunctionDef, ast.ClassDef)) for node in ast.walk(top)]
    for number, node in enumerate(nodes):
        for way in range(len(_broken(node))):
            changed = copy.deepcopy(tree)
            twin = [
                each
                for top in changed.body
                if isinstance(top, (ast.FunctionDef, ast.ClassDef))
                for each in ast.walk(top)
            ][number]
            what = _broken(twin)[way]
            what[1]()
            yield Mutant(path, getattr(node, "lineno", 0), what[0], ast.fix_missing_locations(changed))


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
    if isinstance(node, ast.Continue | ast.Break):
        found.append(("jump", lambda: setattr(node, "__class__", ast.Pass)))
    return found


class Judge:
    """Says whether a kind of check does what it did."""

    def __init__(self) -> None:
        chance = random.Random(4)
        self._drafts: list[tuple[Draft, Report]] = []
        draft, writer = example(FORM), Writer(FORM)
        for _ in range(STEPS):
            self._drafts.append((draft, writer.write(draft)))
            for _ in range(6):
                draft = apply(draft, any_act(FORM, draft, chance))
        self._right: dict[str, list[list[Remark]]] = {}

    def notices(self, name: str, checks: list[Check]) -> bool:
        """Whether these checks say anything else than they did, or break."""
        try:
            if any(example_faults(FORM, CHECKS, check) for check in checks):
                return True
            return self._said(checks) != self._right[name]
        except Exception:  # a check that breaks is noticed by whoever runs it
            return True

    def learn(self, name: str, checks: list[Check]) -> None:
        """What these checks say while nothing is broken."""
        self._right[name] = self._said(checks)

    def _said(self, checks: list[Check]) -> list[list[Remark]]:
        these = CheckSet(form=FORM, checks=tuple(checks), words=CHECKS.words, meanings=CHECKS.meanings)
        checker = Checker(FORM, these)
        return [checker.run(draft, report, today=TODAY) for draft, report in self._drafts]


def broken(mutant: Mutant, name: str) -> dict[str, Kind]:
    """The kinds, or the rules by the ids of their checks, that a mutant gives."""
    module = ModuleType(name)
    module.__file__ = str(mutant.path)
    sys.modules[name] = module  # its dataclasses look themselves up there
    exec(compile(mutant.tree, str(mutant.path), "exec"), module.__dict__)  # our own source, broken on purpose
    if name.startswith("imrassist.checks.kinds"):
        return {mutant.path.stem: module.KIND}
    return {
        check: getattr(module, check.partition(".")[2].upper())
        for check in rules.RULES
        if check.partition(".")[0] == mutant.path.stem
    }


def main() -> int:
    """Exit status 0 when enough mutants are noticed."""
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    chance, judge, start = random.Random(1), Judge(), time.perf_counter()
    noticed = total = 0
    for package, into in ((kinds, kinds.KINDS), (rules, rules.RULES)):
        for path in sorted(Path(package.__path__[0]).glob("[a-z]*.py")):
            name = f"{package.__name__}.{path.stem}"
            of_rules = into is rules.RULES
            checks = [
                check
                for check in CHECKS.checks
                if (check.id in into and check.family == path.stem if of_rules else check.kind == path.stem)
            ]
            judge.learn(name, checks)
            for mutant in mutants(path):
                if chance.random() >= share:
                    continue
                total += 1
                before, module = dict(into), sys.modules[name]
                try:
                    into.update(broken(mutant, name))  # type: ignore[attr-defined]  # they are plain dicts
                    seen = judge.notices(name, checks)
                except Exception:  # what cannot even be loaded is noticed
                    seen = True
                finally:
                    into.update(before)  # type: ignore[attr-defined]
                    sys.modules[name] = module
                noticed += seen
                if not seen:
                    print(f"  not noticed: {path.stem}, line {mutant.line}: {mutant.what}")
    took = time.perf_counter() - start
    print(f"{noticed} of {total} mutants noticed: {noticed / total:.1%} (goal {GOAL:.0%}), {took:.0f} s")
    return 0 if noticed >= GOAL * total else 1


if __name__ == "__main__":
    sys.exit(main())
