"""Widgets: they are given values and post messages, and know neither app nor session."""
