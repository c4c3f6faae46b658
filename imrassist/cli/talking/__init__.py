"""The line mode: the same interview, one plain sentence a line."""
