"""Why a thing is found, one sentence each. No sentence quotes a text or a key."""

from __future__ import annotations

from collections.abc import Collection

from imrassist.privacy.forms import MIDDLE, OTHER, SHORT
from imrassist.privacy.likeness import SAME

COUPLE = "Two titles stand before a surname of the key."
WHOLE = "It is the whole name of somebody in the key."
MISSPELT = "It is close to the whole name of somebody in the key, so it may be misspelt."
TURNED = "It is the name of somebody in the key with the surname first."
INITIAL_SURNAME = "It is the initial and the surname of somebody in the key."
FIRST_INITIAL = "It is the first name and an initial of somebody in the key."
INITIALS = "These are the initials of somebody in the key."
FAMILY = "It is the surname of a family in the key."
PLACE = "It is an address of the key."
PLACE_ALIKE = "It is close to an address of the key, so it may be misspelt or shortened."
ORGANISATION = "It is a school, surgery or other organisation of the key."
ORGANISATION_ALIKE = "It is close to an organisation of the key, so it may be misspelt or shortened."


def of_single(grade: int, roles: Collection[int], *, titled: bool) -> str:
    """Why one name alone is somebody of the key."""
    if grade != SAME:
        return "It is close to a name of the key, so it may be misspelt."
    if titled:
        return "It is a surname of the key, with a title."
    if set(roles) == {SHORT}:
        return "It is a short form of a name of the key."
    if set(roles) <= {OTHER, SHORT, MIDDLE}:
        return "The key holds it as another form of a name."
    return "It is a name of the key."
