"""What needs no open draft: checking files, and the forms with what is wrong in them."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from imrassist import resources
from imrassist.errors import ImrError
from imrassist.interview.load import Fault, form_folder, load_form, read_form
from imrassist.interview.question import Form

if TYPE_CHECKING:
    from imrassist.checks.coming import Coming
    from imrassist.checks.told import Checked
    from imrassist.intake.filled import Filled
    from imrassist.privacy.find import Finder
    from imrassist.privacy.key import Entry
    from imrassist.privacy.scanned import Scannable, Scanned
    from imrassist.storage.put_back import PutBack


def forms() -> list[Form]:
    """Every shipped form that can be read, by id."""
    folders = sorted(path.parent for path in resources.folder("prompts").glob("*/form.toml"))
    return [form for form, faults in map(read_form, folders) if form is not None and not faults]


def check(path: Path, *, form: str | None = None, today: date | None = None, key: Path | None = None) -> Checked:
    """What the checks say of one draft, or of a Word file; it is only read.

    Of a draft, all that was acknowledged counts, even if it is not saved yet. `form` names the folder of its form
    when it is not a shipped one; a Word file is held against that form, else against the usual one. Names are looked
    for by the `key`; without one, of a draft, by the key that is remembered for it. Raises ImrError when a file
    cannot be read, or is of a kind that cannot be checked.
    """
    if _is_word(path):
        return _word_checked(path, form, today or date.today(), key)
    from imrassist.checks.load import load_checks
    from imrassist.checks.naming import NameChecker, file_name_remarks, name_remarks
    from imrassist.checks.quality import load_rules, standings
    from imrassist.checks.review import review_remarks, review_told
    from imrassist.checks.run import Checker
    from imrassist.checks.told import Checked, content
    from imrassist.storage.key_place import key_of
    from imrassist.storage.store import Store
    from imrassist.writing.write import Writer

    form_of = cache(partial(_form, form))
    _, opened = Store.open(path, form_of, read_only=True)
    draft = opened.draft
    read = form_of(draft.form_id)
    report = Writer(read).write(draft)
    remarks = Checker(read, load_checks(read)).run(draft, report, today=today or date.today())
    names, trouble = key_of(draft.doc_id, path, key)
    checker = NameChecker(read, names)
    remarks += [*name_remarks(checker, draft, trouble), *file_name_remarks(checker, path.name)]
    return Checked(
        file=str(path),
        review=review_told(draft, report, read),
        content=content(report, read),
        form=read,
        standings=standings(read, load_rules(read), draft, remarks),
        remarks=(*remarks, *review_remarks(draft, report, read)),
        notices=opened.notices,
    )


def _word_checked(path: Path, form: str | None, today: date, key: Path | None) -> Checked:
    from imrassist.intake.checking import check_word
    from imrassist.storage.key_file import read_key

    read = read_key(key).key if key is not None else None
    return check_word(path, load_form(form or resources.default_form()), today=today, key=read)


def read_form_file(path: Path, *, form: str | None = None, today: date | None = None) -> Filled:
    """A form that was filled in by hand in Word, as what makes a new draft of it; the file is only read.

    Raises ImrError when it cannot be read.
    """
    from imrassist.intake.filled import fill_draft

    def fresh_id() -> str:
        return secrets.token_hex(4)

    read = load_form(form or resources.default_form())
    return fill_draft(path, read, today=today or date.today(), fresh_id=fresh_id)


def coming_with(filled: Filled, *, form: str | None = None) -> Coming:
    """How many details that may identify somebody stand in a filled form; a new draft has no key yet."""
    from imrassist.checks.coming import coming_in
    from imrassist.checks.naming import NameChecker
    from imrassist.intake.filled import texts_of_filled
    from imrassist.privacy.key import Key

    read = load_form(form or resources.default_form())
    return coming_in(texts_of_filled(read, filled), NameChecker(read, Key(doc_id="")).spans)


def put_back(path: Path, *, dry_run: bool = False) -> PutBack | None:
    """Brings back what is kept of a draft that is gone, or newer than its file; None when there is no such thing.

    Raises ImrError when it cannot be written.
    """
    from imrassist.storage.put_back import put_back as bring

    return bring(path, dry_run=dry_run, now=datetime.now())


class Scan:
    """One run of searching many files for names; each key's names are prepared once."""

    def __init__(self, key: Path | None = None) -> None:
        """With the key at this path for every document that has none of its own. Raises ImrError as `read_key` does."""
        self._key: tuple[Entry, ...] | None = None
        self._allow: tuple[str, ...] = ()
        if key is not None:
            from imrassist.storage.key_file import read_key

            read = read_key(key).key
            self._key, self._allow = read.entries, tuple(sorted(read.allowed()))
        self._finders: dict[tuple[tuple[Entry, ...], tuple[str, ...]], Finder] = {}
        self.done: list[Scanned] = []

    def file(self, path: Path) -> list[ImrError]:
        """Search one file; what of it could not be read. Raises ImrError when nothing of it can be."""
        from imrassist.intake.scanning import documents_of

        _checkable(path)
        if path.name.endswith(".imr.toml"):
            self._search(_draft_to_scan(path, own_key=self._key is None))
            return []
        faults = []
        for document in documents_of(path):
            if isinstance(document, ImrError):
                faults.append(document)
            else:
                self._search(document)
        return faults

    def told(self, *, as_json: bool) -> str:
        """What was found in all files so far: for people, or as the JSON of the contract (version 1)."""
        from imrassist.privacy import scanned

        if as_json:
            return json.dumps(scanned.as_json(self.done), ensure_ascii=False, indent=1) + "\n"
        return scanned.as_text(self.done)

    def _search(self, document: Scannable) -> None:
        from imrassist.privacy.find import Finder
        from imrassist.privacy.passages import mark, shortened
        from imrassist.privacy.scanned import Scanned

        own = document.entries is not None
        entries = document.entries if document.entries is not None else self._key or ()
        allow = document.allow if own else (*self._allow, *document.allow)
        finder = self._finders.get((entries, allow))
        if finder is None:
            self._finders.clear()  # documents of one key stand together, and a finder for each would fill the memory
            finder = self._finders[entries, allow] = Finder(entries, allow)
        short = shortened(document.passages, document.allow, [entry.code for entry in entries])
        self.done.append(
            Scanned(
                doc=document.doc,
                found=mark(finder, document.passages),
                abbreviations=short.abbreviations,
                definitions=short.definitions,
            )
        )


