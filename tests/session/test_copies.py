"""A review done on copies comes home: who knew the other's word has the last one, and text is never taken."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.interview.load import form_folder
from imrassist.model.acts import apply
from imrassist.model.review_acts import PointPut
from imrassist.session import Session
from imrassist.session.review_values import REWORDED
from imrassist.writing.changes import told
from tests.session.reviewing import TODAY, a_short_example, answered, copy_of

BOSS = ("Margaret Ellershaw", "Director of nursing")
OTHER = ("A. Specimen", "Head of safeguarding")
LATER = "It was said in February."


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))


@pytest.fixture
def home(tmp_path: Path) -> Session:
    return a_short_example(tmp_path / "desk")


def judged(session: Session, answer: str, comment: str = "", who: tuple[str, str] = BOSS, on: str = "agreed") -> None:
    session.begin_review(*who)
    session.judge(on, answer, comment)
    session.end_review()


def taken(home: Session, copy: Session) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What came of taking in a copy; the trail holds together afterwards, and once more gives nothing new."""
    copy.save()
    found = home.take_in(copy.path)
    assert home.trail().whole, home.trail().faults
    draft = home.draft
    again = home.take_in(copy.path)
    assert (again.taken, again.both) == ((), ())
    assert home.draft is draft
    return found.taken, found.both


def stands(session: Session, on: str = "agreed") -> tuple[str, list[str]]:
    """The answer that counts, and the comments of all that lie beside it."""
    verdicts = session.draft.verdicts
    now = verdicts.get(f"approver:{on}")
    beside = sorted(v.comment for key, v in verdicts.items() if key.startswith("earlier") and key.endswith(f":{on}"))
    return (now.answer if now else ""), beside


def test_who_knew_the_first_verdict_and_gave_another_has_the_last_word_though_the_clock_was_set_back(
    home: Session,
) -> None:
    judged(home, "yes")
    copy = copy_of(home)
    copy.now = lambda: datetime(1999, 1, 1, tzinfo=UTC)
    judged(copy, "no", "By whom?")
    assert taken(home, copy) == (("Criterion 14: the verdict of Margaret Ellershaw.",), ())
    assert stands(home) == ("no", [])
    assert stands(copy) == ("no", [])


def test_of_two_verdicts_that_nobody_knew_of_the_later_stands_and_both_are_kept_in_either_file(home: Session) -> None:
    copy = copy_of(home)
    judged(home, "partially", "Mine.")
    judged(copy, "no", "Theirs.", OTHER)
    _, both = taken(home, copy)
    assert both == (
        "Criterion 14: judged twice, by another reviewer. The later one stands; the other is kept beside it.",
    )
    assert stands(home) == ("no", ["Mine."])
    taken(copy, home)
    assert stands(copy) == ("no", ["Mine."])


def test_an_older_verdict_that_lies_beside_another_on_the_copy_comes_with_it(home: Session) -> None:
    judged(home, "partially", "Mine.")
    copy = copy_of(home)
    judged(copy, "no", "Theirs.", OTHER)
    assert stands(copy) == ("no", ["Mine."])
    taken(home, copy)
    assert stands(home) == ("no", ["Mine."])


def test_what_was_taken_back_on_either_side_stays_taken_back(home: Session) -> None:
    judged(home, "yes")
    judged(home, "yes", on="scope")
    copy = copy_of(home)
    copy.begin_review(*BOSS)
    copy.judge("agreed", "")
    copy.end_review()
    home.begin_review(*BOSS)
    home.judge("scope", "")
    home.end_review()
    assert taken(home, copy) == (("Criterion 14: its verdict was taken back.",), ())
    assert (stands(home), stands(home, "scope")) == (("", []), ("", []))
    taken(copy, home)
    assert (stands(copy), stands(copy, "scope")) == (("", []), ("", []))


def test_a_copy_that_was_not_touched_gives_nothing_however_old_it_is(home: Session) -> None:
    copy = copy_of(home)
    judged(home, "yes")
    answered(home, "legal_from", "the agency's lawyer")
    assert taken(home, copy) == ((), ())
    assert stands(home) == ("yes", [])


