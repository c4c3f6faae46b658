"""Finds prompts/ and checks/: in the wheel beside this package, else at the top of the checkout."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `name` (``prompts`` or ``checks``) that goes with this installation."""
    shipped = _HERE / "_shipped" / name
    return shipped if shipped.is_dir() else _HERE.parent / name


def default_form() -> str:
    """The id of the form that is meant where none is named; prompts/forms.toml says which."""
    import tomllib

    return str(tomllib.loads((folder("prompts") / "forms.toml").read_text("utf-8"))["default"])
