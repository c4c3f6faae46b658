"""What Word puts before the paragraphs of a list is counted as Word counts it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from imrassist.intake.numbers import Numbers

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(at: int, kind: str, text: str, start: int = 1, style: str = "") -> str:
    tied = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{tied}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbers(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> Numbers:
    inner = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'
    return Numbers(etree.fromstring(f"<w:numbering {W}>{inner}</w:numbering>"))


def told(counting: Numbers, *steps: tuple[str, int]) -> list[str]:
    return [counting.next(number, at) for number, at in steps]


def test_levels_count_on_and_begin_anew_below_the_next_above() -> None:
    counting = numbers(level(0, "decimal", "%1."), level(1, "lowerLetter", "%1%2"), level(2, "lowerRoman", "(%3)"))
    steps = [("1", at) for at in (0, 0, 1, 1, 2, 2, 0, 1)]
    assert told(counting, *steps) == ["1.", "2.", "2a", "2b", "(i)", "(ii)", "3.", "3a"]


def test_two_lists_of_one_kind_count_together_but_one_that_begins_anew_says_where() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
        f"{level(0, 'decimal', 'Part %1 –')}</w:lvlOverride></w:num>"
    )
    counting = numbers(level(0, "decimal", "Part %1 -"), nums=nums)
    steps = [("1", 0), ("2", 0), ("3", 0), ("3", 0), ("1", 0)]
    assert told(counting, *steps) == ["Part 1 -", "Part 2 -", "Part 7 –", "Part 8 –", "Part 9 -"]


@pytest.mark.parametrize(
    ("kind", "numbers_", "said"),
    [
        ("upperLetter", (1, 26, 27, 28), ("A", "Z", "AA", "BB")),
        ("lowerRoman", (4, 9, 40, 99), ("iv", "ix", "xl", "xcix")),
        ("upperRoman", (1994,), ("MCMXCIV",)),
        ("decimalZero", (3, 12), ("03", "12")),
        ("bullet", (1,), ("",)),
        ("none", (1,), ("",)),
    ],
)
def test_figures_are_as_word_writes_them(kind: str, numbers_: tuple[int, ...], said: tuple[str, ...]) -> None:
    assert tuple(numbers(level(0, kind, "%1", at)).next("1", 0) for at in numbers_) == said


def test_a_level_is_found_by_the_style_that_is_tied_to_it() -> None:
    counting = numbers(level(0, "decimal", "%1", style="One"), level(1, "decimal", "%1.%2", style="Two"))
    assert [counting.level_of("1", style) for style in ("One", "Two", "Three", "")] == [0, 1, 0, 0]


@pytest.mark.parametrize(
    "root",
    [
        "",
        '<w:num w:numId="1"/>',
        '<w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num>',
        (
            '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="77"/></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        ),
    ],
)
def test_what_is_missing_or_absurd_has_no_number(root: str) -> None:
    counting = Numbers(etree.fromstring(f"<w:numbering {W}>{root}</w:numbering>"))
    assert told(counting, ("1", 0), ("1", 5), ("", 0)) == ["", "", ""]
    assert Numbers(None).next("1", 0) == ""
    huge = numbers(level(0, "lowerRoman", "%1", 99_999))
    assert set(told(huge, ("1", 0), ("1", 0))) == {"m" * 9 + "cmxcix"}


def test_a_number_that_word_counts_is_no_part_of_the_text(tmp_path: Path) -> None:
    from imrassist.export import docx
    from imrassist.intake.values import paragraphs_of
    from imrassist.intake.word import read
    from tests.export.specimen import report, stockport

    path = tmp_path / "a.docx"
    path.write_bytes(docx.build(report(contacts=1), stockport(), copy="submission"))
    heading = next(each for each in paragraphs_of(read(path).body) if "NARRATIVE" in each.text)
    assert (heading.label, heading.text) == ("SECTION 7 -", "NARRATIVE")