def test_three_files_that_go_to_and_fro_tell_each_deed_once(home: Session) -> None:
    one, two = copy_of(home, "one.imr.toml"), copy_of(home, "two.imr.toml")
    judged(one, "no", "One.", on="scope")
    judged(two, "no", "Two.", OTHER, on="agreed")
    for into, out_of in ((home, one), (home, two), (one, home), (two, home), (home, one), (two, one)):
        out_of.save()
        into.take_in(out_of.path)
    for each in (home, one, two):
        assert each.trail().whole
        assert stands(each, "scope")[0] == "no"
        assert stands(each)[0] == "no"
        assert sum("judged criterion 1" in line for line in each.trail().lines) == 2
        assert sum("judged criterion 1." in line or "judged criterion 1," in line for line in each.trail().lines) == 1


def sign(session: Session) -> str:
    session.begin_review(*BOSS)
    for each in session.form.criteria:
        session.judge(each.id, "yes")
    session.sign("Read with care.")
    session.end_review()
    return session.draft.signatures[-1].id


def test_both_signed_and_both_signatures_are_kept_the_later_one_last(home: Session) -> None:
    copy = copy_of(home)
    first = sign(home)
    second = sign(copy)
    told_of, _ = taken(home, copy)
    assert "The signature of Margaret Ellershaw." in told_of
    assert [each.id for each in home.draft.signatures] == [first, second]
    signed = home.signed_now()
    assert signed is not None
    assert signed.valid


def test_a_signature_that_was_withdrawn_on_either_side_is_no_signature_any_more(home: Session) -> None:
    sign(home)
    copy = copy_of(home)
    copy.begin_review(*BOSS)
    copy.withdraw()
    copy.end_review()
    assert taken(home, copy)[0] == ("The signature of Margaret Ellershaw was withdrawn.",)
    assert home.signed_now() is None
    old = copy_of(home, "old.imr.toml")
    sign(home)
    again = copy_of(home, "again.imr.toml")
    home.begin_review(*BOSS)
    home.withdraw()
    home.end_review()
    for each in (old, again):
        taken(home, each)
    assert home.signed_now() is None


def test_a_point_opened_again_after_it_was_closed_elsewhere_is_open_and_both_answers_are_told(home: Session) -> None:
    home.begin_review(*BOSS)
    for text in ("Say who.", "Say when."):
        home.raise_point("", text)
    home.end_review()
    copy = copy_of(home)
    home.answer_point("2", "done")
    home.begin_review(*BOSS)
    home.close_point("1")
    home.end_review()
    copy.answer_point("2", "not_done", LATER)
    copy.begin_review(*BOSS)
    copy.close_point("1")
    copy.close_point("1", closed=False)
    copy.end_review()
    _, both = taken(home, copy)
    assert both == ("Point 2 is brought up to date. Both answered it; the later answer stands.",)
    first, second = (each.point for each in home.points())
    assert not first.closed
    assert (second.answer, second.reason) == ("not_done", LATER)


def test_two_points_that_were_given_one_id_are_two_points(home: Session) -> None:
    copy = copy_of(home)
    for session, text in ((home, "Say who."), (copy, "Say when.")):
        session.fresh_id = lambda: "sameid22"
        session.begin_review(*BOSS)
        session.raise_point("", text)
        session.end_review()
    home.fresh_id = lambda: "otherid3"
    assert taken(home, copy)[0] == ("A new point: Say when.",)
    assert [each.point.text for each in home.points()] == ["Say who.", "Say when."]


def test_a_copy_that_was_written_in_gives_its_verdicts_and_none_of_its_text(home: Session) -> None:
    copy = copy_of(home)
    answered(copy, "legal_from", "the agency's lawyer")
    judged(copy, "yes", on="legal_advice")
    copy.save()
    answers = home.draft.answers
    found = home.take_in(copy.path)
    assert home.draft.answers is answers
    assert [told(each) for each in found.text]
    # The verdict is on the words of the copy, and so is shown as given on another text, with these words.
    assert home.judged("legal_advice").lapsed
    (change,) = home.changed_since(home.draft.verdicts["approver:legal_advice"], "legal_advice") or ()
    assert '"lawyer" is now "solicitor"' in told(change)


