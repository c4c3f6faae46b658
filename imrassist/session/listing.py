"""Listing: the board's lists of codes and abbreviations, taken into the key and the draft after a look at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from imrassist.errors import ImrError
from imrassist.model.acts import Answered
from imrassist.model.answer import Answer, Place
from imrassist.privacy.folding import fold
from imrassist.privacy.key import Entry, Key
from imrassist.session.left_behind import LeftBehind
from imrassist.session.values import Changed

ABBREVIATIONS = "board_abbreviations"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesTaken:
    """What a list of codes would do, or did. Quotes no name."""

    key: Key
    """The key as it becomes."""
    new: tuple[str, ...] = ()
    """Codes of those who were not in the key."""
    recoded: tuple[tuple[str, str, int], ...] = ()
    """Old code, new code, and how often the old one stands in the draft."""
    same: int = 0
    """Entries that had this code already."""
    unread: tuple[str, ...] = ()
    """Rows that were not taken, in sentences."""

    def told(self) -> list[str]:
        """All of it in sentences."""
        lines = [f"{old} becomes {new}; it stands {_times(times)} in the draft." for old, new, times in self.recoded]
        if self.new:
            lines.append(f"New in the key: {', '.join(self.new)}.")
        if self.same:
            lines.append(f"{self.same} {'has' if self.same == 1 else 'have'} the board's code already.")
        return [*lines, *self.unread] or ["The list holds no codes."]


class Listing(LeftBehind):
    """Taking in the board's lists."""

    def look_at_codes(self, rows: Sequence[Sequence[str]]) -> CodesTaken:
        """What the board's list of codes would change in the key and in the draft; changes nothing."""
        from imrassist.privacy.board_list import codes_of

        read = codes_of(rows)
        key, new, pairs, same = self.keyring.key, [], [], 0
        for each in read.codes:
            entry = next((e for e in key.entries if fold(each.real) in {fold(form) for form in e.all_forms}), None)
            if entry is None:
                entry = Entry(
                    id=f"key-{self.fresh_id()}", code=each.code, kind=each.kind, real=each.real, forms=each.forms,
                    sex=each.sex, title=each.title,
                )  # fmt: skip
                new.append(each.code)
            elif entry.code == each.code and not entry.provisional:
                same += 1
                continue
            else:
                if entry.code != each.code:
                    pairs.append((entry.code, each.code))
                entry = replace(entry, code=each.code, provisional=False, forms=(*entry.forms, *each.forms))
            key = key.with_entry(entry)
        counts = self._counts_of([old for old, _ in pairs])
        unread = [why for _, why in read.unread]
        twice = Counter(" ".join(entry.code.split()).casefold() for entry in key.entries)
        clash = [entry.code for entry in key.entries if twice[" ".join(entry.code.split()).casefold()] > 1]
        unread += [f"Two entries would have the code {code}: change one of them first." for code in sorted(set(clash))]
        return CodesTaken(
            key=key,
            new=tuple(new),
            recoded=tuple((old, code, counts[old]) for old, code in pairs),
            same=same,
            unread=tuple(unread),
        )

    def take_codes(self, taken: CodesTaken) -> Changed:
        """Writes the key as it was looked at, and the new codes in every text. Raises ImrError, changing nothing, when
        two people would share a code, or the key cannot be written.
        """
        codes = [" ".join(entry.code.split()).casefold() for entry in taken.key.entries]
        if len(codes) != len(set(codes)):
            raise ImrError("the board's list", "Two entries would have one code.", "Change one of them first.")
        self.keyring.change(taken.key)
        return self.recode([(old, new) for old, new, _ in taken.recoded])

    def entry_of(self, code: str) -> Entry:
        """Who has this code. Raises ImrError when nobody has."""
        entry = self.keyring.key.by_code(code)
        if entry is None:
            raise ImrError("the key", "Nobody in it has that code.", "Look at the codes with: imrassist key show.")
        return entry

    def give_code(self, entry: Entry, code: str) -> list[str]:
        """Gives somebody the board's code, in the key and in every text; what that did, in sentences.

        Raises ImrError when somebody else has it, or the key cannot be written.
        """
        code = " ".join(self.clean(code)[0].split())
        counts = self._counts_of([entry.code])
        self.keyring.amend(replace(entry, code=code, provisional=False))
        self.recode([(entry.code, code)])
        return [f"{entry.code} becomes {code}; it stands {_times(counts[entry.code])} in the draft."]

    def revoke_decision(self, number: int) -> None:
        """Takes a decision back, by its number from 1. Raises ImrError when there is none of this number."""
        if not 1 <= number <= len(self.keyring.key.decisions):
            raise ImrError("the key", "There is no decision of this number.", "Look at them with: imrassist key show.")
        self.keyring.change(self.keyring.key.revoked(number - 1))

    def abbreviations(self) -> tuple[tuple[str, str], ...]:
        """The board's standard abbreviations, with what they stand for."""
        from imrassist.privacy.board_list import abbreviations_of

        place = self._abbreviations_at()
        answer = self.draft.answer(place) if place else None
        text = answer.value if answer and isinstance(answer.value, str) else ""
        return abbreviations_of([(line,) for line in text.split("\n")])

    def take_abbreviations(self, rows: Sequence[Sequence[str]], *, dry_run: bool = False) -> list[str]:
        """Puts the abbreviations of a list with those that are there; what that did, in sentences.

        Raises ImrError when the form has no place for them.
        """
        from imrassist.privacy.board_list import abbreviations_of
        from imrassist.privacy.spelt_out import bare

        place = self._abbreviations_at()
        if place is None:
            raise ImrError("this form", "It has no list of the board's abbreviations.", "Spell them out.")
        there = dict(self.abbreviations())
        known = {bare(short) for short in there}
        new = [(short, long) for short, long in abbreviations_of(rows) if bare(short) not in known]
        if not new:
            return ["The list holds no abbreviation that is not there already."]
        if not dry_run:
            answer = self.draft.answer(place)
            before = str(answer.value).rstrip("\n") if answer and answer.value else ""
            lines = [f"{short} - {long}" if long else short for short, long in new]
            value = Answer(value="\n".join(filter(None, [before, *lines])))
            self.do(Answered(place=place, answer=value), "taking in the board's abbreviations")
        names = ", ".join(short for short, _ in new)
        return [f"{len(new)} abbreviation{'' if len(new) == 1 else 's'} put on the board's list: {names}."]

    def glance(self) -> list[tuple[str, list[str]]]:
        """The report with real names in the place of codes: title and paragraphs of each section. Kept nowhere."""
        from imrassist.privacy.recode import recoded

        names = [(entry.code, entry.real) for entry in self.keyring.key.entries]
        found = []
        for section in self.report().sections:
            texts = [block.text for block in section.blocks if block.text]
            texts += [
                "  ".join(" ".join(cell.paragraphs) for cell in line.cells if cell.paragraphs)
                for block in section.blocks
                if block.grid
                for line in block.grid.lines
            ]
            title = self.form.section(section.id).heading or self.form.section(section.id).title
            found.append((title, [recoded(text, names) for text in texts if text]))
        return found

    def _abbreviations_at(self) -> Place | None:
        question = self.form.by_role(ABBREVIATIONS)
        return Place(question.id) if question else None

    def _counts_of(self, codes: Sequence[str]) -> Counter[str]:
        from imrassist.checks.naming import texts_of
        from imrassist.privacy.recode import standing

        counts: Counter[str] = Counter()
        if codes:
            for each in texts_of(self.form, self.draft):
                if each.part != "base":
                    counts.update(standing(each.text, codes))
        return counts


def _times(times: int) -> str:
    return "nowhere" if not times else "once" if times == 1 else f"{times} times"
