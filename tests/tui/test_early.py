"""Keys in one burst: each belongs to what the ones before it led to."""

from __future__ import annotations

from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.export import ExportScreen
from imrassist.tui.widgets.field import Field
from tests.journeys.hands import Hands


async def test_a_digit_right_after_tab_belongs_to_the_field_that_tab_leads_to(session: Session) -> None:
    async with ImrApp(session).run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the question")
        hands.app.export()
        await hands.until(lambda: isinstance(hands.app.screen, ExportScreen), "the export")
        await hands.until(lambda: len(hands.app.screen.query(Field)) == 3 and bool(hands.app.screen.focused), "fields")
        first, copy = (
            next(field.box for field in hands.app.screen.query(Field) if field.place == Place(name))
            for name in ("document", "copy")
        )
        before = first.typed, copy.typed
        hands.press("tab", "2")
        await hands.until(lambda: copy.typed != before[1], "another sort of copy")
        assert first.typed == before[0]
        hands.press("shift+tab", "tab", "3")
        await hands.until(lambda: copy.typed not in ("", before[1]) and hands.app.screen.focused is copy, "the third")
        assert first.typed == before[0]
