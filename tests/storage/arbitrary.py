"""Any draft and any act, for tests of properties."""

from __future__ import annotations

from hypothesis import strategies as st

from imrassist import gate
from imrassist.model.acts import (
    Act,
    Answered,
    BlockEdited,
    RemarkSetAside,
    RowAdded,
    RowMoved,
    RowRemoved,
    SectionFinished,
    Together,
    VerdictGiven,
)
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import BlockEdit, Draft, Row
from imrassist.model.quality import Aside, Point, Verdict
from imrassist.model.review_acts import PointPut, Signed, Submitted, Trailed
from imrassist.model.submission import Signature, Submission
from imrassist.model.trail import Line

texts = st.text(max_size=40).map(lambda text: gate.clean(text).text)
words = st.text(min_size=1, max_size=12).map(lambda text: gate.clean(text).text).filter(bool)
ids = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True)
tables = st.sampled_from(["contact", "person", "a b.c", "é"])


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    parked = draw(st.none() | st.sampled_from(Park))
    value = draw(texts | st.lists(texts, max_size=3).map(tuple)) if parked is None else None
    if draw(st.booleans()):
        return Answer(value=value, parked=parked)
    note, who, asked = draw(st.tuples(texts, texts, texts))
    return Answer(value=value, parked=parked, note=note, who=who, asked=asked, unsure=draw(st.booleans()))


rows = st.builds(Row, id=words, answers=st.dictionaries(ids | words, answers(), max_size=4))
edits = st.builds(BlockEdit, base=texts, text=texts, seen=texts, deleted=st.booleans(), after=texts)
verdicts = st.builds(Verdict, answer=texts, comment=texts, digest=texts) | st.builds(
    Verdict, answer=texts, read=texts, asked=texts, by=texts, post=texts, on=texts
)
points = st.builds(Point, id=words, text=texts, about=texts, by=texts, source=texts, answer=texts, reason=texts,
                   closed_by=texts)  # fmt: skip
signatures = st.builds(Signature, id=words, by=texts, post=texts, on=texts, digest=texts, code=texts, reason=texts)
submissions = st.builds(Submission, id=words, stage=texts, day=texts, documents=st.lists(texts, max_size=2).map(tuple),
                        seen=texts, not_seen=texts, folder=texts)  # fmt: skip
lines = st.builds(Line, n=st.integers(0, 9), at=texts, who=texts, did=texts, about=texts, holds=texts, chain=texts)
asides = st.builds(Aside, check=words, where=texts, digest=texts, reason=texts)
places = st.builds(Place, ids, words | st.just(""))
plain = st.recursive(
    st.booleans()
    | st.integers(-(2**60), 2**60)
    | texts
    | st.dates()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    found = draw(st.dictionaries(tables, st.lists(rows, min_size=1, max_size=3), max_size=3))
    seen: set[str] = set()
    unique = {}
    for table, its in found.items():
        kept = tuple(row for row in its if not (row.id in seen or seen.add(row.id)))  # type: ignore[func-returns-value]  # add gives None
        if kept:
            unique[table] = kept
    scopes = st.tuples(st.sampled_from(["author", "approver"]), words).map(":".join)
    return Draft(
        doc_id=draw(texts),
        form_id=draw(words),
        form_version=draw(texts),
        form_digest=draw(texts),
        answers=draw(st.dictionaries(words, answers(), max_size=4)),
        rows=unique,
        blocks=draw(st.dictionaries(words, edits, max_size=2)),
        verdicts=draw(st.dictionaries(scopes, verdicts, max_size=2)),
        asides=tuple(draw(st.lists(asides, max_size=2))),
        finished=draw(st.frozensets(texts, max_size=3)),
        points={point.id: point for point in draw(st.lists(points, max_size=2))},
        signatures=tuple(draw(st.lists(signatures, max_size=2))),
        submissions=tuple(draw(st.lists(submissions, max_size=2))),
        trail=tuple(draw(st.lists(lines, max_size=3))),
        sealed=draw(texts),
        here=draw(st.none() | places),
        saved_seq=draw(st.integers(0, 10_000)),
        unknown=draw(st.dictionaries(st.sampled_from(["mood", "weather"]), plain, max_size=2)),
    )


single: st.SearchStrategy[Act] = st.one_of(
    st.builds(Answered, place=places, answer=st.none() | answers()),
    st.builds(RowAdded, table=tables, row=rows, at=st.none() | st.integers(0, 5)),
    st.builds(RowRemoved, table=tables, row=words),
    st.builds(RowMoved, table=tables, row=words, to=st.integers(0, 5)),
    st.builds(BlockEdited, block=words, edit=st.none() | edits),
    st.builds(VerdictGiven, who=words, criterion=words, verdict=st.none() | verdicts),
    st.builds(SectionFinished, section=words, finished=st.booleans()),
    st.builds(RemarkSetAside, aside=asides, back=st.booleans()),
    st.builds(PointPut, id=words, point=st.none() | points),
    st.builds(Signed, signatures=st.lists(signatures, max_size=2).map(tuple)),
    st.builds(Submitted, submissions=st.lists(submissions, max_size=2).map(tuple)),
    st.builds(Trailed, line=lines),
)
acts: st.SearchStrategy[Act] = single | st.builds(Together, acts=st.lists(single, max_size=3).map(tuple), name=texts)
