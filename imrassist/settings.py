"""The user's settings, and the private folders that the program keeps its own files in."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

RECENT = 20
"""How many drafts are remembered."""
SETTINGS_BYTES = 1_000_000
"""A settings file larger than this was not written by us, and is not read."""

_FILE = "settings.toml"
_DAMAGED = "Your settings file is damaged, so the program starts without it."
_NOT_SAVED = "Your settings could not be saved. The draft is not touched by this."


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose, and where things were last. Never a name, an answer, or a key's content."""

    theme: str = ""
    """``light``, ``dark`` or ``high-contrast``; empty for the program's own choice."""
    recent: tuple[str, ...] = ()
    """Whole paths of drafts, the last opened first, `RECENT` at most."""
    forms: str = ""
    """A folder with further forms; empty for none."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Where the key of each review lies, by `doc_id`."""
    folders: Mapping[str, str] = field(default_factory=dict)
    """Where things were last put, by what they are: ``draft``, ``export``."""
    unknown: Mapping[str, Any] = field(default_factory=dict)
    """Settings that this version does not know, or cannot use; kept and written back."""

    def opened(self, draft: Path) -> Settings:
        """The same with this draft as the last opened one."""
        path = str(draft.absolute())
        return replace(self, recent=(path, *(each for each in self.recent if each != path))[:RECENT])

    def forgotten(self, draft: str) -> Settings:
        """The same without this path among the drafts last opened."""
        return replace(self, recent=tuple(each for each in self.recent if each != draft))

    def with_key(self, doc_id: str, key: Path) -> Settings:
        """The same with the place of this review's key."""
        return replace(self, keys={**self.keys, doc_id: str(key.absolute())})

    def with_folder(self, what: str, folder: Path) -> Settings:
        """The same with the folder where such things were last put."""
        return replace(self, folders={**self.folders, what: str(folder.absolute())})


def config_dir() -> Path:
    """The user's configuration folder, made when there is none; ``IMRASSIST_CONFIG_DIR`` names another.

    Raises OSError when it cannot be made.
    """
    return _private("IMRASSIST_CONFIG_DIR", "user_config_path")


def state_dir() -> Path:
    """The private folder of journals, undo and backups; ``IMRASSIST_STATE_DIR`` names another.

    On a local disk, never a roaming or shared one. Raises OSError when it cannot be made.
    """
    return _private("IMRASSIST_STATE_DIR", "user_state_path")


def keys_dir() -> Path:
    """Where a key is put unless the user says otherwise: away from the draft, in a private folder of its own.

    Beside the state folder, not in it: who clears the state away keeps the keys. Raises OSError.
    """
    named = os.environ.get("IMRASSIST_STATE_DIR")
    if named:
        return _made(Path(named).expanduser() / "keys")
    return _made(_private("", "user_data_path") / "keys")


def load() -> tuple[Settings, tuple[str, ...]]:
    """The settings, and what was wrong with them in sentences.

    Never stops the program: a damaged file is kept aside under another name, and the program goes on as if
    there were none. A setting of the wrong sort counts as not set, and stays in the file until it is set.
    """
    try:
        found = _read(config_dir() / _FILE)
    except OSError:
        return Settings(), ("Your settings cannot be read, so the program starts without them.",)
    if found is None:
        return Settings(), (_put_aside(config_dir() / _FILE) or _DAMAGED,)
    return _settings(found)


def save(settings: Settings) -> str:
    """Writes the settings, whole or not at all, readable by the user alone; why not, as a sentence, or nothing.

    Never writes over a file that it cannot read.
    """
    import tomli_w

    known = {
        "theme": settings.theme,
        "recent": [each for each in settings.recent if _can_be_kept(each)],
        "forms": settings.forms,
        "keys": {name: path for name, path in settings.keys.items() if _can_be_kept(path)},
        "folders": {name: path for name, path in settings.folders.items() if _can_be_kept(path)},
    }
    values = {**settings.unknown, **{name: value for name, value in known.items() if value}}
    try:
        path = config_dir() / _FILE
        if _read(path) is None and not _put_aside(path):
            return _NOT_SAVED
        _write(path.resolve(), tomli_w.dumps(values).encode())
    except OSError:
        return _NOT_SAVED
    return ""


def update(change: Callable[[Settings], Settings]) -> tuple[Settings, tuple[str, ...]]:
    """Changes one thing in the settings as they are now, so that what another window set stays.

    Gives the settings after the change, and what went wrong in sentences.
    """
    settings, notes = load()
    changed = change(settings)
    failed = save(changed) if changed != settings else ""
    return changed, (*notes, failed) if failed else notes


def _private(variable: str, known: str) -> Path:
    if variable and (named := os.environ.get(variable)):
        return _made(Path(named).expanduser())
    import platformdirs

    return _made(Path(getattr(platformdirs, known)("imrassist", appauthor=False)))


def _made(folder: Path) -> Path:
    # Windows gives a folder to its user alone only when it is made with this very mode.
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _read(path: Path) -> dict[str, Any] | None:
    """What stands in the file; nothing when there is none, None when it is damaged. Raises OSError."""
    try:
        if path.stat().st_size > SETTINGS_BYTES:
            return None
        text = path.read_bytes().decode("utf-8-sig")
        import tomllib

        return tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        return None


def _put_aside(path: Path) -> str:
    """Renames a damaged file, so that saving does not write over it; a sentence, or nothing when it cannot."""
    aside = path.with_name(f"settings.damaged-{os.urandom(4).hex()}.toml")
    try:
        path.rename(aside)
    except OSError:
        return ""
    return f"{_DAMAGED} It is kept as {aside.name}, in the same folder."


def _write(path: Path, content: bytes) -> None:
    """The whole file or none of it: written beside, made durable, put in its place."""
    beside = path.with_name(f".imr-{os.urandom(4).hex()}.tmp")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        for wait in (0.02, 0.1, 0.3):
            try:
                beside.replace(path)
                return
            except PermissionError:  # on Windows another program may hold the file for a moment
                time.sleep(wait)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _settings(found: dict[str, Any]) -> tuple[Settings, tuple[str, ...]]:
    rest, taken, notes = dict(found), {}, []
    for name, right in _SORTS.items():
        if name in rest and right(rest[name]):
            taken[name] = rest.pop(name)
        elif name in rest:
            notes.append(f'The setting "{name}" cannot be used as it is written, and counts as not set.')
    settings = Settings(
        theme=taken.get("theme", ""),
        forms=taken.get("forms", ""),
        recent=tuple(taken.get("recent", ()))[:RECENT],
        keys=taken.get("keys", {}),
        folders=taken.get("folders", {}),
        unknown=rest,
    )
    return settings, tuple(notes)


def _can_be_kept(text: object) -> bool:
    """Whether this is a text that a file can hold and a screen can show; a path of another sort is not remembered."""
    return isinstance(text, str) and text.isprintable()


_SORTS: dict[str, Callable[[Any], bool]] = {
    "theme": _can_be_kept,
    "forms": _can_be_kept,
    "recent": lambda value: isinstance(value, list) and all(map(_can_be_kept, value)),
    "keys": lambda value: isinstance(value, dict) and all(map(_can_be_kept, value.values())),
    "folders": lambda value: isinstance(value, dict) and all(map(_can_be_kept, value.values())),
}
