"""Documents at the published level: what they print, what they leave out, and what makes them be refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from imrassist import batch
from imrassist.model.answer import Place
from imrassist.session import Session
from tests.export.wordxml import W, text_of, tree

NO_DAY = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August)\b")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IMRASSIST_STATE_DIR", str(folder / "state"))
        patch.setenv("IMRASSIST_CONFIG_DIR", str(folder / "settings"))
        session = Session.open(batch.demo(folder / "example"))
        session.keyring.add(real="Wilhelmina Broadbent", code="Mrs E", part="adult")
        yield session
        session.close()


def words_of(path: Path) -> str:
    return "\n".join(text_of(each) for each in tree(path.read_bytes()).iter(f"{W}p"))


@pytest.mark.req("2.3")
def test_the_published_level_tells_ages_months_and_years_and_names_nobody(example: Session, tmp_path: Path) -> None:
    before = example.draft
    done = example.export("imr", "published", tmp_path)
    assert done.path == tmp_path / "imr-published.docx"
    assert example.draft is before
    text = words_of(done.path)
    assert not NO_DAY.search(text)
    assert "Aged 2 in March 2010" in text
    assert "died in March 2010" in text
    assert "between March 2008 and March 2010" in text
    assert "[name not published], Head of clinical governance" in text
    for name in ("Imeson", "Ellershaw", "14/02/08", "10:30"):
        assert name not in text
    assert done.looked.endswith("nothing found.")
    assert "anonym" not in done.looked.casefold()


@pytest.mark.req("2.3")
def test_but_the_boards_level_keeps_dates_of_birth_in_their_table(example: Session, tmp_path: Path) -> None:
    done = example.export("family", "submission", tmp_path)
    assert done.path
    assert "14/02/08" in words_of(done.path)


def test_each_document_has_a_published_level_with_a_gate_of_its_own(example: Session, tmp_path: Path) -> None:
    example.answer(Place("introduction_more"), "Child 1 died on the 2nd, at home.")
    assert [remark.check for remark in example.hindrances("imr", "published")] == ["names.exact_day"]
    assert example.hindrances("chronology", "published") == []
    assert example.hindrances("imr", "submission") == []
    assert example.export("imr", "published", tmp_path).refused
    assert example.export("chronology", "published", tmp_path).path == tmp_path / "chronology-published.docx"
    example.undo()


def test_a_published_copy_is_refused_for_a_name_in_what_it_prints(example: Session, tmp_path: Path) -> None:
    example.answer(Place("introduction_more"), "Child 1 died. Wilhelmena Broadbent rang on 01632 960147.")
    assert {remark.check for remark in example.hindrances("imr", "published")} == {"names.keyed", "names.unknown"}
    assert example.hindrances("family", "published") == []
    told = example.export("imr", "published", tmp_path)
    assert told.refused.startswith("A published copy cannot be made yet")
    example.undo()
    assert "Broadbent" not in " ".join((told.refused, *told.notes))


def test_a_copy_for_others_is_not_called_by_a_name(example: Session, tmp_path: Path) -> None:
    told = example.export("family", "submission", tmp_path / "Wilhelmina-Broadbent.docx")
    assert told.notes[0].startswith("The name of the file holds what stands behind Mrs E.")
    assert not list(tmp_path.iterdir())
