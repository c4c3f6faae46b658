"""Span: one place in a text where somebody, or something that gives somebody away, is named."""

from __future__ import annotations

from dataclasses import dataclass, field

KEYED = "keyed"
"""Somebody or something of the key, however written."""
PERSON = "person"
"""Somebody who is not in the key."""
KINDS = (
    KEYED,
    PERSON,
    "address",
    "postcode",
    "nhs_number",
    "ni_number",
    "phone",
    "email",
    "url",
    "date_of_birth",
    "school",
    "gp_surgery",
    "case_reference",
    "collar_number",
    "vehicle_registration",
)
"""What may be found; `keyed` first, the others in the order in which they are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One finding: where it stands, what it is, and why it is taken for that (guidance 2.3).

    Offsets count characters of the text as it was given, the end excluded. A name is found with its title or rank
    and without a possessive ending, so what is found is what a code can stand for: ``Mrs Jones`` of ``Mrs Jones's``.
    """

    start: int
    end: int
    kind: str
    """One of `KINDS`."""
    text: str = field(repr=False)
    """The words found, as they stand. Left out of every representation."""
    why: str = ""
    """One sentence that says why; it quotes nothing of the text and nothing of the key."""
    code: str = ""
    """Of a keyed one: the likeliest code. Empty for every other kind."""
    alternatives: tuple[str, ...] = ()
    """The other codes that may be meant, the likeliest first."""
    together: tuple[str, ...] = ()
    """All codes that are meant at once, in the order of the text: a couple, a family. Else empty."""
    entry: str = ""
    """Id of the key's entry behind `code`."""
