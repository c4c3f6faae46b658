from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from imrassist.privacy.find import Finder
from imrassist.privacy.span import KINDS
from tests.privacy.frames import KEY

FINDER = Finder(KEY)
PIECES = st.sampled_from(
    [
        *(
            "Katarzyna",
            "Thornby",
            "KT",
            "Mr",
            "and",
            "Mrs",
            "14",
            "Larchfield",
            "Road",
            "K.",
            ".",
            ",",
            "\n",
            "\n\n",
            "’s",
        ),
        *(
            "Child 1",
            "0161 496 0000",
            "NHS",
            "943 476 5919",
            "dob",
            "04/05/99",
            "-",
            "(",
            ")",
            "Ré",
            "\u0301",
            "\u200b",
        ),
        *("محمد", "the", "PC", "A.", "Close", "School", "of"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
)
FRAMES = st.sampled_from(
    [
        "The worker saw {} at home.",
        "{} was not at school.",
        "It was {} who rang, and nobody wrote it down.",
        "Spoke to {}, who was upset.",
        "- {}\n- nothing else",
        "“{},” she said.",
        "Present: {}; apologies: none.",
        "| {} | not met | 3 |",
        "When asked, the worker could not say where {} had gone.",
    ]
)
NAMES = st.sampled_from(
    ["Katarzyna", "Katarzyna Thornby", "Declan O'Harrow", "Declan", "Rashid Gould-Marlow", "Kasia", "Mrs Thornby"]
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_findings_lie_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    last = 0
    for span in FINDER.spans(text):
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        assert span.kind in KINDS
        assert (span.kind == "keyed") == bool(span.code) == bool(span.entry)
        last = span.end


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_findings_whatever_was_searched_before(text: str) -> None:
    assert FINDER.spans(text) == Finder(KEY).spans(text)


@settings(max_examples=200, deadline=None)
@given(FRAMES, NAMES, st.booleans())
def test_a_name_of_the_key_is_found_in_any_frame(frame: str, name: str, line_break: bool) -> None:
    name = name.replace(" ", "\n") if line_break else name
    text = frame.format(name)
    at = text.index(name)
    assert any(s.kind == "keyed" and s.start <= at and s.end >= at + len(name) for s in FINDER.spans(text))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ,.\n", max_size=300))
def test_small_letters_that_are_no_name_are_no_finding_of_the_key(text: str) -> None:
    names = ("thornby", "katarzyna", "harrow", "rashid", "gould", "marlow", "declan", "rosemary", "william")
    if not any(name[:3] in text for name in names):
        assert not [span for span in FINDER.spans(text) if span.kind == "keyed"]
