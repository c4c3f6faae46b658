"""checks/ -> CheckSet: reads the checks of a form, and lists what is not understood, with file, line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from imrassist import resources
from imrassist.checks.check import TEXT_KEYS, Check, GatherKind, Key, Kind, TextKind, names_in_keys
from imrassist.checks.kinds import KINDS
from imrassist.checks.names import LackingError, Names, UnknownNameError
from imrassist.checks.prose import Phrase
from imrassist.checks.remark import GRADES
from imrassist.checks.rules import RULES
from imrassist.checks.values import ValueFault, Values
from imrassist.errors import ImrError
from imrassist.interview.load import Fault, checks_folder
from imrassist.interview.question import Form
from imrassist.model.digest import digest

_ID = re.compile(r"[a-z][a-z_]*\.[a-z][a-z0-9_]*\Z")
_BRACES = re.compile(r"\{([a-z_]*)\}")
_ALWAYS = frozenset({"row", "of", "question", "one", "many"})
"""Braces that every say and mend may hold: the row's label, the same in brackets
where there is a row, the question's short name, what its rows are called."""
_TEXTS = ("id", "grade", "source", "say", "mend")
_HEAD = (*_TEXTS, "kind", "bad", "good")
_OWN_FILES = ("form.toml", "criteria.toml")


@dataclass(frozen=True, kw_only=True)
class CheckSet:
    """All checks of one form."""

    form: Form
    checks: tuple[Check, ...]
    """In the order of the files: common first."""
    words: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    lacking: Mapping[str, str] = field(default_factory=dict)
    """Common checks that do not apply, by id, each with the role or meaning that this form lacks."""
    faults: tuple[Fault, ...] = ()
    digest: str = ""

    def get(self, check_id: str) -> Check | None:
        """The check of this id."""
        return next((check for check in self.checks if check.id == check_id), None)

    @property
    def questions(self) -> frozenset[str]:
        """Ids of all questions that a check names."""
        names = {name for check in self.checks for name in check.names}
        names |= {name for check in self.checks for key in TEXT_KEYS for name in _tuple(check[key])}
        return frozenset(name for name in names if name in self.form.questions)


def load_checks(form: Form) -> CheckSet:
    """The checks of this form. Raises ImrError naming the first fault when they are not sound."""
    read = read_checks(form)
    if read.faults:
        first = read.faults[0]
        raise ImrError(
            f"{first.file}, line {first.line}",
            f"{first.key}: {first.what}",
            f'Run "imrassist lint --form {form.id}" for the whole list ({len(read.faults)}).',
        )
    return read


def read_checks(form: Form, *, common: Path | None = None, own: Path | None = None) -> CheckSet:
    """The checks of this form as far as they can be read, with everything in them that is not understood.

    `common` holds the checks of every form, beside a folder ``words``; `own` those of this form. By default they are
    the shipped ones, and those that lie with the form.
    """
    common = common or resources.folder("checks") / "common"
    own = own or checks_folder(form)
    reader = _Reader(form, own)
    reader.word_files(common.parent / "words")
    reader.word_files(own / "words")
    reader.known_meanings(common / "form.toml")
    reader.meanings(own / "form.toml")
    for folder, is_common in ((common, True), (own, False)):
        for path in sorted(folder.glob("*.toml")):
            if path.name not in _OWN_FILES:
                reader.family(path, common=is_common)
    return reader.read()


def kind_for(check: Check) -> Kind:
    """How this check is looked for: its kind, or the rule of its name."""
    return RULES[check.id] if check.kind == "rule" else KINDS[check.kind]


