"""prompts/<form>/ -> Form: reads the folder, and lists what in it is not understood, with file, line and key."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from imrassist import resources
from imrassist.errors import ImrError, UnknownNameError
from imrassist.interview.parsed import Files
from imrassist.interview.question import (
    BLOCK_KINDS,
    KINDS,
    QUESTION_ROLES,
    TABLE_ROLES,
    BlockSpec,
    Column,
    Criterion,
    Deadline,
    Form,
    Grid,
    Milestone,
    Option,
    Question,
    Section,
    Style,
    Table,
    Tally,
)
from imrassist.interview.split import Saying, Split

_T = TypeVar("_T")
_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_BLOCK_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*\Z")
_HEADER = re.compile(rb"^[ \t]*\[\[([^\]\n]+)\]\]", re.MULTILINE)
_FROM_FILE = {"line", "file", "section"}
_TOP = {
    "schema", "form", "style", "interview", "section", "table", "grid", "criterion", "scale", "quality", "deadline",
    "milestone", "words", "uncovered", "tally", "guidance", "codes",
}  # fmt: skip
_NESTED: dict[str, type[Any]] = {"options": Option, "columns": Column, "says": Saying}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a form's folder that is not understood."""

    file: str
    line: int
    key: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.key}: {self.what}"


def form_folder(form: str, more: Path | None = None) -> Path:
    """The folder of prompts/ for a form's id, or for a folder that the user names.

    `more` is a further folder to look for ids in. Raises ImrError when there is none.
    """
    shipped = resources.folder("prompts") / form if _plain(form) else None
    places = [shipped, more / form / "prompts" if more and _plain(form) else None]
    named = Path(form)
    places += [named / "prompts", named]
    for place in places:
        if place and (place / "form.toml").is_file():
            return place
    known = ", ".join(sorted(each.parent.name for each in resources.folder("prompts").glob("*/form.toml")))
    raise UnknownNameError(
        f'form "{form}"', "There is no form of this name.", f"Name one of: {known}; or a folder that holds one."
    )


def checks_folder(form: Form) -> Path:
    """Where the checks of this form lie: beside its prompts, or in the shipped checks/."""
    prompts = Path(form.folder)
    beside = prompts.parent / "checks" if prompts.name == "prompts" else prompts / "checks"
    return beside if beside.is_dir() else resources.folder("checks") / form.id


def load_form(form: str, more: Path | None = None, *, keep: bool = False) -> Form:
    """The form of this id or folder, whole. Raises ImrError naming the first fault when it is not sound.

    With `keep`, what its files hold is kept for the next start; a command that only looks writes nothing.
    """
    folder = form_folder(form, more)
    read, faults = read_form(folder, keep=keep)
    if faults or read is None:
        first = faults[0]
        raise ImrError(
            f"{first.file}, line {first.line}",
            f"{first.key}: {first.what}",
            f'Run "imrassist lint --form {form}" for the whole list ({len(faults)}).',
        )
    return read


def read_form(folder: Path, *, keep: bool = False) -> tuple[Form | None, list[Fault]]:
    """The form in this folder as far as it can be read, and everything in it that is not understood.

    None when form.toml cannot be read at all.
    """
    reader = _Reader(Files(folder))
    head = reader.file("form.toml")
    if head is None:
        return None, reader.faults
    for name in (*reader.files.raw, *reader.files.unreadable):
        if name != "form.toml":
            reader.section_file(name)
    form = reader.form(folder, head)
    if keep and not reader.faults:
        reader.files.keep()
    return form, reader.faults


def _plain(form: str) -> bool:
    return re.fullmatch(r"[a-z0-9][a-z0-9-]*", form) is not None


