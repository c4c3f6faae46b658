from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from imrassist.interview.pasting import INSIDE, Pasted, parse_terms
from tests.growth import IN_PROPORTION, growth


def pairs(pasted: Pasted) -> list[tuple[str, str]]:
    return [(term.number, term.text) for term in pasted.terms]


def left(pasted: Pasted) -> list[str]:
    return [leftover.text for leftover in pasted.leftovers]


LETTER = """
    Terms of Reference

    The IMR should address the following:
    1.  Were the signs of neglect recognised,
        and was information about them shared?
    2a) Did staff see the child alone?
    2b) Was supervision held?

    Information sharing

    3.1 Were the agencies told of the children, aged
    3 and 5, in good time?
    3.1.1 Which were not?
    4: What has changed since?

    Please send your report by 3 March 2010.
"""


@pytest.mark.req("S2.2")
def test_a_block_from_a_letter_comes_apart_into_terms_with_the_boards_own_numbers() -> None:
    pasted = parse_terms(LETTER)
    assert pairs(pasted) == [
        ("1", "Were the signs of neglect recognised, and was information about them shared?"),
        ("2a", "Did staff see the child alone?"),
        ("2b", "Was supervision held?"),
        ("3.1", "Were the agencies told of the children, aged 3 and 5, in good time?"),
        ("3.1.1", "Which were not?"),
        ("4", "What has changed since?"),
    ]
    assert left(pasted) == [
        "Terms of Reference",
        "The IMR should address the following:",
        "Information sharing",
        "Please send your report by 3 March 2010.",
    ]
    assert [leftover.line for leftover in pasted.leftovers] == [2, 4, 10, 17]
    assert pasted.remarks == ()


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("1 Was it seen", "1"),
        ("1. Was it seen", "1"),
        ("1.) Was it seen", "1"),
        ("1) Was it seen", "1"),
        ("1: Was it seen", "1"),
        ("1 - Was it seen", "1"),
        ("1 \u2013 Was it seen", "1"),
        ("1\tWas it seen", "1"),
        ("1.Was it seen", "1"),
        ("(1) Was it seen", "(1)"),
        ("[1] Was it seen", "[1]"),
        ("a) Was it seen", "a"),
        ("A. Was it seen", "A"),
        ("(a) was it seen", "(a)"),
        ("i. Was it seen", "i"),
        ("(iv) Was it seen", "(iv)"),
        ("II) Was it seen", "II"),
        ("2a Was it seen", "2a"),
        ("2A. Was it seen", "2A"),
        ("2.a) Was it seen", "2.a"),
        ("2(a) Was it seen", "2(a)"),
        ("2 (a) Was it seen", "2 (a)"),
        ("2(a)(i) Was it seen", "2(a)(i)"),
        ("3.1 Was it seen", "3.1"),
        ("3.1.1. Was it seen", "3.1.1"),
        ("01. Was it seen", "01"),
        ("A1. Was it seen", "A1"),
        ("ToR 4.2: was it seen", "4.2"),
        ("TOR4 Was it seen", "4"),
        ("Term of reference 3. Was it seen", "3"),
        ("Question 3 \u2013 Was it seen", "3"),
        ("Term 2(a): was it seen", "2(a)"),
    ],
)
def test_a_number_is_kept_as_the_board_writes_it_without_what_closes_it(line: str, number: str) -> None:
    assert [(n, text.casefold()) for n, text in pairs(parse_terms(line))] == [(number, "was it seen")]


@pytest.mark.parametrize(
    "line",
    [
        "i.e. the day of the visit",
        "e.g. a visit",
        "2009 was a hard year",
        "17/09/09 was the day",
        "2.5 miles away",
        "5 contacts were missed",
        "A child was seen",
        "I was not there",
        "(health visitors) knew of it",
        "a.m. visits were missed",
        "No child was seen",
        "Term 2 and term 3 say the same",
        "P. Smith knew of it",
        "10:15 was the time",
        "50% of visits",
        "1st visit",
    ],
)
def test_but_a_wrapped_line_that_only_begins_like_one_goes_on(line: str) -> None:
    pasted = parse_terms(f"1. Was it seen that\n{line}\n2. Was it told?")
    assert pairs(pasted) == [("1", f"Was it seen that {line}"), ("2", "Was it told?")]


def test_points_under_a_term_are_terms_with_its_number_in_front_or_stay_in_its_wording() -> None:
    block = (
        "1. Whether\n (a) staff\n knew;\n (b) managers knew:\n   i. at once\n   ii. later\n2) Whether\n (a) it was told"
    )
    apart = parse_terms(block)
    assert [number for number, _ in pairs(apart)] == ["1", "1(a)", "1(b)", "1(b)(i)", "1(b)(ii)", "2", "2(a)"]
    assert pairs(apart)[1] == ("1(a)", "staff knew;")
    assert apart.nested
    assert any("1(a)" in remark for remark in apart.remarks)
    assert pairs(parse_terms(block, points=INSIDE)) == [
        ("1", "Whether\n(a) staff knew;\n(b) managers knew:\ni. at once\nii. later"),
        ("2", "Whether\n(a) it was told"),
    ]