def _draft_to_scan(path: Path, *, own_key: bool) -> Scannable:
    """A draft with everything that its author typed, and its own key where one is known and can be read."""
    from imrassist import settings
    from imrassist.checks.naming import texts_of
    from imrassist.intake.scanning import name_passage
    from imrassist.privacy.passages import Passage
    from imrassist.privacy.scanned import Scannable
    from imrassist.storage.key_file import read_key
    from imrassist.storage.store import Store

    form_of = cache(partial(_form, None))
    _, opened = Store.open(path, form_of, read_only=True)
    draft = opened.draft
    kept = settings.load()[0].keys.get(draft.doc_id) if own_key else None
    key = read_key(Path(kept)).key if kept else None
    workers = frozenset(["person", "phone", "email"])  # who is to be asked may be named: it is printed nowhere
    passages = (
        *(
            Passage(
                text=each.text,
                where=f"{each.where}, {each.part}",
                may_hold=workers if each.part == "who" else frozenset(),
            )
            for each in texts_of(form_of(draft.form_id), draft)
        ),
        name_passage(path),
    )
    return Scannable(
        doc=str(path),
        passages=passages,
        entries=key.entries if key is not None else None,
        allow=tuple(sorted(key.allowed())) if key is not None else (),
    )


def told(files: Sequence[Checked], *, as_json: bool = False) -> str:
    """What was found in these files: for people, or as the JSON of the contract (version 1). Ends with a line end."""
    from imrassist.checks import told as telling

    if as_json:
        return json.dumps(telling.as_json(files), ensure_ascii=False, indent=1) + "\n"
    return "\n".join(telling.as_text(checked) for checked in files)


def lint(form: str = "") -> list[Fault]:
    """Everything that is wrong in a form's own files, in the order of files and lines; without a form, of all shipped.

    Raises ImrError where there is no such form.
    """
    if not form:
        shipped = sorted(path.parent.name for path in resources.folder("prompts").glob("*/form.toml"))
        return [fault for each in shipped for fault in lint(each)]
    from imrassist.checks.lint import check_faults, questions_used
    from imrassist.checks.load import read_checks
    from imrassist.interview import lint as linting
    from imrassist.writing.fill import names_here, names_in, template_faults

    read, faults = read_form(form_folder(form))
    if read is None or faults:
        return faults
    checks = read_checks(read)
    templates = linting.Templates(names_in, names_here, template_faults)
    return [*linting.lint(read, questions_used(read, checks), templates), *check_faults(read, checks)]


def demo(folder: Path, form: str = "") -> Path:
    """A private copy of the form's made-up example in this folder, which is made; its key, made up too, goes beside it.

    One that is there already is left as it is. Raises ImrError when the form has no example, or it cannot be copied.
    """
    copy = folder / "example.imr.toml"
    source = form_folder(form or resources.default_form()) / "example" / copy.name
    if not source.is_file():
        raise ImrError("the example", "This form has no example.", "Name another form.", "")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not copy.exists():
            from imrassist.storage.copy_of import copy_as_new

            copy_as_new(source, copy)
            _demo_key(source, copy)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else "it is not there"
        raise ImrError("the example", f"It cannot be copied: {why}.", "Look whether the disk is full.", "") from None
    return copy


def _demo_key(source: Path, copy: Path) -> None:
    """The key of the example as that of its copy."""
    from dataclasses import replace

    from imrassist.storage.draft_file import read_draft
    from imrassist.storage.key_file import read_key, write_key
    from imrassist.storage.key_place import ENDING
    from imrassist.storage.toml_guard import Damage

    key = source.with_name(source.name.removesuffix(".imr.toml") + ENDING)
    read = read_draft(copy.read_bytes())
    if key.is_file() and not isinstance(read, Damage):
        beside = copy.with_name(key.name)
        beside.unlink(missing_ok=True)
        write_key(beside, replace(read_key(key).key, doc_id=read.draft.doc_id))


def _checkable(path: Path) -> None:
    if not path.exists():
        raise ImrError(str(path), "There is no such file.", "Look at its name and folder.", "")
    if path.is_dir():
        raise ImrError(str(path), "This is a folder.", "Name the files in it.", "")
    if not path.is_file():
        raise ImrError(str(path), "It is not a file that can be read as a whole.", "Name a draft.", "")


def _is_word(path: Path) -> bool:
    """Whether it is to be read as a Word file: by its name, and one that is no Word file is told so there."""
    _checkable(path)
    return path.suffix.lower() in (".docx", ".docm", ".dotx", ".dotm", ".doc", ".rtf", ".odt", ".pdf")


def _form(named: str | None, form_id: str) -> Form:
    return load_form(named or form_id)
