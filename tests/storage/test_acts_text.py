"""Acts are written as JSON and come back as they were; anything else is refused, whatever it is."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imrassist.model.acts import Act, Together
from imrassist.storage.acts_text import plain_act, read_act
from tests.storage.arbitrary import acts, single


@given(acts)
def test_an_act_comes_back_from_json_as_it_was(act: Act) -> None:
    assert read_act(json.loads(json.dumps(plain_act(act)))) == act


@given(single, st.data())
def test_an_act_with_one_value_of_the_wrong_sort_is_refused_or_read_but_raises_nothing_else(
    act: Act, data: st.DataObject
) -> None:
    plain = json.loads(json.dumps(plain_act(act)))
    plain[data.draw(st.sampled_from(sorted(plain)))] = data.draw(
        st.sampled_from([None, 3, 2.5, True, "x", [], [3], {}, {"given": 3}, {"id": 4}, {"parked": "never"}])
    )
    with contextlib.suppress(ValueError):
        read_act(plain)


@pytest.mark.parametrize("plain", [None, 3, [], {}, {"do": "nothing"}, {"do": 3}, {"do": "together", "acts": 3}])
def test_what_is_no_act_is_refused(plain: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_act(plain)


def test_acts_in_one_another_without_end_are_refused() -> None:
    act: Act = Together(acts=())
    for _ in range(20):
        act = Together(acts=(act,))
    with pytest.raises(ValueError, match="not an act"):
        read_act(plain_act(act))