def test_the_second_point_of_a_term_needs_no_number_before_it() -> None:
    assert [number for number, _ in pairs(parse_terms("1. x\n2(a) y\n(b) z\n3a) u\nb) v\n4. w"))] == [
        "1", "2(a)", "2(b)", "3a", "3b", "4",
    ]  # fmt: skip
    assert [number for number, _ in pairs(parse_terms("2(a) y\n(b) z", points=INSIDE))] == ["2(a)", "2(b)"]


def test_bullets_under_a_number_belong_to_its_wording_and_bullets_alone_are_terms() -> None:
    assert pairs(parse_terms("1. Whether:\n\u2022 staff knew\n\u2022 managers knew\n2. Why?")) == [
        ("1", "Whether:\n- staff knew\n- managers knew"),
        ("2", "Why?"),
    ]
    bullets = parse_terms("To look at:\n\u2022\tWhether staff\nknew\no\tand when\n\u2022 Why\n\nWith thanks")
    assert pairs(bullets) == [("", "Whether staff knew\n- and when"), ("", "Why")]
    assert left(bullets) == ["To look at:", "With thanks"]
    assert "no numbers" in bullets.remarks[0]


def test_letters_and_roman_figures_are_told_apart_by_what_stands_before_them() -> None:
    assert parse_terms("(g) one\n(h) two\n(i) three\n(j) four").remarks == ()
    assert parse_terms("i. one\nii. two\niii. three\niv. four\nv. five\nvi. six").remarks == ()
    assert parse_terms("1. one\n(i) two\n(ii) three\n(v) four").remarks[-1].startswith("Something may be missing")


@pytest.mark.req("S2.2")
@pytest.mark.parametrize(
    ("block", "remark"),
    [
        ("1. One\n2a. Two\n2A. Three\n3. Four", "The number 2a is there twice."),
        ("1. One\n1. Two\n1. Three", "The number 1 is there 3 times."),
        ("1. One\n2. Two\n4. Four", "Between 2 and 4, 3 is missing."),
        ("1. One\n4. Four", "Between 1 and 4, 2 and 3 are missing."),
        ("a) One\nb) Two\nd) Four", "Between b and d, c is missing."),
        ("4.1 One\n4.2 Two\n4.4 Four", "Between 4.2 and 4.4, 4.3 is missing."),
        ("1. One\n20. Two", "Something may be missing between 1 and 20."),
        ("1. One\n3. Two\n2. Three", "2 stands behind 3."),
        ("3. One\n4. Two", "The list begins with 3."),
        ("1. One\n2.\n3. Three", "Term 2 has no wording."),
        ("ToR 1: One\nToR 2: Two", 'The word "ToR" before the numbers is left out.'),
    ],
)
def test_what_is_odd_about_the_numbers_is_said_and_everything_kept(block: str, remark: str) -> None:
    pasted = parse_terms(block)
    assert remark in pasted.remarks
    assert len(pasted.terms) == len(block.split("\n"))


def test_a_number_alone_on_its_line_is_the_number_of_what_follows() -> None:
    assert pairs(parse_terms("1.\nWas it seen?\n2\nWas it told?")) == [("1", "Was it seen?"), ("2", "Was it told?")]


def test_without_numbers_each_paragraph_is_a_term_or_each_finished_line() -> None:
    assert pairs(parse_terms("Was it\nseen?\n\nWas it told?")) == [("", "Was it seen?"), ("", "Was it told?")]
    assert pairs(parse_terms("Was it seen?\nWas it told?")) == [("", "Was it seen?"), ("", "Was it told?")]
    assert pairs(parse_terms("")) == pairs(parse_terms(" \n\t\n")) == []


NUMBERS: dict[str, Callable[[int], str]] = {
    "plain": str,
    "dotted": lambda n: f"4.{n}",
    "deep": lambda n: f"3.1.{n}",
    "lettered": lambda n: f"2{chr(96 + n)}",
    "bracketed": lambda n: f"2({chr(96 + n)})",
    "letters": lambda n: chr(96 + n),
    "capitals": lambda n: chr(64 + n),
    "in brackets": lambda n: f"({chr(96 + n)})",
    "roman": lambda n: ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")[n - 1],
    "coded": lambda n: f"KL{n}",
}
CLOSES = (".", ")", ":", " -", "", "\t")
WORD = st.text(alphabet="bcdfghjkmnopqrstuwyz", min_size=2, max_size=9)
TEXT = st.lists(WORD, min_size=1, max_size=30).map(lambda words: " ".join(words).capitalize() + "?")


