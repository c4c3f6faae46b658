"""Our own files: the draft, written whole or not at all; journal, undo, backups and lock; recovery."""
