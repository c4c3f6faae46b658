"""What a template was filled with is read from its words again, whatever the form puts before them."""

from __future__ import annotations

import pytest

from imrassist.intake.unfill import unfill

REASON = "{who} was not seen, {why|because}."
HOW = "{who} was seen.< {how|nil|lead:How this was done:|sentence}>"


@pytest.mark.parametrize(
    ("template", "text", "found"),
    [
        (REASON, "Mr B was not seen, because he was ill.", {"who": "Mr B", "why": "he was ill"}),
        (REASON, "Child B was not seen, for this reason: too young.", {"who": "Child B", "why": "too young"}),
        (HOW, "Mr A was seen. How this was done: by letter.", {"who": "Mr A", "how": "by letter."}),
        (HOW, "Mr A was seen. He wrote twice.", {"who": "Mr A", "how": "He wrote twice."}),
        (HOW, "Mr A was seen.", {"who": "Mr A"}),
        ("{role|voice:I am/The author is} in the line of {agency}.", "I am in the line of X.", {"agency": "X"}),
        ("On< {day|doubt:or about}> {day|longdate}, it was {what}.", "On or about 3 May 2009, it was late.",
         {"day": "3 May 2009", "what": "late"}),
        ("{day|agree:was/were} seen", "was seen", None),
        (REASON, "Mr B was seen.", None),
    ],
)  # fmt: skip
def test_a_text_gives_back_what_it_was_filled_with(template: str, text: str, found: dict[str, str] | None) -> None:
    assert unfill(template, text) == found
