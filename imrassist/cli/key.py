"""`imrassist key ...`: the key of a draft: who stands behind which code. Names are shown only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from imrassist.cli import drafts
from imrassist.cli.exits import CLEAN, REMARKS, out, tell
from imrassist.errors import ImrError

if TYPE_CHECKING:
    from imrassist.checks.naming import Named
    from imrassist.privacy.key import Entry
    from imrassist.session import Session

HIDDEN = "*" * 8
"""What stands for a name until names are asked for."""
_PARTS = ["child", "adult", "worker", "address", "school", "surgery", "organisation"]


@click.group("key", short_help="The key: real names and their codes.")
def command() -> None:
    """Read and change the key of a draft: who stands behind which code.

    The key is a file of its own, away from the draft. Send the draft, never the key.
    """


def _common(named: Callable[..., Any]) -> Callable[..., Any]:
    named = click.option("--form", metavar="ID", help="The folder of the draft's form, when it is not a shipped one.")(
        named
    )
    named = click.option("--key", metavar="KEY", type=click.Path(), help="The key, when it is not where it was last.")(
        named
    )
    return click.argument("draft", metavar="DRAFT", type=click.Path())(named)


def _opened(draft: str, key: str | None, form: str | None, *, read_only: bool = True) -> Session:
    session = drafts.open_draft(draft, form, read_only=read_only)
    if key:
        session.keyring.use(Path(key))
    return session


@command.command("show")
@_common
@click.option("--names", is_flag=True, help="Show the real names too.")
def show(*, draft: str, key: str | None, form: str | None, names: bool) -> int:
    """Say which codes there are, how often each one's name still stands in DRAFT, and what was decided."""
    session = _opened(draft, key, form)
    for notice in session.keyring.notices():
        tell(notice)
    counts = session.name_counts()
    for entry in session.keyring.key.entries:
        real = "; ".join(entry.all_forms) if names else HIDDEN
        state = "provisional" if entry.provisional else ""
        out(f"{entry.code}\t{real}\t{entry.part or entry.kind}\t{counts[entry.code]}\t{state}\n")
    for number, decision in enumerate(session.keyring.key.decisions, 1):
        words = decision.text if names else HIDDEN
        out(f"decision {number}\t{words}\t{decision.says}\t{decision.where or 'everywhere'}\t{decision.reason}\n")
    if counts[""]:
        tell(f"Details that are not in the key: {counts['']}. imrassist check names the places.")
    return REMARKS if counts.total() or session.keyring.trouble else CLEAN


@command.command("add")
@_common
@click.option("--name", "real", prompt="Real name", help="The real name, or the whole address.")
@click.option("--code", default="", help="The board's code; without it the next free one, provisional.")
@click.option(
    "--as", "part", type=click.Choice(_PARTS), default="adult", show_default=True, help="What the code is for."
)
@click.option("--title", default="", help="Mrs, Mr, Ms ...")
@click.option("--sex", default="", help="F or M.")
@click.option("--post", default="", help='Of a worker: "Health Visitor".')
@click.option("--also", "forms", multiple=True, help="Another form of the name; may be given again.")
def add(
    *,
    draft: str,
    key: str | None,
    form: str | None,
    real: str,
    code: str,
    part: str,
    title: str,
    sex: str,
    post: str,
    forms: tuple[str, ...],
) -> int:
    """Add a person, an address or an organisation to the key of DRAFT, and say its code.

    Without --name it is asked for, so that it need not stand in the history of the terminal.
    """
    session = _opened(draft, key, form)
    entry = session.keyring.add(real=real, code=code, part=part, title=title, sex=sex, post=post, forms=forms)
    for notice in session.keyring.notices():
        tell(notice)
    out(f"{entry.code}\n")
    return CLEAN


@command.command("also")
@_common
@click.argument("code", metavar="CODE")
@click.option("--name", "form_of", prompt="Other form of the name", help="The other form.")
def also(*, draft: str, key: str | None, form: str | None, code: str, form_of: str) -> int:
    """Add another form of the name behind CODE: a nickname, a maiden name, a short form."""
    session = _opened(draft, key, form)
    session.keyring.add_form(_entry(session, code).id, form_of)
    return CLEAN


@command.command("remove")
@_common
@click.argument("code", metavar="CODE")
def remove(*, draft: str, key: str | None, form: str | None, code: str) -> int:
    """Take CODE out of the key of DRAFT; the text is left as it is."""
    session = _opened(draft, key, form)
    session.keyring.remove(_entry(session, code).id)
    return CLEAN


@command.command("recode")
@_common
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
def recode(*, draft: str, key: str | None, form: str | None, old: str, new: str) -> int:
    """Give the person with the code OLD the code NEW, in the key and everywhere in DRAFT."""
    session = _opened(draft, key, form, read_only=False)
    try:
        for line in session.give_code(_entry(session, old), new):
            tell(line)
    finally:
        session.close()
    return CLEAN


