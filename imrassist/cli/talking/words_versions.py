"""Words for what changed: since the draft was opened, or since a named version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imrassist.cli.talking import asking
from imrassist.cli.talking.aloud import blocks_aloud
from imrassist.cli.talking.voice import counted, sentence
from imrassist.cli.talking.word import Word
from imrassist.cli.talking.words_read import section_named

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk

_HEADS = {"text": "In the text.", "row": "Rows.", "answer": "Answers."}


def _changed(talk: Talk, rest: str) -> None:
    """All that is different since then; or, with "text", only what was built anew because answers changed."""
    from imrassist.writing.changes import told

    only = rest.strip().lower() == "text"
    version = talk.session.version(rest) if rest.strip() and not only else None
    since = talk.session.draft_of(version) if version else None
    found = talk.session.rebuilt(since) if only else talk.session.changes(since)
    when = f'since version {version.number}, "{version.name}"' if version else "since you opened the draft"
    talk.voice.say(f"{counted(len(found), 'change', 'changes').capitalize()} {when}.")
    kind = section = ""
    for change in found:
        if change.kind != kind:
            kind, section = change.kind, ""
            talk.voice.say(_HEADS[kind])
        if change.section != section and change.section:
            section = change.section
            talk.voice.say(asking.called(talk.session.form, section))
        talk.voice.say(sentence(told(change)))


def _versions(talk: Talk, _rest: str) -> None:
    found = talk.session.versions()
    for version in found:
        talk.voice.say(f"{version.number}. {sentence(version.name)} {sentence(version.when)}")
    talk.voice.say(
        "/changed and a number tells what is different since; /version, a number and a section reads it."
        if found
        else "There is no named version yet. /save and a name keeps one."
    )


def _version(talk: Talk, rest: str) -> None:
    """Read a section as it was in a version."""
    number, _, name = rest.strip().partition(" ")
    if not number:
        talk.voice.say("Type /version, its number, and a section. /versions lists them.")
        return
    section = section_named(talk, name)
    if not section:
        return
    then = talk.session.open_version(talk.session.version(number))
    talk.voice.say(*then.notices)
    talk.voice.say(*blocks_aloud(then.section_text(section), then.form))
    talk.paragraphs = []


WORDS = (
    Word(
        "changed",
        "/changed, /changed text, /changed VERSION",
        "Tells what is different since you opened the draft, or since a named version; with text, only what was built"
        " anew because answers changed.",
        _changed,
    ),
    Word("versions", "/versions", "Lists the named versions.", _versions),
    Word("version", "/version NUMBER SECTION", "Reads a section as it was in a named version.", _version),
)
"""Saving one is /save NAME."""
