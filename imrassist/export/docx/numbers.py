"""Section headings numbered by Word: one multilevel list whose figures come out as the form prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from imrassist.export.docx.xml import attribute
from imrassist.interview.question import Form

LIST = 2
"""The list that heading styles are tied to; the bullets are list 1."""
_ABSTRACT = 1
_PARTS = re.compile(r"(?P<before>[^\d%]*)(?P<number>[1-9]\d?)(?P<after> ?[-–—:.)]) (?P<words>\S.*)")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading taken apart: ``SECTION %1 -``, 4, ``METHODOLOGY``."""

    shape: str
    """As Word writes a number: the figures stand for ``%1``."""
    number: int
    words: str


@dataclass(slots=True)
class HeadingNumbers:
    """How the section headings of one document are numbered.

    A form prints its numbers now with a hyphen and now with a dash, and a document may hold section 6 alone. So each
    run of headings that count on in one shape is a list of its own, that begins with its number and counts together
    with the others: what an author adds in Word goes on from there.
    """

    form: Form
    _by_section: dict[str, tuple[str, str]] = field(default_factory=dict)
    _lists: list[tuple[str, int]] = field(default_factory=list)
    """Shape and first number of each list after the one that the styles are tied to."""

    @classmethod
    def of(cls, form: Form, headings: Iterable[tuple[str, str]]) -> HeadingNumbers:
        """For these headings, each with the id of its section, in the order of the document."""
        made = cls(form)
        known = _known(form)
        base = shape_of(form)
        now = (base, 0, LIST)  # shape, last number, list
        for section, heading in headings:
            line = " ".join(heading.split())
            parts = known.get(line)
            if parts is None:
                # A list without figures; list 0, which Word takes for none, is one that validators miss.
                made._lists += [("", 1)] if base else []
                made._by_section[section] = (_in_list(LIST + len(made._lists)) if base else "", line)
                now = (base, -1, LIST)  # whatever comes next begins anew
                continue
            if (parts.shape, parts.number) != (now[0], now[1] + 1):
                made._lists.append((parts.shape, parts.number))
                now = (parts.shape, parts.number, LIST + len(made._lists))
            now = (parts.shape, parts.number, now[2])
            own = "" if now[2] == LIST else _in_list(now[2])
            made._by_section[section] = (own, parts.words)
        return made

    def heading(self, section: str, heading: str) -> tuple[str, str]:
        """What a section's heading has of its own, XML, and its words without what Word puts before them."""
        return self._by_section.get(section, ("", " ".join(heading.split())))

    def xml(self) -> tuple[str, str]:
        """The multilevel list, and the lists that count with it: `w:abstractNum` and `w:num`, XML; none without one."""
        shape = shape_of(self.form)
        if not shape:
            return "", ""
        levels = (
            _level(0, shape, 1, '<w:pStyle w:val="Heading1"/>'),
            # Headings below a section have no figures in the form; they are levels all the same.
            *(_level(at, "", 1, f'<w:pStyle w:val="Heading{at + 1}"/>') for at in (1, 2)),
        )
        abstract = (
            f'<w:abstractNum w:abstractNumId="{_ABSTRACT}"><w:multiLevelType w:val="multilevel"/>'
            f"{''.join(levels)}</w:abstractNum>"
        )
        tied = f'<w:num w:numId="{LIST}"><w:abstractNumId w:val="{_ABSTRACT}"/></w:num>'
        return abstract, tied + "".join(self._own(at, *each) for at, each in enumerate(self._lists, LIST + 1))

    def _own(self, at: int, shape: str, first: int) -> str:
        level = "" if shape == shape_of(self.form) else _level(0, shape, first)
        return (
            f'<w:num w:numId="{at}"><w:abstractNumId w:val="{_ABSTRACT}"/><w:lvlOverride w:ilvl="0">'
            f'<w:startOverride w:val="{first}"/>{level}</w:lvlOverride></w:num>'
        )


def _in_list(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def taken_apart(heading: str) -> Numbered | None:
    """A heading's number, as Word would write it, and its words; None for one that has no such number."""
    found = _PARTS.fullmatch(" ".join(heading.split()))
    if found is None:
        return None
    return Numbered(f"{found['before']}%1{found['after']}", int(found["number"]), found["words"])


def shape_of(form: Form) -> str:
    """How the form writes the number of its first numbered section; empty for a form without numbers."""
    return next((each.shape for each in _known(form).values()), "")


def _known(form: Form) -> Mapping[str, Numbered]:
    """The form's own headings that have a number; no heading of an author's is taken apart."""
    lines = (" ".join(section.heading.split()) for section in form.sections)
    return {line: parts for line in lines if (parts := taken_apart(line))}


def _level(at: int, shape: str, start: int, tied: str = "") -> str:
    kind = "decimal" if shape else "none"
    after = "space" if shape else "nothing"
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{tied}<w:suff w:val="{after}"/>'
        f'<w:lvlText w:val="{attribute(shape)}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
    )
