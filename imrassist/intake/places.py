"""places: which answers a block or a cell of the form is built from, as far as the form alone tells."""

from __future__ import annotations

from imrassist.interview.question import Column, Form, Grid
from imrassist.model.answer import Place
from imrassist.model.draft import OWN
from imrassist.writing.build import home, rows_in, spec_names, spec_of
from imrassist.writing.fill import names_in


def kind_of(form: Form, key: str) -> str:
    """The kind a block has in a report; empty for one that the form has not."""
    if key.startswith(OWN):
        return "para"
    spec = spec_of(form, key) if key else None
    return {"run": "para", "genogram": "picture"}.get(spec.kind, spec.kind) if spec else ""


def section_of(form: Form, key: str) -> str:
    """The section that a block is printed in; empty where the form does not say."""
    if key.startswith(OWN):
        return key[len(OWN) :].rpartition(".")[0]
    spec = spec_of(form, key)
    return home(form, spec) if spec else ""


def block_places(form: Form, key: str) -> tuple[Place, ...]:
    """The answers that a block speaks of; none for a block that the form has not."""
    spec = spec_of(form, key)
    if spec is None:
        return ()
    row, _ = rows_in(key)
    return _places(form, tuple(sorted(spec_names(spec))), row)


def cell_places(form: Form, grid: Grid, column: Column, row: str) -> tuple[Place, ...]:
    """The answers that a column of a table is filled from."""
    return _places(form, _column_names(form, grid.id, column), row if grid.kind != "fields" else "")


def _places(form: Form, names: tuple[str, ...], row: str) -> tuple[Place, ...]:
    asked = [form.questions[name] for name in names if name in form.questions]
    return tuple(Place(question.id, row if question.each else "") for question in asked)


_columns: dict[tuple[int, str, str], tuple[str, ...]] = {}


def _column_names(form: Form, grid: str, column: Column) -> tuple[str, ...]:
    key = (id(form), grid, column.id)
    if key not in _columns:
        names = list(names_in(column.say))
        for spec in form.blocks:
            if spec.into == f"{grid}.{column.id}":
                names += [name for name in names_in(spec.say) if name not in names]
        _columns[key] = tuple(names)
    return _columns[key]