def _tuple(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


class _Reader:
    """Reads the folders of one form, gathering what is understood and what is not."""

    def __init__(self, form: Form, own: Path) -> None:
        self._form = form
        self._own = own
        self._words: dict[str, tuple[Phrase, ...]] = {}
        self._meanings: dict[str, str] = {}
        self._known: frozenset[str] = frozenset()
        self._changes: dict[str, dict[str, Any]] = {}
        self._checks: dict[str, Check] = {}
        self._lacking: dict[str, str] = {}
        self._faults: list[Fault] = []
        self._file = ""
        self._text = ""
        self._all: list[str] = [form.digest]

    def read(self) -> CheckSet:
        """Everything read."""
        for check_id in self._changes.keys() - self._checks.keys() - self._lacking.keys():
            self._faults.append(Fault("form.toml", 1, "change", f'"{check_id}" is no check.'))
        return CheckSet(
            form=self._form,
            checks=tuple(self._checks.values()),
            words=self._words,
            meanings=self._meanings,
            lacking=self._lacking,
            faults=tuple(self._faults),
            digest=digest(self._all),
        )

    def word_files(self, folder: Path) -> None:
        """Lists of words: `words` alone, or `[[phrase]]` with what to write instead."""
        for path in sorted(folder.glob("*.toml")):
            raw = self._toml(path)
            for key in raw.keys() - {"words", "phrase", "about", "licence"}:
                self._fault(self._line(key), key, "is not known in a list of words; write words or phrase.")
            plain = raw.get("words", [])
            phrases = [Phrase(each) for each in plain if isinstance(each, str) and each.strip()]
            if not isinstance(plain, list) or len(phrases) != len(plain):
                self._fault(self._line("words"), "words", "must be a list of words in quotes, none of them empty.")
            for line, one in self._tables(raw, "phrase"):
                if (
                    isinstance(one.get("find"), str)
                    and isinstance(one.get("use", ""), str)
                    and not one.keys() - {"find", "use"}
                ):
                    phrases.append(Phrase(one["find"], one.get("use", "")))
                else:
                    self._fault(line, "phrase", "needs find, may have use, and nothing else.")
            self._words[path.stem] = self._words.get(path.stem, ()) + tuple(phrases)

    def known_meanings(self, path: Path) -> None:
        """The meanings that common checks speak of; a form may define each of them, or have no such checks."""
        raw = self._toml(path) if path.is_file() else {}
        for key in raw.keys() - {"meaning"}:
            self._fault(self._line(key), key, "is not known here; write meaning.")
        self._known = frozenset(raw.get("meaning", {}))

    def meanings(self, path: Path) -> None:
        """What common words mean in this form, and which common checks it changes."""
        if not path.is_file():
            return
        raw = self._toml(path)
        for key in raw.keys() - {"meaning", "change"}:
            self._fault(self._line(key), key, "is not known here; write meaning or change.")
        names = Names(self._form, {}, frozenset(), common=False)
        for name, text in raw.get("meaning", {}).items():
            try:
                names.condition(text if isinstance(text, str) else "")
                self._meanings[name] = text
            except (UnknownNameError, LackingError) as error:
                self._fault(self._line(name), name, str(error))
        for line, one in self._tables(raw, "change"):
            check = one.get("check")
            if not isinstance(check, str):
                self._fault(line, "change", "needs check, the id of the check it changes.")
                continue
            self._changes[check] = {key: value for key, value in one.items() if key != "check"}

    def family(self, path: Path, *, common: bool) -> None:
        """One family's checks."""
        raw = self._toml(path)
        for key in raw.keys() - {"check", "about"}:
            self._fault(self._line(key), key, "is not known here; write check.")
        names = Names(self._form, self._meanings, self._known, common=common)
        for line, one in self._tables(raw, "check"):
            self._check(line, one, path.stem, names)

    def _check(self, line: int, raw: dict[str, Any], family: str, names: Names) -> None:
        faults = len(self._faults)
        kind = self._head(line, raw, family)
        if kind is None or len(self._faults) > faults:
            return
        check_id = raw["id"]
        raw = {**raw, **self._changes.get(check_id, {})}
        if raw.pop("off", False):
            self._lacking[check_id] = "the form turns it off"
            return
        specs = {**kind.keys, **(TEXT_KEYS if isinstance(kind, (TextKind, GatherKind)) else {})}
        keys: dict[str, Any] = {}
        values = Values(names, self._words)
        try:
            for key, value in raw.items():
                if key in _HEAD:
                    continue
                if key not in specs:
                    known = f'"{raw.get("kind", "rule")}"; it knows: {", ".join(sorted(specs))}.'
                    self._fault(self._line(key, line), key, f"is not known to the kind {known}")
                    continue
                keys[key] = self._value(values, specs[key], key, value, line)
            self._defaults(specs, keys, line)
        except LackingError as lacking:
            self._lacking[check_id] = str(lacking)
            return
        if len(self._faults) == faults:
            head: dict[str, str] = {key: raw[key] for key in _TEXTS}
            self._checks[check_id] = Check(
                **head,
                bad=tuple(raw["bad"]),
                good=tuple(raw["good"]),
                kind=raw.get("kind", "rule"),
                keys=keys,
                names=names_in_keys(specs, keys),
                common=names.common,
                file=self._file,
                line=line,
            )

    def _head(self, line: int, raw: dict[str, Any], family: str) -> Kind | None:
        """The kind of a check whose head is sound; None, and faults, otherwise."""
        for key in _TEXTS:
            if not isinstance(raw.get(key), str) or not raw[key].strip():
                self._fault(self._line(key, line), key, "is missing, or is no text.")
                return None
        for key in ("bad", "good"):
            if not isinstance(raw.get(key), list) or not raw[key]:
                what = "is missing: every check has examples that raise it, and examples that do not."
                self._fault(self._line(key, line), key, what)
        check_id = raw["id"]
        if not _ID.match(check_id) or not check_id.startswith(f"{family}."):
            self._fault(line, "id", f'"{check_id}" must be {family}. and a name in lower case.')
        if check_id in self._checks or check_id in self._lacking:
            self._fault(line, "id", f'"{check_id}" is there twice.')
        if raw["grade"] not in GRADES:
            self._fault(self._line("grade", line), "grade", f'"{raw["grade"]}" is none of: {", ".join(GRADES)}.')
        name = raw.get("kind", "rule")
        kind: Kind | None = RULES.get(check_id) if name == "rule" else KINDS.get(name)
        if kind is None:
            known = ", ".join(sorted(KINDS))
            self._fault(self._line("kind", line), "kind", f'"{name}" is none of: {known}; nor is there such a rule.')
            return None
        self._braces(line, raw, kind.gives | _ALWAYS)
        return kind

    def _braces(self, line: int, raw: dict[str, Any], given: frozenset[str]) -> None:
        for key in ("say", "mend"):
            for brace in _BRACES.findall(raw[key]):
                if brace not in given:
                    what = f'"{{{brace}}}" is not given here; there are: {", ".join(sorted(given))}.'
                    self._fault(self._line(key, line), key, what)

    def _defaults(self, specs: Mapping[str, Key], keys: dict[str, Any], line: int) -> None:
        for key, spec in specs.items():
            if key in keys:
                continue
            if spec.need:
                self._fault(line, key, "is missing.")
            elif spec.default is not None:
                keys[key] = spec.default
        if "not_from" in specs and "not_from" not in keys:
            # The board's own terms of reference are given: nobody may reword them.
            role = self._form.by_role("term_text")
            given = {role.id} if role else set()
            keys["not_from"] = tuple(sorted(given - set(keys.get("from") or ())))

    def _value(self, values: Values, spec: Key, key: str, value: Any, line: int) -> Any:
        try:
            return values.read(spec, value)
        except ValueFault as fault:
            self._fault(self._line(key, line), key, str(fault))
            return None

    def _toml(self, path: Path) -> dict[str, Any]:
        inside = path.parent.name if path.parent != self._own else self._own.name
        self._file, self._text = f"{inside}/{path.name}", ""
        try:
            self._text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
            self._all.append(self._text)
            return tomllib.loads(self._text)
        except OSError as error:
            self._fault(1, path.name, f"cannot be read ({error.strerror}).")
        except (ValueError, RecursionError) as error:
            found = re.search(r"line (\d+)", str(error))
            self._fault(int(found[1]) if found else 1, path.name, f"is not sound TOML: {error}.")
        return {}

    def _tables(self, raw: dict[str, Any], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
        tables = raw.get(key, [])
        if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
            self._fault(self._line(key), key, f"must be written as [[{key}]].")
            return
        lines = [n for n, text in enumerate(self._text.split("\n"), 1) if text.strip().startswith(f"[[{key}]]")]
        yield from zip(lines + [1] * len(tables), tables, strict=False)

    def _line(self, key: str, start: int = 1) -> int:
        for n, text in enumerate(self._text.split("\n"), 1):
            if n > start and start > 1 and text.startswith("[["):
                break
            if n >= start and re.match(rf"\s*(\[+{re.escape(key)}\b|{re.escape(key)}\s*=)", text):
                return n
        return start

    def _fault(self, line: int, key: str, what: str) -> None:
        self._faults.append(Fault(self._file, line, key, what))
