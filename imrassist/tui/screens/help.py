"""Help: about the question or the screen that was open, then the keys, then what holds everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from imrassist.session import Asked
from imrassist.tui.screens.base import Command, Dialog
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines

KINDS = {
    "text": "One line. Enter uses it.",
    "long": "One point in each paragraph; say where it comes from. Enter is a new line, F2 uses the answer.",
    "yesno": "Press Y or N.",
    "choice": "Press the digit, or move with the arrow keys and press Enter.",
    "ref": "Press the digit, or move with the arrow keys and press Enter.",
    "multi": "Press digits or Space to tick, Enter to use. The last line is for none of them.",
    "refs": "Press digits or Space to tick, Enter to use. The last line is for none of them.",
    "date": "Write day, month and year: 17/09/09 or 17/09/2009. The weekday shows how it was read. A question mark at "
    "the end marks a day that is not certain.",
    "time": "By the 24-hour clock: 17:56.",
    "code": "The board's reference code, such as Child 1. Never a real name.",
    "table": "Enter on a row opens it again, a adds one question by question, n adds one in a form, d removes it. When "
    "all are there, choose the last line.",
    "note": "Nothing to answer. Enter goes on.",
    "picture": "The whole path of a PNG or JPEG file; drag the file in, or type it. A copy without hidden data is kept "
    "beside the draft.",
}
SCREENS = {
    "home": "Here you go on with a draft, open or start one, or look at the made-up example.",
    "picker": "Type part of a name; the list shows what fits. Enter takes the marked line.",
    "prompt": "F2 uses what you typed, Esc goes back.",
    "park": "Later and Ask go on your list of things to find out. No record and Does not apply become a sentence in "
    "the report, so give the reason as you would write it there.",
    "later": "The question goes on your list of things to find out, with whom you will ask. It leaves the list when it "
    "is answered.",
    "binder": "Every section with how it stands: [Y] finished, [~] begun, [ ] not begun. You say when a section is "
    "finished (f); nothing is held up until then.",
    "form": "One row on one page. Each field is kept when you leave it. Lists: Left and Right, a digit or a letter "
    "choose; where several may be chosen, digits tick and 0 is none.",
    "table": "One line a row; ! marks a row with something left, * a key event. The one under the cursor is written "
    "out below. f shows only those with a certain answer, / those that hold some words, a all again. b answers one "
    "question for all that are shown.",
    "family": "Everybody who is entered, a line each, and under them the outline genogram in plain signs, from the "
    "same answers; its last lines say what the signs mean. Tab goes into the sketch: arrow keys look around where it "
    "is wider than the screen. g draws it into a file. Section 5 tells it in words (F9).",
    "jot": "One contact on each line: the day first, then the time, the people before a colon, the sort of contact "
    "before a full stop, and what happened. Only the day is needed. Enter keeps it; what is not there is asked later.",
    "text": "The section as it will be printed. ! marks what is missing; * marks your own wording. Enter goes to the "
    "question behind a paragraph. e lets you word it yourself; answers never overwrite your wording.",
    "thread": "From each term of reference down to the actions. ! marks a gap: Enter goes to the question that mends "
    "it, or adds the row that is missing, tied already. = marks a row that is written out further up.",
    "find": "Type some words. What holds them is listed; if nothing does, what holds words like them.",
    "to_find_out": "What you left for later or for somebody to answer, and what you marked as unsure. It leaves the "
    "list when it is answered. e writes the list as a file, to take to an interview or a records office.",
    "sheets": "One sheet for each interview: what you left open for that person, and the reasons that the record does "
    "not give for contacts that name them. ! means that it is not agreed yet. e writes the sheets as a file.",
    "key": "Codes and who stands behind each, in a file apart from the draft. Names are hidden until v shows them, for "
    "20 seconds. ! marks a code whose name still stands in the draft: Enter puts the code in everywhere, after a look.",
    "left_behind": "Files beside the draft in which names of the key still stand: copies made when two programs held "
    "the draft, damaged originals, and what was sent to the board, which is a record and stays. d removes one.",
    "glance": "The report with names in the place of codes. It is kept nowhere and cannot be exported from here.",
    "timetable": "Dates in bold are the board's. The others are your own, worked back from them so that days are left "
    "for interviews, for countersigning and for revision. ! marks what is near or past, [Y] what is done.",
    "panes": "The answers behind your wording have changed. k keeps your words; t takes ours; c shows both changes in "
    "one text, which is used only when you keep it; e lets you word it anew. Tab goes from text to text.",
    "wording": "F2 keeps what stands here, Esc goes back. ^r tells what is said of underlined words. F4 puts another "
    "wording of the paragraph into the box, and ^z brings back what stood there. With nothing in the box the paragraph "
    "is taken out.",
    "your_words": "What you worded by hand and wants a look. Enter on a paragraph out of step shows what the answers "
    "say now, your wording and the earlier version; on one that you took out it brings it back.",
    "versions": "A version is a copy of the draft as it was, with a name. It never changes. Enter tells in words what "
    "is different now; r reads it. It stays on this computer, apart from the draft.",
    "returned": "What is different in the file. [x] is taken into the draft, [ ] is not; Space changes it, Enter shows "
    "both texts. F2 takes all that is marked, as one step. Nothing is taken out of the draft unless you mark it. c "
    "takes codes in the place of the names that come with it.",
    "filled": "What a form holds that was filled in by hand in Word. Tables become rows, the front sheet answers, "
    "the text of each box paragraphs of your own. F2 starts a draft with all of it; Enter reads a text whole.",
    "difference": "What the draft says, what the file says, and what stood there before. t takes the file's, l leaves "
    "the draft's. Where both were changed, it is out of step then: word it yourself under Your own wording.",
    "changed": "What is different in the text, in rows and in answers. Enter goes there.",
    "export": "A working copy has notes and gaps; a submission copy is for the board, and is refused while something "
    "must be mended, unless you give a reason.",
    "criterion": "What the tool found for and against this criterion. Its suggestion is only a suggestion: you decide.",
    "amend": "The terms as they stand; below, the one under the cursor with all that refers to it. r, s, m and w are "
    "for what the board amends; you see what would change before it does. A slip of your own is mended in the table.",
    "foretold": "Nothing is changed yet. Each line is an answer that names what you amend, with what it would name: "
    "mark a line, press digits. A heading line is for all below it. F2 does it, one step of undo.",
    "paste": "Paste the list from the board's letter as it is. Numbers are kept as they stand there. What belongs to "
    "no term is shown at the end and left out. Pasted again, a new version changes the terms that have its numbers.",
    "two_boxes": "Tab goes from box to box. F2 goes on, Esc goes back and changes nothing.",
    "ticks": "Space ticks, Enter or F2 uses what is ticked. The last line is for none of them.",
    "mend": "Words that something is said about are underlined while you type: a spelling, a name, a remark. ^r in "
    "the box tells what, one after another, and offers what to write instead. Nothing is changed unless you choose it.",
    "review": "You are the countersigning person. Nothing you do here changes the author's text. [!] marks a criterion "
    "whose passages changed since you read them: judge it again. Sign when all is judged and no point is open.",
    "judge": "Your own judgement first: Y, N or P, the last two with a comment. Enter shows what is to be read for it. "
    "The author's verdict and the tool's suggestion come after yours, or with a.",
    "points": "What was sent back. The author answers each, done or not done because; the one who countersigns closes "
    "it. A point whose passage changed says so.",
    "submissions": "Each sending to the board, with a frozen copy beside the draft that nobody changes. Enter tells in "
    "words what is different since. The front sheet's days follow.",
    "page": "To be read only. Where passages are shown in a review, Enter sends a point back about one.",
    "remark": "What a check found. Mend it, or set it aside with a reason.",
}
ALWAYS = (
    ("Saving", "Everything is kept as you type. ^s writes the file now. Nothing leaves this computer."),
    ("Undo", "^z takes back typing, then answers one after another; ^y does them again. Going back loses nothing."),
    ("No F keys?", "^g is the same as F2. ^p lists every function by name. On a Mac laptop hold Fn with the F keys."),
    ("Copying", "Select with Shift and the arrow keys, then ^c, ^x, ^v. Shift with the mouse is the terminal's own."),
    ("Colours", "^p, then: Light, dark or high contrast. No meaning stands in a colour alone."),
    ("Screen reader", "imrassist talk does the same, line by line, in plain sentences."),
    ("Odd characters", "If the screen is disturbed after a lost connection, leave with ^q and type: reset"),
    ("Leaving", "^q. Next time you are back at the same question."),
)


class HelpScreen(Dialog[None]):
    """A page to read."""

    CSS_PATH = "help.tcss"

    def __init__(self, topic: str, commands: Sequence[Command], asked: Asked | None) -> None:
        super().__init__()
        self._topic, self._commands, self._asked = topic, commands, asked

    def compose(self) -> ComposeResult:
        """One list of lines."""
        with Vertical(id="box"):
            yield Bar("Help", "Esc goes back; arrow keys move", id="title")
            yield Lines(self._items(), id="pages")

    def on_mount(self) -> None:
        """The arrow keys move it."""
        self.query_one("#pages").focus()

    def action_help(self) -> None:
        """F1 again closes it."""
        self.action_close()

    def _items(self) -> list[Item]:
        parts: list[tuple[str, str]] = []
        if self._asked:
            asked = self._asked
            parts += [
                ("This question", asked.ask),
                ("What to write", asked.help),
                ("How", KINDS.get(asked.kind, "")),
                ("Example", asked.example),
                ("Why we ask", asked.why),
                ("Here because", asked.when_why),
                ("Guidance", asked.guide),
            ]
        if self._topic in SCREENS:
            parts.append(("This screen", SCREENS[self._topic]))
        items = [Item(text=text, mark=head, indent=16) for head, text in parts if text]
        items.append(Item(text=""))
        items.extend(Item(text=each.name, mark=each.key or "  (^p)", indent=16) for each in self._commands)
        items.append(Item(text=""))
        items.extend(Item(text=text, mark=head, indent=16) for head, text in ALWAYS)
        return items
