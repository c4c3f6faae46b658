"""Words for spelling: what is in no dictionary in the answer at hand, words to write instead, words to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imrassist.cli.talking.word import Word

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk
    from imrassist.session import Mark


def _spell(talk: Talk, rest: str) -> None:
    place = talk.session.here
    if place is None or not (text := talk.session.asked(place).box):
        talk.voice.say("There is no answer here yet. Answer first; then type /spell.")
        return
    marks = [mark for mark in talk.session.marks(place, text) if mark.ways and mark.kind != "remark"]
    number, _, choice = rest.strip().partition(" ")
    if not number:
        _tell(talk, marks)
        return
    mark = marks[int(number) - 1] if number.isdigit() and 1 <= int(number) <= len(marks) else None
    ways = mark.ways if mark else ()
    way = ways[int(choice) - 1] if choice.strip().isdigit() and 1 <= int(choice) <= len(ways) else None
    if mark is None or way is None:
        talk.voice.say("Type /spell alone to hear the words; then /spell, the word's number and the choice's number.")
        return
    if way.does:
        talk.session.take_way(mark, way)
    if way.put is not None:
        talk.session.answer(place, text[: mark.start] + way.put + text[mark.end :])
    talk.voice.say("Done. /undo takes it back.")


def _tell(talk: Talk, marks: list[Mark]) -> None:
    if not marks:
        talk.voice.say("Every word of this answer is known.")
    for at, mark in enumerate(marks, 1):
        ways = "; ".join(f"{number} {way.label}" for number, way in enumerate(mark.ways, 1))
        talk.voice.say(f"{at}. {mark.say} {ways}.")
    if marks:
        talk.voice.say("Type /spell, the word's number and the choice's number, such as /spell 1 1.")


WORDS = (Word("spell", "/spell, /spell NUMBER CHOICE", "Tells words of this answer that are not known.", _spell),)
