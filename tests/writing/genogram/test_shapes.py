from __future__ import annotations

import pytest
from PIL import ImageFont

from imrassist.writing.genogram.family import Family, family
from imrassist.writing.genogram.layout import OTHERS, layout
from imrassist.writing.genogram.measures import PAPER, label, text_width
from imrassist.writing.genogram.shapes import Drawing, Line, Outline, Text, draw
from tests.writing.genogram.families import adopted_away, person, simple, three_generations, tie


def symbols(drawing: Drawing) -> dict[str, Outline]:
    return {shape.person: shape for shape in drawing.shapes if isinstance(shape, Outline) and shape.person}


def lines(drawing: Drawing, *ends: str) -> list[Line]:
    return [shape for shape in drawing.shapes if isinstance(shape, Line) and set(shape.ends) == set(ends)]


def said(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


@pytest.mark.req("S5.2")
@pytest.mark.parametrize(("sex", "kind"), [("m", "square"), ("f", "circle"), ("?", "triangle")])
def test_a_man_is_a_square_a_woman_a_circle_and_an_unknown_a_triangle(sex: str, kind: str) -> None:
    drawn = symbols(draw(family([person("Somebody", sex)])))["Somebody"]
    assert drawn.kind == kind
    left, top, right, bottom = drawn.box
    assert right - left == bottom - top == PAPER.wide


@pytest.mark.req("S5.2")
@pytest.mark.parametrize("sex", ["m", "f", "?"])
def test_the_child_of_the_review_has_a_second_outline_inside_and_the_dead_a_cross(sex: str) -> None:
    drawing = draw(family([person("Child 1", sex, subject=True, dead=True)]))
    outer = symbols(drawing)["Child 1"]
    inner = next(
        shape
        for shape in drawing.shapes
        if isinstance(shape, Outline) and shape.kind == outer.kind and not shape.person and _inside(shape, outer)
    )
    assert inner != outer
    strokes = lines(drawing, "Child 1")
    assert len(strokes) == 2
    assert all(_within(point, outer) for stroke in strokes for point in stroke.points)


def _inside(inner: Outline, outer: Outline) -> bool:
    return _within(inner.box[:2], outer) and _within(inner.box[2:], outer)


def _within(point: tuple[float, float], outline: Outline) -> bool:
    left, top, right, bottom = outline.box
    return left - 0.01 <= point[0] <= right + 0.01 and top - 0.01 <= point[1] <= bottom + 0.01


@pytest.mark.req("S5.2")
@pytest.mark.parametrize(
    ("state", "dashed", "strokes"),
    [
        ("married", False, False),
        ("not_married", True, False),
        ("separated", False, True),
        ("divorced", False, True),
        ("ended", True, True),
        ("", True, False),
    ],
)
def test_the_line_between_partners_says_how_they_stand(state: str, dashed: bool, strokes: bool) -> None:
    drawing = draw(family([person("Mr A", "m"), person("Mrs A", "f")], [tie("Mr A", "Mrs A", state)]))
    (line,) = lines(drawing, "Mr A", "Mrs A")
    assert bool(line.dash) == dashed
    (x, y), (to_x, _) = line.points
    across = [
        shape
        for shape in drawing.shapes
        if isinstance(shape, Line)
        and not shape.ends
        and len(shape.points) == 2
        and all(x < a < to_x and abs(b - y) < 10 for a, b in shape.points)
    ]
    assert len(across) == (2 if strokes else 0)


def test_the_line_down_to_an_adopted_child_is_dotted_and_twins_part_from_one_point() -> None:
    drawing = draw(three_generations())
    assert lines(drawing, "Aunt of Child 1")[0].dash
    assert not lines(drawing, "Child 2")[0].dash
    assert lines(drawing, "Child 3")[0].points[0] == lines(drawing, "Child 4")[0].points[0]


def test_unknown_parents_are_a_question_mark_over_the_symbol() -> None:
    drawing = draw(three_generations())
    left, top, right, _ = symbols(drawing)["Mr B"].box
    marks = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.text == "?"]
    assert any(left < mark.x < right and mark.y < top for mark in marks)


def test_the_key_names_the_signs_that_are_used_and_no_others() -> None:
    key = said(draw(simple()))[-9:]
    assert key == [
        "male", "female", "sex not known", "child of the review", "died", "married", "together, not married",
        "no longer together", "lived in the child's home",
    ]  # fmt: skip
    alone = said(draw(family([person("Mrs A", "f")])))
    assert alone == ["Mrs A", "female"]


def test_people_without_a_tie_stand_under_a_heading_but_not_where_there_are_no_others() -> None:
    assert OTHERS in said(draw(simple()))
    assert OTHERS not in said(draw(family([person("Mrs A", "f"), person("Mr B", "m")])))


def test_a_drawing_fits_its_page() -> None:
    assert 200 < draw(three_generations()).width < 700


@pytest.mark.parametrize(
    ("name", "lines_under"),
    [
        ("Child 1", ("Child 1",)),
        ("Aunt of Child 1", ("Aunt of Child 1",)),
        ("Paternal grandmother of Child 1", ("Paternal", "grandmother", "of Child 1")),
        ("Great-grandmother 2", ("Great-", "grandmother 2")),
        ("WWWWWWWWWW", ("WWWWWWW", "WWW")),
    ],
)
def test_long_names_are_cut_into_lines_that_keep_a_number_with_its_word(
    name: str, lines_under: tuple[str, ...]
) -> None:
    found = label(person(name, "f"), Family(people=()), PAPER)
    assert found == lines_under
    assert all(text_width(line, 10) <= PAPER.label for line in found)


def test_words_are_never_wider_than_was_reckoned_with() -> None:
    font = ImageFont.load_default(1000)
    for code in range(32, 127):
        assert font.getlength(chr(code)) <= text_width(chr(code), 1000) + 1


@pytest.mark.req("S5.2")
def test_a_dotted_line_leads_up_from_who_was_adopted_whoever_by_and_a_solid_one_from_unknown_parents() -> None:
    made = adopted_away()
    shapes = draw(made).shapes
    up = {line.ends[0]: line.dash for line in shapes if isinstance(line, Line) and len(line.ends) == 1}
    assert {name: bool(dash) for name, dash in up.items()} == {"Child 1": True, "Child 2": False, "Child 3": True}
    words = said(draw(made))
    assert words.count("?") == 3, "over two of them, and in the key"
    assert {"adopted", "parents not known", OTHERS} <= set(words)
    tops = {place.person: place.top for place in layout(made).places}
    assert tops["Child 1"] < min(tops[each] for each in ("Child 2", "Child 3", "Mr C"))
