"""Light, dark and high contrast: the colours, none of which carries a meaning of its own."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="dark",
    primary="#7aa2c8",
    secondary="#9ab8d0",
    accent="#8fd0e8",
    warning="#ffc66d",
    error="#ff8f80",
    success="#9fd89f",
    foreground="#e6e6e6",
    background="#161a1f",
    surface="#1f252c",
    panel="#28303a",
    dark=True,
    variables={"tone-quiet": "#a3adb8", "tone-warn": "#ffc66d", "tone-head": "#8fd0e8"},
)
LIGHT = Theme(
    name="light",
    primary="#1f5f99",
    secondary="#3b6d94",
    accent="#0b5394",
    warning="#8a4b00",
    error="#a4161a",
    success="#1e6b2e",
    foreground="#1c1c1c",
    background="#fbfbf8",
    surface="#f0f0ea",
    panel="#e4e4dc",
    dark=False,
    variables={"tone-quiet": "#57606a", "tone-warn": "#8a4b00", "tone-head": "#0b5394"},
)
CONTRAST = Theme(
    name="high-contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ffff00",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    text_alpha=1.0,
    variables={
        "text-muted": "#ffffff",
        "text-disabled": "#ffffff",
        "tone-quiet": "#ffffff",
        "tone-warn": "#ffff00",
        "tone-head": "#ffff00",
    },
)
THEMES = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST)}
NAMES = {"dark": "dark", "light": "light", "high-contrast": "high contrast"}
