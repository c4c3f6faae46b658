"""How fast imrassist is, each figure beside its anchor and measured in turn with it: `python -m bench`."""
