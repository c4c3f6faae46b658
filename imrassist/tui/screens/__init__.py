"""Screens: they forward what the widgets say to the session, and show what comes back."""
