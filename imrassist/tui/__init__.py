"""The full-screen app: home, interview, binder, section text, forms, export and help."""

import os

from imrassist.tui.garbage import seldom

# Textual reads its variables while it is imported. None of them may write the screen, a log or a
# debugging stream anywhere, or press keys, because the screen holds the draft.
for _name in [name for name in os.environ if name.startswith("TEXTUAL") and not name.startswith("TEXTUAL_SNAPSHOT")]:
    if _name != "TEXTUAL_COLOR_SYSTEM":
        del os.environ[_name]

# Starting makes some hundred thousand objects, nearly all of which stay. Looking through them again and again
# for garbage takes a tenth of the time until the first question; so it is done less often.
seldom()
