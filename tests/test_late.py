"""Late dataclasses: the same as the library's, but that nothing is compiled before the first object."""

from __future__ import annotations

import copy
import dataclasses
import re
import threading
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from imrassist.late import dataclass, pattern


def pair() -> tuple[Any, Any]:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Boat:
        name: str
        crew: tuple[str, ...] = ()
        log: dict[str, int] = field(default_factory=dict, compare=False)

    @dataclass(frozen=True, kw_only=True)
    class Tug(Boat):
        tows: int = 0

        def __post_init__(self) -> None:
            if self.tows < 0:
                raise ValueError("tows")

    return Boat, Tug


def test_nothing_is_compiled_before_the_first_object() -> None:
    boat, _ = pair()
    assert not {"__eq__", "__repr__", "__hash__", "__setattr__"} <= set(vars(boat))
    boat(name="A")
    assert {"__eq__", "__repr__", "__hash__", "__setattr__"} <= set(vars(boat))


def test_an_object_is_what_the_library_makes() -> None:
    boat, tug = pair()
    one = boat(name="A", crew=("x",))
    assert one == boat(name="A", crew=("x",), log={"a": 1})
    assert one != boat(name="B", crew=("x",))
    assert hash(one) == hash(boat(name="A", crew=("x",)))
    assert repr(one).endswith("Boat(name='A', crew=('x',), log={})")
    assert replace(one, name="C").name == "C"
    assert copy.deepcopy(one) == one
    assert one != tug(name="A", crew=("x",))
    assert boat(name="A").log is not boat(name="A").log


def test_a_frozen_one_stays_frozen() -> None:
    boat, _ = pair()
    one = boat(name="A")
    for name in ("name", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(one, name, "B")
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'name'"):
        boat()
    with pytest.raises(TypeError):
        boat("A")


def test_fields_can_be_asked_for_before_there_is_an_object_and_a_class_may_build_on_another() -> None:
    _, tug = pair()
    assert [each.name for each in fields(tug)] == ["name", "crew", "log", "tows"]
    sure: object = tug
    assert dataclasses.is_dataclass(sure)
    assert tug(name="T", tows=2).tows == 2
    with pytest.raises(ValueError, match="tows"):
        tug(name="T", tows=-1)


def test_many_threads_may_make_the_first_object_at_once() -> None:
    for _ in range(30):
        boat, tug = pair()
        faults: list[BaseException] = []
        start = threading.Barrier(6)

        def make(sort: Any, start: threading.Barrier = start, faults: list[BaseException] = faults) -> None:
            start.wait()
            try:
                assert sort(name="A") == sort(name="A")
            except BaseException as error:  # whatever it is, the test must hear of it
                faults.append(error)

        threads = [threading.Thread(target=make, args=(sort,)) for sort in (boat, tug) * 3]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not faults


def test_a_pattern_is_compiled_when_it_is_first_used_and_is_the_library_s_from_then_on() -> None:
    late = pattern(r"(?P<day>\d+)x", re.IGNORECASE)
    assert "match" not in vars(late)
    assert late.fullmatch("12X")["day"] == "12"  # type: ignore[index]  # it matches
    assert late.sub("-", "1x 2x") == "- -"
    assert late.groupindex == {"day": 1}
    with pytest.raises(re.error):
        pattern("(").match("")
