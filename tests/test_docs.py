"""The manual is true: every command, option, exit status and key stands in it, every link leads somewhere."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import click
import pytest

from imrassist.cli import exits
from imrassist.cli.main import COMMANDS, commands
from tests.manual import DOCS
from tests.manual import PAGES as WRITTEN

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
README = (ROOT / "README.md").read_text("utf-8")
CONTRACTS = (ROOT / "docs" / "contracts.md").read_text("utf-8")
FIRST = "python3 -m venv .venv && .venv/bin/python -m pip install -e '.[dev]' && .venv/bin/python -m imrassist demo"
SECOND = ".venv/bin/python -m pytest"
WINDOWS = (
    'py -m venv .venv; .venv\\Scripts\\python -m pip install -e ".[dev]"; .venv\\Scripts\\python -m imrassist demo'
)


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of one language in a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as they are made on the web."""
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_begins_with_the_commands_that_install_and_test_it() -> None:
    shell = [block.strip() for block in blocks(README, "sh")]
    assert shell[0] == FIRST
    assert shell[1] == "uv run imrassist demo"
    assert shell[2] == SECOND
    assert blocks(README, "powershell")[0].strip() == WINDOWS


@pytest.mark.parametrize("page", [README, CONTRACTS], ids=["README", "contracts"])
def test_every_command_stands_in_the_manual(page: str) -> None:
    assert COMMANDS
    assert [name for name in COMMANDS if f"`imrassist {name}" not in page] == []


def test_no_command_stands_in_the_manual_that_is_not_there() -> None:
    named = {name for page in (README, CONTRACTS) for name in re.findall(r"`imrassist ([a-z]+)", page)}
    assert named - set(COMMANDS) == set()


def test_every_option_of_every_command_stands_in_the_contracts() -> None:
    context = click.Context(commands)
    missing = []
    for name in (*COMMANDS, "open"):
        command = commands.get_command(context, name)
        assert command is not None
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                missing += [f"{name} {o}" for o in parameter.opts[:1] if not re.search(rf"{o}\b", CONTRACTS)]
    assert missing == []


@pytest.mark.parametrize("page", [README, CONTRACTS], ids=["README", "contracts"])
def test_every_exit_status_stands_in_the_manual(page: str) -> None:
    statuses = {value for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)}
    assert statuses == {0, 1, 2, 3, 70, 130}
    told = page[page.index("status") :]
    assert [each for each in sorted(statuses) if not re.search(rf"\b{each}\b", told)] == []


@pytest.mark.parametrize("name", WRITTEN)
def test_the_pages_written_from_the_program_are_up_to_date(name: str) -> None:
    # To write them anew: python -m tests.manual
    assert (DOCS / name).read_text("utf-8") == WRITTEN[name]()


def test_every_key_of_the_readme_is_one_of_the_program() -> None:
    page = WRITTEN["keys.md"]()
    table = README[README.index("### Keys") : README.index("## Where your files are")]
    told = [
        key for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)[2:] for key in re.split(r", | \(or |\)", row)
    ]
    assert len(told) > 10
    assert [key for key in told if key and not re.search(rf"{re.escape(key)}\b", page)] == []


def test_every_link_leads_somewhere() -> None:
    broken = []
    for path in PAGES:
        text = path.read_text("utf-8")
        for target in re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", text):
            file, _, anchor = target.partition("#")
            if "://" in target:
                continue
            there = (path.parent / file).resolve() if file else path
            lost = not there.exists() or (anchor and anchor not in anchors(there.read_text("utf-8")))
            broken += [f"{path.relative_to(ROOT).as_posix()}: {target}"] if lost else []
    assert broken == []


def test_every_snippet_is_sound() -> None:
    for path in PAGES:
        text = path.read_text("utf-8")
        for snippet in blocks(text, "json"):
            json.loads(snippet)
        for snippet in blocks(text, "toml"):
            # A page may list the keys of a table in a comment only; what is no comment must be TOML.
            tomllib.loads(re.sub(r"\.\.\.(?=\s*[#\n\]])", '"..."', snippet))
    assert blocks(CONTRACTS, "json")


def test_the_windows_page_names_each_step_of_make_check() -> None:
    page = (ROOT / "docs" / "building.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    steps = [line.strip().replace("$(PYTHON)", "python") for line in makefile.splitlines() if line.startswith("\t")]
    assert len(steps) > 5
    assert [step for step in steps if step not in page] == []
