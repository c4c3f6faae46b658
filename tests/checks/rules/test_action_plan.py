"""Actions that are several in one."""

from __future__ import annotations

import pytest

from tests.checks.drafts import draft, raised


def several(text: str) -> bool:
    return "action_plan.several_actions" in raised(draft(actions=[{"action_text": text}]))


@pytest.mark.parametrize(
    "text",
    ["Review the policy and train all nurses.", "Publish a rota, then audit it.", "Write a policy.\nPublish it.",
        "Hold a meeting; agree a date"],
)  # fmt: skip
def test_two_things_to_do_are_two_actions(text: str) -> None:
    assert several(text)


@pytest.mark.parametrize(
    "text",
    ["Publish a rota that covers leave and sickness.", "Train nurses and midwives.",
        "Audit twenty files to test the plan.", ""],
)  # fmt: skip
def test_one_thing_to_do_with_several_objects_is_one(text: str) -> None:
    assert not several(text)
