# make check: all that must hold before a change goes in. make bench: how fast it is, beside the anchors.
# make fuzz-checks: 10,000 changes in a row, what is remembered held against a fresh look; half an hour.
# On Windows, run the lines below one by one with .venv\Scripts\python in place of $(PYTHON); docs/building.md lists them.

PYTHON ?= $(shell if [ -x .venv/bin/python ]; then echo .venv/bin/python; else echo python3; fi)

.PHONY: check format lint types floors forms test bench fuzz-checks

check: format lint types floors forms test

format:
	$(PYTHON) -m ruff format --check .

lint:
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

floors:
	$(PYTHON) -c "from importlinter.cli import lint_imports_command as floors; floors()" --no-cache

forms:
	$(PYTHON) -m imrassist lint

test:
	$(PYTHON) -m pytest -n auto --dist worksteal

bench:
	$(PYTHON) -m bench

fuzz-checks:
	IMRASSIST_EDITS=10000 $(PYTHON) -m pytest tests/checks/test_incremental.py