class _Reader:
    """Reads one folder, gathering what is understood and what is not."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.faults: list[Fault] = []
        self.questions: dict[str, Question] = {}
        self.blocks: list[BlockSpec] = []
        self.tallies: dict[str, Tally] = {}
        self.splits: dict[str, Split] = {}
        self.moved: dict[str, str] = {}
        self._hash = hashlib.sha256()
        self._block_ids: set[str] = set()
        self._name = ""
        self._headers: dict[str, list[int]] = {}

    @property
    def _text(self) -> str:
        return self.files.raw.get(self._name, b"").decode("utf-8", "replace")

    def file(self, name: str) -> dict[str, Any] | None:
        """One file as TOML; None, and a fault, when it cannot be read."""
        self._name = name
        if name not in self.files.raw:
            why = self.files.unreadable.get(name, "No such file or directory")
            self._fault(1, name, f"cannot be read ({why}).")
            return None
        raw = self.files.raw[name]
        self._hash.update(name.encode() + b"\0" + raw.replace(b"\r\n", b"\n") + b"\0")
        self._headers = _headers(raw)
        try:
            return self.files.parse(name)
        except (ValueError, RecursionError) as error:
            found = re.search(r"line (\d+)", str(error))
            self._fault(int(found[1]) if found else 1, name, f"is not sound TOML: {error}.")
        return None

    def section_file(self, name: str) -> None:
        """One section's questions, blocks and tallies."""
        raw = self.file(name)
        if raw is None:
            return
        section = raw.get("section", "")
        if not isinstance(section, str) or not section:
            self._fault(1, "section", "is missing; write the id of the section this file is about.")
        for kind in [key for key in raw if key not in ("section", "question", "block", "tally", "split", "moved")]:
            self._fault(self._line(kind), kind, "is not known here; write question, block, tally, split or moved.")
        for line, one in self._tables(raw, "question"):
            self._question(line, one, str(section))
        for line, one in self._tables(raw, "block"):
            self._block(line, one, str(section))
        for line, one in self._tables(raw, "tally"):
            self._tally(line, one)
        for line, one in self._tables(raw, "split"):
            made = self._make(Split, one, line, {"file": self._name, "line": line})
            self.splits |= {made.id: made} if made else {}
        for line, one in self._tables(raw, "moved"):
            if isinstance(one.get("from"), str) and isinstance(one.get("to"), str):
                self.moved[one["from"]] = one["to"]
            else:
                self._fault(line, "moved", "needs from and to.")

    def form(self, folder: Path, head: dict[str, Any]) -> Form:
        """Everything read, as a Form."""
        self._name, self._headers = "form.toml", _headers(self.files.raw["form.toml"])
        for key in head.keys() - _TOP:
            self._fault(self._line(key), key, "is not known in form.toml.")
        for line, one in self._tables(head, "tally"):
            self._tally(line, one)
        tables = {t.id: t for t in self._all(head, "table", Table)}
        for table in tables.values():
            if table.role and table.role not in TABLE_ROLES:
                self._fault(self._line(table.role), "role", f'"{table.role}" is none of the roles of a table.')
        about = self._make(Form, head.get("form", {}), self._line("[form]"), {
            "style": self._make(Style, head.get("style", {}), self._line("[style]"), {}) or Style(),
            "order": tuple(head.get("interview", {}).get("order", ())),
            "sections": tuple(self._all(head, "section", Section)),
            "tables": tables,
            "questions": self.questions,
            "blocks": tuple(self.blocks),
            "tallies": self.tallies,
            "splits": self.splits,
            "grids": {g.id: g for g in self._all(head, "grid", Grid)},
            "criteria": tuple(self._all(head, "criterion", Criterion)),
            "scale": tuple(self._all(head, "scale", Option)),
            "quality_labels": dict(head.get("quality", {})),
            "deadlines": tuple(self._all(head, "deadline", Deadline)),
            "milestones": tuple(self._all(head, "milestone", Milestone)),
            "interview_questions": tuple(head.get("interview", {}).get("always", ())),
            "guidance": tuple(head.get("guidance", {}).get("paragraphs", ())),
            "called": dict(head.get("guidance", {}).get("called", {})),
            "paragraphs": dict(head.get("uncovered", {})),
            "words": dict(head.get("words", {})),
            "codes": dict(head.get("codes", {})),
            "moved": self.moved,
            "digest": self._hash.hexdigest()[:16],
            "folder": str(folder),
        })  # fmt: skip
        return self._in_print_order(about or Form(id="", version="", title="", short=""))

    def _in_print_order(self, form: Form) -> Form:
        rank = {section.id: n for n, section in enumerate(form.sections)}
        placed: list[Question | BlockSpec] = [*self.questions.values(), *self.blocks]
        for what in placed:
            if what.section not in rank:
                self.faults.append(
                    Fault(what.file, what.line, "section", f'"{what.section}" is no section of form.toml.')
                )
        blocks = sorted(form.blocks, key=lambda block: rank.get(block.section, 999))
        return dataclasses.replace(form, blocks=tuple(blocks))

    def _question(self, line: int, raw: dict[str, Any], section: str) -> None:
        made = self._make(Question, raw, line, {"section": section, "file": self._name, "line": line})
        if made is None:
            return
        if not _ID.match(made.id):
            self._fault(line, "id", f'"{made.id}" is no id: lower case letters, figures and _ only.')
        if made.id in self.questions:
            self._fault(line, "id", f'"{made.id}" is there twice.')
        if made.kind not in KINDS:
            self._fault(line, "kind", f'"{made.kind}" is none of: {", ".join(KINDS)}.')
        if made.role and made.role not in QUESTION_ROLES:
            self._fault(line, "role", f'"{made.role}" is none of the roles of a question.')
        if made.need not in ("must", "should", "may"):
            self._fault(line, "need", f'"{made.need}" is none of: must, should, may.')
        self.questions[made.id] = made

    def _block(self, line: int, raw: dict[str, Any], section: str) -> None:
        raw = {("uses" if key == "from" else key): value for key, value in raw.items()}
        extra = {"file": self._name, "line": line, "section": section}
        if isinstance(raw.get("section"), str):
            extra["section"] = raw.pop("section")
        made = self._make(BlockSpec, raw, line, extra)
        if made is None:
            return
        if not _BLOCK_ID.match(made.id) or made.id in self._block_ids:
            self._fault(line, "id", f'"{made.id}" is there twice, or is no id such as s3.role.')
        if made.kind not in BLOCK_KINDS:
            self._fault(line, "kind", f'"{made.kind}" is none of: {", ".join(BLOCK_KINDS)}.')
        self._block_ids.add(made.id)
        self.blocks.append(made)

    def _tally(self, line: int, raw: dict[str, Any]) -> None:
        made = self._make(Tally, raw, line, {"file": self._name, "line": line})
        if made:
            self.tallies[made.id] = made

    def _all(self, raw: dict[str, Any], key: str, cls: type[_T]) -> list[_T]:
        made = [
            self._make(cls, one, line, {"file": self._name} if key == "section" else {})
            for line, one in self._tables(raw, key)
        ]
        return [each for each in made if each is not None]

    def _make(self, cls: type[_T], raw: Any, line: int, extra: dict[str, Any]) -> _T | None:
        if not isinstance(raw, dict):
            self._fault(line, cls.__name__.lower(), "must be a table of keys.")
            return None
        fields, needed = _fields(cls)  # type: ignore[arg-type]  # a class is hashable; mypy doubts it of a type variable
        values: dict[str, Any] = dict(extra)
        for key, value in raw.items():
            name = "columns" if key == "column" else key
            if name not in fields or name in extra:
                self._fault(self._line(key, line), key, "is not known here.")
            elif (fixed := self._value(fields[name], name, value, line)) is not None:
                values[name] = fixed
        missing = [name for name in needed if name not in values]
        if missing:
            self._fault(line, ", ".join(missing), "is missing.")
            return None
        return cls(**values)

    def _value(self, wanted: str, name: str, value: Any, line: int) -> Any:
        if name in _NESTED and isinstance(value, list):
            parts = [_option(each) if name == "options" else each for each in value]
            return tuple(made for each in parts if (made := self._make(_NESTED[name], each, line, {})) is not None)
        if wanted == "tuple[str, ...]" and isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        if wanted == "str" and isinstance(value, str):
            return value
        if wanted == "bool" and isinstance(value, bool):
            return value
        if wanted in ("int", "float") and isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        self._fault(self._line(name, line), name, "has a value of the wrong kind.")
        return None

    def _tables(self, raw: dict[str, Any], key: str) -> list[tuple[int, dict[str, Any]]]:
        tables = raw.get(key, [])
        if not isinstance(tables, list):
            self._fault(self._line(key), key, f"must be written as [[{key}]].")
            return []
        lines = self._headers.get(key, []) + [1] * len(tables)
        return list(zip(lines, tables, strict=False))

    def _line(self, key: str, start: int = 1) -> int:
        for n, text in enumerate(self._text.split("\n"), 1):
            if n >= start and re.match(rf"\s*(\[+{re.escape(key)}\b|{re.escape(key)}\s*=|{re.escape(key)})", text):
                return n
        return start

    def _fault(self, line: int, key: str, what: str) -> None:
        self.faults.append(Fault(self._name, line, key, what))


@lru_cache
def _fields(cls: Any) -> tuple[dict[str, str], tuple[str, ...]]:
    """The keys that a table of this sort may have, each with its type; and those it must have."""
    fields = [field for field in dataclasses.fields(cls) if field.name not in _FROM_FILE]
    missing = dataclasses.MISSING
    needed = tuple(field.name for field in fields if field.default is missing and field.default_factory is missing)
    return {field.name: str(field.type) for field in fields}, needed


def _headers(raw: bytes) -> dict[str, list[int]]:
    """The lines on which each sort of table begins, from 1."""
    lines: dict[str, list[int]] = {}
    line, at = 1, 0
    for found in _HEADER.finditer(raw):
        line, at = line + raw.count(b"\n", at, found.start(1)), found.start(1)
        lines.setdefault(found[1].decode("utf-8", "replace"), []).append(line)
    return lines


def _option(raw: Any) -> Any:
    return {"id": raw, "label": raw.replace("_", " ").capitalize()} if isinstance(raw, str) else raw
