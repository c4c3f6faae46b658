"""Keyring: the key file of one open draft: found, read when it is first needed, changed and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from imrassist import gate
from imrassist.errors import ImrError, ReadOnlyError
from imrassist.interview.question import Form
from imrassist.privacy.coding import PARTS, offered, troubles
from imrassist.privacy.folding import fold
from imrassist.privacy.key import KINDS, Entry, Key
from imrassist.storage.key_file import ReadKey, read_key, write_key
from imrassist.storage.key_place import new_place, place_of, remember


class Keyring:
    """The key of one review. Nothing that it says quotes a name."""

    def __init__(self, doc_id: str, draft: Path, form: Form, fresh_id: Callable[[], str]) -> None:
        self._doc_id, self._draft, self._form, self._fresh_id = doc_id, draft, form, fresh_id
        self._read: ReadKey | None = None
        self._tried = False
        self._named: Path | None = None
        self.trouble = ""
        """Why the key that there is cannot be read; empty when it can, or there is none."""

    @property
    def key(self) -> Key:
        """The key; without entries when there is none, or it cannot be read (`trouble`)."""
        if not self._tried:
            self._load()
        return self._read.key if self._read else self._empty

    @property
    def path(self) -> Path | None:
        """Where the key lies; None when there is none."""
        return self._named or place_of(self._doc_id, self._draft)

    @property
    def there(self) -> bool:
        """Whether there is a key."""
        return self.path is not None

    def use(self, path: Path, *, keep: bool = False) -> None:
        """Takes the key at this path from now on; with ``keep`` also the next time.

        Raises ImrError when it is there and cannot be read, or is the key of another review.
        """
        path = path.expanduser()
        if path.exists():
            read = read_key(path)
            if read.key.doc_id not in ("", self._doc_id):
                what, mend = "This is the key of another review.", "Name the key of this one."
                raise ImrError(path.name, what, mend)
        self._named, self._tried = path.absolute(), False
        if keep:
            remember(self._doc_id, self._named)

    def reload(self) -> None:
        """Reads the key anew: another program may have changed it."""
        self._tried = False

    def notices(self) -> list[str]:
        """What the author should know of the key, in sentences."""
        key = self.key
        if self.trouble:
            return [f"Names are not being checked: {self.trouble}"]
        told = [fault.what for fault in self._read.faults] if self._read else []
        return [*told, *troubles(key)]

    def offered(self, part: str, *, title: str = "", post: str = "") -> str:
        """The next free code for a child, an adult, a worker, an address, a school ... by the form's scheme."""
        taken = [entry.code for entry in self.key.entries]
        return offered(self._form.codes, part, taken, title=title, post=post)

    def likely(self, words: str, kind: str) -> list[Entry]:
        """The entries of a kind, those first whose name is most like these words."""
        from rapidfuzz import fuzz

        wanted = fold(words)
        those = [entry for entry in self.key.entries if entry.kind == kind]
        return sorted(those, key=lambda entry: -max(fuzz.partial_ratio(wanted, fold(f)) for f in entry.all_forms))

    def add(
        self,
        *,
        real: str,
        code: str = "",
        kind: str = "",
        part: str = "",
        sex: str = "",
        title: str = "",
        post: str = "",
        forms: Iterable[str] = (),
    ) -> Entry:
        """Adds somebody or something; without a code the next free one, provisional until the board gives another.

        Raises ImrError, and changes nothing, for a name of one letter, one that is a code, one that is there already
        under another code, a code that somebody else has, and when the key cannot be written.
        """
        real, code = gate.one_line(real).text, gate.one_line(code).text
        kind = kind or PARTS.get(part, "person")
        title = gate.one_line(title).text
        given = bool(code)
        code = code or self.offered(part or _part(kind), title=title, post=gate.one_line(post).text)
        entry = Entry(
            id=f"key-{self._fresh_id()}",
            code=code,
            kind=kind,
            real=real,
            forms=_forms(forms, real),
            sex=sex[:1].upper(),
            title=title,
            part=part,
            provisional=not given,
        )
        self._fit(entry)
        self.change(self.key.with_entry(entry))
        return entry

    def amend(self, entry: Entry) -> None:
        """Puts a changed entry in the place of the one with its id. Raises ImrError as `add`."""
        self._fit(entry)
        self.change(self.key.with_entry(entry))

    def add_form(self, entry_id: str, form: str) -> None:
        """Adds another form of somebody's name. Raises ImrError as `add`."""
        entry = self.key.entry(entry_id)
        if entry is not None:
            forms = _forms((*entry.forms, gate.one_line(form).text), entry.real)
            self.amend(replace(entry, forms=forms))

    def remove(self, entry_id: str) -> None:
        """Takes somebody out of the key. Raises ImrError when it cannot be written."""
        self.change(self.key.without(entry_id))

    def change(self, key: Key) -> None:
        """Writes a changed key, whole or not at all; the one before stays beside it. Raises ImrError."""
        before = self.key
        if key == before:
            return
        if self.trouble:
            raise ImrError("the key", "It cannot be read, so it is not written over.", "Mend it first.")
        if self._read is not None and self._read.newer:
            what = "It was written by a newer imrassist."
            raise ReadOnlyError("the key", what, "Install the newer version to change it.")
        path = self.path or new_place(self._doc_id)
        key = replace(key, doc_id=self._doc_id)
        known = self._read.digest if self._read else ""
        digest = write_key(path, key, digest=known)
        if self._named is None:
            self._named = path
            remember(self._doc_id, path)
        self._read = ReadKey(key=key, digest=digest, faults=self._read.faults if self._read else ())

    def _load(self) -> None:
        self._tried, self._read, self.trouble = True, None, ""
        self._empty = Key(doc_id=self._doc_id)
        path = self.path
        if path is None or (self._named is not None and not path.exists()):
            return
        try:
            self._read = read_key(path)
        except ImrError as error:
            self.trouble = str(error)

    def _fit(self, entry: Entry) -> None:
        """Raises ImrError when an entry cannot be in this key."""
        where = "the key"
        if entry.kind not in KINDS:
            raise ImrError(where, "It is neither a person, an address nor an organisation.", "Choose one of these.")
        if len(fold(entry.real)) < 2:
            raise ImrError(where, "A name must have two letters at least.", "Give the whole name.")
        others = [each for each in self.key.entries if each.id != entry.id]
        if any(_same(each.code, entry.code) for each in others):
            mend = "Choose another code, or add this as another form of the name that is there."
            raise ImrError(where, f"Somebody else has the code {entry.code}.", mend)
        for each in others:
            if fold(each.real) == fold(entry.real):
                raise ImrError(where, f"That name is in the key already, as {each.code}.", "Change that entry.")
        if any(_same(each.code, entry.real) for each in [*others, entry]):
            raise ImrError(where, "That is a code, and no real name.", "Give the real name.")


def _part(kind: str) -> str:
    return next((part for part, each in PARTS.items() if each == kind and part != "child"), kind)


def _forms(forms: Iterable[str], real: str) -> tuple[str, ...]:
    clean = (" ".join(form.split()) for form in forms)
    return tuple(dict.fromkeys(form for form in clean if len(fold(form)) > 1 and fold(form) != fold(real)))


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
