"""Question, and the other small frozen values that one form's folder of prompts/ is read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from imrassist.interview.split import Split

KINDS = (
    "text",  # one line
    "long",  # paragraphs
    "yesno",
    "choice",  # one of the options
    "multi",  # any of the options, or none
    "date",
    "time",
    "code",  # a reference code of the board: Child 1, Address A
    "ref",  # one row of another table
    "refs",  # any rows of another table, or none
    "table",  # rows of a table: add, edit, or say that it is complete
    "note",  # nothing to answer: something to read
    "picture",  # a picture that is kept beside the draft; the answer names it
)
"""Every kind a question may have."""

BLOCK_KINDS = ("para", "run", "heading", "item", "grid", "genogram", "picture", "logo")
"""Every kind a block may have."""

FORM_DOCUMENTS = ("involvement", "progress")
"""The documents beside the report that a form words itself: a section of their own each."""

QUESTION_ROLES = (
    "at_risk", "told", "author", "author_post", "approver", "approver_post", "agency", "profile", "subject",
    "independent", "line_distance", "legal_advice", "period_start", "period_end", "due_involvement", "due_chronology",
    "due_report", "first_submitted", "revised", "final_submitted", "first_seen", "revised_seen", "final_seen",
    "term_number", "term_text", "term_relevant", "term_not_relevant_why", "what_happened", "why", "evidence",
    "diversity", "child_views", "family_views", "good_practice",
    "person_code", "relationship", "born", "died", "ethnicity", "subject_child", "involved", "not_involved_why",
    "day", "time", "source", "contact_subject", "contact_kind", "event", "child_seen", "seen_alone", "wishes_sought",
    "wishes_expressed", "decision", "decision_why", "standards", "contact_terms", "perpetrator", "risk_managed",
    "key_event", "key_kind",
    "finding_text", "finding_kind", "finding_term", "finding_contacts", "finding_why", "beyond_expected",
    "lesson_text", "lesson_findings", "lesson_terms", "recommendation_text", "recommendation_lessons", "outcome",
    "action_text", "action_recommendation", "action_evidence", "action_outcome", "action_lead", "action_due",
    "action_evaluated", "agreed_by", "agreed_on",
    "notify", "media", "author_role", "author_equips", "direct_concern", "line_manager", "not_independent_how",
    "source_name", "source_kind", "source_read", "interview_held", "interview_not_why", "missing_why",
    "person_event", "address", "person_needs", "alleged", "household_changes", "genogram",
    "wishes_said", "services", "action_taken", "action_not_taken", "action_not_taken_why",
    "standard_met", "standard_gap", "risk_managed_how", "pen_picture", "key_story", "key_why",
    "context_factors", "context_how", "practice_points", "practice", "changed_since",
    "diversity_points", "diversity_how", "further_wishes", "hindsight", "lesson_areas",
    "lead_person", "quality_contact", "term_withdrawn", "term_withdrawn_on", "term_withdrawn_why", "terms_amended",
    "sex", "parents", "partners", "partner_state", "adopted", "twin_of", "household", "genogram_picture",
    "service", "logo", "board_abbreviations",
    "progress_status", "progress_evidence", "progress_on",
    "policy_from", "policy_to", "standard_policy", "interview_cleared", "interview_who", "further_here",
)  # fmt: skip
"""The closed list of parts a question may play: all that Python knows of what a form asks."""

TABLE_ROLES = (
    "people", "terms", "contacts", "sources", "interviews", "missing", "findings", "lessons", "recommendations",
    "actions",
)  # fmt: skip
"""The closed list of parts a table may play."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of the answers a choice offers."""

    id: str
    label: str
    """As it is shown, and as it is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing the author is asked: one `[[question]]` of prompts/."""

    id: str
    """Lower case, ``seen_alone``. Drafts and conditions hold it, so it is never reused."""
    section: str
    """Id of the section it is asked in."""
    kind: str
    """One of `KINDS`."""
    ask: str
    """Shown as it stands: plain English, one thing at a time. May hold ``{label}`` of its row's columns."""
    each: str = ""
    """Table whose every row it is asked of; empty for the whole review."""
    why: str = ""
    """Why it is asked, in a sentence."""
    help: str = ""
    """What a good answer holds; shown as guidance beside the question."""
    guide: tuple[str, ...] = ()
    """Paragraphs of the guidance it covers: ``S6.2``."""
    example: str = ""
    """A made-up good answer."""
    when: str = ""
    """Condition (`interview.condition`); empty for always."""
    need: str = "may"
    """``must``, ``should`` or ``may``; drives the checks, never holds up the author."""
    probe: str = ""
    """The one follow-up to a thin answer."""
    options: tuple[Option, ...] = ()
    park: tuple[str, ...] = ("later", "ask", "no_record", "not_apply")
    """The ways it may be left open."""
    role: str = ""
    """One of `QUESTION_ROLES`, or none."""
    of: str = ""
    """With ref, refs and table: the table it is about."""
    where: str = ""
    """With ref and refs: condition on the rows offered."""
    within: str = ""
    """With refs: offer only what this other question of the row already holds."""
    sort: str = "event"
    """With date: ``birth``, ``event`` or ``due``; decides how a two-digit year is read."""
    names: bool = False
    """The answer must name someone (author, approver, lead person), so names are allowed in it."""
    short: str = ""
    """A few words for lists and grids; the first words of ``ask`` when empty."""
    unasked: bool = False
    """Never asked in turn: something the author does answers it, such as withdrawing a term. Seen once answered."""
    line: int = 0
    """Where it stands in its file, for `lint`."""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of one sort: people, terms, contacts ...: one `[[table]]` of form.toml."""

    id: str
    """``contact``: the name of its rows in the draft file, and the start of their ids."""
    one: str
    """What one row is called: ``contact``."""
    many: str
    label: str
    """How a row is called in lists and references, a template: ``{term_number}``."""
    role: str = ""
    sort: str = ""
    """``day``: the report orders its rows by day, time, then as entered. The id of a choice: by its options.
    Empty: the author's order."""
    shown: tuple[str, ...] = ()
    """Questions that are the columns of its rows on the screen, what matters most first: what has no room is left
    out. Empty: the first that have room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of the form, or of the interview alone."""

    id: str
    title: str
    """As it stands in the binder: ``Introduction``."""
    heading: str = ""
    """The form's own heading, exact: ``SECTION 1 - INTRODUCTION``; empty when it is not printed."""
    printed: bool = True
    document: str = ""
    """Of a section that is not printed in the report: the document that it makes by itself (`FORM_DOCUMENTS`)."""
    note: tuple[str, ...] = ()
    """Guidance in our own words, for the working copy: paragraphs."""
    also: tuple[str, ...] = ()
    """Other headings by which a document may call it, such as the form's own slips; only for reading one back."""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSpec:
    """A piece of text that is built from answers: one `[[block]]` of prompts/."""

    id: str
    section: str
    say: str
    """The sentence, with ``{id|filter}``; for kind ``grid`` the id of the grid."""
    kind: str = "para"
    """``para``, ``heading``, ``item`` (of a bulleted list), ``grid`` (a table of the form), ``genogram`` (drawn from
    what is told of people), ``picture`` (the one attached to the first question of ``uses``) or ``logo`` (likewise,
    among the lines above the front sheet's table; ``say`` is its alternative text), or in a cell ``run``: goes on in
    the paragraph before it."""
    each: str = ""
    """Table for whose every row it is built."""
    under: str = ""
    """With each: a ref or refs question of those rows. The block is built under every row that it points to, among
    the blocks that are built for each of those: findings under their term."""
    where: str = ""
    """Condition on those rows, for example only key events."""
    when: str = ""
    gap: str = ""
    """What a working copy shows while an answer it needs is missing. A block without a gap is left out then."""
    into: str = ""
    """``grid.column``: the cell it is part of, instead of the section's text."""
    uses: tuple[str, ...] = ()
    """Ids of questions and tallies that it is built from; worked out from ``say`` and ``when`` when not given."""
    line: int = 0
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A number worked out from rows: one `[[tally]]`. Blocks and conditions use it like an answer."""

    id: str
    rows: str
    """Table whose rows are counted."""
    where: str = ""
    """Condition on the rows that count."""
    each: str = ""
    """Table for each of whose rows there is such a number; empty for one in all."""
    holds: str = ""
    """With each: only rows whose answer to this refs question holds that row."""
    offered: str = ""
    """With each: only rows in which this refs question is asked at all."""
    line: int = 0
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a grid, or one line of a front sheet."""

    label: str
    """The form's own words, exact; `\\n` breaks a line."""
    id: str = ""
    """Name for blocks that go ``into`` it."""
    say: str = ""
    """Template for the cell; empty when blocks fill it."""
    gap: str = ""
    """Printed where the answer is not given: ``Not known`` in both copies; in square brackets, as a gap, in the
    working copy only."""
    width: float = 0
    """Share of the width; 0 for an even share."""
    sign: bool = False
    """With fields: leaves a signature and a date line."""
    room: bool = False
    """With fields: the line is high enough to be written in by hand."""
    when: str = ""
    """With fields: the line is there only when this holds."""
    small: str = ""
    """The line below the heading that says how to fill it in; working copy only."""
    also: tuple[str, ...] = ()
    """Other headings by which a document may call it; only for reading one back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as the form prints it: one `[[grid]]` of form.toml."""

    id: str
    columns: tuple[Column, ...]
    kind: str = "rows"
    """``rows``: headings above, a line for each row of ``of``. ``fields``: headings at the left, one line each."""
    of: str = ""
    where: str = ""
    title: str = ""
    """Printed above it, where the form has one."""
    caption: str = ""
    """What it is, for readers of the document who cannot see it."""
    landscape: bool = False
    small: bool = False
    """In the form's smaller size."""
    numbered: bool = False
    """The first column is the line's number."""
    above: tuple[str, ...] = ()
    """Templates of lines above the table: ``Lead Person: {lead_person}``."""
    logo: bool = False
    """The agency's logo stands above it once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of the quality form."""

    id: str
    number: int
    text: str
    """The form's own words, exact."""
    short: str
    """A few words for the checks panel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A date by which something is due."""

    question: str
    what: str
    done: str = ""
    """Condition under which it has been sent; empty when the draft cannot tell."""
    stage: str = ""
    """Stage of submission (`model.submission`) with which it has been sent as well; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A date of the author's own, worked back from one by which something is due (guidance 2.4)."""

    what: str
    """What should be done by then: ``Interviews held and written up``."""
    before: str
    """The date question it is worked back from."""
    days: int
    """So many calendar days before."""
    at: str = ""
    """The question of the whole review where that work is done; empty for ``before``."""
    done: str = ""
    """Condition under which it is done; empty when the draft cannot tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How the form wants its documents to look."""

    font: str = "Arial"
    size: float = 12
    """In points."""
    small: float = 10
    """In points, for the grids that are ``small``."""
    colour: str = "000000"
    note_colour: str = "0000FF"
    language: str = "en-GB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A kind of review as one folder of prompts/ declares it."""

    id: str
    version: str
    title: str
    """Of the report: ``INDIVIDUAL MANAGEMENT REVIEW REPORT``."""
    short: str
    """What it is called for short: ``IMR``."""
    issuer: str = ""
    status: str = ""
    """``historic`` or ``current``."""
    verified: str = ""
    """ISO day on which the labels were last held against the source."""
    licence: str = ""
    about: str = ""
    """A sentence for the home screen."""
    marking: tuple[str, ...] = ()
    """Confidentiality marking: first the words, then how it may be passed on."""
    style: Style = field(default_factory=Style)
    order: tuple[str, ...] = ()
    """Sections in the order they are asked."""
    sections: tuple[Section, ...] = ()
    """In the order they are printed."""
    tables: Mapping[str, Table] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    """By id, in the order of the files."""
    blocks: tuple[BlockSpec, ...] = ()
    """In the order they are printed."""
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    splits: Mapping[str, Split] = field(default_factory=dict)
    grids: Mapping[str, Grid] = field(default_factory=dict)
    criteria: tuple[Criterion, ...] = ()
    scale: tuple[Option, ...] = ()
    quality_labels: Mapping[str, str] = field(default_factory=dict)
    """The other labels of the quality form, by name."""
    deadlines: tuple[Deadline, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    interview_questions: tuple[str, ...] = ()
    """What every member of staff is asked who is interviewed for the review."""
    guidance: tuple[str, ...] = ()
    """Every paragraph of the guidance, by number: each is covered by a question or named in ``paragraphs``."""
    called: Mapping[str, str] = field(default_factory=dict)
    """Where in the guidance a person finds such a paragraph: ``section 10, the action plan``."""
    paragraphs: Mapping[str, str] = field(default_factory=dict)
    """Paragraphs of the guidance that no question covers, each with why."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The form's glossary: standard abbreviations with their long forms."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """How codes are made, by what they are for (child, adult, worker, address, school ...): text with ``{n}`` for a
    number or ``{letter}`` for a letter, each the next that is free, and ``{title}`` or ``{post}``."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Old question ids and what they are called now."""
    digest: str = ""
    folder: str = ""

    def in_guidance(self, *paragraphs: str) -> str:
        """Where a person finds these paragraphs in the guidance, each place once; by their numbers otherwise."""
        return "; ".join(dict.fromkeys(self.called.get(each, each) for each in paragraphs if each))

    def by_role(self, role: str) -> Question | None:
        """The question that plays this part; None when the form has none."""
        return next((q for q in self.questions.values() if q.role == role), None)

    def table_by_role(self, role: str) -> Table | None:
        """The table that plays this part; None when the form has none."""
        return next((t for t in self.tables.values() if t.role == role), None)

    def section(self, section_id: str) -> Section:
        """The section of this id; raises KeyError when the form has none."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)
