"""The list that draws only what is seen."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from imrassist.tui.widgets.lines import Item, Lines
from tests.tui.screen import text_of


class ListApp(App[None]):
    def __init__(self, items: list[Item], *, one_line: bool = False) -> None:
        super().__init__()
        self.lines = Lines(items, one_line=one_line)
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.lines

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        self.chosen.append(message.key)


def numbered(number: int) -> list[Item]:
    return [Item(text=f"row {at}", key=str(at), mark="  ", indent=3) for at in range(number)]


async def test_enter_chooses_the_item_under_the_cursor() -> None:
    app = ListApp(numbered(5))
    async with app.run_test() as pilot:
        app.lines.show(numbered(5), key="1")
        await pilot.press("down", "enter")
        assert app.chosen == ["2"]


async def test_what_cannot_be_chosen_is_passed_over() -> None:
    app = ListApp([])
    async with app.run_test() as pilot:
        app.lines.show([Item(text="head"), *numbered(1), Item(text="head"), Item(text="last", key="x")], key="0")
        await pilot.press("down", "enter", "up", "up", "enter")
        assert app.chosen == ["x", "0"]


@pytest.mark.parametrize("text", ["[/]", "[red]gone?[/red]", "[@click=app.quit()]press", "[bold", "{0}"])
async def test_text_of_the_draft_is_never_markup(text: str) -> None:
    app = ListApp([Item(text=text, key="a")])
    async with app.run_test() as pilot:
        await pilot.pause()
        assert text in text_of(app)


async def test_a_long_text_is_wrapped_under_its_mark() -> None:
    app = ListApp([Item(text="word " * 30, mark=" You", indent=5, key="a")])
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        lines = text_of(app).splitlines()
        assert lines[0].startswith(" You word")
        assert lines[1].startswith("     word")


async def test_twenty_thousand_rows_are_shown_at_once_and_the_last_is_one_key_away() -> None:
    made: list[int] = []

    class Many(list[Item]):
        def __getitem__(self, at):  # type: ignore[no-untyped-def]  # a list that counts what is looked at
            made.append(at)
            return Item(text=f"row {at}", key=str(at), indent=2)

        def __len__(self) -> int:
            return 20_000

    app = ListApp([], one_line=True)
    async with app.run_test(size=(80, 24)) as pilot:
        app.lines.show(Many(), key="0")
        await pilot.pause()
        assert len(set(made)) < 100
        await pilot.press("end")
        await pilot.pause()
        assert "row 19999" in text_of(app)