@st.composite
def blocks(draw: st.DrawFn) -> tuple[list[tuple[str, str]], str]:
    """Numbered texts, and the block in which a board would send them."""
    style = draw(st.sampled_from(sorted(NUMBERS)))
    texts = draw(st.lists(TEXT, min_size=1, max_size=12))
    terms = [(NUMBERS[style](n), text) for n, text in enumerate(texts, 1)]
    close = draw(st.sampled_from(CLOSES))
    if style in ("letters", "capitals", "roman", "coded"):
        close = draw(st.sampled_from((".", ")", "\t")))
    label = draw(st.sampled_from(("", "ToR ", "Term "))) if style in ("plain", "dotted", "deep", "lettered") else ""
    width, gap = draw(st.sampled_from((30, 60, 200))), draw(st.sampled_from(("\n", "\n\n")))
    indent = draw(st.sampled_from(("", "    ", "\t")))
    before = draw(st.sampled_from(("", "Terms of reference\n\n", "To look at:\n")))
    parts = [
        textwrap.fill(f"{label}{number}{close} {text}", width, subsequent_indent=indent, break_on_hyphens=False)
        if close != "\t"
        else f"{label}{number}\t{text}"
        for number, text in terms
    ]
    return terms, before + gap.join(parts)


@pytest.mark.req("S2.2")
@given(blocks())
def test_any_list_of_numbered_texts_comes_back_whatever_its_style(made: tuple[list[tuple[str, str]], str]) -> None:
    terms, block = made
    assert pairs(parse_terms(block)) == terms


def letters(text: str) -> str:
    """What of a text may not be lost: everything but blanks, and what marks a number or a point."""
    return re.sub(r"[\s\W_]", "", text)


def lost(block: str, pasted: Pasted) -> Sequence[str]:
    """The lines of which nothing is found again."""
    kept = [letters(number + text) for number, text in pairs(pasted)] + [letters(text) for text in left(pasted)]
    whole = "".join(kept)
    return [line for line in block.splitlines() if letters(line) and not _there(letters(line), whole)]


def _there(line: str, whole: str) -> bool:
    # A word before the number is left out, and said so; a letter alone may be a bullet.
    start = re.match(
        "(?:termsofreference|termofreference|tor|terms?|question|item|point|issue|number|no)+", line, re.IGNORECASE
    )
    return line in whole or bool(start and line[start.end() :] in whole) or line == "o" or line[1:] in whole


LINES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            ("1. Was it seen?", "2a) who", "(a) and", "ii. or", "\u2022 one", "Heading", "", "ToR 3: x", "3")
        ),
    ),
    max_size=15,
).map("\n".join)


@example("1. Was it\n\n\nHeading\n\n(a)\n\u2022 x\nb. y\n7", INSIDE)
@given(LINES, st.sampled_from(("apart", INSIDE)))
def test_whatever_is_pasted_never_raises_and_no_line_is_lost(block: str, points: str) -> None:
    pasted = parse_terms(block, points=points)
    assert lost(block, pasted) == []
    assert {term.line for term in pasted.terms}.isdisjoint(leftover.line for leftover in pasted.leftovers)


@pytest.mark.parametrize(
    "block",
    [
        lambda size: "x" * size,
        lambda size: "1. " + "word " * (size // 5),
        lambda size: "1.\n" * (size // 3),
        lambda size: "(a) it\n" * (size // 7),
        lambda size: "term" + " " * size + "1",
        lambda size: "\n".join(f"{n}. Was it seen?\nwrapped on" for n in range(1, size // 20)),
        lambda size: "word\n" * (size // 5),
        lambda size: ".'" * (size // 2),
        lambda size: "no. number " * (size // 11),
    ],
    ids=["one word", "one term", "numbers", "points", "blanks", "lines", "prose", "stops", "labels"],
)
def test_fifty_thousand_characters_are_read_in_proportion(block: Callable[[int], str]) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = block(size)
        return lambda: parse_terms(text)

    assert growth(prepare, 50_000) <= IN_PROPORTION
    pasted = parse_terms(block(50_000))
    assert pasted.terms or pasted.leftovers
    assert len(pasted.remarks) <= 12


@pytest.mark.req("S2.2")
@pytest.mark.parametrize(
    ("block", "numbers", "texts"),
    [
        (
            "1. Was it known? 2. Was it shared? 3. What was done?",
            ["1", "2", "3"],
            ["Was it known?", "Was it shared?", "What was done?"],
        ),
        ("(1) Was it known? (2) Was it shared?", ["1", "2"], ["Was it known?", "Was it shared?"]),
        (
            "1) One was known. 2) Two was\nshared. 3) Three?",
            ["1", "2", "3"],
            ["One was known.", "Two was shared.", "Three?"],
        ),
    ],
)
def test_terms_that_were_copied_into_one_line_are_parted(block: str, numbers: list[str], texts: list[str]) -> None:
    found = parse_terms(block)
    assert [each.text for each in found.terms] == texts
    assert [each.number.strip("()") for each in found.terms] == numbers


@pytest.mark.parametrize(
    "line",
    [
        "1. Was standard 2. Of the policy met?",
        "1. Since 2008. 3. May was missed.",
        "1. See page 4. 2 visits were made.",
    ],
)
def test_but_a_number_that_is_not_the_next_one_parts_nothing(line: str) -> None:
    assert len(parse_terms(line).terms) == 1
