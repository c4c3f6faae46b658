"""Trail: who did what in a review and when, as lines of a chain; and what in a trail cannot be true."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from imrassist.model.digest import digest

if TYPE_CHECKING:
    from imrassist.model.draft import Draft

LIMIT = (
    "What this cannot show: that somebody wrote the whole trail anew, with everything it tells of; and who sat at the "
    "keyboard. Only a signature's code that was written down elsewhere, or another copy, shows that."
)
"""What is said wherever a trail is said to hold together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that somebody did. Never changed, never taken out."""

    n: int
    """From 1."""
    at: str
    """By the clock of that computer, in UTC: ``2010-02-20T14:32:05Z``."""
    who: str
    post: str = ""
    part: str = ""
    """``author`` or ``approver``."""
    did: str = ""
    """``sent``, ``judged``, ``took_back``, ``raised``, ``answered``, ``closed``, ``returned``, ``signed``,
    ``withdrew``, ``submitted``, ``overrode``, ``joined``, ``taken``."""
    about: str = ""
    """What: ``verdict:approver:scope``, ``point:k3x9q2ab``, ``signature:...``, ``submission:...``, ``override:...``;
    or nothing."""
    holds: str = ""
    """Digest of that thing as it was afterwards; empty when it was gone."""
    report: str = ""
    """Digest of the whole report at that moment."""
    copied: str = ""
    """Of a line that was taken over from a copy of the draft: the end of its chain where it was written."""
    chain: str = ""
    """Digest of all of this and of the line before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailFault:
    """One thing in a trail that cannot be true."""

    what: str
    """A sentence. Holds no answer and no text of the report."""
    n: int = 0
    """The line it is about; 0 for none."""


def chained(line: Line, before: str) -> Line:
    """The line with its place in the chain; `before` is the end of the chain so far, at first the draft's id."""
    return replace(line, chain=_link(line, before))


def sealed(lines: tuple[Line, ...]) -> str:
    """What the draft holds beside the trail, so that lines cut off at its end are missed."""
    return f"{len(lines)}:{lines[-1].chain}" if lines else ""


def end_of(draft: Draft) -> str:
    """The end of the chain: what the next line is chained to."""
    return draft.trail[-1].chain if draft.trail else draft.doc_id


def things(draft: Draft) -> Mapping[str, Any]:
    """All that a trail tells of, by the name that its lines give it. The author's own verdicts are not among them."""
    found: dict[str, Any] = {
        f"verdict:{key}": verdict for key, verdict in draft.verdicts.items() if not key.startswith("author:")
    }
    found |= {f"point:{key}": point for key, point in draft.points.items()}
    found |= {f"signature:{each.id}": each for each in draft.signatures}
    found |= {f"submission:{each.id}": each for each in draft.submissions}
    return found | {f"override:{each.id}": each for each in draft.overrides}


def held(thing: Any) -> str:
    """The digest of a verdict, point, signature, submission or override; empty for None."""
    if thing is None:
        return ""
    return digest([type(thing).__name__, *([each.name, getattr(thing, each.name)] for each in fields(thing))])


def faults(draft: Draft) -> tuple[TrailFault, ...]:
    """Everything in the trail of a draft that cannot be true; nothing when it holds together.

    Finds every line that was changed, taken out, put in or moved, and every verdict of a reviewer, point, signature
    and submission that is not as the trail tells. What it cannot find is told in `LIMIT`.
    """
    return (*_lines(draft), *_things(draft))


def set_back(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that are earlier than one before them: a clock was set back, or was wrong. No fault of the trail."""
    found, last = [], ""
    for line in lines:
        if line.copied:
            continue  # what was done on a copy lies between what was done here
        if line.at < last:
            found.append(line)
        last = max(last, line.at)
    return tuple(found)


def _link(line: Line, before: str) -> str:
    values = [getattr(line, each.name) for each in fields(line) if each.name != "chain"]
    text = json.dumps([before, *values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _lines(draft: Draft) -> Iterator[TrailFault]:
    before = draft.doc_id
    for at, line in enumerate(draft.trail, 1):
        if line.n != at:
            yield TrailFault(what=f"Line {line.n} of the trail stands where line {at} should be.", n=at)
        if line.chain != _link(line, before):
            yield TrailFault(what=f"Line {at} of the trail was changed, or one before it is missing.", n=at)
        before = line.chain
    if draft.sealed != sealed(draft.trail):
        told, _, _ = draft.sealed.partition(":")
        should = f"{told} lines" if told.isdigit() else "no line"
        yield TrailFault(what=f"The trail should have {should}, and does not end as it should.")
    if any(key.startswith("trail/") or key in ("trail", "sealed") for key in draft.unknown):
        yield TrailFault(what="Something stands in the trail that does not belong there.")


def _things(draft: Draft) -> Iterator[TrailFault]:
    last = {line.about: line for line in draft.trail if line.about and not line.copied}
    now = things(draft)
    for name, thing in now.items():
        line = last.get(name)
        if line is None:
            yield TrailFault(what=f"{_called(name)} is not in the trail.")
        elif line.holds != held(thing):
            yield TrailFault(what=f"{_called(name)} is not as line {line.n} of the trail tells.", n=line.n)
    for name, line in last.items():
        if line.holds and name not in now:
            yield TrailFault(what=f"{_called(name)}, told in line {line.n} of the trail, is gone.", n=line.n)


def _called(name: str) -> str:
    kind, _, rest = name.partition(":")
    which = rest.rpartition(":")[2]
    return {"verdict": f"The verdict on {which}"}.get(kind, f"The {kind} {which}")