@command.command("replace")
@_common
@click.option("--dry-run", is_flag=True, help="Only say what would be replaced.")
@click.argument("code", metavar="[CODE]", default="")
def replace(*, draft: str, key: str | None, form: str | None, code: str, dry_run: bool) -> int:
    """Put codes in the place of all names of the key in DRAFT, or of the name behind CODE alone.

    Nothing of a name that was replaced stays on the disk: earlier versions, backups and undo of DRAFT go with it.
    """
    session = _opened(draft, key, form, read_only=dry_run)
    try:
        entry = _entry(session, code).id if code else ""
        counts = session.name_preview(entry)
        for each, times in counts:
            out(f"{each}\t{times}\n")
        if not counts:
            tell("No name of the key stands in the draft.")
        elif not dry_run:
            session.replace_names(entry)
            tell("Replaced. Earlier versions, backups and undo that held a name are gone.")
            for left in session.names_left_behind():
                tell(f"A name is left beside the draft: {left.told()}")
    finally:
        session.close()
    return CLEAN


@command.command("left")
@_common
@click.option("--codes", metavar="FILE", default="", help="Put codes in the place of the names in this copy.")
@click.option("--remove", metavar="FILE", default="", help="Remove this one for good.")
def left_beside(*, draft: str, key: str | None, form: str | None, codes: str, remove: str) -> int:
    """List the files beside DRAFT that names of its key stand in: conflict copies, damaged ones, what was sent.

    What was sent to the board is a record: it is listed, and never changed or removed. The exit status is 1 while there
    are any.
    """
    session = _opened(draft, key, form)
    found = session.names_left_behind()
    for each in found:
        if remove and each.path.name == Path(remove).name:
            session.remove_left_behind(each)
            tell(f"Removed: {each.path.name}")
        elif codes and each.path.name == Path(codes).name:
            session.code_left_behind(each)
            tell(f"Codes written: {each.path.name}")
        else:
            out(f"{each.told()}\n")
    asked = remove or codes
    if asked and not any(each.path.name == Path(asked).name for each in found):
        raise ImrError(asked, "It is none of the files that hold a name.", "Take its name from the list.")
    return REMARKS if session.names_left_behind() else CLEAN


@command.command("found")
@_common
@click.option("--names", is_flag=True, help="Show the words too.")
def found_in(*, draft: str, key: str | None, form: str | None, names: bool) -> int:
    """Number the names and identifying details in DRAFT: number, place, code or kind, words, reason."""
    session = _opened(draft, key, form)
    found = _findings(session)
    for number, each in enumerate(found, 1):
        what = each.span.code or each.span.kind.replace("_", " ")
        words = " ".join(each.span.text.split()) if names else HIDDEN
        out(f"{number}\t{each.where.where}\t{what}\t{words}\t{each.span.why}\n")
    return REMARKS if found else CLEAN


@command.command("decide")
@_common
@click.argument("number", metavar="NUMBER", type=int)
@click.option(
    "--as",
    "what",
    type=click.Choice(["replace", "not-a-name", "allowed", *_PARTS]),
    required=True,
    help="Put a code there; it names nobody; it may stand; or add it to the key as this.",
)
@click.option("--everywhere", is_flag=True, help="Not at that place alone. What may stand, may stand everywhere.")
@click.option("--code", default="", help="With replace: another code than the likeliest one.")
@click.option("--reason", default="", help="Why; kept with the decision.")
def decide(
    *,
    draft: str,
    key: str | None,
    form: str | None,
    number: int,
    what: str,
    everywhere: bool,
    code: str,
    reason: str,
) -> int:
    """Decide about one finding of DRAFT, by its number in `imrassist key found`."""
    session = _opened(draft, key, form, read_only=what != "replace")
    try:
        found = _findings(session)
        if not 1 <= number <= len(found):
            raise ImrError("the names", "There is no finding of this number.", "imrassist key found numbers them.")
        each = found[number - 1]
        if what == "replace":
            session.replace_one(each, code)
        elif what in _PARTS:
            out(f"{session.add_name(each.span.text, what).code}\n")
        else:
            scope = "everywhere" if everywhere or what == "allowed" else "here"
            session.decide_on(each, what.replace("-", "_"), scope, reason)
    finally:
        session.close()
    return CLEAN


def _findings(session: Session) -> list[Named]:
    return [each for each in session.named() if each.where.part != "base"]


@command.command("needed")
@_common
def needed(*, draft: str, key: str | None, form: str | None) -> int:
    """List who still needs a code from the board: real name, kind, and the code used until then."""
    session = _opened(draft, key, form)
    rows = [entry for entry in session.keyring.key.entries if entry.provisional]
    tell("This list holds real names: give it to the board's manager alone, and keep no copy with the draft.")
    out("Name\tKind\tCode used until then\n")
    for entry in rows:
        out(f"{entry.real}\t{entry.part or entry.kind}\t{entry.code}\n")
    return CLEAN


@command.command("use")
@_common
@click.argument("key_file", metavar="FILE", type=click.Path())
def use(*, draft: str, key: str | None, form: str | None, key_file: str) -> int:
    """Say where the key of DRAFT lies; it is remembered."""
    session = _opened(draft, key, form)
    session.keyring.use(Path(key_file), keep=True)
    if session.keyring.key.doc_id == "" or not Path(key_file).exists():
        tell("There is nothing there yet; the key is put there when somebody is added.")
    return CLEAN


@command.command("revoke")
@_common
@click.argument("number", metavar="NUMBER", type=int)
def revoke(*, draft: str, key: str | None, form: str | None, number: int) -> int:
    """Take a decision back, by its number in `imrassist key show`: what it was about is told again."""
    session = _opened(draft, key, form)
    session.revoke_decision(number)
    return CLEAN


def _entry(session: Session, code: str) -> Entry:
    return session.entry_of(code)
