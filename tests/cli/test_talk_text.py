"""The author's own hand at the text, said line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_talk import Conversation
from tests.session.gardening import new_garden

OURS = "The garden is kept by Mr A."


@pytest.fixture
def talk(desk: Path) -> Iterator[Conversation]:
    session = new_garden(desk)
    session.go(session.first_open("a"))
    yield Conversation(session)
    session.close()


def first(talk: Conversation) -> str:
    return talk.session.section_text("a").blocks[0].text


def test_what_is_out_of_step_is_read_out_with_all_three_texts(talk: Conversation) -> None:
    said = talk.say("/text a", "/reword 1 The garden is lovingly kept by Mr A.", "/goto owner", "Mrs B", "/outofstep")
    assert "1 paragraph in your wording has answers that changed since." in said
    assert 'Your wording: "The garden is lovingly kept by Mr A."' in said
    assert 'The answers now say: "The garden is kept by Mrs B."' in said
    assert 'When you worded it, they said: "The garden is kept by Mr A."' in said
    assert '"Mr A" is now "Mrs B"' in said


def out_of_step(talk: Conversation) -> tuple[str, ...]:
    return "/text a", "/reword 1 The garden is lovingly kept by Mr A.", "/goto owner", "Mrs B", "/outofstep"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("/outofstep keep 1", "The garden is lovingly kept by Mr A."),
        ("/outofstep take 1", "The garden is kept by Mrs B."),
        ("/outofstep edit 1 Mrs B keeps it.", "Mrs B keeps it."),
    ],
)
def test_it_is_settled_by_a_word(talk: Conversation, words: str, left: str) -> None:
    said = talk.say(*out_of_step(talk), words, "/outofstep")
    assert "Nothing is out of step" in said
    assert first(talk) == left


def test_both_in_one_is_taken_only_after_it_was_read_out(talk: Conversation) -> None:
    said = talk.say(*out_of_step(talk), "/outofstep combine 1 yes")
    assert 'Both in one: "The garden is lovingly kept by Mrs B."' in said
    assert first(talk) == "The garden is lovingly kept by Mr A."
    talk.say("/outofstep", "/outofstep combine 1", "/outofstep combine 1 yes")
    assert first(talk) == "The garden is lovingly kept by Mrs B."


def test_both_in_one_that_has_changed_since_it_was_read_out_is_read_out_again(talk: Conversation) -> None:
    talk.say(*out_of_step(talk), "/outofstep combine 1", "/goto owner", "Miss D", "/outofstep combine 1 yes")
    assert first(talk) == "The garden is lovingly kept by Mr A."


def test_a_paragraph_of_ones_own_is_added_moved_and_taken_out(talk: Conversation) -> None:
    said = talk.say("/text a", "/insert after 1 My own words.", "/text a", "/shift 2 up", "/text a", "/strike 1")
    assert "Paragraph 2 (your own). My own words." in said
    assert "Paragraph 1 (your own). My own words." in said
    assert first(talk) == OURS
    assert "1. The garden. Your own. My own words." in talk.say("/leftout", "/leftout back 1")
    assert first(talk) == "My own words."


def test_only_ones_own_paragraphs_are_moved_and_a_number_must_have_been_heard(talk: Conversation) -> None:
    assert "Only your own paragraphs can be moved" in talk.say("/text a", "/shift 1 down")
    assert "Type /text first" in talk.say("/strike 1")
    assert "Type /outofstep first" in talk.say("/outofstep keep 1")
    assert first(talk) == OURS


def test_a_sentence_in_a_table_is_reworded_by_its_number(talk: Conversation) -> None:
    said = talk.say("/goto b", "/text", "/sentences 2", "/reword 1 Dug by hand.", "/text")
    assert "Sentence 1, What: Dug." in said
    assert "What: Dug by hand. Plots visited: Plot 1. (in your wording)" in said


def test_a_named_version_is_kept_listed_read_and_compared_with(talk: Conversation) -> None:
    said = talk.say("/save before", "/versions", "/goto owner", "Mrs B", "/changed 1", "/version before a", "/changed")
    assert 'Kept as version 1, "before".' in said
    assert '2 changes since version 1, "before".' in said
    assert 'Was: "The garden is kept by Mr A." Now: "The garden is kept by Mrs B."' in said
    assert f"Paragraph 1. {OURS}" in said
    assert "2 changes since you opened the draft." in said
    assert "There is one of this name already" in talk.say("/save Before")


def test_the_command_tells_what_changed_since_a_version(imrassist: Run, desk: Path) -> None:
    session = new_garden(desk)
    session.save_version("before")
    session.answer(session.here or session.places("a")[0], "Mrs B")
    session.close()
    done = imrassist("changes", "case", "--form", "form")
    assert done.returncode == 0
    assert '- Was: "The garden is kept by Mr A." Now: "The garden is kept by Mrs B."' in done.stdout
    assert 'Since version 1, "before"' in done.stderr
    assert imrassist("changes", "case", "--list", "--form", "form").stdout.endswith("\tbefore\n")
    lost = imrassist("changes", "case", "--since", "after", "--form", "form")
    assert (lost.returncode, lost.stdout) == (3, "")
    assert "There is none of this name." in lost.stderr


def test_the_command_says_how_to_save_a_version_where_there_is_none(imrassist: Run, desk: Path) -> None:
    new_garden(desk).close()
    done = imrassist("changes", "case", "--form", "form")
    assert done.returncode == 3
    assert "Save a version first." in done.stderr
