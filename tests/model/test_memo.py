"""What was made of certain objects is made once, and never given for others."""

from __future__ import annotations

import gc

import pytest

from imrassist.model.memo import remembered


class Made:
    """Something that takes no hash, and says that it is equal to anything."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, other: object) -> bool:
        return True


def test_what_was_asked_before_is_the_very_same_answer() -> None:
    calls = []

    @remembered()
    def twice(of: Made, text: str) -> list[str]:
        calls.append(text)
        return [of.name, text]

    one = Made("one")
    assert twice(one, "a1") is twice(one, f"a{len(calls)}")
    assert twice(one, "a") == ["one", "a"]
    assert twice(one, "b") == ["one", "b"]
    assert calls == ["a1", "a", "b"]


def test_nothing_is_an_answer_too_and_asked_for_once() -> None:
    calls = []

    @remembered()
    def nothing(text: str) -> None:
        calls.append(text)

    nothing("a")
    nothing("a")
    assert calls == ["a"]


def test_an_equal_object_is_another_one() -> None:
    @remembered()
    def name(of: Made) -> str:
        return of.name

    assert [name(Made("one")), name(Made("two"))] == ["one", "two"]


def test_the_order_of_what_is_asked_counts() -> None:
    @remembered()
    def names(a: Made, b: Made) -> str:
        return a.name + b.name

    one, two = Made("1"), Made("2")
    assert (names(one, two), names(two, one), names(one, one)) == ("12", "21", "11")


def test_an_object_that_is_gone_elsewhere_gives_its_place_to_no_other() -> None:
    @remembered(most=5000)
    def name(of: Made) -> str:
        return of.name

    for number in range(3000):
        assert name(Made(str(number))) == str(number)
        if number % 1000 == 0:
            gc.collect()


@pytest.mark.parametrize("most", [1, 3])
def test_no_more_is_remembered_than_was_said(most: int) -> None:
    calls = []

    @remembered(most=most)
    def same(text: str) -> str:
        calls.append(text)
        return text

    texts = [str(number) for number in range(most)]
    for text in texts * 2:
        assert same(text) == text
    assert calls == texts
    same("one too many")
    assert [same(text) for text in texts] == texts
    assert calls == [*texts, "one too many", *texts]


def test_all_is_forgotten_when_asked_to_be() -> None:
    calls = []

    @remembered()
    def same(text: str) -> str:
        calls.append(text)
        return text

    same("a")
    same.cache_clear()
    same("a")
    assert calls == ["a", "a"]


def test_what_fails_is_not_remembered() -> None:
    calls = []

    @remembered()
    def fails_once(text: str) -> str:
        calls.append(text)
        if len(calls) == 1:
            raise ValueError(text)
        return text

    with pytest.raises(ValueError, match="a"):
        fails_once("a")
    assert fails_once("a") == "a"


def test_it_keeps_the_name_and_the_words_of_what_it_remembers_for() -> None:
    @remembered()
    def same(text: str) -> str:
        """Gives it back."""
        return text

    assert (vars(same)["__name__"], same.__doc__) == ("same", "Gives it back.")
    assert vars(same)["__wrapped__"]("a") == "a"
