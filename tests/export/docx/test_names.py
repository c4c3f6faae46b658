"""Bookmarks have names that last."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from imrassist.export.docx.names import LONGEST, Bookmarks, name


@given(st.text(), st.text())
def test_two_things_never_share_a_name_and_every_name_is_one_that_word_takes(one: str, other: str) -> None:
    names = [name("b", one), name("b", other)]
    assert (names[0].casefold() == names[1].casefold()) == (one == other)
    assert all(re.fullmatch(r"_imr_[A-Za-z0-9_]+", each) and len(each) <= LONGEST for each in names)


def test_a_name_is_the_same_for_ever() -> None:
    # Documents that a board holds were written with these: they never change.
    assert name("b", "s3.role") == "_imr_b_s3_role_b25fab19"
    assert name("s", "10") == "_imr_s_10_4c62c43f"
    assert name("r", "contact-k3x9q2/chronology") == "_imr_r_contact_k3x9q2_chronolog_741de7b9"


def test_keys_that_differ_in_signs_or_capitals_alone_are_kept_apart() -> None:
    assert len({name("b", each).casefold() for each in ("s1.a", "s1_a", "S1.a", "s1-a")}) == 4


def test_a_thing_is_marked_once_and_numbers_do_not_repeat() -> None:
    bookmarks = Bookmarks()
    assert bookmarks.around("b", "x") == (
        f'<w:bookmarkStart w:id="1" w:name="{name("b", "x")}"/>',
        '<w:bookmarkEnd w:id="1"/>',
    )
    assert bookmarks.around("b", "x") == ("", "")
    assert bookmarks.around("b", "y")[1] == '<w:bookmarkEnd w:id="2"/>'