DAMAGE: list[Callable[[bytes], bytes]] = [
    lambda raw: b"",
    lambda raw: raw[: len(raw) // 2],
    lambda raw: b"\x00" * 200,
    lambda raw: raw.replace(b'answer = "no"', b'answer = "yes"'),
    lambda raw: raw.replace(b"[[trail]]", b"[[tail]]", 1),
]


@pytest.mark.parametrize("how", DAMAGE)
def test_a_copy_that_is_damaged_or_was_tampered_with_gives_nothing(
    home: Session, how: Callable[[bytes], bytes]
) -> None:
    copy = copy_of(home)
    judged(copy, "no", "By whom?")
    judged(copy, "yes", on="scope")
    copy.close()
    raw = copy.path.read_bytes()
    assert how(raw) != raw
    copy.path.write_bytes(how(raw))
    draft = home.draft
    with pytest.raises(ImrError) as refused:
        home.take_in(copy.path)
    assert "By whom" not in str(refused.value)
    assert home.draft is draft


def something(session: Session, chance: random.Random, turn: int) -> None:
    """One deed of the author or of a reviewer."""
    points = [each.point for each in session.points()]
    deed = chance.choice(("judge", "judge", "back", "raise", "answer", "close", "open"))
    if deed == "answer":
        for point in [each for each in points if not each.closed][:1]:
            session.answer_point(point.id, "not_done", f"Reason {turn}.")
        return
    session.begin_review(*chance.choice((BOSS, OTHER)))
    if deed == "judge":
        session.judge(chance.choice(("scope", "agreed")), "no", f"Comment {turn}.")
    elif deed == "back":
        session.judge(chance.choice(("scope", "agreed")), "")
    elif deed == "raise":
        session.raise_point("", f"Point {turn}.")
    elif points:
        session.close_point(chance.choice(points).id, closed=deed == "close")
    session.end_review()


def exchanged(into: Session, out_of: Session) -> None:
    out_of.save()
    into.take_in(out_of.path)
    assert into.trail().whole


@pytest.mark.parametrize("seed", range(6))
def test_whatever_two_people_do_on_their_copies_both_files_say_the_same_in_the_end(home: Session, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same deeds each time
    one, two = home, copy_of(home)
    for turn in range(24):
        mine, other = chance.sample((one, two), 2)
        if chance.random() < 0.15:
            exchanged(mine, other)
        else:
            something(mine, chance, turn)
    for _ in range(2):
        exchanged(one, two)
        exchanged(two, one)
    assert [stands(one, each) for each in ("scope", "agreed")] == [stands(two, each) for each in ("scope", "agreed")]
    said = [
        sorted((p.text, p.answer, p.reason, p.closed, p.closed_on) for p in each.draft.points.values())
        for each in (one, two)
    ]
    assert said[0] == said[1]


def test_a_point_that_the_trail_does_not_know_is_refused_with_the_whole_copy(home: Session) -> None:
    copy = copy_of(home)
    copy.begin_review(*BOSS)
    copy.raise_point("", "Say who.")
    slipped = replace(copy.points()[0].point, text="Say nothing.")
    copy.draft = apply(copy.draft, PointPut(id=slipped.id, point=slipped))
    copy.save()
    with pytest.raises(ImrError, match="is not as line 1"):
        home.take_in(copy.path)


def test_a_new_version_of_the_form_that_words_a_criterion_anew_asks_for_that_verdict_again(
    home: Session, tmp_path: Path
) -> None:
    judged(home, "yes", on="scope")
    judged(home, "yes", on="agreed")
    home.close()
    newer = tmp_path / "newer"
    shutil.copytree(form_folder("stockport-2010"), newer)
    text = (newer / "form.toml").read_text("utf-8")
    there = f'version = "{home.form.version}"'
    assert there in text
    text = text.replace(there, 'version = "9.0.0"', 1).replace(
        "The scope of the review is unambiguous", "It is clear", 1
    )
    (newer / "form.toml").write_text(text, "utf-8")
    opened = Session.open(home.path, form=str(newer), today=TODAY)
    assert opened.form.version == "9.0.0"
    assert [(each.criterion.id, each.lapsed) for each in opened.all_judged() if each.lapsed] == [("scope", REWORDED)]
    opened.begin_review(*BOSS)
    assert any("To be looked at again (the form words this criterion anew since), criteria: 1." in each
               for each in opened.not_ready())  # fmt: skip
    # The verdict was on the old words, and keeps them.
    assert opened.draft.verdicts["approver:scope"].asked.startswith("The scope of the review")
    opened.close()
